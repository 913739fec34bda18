//! Addresses: what is where, and how one page leads to another.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// An address on the site, from its root and without a slash before it.
///
/// It ends with `/` for a page that is a folder's `index.html`, and is empty for the home page. It
/// holds names as they are, not percent-encoded: [`Url::href`] encodes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Url(String);

/// What must be encoded in a path, beyond what is no ASCII (RFC 3986, section 3.3).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'|')
    .add(b'\\')
    .add(b'\'')
    .add(b'&');

impl Url {
    /// Takes an address from the root, such as `dockets/to-2006-0299/`.
    pub fn new(path: impl Into<String>) -> Url {
        Url(path.into())
    }

    /// Returns the address of a folder below this one.
    pub fn folder(&self, name: &str) -> Url {
        let mut url = String::with_capacity(self.0.len() + name.len() + 1);
        url.push_str(&self.0);
        url.push_str(name);
        url.push('/');
        Url(url)
    }

    /// Returns the address of a file below this one.
    pub fn file(&self, name: &str) -> Url {
        let mut url = String::with_capacity(self.0.len() + name.len());
        url.push_str(&self.0);
        url.push_str(name);
        Url(url)
    }

    /// Returns the address of a page of a list whose first page is this one.
    pub fn leaf(&self, number: usize, naming: PageNaming) -> Url {
        match (number, naming) {
            (1, _) => self.clone(),
            (number, PageNaming::Folders) => self.folder(&number.to_string()),
            (number, PageNaming::Files) => self.file(&format!("page-{number}.html")),
        }
    }

    /// Returns the address as text, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the file of the published folder that is at the address.
    pub fn output_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.clone()
        }
    }

    /// Returns the address to be written after a page's way to the root, percent-encoded.
    pub fn href(&self, links: Links) -> String {
        match links {
            Links::Rooted => utf8_percent_encode(&self.0, PATH).to_string(),
            // A folder opened by double-click has no server that would find its index.html.
            Links::Relative => utf8_percent_encode(&self.output_path(), PATH).to_string(),
        }
    }

    /// Returns the way from this page to the site's root: `../../`, or `./` from a page that is
    /// there.
    pub fn to_root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// How the pages of a list are named that follow the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNaming {
    /// `2/` below the first.
    Folders,
    /// `page-2.html` next to the records whose folders are there.
    Files,
}

/// How one page leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// From the host's root, under the path of `base_url`.
    Rooted,
    /// From page to page, so that the folder works wherever it lies.
    Relative,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_the_root_and_a_folder_its_index() {
        let page = Url::new("dockets/a/");
        assert_eq!(page.to_root(), "../../");
        assert_eq!(Url::new("").to_root(), "./");
        assert_eq!(page.href(Links::Relative), "dockets/a/index.html");
        assert_eq!(
            page.file("a b.pdf").href(Links::Rooted),
            "dockets/a/a%20b.pdf"
        );
    }
}
