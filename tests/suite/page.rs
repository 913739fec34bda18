//! Reads a published page: its tags with their attributes.

/// A tag that opens an element.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes in order, their values without entities.
    pub attributes: Vec<(String, String)>,
    /// What follows it up to the next tag.
    pub text: String,
}

impl Tag {
    /// Gives the value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Reads the tags of a page that open an element, in order; comments are passed over.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = match after.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->").map_or("", |(_, after)| after),
            None if after.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let (tag, after) = tag(after);
                tags.push(tag);
                after
            }
            None => after,
        };
    }
    tags
}

/// Reads one tag behind its `<`. Gives it and what follows its `>`.
fn tag(text: &str) -> (Tag, &str) {
    let is_end = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let end = text.find(is_end).unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() && !rest.starts_with('>') {
        let end = rest
            .find(|c: char| is_end(c) || c == '=')
            .unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(
                    after
                        .find(|c: char| c.is_whitespace() || c == '>')
                        .unwrap_or(after.len()),
                ),
            };
        }
        attributes.push((key, without_entities(value)));
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    }
    let rest = rest.strip_prefix('>').unwrap_or(rest);
    let text = without_entities(rest.split('<').next().unwrap_or(""));
    (
        Tag {
            name,
            attributes,
            text,
        },
        rest,
    )
}

/// Puts characters in the place of the entities that escape them.
pub(crate) fn without_entities(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| {
            text.replace(entity, character)
        })
}

#[test]
fn tags_are_read_with_their_attributes() {
    let read =
        tags("<!-- <b> --><a href=\"x?a=1&amp;b\" id='y' hidden>t &lt;<br/></a><img src=a/b>");
    let pairs = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(read.len(), 3);
    assert_eq!((&*read[0].name, &*read[0].text), ("a", "t <"));
    assert_eq!(
        read[0].attributes,
        pairs(&[("href", "x?a=1&b"), ("id", "y"), ("hidden", "")])
    );
    assert_eq!((&*read[1].name, read[1].attributes.len()), ("br", 0));
    assert_eq!(read[2].attribute("src"), Some("a/b"));
}
