//! `new`: what it writes, and what it refuses.

use crate::project::{Project, Ran};
use std::collections::BTreeMap;

/// A site with a closed vocabulary, a profile, and a brief.
const SITE: &str = "\
==> site.yaml
title: T
base_url: https://example.org/
timezone: Asia/Karachi
==> content/topics/peace-processes.md
---
title: Peace processes
---
==> content/authors/amina-khan.md
---
name: Amina Khan
---
==> content/briefs/2024/talks.md
---
title: Talks
date: 2024-03-01
as_of: 2024-03-01
type: report
sources: [S]
---
Text.
==> content/briefs/old.md
---
title: Old
date: 2024-03-01
as_of: 2024-03-01
type: report
sources: [S]
slug: corridor
url: /old/exact/
---
Text.
";

/// The only file of a folder that the command added, and its text.
fn added(project: &Project, before: &BTreeMap<String, Vec<u8>>) -> (String, String) {
    let mut new = project.bytes("");
    new.retain(|path, bytes| before.get(path) != Some(bytes));
    assert_eq!(new.len(), 1, "{:?}", new.keys());
    let (path, bytes) = new.pop_first().expect("one file");
    (path, String::from_utf8(bytes).expect("UTF-8"))
}

/// Runs `new`, which must write one file.
#[track_caller]
fn make(project: &Project, arguments: &[&str]) -> (String, String, Ran) {
    let before = project.bytes("");
    let ran = project.run(&[&["new"], arguments].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    let (path, text) = added(project, &before);
    assert_eq!(ran.out, format!("wrote {path}\nfill in what is marked `…`; then type: briefpress check\n"));
    (path, text, ran)
}

/// Runs `new`, which must refuse with status 1, and gives what it said; nothing may be written.
#[track_caller]
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = project.bytes("");
    let ran = project.run(&[&["new"], arguments].concat());
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(project.bytes(""), before);
    assert!((ran.out.clone() + &ran.err).contains("nothing was written"), "{ran:?}");
    ran.err
}

