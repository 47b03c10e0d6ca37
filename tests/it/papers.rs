//! PDF editions: which briefs have one, who leads to it, and, in a program that sets papers, their bytes, faults and marks.

use crate::fixture::{NOW, line, options, options_at, plan, snapshot, whole};
use crate::project::Project;
use briefpress::pipeline::{self, Options, Papers, PlanCache, Show};

/// A site of four briefs: one that is set, one with a file of its author's, one that wants none, and one that is withdrawn.
const FOUR: &str = "\
==> site.yaml
title: Test
base_url: https://example.org/repo/
pdf: auto
theme: {images: {plates: false}}
==> content/briefs/set.md
---
title: Set
date: 2025-01-01
---
Text.[^1]

[^1]: A note.
==> content/briefs/own.md
---
title: Own
date: 2025-01-02
pdf: own.pdf
---
Text.
==> content/briefs/own.pdf
%PDF-1.7
==> content/briefs/none.md
---
title: None
date: 2025-01-03
pdf: none
---
Text.
==> content/briefs/gone.md
---
title: Gone
date: 2025-01-04
status: withdrawn
changes: [{date: 2025-02-01, kind: retraction, note: Wrong.}]
---
Text.
";

/// One file of a site, as text; no paper is set for it.
fn file(site: &str, route: &str) -> String {
    let plan = plan(site);
    let page = plan.page(route).unwrap_or_else(|| panic!("no {route}: {:?}", plan.problems()));
    let rendered = pipeline::render(&plan, page).expect("the built-in templates render");
    String::from_utf8(whole(rendered).expect("it is no picture").1).expect("it is text")
}

fn papers(site: &str) -> Vec<String> {
    let plan = plan(site);
    plan.pages().iter().filter(|page| page.is_paper()).map(|page| page.route.to_string()).collect()
}

#[test]
fn a_brief_has_an_edition_unless_it_says_otherwise() {
    assert_eq!(papers(FOUR), ["/briefs/set/set.pdf"]);
    let unasked = FOUR.replace("pdf: auto\n", "");
    assert_eq!(papers(&unasked), [""; 0]);
    assert_eq!(
        papers(&unasked.replace("title: None", "title: None\nnumber: 7").replace("pdf: none", "pdf: auto")),
        ["/briefs/none/none.pdf"]
    );
    let asked = Options { papers: Papers::OfBriefs, ..options() };
    let plan = pipeline::plan(&snapshot(&unasked), &asked, &mut PlanCache::default());
    assert_eq!(plan.pages().iter().filter(|page| page.is_paper()).count(), 1, "`build --pdf`");
}

#[test]
fn a_word_that_is_none_is_told() {
    for word in ["true", "yes", "AUTO"] {
        let site = FOUR.replace("pdf: none", &format!("pdf: {word}"));
        let plan = plan(&site);
        let told: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
        assert_eq!(told, ["unknown-value content/briefs/none.md:4:6"], "{word}");
        assert!(plan.problems()[0].help[0].contains("`auto`"));
    }
}

#[test]
fn a_translation_has_an_edition_of_its_own() {
    let site = format!("{FOUR}==> content/briefs/set.fr.md\n---\ntitle: Fixé\n---\nTexte.\n");
    assert_eq!(papers(&site), ["/briefs/set/set.pdf", "/fr/briefs/set/set.pdf"]);
    let page = file(&site, "/fr/briefs/set/");
    assert!(page.contains("href=\"/repo/fr/briefs/set/set.pdf\""), "{page}");
    assert!(page.contains("citation_pdf_url\" content=\"https://example.org/repo/fr/briefs/set/set.pdf\""), "{page}");
    // An author's file belongs to the original.
    let site = format!("{FOUR}==> content/briefs/own.fr.md\n---\ntitle: Propre\n---\nTexte.\n");
    let page = file(&site, "/fr/briefs/own/");
    assert!(page.contains("href=\"/repo/briefs/own/own.pdf\"") && !page.contains("citation_pdf_url"), "{page}");
}

