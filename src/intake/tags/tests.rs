//! Tests of `tags.rs`.

use super::*;
use proptest::prelude::*;

fn codes(text: &str) -> Vec<Code> {
    tags(text).1.into_iter().map(|(_, code)| code).collect()
}

#[test]
fn a_tag_that_is_written_rightly_withholds() {
    for (text, want) in [
        ("<redacted>", TagKind::Opens(String::new())),
        ("<REDACTED >", TagKind::Opens(String::new())),
        (
            "<redacted\nreason = 'a  b'>",
            TagKind::Opens("a b".to_owned()),
        ),
        (
            "<redacted reason=\\\"a\\\">",
            TagKind::Opens("a".to_owned()),
        ),
        ("<redacted reason=''a''>", TagKind::Opens("a".to_owned())),
        (
            "<redacted reason=\"cost > 5\">",
            TagKind::Opens("cost > 5".to_owned()),
        ),
        (
            "<redacted reason='5 >= cost'>",
            TagKind::Opens("5 >= cost".to_owned()),
        ),
        ("</redacted>", TagKind::Closes),
        ("</ Redacted\n>", TagKind::Closes),
    ] {
        let (tags, mistakes) = tags(&format!("a {text} b"));
        let kinds: Vec<_> = tags.into_iter().map(|tag| (tag.range, tag.kind)).collect();
        assert_eq!(kinds, [(2..2 + text.len(), want)], "{text}");
        assert_eq!(mistakes, []);
    }
}

/// Everything that is near a mark, a line each, with the text that it encloses.
const NEAR: &str = "
        <redact>x</redact>
        <redcated>x</redcated>
        <redac>x</redac>
        <edacted>x</edacted>
        <erdacted>x</erdacted>
        <rdacted>x</rdacted>
        <redacteds>x</redacteds>
        <reddacted>x</reddacted>
        <readcted>x</readcted>
        <redated>x</redated>
        <redactd>x</redactd>
        <redaction>x</redaction>
        <redaciton>x</redaciton>
        <redact-ed>x</redact-ed>
        <red_acted>x</red_acted>
        <red.acted>x</red.acted>
        <re dacted>x</re dacted>
        <redac ted>x</redac ted>
        <r e d a c t e d>x</r e d a c t e d>
        < redacted>x</ redacted>
        < redacted >x< /redacted >
        <redacted/>x
        <redacted reason=x>x</redacted>
        <redacted reson='x'>x</redacted>
        <redacted reason='x>x</redacted>
        <redacted reason='x>x 'y'>x</redacted>
        <redacted reason='x >x'>x</redacted>
        <redacted reason='x> x'>x</redacted>
        <redacted class='a'>x</redacted>
        <redacted
        </redacted
        <!redacted>x<!/redacted>
        <?redacted?>x<?/redacted?>
        <redacted:x>x</redacted:x>
        <x:redacted>x</x:redacted>
        <x-redacted>x</x-redacted>
        <unredacted>x</unredacted>
        <span class='redacted'>x</span>
        <span class=\"a redacted-b\">x</span>
        <span data-redacted>x</span>
        <span data-kind=redacted>x</span>
        <del redacted>x</del>
        <div id=redacted>x</div>
        <re\u{200B}dacted>x</re\u{200B}dacted>
        <re\u{AD}dacted>x</re\u{AD}dacted>
        <re\u{0}dacted>x</re\u{0}dacted>
        <re\u{FE0F}dacted>x</re\u{FE0F}dacted>
        <re\u{2060}dacted>x</re\u{2060}dacted>
        <\u{FEFF}redacted>x</\u{FEFF}redacted>
        <r\u{301}edacted>x</r\u{301}edacted>
        <re&shy;dacted>x</re&shy;dacted>
        <re&#8203;dacted>x</re&#8203;dacted>
        <r&#101;dacted>x</r&#101;dacted>
        <r&eacute;dacted>x</r&eacute;dacted>
        <ｒｅｄａｃｔｅｄ>x</ｒｅｄａｃｔｅｄ>
        <rеdасtеd>x</rеdасtеd>
        <ꭱeꭰacꭲeꭰ>x</ꭱeꭰacꭲeꭰ>
        <ʀᴇᴅᴀᴄᴛᴇᴅ>x</ʀᴇᴅᴀᴄᴛᴇᴅ>
        <𝐫𝐞𝐝𝐚𝐜𝐭𝐞𝐝>x</𝐫𝐞𝐝𝐚𝐜𝐭𝐞𝐝>
        ＜redacted＞x＜/redacted＞
        ﹤redacted﹥x﹤/redacted﹥
        ‹redacted›x‹/redacted›
        ⟨redacted⟩x⟨/redacted⟩
        〈redacted〉x〈/redacted〉
        ＜redac＞x＜/redac＞
        [redacted]x[/redacted]
        [redacted]x[\\redacted]
        [redacted]x[/REDACT]
        [redacted]x[ / redacted ]
        {redacted}x{/redacted}
        (redacted)x(/redacted)
        【redacted】x【/redacted】
        «redacted»x«/redacted»
        [begin redacted]x[end redacted]
        [REDACTION BEGINS]x[REDACTION ENDS]
        (start of redaction)x(end of redaction)
        {{< redacted >}}x{{< /redacted >}}
        {% redacted %}x{% endredacted %}
        [x]{.redacted}
        \\redact{x}
        \\redacted{x}
        ::: redacted
        :::{.redacted}
        > ::: redact
    ";

