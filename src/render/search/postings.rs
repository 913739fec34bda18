//! Which passages hold a word, how much it weighs there, and at which places it is.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::document::Materials;
use super::signs::{self, put, text};
use super::text::Text;
use super::tokens::{FoldedWord, squash, tokens};
use crate::link::quick::Map;
use crate::plan::PASSAGES;

/// How many documents are read as one piece of work, and how many pieces are held at a time.
const PIECE: usize = 256;
const PIECES: usize = 8;
/// How many places are free between two fields, so that no phrase runs from one into the next.
const APART: u32 = 10;
/// With how many passages words begin to be left out that are in more than three of four.
const COMMON: usize = 100;
/// How the words begin that lead to a document by its exact number or name.
const EXACT: char = '=';

/// Where a word is, by how much that weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In the text.
    Text,
    /// Among the names and numbers.
    Name,
    /// In the title.
    Title,
}

/// The words of a site, cut into files.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// One for each file: its first word, the words with their passages, and the words with their
    /// places.
    pub files: Vec<WordFile>,
    /// The words that more than three of four passages hold: they are indexed only where they are
    /// not text.
    pub common: Vec<String>,
    /// The texts of PDFs whose passages fill more than one file, by the documents' numbers. To
    /// read a transcript of hundreds of pages again for each of its files would take longer than
    /// all else.
    pub texts: BTreeMap<usize, Text>,
}

/// One file of words.
#[derive(Debug, Default)]
pub(super) struct WordFile {
    /// Its first word; empty where it has none.
    pub first: String,
    /// `word passages word passages ...`
    pub words: String,
    /// `word places word places ...`
    pub places: String,
}

/// All passages that hold one word, as they are written.
#[derive(Debug, Default)]
struct Hits {
    /// How many there are, the first, and the last.
    count: u32,
    first: u32,
    last: u32,
    /// The weight of the word in the first passage.
    weight: u32,
    /// Each further passage, counted from the one before, with the weight of the word there in four
    /// bits.
    further: Vec<u8>,
    /// For each passage the word's places, each counted from the one before, with `|` after them.
    places: Vec<u8>,
    /// What is being counted.
    open: Option<Open>,
}

/// One word in the passage that is being read.
#[derive(Debug)]
struct Open {
    passage: u32,
    rank: Rank,
    count: u32,
    place: u32,
}

type Words = Map<Box<str>, Hits>;

/// What is gathered of some documents.
#[derive(Debug, Default)]
struct Piece {
    words: Words,
    texts: Vec<(usize, Text)>,
}

/// Reads all documents and gathers their words.
pub(super) fn postings(reading: Materials<'_>) -> Postings {
    let documents = reading.plan.index().documents();
    let pieces: Vec<_> = (0..documents).step_by(PIECE).collect();
    let mut all = Words::default();
    let mut texts = BTreeMap::new();
    // Some pieces at a time, so that only they are in memory twice; merged in order, so that
    // threads do not matter.
    for some in pieces.chunks(PIECES) {
        let read = some.par_iter().map(|from| {
            let mut piece = Piece::default();
            (*from..documents.min(from + PIECE)).for_each(|at| gather(reading, at, &mut piece));
            piece
        });
        for piece in read.collect::<Vec<_>>() {
            texts.extend(piece.texts);
            for (word, mut hits) in piece.words {
                hits.close();
                let whole: &mut Hits = all.entry(word).or_default();
                whole.append(hits);
            }
        }
    }
    let plan = reading.plan.index();
    Postings {
        texts,
        ..file(all, plan.words(), plan.passages())
    }
}

/// Gathers the words of one document.
fn gather(reading: Materials<'_>, at: usize, piece: &mut Piece) {
    let plan = reading.plan.index();
    let subject = plan.document(at);
    let (first, count) = plan.passages_of(at);
    let mut reader = Reader {
        words: &mut piece.words,
        passage: first as u32,
        place: 0,
    };
    let fields = reading.fields(subject);
    for title in fields.titles {
        reader.read(title, Rank::Title);
        reader.place += APART;
    }
    for name in fields.names {
        reader.read(name, Rank::Name);
        reader.place += APART;
    }
    for exact in fields.exact {
        reader.exact(&exact);
    }
    let text = reading.text(subject, count);
    for (number, (_, passage)) in text.passages().enumerate() {
        if number > 0 {
            reader.passage += 1;
            reader.place = 0;
        }
        reader.read(passage, Rank::Text);
    }
    if count > PASSAGES && plan.kept_from(at).is_some() {
        piece.texts.push((at, text));
    }
}