#[test]
fn what_leads_to_a_brief_names_its_edition() {
    let address = "https://example.org/repo/briefs/set/set.pdf";
    let page = file(FOUR, "/briefs/set/");
    assert!(page.contains("<a class=\"button\" href=\"/repo/briefs/set/set.pdf\">"), "{page}");
    assert!(page.contains(&format!("<meta name=\"citation_pdf_url\" content=\"{address}\">")), "{page}");
    assert!(page.contains(&format!("\"encoding\":{{\"@type\":\"MediaObject\",\"contentUrl\":\"{address}\"")), "{page}");
    for (route, form) in [
        ("/catalogue.json", format!("\"pdf\":\"{address}\"")),
        ("/catalogue.csv", format!(",{address}\n")),
        ("/feed.xml", format!("<link rel=\"enclosure\" href=\"{address}\" type=\"application/pdf\"/>")),
        ("/feed.json", format!("\"attachments\":[{{\"url\":\"{address}\",\"mime_type\":\"application/pdf\"}}]")),
    ] {
        let file = file(FOUR, route).replace("\r\n", "\n");
        assert!(file.contains(&form), "{route}: {file}");
        assert!(file.contains("https://example.org/repo/briefs/own/own.pdf"), "{route}: {file}");
        assert!(!file.contains("gone.pdf") && !file.contains("none.pdf"), "{route}: {file}");
    }
}

#[test]
fn what_is_withheld_has_no_edition() {
    let site = FOUR.replace("title: Set\n", "title: Set\nembargo_until: 2099-01-01T00:00:00Z\n");
    assert_eq!(papers(&site), [""; 0]);
    let all = pipeline::plan(&snapshot(&site), &options_at(NOW, Show::Everything), &mut PlanCache::default());
    assert_eq!(all.pages().iter().filter(|page| page.is_paper()).count(), 1);
}

#[test]
fn the_address_of_an_edition_is_kept() {
    let kept = format!("{FOUR}==> urls.txt\n/briefs/set/set.pdf\n");
    assert!(plan(&kept).is_sound());
    let lost = kept.replace("pdf: auto\n", "");
    let told = plan(&lost).problems().iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(told, "vanished-url");
}

#[test]
fn an_address_that_a_file_has_already_is_told() {
    let site = FOUR.replace("title: Set\n", "title: Set\nattachments: [{file: set/set.pdf}]\n")
        + "==> content/briefs/set/set.pdf\n%PDF\n";
    let told = plan(&site).problems().iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(told, "url-collision");
}

/// The page does not wait for its size where papers cannot be set, and its plan is the same.
#[test]
fn rendered_without_a_press_a_page_says_no_size() {
    assert!(file(FOUR, "/briefs/set/").contains("set.pdf\">Download PDF </a>"), "{}", file(FOUR, "/briefs/set/"));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_typesetting_says_so_and_writes_nothing() {
    let project = Project::of(FOUR);
    for arguments in [&["build"][..], &["pdf", "set"]] {
        let ran = project.run(arguments);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.contains("error[no-typesetting]") && ran.err.contains("--features pdf"), "{ran:?}");
    }
    assert!(!project.at("public").exists());
    let plain = Project::of(&FOUR.replace("pdf: auto\n", ""));
    plain.ok(&["build"]);
    assert_eq!(plain.run(&["build", "--pdf"]).status, 1);
    // Whoever writes need not print.
    assert_eq!(project.run(&["check"]).status, 0);
}

#[cfg(feature = "pdf")]
mod set {
    use super::*;
    use crate::fixture::drawing_of;
    use crate::served::Served;
    use std::collections::BTreeMap;

