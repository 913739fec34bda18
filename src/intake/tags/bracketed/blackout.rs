//! Styles and classes that black a text out.

/// Classes by which people mark what is to be withheld. The other words are common in styles, and
/// hide a menu or a button.
pub(super) const CLASSES: [&str; 8] = [
    "blackout",
    "confidential",
    "nonpublic",
    "privileged",
    "proprietary",
    "sealed",
    "secret",
    "withheld",
];

/// Returns whether a style hides text, or writes it black on black. Cleaning takes the style away,
/// and the text stays.
pub(super) fn blacks_out(style: &str) -> bool {
    const HIDES: [&str; 5] = [
        "display:none",
        "visibility:hidden",
        "opacity:0;",
        "color:transparent",
        "font-size:0;",
    ];
    const BLACK: [&str; 4] = ["black", "#000;", "#000000", "rgb(0,0,0)"];
    let style = format!("{style};");
    let is_black = |name: &str| {
        let value = style.split(name).nth(1).unwrap_or("");
        BLACK.iter().any(|black| value.starts_with(black))
    };
    let on_black = is_black("background:") || is_black("background-color:");
    let written = style.replace("background-color:", "");
    HIDES.iter().any(|hides| style.contains(hides))
        || on_black
            && (!written.contains("color:")
                || is_black(";color:")
                || style.starts_with("color:black"))
}
