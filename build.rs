//! Compiles the program anew when a file is added to the built-in theme, which it holds.

fn main() {
    println!("cargo::rerun-if-changed=themes/press");
}
