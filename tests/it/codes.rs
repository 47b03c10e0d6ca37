//! Every code of the manual, shown by a site, at its exact place.
//!
//! One mistake gives one message: each row states the whole list of what is told about its site. The sites are sound
//! but for their one mistake, so a row that says too much or too little is a fault of the tool. Codes that only a disk
//! can produce have a table of their own, whose sites are written into a folder first.

use crate::fixture::{line, options, plan, snapshot};
use briefpress::base::{Code, Severity};
use briefpress::pipeline::{self, Plan, PlanCache};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A brief about which there is nothing to say; `front` stands on line 7 of it, its body, if it matters, on the line after
/// `---`.
fn brief(front: &str, body: &str) -> String {
    let body = if body.is_empty() { "Text." } else { body };
    let sound = "title: A\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\nrecommendations: [{to: X, text: Y}]\n";
    format!("==> content/briefs/a.md\n---\n{sound}{front}---\n{body}\n")
}

/// A brief beside the sound one.
fn other(slug: &str, title: &str) -> String {
    brief("", "")
        .replace("briefs/a.md", &format!("briefs/{slug}.md"))
        .replace("title: A\n", &format!("title: {title}\n"))
}

/// A brief with a bibliography that holds this.
fn works(bib: &str, body: &str) -> String {
    brief("bibliography: w.bib\n", body) + &format!("==> content/briefs/w.bib\n{bib}\n")
}

/// A list with one name more than may stand in it.
fn numbered(key: &str) -> String {
    let names: Vec<String> = (0..=250).map(|number| format!("n{number}")).collect();
    format!("{key}: [{}]\n", names.join(", "))
}

/// A site with a configuration of its own beside a sound brief.
fn site(lines: &str) -> String {
    format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/\n{lines}{}", brief("", "Text."))
}