    fn pdf(project: &Project, path: &str) -> Vec<u8> {
        let bytes = std::fs::read(project.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
        bytes
    }

    fn kept(project: &Project) -> BTreeMap<String, Vec<u8>> {
        project.bytes(".briefpress/pictures-1")
    }

    #[test]
    fn the_same_text_gives_the_same_bytes() {
        let (one, other) = (Project::of(FOUR), Project::of(FOUR));
        one.ok(&["build"]);
        other.ok(&["build", "--as-of", "2025-08-01"]);
        let path = "public/briefs/set/set.pdf";
        assert_eq!(pdf(&one, path), pdf(&other, path));
        one.ok(&["pdf", "set", "--output", "alone.pdf"]);
        assert_eq!(pdf(&one, "alone.pdf"), pdf(&one, path));
    }

    #[test]
    fn the_page_says_the_true_size() {
        let project = Project::of(FOUR);
        project.ok(&["build"]);
        let length = pdf(&project, "public/briefs/set/set.pdf").len().div_ceil(1_000);
        let page = project.read("public/briefs/set/index.html");
        assert!(page.contains(&format!("<span class=\"file-meta\">{length} kB</span>")), "{page}");
        assert!(page.contains(&format!("\"contentSize\":\"{length} kB\"")), "{page}");
    }

    /// What a full disk has left of a paper says no size.
    #[test]
    fn a_damaged_paper_is_set_again() {
        let project = Project::of(FOUR);
        project.ok(&["build"]);
        let whole = project.bytes("public");
        let (name, bytes) = kept(&project).pop_first().expect("one was kept");
        project.write(&format!(".briefpress/pictures-1/{name}"), &bytes[..bytes.len() / 2]);
        std::fs::remove_dir_all(project.at("public")).expect("it is there");
        std::fs::remove_dir_all(project.at(".public.briefpress")).expect("it is there");
        project.ok(&["build"]);
        assert_eq!(project.bytes("public"), whole);
    }

    /// What only leads on from a page stands on no paper: another brief about the same touches the page and not the paper.
    #[test]
    fn a_paper_is_set_again_only_if_it_changes() {
        let project = Project::of(FOUR);
        project.ok(&["build"]);
        let before = kept(&project);
        assert_eq!(before.len(), 1);
        project.write("content/briefs/more.md", "---\ntitle: More\ndate: 2025-01-05\npdf: none\n---\n[[set]] again.\n");
        project.ok(&["build"]);
        assert_eq!(kept(&project).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
        std::fs::remove_dir_all(project.at("public")).expect("it is there");
        std::fs::remove_dir_all(project.at(".public.briefpress")).expect("it is there");
        project.ok(&["build"]);
        assert_eq!(kept(&project).len(), 1, "what was set is kept");
        project.replace("content/briefs/set.md", "A note.", "Another note.");
        project.ok(&["build"]);
        assert_eq!(kept(&project).len(), 2);
        // A correction makes a new paper.
        project.replace(
            "content/briefs/set.md",
            "title: Set\n",
            "title: Set\nchanges: [{date: 2025-03-01, kind: correction, note: Mended.}]\n",
        );
        project.ok(&["build"]);
        assert_eq!(kept(&project).len(), 3);
    }

    /// What all versions have in common stands in the original, whose text is not that of the translation's paper.
    #[test]
    fn a_translation_is_set_again_with_another_picture() {
        let site = FOUR.replace("title: Set\n", "title: Set\nimage: {src: h.png, alt: Shade}\n")
            + "==> content/briefs/set.fr.md\n---\ntitle: Fixé\n---\nTexte.\n";
        let project = Project::of(&site);
        project.write("content/briefs/h.png", drawing_of(40));
        project.ok(&["build"]);
        let path = "public/fr/briefs/set/set.pdf";
        let before = pdf(&project, path);
        project.write("content/briefs/h.png", drawing_of(200));
        project.ok(&["build"]);
        assert_ne!(pdf(&project, path), before);
    }

    #[test]
    fn a_sign_without_a_glyph_is_told_at_its_place_and_nothing_is_written() {
        let project = Project::of(FOUR);
        project.ok(&["build"]);
        let before = project.bytes("public");
        project.replace("content/briefs/set.md", "Text.", "Text about 水.");
        let ran = project.run(&["build"]);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(
            ran.err.contains("error[missing-glyph]: no font of the PDF edition has the sign `水` (U+6C34)"),
            "{ran:?}"
        );
        assert!(ran.err.contains("content/briefs/set.md:5:12"), "{ran:?}");
        assert_eq!(project.bytes("public"), before);
        project.replace("content/briefs/set.md", "title: Set\n", "title: Set\npdf: none\n");
        project.ok(&["build", "--allow-deletes"]);
    }

    /// Whoever writes sees the page and, beside it, what is wrong with its paper.
    #[test]
    fn a_preview_shows_the_page_of_a_paper_that_cannot_be_set() {
        let preview = Served::start(Project::of(FOUR), &[]);
        let page = || preview.shown("/briefs/set/");
        assert!(page().contains("<span class=\"file-meta\">") && page().contains("Text."), "{}", page());
        let paper = preview.get(&format!("{}briefs/set/set.pdf", preview.base));
        assert!(paper.status == 200 && paper.headers["content-type"] == "application/pdf", "{paper:?}");
        assert!(paper.body.starts_with(b"%PDF-1.7"));
        preview.project.replace("content/briefs/set.md", "Text.", "Text of 水.");
        preview.until("/briefs/set/", "Text of 水.");
        assert!(!page().contains("<span class=\"file-meta\">"), "{}", page());
        let notes = preview.get("/-/briefpress/notes?route=/briefs/set/").text();
        assert!(notes.contains("missing-glyph"), "{notes}");
        preview.project.replace("content/briefs/set.md", "Text of 水.", "Text of water.");
        preview.until("/briefs/set/", "Text of water.");
        assert!(page().contains("<span class=\"file-meta\">"), "{}", page());
    }

    #[test]
    fn check_tells_what_cannot_be_set() {
        let project = Project::of(&FOUR.replace("Text.[^1]", "水.[^1]"));
        let ran = project.run(&["check"]);
        assert!(ran.status == 1 && ran.err.contains("error[missing-glyph]"), "{ran:?}");
        // Until it appears it is no more than a warning.
        project.replace("content/briefs/set.md", "title: Set\n", "title: Set\nstatus: draft\n");
        let ran = project.run(&["check"]);
        assert!(ran.status == 0 && ran.err.contains("warning[missing-glyph]"), "{ran:?}");
        assert!(!project.at("public").exists());
    }

    #[test]
    fn a_fault_of_the_template_is_told_at_its_line() {
        let own = "#import \"/builtin/paper.typ\": *\n#let paper = paper.with(cover: (view, look) => nothing)\n";
        let project = Project::of(&format!("{FOUR}==> templates/paper.typ\n{own}"));
        let ran = project.run(&["build"]);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.contains("error[template-error]: unknown variable: nothing"), "{ran:?}");
        assert!(ran.err.contains("templates/paper.typ:2:"), "{ran:?}");
        assert!(!project.at("public").exists());
        // A part of its own beside the built-in ones.
        project.replace("templates/paper.typ", "nothing", "cover(view, look)");
        project.ok(&["build"]);
    }

    #[test]
    fn the_ejected_template_sets_the_same_paper() {
        let (built_in, ejected) = (Project::of(FOUR), Project::of(FOUR));
        built_in.ok(&["build"]);
        ejected.ok(&["theme", "eject", "paper.typ"]);
        ejected.ok(&["build"]);
        let path = "public/briefs/set/set.pdf";
        assert_eq!(pdf(&built_in, path), pdf(&ejected, path));
    }

    #[test]
    fn a_file_that_is_no_font_is_told() {
        let site = FOUR.replace("pdf: auto\n", "pdf: {briefs: auto, fonts: [f.ttf]}\n") + "==> static/f.ttf\nno font\n";
        let ran = Project::of(&site).run(&["build"]);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.contains("error[paper-not-set]: no font can be read from it"), "{ran:?}");
        assert!(ran.err.contains("static/f.ttf"), "{ran:?}");
    }

