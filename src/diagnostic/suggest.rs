//! "Did you mean": the word nearest to one that is not known.

/// Finds the candidate nearest to `word`, where one is near enough to have been meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    rank(word, candidates)
        .into_iter()
        .next()
        .map(|(_, candidate)| candidate)
}

/// Finds up to three candidates near `word`, nearest first, ties in the order of the alphabet.
pub fn three_nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    rank(word, candidates)
        .into_iter()
        .take(3)
        .map(|(_, candidate)| candidate)
        .collect()
}

/// Returns the five candidates nearest to `word`, however far they are, nearest first.
pub fn five_nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word: String = word.chars().take(LONGEST).collect();
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let words: Vec<&str> = word.split('-').filter(|part| part.len() > 2).collect();
    let mut ranked: Vec<(usize, usize, &str)> = candidates
        .into_iter()
        .map(|candidate| {
            // Words in common say more than letters do: `motion to compel` is near to `motion`.
            let shared = words
                .iter()
                .filter(|word| candidate.split('-').any(|part| part == **word));
            let distance = strsim::damerau_levenshtein(&word, candidate);
            (words.len() - shared.count(), distance, candidate)
        })
        .collect();
    ranked.sort();
    let all = ranked.into_iter().map(|(.., candidate)| candidate);
    all.take(5).collect()
}

/// How many letters of a word are compared with all candidates.
const LONGEST: usize = 100;

/// Returns whether one of the candidates is so near that it must have been meant.
pub fn is_near(word: &str, candidates: &[&str]) -> bool {
    let word = word.to_lowercase();
    candidates
        .iter()
        .any(|candidate| strsim::damerau_levenshtein(&word, candidate) <= allowed(&word))
}

/// Returns how many letters may differ: a third of them, and one at least.
fn allowed(word: &str) -> usize {
    word.chars().count().max(3) / 3
}

fn rank<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let word = word.to_lowercase();
    let (letters, allowed) = (word.chars().count(), allowed(&word));
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = candidate.to_lowercase();
            // A part of a longer word is near too, since people leave out dates and prefixes.
            let part = letters >= 4 && folded.contains(&word);
            // Most candidates differ too much in length alone, and need no closer look.
            let fits = folded.chars().count().abs_diff(letters) <= allowed;
            let distance = fits.then(|| strsim::damerau_levenshtein(&word, &folded));
            let distance = distance.filter(|distance| *distance <= allowed);
            Some((distance.or(part.then_some(allowed + 1))?, candidate))
        })
        .collect();
    near.sort();
    near.dedup();
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_proposed_and_a_far_one_is_not() {
        let keys = ["access", "title", "authorities"];
        assert_eq!(nearest("acess", keys), Some("access"));
        assert_eq!(nearest("Titel", keys), Some("title"));
        assert_eq!(nearest("banana", keys), None);
    }
}
