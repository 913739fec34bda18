//! Tells by name what a build removed from the published folder.

use std::path::Path;

use super::count;
use crate::diagnostic::escaped;
use crate::write;

/// How many files are named on the terminal.
const SHOWN: usize = 20;

/// Where all are named, below the site's folder. Nothing in a folder that begins with a dot is ever
/// read or published.
const LIST: &str = ".docketpress/removed.txt";

/// Names the removed files, and counts those that may not be named. Of many, the terminal shows the
/// first ones, and a file has all.
pub(super) fn tell(site: &Path, (named, others): (Vec<String>, usize)) {
    for path in named.iter().take(SHOWN) {
        anstream::eprintln!("removed: {}", escaped(path));
    }
    let list = site.join(LIST);
    if named.len() > SHOWN {
        let more = named.len() - SHOWN;
        let kept = write::put_whole(&list.with_file_name(".gitignore"), b"*\n")
            .and_then(|()| write::put_whole(&list, (named.join("\n") + "\n").as_bytes()));
        match kept {
            Ok(()) => anstream::eprintln!("removed: {more} more (all are listed in {LIST})"),
            // A site's folder that cannot be written is no failure of a build.
            Err(_) => anstream::eprintln!("removed: {more} more"),
        }
    } else {
        // The list of an earlier build would be taken for that of this one.
        let _ = write::remove(&list);
    }
    if others > 0 {
        let files = count(others, "file");
        anstream::eprintln!(
            "removed: {files} not named here, because this site has withheld records or drafts"
        );
    }
}
