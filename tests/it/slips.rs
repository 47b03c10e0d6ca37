//! What an author, an editor or a machine leaves by mistake: it is never published, and nothing is wiped in silence.

use crate::fixture::{NOW, build, options_at, snapshot, told, wrong};
use crate::project::Project;
use briefpress::base::{Code, Diagnostic};
use briefpress::pipeline::{self, PlanCache, Show};

/// A brief with a folder, in which these files lie, too.
fn folder(files: &[(&str, &str)]) -> String {
    let brief = "==> content/briefs/grain/index.md\n---\ntitle: Grain\ndate: 2024-01-01\n---\nText.\n";
    let file = |(name, text): &(&str, &str)| format!("==> content/briefs/grain/{name}\n{text}\n");
    brief.to_owned() + &files.iter().map(file).collect::<String>()
}

const SECRET: &str = "---\ntitle: Not yet\ndate: 2024-01-01\nembargo_until: 2099-01-01T00:00:00Z\n---\nSECRET";

/// The files of the brief's folder that are published.
fn beside(site: &str) -> Vec<String> {
    let files = build(site);
    assert!(!files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("SECRET")), "{site}");
    let names = files.keys().filter_map(|path| path.strip_prefix("briefs/grain/"));
    names.filter(|name| !["index.html", "grain.bib", "grain.ris"].contains(name)).map(str::to_owned).collect()
}

#[test]
fn a_copy_of_a_text_is_never_published() {
    for name in [
        "index.md.orig",
        "index.md.1",
        "index.md.txt",
        "4913",
        "index.md___jb_tmp___",
        "index (Jane's conflicted copy 2024-03-01).md",
        "index.sync-conflict-20240301-120000-ABCDEFG.md",
        "index-DESKTOP-1A2B3C4.md",
        "notes.txt",
        "table.csv",
        "page.html",
        "text.mdx",
        "text",
    ] {
        let site = folder(&[(name, SECRET)]);
        assert_eq!(beside(&site), [""; 0], "{name}");
        let everything = options_at(NOW, Show::Everything);
        let plan = pipeline::plan(&snapshot(&site), &everything, &mut PlanCache::default());
        let is_told = |problem: &Diagnostic| {
            matches!(problem.code, Code::CopyOfText | Code::TextNotRead) && problem.place.file.name() == name
        };
        assert!(plan.all_problems().iter().any(is_told), "{name}");
        // An embargo that nobody reads is still one.
        assert!(!told(&site).contains("text-not-read"), "{name}");
    }
}

/// Nothing else is withheld, so the plan with everything shown has the same public files.
#[test]
fn a_text_that_waits_under_another_ending_is_told_by_check() {
    for held in ["status: draft", "embargo_until: 2099-01-01"] {
        let text = format!("---\ntitle: Later\ndate: 2024-01-01\n{held}\n---\nText.\n");
        let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
        let site = Project::of(&format!("{brief}==> content/briefs/grain/later.mdx\n{text}"));
        let ran = site.run(&["check"]);
        let place = "\n --> content/briefs/grain/later.mdx\n";
        assert!(ran.err.contains("warning[text-not-read]") && ran.err.contains(place), "{held}: {ran:?}");
        for public in [&["check", "--public"][..], &["build"]] {
            let ran = site.run(public);
            assert!(!format!("{ran:?}").contains("later"), "{held}: {ran:?}");
        }
    }
}