#[test]
fn whatever_looks_like_a_mark_is_a_mistake() {
    for text in NEAR.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A tag may be broken off anywhere, and be at the end of a line.
        for text in [
            text.to_owned(),
            format!("{text}\nmore"),
            format!("> {text}x\n> more"),
        ] {
            let codes = codes(&text);
            assert!(codes.contains(&Code::RedactionTag), "{text:?}: {codes:?}");
        }
    }
}

#[test]
fn a_tag_of_withholding_is_a_mistake() {
    for name in [
        "confidential",
        "sealed",
        "private",
        "secret",
        "trade-secret",
        "trade secret",
        "tradesecret",
        "privileged",
        "nonpublic",
        "non-public",
        "withheld",
        "unlisted",
        "restricted",
        "highly-confidential",
        "protected",
        "hc",
        "HC",
        "Confidential",
        "CONFIDENTIAL",
        "confidental",
        "confidentail",
        "con\u{200B}fidential",
        "cоnfidеntial",
        "seal",
        "under-seal",
        "filed_under_seal",
        "proprietary",
        "hidden",
        "internal",
        "blackout",
        "not-public",
    ] {
        for text in [
            format!("a <{name}>x</{name}> b"),
            format!("a <{name} reason=\"y\">x</{name}>"),
            format!("a < {name} >x</ {name} >"),
            format!("a <{name}>x"),
            format!("＜{name}＞x＜/{name}＞"),
            format!("[{name}]x[/{name}]"),
        ] {
            assert!(codes(&text).contains(&Code::WithholdingTag), "{text:?}");
        }
    }
    for text in [
        "<span hidden>x</span>",
        "<div style=\"color: red; display: none\">x</div>",
        "<p class=\"confidential\">x</p>",
        "<span style='background:black;color:black'>x</span>",
        "<span style=\"background-color: #000000\">x</span>",
        "<span style=\"color: black; background: #000\">x</span>",
        "<x-sealed>x",
        "<sealed-exhibit>x",
        "<attorney-eyes-only>x",
        "<ceii>x",
        "<draft>x",
        "::: confidential",
    ] {
        assert_eq!(codes(text), [Code::WithholdingTag], "{text}");
    }
}

#[test]
fn a_place_holder_in_doubled_brackets_is_text_where_it_is_alone() {
    for text in [
        "if so then <<CONFIDENTIAL>>. See <date>.",
        "The price (<<TRADE SECRET>>) is due.",
    ] {
        assert_eq!(codes(text), [], "{text}");
    }
    for text in [
        "<<CONFIDENTIAL>> x <</CONFIDENTIAL>>",
        "<<CONFIDENTIAL>> x",
        "<<CONFIDENTIAL>>\nx",
        "The end.\n\n<<CONFIDENTIAL>>\n\nx",
        "## Price <<CONFIDENTIAL>>\n\nx",
        "a <<CONFIDENTIAL>> x",
        "a <<CONFIDENTIAL>>: x",
        "a <<CONFIDENTIAL>>\nx",
        "<<CONFIDENTIAL>> x <<CONFIDENTIAL>>",
        "<<CONFIDENTIAL> x",
        "<CONFIDENTIAL>> x",
    ] {
        assert!(codes(text).contains(&Code::WithholdingTag), "{text}");
    }
}

#[test]
fn an_element_that_is_no_comment_is_a_mistake() {
    assert_eq!(codes("<comment>x</comment>"), [Code::CommentForm; 2]);
}

