//! What every page has around its own matter: the site's name and menu, the page's title and
//! addresses.

use serde::Serialize;
use tera::{Context, Value};

use super::super::Press;
use super::super::words::Words;
use super::ld::script;
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::docket::{Crawlers, Node};
use crate::link::Catalog;
use crate::plan::{Feed, FeedFormat, FeedPart, Plan, Scope, Url};
use crate::time::Date;

/// The longest description of a page, in characters.
pub(in crate::render) const DESCRIPTION: usize = 200;

/// The site, as every page shows it.
#[derive(Debug, Serialize)]
struct Site<'a> {
    /// Its name.
    title: &'a str,
    /// What it is, in a sentence or two.
    description: Option<&'a str>,
    /// Its language, BCP 47.
    lang: &'a str,
    /// The direction of its language: `ltr` or `rtl`.
    direction: &'static str,
    /// A line for every page: who publishes this.
    notice: Option<&'a str>,
    /// Under which terms its contents may be used.
    license: Option<&'a str>,
    /// Whom to write to.
    contact: Option<&'a str>,
    /// Where `contact` leads: an address of mail or of the web; none for other words.
    contact_url: Option<String>,
    /// The past day whose record the site shows; none for the record of today.
    as_of: Option<When>,
    /// Whether its pages are for no index.
    noindex: bool,
    /// The address of the home page.
    home: String,
    /// The address of the list of dockets.
    dockets: String,
    /// The address of the list of parties.
    parties: String,
    /// The address of the list of authorities; none where nothing is cited.
    authorities: Option<String>,
    /// The address of the page on what is on file and what is not.
    coverage: String,
    /// The address of the page for searching.
    search: String,
    /// The address of the folder of the theme's own files.
    assets: String,
    /// The address of the page of corrections; none where there are none.
    corrections: Option<String>,
    /// The address of the page of what was added recently.
    recent: String,
    /// The address of the feed of all filings; none where the site has none.
    feed: Option<String>,
    /// The free pages in their order, those in folders apart.
    pages: Vec<FrameLink<'a>>,
    /// The free pages in folders, such as the parts of a guide.
    further_pages: Vec<FrameLink<'a>>,
    /// `extra` of site.yaml.
    extra: Option<Value>,
}

/// A page that is named and led to.
#[derive(Debug, Serialize)]
pub(super) struct FrameLink<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub url: String,
}

/// What a page reports itself.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: Option<String>,
    /// Its address in full; none without `base_url`.
    pub canonical: Option<String>,
    /// The address of the feed of what it shows; none without `base_url`.
    pub feed: Option<String>,
    /// The address of the same feed as JSON Feed.
    pub json_feed: Option<String>,
    /// The entry of the menu that it belongs to: `home`, `dockets`, `parties`, `authorities`,
    /// `coverage`, `search`, or the address of a free page.
    pub section: String,
    /// Which kind of page it is: the name of its template without its ending.
    pub kind: String,
    /// The address of the page before it in a list or a record.
    pub previous: Option<String>,
    /// The address of the page after it.
    pub next: Option<String>,
    /// Its type in the Open Graph protocol.
    pub og_type: &'static str,
    /// What it tells machines, as the text of a JSON-LD script.
    pub ld: Option<String>,
    /// The same, thing by thing, until the page is rendered.
    #[serde(skip)]
    pub things: Vec<serde_json::Value>,
}

/// Converts what every page shows of the site.
pub(super) fn site(catalog: &Catalog, plan: &Plan, words: &Words) -> Value {
    let settings = catalog.settings();
    let href = |path: &str| Url::new(path).href(plan.links());
    let pages = |in_folder: bool| {
        let all = catalog.pages().iter().enumerate();
        all.filter(move |(_, page)| page.id.contains('/') == in_folder)
            .map(|(at, page)| FrameLink {
                title: &page.title,
                url: plan.page(at).href(plan.links()),
            })
            .collect()
    };
    Value::from_serializable(&Site {
        title: &settings.title,
        description: settings.description.as_deref(),
        lang: &settings.lang,
        direction: words.direction(),
        notice: settings.notice.as_deref(),
        license: settings.license.as_deref(),
        contact: settings.contact.as_deref(),
        contact_url: settings.contact.as_deref().and_then(contact_url),
        as_of: settings.as_of.map(|day| When::new(words, &Date::from(day))),
        noindex: settings.as_of.is_some() || settings.crawlers == Crawlers::None,
        home: href(""),
        dockets: href("dockets/"),
        parties: href("parties/"),
        authorities: (catalog.authorities().len() > 0).then(|| href("authorities/")),
        coverage: href("coverage/"),
        search: href("search/"),
        assets: "assets/".to_owned(),
        corrections: (!plan.corrections().is_empty()).then(|| href("corrections/")),
        recent: href("recent/"),
        feed: plan
            .has_feed(Scope::Site, FeedFormat::Atom)
            .then(|| href("feed.xml")),
        pages: pages(false),
        further_pages: pages(true),
        extra: extra(settings.extra.as_ref()),
    })
}

