//! Reads web addresses and language tags.

use super::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::Node;

impl Reading<'_> {
    /// Reads a value as a web address with `http` or `https`.
    pub(in crate::intake) fn url(&self, node: Node, at: &KeyPath) -> Option<String> {
        let url = self.exact_text(node, at)?;
        let host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let fine = host.is_some_and(|host| {
            !host.starts_with('/')
                && !host.is_empty()
                && !url.contains(|c: char| {
                    c.is_whitespace() || c.is_control() || c == '"' || c == '<' || c == '>'
                })
        });
        if !fine {
            let (message, help) = fault_of_url(&url);
            self.mistake(Code::InvalidUrl, at, Part::Value, message, Some(help));
        }
        fine.then_some(url)
    }

    /// Reads a value as a language tag (BCP 47), as far as its form goes.
    pub(in crate::intake) fn lang(&self, node: Node, at: &KeyPath) -> Option<String> {
        let tag = self.text(node, at)?;
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or("");
        let fine = (2..=8).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if !fine {
            let message = format!("`{tag}` is not a language tag");
            let help = "write a tag such as `en` or `es-MX` (BCP 47)".to_owned();
            self.mistake(Code::UnknownValue, at, Part::Value, message, Some(help));
        }
        fine.then_some(tag)
    }
}

/// Says what keeps a text from being a web address, and how to fix it.
fn fault_of_url(url: &str) -> (String, String) {
    let trimmed = url.trim();
    if trimmed.len() < url.len() {
        let message = format!("`{trimmed}` has a space at its start or end");
        return (message, "delete the space".to_owned());
    }
    let message = format!("`{url}` is not a web address");
    let has_scheme = url.starts_with("https://") || url.starts_with("http://");
    let help = match url.contains(char::is_whitespace) && has_scheme {
        true => {
            let encoded: String = url
                .split(char::is_whitespace)
                .collect::<Vec<_>>()
                .join("%20");
            format!("write each space as `%20`: `{encoded}`")
        }
        false if has_scheme => {
            "write a host after `https://`, and `%22`, `%3C` and `%3E` for `\"`, `<` and `>`"
                .to_owned()
        }
        false => "write the full address, starting with `https://`".to_owned(),
    };
    (message, help)
}
