//! The text of a document in which words hide, without the lines that hold any of them.

use std::collections::BTreeSet;

/// Leaves out the lines of a text that hold any of the words that hide in its document.
pub fn without_hidden<'a>(text: &str, hiding: impl Iterator<Item = &'a str>) -> String {
    // These say nothing by themselves, and most lines have some of them.
    const COMMON: [&str; 25] = [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it",
        "not", "of", "on", "or", "that", "the", "this", "to", "was", "were", "with",
    ];
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let hidden: BTreeSet<String> = hiding
        .flat_map(words)
        .filter(|word| !COMMON.contains(&&**word))
        .collect();
    if hidden.is_empty() {
        return String::new();
    }
    let is_seen = |line: &&str| {
        words(line).iter().all(|word| {
            let is_part = |other: &String| other.len() > 3 && word.contains(&**other);
            !hidden.contains(word) && !hidden.iter().any(is_part)
        })
    };
    let lines: Vec<&str> = text.split('\n').filter(is_seen).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_word_that_hides_are_left_out() {
        let text = "The rate is public.\nMr. Nobody pays\n48151x in all\nThe end";
        let hidden = ["Casey Nobody", "the 48151"];
        assert_eq!(
            without_hidden(text, hidden.into_iter()),
            "The rate is public.\nThe end"
        );
        // Where the words are not known, every line may hold them.
        assert_eq!(without_hidden(text, std::iter::empty()), "");
    }
}