/// Reads the text of a passage.
struct Reader<'a> {
    words: &'a mut Words,
    passage: u32,
    place: u32,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, rank: Rank) {
        let Reader {
            words,
            passage,
            place,
        } = self;
        tokens(text, |token| {
            let (word, own) = match token {
                FoldedWord::Word(word) => (word, Some(*place)),
                FoldedWord::Joined(word) => (word, None),
            };
            *place += u32::from(own.is_some());
            add_to(words, word, *passage, rank, own);
        });
    }

    /// Adds a number or a name that leads here; `#` stays between a docket's number and an item's.
    fn exact(&mut self, name: &str) {
        let mut key = String::from(EXACT);
        match name.rsplit_once('#') {
            Some((docket, item)) => {
                key.push_str(&squash(docket));
                key.push('#');
                key.push_str(&squash(item));
            }
            None => key.push_str(&squash(name)),
        }
        if !key.ends_with([EXACT, '#']) {
            add_to(self.words, &key, self.passage, Rank::Text, None);
        }
    }
}

/// Counts a word once more, perhaps at a place. Nearly every word is there already, and needs no
/// copy.
fn add_to(words: &mut Words, word: &str, passage: u32, rank: Rank, place: Option<u32>) {
    match words.get_mut(word) {
        Some(hits) => hits.add(passage, rank, place),
        None => words
            .entry(word.into())
            .or_default()
            .add(passage, rank, place),
    }
}

impl Hits {
    /// Counts the word once more, perhaps at a place.
    fn add(&mut self, passage: u32, rank: Rank, place: Option<u32>) {
        if self
            .open
            .as_ref()
            .is_none_or(|open| open.passage != passage)
        {
            self.close();
        }
        let open = self.open.get_or_insert(Open {
            passage,
            rank,
            count: 0,
            place: 0,
        });
        open.rank = open.rank.max(rank);
        open.count += 1;
        if let Some(place) = place {
            put(&mut self.places, place - open.place);
            open.place = place;
        }
    }

    /// Ends the passage that was being read.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.push(open.passage, weight(open.rank, open.count));
            self.places.push(b'|');
        }
    }

    /// Adds a passage after all others, with the weight of the word there.
    fn push(&mut self, passage: u32, weight: u32) {
        match self.count {
            0 => (self.first, self.weight) = (passage, weight),
            _ => put(&mut self.further, (passage - self.last) << 4 | weight),
        }
        self.last = passage;
        self.count += 1;
    }

    /// Adds what was found in later passages.
    fn append(&mut self, mut later: Hits) {
        if later.count > 0 {
            self.push(later.first, later.weight);
            self.further.append(&mut later.further);
            self.last = later.last;
            self.count += later.count - 1;
        }
        self.places.append(&mut later.places);
    }

    /// Keeps only what is more than text.
    fn keep_names(&mut self) {
        let mut kept = Hits::default();
        let mut passage = 0;
        for number in signs::numbers(&self.write_passages()) {
            passage += number >> 4;
            if number & 15 >= weight(Rank::Name, 1) {
                kept.push(passage, number & 15);
            }
        }
        *self = kept;
    }

    /// Writes the passages, each counted from the one before, with the weights.
    fn write_passages(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.further.len() + 8);
        if self.count > 0 {
            put(&mut out, self.first << 4 | self.weight);
            out.extend_from_slice(&self.further);
        }
        out
    }
}

/// Weighs a word in a passage, from 1 to 15: five steps for each rank. Passages are of similar
/// length, and so a count needs no correction for it.
fn weight(rank: Rank, count: u32) -> u32 {
    let step = match count {
        0 | 1 => 1,
        2 => 2,
        3 | 4 => 3,
        5..=8 => 4,
        _ => 5,
    };
    5 * rank as u32 + step
}

/// Sorts the words and cuts them into so many files of similar size.
fn file(all: Words, files: usize, passages: usize) -> Postings {
    let mut words: Vec<_> = all.into_iter().collect();
    words.par_sort_unstable_by(|(one, _), (other, _)| by_units(one, other));
    let mut postings = Postings::default();
    if passages >= COMMON {
        for (word, hits) in &mut words {
            if hits.count as usize > passages / 4 * 3 {
                hits.keep_names();
                postings.common.push(word.to_string());
            }
        }
    }
    let written: Vec<_> = words
        .into_par_iter()
        .filter(|(_, hits)| hits.count > 0)
        .map(|(word, hits)| (word, text(hits.write_passages()), text(hits.places)))
        .collect();
    let whole: usize = written
        .iter()
        .map(|(word, passages, _)| size(word, passages))
        .sum();
    postings.files.resize_with(files, WordFile::default);
    let mut before = 0;
    for (word, passages, places) in written {
        let file = &mut postings.files[before * files / whole];
        before += size(&word, &passages);
        if file.first.is_empty() {
            file.first = word.to_string();
        }
        add(&mut file.words, &word, &passages);
        if places.bytes().any(|byte| byte != b'|') {
            add(&mut file.places, &word, &places);
        }
    }
    postings
}

fn size(word: &str, passages: &str) -> usize {
    word.len() + passages.len() + 2
}

fn add(list: &mut String, word: &str, signs: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
    list.push(' ');
    list.push_str(signs);
}

/// Compares words as a script does: by their UTF-16 units.
fn by_units(one: &str, other: &str) -> Ordering {
    match one.is_ascii() && other.is_ascii() {
        true => one.cmp(other),
        false => one.encode_utf16().cmp(other.encode_utf16()),
    }
}
