//! 4. Render: an item of the plan becomes its content. Nothing here touches the disk but the
//!    theme's loading.

mod download;
mod drafts;
mod feed;
mod headers;
mod markdown;
mod package;
mod prose;
mod reading_list;
mod redirects;
mod robots;
mod search;
mod sitemap;
#[expect(
    clippy::disallowed_methods,
    reason = "a theme is read from its folder once"
)]
mod theme;
mod view;
mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use download::{FilingLines, write_row};
pub use package::{Package, package};
pub use theme::{Theme, built_in_sources};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::Catalog;
use crate::plan::{HostFile, Item, Plan, Url};
use prose::Places;
use search::SearchIndex;
use view::{KeptRows, Rows};

/// What is at an address once it is rendered.
#[derive(Debug)]
pub enum Content<'p> {
    /// Bytes that were made.
    Made(Vec<u8>),
    /// A file that is to be copied as it is.
    Copy(PathBuf),
    /// Lines that are made one after another.
    Lines(FilingLines<'p>),
    /// Files that are made one after another and packed into one archive.
    Packed(Package<'p>),
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
    kept: Arc<KeptRows>,
    places: Arc<Places>,
    index: Arc<OnceLock<SearchIndex>>,
}

/// What a press converted once. It borrows nothing, and so can be kept next to what it was made of.
pub struct Forme {
    kept: Arc<KeptRows>,
    places: Arc<Places>,
    index: Arc<OnceLock<SearchIndex>>,
}

impl<'a> Press<'a> {
    /// Makes a press ready: what many pages show is converted once.
    pub fn new(
        catalog: &'a Catalog,
        plan: &'a Plan,
        theme: &'a Theme,
        root: &'a Path,
    ) -> Press<'a> {
        let mut forme = Forme::new(catalog);
        // Many threads print: none of them is to wait for another to gather the words.
        forme.index = Arc::new(SearchIndex::new(catalog, plan, theme.words()).into());
        Press::of(catalog, plan, theme, root, &forme)
    }

    /// Makes a press of a forme that was set before, from the same catalog, plan and theme.
    pub fn of(
        catalog: &'a Catalog,
        plan: &'a Plan,
        theme: &'a Theme,
        root: &'a Path,
        forme: &Forme,
    ) -> Press<'a> {
        Press {
            catalog,
            plan,
            theme,
            root,
            kept: Arc::clone(&forme.kept),
            places: Arc::clone(&forme.places),
            index: Arc::clone(&forme.index),
        }
    }

    /// Returns what many pages show, each row made at the latest when it is asked for.
    fn rows(&self) -> Rows<'_> {
        Rows::new(&self.kept, self.catalog, self.plan, self.theme.words())
    }

    /// Returns the words of the site, gathered at the latest now.
    fn index(&self) -> &SearchIndex {
        self.index
            .get_or_init(|| SearchIndex::new(self.catalog, self.plan, self.theme.words()))
    }
}

impl Forme {
    /// Makes room for what many pages show. Each part of it is made when the first page asks for
    /// it.
    pub fn new(catalog: &Catalog) -> Forme {
        Forme {
            kept: Arc::new(KeptRows::new(catalog)),
            places: Arc::new(Places::new(catalog)),
            index: Arc::default(),
        }
    }
}

/// Puts words in the place of the marks of withheld text in front matter, in the language of the
/// site.
pub fn spell_marks(catalog: &mut Catalog, theme: &Theme) {
    catalog.spell_marks(&|reason| theme.words().redaction(reason));
}

/// Compares the words of each text with those of its page, and warns where one is lost. It is
/// docketpress that is wrong then, and the person who publishes the record has to know.
pub fn check_words(catalog: &Catalog, theme: &Theme) -> Vec<Diagnostic> {
    let documents = catalog.filings().filter_map(|(_, filed)| {
        let document = filed.filing.document()?;
        Some((&document.path, &document.body))
    });
    let dockets = catalog.dockets().filter_map(|(_, docket)| {
        let record = docket.record.as_ref()?;
        Some((&record.path, &docket.proceeding()?.prose))
    });
    let parties = catalog.parties().filter_map(|(_, party)| {
        let record = party.record.as_ref()?;
        Some((&record.path, &record.prose))
    });
    let pages = catalog.pages().iter().map(|page| (&page.path, &page.prose));
    let texts = documents.chain(dockets).chain(parties).chain(pages);
    let families = &catalog.settings().families;
    let mut found = Vec::new();
    for (path, prose) in texts {
        let missing = prose::missing_words(prose, families, theme.words());
        // Of the words of one line, the first is taken for all.
        let mut line = 0;
        for range in missing {
            if range.start < line {
                continue;
            }
            let rest = &prose.text[range.start..];
            line = range.start + rest.find('\n').unwrap_or(rest.len());
            let word = &prose.text[range.clone()];
            let place = prose.start + range.start..prose.start + range.end;
            let message = format!("the word `{word}` is not on the page of this text");
            let place = Place::Bytes(path.clone(), place);
            let code = Code::WordsLost;
            found.push(Diagnostic::warning(code, place, message).help(code.way_out()));
        }
    }
    found
}

/// Renders what is at an address. Fails where a template of the site's own does.
pub fn render<'p>(press: &'p Press<'p>, url: &Url, item: &Item) -> Result<Content<'p>, Diagnostic> {
    Ok(Content::Made(match item {
        Item::Page(page) => view::page(press, url, page)?,
        Item::Feed(feed) => feed::feed(press, url, feed)?,
        Item::Calendar(of) => download::calendar(press, *of),
        Item::Download(id, download) => download::download(press, *id, *download),
        Item::Markdown(id) => markdown::beside(press, url, *id),
        Item::ReadingList => reading_list::reading_list(press),
        Item::Sitemap(sitemap) => sitemap::sitemap(press, sitemap)?,
        Item::Search(file) => search::file(press, *file),
        Item::Host(HostFile::Headers) => headers::headers(press.plan),
        Item::Host(HostFile::Redirects) => redirects::redirects(press.plan),
        Item::Host(HostFile::Robots) => robots::robots(press),
        Item::Host(HostFile::NoJekyll) => Vec::new(),
        Item::Redirect(to) => view::redirect(press, url, to)?,
        Item::ThemeFile(name) => press.theme.file(name).to_vec(),
        Item::Filings => return Ok(Content::Lines(FilingLines::new(press))),
        Item::Package(id) => return Ok(Content::Packed(package(press, *id))),
        Item::File(path) => return Ok(Content::Copy(press.root.join(path.as_str()))),
    }))
}
