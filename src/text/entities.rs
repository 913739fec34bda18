//! The entities of HTML, such as `&sect;`; the one place that names html5ever.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Returns text that is between tags with its entities resolved.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    // A `<` would begin a tag. Where text holds one, it is meant as a sign.
    let escaped = text.replace('<', "&lt;");
    let tokenizer = Tokenizer::new(Words::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(escaped));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    Cow::Owned(tokenizer.sink.0.into_inner())
}

/// Returns the value of an attribute with its entities resolved. In an address, `&copy=2` is a part
/// of a query, so only what ends with `;` is an entity here.
pub(super) fn resolve_value(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut whole = String::with_capacity(value.len());
    for (number, part) in value.split('&').enumerate() {
        if number > 0 {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
            let is_whole = end.is_some_and(|end| end > 0 && part[end..].starts_with(';'));
            whole.push_str(if is_whole { "&" } else { "&amp;" });
        }
        whole.push_str(part);
    }
    Cow::Owned(resolve(&whole).into_owned())
}

/// The characters that a tokenizer reads.
#[derive(Default)]
struct Words(RefCell<String>);

impl TokenSink for Words {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.0.borrow_mut().push_str(&text),
            Token::NullCharacterToken => self.0.borrow_mut().push('\0'),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_the_characters_that_they_name() {
        for (text, want) in [
            ("a & b", "a & b"),
            ("&sect;&nbsp;252 &#167; &#xA7;", "§\u{a0}252 § §"),
            ("&lt;b&gt; <c> &amp;lt;", "<b> <c> &lt;"),
            ("AT&T &copy 2", "AT&T © 2"),
        ] {
            assert_eq!(resolve(text), want);
        }
        assert_eq!(resolve_value("?a=1&copy=2&amp;b=&sect;"), "?a=1&copy=2&b=§");
    }
}
