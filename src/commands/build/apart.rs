//! Keeps the output folder apart from the site.

use std::path::{Path, PathBuf, absolute};

use anyhow::bail;

/// Refuses an output folder that holds the site, or is where its content is read.
pub(in crate::commands) fn stand_apart(site: &Path, out: &Path) -> anyhow::Result<()> {
    let real = |path: &Path| -> anyhow::Result<PathBuf> {
        let path = absolute(path)?;
        // What does not exist yet is below something that does, perhaps behind a symbolic link.
        let known = path
            .ancestors()
            .find_map(|above| Some((above, above.canonicalize().ok()?)));
        Ok(match known {
            Some((above, real)) => real.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
            None => path,
        })
    };
    let (site, out) = (real(site)?, real(out)?);
    if site.starts_with(&out) {
        bail!(
            "the output folder {} contains the site itself; choose another with --out",
            out.display()
        );
    }
    if out.starts_with(site.join("content")) {
        bail!(
            "the output folder {} is inside the content folder; choose another with --out",
            out.display()
        );
    }
    Ok(())
}
