//! Topics that only briefs name: which spellings are one, what the topic is called, and which names are no topics.

use crate::fixture::{plan, told, wrong};
use crate::html::Page;

fn brief(slug: &str, topics: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2025-01-01\ntopics: {topics}\n---\nText.\n")
}

const CLOSED: &str = "==> content/topics/rights.md\n---\ntitle: 权利\n---\n";

#[test]
fn names_with_other_letters_and_one_slug_are_told() {
    for (one, other) in [("权利", "权力"), ("C++", "C#"), ("Sanktsii", "Санкции"), ("C", "C++")] {
        let told = wrong(&(brief("a", &format!("[{one:?}]")) + &brief("b", &format!("[{other:?}]"))));
        let both = "shared-topic-slug content/briefs/a.md:4:10\nshared-topic-slug content/briefs/b.md:4:10";
        assert_eq!(told, both, "{one} {other}");
    }
    for (one, other) in [
        ("Peace processes", "peace-processes"),
        ("Économie", "economie"),
        ("ECONOMY", "Economy"),
        ("权利", "quan-li"),
        ("Peace security", "Peace - Security"),
    ] {
        assert_eq!(
            wrong(&(brief("a", &format!("[{one:?}]")) + &brief("b", &format!("[{other:?}]")))),
            "",
            "{one} {other}"
        );
    }
}

#[test]
fn two_topics_of_one_slug_in_one_brief_are_told_as_two() {
    for (one, other) in [("权利", "权力"), ("C++", "C#"), ("Sanktsii", "Санкции"), ("C", "C++")] {
        let told = wrong(&brief("a", &format!("[{one:?}, {other:?}]")));
        let second = 10 + one.chars().count() + 4;
        let both =
            format!("shared-topic-slug content/briefs/a.md:4:10\nshared-topic-slug content/briefs/a.md:4:{second}");
        assert_eq!(told, both, "{one} {other}");
    }
    for (one, other) in [("C++", "c++"), ("Économie", "economie"), ("C++", "c"), ("c", "C++"), ("Trade", "Trade")] {
        let told = wrong(&brief("a", &format!("[{one:?}, {other:?}]")));
        let second = 10 + one.chars().count() + 4;
        assert_eq!(told, format!("repeated-value content/briefs/a.md:4:{second}"), "{one} {other}");
    }
    let open = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nvocabulary: {topics: open}\n\
                ==> content/topics/quan-li.md\n---\ntitle: 权利\n---\n";
    let told = wrong(&(open.to_owned() + &brief("a", "[权利, 权力]")));
    assert_eq!(told, "shared-topic-slug content/briefs/a.md:4:14");
}

#[test]
fn a_comma_in_an_item_in_quotes_is_part_of_the_topic() {
    for right in
        ["[\"Peace, security\"]", "['Peace, security']", "\n- \"Peace, security\"", "[\"Peace, security\", Trade]"]
    {
        assert_eq!(wrong(&brief("a", right)), "", "{right}");
    }
    for (slip, at) in
        [("Peace, security", "4:9"), ("\"Peace, security\"", "4:9"), ("'a, b'", "4:9"), ("\n- Peace, security", "5:3")]
    {
        assert_eq!(wrong(&brief("a", slip)), format!("comma-in-name content/briefs/a.md:{at}"), "{slip}");
    }
    let names = |names: &str| wrong(&format!("==> content/topics/peace.md\n---\ntitle: Peace\nnames: {names}\n---\n"));
    assert_eq!(names("Peace, security"), "comma-in-name content/topics/peace.md:3:8");
    assert_eq!(names("[\"Peace, security\"]"), "");
    let help = plan(&brief("a", "Peace, security")).problems()[0].help.join("\n");
    assert!(help.contains("`topics: [\"Peace, security\"]`"), "{help}");
}

#[test]
fn a_closed_vocabulary_takes_no_word_for_another() {
    assert_eq!(wrong(&(CLOSED.to_owned() + &brief("a", "[权利, rights]"))), "repeated-value content/briefs/a.md:4:14");
    assert_eq!(wrong(&(CLOSED.to_owned() + &brief("a", "[权力]"))), "unknown-topic content/briefs/a.md:4:10");
    let both = CLOSED.to_owned() + "==> content/topics/power.md\n---\ntitle: 权力\n---\n" + &brief("a", "[权利, 权力]");
    assert_eq!(wrong(&both), "");
}

#[test]
fn a_topic_is_called_by_its_commonest_spelling() {
    let title = |spellings: &[&str]| {
        let briefs: String =
            (0..).zip(spellings).map(|(at, name)| brief(&format!("b{at}"), &format!("[{name}]"))).collect();
        let slug = "project-management";
        Page::of(&briefs, &format!("topics/{slug}/index.html")).texts("h1").concat()
    };
    assert_eq!(title(&["project-management", "project-management", "Project-management"]), "Project management");
    assert_eq!(title(&["Project Management", "Project Management", "project management"]), "Project Management");
    // Of two that are as common, the one that is no slug; then the first in order.
    assert_eq!(title(&["project-management", "project management"]), "project management");
    assert_eq!(title(&["project management", "Project Management"]), "Project Management");
}

#[test]
fn a_topic_that_is_a_place_is_told() {
    let told =
        |topic: &str| told(&brief("a", &format!("[{topic}]"))).contains("place-as-topic content/briefs/a.md:4:10");
    for place in ["Morocco", "morocco", "saudi-arabia", "NATO", "European Union", "Côte d\u{2019}Ivoire"] {
        assert!(told(place), "{place}");
    }
    for topic in ["AI", "IT", "Trade", "Moroccan trade", "Peace processes"] {
        assert!(!told(topic), "{topic}");
    }
    let site = "==> content/topics/nato.md\n---\ntitle: NATO\n---\n".to_owned() + &brief("a", "[NATO]");
    assert!(!crate::fixture::told(&site).contains("place-as-topic"));
}
