//! The files of the built-in theme as readers load them: the parts of a file joined, without
//! comments and line ends.

use std::collections::BTreeMap;

/// Makes the published files of the built-in theme, by their names below `assets/`. A folder such
/// as `style/` holds the parts of one file, `style.css`, in the order of their names: one file is
/// one request.
pub(super) fn published(sources: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let files = joined(sources).into_iter().map(|(name, bytes)| {
        let bytes = smaller(&name, bytes);
        (name, bytes)
    });
    files.collect()
}

/// Joins the parts of files, with their comments and line ends.
pub(super) fn joined(sources: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut parts: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in sources {
        let name = whole(&path).unwrap_or_else(|| path.clone());
        parts.entry(name).or_default().insert(path, bytes);
    }
    let files = parts.into_iter().map(|(name, parts)| {
        let is_joined = !parts.contains_key(&name);
        let bytes = parts.into_values().collect::<Vec<_>>().join(&b'\n');
        let bytes = match is_joined && name.ends_with(".js") {
            true => one_function(&bytes),
            false => bytes,
        };
        (name, bytes)
    });
    files.collect()
}

/// Returns whether a file is a part of another, by its path in the theme's folder.
pub(super) fn is_part(path: &str) -> bool {
    whole(path).is_some()
}

/// Names the file that a part belongs to: `style.css` for `style/01-ground.css`.
fn whole(path: &str) -> Option<String> {
    let (folder, part) = path.split_once('/')?;
    let (_, kind) = part.rsplit_once('.')?;
    ["css", "js"]
        .contains(&kind)
        .then(|| format!("{folder}.{kind}"))
}

/// Makes one function of the parts of a script, so that their names are seen by one another and by
/// nothing else on the page.
fn one_function(parts: &[u8]) -> Vec<u8> {
    [b"\"use strict\";\n(() => {\n", parts, b"\n})();\n"].concat()
}

/// Leaves out the comments and line ends of a style sheet or a script.
fn smaller(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let text = str::from_utf8(&bytes).unwrap_or_default();
    let smaller = match name.rsplit_once('.') {
        Some((_, "css")) => minifier::css::minify(text).ok().map(|one| one.to_string()),
        Some((_, "js")) => minifier::js::minify(text).ok().map(|one| one.to_string()),
        _ => None,
    };
    smaller.map_or(bytes, String::into_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_in_the_order_of_their_names_and_whole_files_stay() {
        let sources: [(&str, &[u8]); 6] = [
            ("style/2-b.css", b"/* b */\nb { color: red }\n"),
            ("style/1-a.css", b"a { color: blue }\n"),
            ("find/2-use.js", b"use(\"it\");\n"),
            ("find/1-make.js", b"const use = alert; // a comment\n"),
            ("plain.js", b"let a = 1;\n"),
            ("icon.svg", b"<svg/>\n"),
        ];
        let files = published(
            sources
                .map(|(name, text)| (name.to_owned(), text.to_vec()))
                .into(),
        );
        let text = |name: &str| str::from_utf8(&files[name]).expect("it is text");
        assert_eq!(files.len(), 4);
        assert_eq!(text("style.css"), "a{color:blue}b{color:red}");
        assert_eq!(
            text("find.js"),
            "\"use strict\";(()=>{const use=alert;use(\"it\");})();"
        );
        assert_eq!(text("plain.js"), "let a=1;");
        assert_eq!(text("icon.svg"), "<svg/>\n");
    }
}
