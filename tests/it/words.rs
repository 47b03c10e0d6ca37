//! The words that readers see stand in `words/en.txt`, and nowhere in the templates.

use crate::sources::below;
use briefpress::words::{english, read};
use std::collections::BTreeSet;

/// Attributes that are read out or shown.
const SHOWN: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "label"];

/// Parts of a template that hold no text: comments, code, the class of the page.
const NO_TEXT: [(&str, &str); 5] = [
    ("{#", "#}"),
    ("{% block body_class %}", "{% endblock body_class %}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("<style>", "</style>"),
];

/// Returns a template without the parts that hold no text.
fn literal(template: &str) -> String {
    NO_TEXT.iter().fold(template.to_owned(), |text, (open, close)| without(&text, open, close))
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.filter_map(|piece| piece.split_once(close)).map(|(_, after)| after).collect::<String>()
}

/// Returns what readers see of HTML: text between tags, and the attributes that are shown.
fn shown(html: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let values = SHOWN.iter().filter_map(|name| Some(tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?));
        seen.extend(values.chain([text]).map(str::to_owned));
    }
    // An address is shown as what it is, in every language.
    let is_word = |word: &str| word.contains(char::is_alphabetic) && !word.starts_with("https://");
    seen.retain(|text| text.split_whitespace().any(is_word));
    seen
}

/// Returns the strings in the code of a template that read like words: with a capital first, or a blank between words.
fn worded(template: &str) -> Vec<String> {
    let template = without(template, "{#", "#}");
    let code = [("{{", "}}"), ("{%", "%}")].map(|(open, close)| {
        let pieces = template.split(open).skip(1);
        pieces.map(|piece| piece.split(close).next().unwrap_or_default()).collect::<Vec<_>>()
    });
    let strings = code.iter().flatten().flat_map(|code| code.split('"').skip(1).step_by(2));
    strings.filter(|text| reads_like_words(text)).map(str::to_owned).collect()
}

fn reads_like_words(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        || text.split(' ').filter(|word| word.contains(char::is_alphabetic)).count() > 1
}

#[test]
fn templates_hold_no_words_of_their_own() {
    let mut broken = Vec::new();
    let mut said = 0;
    for template in below("templates", ".html") {
        said += template.text.matches("say(key=").count();
        let found = shown(&literal(&template.text)).into_iter().chain(worded(&template.text));
        broken.extend(found.map(|text| format!("{}: `{}` belongs in words/en.txt", template.path, text.trim())));
    }
    assert!(said > 120, "only {said} messages were seen");
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_words_that_are_seen_are_found() {
    let seen = |template: &str| shown(&literal(template));
    assert_eq!(seen("<p>{{ x }} briefs</p>"), [" briefs"]);
    assert_eq!(seen("<a class=\"b\" aria-label=\"Main\">{# no #}</a>"), ["Main"]);
    assert!(seen("{% if a %}<p>{{ say(key=\"b\") }}</p>{% endif %}").is_empty());
    assert!(
        seen("<body class=\"{% block body_class %}a b{% endblock body_class %}\"><a>https://doi.org/{{ x }}</a>")
            .is_empty()
    );
    assert_eq!(seen("<p>Read more at https://doi.org/</p>"), ["Read more at https://doi.org/"]);
    assert_eq!(
        worded("{{ <a heading=\"Read more\" /> }} \"No\" {% if f(a=\"x\", b=\"newest first.\") %}"),
        ["Read more", "newest first."]
    );
}

/// A key that a template misspells would be found when a page is rendered; one that is asked for nowhere, never.
#[test]
fn templates_ask_for_keys_that_exist_and_each_key_is_asked_for() {
    let mut asked = BTreeSet::new();
    for (folder, ending, mark) in [
        ("templates", ".html", "say(key="),
        ("src", ".rs", "say!("),
        ("src", ".rs", "Key::of("),
        ("src", ".rs", "Key::each(["),
    ] {
        for source in below(folder, ending).into_iter().filter(|source| !source.is_test()) {
            for call in source.text.split(mark).skip(1) {
                let call = call.split([')', ']', '{']).next().unwrap_or_default();
                // A key stands first, but for keys in a list.
                let keys = call.split('"').skip(1).step_by(2).take(if mark.ends_with('[') { usize::MAX } else { 1 });
                asked.extend(keys.map(|key| (source.path.clone(), key.to_owned())));
            }
        }
    }
    let in_templates = asked.iter().filter(|(path, _)| path.starts_with("templates"));
    let unknown: Vec<_> = in_templates.filter(|(_, key)| english().message(key).is_err()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let asked: BTreeSet<&str> = asked.iter().map(|(_, key)| &**key).collect();
    let file = include_str!("../../words/en.txt");
    let lines = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let keys = lines.filter_map(|line| line.split([' ', '[']).next());
    let idle: BTreeSet<&str> = keys.filter(|key| !asked.contains(key)).collect();
    assert!(idle.is_empty(), "asked for nowhere: {idle:?}");
}

#[test]
fn the_file_of_words_has_no_mistake() {
    let faults = read(include_str!("../../words/en.txt"), briefpress::words::ENGLISH, None).1;
    assert!(faults.is_empty(), "{faults:?}");
}
