//! What becomes of straight signs, language by language, and what stays as it was typed.

use super::Typography;
use crate::base::outside::NOTHING;
use crate::base::{Language, SourcePath};
use crate::body::{Links, Manner, RawHtml, Setting, inline_html, read, write};
use crate::words::english;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

fn of(tag: &str) -> Typography {
    Typography::of(&Language::of(tag))
}

fn plain(tag: &str, text: &str) -> String {
    let mut set = text.to_owned();
    of(tag).set_plain(&mut set);
    set
}

fn inline(tag: &str, text: &str) -> String {
    let mut set = text.to_owned();
    of(tag).set_inline(&mut set);
    set
}

/// Returns the HTML of a body.
fn html(typography: Typography, text: &str) -> String {
    let manner = Manner { typography, ..Manner::default() };
    let reading = read(&SourcePath::new("a.md"), text, 0, manner);
    let raw_html = RawHtml::Sanitize;
    let setting = Setting {
        links: &Links::NONE,
        raw_html,
        countries: &[],
        words: english(),
        words_lang: "",
        outside: &NOTHING,
        citations: &[],
        marks_follow_signs: false,
    };
    write(text, &reading.facts, &reading.own, setting).whole
}

#[test]
fn each_language_has_its_marks() {
    for (tag, typed, set) in [
        ("en", r#"He said "yes" and 'no'."#, "He said “yes” and ‘no’."),
        ("en", r#""A 'b' c", d."#, "“A ‘b’ c”, d."),
        ("en", r#"'A "b" c', d."#, "‘A “b” c’, d."),
        ("de", r#"Er sagt "ja" und 'nein': "a 'b' c"."#, "Er sagt „ja“ und ‚nein‘: „a ‚b‘ c“."),
        (
            "fr",
            r#"Il dit "oui" et l'"État" d'Ivoire."#,
            "Il dit «\u{202f}oui\u{202f}» et l’«\u{202f}État\u{202f}» d’Ivoire.",
        ),
        ("fr", "« oui » : a ; b ! c ?", "«\u{202f}oui\u{202f}»\u{a0}: a\u{202f}; b\u{202f}! c\u{202f}?"),
        ("fr", "a : b: c; http://x.org :smile: !x", "a\u{a0}: b: c; http://x.org :smile: !x"),
        ("en", "a : b ; c ! « d »", "a : b ; c ! « d »"),
        ("es", r#"Dijo "sí" y 'no'. ¿"Qué"?"#, "Dijo “sí” y ‘no’. ¿“Qué”?"),
        ("pt", r#"Disse "sim 'a' b"."#, "Disse “sim ‘a’ b”."),
        ("pt-PT", r#"Disse "sim 'a' b"."#, "Disse «sim “a” b»."),
        ("ru", r#"Он сказал "да 'нет' да"."#, "Он сказал «да „нет“ да»."),
        ("tr", r#"Ankara'nın "evet" dediği"#, "Ankara’nın “evet” dediği"),
        ("ar", r#"قال "نعم" و"لا"."#, "قال ”نعم“ و”لا“."),
        ("fa", r#"گفت "بله" و "نه"."#, "گفت «بله» و «نه»."),
        ("ps", r#"وویل "هو" او "نه"."#, "وویل “هو” او “نه”."),
        ("ur", r#"کہا "ہاں" اور "نہیں"۔"#, "کہا ”ہاں“ اور ”نہیں“۔"),
        ("zh", r#"他说"是"和"否"。"#, "他说“是”和“否”。"),
        ("zh", r#"他说:"水,'天'。"然后"#, "他说:“水,‘天’。”然后"),
        ("zh-TW", r#"他說"是"。"#, "他說「是」。"),
        ("ja", r#"彼は"はい"と言った"#, "彼は「はい」と言った"),
        ("pl", r#"Powiedział "tak"."#, "Powiedział „tak”."),
        ("sv", r#"Han sa "ja 'a' b"."#, "Han sa ”ja ’a’ b”."),
    ] {
        assert_eq!(plain(tag, typed), set, "{tag}");
    }
}

#[test]
fn apostrophes_are_told_from_quotes() {
    for (typed, set) in [
        ("it's l'Iran, Member's", "it’s l’Iran, Member’s"),
        ("the states' views", "the states’ views"),
        ("the '90s and '68 and the 1990's", "the ’90s and ’68 and the 1990’s"),
        ("'80 per cent' of it", "‘80 per cent’ of it"),
        ("rock 'n' roll, 'tis", "rock ’n’ roll, ’tis"),
        ("'the states' view' of it", "‘the states’ view’ of it"),
        ("'yes'", "‘yes’"),
        ("\"It's 'over'\"", "“It’s ‘over’”"),
        ("\"'Over'\"", "“‘Over’”"),
        ("Qur'an, Sana'a", "Qur’an, Sana’a"),
        ("(\"a\")-[\"b\"]/\"c\"", "(“a”)-[“b”]/“c”"),
        ("\"...and then\"", "“…and then”"),
        ("pro-\"peace\" talks", "pro-“peace” talks"),
        ("\"In 2024\", no", "“In 2024”, no"),
        ("\"wait--\"", "“wait–”"),
    ] {
        assert_eq!(plain("en", typed), set);
    }
}

#[test]
fn what_nobody_can_tell_stays() {
    for text in [
        "5'10\" tall",
        "34°31'N, 69°10'12\" E",
        "6\" pipe",
        "1'000",
        "a\" b",
        "He said \"yes and left",
        "a 'b and c",
        "\" a \"",
        "10-20, 1...5",
        "S/2023/1--2, a_b--c, --strict, a --> b, <--, a----b",
        "....",
        "...",
        "xn--80ak6aa92e.com, ../a...b",
        "“typed” ‘so’ – it’s",
        "https://example.org/it's--a...b and a--b@example.org",
        "[[Iran's role]]",
        "{{< ref \"a--b\" >}} {% \"x\" %}",
        "$f'(x) = \"y\"$",
    ] {
        assert_eq!(plain("en", text), text);
    }
    for text in ["צה\"ל ודו\"ח", "צ'ק"] {
        assert_eq!(plain("he", text), text);
    }
    // A quotation of several paragraphs.
    assert_eq!(plain("en", "\"It begins here."), "“It begins here.");
}

#[test]
fn dashes_and_dots() {
    for (typed, set) in [
        ("a -- b, 2019--2023, a--b", "a – b, 2019–2023, a–b"),
        ("a --- b, a---b", "a — b, a—b"),
        ("-- Author", "– Author"),
        ("and so on...", "and so on…"),
        ("--", "–"),
        ("[[a--b|the states' -- own]]", "[[a--b|the states’ – own]]"),
    ] {
        assert_eq!(plain("en", typed), set);
    }
}

#[test]
fn marks_go_over_emphasis_links_and_code() {
    for (typed, set) in [
        ("\"*word*\" and *\"word\"*", "“<em>word</em>” and <em>“word”</em>"),
        ("\"[word](/a/)\", \"`code`\", `\"a\"`", "“<a href=\"/a/\">word</a>”, “<code>code</code>”, <code>\"a\"</code>"),
        ("**it**'s and *states*' and \"a\nb\"", "<strong>it</strong>’s and <em>states</em>’ and “a\nb”"),
        ("\\\"a\\\" &quot;b&quot; \"c\"", "\"a\" \"b\" “c”"),
        ("a \\-- b and c\\...", "a -- b and c..."),
    ] {
        let expected = format!("<p>{set}</p>\n").replace("\"a\" \"b\"", "&quot;a&quot; &quot;b&quot;");
        let expected = expected.replace("<code>\"a\"</code>", "<code>&quot;a&quot;</code>");
        assert_eq!(html(of("en"), typed), expected);
        assert_eq!(format!("<p>{}</p>\n", inline_html(&inline("en", typed), &Links::NONE)), expected, "inline");
    }
}

#[test]
fn code_addresses_and_html_stay_as_typed() {
    for text in [
        "```\n\"a\" -- it's...\n```\n",
        "    \"a\" -- it's...\n",
        "<https://example.org/it's--a>",
        "https://example.org/it's--a",
        "[a](/it's--a/)",
        "<kbd>it's \"a\"</kbd>",
        "<pre>\n\n\"a\" -- it's\n\n</pre>",
        "<p title=\"it's--a\">\"a\"</p>",
        "a<!-- it's \"x\" -->",
        "a[^it's]\n\n[^it's]: b",
        "## A {#a--b}",
        "| a | b |\n|:--|--:|\n| c | d |",
    ] {
        assert_eq!(html(of("en"), text), html(Typography::AS_TYPED, text), "{text}");
    }
}

#[test]
fn a_heading_keeps_its_id() {
    for text in ["## Iran's \"role\" -- now...", "## A *b*---`c--d`"] {
        let id = |typography| {
            let reading = read(&SourcePath::new("a.md"), text, 0, Manner { typography, ..Manner::default() });
            reading.facts.headings[0].id.clone()
        };
        assert_eq!(id(of("en")), id(Typography::AS_TYPED));
    }
    assert!(html(of("en"), "## Iran's role -- now").starts_with("<h2 id=\"irans-role----now\">Iran’s role – now"));
}

#[test]
fn captions_and_alternatives_are_texts() {
    let shown = html(of("de"), "![Ein \"Bild\"](a.png \"Von 'hier' -- und\")");
    assert!(shown.contains("Ein „Bild“") && shown.contains("Von ‚hier‘ – und"), "{shown}");
}

/// Pieces of text around which signs mean different things.
const PIECES: [&str; 34] = [
    "\"", "\"", "'", "'", "--", "---", "...", " ", " ", " ", "word", "s", "90s", "5", "°", "(", ")", ",", ".", ": ",
    " !", "«", "»", "“", "’", "و", "是", "。", "*", "**", "\n", "/", "-", "é",
];

/// What stays as it was typed, whatever stands around it.
const FIXED: [&str; 6] =
    ["`it's \"x\"--y...`", "<https://a.org/it's--b>", "[w](/it's--b/)", "&quot;", "\\\"", "<b title=\"it's--x\">"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn what_was_set_is_not_set_again(pieces in vec(select(&PIECES[..]), 1..14), tag in select(&["en", "fr", "de", "sv", "ar", "zh", "nl", "fr-CA"][..])) {
        let once = plain(tag, &pieces.concat());
        prop_assert_eq!(plain(tag, &once), once.as_str());
        let once = inline(tag, &pieces.concat());
        prop_assert_eq!(inline(tag, &once), once.as_str());
    }

    #[test]
    fn code_and_addresses_are_untouched(pieces in vec(prop_oneof![select(&PIECES[..28]), select(&FIXED[..])], 1..14)) {
        let text = pieces.concat();
        let (set, typed) = (html(of("fr"), &text), html(Typography::AS_TYPED, &text));
        let kept = |html: &str| {
            let codes = html.split("<code>").skip(1).map(|rest| rest.split("</code>").next().unwrap_or_default().to_owned());
            let links = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned());
            codes.chain(links).collect::<Vec<_>>()
        };
        prop_assert_eq!(kept(&set), kept(&typed));
        // No letter and no element changes.
        let letters = |html: &str| html.replace("&quot;", "").replace("&#39;", "").replace("&nbsp;", "").chars().filter(|c| c.is_alphanumeric() || "<>*".contains(*c)).collect::<String>();
        prop_assert_eq!(letters(&set), letters(&typed));
    }
}