    /// A brief that is to replace a public one is no matter of the public one's paper.
    #[test]
    fn the_paper_of_a_public_brief_says_nothing_of_what_is_withheld() {
        let later = "==> content/briefs/later.md\n---\ntitle: Later\ndate: 2025-01-05\nembargo_until: 2099-01-01T00:00:00Z\nsupersedes: [set]\n---\nSecret.\n";
        let (project, without) = (Project::of(&format!("{FOUR}{later}")), Project::of(FOUR));
        project.ok(&["pdf", "set"]);
        without.ok(&["pdf", "set"]);
        assert_eq!(pdf(&project, "set.pdf"), pdf(&without, "set.pdf"));
        project.ok(&["pdf", "later"]);
    }

    #[test]
    fn one_paper_is_written_where_it_is_asked_for() {
        let site = FOUR.replace("title: Set\n", "title: Set\nstatus: draft\n");
        let project = Project::of(&site);
        let said = project.ok(&["pdf", "set"]);
        assert!(said.starts_with("wrote set.pdf, "), "{said}");
        let draft = pdf(&project, "set.pdf");
        project.replace("content/briefs/set.md", "status: draft\n", "");
        project.ok(&["pdf", "briefs/set/", "--output", "public.pdf"]);
        assert_ne!(draft, pdf(&project, "public.pdf"), "a draft says so on its sheets");
        let refused = |slug: &str, why: &str| {
            let ran = project.run(&["pdf", slug]);
            assert!(ran.status == 2 && ran.err.contains(why), "{ran:?}");
        };
        refused("gone", "`gone` has been withdrawn, and has no PDF edition");
        refused("none", "`none` says in its front matter that no PDF edition is made of it");
        refused("st", "there is no brief `st`; did you mean `set`?");
    }
}
