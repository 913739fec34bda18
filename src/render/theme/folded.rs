//! Puts the theme's words into its templates when they are loaded: what every page says is then
//! text, and is neither looked up nor escaped again for each page. The same is done for the names
//! of the templates that one includes.

use tera::{Context, Tera};

use super::super::words::Words;
use super::BUILT_IN_PREFIX;

/// How the place of a word begins and ends in a template.
const OPEN: &str = "{{ words.";
const CLOSE: &str = " }}";
/// The name of the template that escapes a word as it is escaped on a page.
const WORD: &str = "word.html";

/// Replaces each place of a word in a template by the word. A place that does more with it, such as
/// filling it, stays.
pub(super) fn folded(template: &str, words: &Words, escaping: &Tera) -> String {
    let mut folded = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find(OPEN) {
        let (before, place) = rest.split_at(start);
        folded.push_str(before);
        let word = place[OPEN.len()..]
            .split_once(CLOSE)
            .and_then(|(key, after)| Some((escaped(words.find(key)?, escaping)?, after)));
        match word {
            Some((word, after)) => {
                folded.push_str(&word);
                rest = after;
            }
            None => {
                folded.push_str(OPEN);
                rest = &place[OPEN.len()..];
            }
        }
    }
    folded.push_str(rest);
    folded
}

/// Spells out which templates a built-in one includes and extends: the built-in ones too, but for
/// those that the site has itself. The engine would ask for both names on each page.
pub(super) fn resolved(template: &str, is_own: impl Fn(&str) -> bool) -> String {
    let mut resolved = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find("{% ") {
        let (before, tag) = rest.split_at(start + "{% ".len());
        resolved.push_str(before);
        rest = tag;
        for open in ["include \"", "extends \""] {
            let Some(named) = tag.strip_prefix(open) else {
                continue;
            };
            let name = named.split('"').next().unwrap_or_default();
            if !name.starts_with(BUILT_IN_PREFIX) && !is_own(name) {
                resolved.push_str(open);
                resolved.push_str(BUILT_IN_PREFIX);
                rest = named;
            }
        }
    }
    resolved.push_str(rest);
    resolved
}

/// Makes what escapes a word as a page does.
pub(super) fn escaping() -> Tera {
    let mut tera = Tera::new();
    tera.add_raw_template(WORD, "{{ word }}")
        .expect("the template is right");
    tera
}

/// Escapes a word as a page does; `None` where a template would take it for its own syntax.
fn escaped(word: &str, escaping: &Tera) -> Option<String> {
    let mut context = Context::new();
    context.insert("word", word);
    let escaped = escaping.render(WORD, &context).ok()?;
    (!escaped.contains(['{', '}'])).then_some(escaped)
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;
    use std::path::Path;

    #[test]
    fn a_template_of_the_sites_own_is_still_the_one_that_is_included() {
        let is_own = |name: &str| name == "row.html";
        assert_eq!(
            resolved(
                "{% extends \"base.html\" %}{% include \"row.html\" -%}\n{% include \"tags.html\" %}{% if x %}",
                is_own
            ),
            "{% extends \"press/base.html\" %}{% include \"row.html\" -%}\n{% include \"press/tags.html\" %}{% if x %}"
        );
    }

    #[test]
    fn only_the_place_of_a_plain_word_becomes_text() {
        let (theme, _) = Theme::load(
            Path::new("."),
            &crate::docket::ThemeChoice::named("press"),
            "en",
        )
        .expect("it is built in");
        let words = theme.words();
        let skip = words.get("site.skip");
        for (template, wanted) in [
            ("<a>{{ words.site.skip }}</a>", format!("<a>{skip}</a>")),
            ("{{ words.site }}", "{{ words.site }}".to_owned()),
            ("{{ words.no.such }}", "{{ words.no.such }}".to_owned()),
            (
                "{{ words.site.skip | upper }}",
                "{{ words.site.skip | upper }}".to_owned(),
            ),
            (
                "{{ words.a | fill(n=1) }}, {{ words.site.skip }}",
                format!("{{{{ words.a | fill(n=1) }}}}, {skip}"),
            ),
            ("{{ words.", "{{ words.".to_owned()),
        ] {
            assert_eq!(folded(template, words, &escaping()), wanted);
        }
        assert_eq!(
            escaped("a & <b> \"c\" 'd'", &escaping()).as_deref(),
            Some("a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;")
        );
        assert_eq!(escaped("{{ x }}", &escaping()), None);
    }
}
