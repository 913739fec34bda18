//! Tests of `tree.rs`.

use super::*;
use crate::import::blocks;
use crate::import::text::Strength;

#[test]
fn a_tree_gives_words_and_structure_and_nothing_that_runs() {
    let json = r#"{"pandoc-api-version":[1,22],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"Title"}]}},"blocks":[
            {"t":"Header","c":[1,["",[],[]],[{"t":"Str","c":"Facts"}]]},
            {"t":"Para","c":[{"t":"Str","c":"a*b"},{"t":"Space"},{"t":"Strong","c":[{"t":"Str","c":"c"}]},{"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":"d"}]}]},{"t":"RawInline","c":["html","<script>x</script>"]}]},
            {"t":"RawBlock","c":["html","<script>y</script>"]},
            {"t":"OrderedList","c":[[2,{"t":"LowerAlpha"},{"t":"TwoParens"}],[[{"t":"Plain","c":[{"t":"Str","c":"e"}]}]]]},
            {"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[[["",[],[]],[[["",[],[]],{"t":"AlignDefault"},2,1,[{"t":"Plain","c":[{"t":"Str","c":"f"}]}]],[["",[],[]],{"t":"AlignDefault"},1,1,[{"t":"Plain","c":[{"t":"Str","c":"g|"}]}]]]]]],[[["",[],[]],0,[],[[["",[],[]],[[["",[],[]],{"t":"AlignDefault"},1,1,[{"t":"Plain","c":[{"t":"Str","c":"h"}]}]]]]]]],[["",[],[]],[]]]},
            {"t":"Para","c":[{"t":"Link","c":[["",[],[]],[{"t":"Str","c":"i"}],["javascript:x",""]]},{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"j"}],["k.png",""]]}]}
        ]}"#;
    let (read, pictures) = read(json).expect("it is a tree");
    assert_eq!(pictures, 1);
    let want = "Title\n\n## Facts\n\na\\*b **c**[^1]\n\n- (b) e\n\n| f | g\\| |\n| --- | --- |\n|  | h |\n\nij\n\n[^1]: d";
    assert_eq!(blocks::markdown(&read, Strength::Light), want);
    assert!(super::read("{").is_err());
}
