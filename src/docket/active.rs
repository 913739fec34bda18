//! What a browser does with a published file, by its name: whether it may run what a stranger put
//! into it.

/// What a browser does with a file that it opens from the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// It shows or saves it, and runs nothing.
    Shown,
    /// It may run scripts in it, which could then read and change the site's own pages.
    Run,
    /// Hosts do not agree on its type, so a browser may guess that it is a web page.
    Guessed,
}

/// Endings that every host knows, and that no browser takes for a web page: documents, tables and
/// slides, ...
const SHOWN: [&[&str]; 5] = [
    &[
        "pdf", "doc", "docm", "docx", "dot", "dotx", "odt", "rtf", "txt", "wpd", "csv", "tsv",
        "xls", "xlsb", "xlsm", "xlsx", "ods", "ppt", "pptm", "pptx", "odp", "odg", "vsd", "mpp",
        "pub", "xps", "oxps", "epub", "ps", "eps", "ai",
    ],
    // ... mail and dates, ...
    &["eml", "ics", "vcf", "p7m", "p7s", "asc", "sig"],
    // ... pictures and drawings, ...
    &[
        "avif", "bmp", "gif", "heic", "heif", "ico", "jpeg", "jpg", "jpe", "png", "psd", "tif",
        "tiff", "webp", "dwg", "dxf", "kmz",
    ],
    // ... sound and film, ...
    &[
        "3gp", "aac", "aiff", "avi", "flac", "flv", "m4a", "m4v", "mid", "midi", "mkv", "mov",
        "mp3", "mp4", "mpeg", "mpg", "oga", "ogg", "ogv", "srt", "wav", "webm", "wma", "wmv",
    ],
    // ... data and archives.
    &[
        "json", "mdb", "7z", "bz2", "gz", "rar", "tar", "tgz", "xz", "zip",
    ],
];

/// Endings of what a browser may run: web pages, pictures that hold scripts, whatever is XML, and
/// scripts themselves.
const RUN: &[&str] = &[
    "html", "htm", "xhtml", "xhtm", "xht", "mht", "mhtml", "hta", "htc", "xml", "xsl", "xslt",
    "svg", "svgz", "rss", "atom", "rdf", "kml", "gpx", "gml", "mml", "mathml", "xul", "smi",
    "smil", "js", "mjs", "swf",
];

/// Endings of what a host may run before it answers. Some hosts do so wherever the ending is in
/// a name.
const RUN_BY_HOSTS: &[&str] = &[
    "shtml", "shtm", "stm", "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht", "phtml",
    "phar", "cgi", "pl", "asp", "aspx", "jsp",
];

/// Endings that say how a file is packed, where some hosts go by the ending before.
const PACKED: &[&str] = &["gz", "bz2", "xz"];

/// What a browser is to hear of every published file that it opens: not to run anything, and to
/// treat it as one of another site. Styles and pictures in the file itself are shown.
pub const FILE_POLICY: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Tells what a browser does with a file of that name. Where that is not certain, it is not
/// [`Opened::Shown`].
pub fn opened(name: &str) -> Opened {
    let mut endings = name.split('.').rev();
    let last = endings.next().unwrap_or(name);
    let is = |ending: &str, list: &[&str]| list.iter().any(|one| one.eq_ignore_ascii_case(ending));
    // Before the first dot is a name.
    let others: Vec<&str> = endings.collect();
    let Some((_, middle)) = others.split_last() else {
        return Opened::Guessed;
    };
    let by_hosts = |ending: &str| is(ending, RUN_BY_HOSTS);
    let inside = middle.first().filter(|_| is(last, PACKED));
    let runs = is(last, RUN) || inside.is_some_and(|ending| is(ending, RUN));
    if runs || by_hosts(last) || middle.iter().any(|ending| by_hosts(ending)) {
        return Opened::Run;
    }
    match SHOWN.iter().any(|list| is(last, list)) {
        true => Opened::Shown,
        false => Opened::Guessed,
    }
}

/// Returns whether readers should save a file of that name rather than open it from the site.
pub fn is_active(name: &str) -> bool {
    opened(name) != Opened::Shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_harmless_is_shown() {
        for (name, want) in [
            ("letter.pdf", Opened::Shown),
            ("Letter of Mar. 3.PDF", Opened::Shown),
            ("v1.2.docx", Opened::Shown),
            ("data.tar.gz", Opened::Shown),
            ("page.html", Opened::Run),
            ("PAGE.HTM", Opened::Run),
            ("map.svg", Opened::Run),
            ("map.svgz", Opened::Run),
            ("page.xhtml", Opened::Run),
            ("page.html.gz", Opened::Run),
            ("page.html.pdf", Opened::Shown),
            ("page.php.jpg", Opened::Run),
            ("php.jpg", Opened::Shown),
            ("html", Opened::Guessed),
            ("evil", Opened::Guessed),
            ("evil.", Opened::Guessed),
            ("evil.pdf ", Opened::Guessed),
            ("evil.html.en", Opened::Guessed),
            ("evil.2024", Opened::Guessed),
            ("web.config", Opened::Guessed),
        ] {
            assert_eq!(opened(name), want, "{name}");
        }
    }

    #[test]
    fn no_ending_is_on_two_lists() {
        for ending in SHOWN.into_iter().flatten() {
            assert!(
                !RUN.contains(ending) && !RUN_BY_HOSTS.contains(ending),
                "{ending}"
            );
        }
    }
}
