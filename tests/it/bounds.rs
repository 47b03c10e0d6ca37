//! What takes time in proportion to what was written, and no more: texts of one mark repeated, files with thousands of
//! mistakes, sites with thousands of names.
//!
//! Sizes are such that a linear pass ends within the bound of ten seconds in a build without optimisation, and one that
//! looks at everything again for each mark does not. Bodies are kept well under the limit of 2 MiB for that reason;
//! front matter is as long as it may be.

use crate::fixture::{UNPLATED, files, plan};
use crate::input::{brief, ends};
use briefpress::base::problems::MOST_NAMES;
use briefpress::places::registry;
use briefpress::report::{self, Format, Paint, Repeats, Style};

/// Bytes of a body.
const BODY: usize = 400_000;
/// Bytes of front matter.
const FRONT: usize = 64 * 1024 - 100;

/// Plans the site, renders it if it can be, and tells all that is to be told, as `check` does.
fn look_at(name: &str, site: &str) {
    let has_own = site.contains("==> site.yaml\n");
    let config = if has_own { String::new() } else { format!("==> site.yaml\n{UNPLATED}") };
    ends(name, || {
        let plan = plan(&(config + site));
        if plan.is_sound() {
            files(&plan);
        }
        let style = Style { format: Format::Json, paint: Paint::Plain, repeats: Repeats::Each };
        report::render(plan.all_problems(), &|file| plan.text(file), &style);
    });
}

fn filled(mark: &str, bytes: usize) -> String {
    mark.repeat(bytes / mark.len())
}

/// A list with as many of these items as front matter holds.
fn list(key: &str, item: impl Fn(usize) -> String) -> String {
    let (mut list, mut number) = (format!("{key}: ["), 0);
    while list.len() < FRONT - 20 {
        list += &item(number);
        list += ", ";
        number += 1;
    }
    list + "]\n"
}

#[test]
fn one_mark_repeated_takes_time_by_its_length() {
    let marks = [
        "{{<",
        "{{< ",
        "[^",
        "x[^1",
        "[^1] ",
        "[a](data:x) ",
        "<script> ",
        "<b onx=1></b> ",
        "![](p.png) ",
        "![](p.png)\n\n",
    ];
    for mark in marks {
        let site = brief("", &("x ".to_owned() + &filled(mark, BODY))) + "==> content/briefs/p.png\n-\n";
        look_at(mark, &site);
    }
}

#[test]
fn elements_that_do_not_stay_open_take_time_by_their_number() {
    let elements =
        ["<br>", "<p>a ", "<li><p>a\n", "<td>a ", "<b></b><i></i>", "<path d=\"M0 0\"/>", "<option>a ", "<svg></svg>"];
    for element in elements {
        look_at(element, &brief("", &("<div>\n".to_owned() + &element.repeat(20_000))));
    }
}

#[test]
fn straight_signs_take_time_by_their_number() {
    let signs = ["\"", "'a ", "\"a 'b ", "a--", "[[", "{{", "$a", "a' ", "1'1\"", "\" \"a", "*'a*", "...", "« a » : "];
    for signs in signs {
        look_at(
            signs,
            &("==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: fr\n".to_owned()
                + &brief("", &signs.repeat(20_000))),
        );
    }
}

#[test]
fn links_to_a_page_of_many_headings_take_time_by_their_number() {
    let headings: String = (0..20_000).map(|n| format!("# h{n}\n")).collect();
    for (name, anchor) in [("good anchors", "h"), ("dead anchors", "x")] {
        let links: String = (0..20_000).map(|n| format!("[a](#{anchor}{n}) ")).collect();
        look_at(name, &brief("", &(headings.clone() + &links)));
    }
    let links: String = (0..20_000).map(|n| format!("[a](/about/#h{n}) ")).collect();
    look_at("rooted links", &(brief("", &links) + "==> content/pages/about.md\n---\ntitle: A\n---\n" + &headings));
    let long = "a".repeat(100_000);
    look_at("a long anchor", &brief("", &format!("# {long}\n\n[a](#{long}b)")));
}

#[test]
fn names_of_countries_take_time_by_the_length_of_the_text() {
    let marks = [
        "Iran ",
        "Iran/",
        "*Iran* ",
        "Iran\u{a0}",
        "‘Iran ",
        "'Iran ",
        "Cairo, ",
        "Cairo and ",
        "Georgia ",
        "French and ",
        "Sino-",
        "New ",
        "Republic of ",
        "[Iran](#x) ",
        "<b>Iran ",
    ];
    for mark in marks {
        let countries = "countries: [IR, EG, GE, FR, CN, KR]\n";
        look_at(mark, &brief(countries, &("In ".to_owned() + &filled(mark, BODY))));
    }
}

#[test]
fn lists_of_front_matter_take_time_by_their_length() {
    let cases = [
        ("one topic", list("topics", |_| "a".to_owned())),
        ("empty changes", list("changes", |_| "{}".to_owned())),
        ("aliases", list("aliases", |_| "é".to_owned())),
        ("supersedes", list("supersedes", |_| "abcd".to_owned())),
        ("countries", list("countries", |n| format!("xu{n}y"))),
        ("regions", list("regions", |n| format!("xu{n}y"))),
        ("groups", list("groups", |n| format!("xu{n}y"))),
        ("addresses", list("sources", |_| "{title: a, url: b}".to_owned())),
    ];
    for (name, front) in cases {
        look_at(name, &brief(&front, ""));
    }
}

#[test]
fn names_are_looked_up_and_not_searched_for() {
    let topics: String =
        (0..1000).map(|n| format!("==> content/topics/t{n}.md\n---\ntitle: Topic number {n}\n---\n")).collect();
    look_at("topics", &(brief(&list("topics", |n| format!("topic-umber-{n}")), "") + &topics));
    let authors: String =
        (0..2000).map(|n| format!("==> content/authors/a{n}.md\n---\nname: Author number {n}\n---\n")).collect();
    look_at("authors", &(brief(&list("authors", |n| format!("Person {n}")), "") + &authors));
}

#[test]
fn a_long_configuration_takes_time_by_its_length() {
    let entries = |entry: fn(usize) -> String| (0..20_000).map(entry).collect::<String>();
    let cases = [
        ("types", "types:\n".to_owned() + &entries(|n| format!("  t{n}: {{label: x}}\n"))),
        ("overrides", "places:\n  overrides:\n".to_owned() + &entries(|n| format!("    xu{n}y: {{name: x}}\n"))),
        ("menu", "menu:\n".to_owned() + &entries(|n| format!("  - {{title: a, url: /b{n}}}\n"))),
    ];
    for (name, config) in cases {
        look_at(name, &format!("==> site.yaml\ntitle: T\nbase_url: https://x.org/\n{config}{}", brief("", "")));
    }
}

/// Every country that a brief may name meets every other, every topic, and every event of it.
#[test]
fn briefs_about_everything_take_time_by_their_length() {
    let codes = registry().countries().iter().map(|country| country.code.to_string()).take(MOST_NAMES);
    let countries = format!("countries: [{}]\n", codes.collect::<Vec<_>>().join(", "));
    let topics = format!("topics: [{}]\n", (0..50).map(|n| format!("t{n}")).collect::<Vec<_>>().join(", "));
    let mut front = countries + &topics + "chronology: [";
    for n in 0.. {
        front += &format!("{{date: 20{:02}-01-01, event: e{n}}}, ", n % 20);
        if front.len() > FRONT / 2 {
            break;
        }
    }
    front += "]\n";
    let config = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nindexes: {relations: 1, coverage: true}\n";
    look_at("everything", &(config.to_owned() + &brief(&front, "")));
}
