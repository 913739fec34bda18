//! Chance from a seed: the same seed draws the same numbers on every machine.

/// A stream of random numbers (splitmix64, by Steele, Lea and Flood 2014).
pub(crate) struct Chance(u64);

impl Chance {
    /// Starts the stream `number` of a seed; streams of one seed do not follow one another.
    pub(crate) fn new(seed: u64, number: u64) -> Chance {
        Chance(scramble(
            seed.wrapping_add(scramble(number.wrapping_add(GAMMA))),
        ))
    }

    /// Draws 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        scramble(self.0)
    }

    /// Draws a number from 0 up to, not including, `end` (at least 1).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }

    /// Draws a number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Draws a number from 0 up to, not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Says yes so many times in a hundred.
    pub(crate) fn percent(&mut self, share: f64) -> bool {
        self.unit() * 100.0 < share
    }

    /// Draws one thing of a list that is not empty.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Draws the first word of a pair, as often as the pair's number says.
    pub(crate) fn weighted<'a>(&mut self, list: &[(&'a str, usize)]) -> &'a str {
        let mut at = self.below(list.iter().map(|(_, weight)| weight).sum());
        for (word, weight) in list {
            if at < *weight {
                return word;
            }
            at -= weight;
        }
        unreachable!("the number drawn is below the sum of the weights")
    }

    /// Draws a rank from 0 up to, not including, `count`: Zipf's law, the first far more often than
    /// the last.
    pub(crate) fn zipf(&mut self, count: usize) -> usize {
        let rank = ((count + 1) as f64).powf(self.unit()) as usize;
        rank.clamp(1, count) - 1
    }

    /// Draws from the normal distribution of mean 0 and deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Draws a whole number of 0 and more with the given mean, small ones most often.
    pub(crate) fn geometric(&mut self, mean: f64) -> usize {
        (-(1.0 - self.unit()).ln() * mean) as usize
    }
}

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads each bit of a number over all of them.
fn scramble(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// Shares `total` among `count` so that sizes fall by rank (Zipf–Mandelbrot); the first has about
/// `largest` of it.
///
/// Every share is at least 1; `total` is at least `count`.
pub(crate) fn shares(total: usize, count: usize, largest: f64) -> Vec<usize> {
    let weights = |shift: f64| (1..=count).map(move |rank| 1.0 / (rank as f64 + shift));
    // The more the ranks are shifted, the smaller the first share.
    let (mut low, mut high) = (0.0, 1e6);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let first = 1.0 / (1.0 + middle) / weights(middle).sum::<f64>();
        if first > largest {
            low = middle
        } else {
            high = middle
        }
    }
    let sum: f64 = weights(low).sum();
    let mut sizes: Vec<usize> = weights(low)
        .map(|weight| ((weight / sum * total as f64) as usize).max(1))
        .collect();
    let mut given: usize = sizes.iter().sum();
    for rank in (0..count).cycle() {
        if given < total {
            sizes[rank] += 1;
            given += 1;
        } else if given > total && sizes[rank] > 1 {
            sizes[rank] -= 1;
            given -= 1;
        } else if given == total {
            break;
        }
    }
    sizes
}