#[test]
fn an_older_copy_of_a_withheld_text_does_not_take_its_address() {
    let open = "---\ntitle: Accord\ndate: 2024-01-01\n---\nText.\n";
    for held in ["status: draft", "embargo_until: 2099-01-01T00:00:00Z"] {
        let held = open.replace("date:", &format!("{held}\ndate:"));
        for (name, copy) in
            [("accord.md", "accord.MD"), ("accord.md", "accord.markdown"), ("accord/index.md", "accord/index.mkd")]
        {
            let site = format!("==> content/briefs/{name}\n{held}==> content/briefs/{copy}\n{open}");
            assert_eq!(wrong(&site), format!("file-name content/briefs/{copy}"), "{held}");
        }
        let site = format!("==> content/briefs/accord.markdown\n{held}==> content/briefs/accord.md\n{open}");
        assert_eq!(wrong(&site), "file-name content/briefs/accord.md", "{held}");
    }
    let both =
        format!("==> content/pages/a.md\n{open}==> content/pages/a.mdown\n{open}").replace("date: 2024-01-01\n", "");
    assert!(wrong(&both).contains("file-name content/pages/a.mdown"), "{}", wrong(&both));
    let fine =
        format!("==> content/pages/a.md\n{open}==> content/pages/b.mdown\n{open}").replace("date: 2024-01-01\n", "");
    assert_eq!(wrong(&fine), "");
}

#[test]
fn copies_and_originals_beside_a_text_are_published_by_a_link_alone() {
    for name in ["annex (conflicted copy).csv", "annex - Copy.csv", "annex.bak.csv", "index.docx", "INDEX.txt"] {
        assert_eq!(beside(&folder(&[(name, "a")])), [""; 0], "{name}");
        assert!(told(&folder(&[(name, "a")])).contains(&format!("unused-file content/briefs/grain/{name}")), "{name}");
        let linked = folder(&[(name, "a")]).replace("Text.", &format!("[x](<{name}>)"));
        assert_eq!(beside(&linked), [name], "{name}");
    }
    for name in ["__MACOSX/a.csv", "ehthumbs.db", "~WRD0001.docx"] {
        assert_eq!(beside(&folder(&[(name, "a")])), [""; 0], "{name}");
    }
    assert_eq!(beside(&folder(&[("annex.csv", "a"), ("index.pdf", "a")])), ["annex.csv", "index.pdf"]);
}

/// Their log is public, as that of a build is.
#[test]
fn a_public_check_shows_of_a_file_with_an_error_the_error_alone() {
    let wrong = [
        "embargo_until: 2099-01-01T09:00",
        "embargo_until:",
        "embargo_until: 2099-01-01T25:00Z",
        "status: Draft",
        "extra: {status: draft}",
    ];
    for line in wrong {
        let site = Project::of(&format!(
            "==> content/briefs/accord.md\n---\ntitle: Secret accord\ndate: 2024-01-01\n{line}\n---\nText.\n"
        ));
        let ran = site.run(&["check", "--public"]);
        assert_eq!((ran.status, ran.err.contains("Secret")), (1, false), "{line}: {}", ran.err);
        assert!(site.run(&["check"]).err.contains("Secret accord"), "who works on the site sees all: {line}");
    }
}

#[test]
fn a_withheld_text_where_no_page_is_made_is_named_by_check_alone() {
    let text = |more: &str| format!("---\ntitle: A\ndate: 2024-01-01\n{more}---\nText.\n");
    let open = format!("==> content/briefs/b.md\n{}", text(""));
    for path in ["content/accord.md", "content/posts/accord.md", "content/briefs/_index.md"] {
        for held in ["status: draft\n", "embargo_until: 2099-01-01T00:00:00Z\n"] {
            let site = format!("{open}==> {path}\n{}", text(held));
            assert_eq!(wrong(&site), "", "{path}");
            let everything = options_at(NOW, Show::Everything);
            let plan = pipeline::plan(&snapshot(&site), &everything, &mut PlanCache::default());
            assert!(plan.problems().iter().any(|problem| problem.code == Code::MisplacedFile), "{path}");
        }
        assert!(wrong(&format!("{open}==> {path}\n{}", text(""))).contains("misplaced-file"), "{path}");
    }
    let original = text("embargo_until: 2099-01-01T00:00:00Z\n");
    for version in ["", "---\ntitle: [\n---\n", "---\ntitel: B\n---\nText.\n"] {
        let site = format!("{open}==> content/briefs/a.md\n{original}==> content/briefs/a.fr.md\n{version}\n");
        assert_eq!(wrong(&site), "", "{version}");
        assert_ne!(wrong(&site.replace(&original, &text(""))), "", "{version}");
    }
}

