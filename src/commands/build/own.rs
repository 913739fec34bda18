//! Files for hosts that a person keeps by hand in the output folder.

use std::path::Path;

use crate::plan::{HostFile, Plan, Url};
use crate::write::is_foreign;

/// Finds the files for hosts that someone else wrote. A person whose host needs more headers than
/// docketpress writes keeps their own list.
pub(super) fn find(out: &Path, plan: &Plan) -> anyhow::Result<Vec<HostFile>> {
    let mut own = Vec::new();
    for file in HostFile::ALL {
        if plan.item(&Url::new(file.name())).is_some() && is_foreign(out, file.name())? {
            own.push(file);
        }
    }
    Ok(own)
}

/// Says that these files were kept.
pub(super) fn tell(out: &Path, own: &[HostFile]) {
    for file in own {
        let advice = match file {
            HostFile::Headers => "; add the headers that the guide's page on withholding lists",
            HostFile::Redirects | HostFile::Robots | HostFile::NoJekyll => "",
        };
        let path = out.join(file.name());
        anstream::eprintln!("kept your own file {}{advice}", path.display());
    }
}
