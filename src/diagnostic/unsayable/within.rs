//! Words within a few slips of another.

/// Returns whether two texts differ by no more than so many letters that are missing, added,
/// changed, or exchanged with their neighbors. Gives up as soon as they cannot.
pub(super) fn is_within(one: &[char], other: &[char], most: usize) -> bool {
    let far = most + 1;
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![far; width];
    let mut above: Vec<usize> = (0..width).map(|at| at.min(far)).collect();
    let mut row = vec![far; width];
    for (at, letter) in one.iter().enumerate() {
        row.fill(far);
        if at < most {
            row[0] = at + 1;
        }
        // Outside of a band around the diagonal, too much differs already.
        let first = at.saturating_sub(most);
        let last = other.len().min(at + most + 1);
        for there in first..last {
            let is_same = *letter == other[there];
            let mut least = (above[there] + usize::from(!is_same))
                .min(above[there + 1] + 1)
                .min(row[there] + 1);
            let crossed = at > 0 && there > 0;
            if crossed && *letter == other[there - 1] && one[at - 1] == other[there] {
                least = least.min(before[there - 1] + 1);
            }
            row[there + 1] = least.min(far);
        }
        if row.iter().all(|distance| *distance == far) {
            return false;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[width - 1] <= most
}

/// Returns how many letters of a name may differ.
pub(super) fn allowed(length: usize) -> usize {
    match length {
        0..5 => 0,
        5..10 => 1,
        10..16 => 2,
        _ => MOST,
    }
}

/// The most letters that may differ.
pub(super) const MOST: usize = 3;
