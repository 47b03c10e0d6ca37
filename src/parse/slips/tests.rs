//! What is a slip and what is none.

use super::*;
use crate::base::At;
use crate::parse::document::{ParseOptions, parse};

/// Returns the slips in a text: their codes with their lines.
fn told(text: &str) -> String {
    let path = SourcePath::new("content/briefs/a.md");
    let options = ParseOptions {
        extra_keys: ["flow", "draft", "publishDate"].map(str::to_owned).to_vec(),
        ..ParseOptions::default()
    };
    let document = parse(&path, text, &options).expect("it can be read");
    let codes = ["key-in-comment", "key-in-text", "key-in-value", "merge-marker"];
    let slips = document.problems.iter().filter(|problem| codes.contains(&problem.code.as_str()));
    let line = |at: &At| match at {
        At::Span(span) => (text[..span.start].matches('\n').count() + 1).to_string(),
        At::Field(field) => field.to_string(),
        at => format!("{at:?}"),
    };
    slips.map(|slip| format!("{} {}", slip.code, line(&slip.place.at))).collect::<Vec<_>>().join(", ")
}

const EMBARGO: &str = "embargo_until: 2099-01-01T00:00:00Z";
const OPEN: &str = "---\ntitle: T\ndate: 2020-01-01\n";

#[test]
fn a_key_below_front_matter_is_told() {
    for (body, expected) in [
        (format!("---\n{EMBARGO}\n\nText.\n"), "key-in-text 5"),
        (format!("---\n\n\n{EMBARGO}\nText.\n"), "key-in-text 7"),
        (format!("---\n{EMBARGO}\n---\nText.\n"), "key-in-text 5"),
        (format!("...\n{EMBARGO}\n---\nText.\n"), "key-in-text 5"),
        (format!("---\n---\n{EMBARGO}\n---\nText.\n"), "key-in-text 6"),
        ("---\nText.\n\nstatus: draft\n".to_owned(), "key-in-text 7"),
        ("---\nText.\n\nstatus: draft\n\nText.\n".to_owned(), "key-in-text 7"),
        ("---\nStatus: Draft\n\nText.\n".to_owned(), "key-in-text 5"),
        ("---\nembargo-until: 2099-01-01\n\nText.\n".to_owned(), "key-in-text 5"),
        ("---\nsummary: A\ntopics: [a]\n\nText.\n".to_owned(), "key-in-text 5, key-in-text 6"),
        ("---\nText.\n\ntopics:\n  - a\n".to_owned(), "key-in-text 7"),
        ("---\n\"status\": \"draft\"\n\nText.\n".to_owned(), "key-in-text 5"),
        ("---\ndraft: true\n---\nText.\n".to_owned(), "key-in-text 5"),
        ("---\nText.\n\npublishDate: 2099-01-01\n".to_owned(), "key-in-text 7"),
        ("---\nText.\n\npublishDate: 2099-01-01\n\nMore.\n\nEnd.\n".to_owned(), "key-in-text 7"),
        ("---\nText.\n\nDraft: true\n\nMore.\n\nEnd.\n".to_owned(), "key-in-text 7"),
        ("---\nText.\n\nstatus: draft # until Monday\n\nMore.\n\nEnd.\n".to_owned(), "key-in-text 7"),
        ("---\nText.\n\nembargo_until: “2099-01-01”\n\nMore.\n\nEnd.\n".to_owned(), "key-in-text 7"),
    ] {
        assert_eq!(told(&format!("{OPEN}{body}")), expected, "{body}");
    }
}

#[test]
fn a_key_that_another_value_swallows_is_told() {
    for (yaml, expected) in [
        (format!("extra:\n  {EMBARGO}\n"), "key-in-value 5"),
        ("extra: {status: draft}\n".to_owned(), "key-in-value extra.status"),
        ("extra: {a: [{status: draft}]}\n".to_owned(), "key-in-value extra.a[0].status"),
        ("flow: {status: draft}\n".to_owned(), "key-in-value flow.status"),
        ("extra: {draft: true}\n".to_owned(), "key-in-value extra.draft"),
        ("extra:\n  published: false\n".to_owned(), "key-in-value 5"),
        (format!("summary: >-\n  Text\n  {EMBARGO}\n"), "key-in-value 6"),
        (format!("summary: |\n  Text\n\n  {EMBARGO}\n"), "key-in-value 7"),
        ("summary: \"Text\n  status: draft\"\n".to_owned(), "key-in-value 5"),
        ("key_points:\n  - A\n  - |\n    B\n    status: draft\n".to_owned(), "key-in-value 8"),
        ("status: published\nextra:\n  status: draft\n".to_owned(), "key-in-value 6"),
        ("summary: >-\n  The talks.\n  status: draft  # until Monday\n".to_owned(), "key-in-value 6"),
        ("summary: |\n  The talks.\n  status:\n    draft\n".to_owned(), "key-in-value 6"),
        ("summary: |\n  embargo_until = 2099-01-01\n".to_owned(), "key-in-value 5"),
        ("summary: |\n  embargo_until 2099-01-01\n".to_owned(), "key-in-value 5"),
        ("summary: \"A\n  embargo_until: TBD\"\n".to_owned(), "key-in-value 5"),
        ("disclosure: |\n  **Status:** draft.\n".to_owned(), "key-in-value 5"),
        ("extra:\n  note: |\n    > status: draft\n".to_owned(), "key-in-value 6"),
        ("subtitle: 'A\n  status: !!str draft'\n".to_owned(), "key-in-value 5"),
        ("key_points:\n  - |\n    \u{200b}status: draft\n".to_owned(), "key-in-value 6"),
        ("draft: true\n".to_owned(), "key-in-value draft"),
        ("publishDate: 2099-01-01\n".to_owned(), "key-in-value publishDate"),
        ("draft: false\nflow: true\n".to_owned(), ""),
    ] {
        assert_eq!(told(&format!("{OPEN}{yaml}---\nText.\n")), expected, "{yaml}");
    }
}

