//! A filing: its record, its text, and everything that it is tied to.

use super::labels::heading_of;
use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::prose::{Around, TextHeading, first_words, plain, prose};
use super::super::words::direction_of;
use super::attachment::{AttachmentView, attachments};
use super::cite::cite_filing;
use super::closing::closing;
use super::frame::{DESCRIPTION, Frame, extra};
use super::head::dockets_step;
use super::ld;
use super::limits::{Limit, authority_url, limit};
use super::pdf_text::{PdfTextView, main_text, pdf_text};
use super::record::{Fact, FactList, FactValue};
use super::thread::{Thread, thread};
use super::ties::{Tie, TieGroup, groups, notices};
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::docket::{Document, Signature};
use crate::law::Authority;
use crate::link::{Cited, Filed, FilingId, Referent};
use crate::plan::Url;
use crate::text::html;
use crate::time::DatePlace;

/// A filing's page.
#[derive(Debug, Serialize)]
struct FilingView<'a> {
    /// The filing, as a document's row.
    row: Value,
    /// Its docket, as a docket's row; none outside every docket.
    docket: Option<Value>,
    /// That its docket is closed, where it is.
    closing: Option<String>,
    /// The language of its text, where it is not the site's.
    lang: Option<&'a str>,
    /// The direction of that language: `ltr` or `rtl`.
    direction: Option<&'static str>,
    /// Its record.
    facts: Vec<Fact>,
    /// That it is not part of the record, where it is not.
    standing: Option<&'a str>,
    /// What a reader must know first: what took its place, or what it took the place of.
    notices: Vec<Tie>,
    /// One or two sentences.
    summary: Option<&'a str>,
    /// Its text, as HTML; empty where there is none.
    html: String,
    /// The text of its PDF, where it has no text of its own.
    pdf_text: Option<PdfTextView<'a>>,
    /// The headings of its text, where there are four or more.
    outline: Vec<TextHeading>,
    /// What comes with it.
    attachments: Vec<AttachmentView<'a>>,
    /// The address of the filing as Markdown, where it is published so.
    markdown: Option<String>,
    /// The digests of its files, by which a reader can check a copy.
    digests: Vec<DigestView<'a>>,
    /// The exchange that it is part of.
    thread: Thread,
    /// Everything else that ties it to other documents.
    ties: Vec<TieGroup>,
    /// The deadlines that run from it.
    limits: Vec<Limit<'a>>,
    /// The dates that it states or sets.
    stated: Vec<StatedView<'a>>,
    /// The authorities that it cites.
    authorities: Vec<AuthorityView<'a>>,
    /// The filing before it in its docket that readers may see, as a document's row.
    previous: Option<Value>,
    /// The filing after it.
    next: Option<Value>,
    /// How it is cited.
    citation: String,
    /// `extra` of its record.
    extra: Option<Value>,
}

/// The digest of a file that comes with a filing.
#[derive(Debug, Serialize)]
struct DigestView<'a> {
    /// The name of the file, as it is published.
    name: &'a str,
    /// Its SHA-256 digest.
    sha256: &'a str,
}

/// A date that the filing states.
#[derive(Debug, Serialize)]
struct StatedView<'a> {
    /// When.
    date: When,
    /// What is due or begins then.
    title: &'a str,
    /// The authority.
    authority: Option<&'a str>,
    /// The page of that authority, where it is one.
    authority_url: Option<String>,
}

/// An authority that the filing cites.
#[derive(Debug, Serialize)]
struct AuthorityView<'a> {
    /// Its name.
    name: &'a str,
    /// The address of its page; none for words that name no authority.
    page: Option<String>,
    /// Where the public can read it.
    url: Option<&'a str>,
    /// What a reader should know before looking it up.
    note: Option<&'a str>,
    /// How often the text cites it; 0 where only the record lists it.
    count: u32,
}

/// Renders a filing's page.
pub(super) fn filing(press: &Press<'_>, url: &Url, id: FilingId) -> Result<Vec<u8>, Diagnostic> {
    let filed = press.catalog.filing(id);
    let paper = filed
        .filing
        .document()
        .expect("a withheld filing has no page");
    let root = press.plan.root_from(url);
    let text = prose(
        &paper.body,
        &Around {
            press,
            root: &root,
            own: url,
            files: &filed.files,
        },
    );
    let (previous, next) = neighbors(press, id);
    let way: Vec<(&str, Url)> = match filed.home() {
        Some(home) => {
            let docket = press.catalog.docket(home);
            vec![
                dockets_step(press),
                (&docket.number, press.plan.docket(home).clone()),
            ]
        }
        None => Vec::new(),
    };
    let things = [
        ld::breadcrumbs(
            press,
            url,
            &way,
            heading_of(press.theme.words(), &filed.filing),
        ),
        ld::filing(press, url, id),
    ];
    let address = |id: Option<FilingId>| {
        let url = press.plan.filing(id?)?;
        Some(url.href(press.plan.links()))
    };
    let starts = press.catalog.clocks_from(Referent::Filing(id)).into_iter();
    let starts = starts.flat_map(|(docket, number)| {
        let limits = press.catalog.docket(docket).clocks[number].limits.len();
        (0..limits).map(move |at| limit(press, docket, number, at))
    });
    let stated = paper.deadlines.iter().map(|stated| StatedView {
        date: When::new(press.theme.words(), &stated.date),
        title: &stated.title,
        authority: stated.authority.as_deref(),
        authority_url: authority_url(press, stated.authority.as_deref()),
    });
    let frame =
        Frame::new(press, url, "dockets", title(press, filed)).described(match &paper.summary {
            Some(summary) => summary.clone(),
            None => match main_text(press, id) {
                Some((_, text)) => first_words(text.as_str(), DESCRIPTION),
                None => plain(&paper.body, DESCRIPTION, press.theme.words()),
            },
        });
    let frame = Frame {
        og_type: "article",
        ..frame
            .telling(things)
            .between(address(previous), address(next))
    };
    let view = FilingView {
        row: press.rows().filing(id),
        docket: filed.home().map(|home| press.rows().docket(home)),
        closing: closing(press, filed),
        lang: paper.lang.as_deref(),
        direction: paper.lang.as_deref().map(direction_of),
        facts: facts(press, filed, paper),
        standing: press.catalog.standing(id).map(|status| {
            let key = format!("standing.because.{}", status.word());
            press.theme.words().get(&key)
        }),
        notices: notices(press, id),
        summary: paper.summary.as_deref(),
        outline: text.contents(),
        html: text.html,
        pdf_text: pdf_text(press, id, url),
        attachments: attachments(press, filed, url),
        markdown: press
            .plan
            .markdown(id)
            .map(|url| url.href(press.plan.links())),
        digests: digests(press, filed),
        thread: thread(press, id),
        ties: groups(press, id),
        limits: starts.collect(),
        stated: stated.collect(),
        authorities: filed
            .authorities
            .iter()
            .map(|cited| authority(press, cited))
            .collect(),
        previous: previous.map(|id| press.rows().filing(id)),
        next: next.map(|id| press.rows().filing(id)),
        citation: cite_filing(press, id),
        extra: extra(paper.extra.as_ref()),
    };
    frame.render(press, "filing.html", &root, ("filing", &view))
}

