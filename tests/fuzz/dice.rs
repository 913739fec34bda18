//! Chance that comes out the same each time, and inputs that are made of others by it.

/// Numbers that look thrown and are not: SplitMix64 (Steele, Lea and Flood, 2014).
pub(crate) struct Dice(u64);

impl Dice {
    /// Begins a sequence.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Gives the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Gives a number below another; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }
}

/// Characters that look like others, are not seen, change the direction, or are of a plane of their
/// own.
const STRANGE: &[&str] = &[
    "\0",
    "\u{1b}",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{e000}",
    "\u{100000}",
    "\u{10fffd}",
    "\u{10ffff}",
    "é",
    "e\u{301}",
    "ﬁ",
    "İ",
    "ß",
    "中",
    "𝔸",
    "ａ",
    "а",
    "\u{fffd}",
];

/// Makes an input of one or two of the seeds. `words` are those that mean something to what reads
/// it.
pub(crate) fn mutate(dice: &mut Dice, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(input.len() + 1);
        let length = dice.below(32);
        let end = (at + length).min(input.len());
        match dice.below(10) {
            0 if at < input.len() => input[at] ^= 1 << dice.below(8),
            1 => input.insert(at, dice.next() as u8),
            2 => drop(input.drain(at..end)),
            3 => {
                let part = input[at..end].to_vec();
                let to = dice.below(input.len() + 1);
                insert(&mut input, to, &part);
            }
            4 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(64)).min(other.len());
                insert(&mut input, at, &other[from..to]);
            }
            5 => insert(
                &mut input,
                at,
                STRANGE[dice.below(STRANGE.len())].as_bytes(),
            ),
            6 => {
                let word = words.get(dice.below(words.len())).unwrap_or(&"x");
                for _ in 0..=dice.below(40) {
                    insert(&mut input, at, word.as_bytes());
                }
            }
            _ => {
                let word = words.get(dice.below(words.len())).unwrap_or(&"\n");
                insert(&mut input, at, word.as_bytes());
            }
        }
    }
    input
}

fn insert(input: &mut Vec<u8>, at: usize, part: &[u8]) {
    input.splice(at..at, part.iter().copied());
}