#[test]
fn marks_of_a_merge_are_told() {
    let merged = "<<<<<<< HEAD\nOurs.\n||||||| base\nOld.\n=======\nTheirs.\n>>>>>>> side\n";
    assert_eq!(told(&format!("{OPEN}---\n{merged}")), "merge-marker 5, merge-marker 7, merge-marker 11");
}

#[test]
fn what_is_no_slip_is_not_told() {
    for text in [
        "---\nText: and more.\n",
        "---\nSummary: the war has changed.\n\nText.\n",
        "---\nThe status: draft law passed.\n",
        "---\n```yaml\nstatus: draft\n```\n",
        "---\nText.\n\n```\n<<<<<<< HEAD\n```\n",
        "---\n---\nText after a rule.\n",
        "---\nText.\n\n---\n\nMore.\n",
        "---\n    status: draft\n",
        "---\n`status: draft` withholds a file.\n",
        "---\n- status: open\n- type: law\n",
        "---\nText.\n\nNote: this is prose.\n",
        "---\n> > quoted\n",
        "status: published\nextra: {state: draft, status: ongoing}\n---\nText.\n",
        "embargo_until: 2020-01-01T00:00:00Z\nsummary: |\n  The status: a draft.\n---\nText.\n",
        "# status: draft\n---\nText.\n",
    ] {
        assert_eq!((text, &*told(&format!("{OPEN}{text}"))), (text, ""));
    }
}

#[test]
fn a_key_in_a_form_of_a_text_is_told_at_both_ends() {
    for form in [
        "**embargo_until:** 2099-01-01",
        "**Embargo until**: 2099-01-01T09:00:00+05:00",
        "**EMBARGO UNTIL:** 1 March 2099",
        "__embargo_until__: 2099-01-01",
        "**embargo_until: 2099-01-01**",
        "embargo\\_until: 2099-01-01",
        "*status: draft*",
        "***Status:*** Draft",
        "**Status:** Draft.",
        "> embargo_until: 2099-01-01T00:00:00Z",
        "> **Status**: draft",
        "## embargo_until: 2099-01-01",
        "# status: draft #",
        "embargo_until = 2099-01-01",
        "status = \"draft\"",
        "embargo_until: March 2, 2099",
        "embargo_until → 2099-01-01",
        "embargo_until – 2099-01-01",
        "| embargo_until | 2099-01-01 |",
        "|status|draft|",
        "embargo_until | 2099-01-01",
        "| title | status |\n|---|---|\n| T | draft |",
        "`embargo_until: 2099-01-01`",
        "`status: draft`",
        "embargo_until 2099-01-01",
        "embargo-until 2099-01-01 09:00",
        "Embargo until 2099-01-01",
        "EMBARGOED UNTIL: 2099-01-01 09:00 GMT",
        "status draft",
        "* status: draft",
        "1. status: draft",
        "- [ ] status: draft",
        "[status: draft]",
        "[status:: draft]",
        "{\"status\": \"draft\"}",
        "(embargo_until: 2099-01-01)",
        "<p>embargo_until: 2099-01-01</p>",
        "<strong>Embargo until:</strong> 2099-01-01<br>",
        "embargo_until\n: 2099-01-01",
        "**draft:** true",
        "`published: false`",
        "publishDate = 2099-01-01",
        "“status”: “draft”",
        "status:&nbsp;draft",
        "EMBARGOED UNTIL 1 MARCH 2099",
        "**STRICTLY EMBARGOED UNTIL 00:01 GMT, 1 MARCH 2099**",
        "{\"title\": \"T\", \"status\": \"draft\"}",
        "\u{a0}status:\u{a0}draft",
        "status:\ndraft",
        "**Status**\ndraft",
        "**Embargo until**\n1 March 2099",
        "Embargo:\n2099-01-01 09:00",
        "- status\n- draft",
        "<dl><dt>status</dt><dd>draft</dd></dl>",
        "<dt>Embargo until</dt>\n<dd>2099-01-01</dd>",
        "<meta name=\"embargo_until\" content=\"2099-01-01\">",
        "<meta content='draft' name='status' />",
    ] {
        assert_eq!((form, &*told(&format!("{OPEN}---\n{form}\n\nText.\n\nMore.\n"))), (form, "key-in-text 5"));
        assert_eq!((form, &*told(&format!("{OPEN}---\n\nText.\n\nMore.\n\n{form}\n"))), (form, "key-in-text 10"));
    }
    assert_eq!(told(&format!("{OPEN}---\n# Title\n\n## Status\n\nDraft\n\n## Summary\n\nText.\n")), "key-in-text 7");
    assert_eq!(told(&format!("{OPEN}---\n<dl>\n<dt>Status</dt>\n<dd>Draft</dd>\n</dl>\n\nText.\n")), "key-in-text 6");
    let below_heading =
        "---\n# Title\n\n![a](a.png)\n\n**Status:** draft\n**Embargo until:** 2099-01-01\nText.\n\nMore.\n";
    assert_eq!(told(&format!("{OPEN}{below_heading}")), "key-in-text 9, key-in-text 10");
}