/// Titles the page: by the filing's own title, its date and its docket, as two filings may share a
/// title.
fn title(press: &Press<'_>, filed: &Filed) -> String {
    let words = press.theme.words();
    let date = words.date(&filed.filing.date, DatePlace::Citation);
    let home = filed.home().map(|home| &*press.catalog.docket(home).number);
    let key = match home {
        Some(_) => "filing.titled",
        None => "filing.titled_outside",
    };
    let values = [
        ("title", heading_of(words, &filed.filing)),
        ("date", &date),
        ("number", home.unwrap_or_default()),
    ];
    words.fill(key, &values)
}

/// Lists the digests of the files that are attached and published, each once.
///
/// The file with the filing's record has none here: what is withheld of it may be so short that its
/// digest would give it away.
fn digests<'a>(press: &Press<'a>, filed: &'a Filed) -> Vec<DigestView<'a>> {
    let mut all: Vec<DigestView<'a>> = Vec::new();
    for attachment in filed.attachments() {
        let found = filed
            .published(attachment)
            .and_then(|path| Some((path.name(), press.catalog.digest_of(path)?)));
        if let Some((name, sha256)) = found
            && all.iter().all(|known| known.name != name)
        {
            all.push(DigestView { name, sha256 });
        }
    }
    all
}

/// Collects the filing's record.
fn facts(press: &Press<'_>, filed: &Filed, paper: &Document) -> Vec<Fact> {
    let words = press.theme.words();
    let mut facts = FactList::new(press);
    facts.date("date", Some(&filed.filing.date));
    for (key, date) in &paper.dates {
        facts.date(key, Some(date));
    }
    facts.parties("from", &filed.parties.filed_by);
    facts.parties("on_behalf_of", &filed.parties.on_behalf_of);
    facts.parties("to", &filed.parties.addressed_to);
    facts.parties("served_on", &filed.parties.served_on);
    let signatures = paper.signed_by.iter().zip(&filed.signed_for);
    facts.values(
        "signed_by",
        signatures.map(|(signature, party)| {
            let Signature { name, title, .. } = signature;
            let party = party
                .as_ref()
                .map(|party| FactValue::party(press, party).text);
            let notes: Vec<String> = title
                .iter()
                .cloned()
                .chain(party.map(|party| words.fill("facts.signed_for", &[("party", &party)])))
                .collect();
            FactValue {
                note: Some(notes.join(", ")).filter(|note| !note.is_empty()),
                ..FactValue::text(name)
            }
        }),
    );
    let key = match filed.dockets.len() {
        0 | 1 => "docket",
        _ => "dockets",
    };
    facts.dockets(key, &filed.dockets);
    facts.text("number", filed.filing.number.as_deref());
    facts.own("identifier", &paper.identifiers);
    facts.own("fact", &paper.facts);
    facts.web(
        "source",
        words.get("facts.source_filing"),
        paper.source_url.as_deref(),
    );
    facts.all()
}

/// Finds the filings before and after one in its home docket that have a page.
fn neighbors(press: &Press<'_>, id: FilingId) -> (Option<FilingId>, Option<FilingId>) {
    let Some(home) = press.catalog.filing(id).home() else {
        return (None, None);
    };
    let filings = &press.catalog.docket(home).filings;
    // Filings are numbered in timeline order, and a docket lists them in it.
    let Ok(at) = filings.binary_search(&id) else {
        return (None, None);
    };
    let open = |id: &&FilingId| press.plan.filing(**id).is_some();
    (
        filings[..at].iter().rev().find(open).copied(),
        filings[at + 1..].iter().find(open).copied(),
    )
}

fn authority<'a>(press: &Press<'a>, (cited, count): &'a (Cited, u32)) -> AuthorityView<'a> {
    match cited {
        Cited::Authority(id) => {
            let Authority { name, url, note } = &press.catalog.authority(*id).authority;
            AuthorityView {
                name,
                page: Some(press.plan.link_to_authority(press.catalog, *id)),
                url: url.as_deref().filter(|url| html::is_allowed(url)),
                note: note.as_deref(),
                count: *count,
            }
        }
        Cited::Words(words) => AuthorityView {
            name: words,
            page: None,
            url: None,
            note: None,
            count: *count,
        },
    }
}
