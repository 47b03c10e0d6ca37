//! The help lines of mistakes that are easily misread: what they say can be typed, and mends what is wrong.

use crate::fixture::{plan, wrong};

fn brief(front: &str) -> String {
    format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n{front}---\nText.\n")
}

/// The messages and help of what is wrong with a site, `code | help`.
fn help(site: &str) -> Vec<String> {
    plan(site).problems().iter().map(|problem| format!("{} | {}", problem.code, problem.help.join(" / "))).collect()
}

#[track_caller]
fn check(front: &str, expected: &[&str]) {
    assert_eq!(help(&brief(front)), expected, "{front}");
}

#[test]
fn a_flag_of_another_tool_says_the_opposite_with_the_opposite_value() {
    let delete = "unknown-key | delete the line: without `status` a file is published";
    for front in ["draft: false\n", "published: true\n", "hidden: no\n"] {
        check(front, &[delete]);
    }
    for front in ["draft: true\n", "published: false\n"] {
        check(front, &["unknown-key | use `status: draft`"]);
    }
}

#[test]
fn slips_of_the_line_are_told_as_what_they_are() {
    check(
        "summary: one\n  two: three\n",
        &["invalid-yaml | type `summary: >-` and the whole text, indented, on the lines below"],
    );
    check("series: a\n  type: report\n", &["invalid-yaml | begin `type:` in the same column as `series:`"]);
    check(
        "sources:\n  - title: S publisher: P - title: T\n    publisher: Q\n",
        &[
            "invalid-yaml | begin a new line before `publisher:` / or, if the line is one text, type `- title: \"S publisher: P - title: T\"`",
        ],
    );
    check(
        "sources:\n  - title: S\n    publisher: P - title: T\n    publisher: Q\n",
        &[
            "invalid-yaml | begin a new line before `- title:` / or, if the line is one text, type `publisher: \"P - title: T\"`",
        ],
    );
    check("countries: [[PK], AF]\n", &["wrong-type | type `PK`"]);
    check("subtitle: [a, b]\n", &["wrong-type | type `subtitle: \"a, b\"`"]);
    check("countries: [{}]\n", &["wrong-type | type one text here"]);
}

#[test]
fn addresses_of_the_menu_that_are_nearly_right() {
    for (written, whole) in [
        ("info@x.org", "mailto:info@x.org"),
        ("+92 51 123456", "tel:+9251123456"),
        ("www.x.org", "https://www.x.org"),
        ("https//x.org", "https://x.org"),
    ] {
        let told = [format!("invalid-value | type `url: {whole}`")];
        for key in ["menu", "footer:\n  links"] {
            let site = format!(
                "==> site.yaml\ntitle: T\nbase_url: https://e.org/\n{key}: [{{title: A, url: \"{written}\"}}]\n"
            );
            assert_eq!(help(&site), told, "{site}");
        }
    }
}