#[test]
fn a_key_in_a_comment_is_told() {
    for (text, expected) in [
        ("---\n<!-- embargo_until: 2099-01-01 -->\n\nText.\n", "key-in-comment 5"),
        ("---\nText.\n\n<!--\nstatus: draft\ntitle: A\n-->\n\nText.\n", "key-in-comment 8"),
        ("---\n<!-- Note\n**Status:** draft -->\nText.\n", "key-in-comment 6"),
        ("---\n[//]: # (status: draft)\n\nText.\n", "key-in-comment 5"),
        ("---\nText.\n\n%% status: draft %%\n\nMore.\n", "key-in-comment 7"),
        ("# embargo_until: 2099-01-01\n---\nText.\n", "key-in-comment 4"),
        ("  #embargo_until: \"2099-01-01T00:00:00Z\"\n---\nText.\n", "key-in-comment 4"),
        ("summary: A # embargo-until: 2099-01-01\n---\nText.\n", "key-in-comment 4"),
        ("---\n<!-- a -->\n**status:** draft\n", "key-in-text 6"),
    ] {
        assert_eq!((text, &*told(&format!("{OPEN}{text}"))), (text, expected));
    }
}

#[test]
fn what_only_looks_like_a_key_in_a_text_is_not_told() {
    for text in [
        "---\n**Status:** the draft law passed.\n",
        "---\n**Status:** draft law, second reading\n",
        "---\nStatus: the draft law passed\n",
        "---\n## Status of the draft\n",
        "---\n## Embargo: 1990–2003\n\nText.\n",
        "---\n## Embargo until 2003\n\nText.\n",
        "---\nEmbargo: 15 countries took part.\n",
        "---\n**Embargo:** 15 countries took part in 1990.\n",
        "---\n**Embargo until further notice:** 2099-01-01\n",
        "---\n**Draft:** a text that is not public\n",
        "---\n**Published:** 2 January 2020\n",
        "---\n**Publish date:** 2 January 2020\n",
        "---\nThe brief has\n`embargo_until: 2099-01-01`\nin its front matter.\n",
        "---\n`embargo_until: 2099-01-01` holds a file until that day.\n",
        "---\nText.\n\n```yaml\nembargo_until: 2099-01-01\n```\n",
        "---\n```\n**status:** draft\n```\n\nText.\n",
        "---\nText.\n\n| key | value |\n|---|---|\n| embargo_until | 2099-01-01 |\n| status | draft |\n\nMore.\n",
        "---\nText.\n\n**Status:** draft\n\nMore.\n",
        "---\nText.\n\nStatus: Draft\n\nMore.\n\nEnd.\n",
        "---\n## Embargo until 1 March 2003\n\nText.\n",
        "summary: |\n  The status: a draft law.\n  Status of the draft\n  of the law\n---\nText.\n",
        "---\n| key | example | what |\n|---|---|---|\n| embargo_until | 2099-01-01 | a moment |\n",
        "---\n| key | example |\n|---|---|\n| `status` | `draft` |\n",
        "---\nStatements were drafted.\n",
        "---\n## Status\n\nDraft laws wait for a vote.\n",
        "---\nThe council named its\nstatus\ndraft\n",
        "---\n## Embargo\n\n2020 was the year of the embargo.\n",
        "---\nEmbargo\nuntil further notice\n",
        "---\n<meta name=\"description\" content=\"status\">\n",
        "---\nstatus quo\n",
        "---\n<!-- the status: a draft of the law -->\nText.\n",
        "---\n```html\n<!-- status: draft -->\n```\n",
        "# embargo_until: 2020-01-01T09:00:00Z\n---\nText.\n",
        "# status: draft\n---\nText.\n",
        "# embargo_until: when it appears\n---\nText.\n",
        "# embargo_until: 2099-01-01\nembargo_until: 2020-03-01T00:00:00Z\n---\nText.\n",
    ] {
        assert_eq!((text, &*told(&format!("{OPEN}{text}"))), (text, ""));
    }
}