#[test]
fn what_is_not_meant_as_a_mark_is_left_alone() {
    for text in [
        "<b>a</b> <ruby> [redacted] a < b (redacted) {redacted}",
        "the redacted version, «redacted», [redacted: trade secret]",
        "<https://example.org/redacted/plan.pdf> [1]: x",
        "<https://example.org/private/sealed?redacted=1>",
        "[the redacted plan](/redacted/plan.pdf) [b](/private/x.pdf) [c](/related/)",
        "[a](<plan redacted.pdf>) [b](<redacted plan.pdf>) [c](<private plan.pdf>)",
        "[a]: <redacted plan.pdf>\n[b]: redacted.pdf",
        "<a href=\"plan-redacted.pdf\" title=\"the redacted plan\">the confidential plan</a>",
        "<img src=x.png alt=\"a redacted map\"> <rect width=\"5\"/>",
        "rates < reduced rates, and 5 < 6 > 4; a < related costs",
        "pbcopy < listings/to-structure-related-data.txt > out",
        "if price < secret then [end] (the end of the exhibit)",
        "a &#x20AC; &#128512; &amp; \\U0001F600 C:\\redacted\\plan.pdf",
        "[^redacted] ## Facts {#redacted} ::: note",
        "<input type=\"hidden\"> <section> <select> <small> <strike>",
        "<dated> <rated> <fact> <read> <date> <header>",
        "<th style=\"background: black; color: white\">a</th> <p class=\"hidden protected\">",
        "https://example.org/(private)/x, w/sealed",
    ] {
        assert_eq!(codes(text), [], "{text}");
    }
}

#[test]
fn a_character_that_represents_withheld_text_is_a_mistake_in_every_spelling() {
    for text in [
        "\u{100000}",
        "\u{10FFFF}",
        "&#x100000;",
        "&#X00010ffff;",
        "&#1048576",
        "&#0001048577;",
        "\\U00100000",
    ] {
        assert_eq!(codes(text), [Code::ReservedCharacter], "{text}");
    }
    for text in [
        "&#xFFFFF;",
        "&#1048575;",
        "&#x1000",
        "\\U000FFFFF",
        "&#;",
        "&#x;",
        "\\U0010",
    ] {
        assert_eq!(codes(text), [], "{text}");
    }
}

#[test]
fn a_comment_begins_in_one_way_alone() {
    let kinds = |text: &str| -> Vec<TagKind> {
        let tags = tags(text).0.into_iter();
        tags.map(|tag| tag.kind).collect()
    };
    assert_eq!(kinds("a <!-- b -->"), [TagKind::BeginsComment]);
    for text in [
        "<!- a ->",
        "<!—a—>",
        "<! -- a -->",
        "< !-- a -->",
        "<-- a -->",
        "<--! a -->",
        "＜!-- a --＞",
        "‹!-- a --›",
        "<!\u{200B}-- a -->",
        "<!–– a ––>",
        "\\<!-- a -->",
        "<! a >",
        "<?a?>",
        "<![CDATA[ a ]]>",
        "<%-- a --%>",
        "<!DOCTYPE html>",
    ] {
        assert_eq!(kinds(text), [TagKind::BeginsNothing], "{text}");
    }
    for text in [
        "a <-- b",
        "a --> b",
        "a <--> b",
        "a <- b",
        "‹! a ›",
        "5 <% 6",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn any_spelling_of_a_mark_that_looks_the_same_is_a_mark_or_a_mistake(
        picks in proptest::collection::vec((0_usize..6, 0_usize..8), 8),
        closing in any::<bool>(),
    ) {
        const ALIKE: [&[&str]; 8] = [
            &["r", "R", "ｒ", "г", "ʀ", "𝐫"], &["e", "E", "е", "ｅ", "ᴇ", "é"], &["d", "D", "ԁ", "ｄ", "ᴅ", "𝒹"],
            &["a", "A", "а", "ａ", "ᴀ", "á"], &["c", "C", "с", "ｃ", "ᴄ", "ç"], &["t", "T", "т", "ｔ", "ᴛ", "𝓉"],
            &["e", "E", "е", "ｅ", "ᴇ", "è"], &["d", "D", "ԁ", "ｄ", "ᴅ", "𝒹"],
        ];
        const BETWEEN: [&str; 8] = ["", "", "", "\u{200B}", "\u{AD}", "-", " ", "\u{2060}\u{FE0F}"];
        let mut name = String::new();
        for (letters, (letter, between)) in ALIKE.iter().zip(picks) {
            name.push_str(letters[letter]);
            name.push_str(BETWEEN[between]);
        }
        let tag = format!("<{}{name}>", if closing { "/" } else { "" });
        let (tags, mistakes) = tags(&format!("a {tag} b"));
        prop_assert!(!tags.is_empty() || !mistakes.is_empty(), "{}", tag);
    }

    #[test]
    fn reading_never_panics(text in "[<>\\[\\](){}&#;x0-9!?/\\\\:='\"a-eRT \n\u{100000}\u{200B}«‹＜-]{0,60}") {
        let _ = tags(&text);
    }
}