/// A code, a site that shows it, and everything that is told about that site.
type Row = (Code, String, &'static str);

fn files_and_yaml() -> Vec<Row> {
    let file = |path: &str, text: &str| format!("{}==> {path}\n{text}", brief("", "Text."));
    vec![
        (Code::ControlCharacter, brief("", "é\u{0}b"), "control-character content/briefs/a.md:8:2"),
        (Code::ControlCharacter, file("content/home.md", "a\u{c}b\n"), "control-character content/home.md:1:2"),
        (Code::InvalidYaml, site("description: a\u{0}b\n"), "invalid-yaml site.yaml:3:15"),
        (Code::MisplacedFile, file("content/posts/b.md", "---\n---\n"), "misplaced-file content/posts/b.md"),
        (Code::MisplacedFile, file("content/about.md", "---\n---\n"), "misplaced-file content/about.md"),
        (
            Code::MisplacedFile,
            file("content/briefs/_index.md", "---\n---\n"),
            "misplaced-file content/briefs/_index.md",
        ),
        (
            Code::MisplacedFile,
            brief("", "").replace("briefs/a.md", "briefs/b/index.md") + "==> content/briefs/b/notes/n.md\n# N\n",
            "misplaced-file content/briefs/b/notes/n.md",
        ),
        (Code::MisplacedFile, file("content/topics/README.md", "# R\n"), "misplaced-file content/topics/README.md"),
        (Code::NoFrontMatter, file("content/pages/b.md", "# B\n"), "no-front-matter content/pages/b.md:1:1"),
        (
            Code::NoFrontMatter,
            file("content/pages/b.md", "+++\ntitle = \"B\"\n+++\n"),
            "no-front-matter content/pages/b.md:1:1",
        ),
        (Code::NoFrontMatter, file("content/pages/b.md", ""), "no-front-matter content/pages/b.md:1:1"),
        (
            Code::NoFrontMatter,
            file("content/home.md", "+++\ntitle = \"B\"\n+++\n"),
            "no-front-matter content/home.md:1:1",
        ),
        (
            Code::KeyInText,
            brief("", "embargo_until: 2099-01-01T00:00:00Z\n\nText."),
            "key-in-text content/briefs/a.md:8:1",
        ),
        (
            Code::KeyInText,
            file("content/pages/b.md", "---\ntitle: B\n---\n\ntopics:\n  - a\n\nText.\n"),
            "key-in-text content/pages/b.md:5:1",
        ),
        (Code::KeyInText, brief("", "**Embargo until:** 2099-01-01\n\nText."), "key-in-text content/briefs/a.md:8:1"),
        (Code::KeyInComment, brief("# embargo_until: 2099-01-01\n", ""), "key-in-comment content/briefs/a.md:7:1"),
        (Code::KeyInComment, brief("", "<!-- status: draft -->\n\nText."), "key-in-comment content/briefs/a.md:8:1"),
        (Code::KeyInValue, brief("extra: {status: draft}\n", ""), "key-in-value content/briefs/a.md:7:17"),
        (
            Code::KeyInValue,
            brief("summary: >-\n  Text\n  embargo_until: 2099-01-01T00:00:00Z\n", ""),
            "key-in-value content/briefs/a.md:9:3",
        ),
        (
            Code::FolderOfDrafts,
            file("content/pages/drafts/b.md", "---\ntitle: B\n---\nText.\n"),
            "folder-of-drafts content/pages/drafts/b.md",
        ),
        (Code::MergeMarker, brief("", "Text.\n\n>>>>>>> side\n"), "merge-marker content/briefs/a.md:10:1"),
        (
            Code::FrontMatterNotClosed,
            file("content/pages/b.md", "---\ntitle: B\n\nText.\n"),
            "front-matter-not-closed content/pages/b.md:1:1",
        ),
        (Code::InvalidYaml, brief("subtitle: Iran: talks\n", ""), "invalid-yaml content/briefs/a.md:7:15"),
        (Code::InvalidYaml, brief("subtitle: \"open\n", ""), "invalid-yaml content/briefs/a.md:7:11"),
        (Code::InvalidYaml, brief("topics: [a, b\n", ""), "invalid-yaml content/briefs/a.md:7:9"),
        (Code::InvalidYaml, brief("topics:\n\t- a\n", ""), "invalid-yaml content/briefs/a.md:8:1"),
        (Code::InvalidYaml, brief("subtitle: \u{7}x\n", ""), "invalid-yaml content/briefs/a.md:7:11"),
        (Code::InvalidYaml, brief("subtitle: !x y\n", ""), "invalid-yaml content/briefs/a.md:7:11"),
        (Code::InvalidYaml, brief("subtitle: *x\n", ""), "invalid-yaml content/briefs/a.md:7:11"),
        (Code::InvalidYaml, site("footer: {text: a\n"), "invalid-yaml site.yaml:3:9"),
        (Code::UnknownKey, brief("tags: [x]\n", ""), "unknown-key content/briefs/a.md:7:1"),
        (Code::UnknownKey, brief("image: {source: a.jpg}\n", ""), "unknown-key content/briefs/a.md:7:9"),
        (Code::UnknownKey, site("baseurl: x\n"), "unknown-key site.yaml:3:1"),
        (
            Code::UnknownKey,
            brief("attachments: [{file: a.csv, title: North, South}]\n", "") + "==> content/briefs/a.csv\n",
            "unknown-key content/briefs/a.md:7:43",
        ),
        (Code::TextCutByComment, brief("subtitle: Lesson #1\n", ""), "text-cut-by-comment content/briefs/a.md:7:18"),
        (Code::DuplicateKey, brief("title: B\n", ""), "duplicate-key content/briefs/a.md:7:1"),
        (Code::WrongType, brief("subtitle: [a]\n", ""), "wrong-type content/briefs/a.md:7:11"),
        (Code::WrongType, brief("topics: {a: b}\n", ""), "wrong-type content/briefs/a.md:7:9"),
        (Code::WrongType, brief("topics: 7.10\n", ""), "wrong-type content/briefs/a.md:7:9"),
        (Code::WrongType, brief("topics:\n  - a\n  -\n", ""), "wrong-type content/briefs/a.md:9:3"),
        (Code::WrongType, file("content/pages/b.md", "---\n- a\n---\n"), "wrong-type content/pages/b.md:2:1"),
    ]
}

fn values() -> Vec<Row> {
    let a = "content/briefs/a.md";
    vec![
        (
            Code::MissingKey,
            brief("changes: [{date: 2025-01-02, note: x}]\n", ""),
            "missing-key content/briefs/a.md:7:11",
        ),
        (Code::MissingKey, "==> site.yaml\ntitle: T\n".to_owned(), "missing-key site.yaml:1:1"),
        (
            Code::MissingKey,
            format!("==> {a}\n---\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\ntype: report\n---\nText.\n"),
            "missing-key content/briefs/a.md:1:1",
        ),
        (Code::MissingKey, brief("embargo_until:\n", ""), "missing-key content/briefs/a.md:7:1"),
        (Code::MissingKey, brief("embargo_until: ~\n", ""), "missing-key content/briefs/a.md:7:1"),
        (Code::MissingKey, brief("embargo_until: \"\"\n", ""), "missing-key content/briefs/a.md:7:16"),
        (Code::MissingKey, brief("status:\n", ""), "missing-key content/briefs/a.md:7:1"),
        (
            Code::MissingKey,
            format!("{}==> content/pages/p.md\n---\ntitle: P\ndate:\n---\nText.\n", brief("", "")),
            "missing-key content/pages/p.md:3:1",
        ),
        (Code::UnknownValue, brief("status: drafft\n", ""), "unknown-value content/briefs/a.md:7:9"),
        (Code::UnknownValue, brief("type: policy-breif\n", ""), "unknown-value content/briefs/a.md:7:7"),
        (Code::UnknownValue, site("timezone: Asia/Karatchi\n"), "unknown-value site.yaml:3:11"),
        (Code::UnknownValue, site("checks: {no-source: off}\n"), "unknown-value site.yaml:3:10"),
        (Code::UnknownValue, site("checks: {dead-link: off}\n"), "unknown-value site.yaml:3:10"),
        (Code::InvalidValue, brief("featured: yes\n", ""), "invalid-value content/briefs/a.md:7:11"),
        (Code::InvalidValue, brief("identifiers: {doi: 11.1/x}\n", ""), "invalid-value content/briefs/a.md:7:20"),
        (Code::InvalidValue, brief("licence: not a licence !!\n", ""), "invalid-value content/briefs/a.md:7:10"),
        (Code::InvalidValue, brief("identifiers: {isbn: banana}\n", ""), "invalid-value content/briefs/a.md:7:21"),
        (Code::InvalidValue, brief("identifiers: {issn: 0378-5954}\n", ""), "invalid-value content/briefs/a.md:7:21"),
        (Code::InvalidValue, brief("url: /a/../b/\n", ""), "invalid-value content/briefs/a.md:7:6"),
        (Code::InvalidValue, brief("aliases: [old]\n", ""), "invalid-value content/briefs/a.md:7:11"),
        (Code::InvalidValue, site("language: english!\n"), "invalid-value site.yaml:3:11"),
        (Code::InvalidValue, site("theme: {accent: red}\n"), "invalid-value site.yaml:3:17"),
        (Code::InvalidValue, site("cname: other.org\n"), "invalid-value site.yaml:3:8"),
        (
            Code::InvalidValue,
            "==> site.yaml\ntitle: T\nbase_url: example.org\n".to_owned(),
            "invalid-value site.yaml:2:11",
        ),
        (Code::InvalidDate, brief("updated: 2025-02-29\n", ""), "invalid-date content/briefs/a.md:7:10"),
        (Code::InvalidDate, brief("review_by: soon\n", ""), "invalid-date content/briefs/a.md:7:12"),
        (Code::InvalidDate, brief("embargo_until: 9999-12-31\n", ""), "invalid-date content/briefs/a.md:7:16"),
        (
            Code::InvalidDate,
            brief("embargo_until: 2021-06-29T09:00[Asia/Karach]\n", ""),
            "invalid-date content/briefs/a.md:7:16",
        ),
        (
            Code::ChangeToCome,
            brief("changes: [{date: 2026-01-01, kind: update, note: x}]\n", ""),
            "change-to-come content/briefs/a.md:7:18",
        ),
        (
            Code::TimeWithoutZone,
            brief("embargo_until: 2025-01-01T09:00\n", ""),
            "time-without-zone content/briefs/a.md:7:16",
        ),
        (
            Code::AmbiguousTime,
            brief("embargo_until: 2024-10-27T02:30[Europe/Berlin]\n", ""),
            "ambiguous-time content/briefs/a.md:7:16",
        ),
        (
            Code::AmbiguousTime,
            brief("embargo_until: 2024-03-31T02:30[Europe/Berlin]\n", ""),
            "ambiguous-time content/briefs/a.md:7:16",
        ),
        (Code::InvalidSlug, brief("slug: Über uns\n", ""), "invalid-slug content/briefs/a.md:7:7"),
        (Code::InvalidSlug, brief("series: A B\n", ""), "invalid-slug content/briefs/a.md:7:9"),
        (Code::InvalidSlug, site("types: {Press Release: Press}\n"), "invalid-slug site.yaml:3:9"),
        (Code::RepeatedValue, brief("countries: [PK, Pakistan]\n", ""), "repeated-value content/briefs/a.md:7:17"),
        (Code::RepeatedValue, brief("topics: [Trade, trade]\n", ""), "repeated-value content/briefs/a.md:7:17"),
        (Code::Placeholder, brief("subtitle: …\n", ""), "placeholder content/briefs/a.md:7:11"),
        (Code::Placeholder, brief("key_points:\n  - …\n", ""), "placeholder content/briefs/a.md:8:5"),
        (
            Code::Placeholder,
            brief("authors: [{name: X, affiliation: …}]\n", ""),
            "placeholder content/briefs/a.md:7:34",
        ),
        (Code::Placeholder, brief("key_points:\n  - text: >-\n      …\n", ""), "placeholder content/briefs/a.md:9:7"),
        (
            Code::RepeatedValue,
            brief("regions: [central-asia, Central Asia]\n", ""),
            "repeated-value content/briefs/a.md:7:25",
        ),
        (Code::TooManyNames, brief(&numbered("topics"), ""), "too-many-names content/briefs/a.md:7:9"),
        (Code::TooManyNames, brief(&numbered("authors"), ""), "too-many-names content/briefs/a.md:7:10"),
        (Code::RepeatedValue, brief("groups: [SCO, sco]\n", ""), "repeated-value content/briefs/a.md:7:15"),
    ]
}

fn names() -> Vec<Row> {
    let topic = |slug: &str, front: &str| format!("==> content/topics/{slug}.md\n---\n{front}---\n");
    vec![
        (Code::UnknownCountry, brief("countries: [PK, Pakistn]\n", ""), "unknown-country content/briefs/a.md:7:17"),
        (Code::UnknownCountry, brief("countries_excluded: UKR2\n", ""), "unknown-country content/briefs/a.md:7:21"),
        (
            Code::UnknownCountry,
            format!("{}==> content/countries/atlantis.md\n---\n---\n", brief("", "")),
            "unknown-country content/countries/atlantis.md",
        ),
        (
            Code::MissingKey,
            format!("{}==> content/groups/scoo.md\n---\ntitle: SCO\n---\n", brief("", "")),
            "missing-key content/groups/scoo.md:2:8",
        ),
        (
            Code::RepeatedValue,
            brief("countries: [QA]\ncountries_excluded: [IR, Qatar]\n", ""),
            "repeated-value content/briefs/a.md:8:26",
        ),
        (
            Code::UnknownSeries,
            format!("{}==> content/series/shared-rivers.md\n---\ntitle: R\n---\n", brief("series: shared-river\n", "")),
            "unknown-series content/briefs/a.md:7:9",
        ),
        (Code::UnknownCountry, site("places: {overrides: {XX: {name: X}}}\n"), "unknown-country site.yaml:3:22"),
        (
            Code::RepeatedValue,
            site("places: {overrides: {TW: {name: Taipei}, Taiwan: {note: N}}}\n"),
            "repeated-value site.yaml:3:42",
        ),
        (Code::UnknownRegion, brief("regions: [middle-earth]\n", ""), "unknown-region content/briefs/a.md:7:11"),
        (Code::UnknownGroup, brief("groups: [SPECTRE]\n", ""), "unknown-group content/briefs/a.md:7:10"),
        (
            Code::MembersKnown,
            format!("{}==> content/groups/sco.md\n---\nmembers: [PK]\n---\n", brief("", "")),
            "members-known content/groups/sco.md:2:1",
        ),
        (
            Code::MembersKnown,
            format!("{}==> content/regions/Central Asia.md\n---\ntitle: X\nmembers: [PK]\n---\n", brief("", "")),
            "members-known content/regions/Central Asia.md:3:1",
        ),
        (
            Code::UnknownTopic,
            topic("trade", "title: Trade\n") + &brief("topics: [trade, peace]\n", ""),
            "unknown-topic content/briefs/a.md:7:17",
        ),
        (
            Code::UnknownTopic,
            topic("trade", "title: Trade\nparent: economy\n") + &brief("", ""),
            "unknown-topic content/topics/trade.md:3:9",
        ),
        (
            Code::AmbiguousTopic,
            topic("trade", "title: Trade\nnames: [Commerce]\n") + &topic("shops", "title: Shops\nnames: [commerce]\n"),
            "ambiguous-topic content/topics/trade.md:3:9",
        ),
        (
            Code::TopicCycle,
            topic("a", "title: A\nparent: b\n") + &topic("b", "title: B\nparent: a\n"),
            "topic-cycle content/topics/a.md:3:9",
        ),
        (Code::TopicCycle, topic("a", "title: A\nparent: a\n"), "topic-cycle content/topics/a.md:3:9"),
        (
            Code::SharedTopicSlug,
            brief("topics: [C++]\n", "") + &other("b", "B").replace("title: B\n", "title: B\ntopics: ['C#']\n"),
            "shared-topic-slug content/briefs/a.md:7:10\nshared-topic-slug content/briefs/b.md:3:10",
        ),
        (
            Code::TopicTooDeep,
            (1..=8)
                .map(|at| topic(&format!("t{at}"), &format!("title: T{at}\nparent: t{}\n", at - 1)))
                .collect::<String>()
                + &topic("t0", "title: T0\n"),
            "topic-too-deep content/topics/t8.md:3:9",
        ),
        (
            Code::NoOriginal,
            format!("{}==> content/briefs/b.fr.md\n---\n---\n", brief("", "Text.")),
            "no-original content/briefs/b.fr.md",
        ),
        (
            Code::NoOriginal,
            format!("{}==> content/briefs/b.md.md\n---\n---\n", brief("", "Text.")),
            "no-original content/briefs/b.md.md",
        ),
        (
            Code::OwnLanguage,
            format!("{}==> content/briefs/b.en.md\n---\ntitle: B\n---\n", brief("", "Text.")),
            "own-language content/briefs/b.en.md",
        ),
        (
            Code::OldTranslation,
            brief("updated: 2025-03-01\nchanges: [{date: 2025-03-01, kind: update, note: N}]\n", "Text.")
                + "==> content/briefs/a.fr.md\n---\ntitle: A\ndate: 2025-02-01\nrecommendations: [{to: X, text: Y}]\n---\nTexte.\n",
            "old-translation content/briefs/a.fr.md:3:7",
        ),
        (
            Code::LinkToOtherLanguage,
            version("fr", "")
                + &other("b", "B")
                + "==> content/briefs/b.fr.md\n---\ntitle: B\nrecommendations: [{to: X, text: Y}]\n---\n[a](a.md)\n",
            "link-to-other-language content/briefs/b.fr.md:5:1",
        ),
        (Code::OwnLanguage, version("en", ""), "own-language content/briefs/a.en.md"),
        (
            Code::OwnLanguage,
            brief("", "Text.") + &other("b.fr", "B").replace("title: B\n", "title: B\nlanguage: de\n"),
            "own-language content/briefs/b.fr.md:3:11",
        ),
        (
            Code::NoLanguage,
            format!("{}==> content/topics/b.fr.md\n---\ntitle: B\n---\n", brief("", "Text.")),
            "no-language content/topics/b.fr.md",
        ),
        (Code::LanguageTag, version("qqq", ""), "language-tag content/briefs/a.qqq.md"),
        (Code::LanguageTag, version("fra", ""), "language-tag content/briefs/a.fra.md"),
        (
            Code::NotInTranslation,
            version("fr", "subtitle: S\ncountries: [PK]\n"),
            "not-in-translation content/briefs/a.fr.md:5:1",
        ),
        (
            Code::NotInTranslation,
            version("fr", "image: {caption: Une carte}\n"),
            "not-in-translation content/briefs/a.fr.md:4:1",
        ),
        (
            Code::DuplicateSlug,
            brief("url: /old/\n", "Text.") + &brief("", "Text.").replace("briefs/a.md", "briefs/b/a.md"),
            "duplicate-slug content/briefs/b/a.md",
        ),
        (Code::CommaInName, brief("authors: Amina Khan, Ali Raza\n", ""), "comma-in-name content/briefs/a.md:7:10"),
        (Code::CommaInName, brief("topics: Sanctions, Trade\n", ""), "comma-in-name content/briefs/a.md:7:9"),
        (Code::UnknownAuthor, brief("authors: [Jo Doe, amina-khan]\n", ""), "unknown-author content/briefs/a.md:7:19"),
        (Code::ReviewDue, brief("review_by: 2025-05-31\n", ""), "review-due content/briefs/a.md:7:12"),
        (
            Code::UpdatedWithoutChange,
            brief("updated: 2025-05-30\n", ""),
            "updated-without-change content/briefs/a.md:7:10",
        ),
        (Code::NoWithdrawalReason, brief("status: withdrawn\n", ""), "no-withdrawal-reason content/briefs/a.md:7:9"),
        (Code::UnknownBrief, brief("supersedes: [older]\n", ""), "unknown-brief content/briefs/a.md:7:14"),
        (
            Code::SupersedesCycle,
            brief("supersedes: [b]\n", "") + &other("b", "B").replace("---\nText", "supersedes: [a]\n---\nText"),
            "supersedes-cycle content/briefs/b.md:7:14",
        ),
        (
            Code::TwoSuccessors,
            brief("supersedes: [b]\n", "")
                + &other("b", "B")
                + &other("c", "C").replace("---\nText", "supersedes: [x, b]\n---\nText")
                + &other("x", "X"),
            "two-successors content/briefs/c.md:7:17",
        ),
    ]
}

fn links() -> Vec<Row> {
    vec![
        (Code::DeadLink, brief("", "See [b](b.md)."), "dead-link content/briefs/a.md:8:5"),
        (Code::DeadLink, brief("", "See\n\n[b](/nowhere/)"), "dead-link content/briefs/a.md:10:1"),
        (Code::DeadLink, brief("", "[x](../countries/PK.md)"), "dead-link content/briefs/a.md:8:1"),
        (Code::DeadLink, brief("key_points: ['[b](b.md)']\n", ""), "dead-link content/briefs/a.md:7:14"),
        (Code::DeadLink, site("menu: [{title: B, url: b.md}]\n"), "dead-link site.yaml:3:24"),
        (Code::DeadLink, site("footer: {links: [{title: B, url: /b/}]}\n"), "dead-link site.yaml:3:34"),
        (Code::DeadLink, brief("", "An [x]()"), "dead-link content/briefs/a.md:8:4"),
        (Code::DeadLink, brief("", "An [x](#)"), "dead-link content/briefs/a.md:8:4"),
        (Code::DeadLink, brief("", "An [x](//)"), "dead-link content/briefs/a.md:8:4"),
        (Code::DeadLink, brief("", "An [x](http://)"), "dead-link content/briefs/a.md:8:4"),
        (Code::DeadLink, brief("", "An [x](https://example.org/repo/b/)"), "dead-link content/briefs/a.md:8:4"),
        (Code::MissingFile, brief("", "An ![x]()"), "missing-file content/briefs/a.md:8:4"),
        (Code::MissingFile, brief("bibliography: none.bib\n", ""), "missing-file content/briefs/a.md:7:15"),
        (Code::UnknownCitation, works("@book{s, title = {S}}", "[@s; @t]"), "unknown-citation content/briefs/a.md:9:1"),
        (Code::InvalidReferences, works("@book{s, title = {S}\n", ""), "invalid-references content/briefs/w.bib:1:6"),
        (Code::NearField, works("@book{s, titel = {S}}", "[@s]"), "near-field content/briefs/w.bib:1:10"),
        (Code::UnusedReference, works("@book{s, title = {S}}", ""), "unused-reference content/briefs/w.bib:1:7"),
        (
            Code::AmbiguousLink,
            brief("", "An [[same name]]") + &["b", "c"].map(|slug| other(slug, "Same name")).concat(),
            "ambiguous-link content/briefs/a.md:8:4",
        ),
        (Code::DeadAnchor, brief("", "## One\n\n[x](#two)"), "dead-anchor content/briefs/a.md:10:1"),
        (Code::DeadAnchor, brief("", "## One\n\n[x](/briefs/a/#two)"), "dead-anchor content/briefs/a.md:10:1"),
        (Code::MissingFile, brief("", "Text ![x](a.png)"), "missing-file content/briefs/a.md:8:6"),
        (Code::MissingFile, brief("", "[x](a.csv)"), "missing-file content/briefs/a.md:8:1"),
        (Code::MissingFile, brief("", "[x](../../../a.csv)"), "missing-file content/briefs/a.md:8:1"),
        (Code::MissingFile, brief("pdf: a.pdf\n", ""), "missing-file content/briefs/a.md:7:6"),
        (
            Code::MissingFile,
            brief("image: {src: a.jpg, alt: x, credit: y}\n", ""),
            "missing-file content/briefs/a.md:7:14",
        ),
        (Code::MissingFile, site("publisher: {logo: logo.svg}\n"), "missing-file site.yaml:3:19"),
        (
            Code::ExternalImage,
            brief("", "Text ![A picture](https://example.org/a.png)"),
            "external-image content/briefs/a.md:8:6",
        ),
        (Code::UnsafeUrl, brief("", "An [x](javascript:alert(1))."), "unsafe-url content/briefs/a.md:8:4"),
        (Code::UnsafeUrl, brief("disclosure: '[x](data:text/html,x)'\n", ""), "unsafe-url content/briefs/a.md:7:13"),
        (
            Code::ExternalImage,
            site("outside: {images: [a.org]}\n")
                .replace("Text.", "![a](https://a.org/a.png) ![b](https://b.org/a.png)"),
            "external-image content/briefs/a.md:8:27",
        ),
        (
            Code::ExternalContent,
            brief("", "a\n\n<iframe src=\"https://x.org/\" title=t></iframe>"),
            "external-content content/briefs/a.md:10:1",
        ),
        (Code::ExternalContent, brief("", "a ![b](https://x.org/a.mp4)"), "external-content content/briefs/a.md:8:3"),
        (
            Code::ExternalContent,
            site("markdown: {raw_html: allow}\n").replace("Text.", "a <b onclick=\"x\">b</b>"),
            "external-content content/briefs/a.md:8:3",
        ),
        (
            Code::ExternalContent,
            format!(
                "{}==> templates/page.html\n{{# é #}}<p>\n {{% if page.title %}}<script src=\"https://x.org/a.js\"></script>{{% endif %}}\n",
                brief("", "")
            ),
            "external-content templates/page.html:2:21",
        ),
        (
            Code::FrameTitle,
            site("outside: {frames: [x.org]}\n").replace("Text.", "<iframe src=\"https://x.org/\"></iframe>"),
            "frame-title content/briefs/a.md:8:1",
        ),
        (Code::HtmlRemoved, brief("", "a <blink>b</blink>"), "html-removed content/briefs/a.md:8:3"),
        (Code::HtmlRemoved, brief("", "a <b onclick=x>b</b>"), "html-removed content/briefs/a.md:8:3"),
        (Code::HtmlRemoved, brief("", "a\n\n<!-- note\n\nb"), "html-removed content/briefs/a.md:10:1"),
        (Code::HtmlRemoved, brief("", "<div>\n<!-- note\n\nb"), "html-removed content/briefs/a.md:9:1"),
        (Code::HtmlRemoved, brief("", "a <b id=bp-x>b</b>"), "html-removed content/briefs/a.md:8:3"),
        (Code::HtmlRemoved, brief("", "a <b id=x>b</b> <i id=x>c</i>"), "html-removed content/briefs/a.md:8:17"),
        (Code::HtmlRemoved, brief("", "a <input type=submit disabled> b"), "html-removed content/briefs/a.md:8:3"),
        (Code::HtmlTooDeep, brief("", &"<div>\n".repeat(101)), "html-too-deep content/briefs/a.md:8:1"),
        (
            Code::HtmlTooDeep,
            brief("", &("a <b>b</b>\n\n".to_owned() + &">".repeat(201))),
            "html-too-deep content/briefs/a.md:10:201",
        ),
        (Code::Shortcode, brief("", "See {{< ref \"b.md\" >}}."), "shortcode content/briefs/a.md:8:5"),
        (Code::Shortcode, brief("", "See\n\n{% include b.html %}"), "shortcode content/briefs/a.md:10:1"),
        (Code::OtherDialect, brief("", "See [b] (https://x.org)."), "other-dialect content/briefs/a.md:8:5"),
        (Code::OtherDialect, brief("", "Text.\n\n##Costs"), "other-dialect content/briefs/a.md:10:1"),
        (Code::MixedDigits, brief("", "٣ دول و٤ أنهار\nمن 12 عامًا."), "mixed-digits content/briefs/a.md:9:4"),
        (Code::StraightQuotes, brief("", "Dit « oui »,\npuis \"non\"."), "straight-quotes content/briefs/a.md:9:6"),
        (
            Code::OtherDialect,
            brief("key_points: ['[b] (https://x.org)']\n", ""),
            "other-dialect content/briefs/a.md:7:14",
        ),
        (
            Code::NoAltText,
            brief("", "<img src=p.png>") + "==> content/briefs/p.png\n",
            "no-alt-text content/briefs/a.md:8:1",
        ),
        (Code::UndefinedFootnote, brief("", "One.[^x]"), "undefined-footnote content/briefs/a.md:8:5"),
        (
            Code::RepeatedFootnote,
            brief("", "One.[^x]\n\n[^x]: Note.\n\n[^x]: Other."),
            "repeated-footnote content/briefs/a.md:12:1",
        ),
        (
            Code::RepeatedHeadingId,
            brief("", "## One {#x}\n\n## Two {#x}"),
            "repeated-heading-id content/briefs/a.md:10:1",
        ),
        (Code::ExtraCell, brief("", "| a |\n|---|\n| 1 | 2 | 3 |"), "extra-cell content/briefs/a.md:10:7"),
        (Code::UnusedFootnote, brief("", "One.\n\n[^x]: Note."), "unused-footnote content/briefs/a.md:10:1"),
        (
            Code::UrlCollision,
            format!(
                "{}==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\ntype: report\nslug: a\n---\nText.\n",
                brief("", "")
            ),
            "url-collision content/briefs/b.md:7:7",
        ),
        (Code::UrlCollision, format!("{}==> static/robots.txt\n", brief("", "")), "url-collision static/robots.txt"),
        (Code::UnsaidWords, site("language: sw\n"), "unsaid-words site.yaml:3:11"),
        (
            Code::InvalidWords,
            format!("{}==> words/en.txt\nnav.skip = On\nbriefs.by = By name\n", brief("", "")),
            "invalid-words words/en.txt:2:1",
        ),
        (
            Code::InvalidWords,
            format!("{}==> words/ru.txt\nbriefs.count[one] = {{count}}\n", brief("", "")),
            "invalid-words words/ru.txt:1:1",
        ),
        (
            Code::TemplateError,
            format!("{}==> templates/page.html\n<p>\n{{% if x %}}\n", brief("", "")),
            "template-error templates/page.html:3:1",
        ),
        (
            Code::TemplateError,
            format!("{}==> templates/page.html\n{{% extends \"none.html\" %}}\n", brief("", "")),
            "template-error templates/page.html:1:1",
        ),
        (
            Code::TemplateError,
            format!(
                "{}==> templates/base.html\n{{% block body_class %}}{{% endblock %}}{{% block head_more %}}{{% endblock %}}\n",
                brief("", "")
            ),
            "template-error templates/base.html:1:1",
        ),
        (Code::PlaceAsTopic, brief("topics: [Morocco]\n", ""), "place-as-topic content/briefs/a.md:7:10"),
        (
            Code::NearAuthor,
            brief("authors: [Jon Smith]\n", "") + "==> content/authors/john-smith.md\n---\nname: John Smith\n---\n",
            "near-author content/briefs/a.md:7:11",
        ),
        (
            Code::UnusedFile,
            format!("{}==> content/briefs/x.csv\n1\n", brief("", "")),
            "unused-file content/briefs/x.csv",
        ),
    ]
}

fn redirects() -> Vec<Row> {
    let csv = |lines: &str| format!("{}==> redirects.csv\n{lines}", brief("", "Text."));
    vec![
        (Code::UrlCollision, brief("aliases: [/old/, /briefs/a]\n", ""), "url-collision content/briefs/a.md:7:18"),
        (Code::UrlCollision, brief("aliases: [/old/, /Old]\n", ""), "url-collision content/briefs/a.md:7:18"),
        (Code::UrlCollision, csv("from,to\n/briefs/a/,/\n"), "url-collision redirects.csv:2:1"),
        (Code::UrlCollision, csv("from,to\n/old/,/\n/old,/briefs/\n"), "url-collision redirects.csv:3:1"),
        (Code::InvalidCsv, csv("/old/,/briefs/a/\n"), "invalid-csv redirects.csv:1:1"),
        (Code::InvalidCsv, csv("from;to\n/old/;/briefs/a/\n"), "invalid-csv redirects.csv:1:1"),
        (Code::InvalidCsv, csv("from,to\n/old/\n"), "invalid-csv redirects.csv:2:1"),
        (Code::InvalidCsv, csv("from,to\n# why\n/old/,/,302\n"), "invalid-csv redirects.csv:3:1"),
        (Code::InvalidCsv, csv("from,to\n/old/,\n"), "invalid-csv redirects.csv:2:1"),
        (Code::InvalidCsv, csv("from,to\n/old/,\"/briefs/a/\n"), "invalid-csv redirects.csv:2:7"),
        (
            Code::VanishedUrl,
            brief("", "Text.") + "==> urls.txt\n/briefs/a/\n /briefs/b/\n",
            "vanished-url urls.txt:2:2",
        ),
        (Code::VanishedUrl, brief("", "Text.") + "==> urls.txt\n/briefs/a/b.pdf\n", "vanished-url urls.txt:1:1"),
        (Code::InvalidValue, brief("", "Text.") + "==> urls.txt\n# Kept\n/a/ b/../\n", "invalid-value urls.txt:2:1"),
        (Code::RepeatedValue, brief("", "Text.") + "==> urls.txt\n/\n/\n", "repeated-value urls.txt:2:1"),
        (Code::RedirectLoop, csv("from,to\n/1/,/2/\n/2/,/1/\n"), "redirect-loop redirects.csv:2:1"),
        (Code::DeadLink, csv("from,to\n/old/,/briefs/b/\n"), "dead-link redirects.csv:2:7"),
        (Code::DeadAnchor, csv("from,to\n/old/,/briefs/a/#x\n"), "dead-anchor redirects.csv:2:7"),
        (Code::InvalidValue, csv("from,to\n/old/?p=1,/\n"), "invalid-value redirects.csv:2:1"),
        (Code::InvalidValue, csv("from,to\n/old/,https://example.net/\n"), "invalid-value redirects.csv:2:7"),
        (Code::InvalidValue, brief("aliases: ['/old/#part']\n", ""), "invalid-value content/briefs/a.md:7:11"),
        (
            Code::UnknownKey,
            format!("{}==> content/home.md\n---\ntitle: H\nurl: /x/\n---\n", brief("", "")),
            "unknown-key content/home.md:3:1",
        ),
        (
            Code::LinkToRedirect,
            brief("aliases: /old/\n", "See [this](/old/)."),
            "link-to-redirect content/briefs/a.md:9:5",
        ),
    ]
}

fn editorial() -> Vec<Row> {
    let bare = |lines: &str| format!("==> content/briefs/a.md\n---\ntitle: A\n{lines}---\nText.\n");
    let long = "word ".repeat(1501);
    let summary = format!("summary: {}\n", "word ".repeat(76));
    vec![
        (Code::EmptyBody, brief("", "<!-- later -->"), "empty-body content/briefs/a.md:2:8"),
        (
            Code::EmptyBody,
            format!("{}==> content/pages/b.md\n---\ntitle: B\n---\n", brief("", "")),
            "empty-body content/pages/b.md:2:8",
        ),
        (Code::EmptyBody, version("fr", "").replace("Texte.", ""), "empty-body content/briefs/a.fr.md:2:8"),
        (Code::SecondTitle, brief("", "# One\n\n# Two"), "second-title content/briefs/a.md:8:1"),
        (Code::EmptyHeading, brief("", "Text\n\n##\n"), "empty-heading content/briefs/a.md:10:1"),
        (Code::LongBrief, brief("", &long), "long-brief content/briefs/a.md:2:8"),
        (Code::LongSummary, brief(&summary, ""), "long-summary content/briefs/a.md:7:10"),
        (
            Code::NoRecommendations,
            bare("date: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\n"),
            "no-recommendations content/briefs/a.md:2:8",
        ),
        (
            Code::NoAddressee,
            bare("date: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\nrecommendations:\n  - text: Go.\n"),
            "no-addressee content/briefs/a.md:7:5",
        ),
        (Code::NoAsOf, bare("date: 2025-01-01\ntype: report\nsources: [S]\n"), "no-as-of content/briefs/a.md:3:7"),
        (
            Code::NoEventDate,
            bare("date: 2025-01-01\ntype: event\nas_of: 2025-01-01\n"),
            "no-event-date content/briefs/a.md:4:7",
        ),
        (
            Code::NoSources,
            bare("date: 2025-01-01\ntype: report\nas_of: 2025-01-01\n"),
            "no-sources content/briefs/a.md:2:8",
        ),
        (
            Code::TranslationDiffers,
            version("fr", "").replace("recommendations: [{to: X, text: Y}]\n---\nTexte", "---\nTexte"),
            "translation-differs content/briefs/a.fr.md:2:8",
        ),
        (
            Code::NoAltText,
            version("fr", "image: {caption: Une carte}\n")
                .replace("as_of", "image: {src: p.png, alt: A map, caption: C}\nas_of")
                + "==> content/briefs/p.png\n",
            "no-alt-text content/briefs/a.fr.md:4:8",
        ),
        (
            Code::TranslationDiffers,
            version("fr", "key_points: [Un, Deux]\n"),
            "translation-differs content/briefs/a.fr.md:4:1",
        ),
        (
            Code::LongSummary,
            version("fr", &summary).replace("2025-01-01\nas_of", "2025-01-01\nsummary: S\nas_of"),
            "long-summary content/briefs/a.fr.md:4:10",
        ),
        (
            Code::NoAltText,
            brief("", "Text ![](p.png)") + "==> content/briefs/p.png\n",
            "no-alt-text content/briefs/a.md:8:6",
        ),
        (
            Code::NoAltText,
            brief("", "![A map](p.png) ![](p.png) ![A map](p.png)") + "==> content/briefs/p.png\n",
            "no-alt-text content/briefs/a.md:8:17",
        ),
        (
            Code::NoAltText,
            brief("image: {src: p.png, credit: X}\n", "") + "==> content/briefs/p.png\n",
            "no-alt-text content/briefs/a.md:7:8",
        ),
        (
            Code::NoFigureSource,
            brief("", "![A map](p.png)") + "==> content/briefs/p.png\n",
            "no-figure-source content/briefs/a.md:8:1",
        ),
        (
            Code::NoFigureSource,
            brief("image: {src: p.png, alt: A map}\n", "") + "==> content/briefs/p.png\n",
            "no-figure-source content/briefs/a.md:7:8",
        ),
        (
            Code::NoCaptions,
            brief("", "![A talk](t.mp4 \"C\")") + "==> content/briefs/t.mp4\nx\n",
            "no-captions content/briefs/a.md:8:1",
        ),
        (
            Code::AsOfAfterDate,
            brief("", "").replace("as_of: 2025-01-01", "as_of: 2025-01-02"),
            "as-of-after-date content/briefs/a.md:4:8",
        ),
        (
            Code::CountryNotTagged,
            brief("countries: [PK]\ncountries_excluded: [QA]\n", &format!("Pakistan.{}", " Iran and Qatar.".repeat(6))),
            "country-not-tagged content/briefs/a.md:7:12",
        ),
        (Code::CountryNotTagged, brief("", &"Iran. ".repeat(6)), "country-not-tagged content/briefs/a.md:2:8"),
        (
            Code::CountryNotMentioned,
            brief("countries: [PK, Qatar]\n", "Pakistan names nobody else in all of the ten words."),
            "country-not-mentioned content/briefs/a.md:7:17",
        ),
    ]
}

/// A sound brief with a translation that keeps up with it, but for these lines from its fourth on.
fn version(language: &str, front: &str) -> String {
    let sound = "title: A\nrecommendations: [{to: X, text: Y}]\n";
    format!("{}==> content/briefs/a.{language}.md\n---\n{sound}{front}---\nTexte.\n", brief("", "Text."))
}

fn table() -> Vec<Row> {
    [files_and_yaml(), values(), names(), links(), redirects(), editorial()].concat()
}

/// Sites that only a disk can hold: what to write below a folder, and everything that is told of it.
type DiskRow = (Code, fn(&Path), &'static str);

const DISK: &[DiskRow] = &[
    (
        Code::NotUtf8,
        |root| write(root, "content/pages/b.md", b"---\ntitle: B\n---\n\xC3\xA9\xC3\xA9 \xFF\n"),
        "not-utf8 content/pages/b.md:4:4",
    ),
    // Other systems take no such name.
    #[cfg(target_os = "linux")]
    (
        Code::FileName,
        |root| {
            use std::os::unix::ffi::OsStrExt;
            fs::write(root.join("static").join(std::ffi::OsStr::from_bytes(b"a\xFF.txt")), "x").expect("a file");
        },
        "file-name static/a\u{fffd}.txt",
    ),
    (
        Code::FileTooLarge,
        |root| write(root, "content/pages/b.md", &[b'x'; 2 * 1024 * 1024 + 1]),
        "file-too-large content/pages/b.md",
    ),
    (
        Code::FileTooLarge,
        |root| {
            let front = format!("---\ntitle: B\nsummary: {}\n---\n", "x".repeat(64 * 1024));
            write(root, "content/pages/b.md", front.as_bytes());
        },
        "file-too-large content/pages/b.md",
    ),
    (
        Code::BadPicture,
        |root| {
            write(root, "content/pages/b.md", b"---\ntitle: B\n---\nSee ![the map](b.png \"Source: X\").\n");
            write(root, "content/pages/b.png", b"no picture");
        },
        "bad-picture content/pages/b.md:4:5",
    ),
    #[cfg(unix)]
    (
        Code::LinkNotFollowed,
        |root| std::os::unix::fs::symlink("/etc/hostname", root.join("static/host")).expect("a link"),
        "link-not-followed static/host",
    ),
    (
        Code::LfsPointer,
        |root| write(root, "static/a.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"),
        "lfs-pointer static/a.pdf",
    ),
    (
        Code::LfsPointer,
        |root| {
            write(root, "content/pages/b.md", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n")
        },
        "lfs-pointer content/pages/b.md",
    ),
    (Code::NoContent, |root| fs::remove_dir_all(root.join("content")).expect("a folder"), "no-content content"),
    (
        Code::NoContent,
        |root| {
            fs::remove_dir_all(root.join("content")).expect("a folder");
            write(root, "content/briefs/a.qmd", b"---\ntitle: A\nstatus: draft\n---\nText.\n");
        },
        "no-content content",
    ),
    (
        Code::CopyOfText,
        |root| write(root, "content/pages/a (conflicted copy 2024-03-01).md", b"---\ntitle: A\n---\nOld.\n"),
        "copy-of-text content/pages/a (conflicted copy 2024-03-01).md",
    ),
    (
        Code::TextNotRead,
        |root| write(root, "static/a.mdx", b"---\ntitle: A\n---\nText.\n"),
        "text-not-read static/a.mdx",
    ),
    #[cfg(unix)]
    (
        Code::LinkNotFollowed,
        |root| std::os::unix::fs::symlink("nowhere", root.join("static/gone")).expect("a link"),
        "link-not-followed static/gone",
    ),
];

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// The plan of a sound site on a disk, with what `change` does to it.
fn on_disk(change: fn(&Path)) -> Plan {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "site.yaml", crate::fixture::SITE.as_bytes());
    write(folder.path(), "static/a.txt", b"a");
    write(folder.path(), "content/pages/a.md", b"---\ntitle: A\n---\nText.\n");
    change(folder.path());
    let snapshot = briefpress::source::load(folder.path()).expect("the sources can be read");
    pipeline::plan(&snapshot, &options(), &mut PlanCache::default())
}

fn told(plan: &Plan) -> String {
    plan.all_problems().iter().map(|problem| line(plan, problem)).collect::<Vec<_>>().join("\n")
}

/// Every row: its code, its plan, and what should be told.
static PLANS: LazyLock<Vec<(Code, Plan, &'static str)>> = LazyLock::new(|| {
    let strings = table().into_iter().map(|(code, site, expected)| (code, plan(&site), expected));
    strings.chain(DISK.iter().map(|(code, change, expected)| (*code, on_disk(*change), *expected))).collect()
});

#[test]
fn each_code_is_told_once_and_at_its_place() {
    let mut wrong = Vec::new();
    for (code, plan, expected) in &*PLANS {
        let told = told(plan);
        let shown: Vec<&str> = plan.all_problems().iter().map(|problem| problem.code.as_str()).collect();
        if told != *expected || shown.iter().any(|shown| *shown != code.as_str()) {
            let messages: Vec<&str> = plan.all_problems().iter().map(|problem| problem.message.as_str()).collect();
            wrong.push(format!("expected {expected}\n     but {told}\n         {messages:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_is_shown() {
    // What the network answers is shown by `external.rs`, which has a server.
    // What a build would delete is shown by `disk.rs`, which has an output.
    let mut shown: Vec<Code> =
        PLANS.iter().map(|(code, ..)| *code).chain([Code::ExternalLink, Code::MassRemoval]).collect();
    // What typesetting finds is shown by `tests/pdf/`, since not every program can.
    shown.extend([Code::MissingGlyph, Code::PaperNotSet, Code::NoTypesetting]);
    // Not every system has such files.
    shown.extend([Code::FileName].iter().filter(|_| !cfg!(target_os = "linux")));
    shown.extend([Code::LinkNotFollowed].iter().filter(|_| !cfg!(unix)));
    let hidden: Vec<Code> = Code::ALL.iter().copied().filter(|code| !shown.contains(code)).collect();
    assert_eq!(hidden, []);
}

#[test]
fn messages_read_alike() {
    for (_, plan, _) in &*PLANS {
        for problem in plan.all_problems() {
            let message = &problem.message;
            assert!(message.starts_with(|c: char| c == '`' || !c.is_uppercase()), "{message}");
            assert!(!message.ends_with(['.', '!', ' ']) && !message.contains('\n'), "{message}");
            assert!(problem.help.iter().any(|help| !help.trim().is_empty()), "no help: {message}");
            assert!(problem.help.iter().all(|help| !help.trim().is_empty()), "an empty line of help: {message}");
        }
    }
}

/// The promise: warnings are told and stop nothing, errors stop the build, and `check`'s own codes are told by it alone.
#[test]
fn only_errors_stop_a_build() {
    for (code, plan, _) in &*PLANS {
        let is_error = plan.all_problems().iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(is_error, code.severity() == Severity::Error, "{code}");
        assert_eq!(plan.is_sound(), !is_error, "{code}");
    }
}

#[test]
fn checks_change_the_weight_of_every_warning() {
    for (code, site, _) in table().into_iter().filter(|(code, ..)| code.severity() == Severity::Warning) {
        for (level, expected) in [("off", None), ("warn", Some(Severity::Warning)), ("error", Some(Severity::Error))] {
            let checks = format!("checks: {{{code}: {level}}}\n");
            let site = match site.strip_prefix("==> site.yaml\n") {
                Some(own) => format!("==> site.yaml\n{checks}{own}"),
                None => format!("==> site.yaml\n{}{checks}{site}", crate::fixture::SITE),
            };
            let plan = pipeline::plan(&snapshot(&site), &options(), &mut PlanCache::default());
            let found = plan.all_problems().iter().find(|problem| problem.code == code);
            assert_eq!(found.map(|problem| problem.severity), expected, "{code}: {level}");
        }
    }
}
