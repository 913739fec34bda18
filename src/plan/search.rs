//! How the search index is cut into files: decided by the lengths of texts alone, so that the plan
//! knows every file before a word is indexed.

use crate::docket::PdfText;
use crate::link::{AbsentId, AuthorityId, Catalog, DocketId, FilingId, PartyId};
use crate::text::Prose;

/// The most bytes of a text that one passage represents: some 450 words.
const PASSAGE: usize = 3_000;
/// How many passages of PDFs one file holds.
pub const PASSAGES: usize = 8;
/// How many documents one file of results shows. A result loads its file only for itself.
pub const RESULTS: usize = 32;
/// How many documents one file of summaries has. Only a page that is opened from a disk loads them.
pub const SUMMARIES: usize = 128;
/// How many bytes of text there are for each file of words; what is indexed of them takes about an
/// eighth.
const WORDS: usize = 120_000;
/// How many documents one file of columns describes.
pub const COLUMNS: usize = 4_096;
/// How many labels of each kind one file names.
pub const LABELS: usize = 256;

/// One file of the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexFile {
    /// What the others hold, and where.
    Directory,
    /// Words, each with the passages that hold it.
    Words(usize),
    /// The same words with their places in those passages, for phrases.
    Places(usize),
    /// Documents as results show them.
    Results(usize),
    /// The first words of the same documents' texts.
    Summaries(usize),
    /// The texts of PDFs.
    Passages(usize),
    /// Of each document its type, dockets, parties and year, by number.
    Columns(usize),
    /// What those numbers represent.
    Labels(usize),
}

/// What search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A filing; one that is withheld by its entry alone.
    Filing(FilingId),
    /// A file that is attached to a filing, by its place among the attachments. Its passages are
    /// those of its pages.
    Attached(FilingId, usize),
    /// A document that is known and not on file.
    Absent(AbsentId),
    /// A docket.
    Docket(DocketId),
    /// A party.
    Party(PartyId),
    /// An authority that is cited.
    Authority(AuthorityId),
    /// A free page, by its place in the order of pages.
    Page(usize),
}

/// Returns how many passages a text of so many bytes has, or a page of one.
pub fn passages_in(bytes: usize) -> usize {
    bytes.div_ceil(PASSAGE).max(1)
}

/// The documents of the search index, and how their texts are cut.
///
/// Filings come first and in timeline order, so that a new one changes few files of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexPlan {
    /// Each document with its first passage.
    documents: Vec<(Subject, u32)>,
    passages: usize,
    /// The documents whose passages are in files, because no page has them, each with the number of
    /// its first passage there.
    keepers: Vec<(u32, u32)>,
    kept: usize,
    bytes: usize,
    labels: usize,
}

impl IndexPlan {
    /// Plans the index of a site.
    pub(super) fn new(catalog: &Catalog) -> IndexPlan {
        let parties = catalog.parties().len();
        let types = catalog.settings().types.len();
        let mut plan = IndexPlan {
            labels: catalog.dockets().len().max(parties).max(types),
            ..IndexPlan::default()
        };
        for (id, filed) in catalog.filings() {
            match filed.filing.document() {
                Some(document) => {
                    plan.add(Subject::Filing(id), Some(&document.body));
                    for (at, _, text) in catalog.attached_texts(id) {
                        plan.add_pages(Subject::Attached(id, at), text);
                    }
                }
                // Outside every docket there is no timeline on which its entry could be seen.
                None if filed.home().is_none() => {}
                None => plan.add(Subject::Filing(id), None),
            }
        }
        for (id, absent) in catalog.absents() {
            if absent.docket.is_some() {
                plan.add(Subject::Absent(id), None);
            }
        }
        for (id, docket) in catalog.dockets() {
            let proceeding = docket.proceeding();
            plan.add(Subject::Docket(id), proceeding.map(|own| &own.prose));
        }
        for (id, party) in catalog.parties() {
            let record = party.record.as_ref();
            plan.add(Subject::Party(id), record.map(|record| &record.prose));
        }
        for (id, _) in catalog.authorities() {
            plan.add(Subject::Authority(id), None);
        }
        for (at, page) in catalog.pages().iter().enumerate() {
            plan.add(Subject::Page(at), Some(&page.prose));
        }
        plan
    }

    fn add(&mut self, subject: Subject, text: Option<&Prose>) {
        let bytes = text.map_or(0, |text| text.text.len());
        self.documents.push((subject, self.passages as u32));
        self.passages += passages_in(bytes);
        self.bytes += bytes;
    }

    fn add_pages(&mut self, subject: Subject, text: &PdfText) {
        self.keepers
            .push((self.documents.len() as u32, self.kept as u32));
        self.documents.push((subject, self.passages as u32));
        for page in text.pages() {
            let passages = passages_in(page.len());
            self.passages += passages;
            self.kept += passages;
            self.bytes += page.len();
        }
    }

    /// Returns the number of documents.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// Returns a document, by its number.
    pub fn document(&self, at: usize) -> Subject {
        self.documents[at].0
    }

    /// Returns the passages of a document: the first, and how many there are.
    pub fn passages_of(&self, at: usize) -> (usize, usize) {
        let first = self.documents[at].1 as usize;
        let next = self.documents.get(at + 1);
        (
            first,
            next.map_or(self.passages, |next| next.1 as usize) - first,
        )
    }

    /// Returns how many passages are in files.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// Returns the number of a document's first passage among those in files, if it has any.
    pub fn kept_from(&self, at: usize) -> Option<usize> {
        let keepers = &self.keepers;
        let found = keepers.binary_search_by_key(&at, |(document, _)| *document as usize);
        found.ok().map(|found| keepers[found].1 as usize)
    }

    /// Returns the document to which a passage in a file belongs, and the number of the document's
    /// first passage there.
    pub fn keeper_of(&self, passage: usize) -> (usize, usize) {
        let next = self
            .keepers
            .partition_point(|(_, first)| *first as usize <= passage);
        let (document, first) = self.keepers[next - 1];
        (document as usize, first as usize)
    }

    /// Returns the number of passages.
    pub fn passages(&self) -> usize {
        self.passages
    }

    /// Returns the number of files of words, which is that of places too.
    pub fn words(&self) -> usize {
        self.bytes / WORDS + 1
    }

    /// Returns every file of the index with its path below the index's folder.
    pub fn files(&self) -> Vec<(String, IndexFile)> {
        let mut files = vec![("directory.js".to_owned(), IndexFile::Directory)];
        let mut add = |folder: &str, number: usize, file: fn(usize) -> IndexFile| {
            files.extend((0..number).map(|at| (format!("{folder}/{at}.js"), file(at))));
        };
        add("words", self.words(), IndexFile::Words);
        add("places", self.words(), IndexFile::Places);
        let documents = self.documents.len();
        add("results", documents.div_ceil(RESULTS), IndexFile::Results);
        add(
            "summaries",
            documents.div_ceil(SUMMARIES),
            IndexFile::Summaries,
        );
        add(
            "passages",
            self.kept.div_ceil(PASSAGES),
            IndexFile::Passages,
        );
        add("columns", documents.div_ceil(COLUMNS), IndexFile::Columns);
        add(
            "labels",
            self.labels.div_ceil(LABELS).max(1),
            IndexFile::Labels,
        );
        files
    }
}