#[test]
fn values_that_are_nearly_right() {
    for (written, whole) in [
        ("www.x.org/a", "https://www.x.org/a"),
        ("x.org", "https://x.org"),
        ("//x.org/a", "https://x.org/a"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
    ] {
        let told = format!("invalid-value | type `url: {whole}`");
        check(&format!("sources:\n  - title: S\n    url: {written}\n"), &[&told]);
    }
    let as_browsers = "invalid-value | type it as browsers show it, such as `https://example.org/report`";
    for no_host in ["https://x .org/", "https://x|y.org/", "https://x.org:99999/", "ftp://x.org/"] {
        check(&format!("sources:\n  - title: S\n    url: {no_host}\n"), &[as_browsers]);
    }
    check(
        "authors: [{name: A, orcid: 0000-0002-1825-0090}]\n",
        &["invalid-value | a digit is wrong: with these before it the last, which checks them, would be `7`"],
    );
    check("countries: [EU]\n", &["unknown-country | type `groups: [EU]`"]);
    check("countries: [European Union]\n", &["unknown-country | type `groups: [European Union]`"]);
    check("countries: [Asia]\n", &["unknown-country | type `regions: [Asia]`"]);
    check("countries: [Republic of China]\n", &["unknown-country | did you mean `China` or `Taiwan`?"]);
    check("supersedes: [a]\n", &["unknown-brief | use the slug of the older brief, or delete the line"]);
    let topic = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nvocabulary: {topics: open}\n==> content/topics/t.md\n---\ntitle: T\nparent: nope\n---\n";
    assert_eq!(help(topic), ["unknown-topic | create `content/topics/nope.md`"]);
}

/// A value that is written as a text is underlined, not its key.
#[test]
fn a_picture_is_underlined_where_it_is_named() {
    let image = brief("image: a.jpg\n");
    assert_eq!(crate::fixture::wrong(&image), "missing-file content/briefs/a.md:4:8");
    let elsewhere = brief("image: https://x.org/a.jpg\n");
    assert_eq!(crate::fixture::wrong(&elsewhere), "invalid-value content/briefs/a.md:4:8");
}

#[test]
fn a_blank_embargo_is_to_be_filled_in_or_deleted() {
    check(
        "embargo_until:\n",
        &[
            "missing-key | type it like `embargo_until: 2021-06-29T09:00[UTC]` / or delete the line, so that the file does not wait",
        ],
    );
    check(
        "status: \"\"\n",
        &["missing-key | type it like `status: draft` / or delete the line, so that the file is published"],
    );
}

#[test]
fn a_text_that_a_comment_cuts_short_is_told() {
    check(
        "subtitle: Lesson #1 of many\n",
        &[
            "text-cut-by-comment | type `\"Lesson #1 of many\"` if the text goes on / or leave two blanks before the `#` of a comment",
        ],
    );
    for key in ["number", "series", "subtitle"] {
        let told =
            "text-cut-by-comment | type `\"#7\"` if the text goes on / or leave two blanks before the `#` of a comment";
        check(&format!("{key}: #7\n"), &[told]);
    }
    for list in [
        "[\n  #peace,\n  #war\n]",
        "[\n  a,\n  #peace,\n  #war,\nb]",
        "[a, #peace,\n  #war\n]",
        "[a, #peace, b\n  #war\n  ]",
    ] {
        let told = |word: &str| {
            format!(
                "text-cut-by-comment | type `\"#{word}\"` if it belongs to the list / or leave a blank behind the `#` of a comment"
            )
        };
        check(&format!("topics: {list}\n"), &[&*told("peace"), &told("war")]);
    }
    check("topics:\n  - #peace\n", &["wrong-type | type `- \"#peace\"`"]);
    for fine in [
        "subtitle: # none\n",
        "subtitle: Lesson  # a comment\n",
        "subtitle: \"Lesson\" # a\n",
        "as_of: 2025-01-01 # a\n",
        "subtitle: C#1\n",
        "topics: [a, # see #b\n  c] # d\n",
        "topics: [a, \"#b\",\n  c]\n",
    ] {
        check(fine, &[]);
    }
    let site = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\ntheme:\n  accent: #7a1f2b\n";
    assert_eq!(
        help(site),
        [
            "text-cut-by-comment | type `\"#7a1f2b\"` if the text goes on / or leave two blanks before the `#` of a comment"
        ]
    );
}

/// A warning of what will be, not of what a waiting brief says of its own hour.
#[test]
fn changes_that_have_not_come_are_told() {
    let change = "changes: [{date: 2025-07-01, kind: update, note: x}]\n";
    check(
        change,
        &["change-to-come | type the day on which the change was made; if it has to wait, make it on its day"],
    );
    check(
        "updated: 2025-07-01\n",
        &["change-to-come | type the day on which the change was made; if it has to wait, make it on its day"],
    );
    check("changes: [{date: 2025-06-01, kind: update, note: x}]\n", &[]);
    let waiting =
        brief("changes: [{date: 2025-07-01, kind: update, note: x}]\n").replace("date: 2025-01", "date: 2025-07");
    assert_eq!(help(&waiting), [""; 0]);
}

#[test]
fn a_list_of_one_series_is_its_slug() {
    check("series: [\"Afghan settlement\"]\n", &["wrong-type | type `series: afghan-settlement`"]);
    check("series: [A, B]\n", &["wrong-type | type `series: \"A, B\"`"]);
}

/// As many people write lists. The parser that knows places does not take them without a blank before each line.
#[test]
fn a_list_that_goes_on_at_the_left_edge_moves_no_place() {
    for list in ["[\n  \"a\",\n  \"b\"\n]", "[\n\"a\",\nb\n]", "[\"a\", # one\nb, # two\n]", "[\n'a, [b'\n]"] {
        let front = format!("title: A\ndate: 2024-01-01\ntopics: {list}\ncountries: [PK, Pakstan]\n");
        let line = 2 + front.lines().count() - 1;
        let site = format!("==> content/briefs/a.md\n---\n{front}---\nText.\n");
        assert_eq!(wrong(&site), format!("unknown-country content/briefs/a.md:{line}:17"), "{list}");
    }
}