#[test]
fn a_new_brief_holds_what_is_known_and_says_what_is_missing() {
    let project = Project::of(SITE);
    let (path, text, ran) = make(
        &project,
        &[
            "Iran:  \"sanctions\"\nand talks",
            "--country",
            "Iran",
            "--country",
            "IRN",
            "--country",
            "Norway",
            "--topic",
            "peace PROCESSES",
            "--author",
            "amina khan",
            "--author",
            "Jo Doe",
        ],
    );
    assert_eq!(ran.err, "");
    let (year, name) = path.trim_start_matches("content/briefs/").split_once('/').expect("a year");
    assert_eq!(name, "iran-sanctions-and-talks.md");
    let date = text.lines().find_map(|line| line.strip_prefix("date: ")).expect("a date")[..10].to_owned();
    assert!(date.starts_with(year) && text.contains(&format!("\nas_of: {date} # ")), "{text}");
    for part in [
        "---\ntitle: 'Iran: \"sanctions\" and talks'\n",
        "\nstatus: draft # ",
        "\ncountries:\n  - IR # Iran\n  - 'NO' # Norway\n",
        "\ntopics:\n  - peace-processes\n",
        "\nauthors:\n  - amina-khan\n  - Jo Doe\n",
        "\nsummary: >- # ",
        "\nrecommendations:\n  - to: …",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_new_brief_breaks_nothing_and_is_quiet_once_filled_in() {
    let project = Project::of(SITE);
    let before = project.ok(&["check"]);
    assert_eq!(before, "nothing to report\n");
    let (path, _, _) = make(&project, &["Water", "--country", "CH", "--topic", "peace-processes"]);
    assert!(project.ok(&["build"]).starts_with("2 briefs and "), "a draft is withheld");
    let ran = project.run(&["check"]);
    assert_eq!((ran.status, &*ran.out), (0, "6 warnings (placeholder)\n"), "{ran:?}");
    assert_eq!(ran.err.matches("warning[placeholder]").count(), 1, "{}", ran.err);
    let ran = project.run(&["build", "--drafts", "--output", "preview"]);
    assert!(ran.status == 0 && ran.out.starts_with("3 briefs and "), "{ran:?}");

    let filled = project.read(&path).replace('…', "Text").replace("\n## Analysis\n", "\nText.\n\n## Analysis\n");
    project.write(&path, &filled);
    assert_eq!(project.ok(&["check", "--strict"]), before, "{filled}");
    project.write(&path, filled.replace("status: draft # delete this line to publish\n", ""));
    assert_eq!(project.ok(&["check", "--strict"]), before);
    assert!(project.ok(&["build", "--strict"]).starts_with("3 briefs and "));
}

#[test]
fn a_placeholder_is_never_published_unnoticed() {
    let project = Project::of(SITE);
    let (path, text, _) = make(&project, &["Water"]);
    project.write(&path, text.replace("status: draft # delete this line to publish\n", ""));
    let ran = project.run(&["build", "-v"]);
    assert_eq!((ran.status, ran.err.matches("warning[placeholder]").count()), (0, 6), "{}", ran.err);
    assert_eq!(project.run(&["build", "--strict"]).status, 1);
}

#[test]
fn it_refuses_what_check_would_in_its_words() {
    let project = Project::of(SITE);
    let told = refused(&project, &["Water", "--country", "Germnay"]);
    assert!(told.contains("error[unknown-country]: no country or territory is called `Germnay`"), "{told}");
    assert!(told.contains("did you mean `Germany`?"), "{told}");
    let told = refused(&project, &["Water", "--topic", "peace proceses"]);
    assert!(told.contains("error[unknown-topic]") && told.contains("did you mean `peace-processes`?"), "{told}");
    let told = refused(&project, &["Talks"]);
    assert!(told.contains("the slug `talks` belongs to `content/briefs/2024/talks.md`"), "{told}");
    assert!(refused(&project, &["X", "--slug", "corridor"]).contains("belongs to `content/briefs/old.md`"));
    assert!(refused(&project, &["X", "--slug", "Über uns"]).contains("type `--slug uber-uns`"));
    for title in ["…", "", "!?", "con"] {
        assert!(refused(&project, &[title]).contains("give one with `--slug`"), "{title}");
    }
    let json = project.run(&["new", "Water", "--country", "Germnay", "--format", "json"]);
    assert!(json.status == 1 && json.out.starts_with("{\"code\":\"unknown-country\""), "{json:?}");
    assert_eq!(json.out.lines().count(), 1, "{json:?}");
}

#[test]
fn a_slug_is_taken_by_whoever_would_have_it() {
    let project = Project::of(SITE);
    project.write("content/briefs/2020/broken.md", "---\ntitle: [\n---\n");
    project.write("content/briefs/later.md", "---\ntitle: Later\ndate: 2024-01-01\nstatus: draft\n---\n");
    project.write("content/pages/p.md", "---\ntitle: P\nurl: /briefs/plain/\n---\n");
    for (slug, holder) in [("broken", "2020/broken.md"), ("later", "briefs/later.md"), ("plain", "content/pages/p.md")]
    {
        assert!(refused(&project, &["X", "--slug", slug]).contains(holder), "{slug}");
    }
    let (path, _, _) = make(&project, &["X", "--slug", "old"]);
    assert!(path.ends_with("/old.md"), "a file's name is no slug where the file has another: {path}");
    refused(&project, &["X", "--slug", "old"]);
}

#[test]
fn an_author_without_a_profile_is_a_warning() {
    let project = Project::of(SITE);
    let (_, text, ran) = make(&project, &["Water", "--author", "jo-doe"]);
    assert!(ran.err.starts_with("warning[unknown-author]: no author has the profile `jo-doe`\n"), "{}", ran.err);
    assert!(text.contains("\nauthors:\n  - jo-doe\n"), "{text}");
    let (_, _, ran) = make(&project, &["Water again", "--author", "jo-doe"]);
    assert_eq!(ran.err, "", "it is told once a slug, as by `check`");
}

#[test]
fn an_unknown_topic_is_shown_and_made_when_asked_for() {
    let project = Project::of(SITE);
    let ran = project.run(&["new", "Water", "--topic", "WTO reform"]);
    let file = "---\ntitle: WTO reform\nparent: # the slug of the wider topic\n";
    assert!(
        ran.status == 1 && ran.out.contains("content/topics/wto-reform.md, which `--create-topic` makes"),
        "{ran:?}"
    );
    assert!(ran.out.contains(file), "{ran:?}");
    let ran = project.run(&["new", "Water", "--topic", "WTO reform", "--topic", "peace-processes", "--create-topic"]);
    assert_eq!((ran.status, &*ran.err), (0, ""), "{ran:?}");
    assert!(ran.out.starts_with("wrote content/topics/wto-reform.md\nwrote content/briefs/"), "{ran:?}");
    assert!(project.read("content/topics/wto-reform.md").starts_with(file));
    let path = ran.out.lines().nth(1).and_then(|line| line.strip_prefix("wrote ")).expect("a path").to_owned();
    assert!(project.read(&path).contains("\ntopics:\n  - wto-reform\n  - peace-processes\n"));
    assert_eq!(project.run(&["check"]).out, "6 warnings (placeholder)\n");
    let open = Project::of(&SITE.replace("timezone", "vocabulary: {topics: open}\ntimezone"));
    make(&open, &["Water", "--topic", "WTO reform", "--create-topic"]);
}

#[test]
fn a_translation_stands_beside_its_original() {
    let project = Project::of(SITE);
    project.write("content/briefs/2023/grain/index.md", "---\ntitle: Grain\ndate: 2023-01-01\nstatus: draft\n---\n");
    let (path, text, _) = make(&project, &["Pourparlers : suite", "--translation-of", "talks", "--lang", "fr"]);
    assert_eq!(path, "content/briefs/2024/talks.fr.md");
    assert!(text.starts_with("---\ntitle: 'Pourparlers : suite'\nstatus: draft # "), "{text}");
    let keys: Vec<&str> = text.lines().filter(|line| line.starts_with(char::is_alphabetic)).collect();
    let keys: Vec<&str> = keys.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(keys, ["title", "status", "summary", "key_points", "recommendations", "translators"]);
    assert_eq!(text.matches('…').count(), 1, "there is nothing but a summary to write: {text}");
    let (path, text, _) = make(&project, &["Grãos", "--translation-of", "grain", "--lang", "pt-BR", "--slug", "graos"]);
    assert_eq!(path, "content/briefs/2023/grain/index.pt-BR.md");
    assert!(text.contains("\nslug: graos\n"), "{text}");
    assert!(project.run(&["build"]).status == 0 && project.run(&["check"]).status == 0);

    let of = |slug: &str, language: &str| refused(&project, &["T", "--translation-of", slug, "--lang", language]);
    assert!(of("tlaks", "de").contains("there is no brief `tlaks`; did you mean `talks`?"));
    assert!(of("talks", "fr").contains("has this translation already, `content/briefs/2024/talks.fr.md`"));
    assert!(of("talks", "en").contains("error[own-language]: the original is written in English (`en`), too"));
    assert!(of("talks", "FR").contains("has this translation already, `content/briefs/2024/talks.fr.md`"));
    for tag in ["french", "f", "fr_CA", "../x", ""] {
        assert!(of("talks", tag).contains("is no language tag"), "{tag}");
    }
    let wrong: [&[&str]; 3] = [&["--translation-of", "talks"], &["--country", "CH"], &["--create-topic"]];
    for more in wrong {
        let both: &[&str] =
            if more[0] == "--translation-of" { &[] } else { &["--translation-of", "talks", "--lang", "de"] };
        assert_eq!(project.run(&[&["new", "T"], both, more].concat()).status, 2, "{more:?}");
    }
}

/// Of an original whose name says a language, in a folder of its own or not, into any language.
#[test]
fn a_translation_is_called_as_its_original_without_the_language() {
    let project = Project::of(SITE);
    let original = "---\ntitle: Ailleurs\ndate: 2024-01-01\ncountries: [CH]\n---\nTexte.\n";
    project.write("content/briefs/2024/ailleurs.fr.md", original);
    project.write("content/briefs/2024/dossier/index.fr.md", original.replace("Ailleurs", "Dossier"));
    for (slug, language, expected) in [
        ("ailleurs", "en", "content/briefs/2024/ailleurs.en.md"),
        ("ailleurs", "ar", "content/briefs/2024/ailleurs.ar.md"),
        ("dossier", "en", "content/briefs/2024/dossier/index.en.md"),
    ] {
        let (path, ..) = make(&project, &["Elsewhere", "--translation-of", slug, "--lang", language]);
        assert_eq!(path, expected);
        let text = project.read(&path).replace("status: draft", "date: 2024-02-01").replace('…', "Words");
        project.write(&path, text + "\nWords.\n");
    }
    assert_eq!(project.run(&["check"]).status, 0, "{:?}", project.run(&["check"]));
    project.ok(&["build"]);
    let english = project.read("public/briefs/ailleurs/index.html");
    assert!(english.contains("/fr/briefs/ailleurs/") && english.contains("Elsewhere"), "{english}");
    assert!(project.read("public/fr/briefs/dossier/index.html").contains("Texte."));
}

#[test]
fn a_new_translation_has_a_place_for_all_words_of_its_original() {
    let project = Project::of(SITE);
    let rich = "title: Rich\nsubtitle: Sub\ndate: 2024-01-01\nas_of: 2024-01-01\nsummary: S\nkey_points: [A, B]\nrecommendations: [{to: X, text: Y}, {to: X, text: Z}, {to: Y, text: Z}]\nsources: [S]\nimage: {src: a.png, alt: A, caption: C}\n";
    project.write("content/briefs/rich.md", format!("---\n{rich}---\nText.\n"));
    project.write("content/briefs/a.png", crate::fixture::drawing());
    let (path, text, _) = make(&project, &["Riche", "--translation-of", "rich", "--lang", "FR"]);
    assert_eq!(path, "content/briefs/rich.fr.md");
    assert_eq!(text.matches('…').count(), 1 + 1 + 2 + 6 + 2, "{text}");
    let told = project.run(&["check"]).err;
    assert_eq!(told.matches("warning[").count(), 2, "only its placeholders and its empty body are told: {told}");
    let filled =
        text.replace('…', "Mots").replace("status: draft # delete this line to publish it with its original\n", "");
    project.write(&path, filled + "\nTexte.\n");
    assert_eq!(project.ok(&["check", "--strict"]), "nothing to report\n");
    project.ok(&["build"]);
    assert!(project.read("public/fr/briefs/rich/index.html").contains("Riche"));
}

#[test]
fn a_path_can_be_opened_from_where_one_is() {
    let project = Project::of(SITE);
    let mut command = project.command(&["new", "Water"]);
    let ran = Ran::of(command.current_dir(project.at("content")).output().expect("it can be started"));
    let path = ran.out.lines().next().and_then(|line| line.strip_prefix("wrote ")).expect("a path");
    assert!(std::path::Path::new(path).is_absolute() && std::fs::exists(path).expect("it can be asked"), "{ran:?}");
    let elsewhere = Project::empty();
    let root = project.path().to_str().expect("a plain path");
    let told = elsewhere.ok(&["--root", root, "new", "Grain"]);
    assert!(told.contains(&format!("wrote {root}/content/briefs/")), "{told}");
    assert!(told.ends_with(&format!("then type: briefpress --root {root} check\n")), "{told}");
    let nowhere = elsewhere.run(&["new", "Water"]);
    assert!(nowhere.status == 2 && nowhere.err.contains("`briefpress init` makes a new site"), "{nowhere:?}");
    assert!(elsewhere.bytes("").is_empty());
}

/// A site with a series, a type and an organisation of its own.
const OWN: &str = "\
==> site.yaml
title: T
base_url: https://example.org/
timezone: Asia/Karachi
types: {press-release: {label: Press release, listed: false}}
==> content/series/water-and-war.md
---
title: Water and war
---
==> content/groups/basin-club.md
---
title: Basin Club
members: [ML, NE]
---
==> content/authors/amina-khan.md
---
name: Amina Khan
---
==> content/topics/peace-processes.md
---
title: Peace processes
names: [Peacemaking]
---
==> content/pages/about.md
---
title: About us
---
Text.
";

#[test]
fn what_a_brief_is_about_and_belongs_to_can_be_given() {
    let project = Project::of(OWN);
    let options = ["--group", "basin club", "--group", "AU", "--region", "Africa", "--region", "southern asia"];
    let more = ["--type", "press RELEASE", "--series", "water and WAR"];
    let (_, text, ran) = make(&project, &[&["Water"][..], &options, &more].concat());
    assert_eq!(ran.err, "");
    let areas =
        "\nregions:\n  - africa # Africa\n  - southern-asia # Southern Asia\ngroups:\n  - basin-club # Basin Club\n";
    for part in [areas, "\ntype: press-release\n", "\nseries: water-and-war\n"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (option, value, told) in [
        ("--group", "Basin Clud", "did you mean `basin-club`?"),
        ("--region", "Southern Asai", "did you mean `"),
        ("--type", "press-relaese", "did you mean `press-release`?"),
        ("--series", "Water and wra", "did you mean `Water and war`?"),
        ("--series", "Elections", "`briefpress new series \"Elections\"` makes it"),
        ("--country", "Basin Club", "groups"),
    ] {
        let err = refused(&project, &["Grain", option, value]);
        assert!(err.contains(told), "{option} {value}: {err}");
    }
    let first = Project::of(SITE);
    let (_, text, _) = make(&first, &["Water", "--series", "Water and war"]);
    assert!(text.contains("\nseries: water-and-war\n"), "the first series needs no file: {text}");
    let both = ["T", "--translation-of", "talks", "--lang", "fr", "--series", "x"];
    assert_eq!(first.run(&[&["new"], &both[..]].concat()).status, 2);
}

#[test]
fn an_author_a_topic_a_page_and_a_series_can_be_made() {
    for (words, path, begins) in [
        (&["author", "Jane Roe"][..], "content/authors/jane-roe.md", "---\nname: Jane Roe\nrole: #"),
        (&["author", "Jane", "Roe"], "content/authors/jane-roe.md", "---\nname: Jane Roe\n"),
        (&["author", "jane-roe"], "content/authors/jane-roe.md", "---\nname: Jane Roe\n"),
        (&["author", "Jane Roe", "--slug", "j-roe"], "content/authors/j-roe.md", "---\nname: Jane Roe\n"),
        (&["topic", "WTO reform"], "content/topics/wto-reform.md", "---\ntitle: WTO reform\n"),
        (&["topic", "water-law"], "content/topics/water-law.md", "---\ntitle: Water law\n"),
        (&["series", "Elections: 2027"], "content/series/elections-2027.md", "---\ntitle: 'Elections: 2027'\n"),
        (&["page", "Working with us"], "content/pages/working-with-us.md", "---\ntitle: Working with us\n"),
    ] {
        let project = Project::of(OWN);
        let before = project.bytes("");
        let ran = project.run(&[&["new"], words].concat());
        assert_eq!((ran.status, &*ran.err), (0, ""), "{ran:?}");
        let (made, text) = added(&project, &before);
        assert_eq!(made, path, "{words:?}");
        assert!(text.starts_with(begins), "{text}");
        assert!(ran.out.starts_with(&format!("wrote {path}\n")), "{ran:?}");
        assert!(ran.out.contains("; then type: briefpress check\n"), "{ran:?}");
        if words[0] == "page" {
            assert!(text.contains("\nstatus: draft # "), "{text}");
            project.write(path, text + "\nText.\n");
        }
        assert_eq!(project.ok(&["check", "--strict"]), "nothing to report\n", "{words:?}");
        assert_eq!(project.run(&[&["new"], words].concat()).status, 1, "it is never written over");
    }
}

#[test]
fn what_exists_is_found_in_every_spelling() {
    let project = Project::of(OWN);
    project.write("content/authors/Jo-Doe.md", "---\nname: Jo Doe\n---\n");
    for (words, holder) in [
        (["author", "AMINA KHAN"], "content/authors/amina-khan.md"),
        (["author", "amina-khan"], "content/authors/amina-khan.md"),
        (["author", "Jo Doe"], "content/authors/Jo-Doe.md"),
        (["topic", "peace Processes"], "content/topics/peace-processes.md"),
        (["topic", "peacemaking"], "content/topics/peace-processes.md"),
        (["series", "WATER AND WAR"], "content/series/water-and-war.md"),
        (["page", "About"], "content/pages/about.md"),
        (["page", "about US"], "content/pages/about.md"),
    ] {
        let told = refused(&project, &words);
        assert!(told.contains(holder), "{words:?}: {told}");
    }
    assert!(refused(&project, &["author", "…"]).contains("give one with `--slug`"));
    assert!(refused(&project, &["page", "Feed.xml", "--slug", "con"]).contains("con"));
}

/// Runs `new`, which must refuse with status 2, and gives the help.
#[track_caller]
fn unclear(arguments: &[&str]) -> String {
    let project = Project::of(OWN);
    let before = project.bytes("");
    let ran = project.run(&[&["new"], arguments].concat());
    assert_eq!((ran.status, &project.bytes("")), (2, &before), "{ran:?}");
    ran.err
}

#[test]
fn a_title_without_quotes_is_understood_or_explained() {
    let project = Project::of(OWN);
    for (words, title) in [
        (&["Water", "in", "the", "Sahel"][..], "Water in the Sahel"),
        (&["brief", "Grain", "in", "Mali", "--country", "ML"], "Grain in Mali"),
        (&["--country", "ML", "Roads", "in", "Mali"], "Roads in Mali"),
        (&["author rights in Europe"], "author rights in Europe"),
        (&["brief", "author", "fees"], "author fees"),
        (&["--", "-5%", "growth"], "-5% growth"),
    ] {
        let (_, text, _) = make(&project, words);
        assert!(text.starts_with(&format!("---\ntitle: {title}\n")) || text.contains(title), "{text}");
    }
    for (words, help) in [
        (&["authors"][..], "`briefpress new author \"NAME\"`"),
        (&["Author", "Jane Roe"], "`briefpress new author \"Jane Roe\"`"),
        (&["topic"], "`briefpress new topic \"Title\"`"),
        (&["author"], "`briefpress new author \"Full Name\"`"),
        (&[], "`briefpress new \"Title of the brief\"`"),
        (&["Water in", "Mali"], "`briefpress new brief \"Water in Mali\"`"),
        (&["Water", "in", "Sahel", "--country", "Burkina", "Faso"], "type \"Burkina Faso\""),
        (&["Water", "--create-topic", "page"], "`briefpress new page \"NAME\"`"),
        (&["--country", "ML", "author", "Jane"], "`briefpress new author \"Jane\"`"),
        (&["-5% growth in Chad"], "`briefpress new -- \"-5% growth in Chad\"`"),
        (&["-5%", "growth", "--country", "TD"], "`briefpress new --country TD -- \"-5% growth\"`"),
        (&["Water", "-5%", "growth", "--country", "TD"], "`briefpress new --country TD -- \"Water -5% growth\"`"),
        (&["--5 or more dams"], "`briefpress new -- \"--5 or more dams\"`"),
        (&["Water", "—country", "ML"], "type `--country`"),
        (&["country", "Mali"], "`content/countries/PK.md`"),
    ] {
        let told = unclear(words);
        assert!(told.contains(help), "{words:?}: {told}");
    }
    assert!(unclear(&["author", "Jane", "--country", "ML"]).contains("--country"));
    let ran = project.run(&["new", "page", "turns", "in", "Berlin"]);
    assert!(ran.status == 0 && ran.out.contains("briefpress new brief \"page turns in Berlin\""), "{ran:?}");
    let script = project.ok(&["completions", "bash"]);
    for part in ["briefpress__subcmd__new__subcmd__author", "--group", "--region", "--series", "--type"] {
        assert!(script.contains(part), "{part}");
    }
}