#[test]
fn a_folder_of_drafts_withholds_nothing_and_is_told() {
    let text = |more: &str| format!("---\ntitle: A\ndate: 2024-01-01\n{more}---\nText.\n");
    for folder in ["_drafts", "Drafts", "draft", "embargoed"] {
        let site = |more| format!("==> content/briefs/{folder}/2024/a.md\n{}", text(more));
        assert_eq!(wrong(&site("")), format!("folder-of-drafts content/briefs/{folder}/2024/a.md"));
        for stated in ["status: draft\n", "status: published\n", "embargo_until: 2099-01-01T00:00:00Z\n"] {
            assert_eq!(wrong(&site(stated)), "", "{folder}: {stated}");
        }
    }
    assert_eq!(wrong(&format!("==> content/briefs/drafting/a.md\n{}", text(""))), "");
}

#[test]
fn a_link_publishes_no_copy_and_no_text() {
    for name in ["index.md.bak", "old.mdx", "notes.txt"] {
        let site = folder(&[(name, SECRET)]).replace("Text.", &format!("[x]({name})"));
        assert_eq!(wrong(&site), "missing-file content/briefs/grain/index.md:5:1", "{name}");
    }
    // Its place says that it is withheld: nothing is there, as far as anybody can see.
    let site = folder(&[("old.mdx", SECRET)])
        .replace("date: 2024-01-01\n---\nText.", "date: 2024-01-01\nstatus: draft\n---\nText.");
    let site = site + "==> content/briefs/b.md\n---\ntitle: B\ndate: 2024-01-01\n---\n[x](grain/old.mdx)\n";
    let gone = site.replace("[x](grain/old.mdx)", "[x](grain/old.nothing)");
    assert_eq!(told(&site), told(&gone));
}

#[test]
fn other_endings_of_markdown_are_read() {
    for ending in ["markdown", "mkd", "mdown", "MD", "Markdown"] {
        let site = format!("==> content/briefs/a.{ending}\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n");
        assert!(build(&site).contains_key("briefs/a/index.html"), "{ending}");
        let draft = site.replace("date:", "status: draft\ndate:");
        let linked =
            draft + &format!("==> content/briefs/b.md\n---\ntitle: B\ndate: 2024-01-01\n---\n[x](a.{ending})\n");
        assert_eq!(wrong(&linked), "dead-link content/briefs/b.md:5:1", "{ending}");
    }
}

#[test]
fn attachments_are_published_and_nothing_else_that_nobody_names() {
    let files = [("a.csv", "1"), ("B.PDF", "1"), ("c.stl", "1"), ("d.bin", "1"), ("e", "1"), ("sub/f.png", "1")];
    let site = folder(&files);
    assert_eq!(beside(&site), ["B.PDF", "a.csv", "sub/f.png"]);
    let expected = ["c.stl", "d.bin", "e"].map(|name| format!("unused-file content/briefs/grain/{name}"));
    let found: Vec<String> = told(&site).lines().filter(|line| line.starts_with("unused")).map(str::to_owned).collect();
    assert_eq!(found, expected);
    assert_eq!(beside(&site.replace("Text.", "[x](d.bin)")), ["B.PDF", "a.csv", "d.bin", "sub/f.png"]);
    let config = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nattachment_types: [.STL, '*.bin']\n";
    assert_eq!(beside(&format!("{config}{site}")), ["B.PDF", "a.csv", "c.stl", "d.bin", "sub/f.png"]);
    let texts = config.replace("'*.bin'", "md");
    assert_eq!(wrong(&format!("{texts}{site}")), "invalid-value site.yaml:3:26");
}

