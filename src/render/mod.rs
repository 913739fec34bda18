//! 4. Render: an item of the plan becomes its content. Nothing here touches the disk but the theme's loading.

mod download;
mod feed;
mod prose;
mod search;
mod theme;
mod view;
mod words;

use std::path::{Path, PathBuf};

pub use download::write_row;
pub use theme::Theme;

use crate::diagnostic::Diagnostic;
use crate::link::Catalog;
use crate::plan::{Item, Plan, Url};
use search::Index;
use view::Rows;

/// What stands at an address once it is rendered.
#[derive(Debug)]
pub enum Content {
    /// Bytes that were made.
    Made(Vec<u8>),
    /// A file that is to be copied as it is.
    Copy(PathBuf),
}

/// What rendering may look at.
pub struct Press<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The plan.
    pub plan: &'a Plan,
    /// The theme.
    pub theme: &'a Theme,
    /// The site's folder, for the files that are copied from it.
    pub root: &'a Path,
    rows: Rows,
    index: Index,
}

impl<'a> Press<'a> {
    /// Makes a press ready: what many pages show is converted once.
    pub fn new(
        catalog: &'a Catalog,
        plan: &'a Plan,
        theme: &'a Theme,
        root: &'a Path,
    ) -> Press<'a> {
        Press {
            catalog,
            plan,
            theme,
            root,
            rows: Rows::new(catalog, plan, theme.words()),
            index: Index::new(catalog, plan, theme.words()),
        }
    }
}

/// Renders what stands at an address. Fails where a template of the site's own does.
pub fn render(press: &Press<'_>, url: &Url, item: &Item) -> Result<Content, Diagnostic> {
    Ok(Content::Made(match item {
        Item::Page(page) => view::page(press, url, page)?,
        Item::Feed(scope) => feed::feed(press, url, *scope)?,
        Item::Download(id, download) => download::download(press, *id, *download),
        Item::Sitemap(sitemap) => feed::sitemap(press, sitemap)?,
        Item::Search(file) => search::file(press, *file),
        Item::Redirect(to) => view::redirect(press, url, to)?,
        Item::ThemeFile(name) => press.theme.file(name).to_vec(),
        Item::File(path) => return Ok(Content::Copy(press.root.join(path.as_str()))),
    }))
}
