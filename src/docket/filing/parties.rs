//! The parties of a filing, by what each has to do with it.

use super::super::Mention;

/// The parties that a filing names, by what they have to do with it.
///
/// A record has mentions, and a catalog has what they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingParties<Name = Mention> {
    /// Who filed or sent it.
    pub filed_by: Vec<Name>,
    /// For whom the filer acts.
    pub on_behalf_of: Vec<Name>,
    /// To whom it is addressed.
    pub addressed_to: Vec<Name>,
    /// On whom it was served.
    pub served_on: Vec<Name>,
}

impl<Name> Default for FilingParties<Name> {
    fn default() -> FilingParties<Name> {
        FilingParties {
            filed_by: Vec::new(),
            on_behalf_of: Vec::new(),
            addressed_to: Vec::new(),
            served_on: Vec::new(),
        }
    }
}

impl<Name> FilingParties<Name> {
    /// Returns all lists, in the order of the guide.
    pub fn lists(&self) -> [&[Name]; 4] {
        let FilingParties {
            filed_by,
            on_behalf_of,
            addressed_to,
            served_on,
        } = self;
        [filed_by, on_behalf_of, addressed_to, served_on]
    }

    /// Makes the same of other names, list by list.
    pub fn map<Other>(&self, mut list: impl FnMut(&[Name]) -> Vec<Other>) -> FilingParties<Other> {
        FilingParties {
            filed_by: list(&self.filed_by),
            on_behalf_of: list(&self.on_behalf_of),
            addressed_to: list(&self.addressed_to),
            served_on: list(&self.served_on),
        }
    }
}