/// A public site, and a draft that something is wrong with: no word of a build may name it.
#[test]
fn faults_of_what_is_withheld_are_left_to_check() {
    let public = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
    let draft = "---\ntitle: Zqx\ndate: 2024-01-01\nstatus: draft\n---\n";
    let embargo = draft.replace("status: draft", "embargo_until: 2099-01-01T00:00:00Z");
    type Fill<'a> = &'a dyn Fn(&Project);
    let cases: [(&str, Fill<'_>); 7] = [
        ("a bad byte", &|site| site.write("content/briefs/zqx.md", [draft.as_bytes(), b"caf\xe9\n"].concat())),
        ("a bad byte under embargo", &|site| {
            site.write("content/briefs/zqx.md", [embargo.as_bytes(), b"caf\xe9\n"].concat());
        }),
        ("a text that is too long", &|site| {
            site.write("content/briefs/zqx.md", draft.to_owned() + &"word ".repeat(500_000));
        }),
        ("a second text in its folder", &|site| {
            site.write("content/briefs/zqx/index.md", draft);
            site.write("content/briefs/zqx/notes.md", "x");
        }),
        ("a pointer in its folder", &|site| {
            site.write("content/briefs/zqx/index.md", draft);
            site.write("content/briefs/zqx/a.pdf", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
        }),
        ("a bad byte in its folder", &|site| {
            site.write("content/briefs/zqx/index.md", draft);
            site.write("content/briefs/zqx/notes.md", b"caf\xe9\n");
        }),
        ("a file beside a text with a bad byte", &|site| {
            site.write("content/briefs/zqx/index.md", [draft.as_bytes(), b"caf\xe9\n"].concat());
            site.write("content/briefs/zqx/notes.md", "x");
        }),
    ];
    for (name, fill) in cases {
        let site = Project::of(public);
        fill(&site);
        for arguments in [&["build"][..], &["build", "-v"], &["check", "--public"]] {
            let ran = site.run(arguments);
            assert_eq!((ran.status, ran.err.contains("zqx") || ran.out.contains("zqx")), (0, false), "{name}: {ran:?}");
        }
        let ran = site.run(&["check"]);
        assert!(ran.err.contains("zqx") || ran.out.contains("zqx"), "{name}: {ran:?}");
    }
    // The same faults of a public file stop everything.
    let site = Project::of(public);
    site.write("content/briefs/b.md", [draft.replace("status: draft\n", "").as_bytes(), b"caf\xe9\n"].concat());
    assert_eq!(site.run(&["build"]).status, 1);
}

#[test]
fn a_site_is_not_emptied_by_a_slip() {
    let brief =
        |name: &str| format!("==> content/briefs/{name}.md\n---\ntitle: {name}\ndate: 2024-01-01\n---\nText.\n");
    let page = "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    let site = Project::of(&(brief("a") + &brief("b") + page));
    site.ok(&["build"]);
    let before = site.seen("public");
    let stopped = |told: &str| {
        let ran = site.run(&["build"]);
        assert_eq!((ran.status, ran.err.contains(told)), (1, true), "{ran:?}");
        assert_eq!(site.seen("public"), before);
    };
    std::fs::rename(site.at("content"), site.at("elsewhere")).expect("a folder");
    stopped("there is no folder `content`");
    assert_eq!(site.run(&["check", "--public"]).status, 1);
    std::fs::create_dir(site.at("content")).expect("a folder");
    stopped("`content/` holds no text");
    site.write(".gitmodules", "[submodule \"content\"]\n\tpath = content\n\turl = ../texts.git\n");
    stopped("submodule that was not checked out");
    std::fs::remove_dir(site.at("content")).expect("an empty folder");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("elsewhere", site.at("content")).expect("a link");
        stopped("symbolic link");
        std::fs::remove_file(site.at("content")).expect("a link");
    }
    // The last brief goes, though a text is left.
    site.write("content/pages/about.md", "---\ntitle: About\n---\nText.\n");
    stopped("the last brief");
    site.ok(&["build", "--allow-deletes"]);
    assert!(!site.at("public/briefs/a").exists() && site.at("public/about/index.html").exists());
    // Nothing was there to lose.
    site.ok(&["build"]);
}

/// A clean checkout has no earlier output that could be compared.
#[test]
fn a_submodule_of_the_sources_that_is_not_checked_out_stops_everything() {
    let module = |path: &str| format!("[submodule \"x\"]\n\tpath = {path}\n\turl = ../x.git\n");
    let page = "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
    for path in ["content/briefs", "content/briefs/2024", "content/topics", "static/papers", "templates", "static"] {
        let site = Project::of(&(brief.replace("briefs/a.md", "briefs/old/a.md") + page));
        site.write(".gitmodules", module(path));
        let _ = std::fs::remove_dir_all(site.at(path));
        let stops = || {
            for command in [&["build"][..], &["check", "--public"]] {
                let ran = site.run(command);
                let told = format!(
                    "error[no-content]: `{path}/` is empty: it is a submodule that was not checked out\n --> {path}\n"
                );
                assert_eq!((ran.status, ran.err.contains(&told)), (1, true), "{path}: {ran:?}");
            }
            assert!(!site.at("public").exists(), "{path}");
        };
        stops();
        std::fs::create_dir_all(site.at(path)).expect("a folder");
        stops();
        site.write(&format!("{path}/.DS_Store"), "x");
        stops();
        // What git has checked out has at least this file.
        site.write(&format!("{path}/.git"), "gitdir: ../x");
        site.ok(&["build"]);
    }
    // One in a submodule, in a site that is a part of its repository.
    let site = Project::of(&page.replace("==> ", "==> site/"));
    std::fs::rename(site.at("site.yaml"), site.at("site/site.yaml")).expect("a file");
    site.write(".git", "gitdir: elsewhere");
    site.write(".gitmodules", module("site/content"));
    site.ok(&["--root", "site", "build", "--allow-deletes"]);
    site.write("site/content/.gitmodules", module("briefs"));
    let ran = site.run(&["--root", "site", "build"]);
    assert_eq!((ran.status, ran.err.contains("\n --> content/briefs\n")), (1, true), "{ran:?}");
    // Those elsewhere are nobody's business here.
    site.write("site/content/.gitmodules", module("../elsewhere"));
    site.write(".gitmodules", module("themes/x") + &module("content/briefs"));
    site.ok(&["--root", "site", "build", "--allow-deletes"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_is_not_followed_leaves_no_site_without_a_brief() {
    use std::os::unix::fs::symlink;
    let page = "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    let brief = "---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
    let outside = Project::of(&format!("==> a.md\n{brief}"));
    for (link, target) in [
        ("content/briefs", "nowhere"),
        ("content/briefs", "../elsewhere"),
        ("content/briefs", outside.path().to_str().expect("a plain path")),
        ("content/briefs/2024", "../../elsewhere"),
        ("content/briefs/a.md", "../../elsewhere/a.md"),
    ] {
        let site = Project::of(&format!("{page}==> elsewhere/a.md\n{brief}"));
        std::fs::create_dir_all(site.at(link).parent().expect("a folder")).expect("a folder");
        symlink(target, site.at(link)).expect("a link");
        for command in [&["build"][..], &["check", "--public"]] {
            let ran = site.run(command);
            let told = format!("error[no-content]: `{link}` is a symbolic link, which is not followed\n --> {link}\n");
            assert_eq!((ran.status, ran.err.contains(&told)), (1, true), "{link}: {ran:?}");
            assert!(!ran.err.contains("link-not-followed"), "{link}: {ran:?}");
        }
        assert!(!site.at("public").exists(), "{link}");
        // Beside a brief, even one that waits, it is a warning.
        if link != "content/briefs" {
            site.write("content/briefs/b.md", brief.replace("date:", "status: draft\ndate:"));
            let ran = site.run(&["build"]);
            assert_eq!((ran.status, ran.err.contains("warning[link-not-followed]")), (0, true), "{link}: {ran:?}");
        }
    }
    // Nothing else is there, or what git makes where there are no links.
    let site = Project::of("");
    std::fs::create_dir(site.at("content")).expect("a folder");
    symlink("nowhere", site.at("content/pages")).expect("a link");
    let ran = site.run(&["build"]);
    assert_eq!((ran.status, ran.err.contains("`content/pages` is a symbolic link")), (1, true), "{ran:?}");
    let site = Project::of(&format!("{page}==> content/briefs\n../elsewhere"));
    let ran = site.run(&["build"]);
    assert_eq!((ran.status, ran.err.contains("`content/briefs` is a file, and no folder")), (1, true), "{ran:?}");
}

/// The pages of a small site are mostly lists, which stay.
#[test]
fn a_build_that_would_delete_most_briefs_stops() {
    let brief = |number: usize| {
        let front = "date: 2024-01-01\ncountries: [PK, IN, FR]\ntopics: [water, trade]";
        format!("==> content/briefs/b{number}.md\n---\ntitle: B {number}\n{front}\n---\nText.\n")
    };
    let site = Project::of(&(0..4).map(brief).collect::<String>());
    site.ok(&["build"]);
    let before = site.seen("public");
    let gone = |number: usize| std::fs::remove_file(site.at(&format!("content/briefs/b{number}.md"))).expect("a file");
    (0..3).for_each(gone);
    let ran = site.run(&["build"]);
    assert_eq!((ran.status, ran.err.contains(", and with them 3 of the 4 pages of briefs")), (1, true), "{ran:?}");
    assert_eq!(site.seen("public"), before);
    site.ok(&["build", "--allow-deletes"]);
    // Whatever is renamed is there.
    std::fs::rename(site.at("content/briefs/b3.md"), site.at("content/briefs/c.md")).expect("a file");
    site.ok(&["build"]);
    assert!(!site.at("public/briefs/b3").exists() && site.at("public/briefs/c/index.html").exists());
}

#[test]
fn a_build_that_would_delete_most_of_a_site_stops() {
    let brief = |number: usize| {
        format!("==> content/briefs/b{number}.md\n---\ntitle: B {number}\ndate: 2024-01-01\n---\nText.\n")
    };
    let site = Project::of(&(0..30).map(brief).collect::<String>());
    site.ok(&["build"]);
    for number in 0..8 {
        std::fs::remove_file(site.at(&format!("content/briefs/b{number}.md"))).expect("a file");
    }
    site.ok(&["build"]);
    for number in 8..28 {
        std::fs::remove_file(site.at(&format!("content/briefs/b{number}.md"))).expect("a file");
    }
    let ran = site.run(&["build"]);
    assert_eq!((ran.status, ran.err.contains("briefpress build --allow-deletes")), (1, true), "{ran:?}");
    assert!(site.at("public/briefs/b8/index.html").exists());
    // A preview shows at least as much, so it is no way around.
    assert_eq!(site.run(&["build", "--drafts"]).status, 1);
    site.ok(&["build", "--allow-deletes"]);
}

/// What a preview showed goes again; what is no longer there may be a slip.
#[test]
fn a_site_that_follows_a_preview_keeps_its_briefs() {
    let brief = |name: &str, front: &str| {
        format!("==> content/briefs/{name}.md\n---\ntitle: {name}\ndate: 2024-01-01\n{front}---\nText.\n")
    };
    let page = "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    let drafts =
        ["status: draft\naliases: [/briefs/x/, /briefs/y/, /briefs/z/]\n", "embargo_until: 2199-01-01T00:00:00Z\n"];
    // Only what is withheld: the public site has no brief, and that is right.
    let waiting = Project::of(&(brief("a", drafts[0]) + &brief("b", drafts[1]) + page));
    for preview in [&["build", "--drafts"][..], &["build", "--as-of", "2199-06-01"], &["build", "--drafts", "-v"]] {
        waiting.ok(preview);
        assert!(waiting.at("public/briefs/b/index.html").exists());
        waiting.ok(&["build"]);
        assert!(!waiting.at("public/briefs").exists());
    }
    for (name, front) in [("public", ""), ("a draft", drafts[0])] {
        let site = Project::of(&(brief("a", "") + &brief("b", front) + page));
        site.ok(&["build", "--drafts"]);
        site.ok(&["build"]);
        site.ok(&["build", "--drafts"]);
        let before = site.seen("public");
        std::fs::rename(site.at("content/briefs"), site.at("elsewhere")).expect("a folder");
        for build in [&["build"][..], &["build", "--drafts"]] {
            let ran = site.run(build);
            assert_eq!((ran.status, ran.err.contains("the last brief")), (1, true), "{name}: {ran:?}");
            assert_eq!(site.seen("public"), before);
        }
        site.ok(&["build", "--allow-deletes"]);
    }
}

#[test]
fn a_site_of_the_past_does_not_take_the_place_of_that_of_today_in_silence() {
    let brief = |name: &str, date: &str| {
        format!("==> content/briefs/{name}.md\n---\ntitle: {name}\ndate: {date}\n---\nText.\n")
    };
    let config = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntimezone: Asia/Karachi\n";
    let briefs = brief("a", "2001-01-01") + &brief("b", "2021-01-01") + &brief("c", "2022-01-01");
    let site = Project::of(&format!("{config}{briefs}"));
    site.ok(&["build"]);
    let before = site.seen("public");
    for (moment, told) in
        [("2002-04-12", "2 of the 3 pages of briefs"), ("2000-12-31T23:59:59+05:00", "the last brief")]
    {
        let ran = site.run(&["build", "--as-of", moment]);
        assert_eq!((ran.status, ran.err.contains(told)), (1, true), "{moment}: {ran:?}");
        assert_eq!(site.seen("public"), before);
    }
    let line = "\nthis is the site as it was on 2002-04-12 00:00 +06:00, and not that of today\n";
    for build in [&["--output", "past"][..], &["--allow-deletes"]] {
        let said = site.ok(&[&["build", "--as-of", "2002-04-12"], build].concat());
        assert!(said.ends_with(line), "{said}");
    }
    assert!(!site.ok(&["build"]).contains("as it was"));
    // Most of it was there already.
    assert!(site.ok(&["build", "--as-of", "2021-06-01"]).ends_with("2021-06-01 00:00 +05:00, and not that of today\n"));
}

/// Typed without its options, it would empty another folder.
#[cfg(unix)]
#[test]
fn the_line_that_allows_deletions_repeats_the_build() {
    let brief =
        |name: &str| format!("==> my site/content/briefs/{name}.md\n---\ntitle: T\ndate: 2024-01-01\n---\nText.\n");
    let site = Project::of(&(brief("a") + &brief("b") + &brief("c")));
    std::fs::rename(site.at("site.yaml"), site.at("my site/site.yaml")).expect("a file");
    let options: [&[&str]; 4] = [
        &["--root", "my site", "--output", "it's out", "--base-url", "https://x.org/y(z)/"],
        &["--root=my site", "--output=-o", "--drafts"],
        &["--root", "my site", "--output", "$HOME/~", "--as-of", "2024-06-01 00:00[Asia/Karachi]"],
        &["--root", "my site", "-v", "--strict"],
    ];
    options.iter().for_each(|options| drop(site.ok(&[&["build"], *options].concat())));
    ["a", "b"]
        .iter()
        .for_each(|name| std::fs::remove_file(site.at(&format!("my site/content/briefs/{name}.md"))).expect("a file"));
    for options in options {
        let before = site.seen("");
        let ran = site.run(&[&["build"], options].concat());
        assert_eq!((ran.status, site.seen("") == before), (1, true), "{ran:?}");
        let (_, line) = ran.err.rsplit_once("if it is meant, type `briefpress ").expect("a line to type");
        let (line, _) = line.split_once("`\n").expect("it ends");
        let typed = site
            .command_of(
                std::path::Path::new("sh"),
                &["-c", &format!("\"$0\" {line}"), env!("CARGO_BIN_EXE_briefpress")],
            )
            .output();
        let typed = crate::project::Ran::of(typed.expect("a shell"));
        assert_eq!((typed.status, &*typed.err), (0, ""), "{line}: {typed:?}");
        assert_eq!(site.run(&[&["build"], options].concat()).status, 0, "{line}");
    }
    let said = site.run(&["build", "--root", "my site", "--as-of", "2023-01-01"]).err;
    assert!(said.contains("`briefpress build --root 'my site' --output past --as-of 2023-01-01`\n"), "{said}");
}
