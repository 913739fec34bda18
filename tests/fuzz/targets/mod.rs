//! What is fuzzed, a target a file. Each takes any bytes, and panics where something comes out that
//! never may.

pub(crate) mod addresses;
pub(crate) mod calendar;
pub(crate) mod clocks;
pub(crate) mod dates;
pub(crate) mod documents;
pub(crate) mod feed;
pub(crate) mod front_matter;
pub(crate) mod markdown;
pub(crate) mod pdf;
pub(crate) mod reader;
pub(crate) mod redaction;
mod site;

/// What is fuzzed.
pub(crate) struct Target {
    /// Its name, which is that of its file.
    pub name: &'static str,
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to what reads the input.
    pub words: &'static [&'static str],
    /// Tries one input.
    pub check: fn(&[u8]),
}

/// Makes seeds of texts.
fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// Decisions that are read from an input, byte by byte. Once it has ended, all are 0.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    fn of(input: &'a [u8]) -> Choices<'a> {
        Choices(input.iter())
    }

    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// Chooses a number below another; 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        let number = u16::from_le_bytes([self.byte(), self.byte()]);
        usize::from(number) % end.max(1)
    }

    /// Chooses one of several.
    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Chooses a text of at most so many bytes.
    fn text(&mut self, most: usize) -> String {
        let length = self.below(most + 1);
        let bytes: Vec<u8> = self.0.by_ref().take(length).copied().collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn is_empty(&self) -> bool {
        self.0.as_slice().is_empty()
    }
}
