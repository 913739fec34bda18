//! Keys that a record does not have, and what their author may have meant.

use super::Fields;
use crate::diagnostic::{is_near, nearest};
use crate::docket::withholding::{self, Meant};
use crate::docket::{Access, Node};

impl<'a, 'r> Fields<'a, 'r> {
    /// Says how to put right a key that the table does not have. Whatever was to withhold something
    /// is never advised away.
    pub(super) fn help_with_key(&self, name: &str, node: &Node) -> Option<String> {
        let near = nearest(name, self.table.names()).map(|near| format!("did you mean `{near}`?"));
        let trimmed = name.trim();
        if trimmed.len() < name.len() && self.table.find(trimmed).is_some() {
            let help = "delete the no-break space, or other special space, next to the key";
            return Some(help.to_owned());
        }
        let withhold = |means: Option<Access>| match (self.table.find("access"), self.table.noun) {
            (Some(_), _) => withholding::proposal(means),
            (None, "a page" | "a party") => KEEP_OUT.to_owned(),
            (None, "site.yaml") => "write `access` in the record's own file".to_owned(),
            (None, _) => "write `access` at the top level of the front matter".to_owned(),
        };
        // A slip in such a key is put right in the key.
        let own = ["access", "draft", "public_title", "public_version"];
        let slip = own
            .iter()
            .find(|key| self.table.find(key).is_some() && is_near(name, &[key]));
        if let Some(key) = slip {
            return Some(format!("did you mean `{key}`?"));
        }
        match withholding::meant(name, node) {
            Meant::Withhold(access) => Some(withhold(Some(access))),
            Meant::Unclear => near.or_else(|| Some(withhold(None))),
            Meant::Nothing => near.or_else(|| {
                let own = "correct its spelling; keys of your own go below `extra`, and what \
                           withholds a record is `access`";
                self.table.find("extra").map(|_| own.to_owned())
            }),
        }
    }
}

/// What to do with a record of a kind that has no `access`.
const KEEP_OUT: &str = "to keep it out of the site, start its file name with `_`";

/// Returns whether an unknown key was meant to withhold: by its own words or by its value's.
pub(super) fn means_to_withhold(name: &str, node: &Node) -> bool {
    withholding::is_near_key(name) || withholding::meant(name, node) != Meant::Nothing
}
