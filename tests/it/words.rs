//! The words that readers see stand in `words/en.txt`, and nowhere in the templates or in what makes pages of briefs.

use crate::sources::{Source, below, code};
use briefpress::parse::config::BUILT_IN_TYPES;
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

/// Returns what readers see of HTML, which may begin and end within a tag: text between tags, and the attributes that
/// are shown.
pub fn shown(html: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for (at, piece) in html.split('<').enumerate() {
        let (tag, text) = match piece.split_once('>') {
            Some(parts) => parts,
            None if at > 0 || piece.contains("=\"") => (piece, ""),
            None => ("", piece),
        };
        let values = SHOWN.iter().filter_map(|name| {
            let (before, value) = tag.split_once(&format!("{name}=\""))?;
            value.split('"').next().filter(|_| !before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
        });
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

/// What stands for something that is filled in.
const FILLED_IN: char = '\u{fffc}';

fn reads_like_words(text: &str) -> bool {
    let is_word = |word: &&str| word.contains(|c: char| c.is_alphabetic() || c == FILLED_IN);
    let is_literal = |word: &str| word.contains(char::is_alphabetic);
    // How wide a picture is shown is said in CSS, and so is where a font lies.
    if text.contains("(min-width:") || text.starts_with("@font-face") {
        return false;
    }
    text.starts_with(char::is_uppercase)
        || text.split(' ').any(is_literal) && text.split(' ').filter(is_word).count() > 1
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

/// Strings in `src` that read like words and are none that readers see.
const NO_WORDS: [(&str, &[&str]); 12] = [
    ("faces of papers", &["Source Serif 4", "Source Sans 3", "Source Code Pro", "Noto Naskh Arabic"]),
    (
        "what papers say to Typst",
        &[
            "#import \"/{}\": * #show: paper.with(",
            "+ (direction: {},",
            "datetime: datetime(year: {}, month: {}, day: {}),",
            "datetime: none,",
            "cite_as: [{}],",
            "references: (), place: {}, body: [",
            "#in-language({}, {})[{}];",
            "#note{}, {});",
            "lang: {},",
            "(level: {}){}{}",
            "start: {},",
            "marker: none,",
            "terms.item({}, {})",
            "(block: true, {}{})",
            "(block: true){}",
            "({}, caption: {}, credit: none, wide: {})",
            "{}, alt: {}, width: {}, height: {}",
            "(columns: {}, align: ({}),",
            "header: ({}), head-rows: {},",
            "widths: ({}),",
            "caption: {},",
            "before: [ {}],",
            "table.cell(colspan: {}, rowspan: {}){}",
        ],
    ),
    ("words by which editors speak in brackets", &["et al."]),
    ("names of licences", &["Public Domain Mark 1.0"]),
    (
        "types of schema.org",
        &[
            "Article",
            "MediaObject",
            "BreadcrumbList",
            "CollectionPage",
            "Event",
            "VirtualLocation",
            "CorrectionComment",
            "CreativeWork",
            "CreativeWorkSeries",
            "ItemList",
            "ListItem",
            "Organization",
            "Person",
            "Place",
            "ProfilePage",
            "Report",
            "ScholarlyArticle",
            "Thing",
        ],
    ),
    (
        "elements of the forms for agencies",
        &["organization {}", "title {}", "Organizational", "Personal", "IsPartOf", "IsIdenticalTo", "IsObsoletedBy"],
    ),
    ("BibTeX and robots.txt", &["BibTeX", "month = {},", "User-agent: * Allow: /  Sitemap: {}"]),
    (
        "what editors are told",
        &[
            "the comment",
            "the CDATA section",
            "the processing instruction",
            "the declaration",
            "the tool itself ({})",
            "it extends or includes itself in a circle",
        ],
    ),
    (
        "what programs are told of the search",
        &[
            "the tool itself (the search index)",
            "EntryPoint",
            "SearchAction",
            "WebSite",
            "required name=search_term_string",
            "ShortName",
            "LongName",
            "Description",
            "Language",
        ],
    ),
    ("the calls that count in templates", &["if {})", "{}) and", "%% if {}{}) %% endif"]),
    ("what the template engine says of a component that calls itself", &["recursion depth"]),
    (
        "what programmers are told",
        &[
            "a view is a struct",
            "texts, numbers and lists can be written to memory",
            "rows of one length can be written to memory",
        ],
    ),
];

/// Returns what readers see of the strings of a source file, each with its line.
fn spoken(source: &Source) -> Vec<(usize, String)> {
    let strings = source.strings().into_iter().filter(|(at, text)| !is_for_others(source, *at, text));
    let seen = strings.flat_map(|(at, text)| {
        let text = filled_in(&text.replace("\\\"", "\"").replace("\\n", " ").replace("\\r", " "));
        shown(&text).into_iter().map(move |text| (source.line(at), text.trim().to_owned()))
    });
    let seen = seen.filter(|(_, text)| reads_like_words(text) && text.contains(char::is_lowercase));
    seen.map(|(line, text)| (line, text.replace(FILLED_IN, "{}"))).collect()
}

/// Returns the text of a `format!` with a mark for each value.
fn filled_in(text: &str) -> String {
    let (mut out, mut is_value) = (String::new(), false);
    for c in text.replace("{{", "").replace("}}", "").chars() {
        match c {
            '{' => is_value = true,
            '}' => {
                is_value = false;
                out.push(FILLED_IN);
            }
            _ if is_value => {}
            _ => out.push(c),
        }
    }
    out
}

/// Whether a string is for programmers or editors: in an attribute, told in a panic, with something in backticks, as messages
/// for editors have it, or the origin of a page, which `list urls` tells.
fn is_for_others(source: &Source, at: usize, text: &str) -> bool {
    let before = source.code[..at].trim_end();
    let line = source.code[..at].lines().last().unwrap_or_default();
    let is_told = ["expect(", "panic!(", "unreachable!("].iter().any(|call| before.ends_with(call));
    if is_told || text.contains('`') || line.trim_start().starts_with("#[") {
        return true;
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut outer = usize::MAX;
    for line in source.code[..at].lines().rev().filter(|line| !line.trim().is_empty()) {
        if indent(line) < outer {
            outer = indent(line);
            if line.contains("fn ") {
                break;
            }
            if line.contains("because") {
                return true;
            }
        }
    }
    false
}

#[test]
fn pages_are_made_without_words_of_their_own() {
    let known = || NO_WORDS.iter().flat_map(|(_, known)| *known).copied();
    let (mut broken, mut idle) = (Vec::new(), known().collect::<BTreeSet<_>>());
    let sources = ["src/page", "src/render", "src/body"].iter().flat_map(|folder| below(folder, ".rs"));
    for source in sources.filter(|source| !source.is_test()) {
        for (line, text) in spoken(&source) {
            idle.remove(&*text);
            if !known().any(|known| known == text) {
                broken.push(format!("{}:{line}: `{text}` belongs in words/en.txt", source.path));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    assert!(idle.is_empty(), "no longer anywhere: {idle:?}");
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

#[test]
fn the_words_that_code_says_are_found() {
    let spoken = |text: &str| {
        let source = Source { path: String::new(), text: text.to_owned(), code: code(text) };
        spoken(&source).into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(spoken("fn f() { x(\"Read more\") }"), ["Read more"]);
    assert_eq!(spoken("f(\"<a href=\\\"#\\\" aria-label=\\\"Go back\\\">of</a>\")"), ["Go back"]);
    assert_eq!(spoken("f(r#\"of the\"#, format!(\"{title}: briefs\"))"), ["of the", "{}: briefs"]);
    assert!(spoken("#[expect(x, reason = \"No use\")]\n// \"No\"\nf(\"key\").expect(\"It is there\")").is_empty());
    assert!(spoken("#[cfg(test)]\nmod tests { fn f() { x(\"Read more\") } }").is_empty());
    assert!(spoken("let because = match x {\n    1 => \"One of them\",\n};").is_empty());
    assert_eq!(spoken("let because = x;\nlet y = \"One of them\";"), ["One of them"]);
}

/// A key that a template misspells would be found when a page is rendered; one that is asked for nowhere, never.
#[test]
fn templates_ask_for_keys_that_exist_and_each_key_is_asked_for() {
    let mut asked = BTreeSet::new();
    let marks = [
        ("templates", ".html", "say(key="),
        ("src", ".rs", "say!("),
        ("src", ".rs", "say_html!("),
        ("src", ".rs", "Key::of("),
    ];
    for (folder, ending, mark) in marks {
        for source in below(folder, ending).into_iter().filter(|source| !source.is_test()) {
            let calls = source.text.split(mark).skip(1).filter_map(|call| call.split('"').nth(1));
            asked.extend(calls.map(|key| (source.path.clone(), key.to_owned())));
        }
    }
    let in_templates = asked.iter().filter(|(path, _)| path.starts_with("templates"));
    let unknown: Vec<_> = in_templates.filter(|(_, key)| english().message(key).is_err()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    // Labels of types are asked for by the slugs of the types.
    let types: Vec<String> =
        BUILT_IN_TYPES.iter().flat_map(|slug| [format!("type.{slug}"), format!("types.{slug}")]).collect();
    // What the search page's script says it asks for by the ends of the keys.
    let script = include_str!("../../static/bp-search.js");
    let said = english().keys().filter_map(|key| Some((key, key.strip_prefix("search.script.")?)));
    let said = said.filter(|(_, end)| script.contains(&format!("\"{end}\""))).map(|(key, _)| key);
    let asked = asked.iter().map(|(_, key)| &**key).chain(types.iter().map(String::as_str)).chain(said);
    let asked: BTreeSet<&str> = asked.collect();
    let file = include_str!("../../words/en.txt");
    let lines = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let keys = lines.filter_map(|line| line.split([' ', '[']).next());
    let idle: BTreeSet<&str> = keys.filter(|key| !asked.contains(key) && !key.starts_with("month.")).collect();
    assert!(idle.is_empty(), "asked for nowhere: {idle:?}");
}

#[test]
fn the_file_of_words_has_no_mistake() {
    let faults = read(include_str!("../../words/en.txt"), &briefpress::base::Language::of("en"), None).1;
    assert!(faults.is_empty(), "{faults:?}");
}