impl Frame {
    /// Makes the frame of a page in a section of the menu.
    pub(super) fn new(
        press: &Press<'_>,
        url: &Url,
        section: &str,
        title: impl Into<String>,
    ) -> Frame {
        Frame {
            title: title.into(),
            description: None,
            canonical: press.plan.absolute(url),
            feed: None,
            json_feed: None,
            section: section.to_owned(),
            kind: String::new(),
            previous: None,
            next: None,
            og_type: "website",
            ld: None,
            things: Vec::new(),
        }
    }

    /// Adds a description of the page; an empty one is none.
    pub(super) fn described(self, description: impl Into<String>) -> Frame {
        Frame {
            description: Some(description.into()).filter(|text| !text.is_empty()),
            ..self
        }
    }

    /// Adds the feeds of what the page lists, where the site has them.
    pub(super) fn fed(self, press: &Press<'_>, scope: Scope) -> Frame {
        Frame {
            feed: feed_of(press, scope, FeedFormat::Atom),
            json_feed: feed_of(press, scope, FeedFormat::Json),
            ..self
        }
    }

    /// Adds what the page tells machines of itself.
    pub(super) fn telling(mut self, things: impl IntoIterator<Item = serde_json::Value>) -> Frame {
        self.things.extend(things);
        self
    }

    /// Adds the addresses of the pages before and after it.
    pub(super) fn between(self, previous: Option<String>, next: Option<String>) -> Frame {
        Frame {
            previous,
            next,
            ..self
        }
    }

    /// Renders a template with the site, this frame, the way to the root, and the page's own matter
    /// under its noun.
    pub(super) fn render<V: Serialize>(
        mut self,
        press: &Press<'_>,
        template: &str,
        root: &str,
        (noun, view): (&'static str, &V),
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("site", press.rows().site());
        context.insert("look", press.theme.look());
        self.kind = template.trim_end_matches(".html").to_owned();
        self.ld = (!self.things.is_empty()).then(|| script(&self.things));
        context.insert("page", &self);
        context.insert("root", root);
        context.insert(noun, view);
        press.theme.render_with(template, &context)
    }
}

/// Returns the address of the latest feed of a scope, where the site has it.
pub(super) fn feed_of(press: &Press<'_>, scope: Scope, format: FeedFormat) -> Option<String> {
    let feed = Feed {
        scope,
        format,
        part: FeedPart::Latest,
    };
    let is_there = press.plan.has_feed(scope, format);
    is_there.then(|| {
        let url = press.plan.feed(press.catalog, &feed);
        url.href(press.plan.links())
    })
}

/// Converts a record's `extra` as it was typed.
pub(super) fn extra(node: Option<&Node>) -> Option<Value> {
    node.map(|node| match node {
        Node::Empty => Value::none(),
        Node::Bool(truth) => Value::from(*truth),
        Node::Text(text) => Value::from(text.as_str()),
        Node::List(list) => Value::from_serializable(
            &list
                .iter()
                .map(|node| extra(Some(node)))
                .collect::<Vec<_>>(),
        ),
        Node::Map(map) => {
            let map = map.iter().map(|(key, node)| {
                (
                    key.as_str().to_owned().into(),
                    extra(Some(node)).unwrap_or(Value::none()),
                )
            });
            Value::from(map.collect::<tera::Map>())
        }
    })
}

/// Returns where a contact leads, if it is an address and not other words.
fn contact_url(contact: &str) -> Option<String> {
    let one_word = !contact.contains(char::is_whitespace);
    match contact {
        _ if contact.starts_with("https://") || contact.starts_with("http://") => {
            Some(contact.to_owned())
        }
        _ if one_word && contact.contains('@') => Some(format!("mailto:{contact}")),
        _ => None,
    }
}
