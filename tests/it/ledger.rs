//! `urls.txt`: which addresses it holds, what becomes of one that would vanish, and how it is written.

use crate::fixture::{build, line, options, page, plan, snapshot, told, wrong};
use crate::html::Page;
use crate::input::ends;
use crate::project::Project;
use crate::time::plan_at;
use briefpress::base::Diagnostic;
use briefpress::pipeline::{self, Plan, PlanCache};

/// A brief about which there is nothing to say, with these lines in its front matter.
fn brief(name: &str, lines: &str) -> String {
    format!(
        "==> content/briefs/{name}.md\n---\ntitle: Brief {name}\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\n\
         recommendations: [{{to: X, text: Y}}]\n{lines}---\n\nText.\n"
    )
}

fn ledger(lines: &str) -> String {
    format!("==> urls.txt\n{lines}")
}

/// The one problem of a site, and where it stands.
#[track_caller]
fn only(plan: &Plan) -> (String, Diagnostic) {
    let problems: Vec<&Diagnostic> = plan.problems().iter().collect();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    (line(plan, problem), (*problem).clone())
}

#[track_caller]
fn help(site: &str, place: &str, message: &str, help: [&str; 3]) {
    let (told, problem) = only(&plan(site));
    assert_eq!(told, format!("vanished-url {place}"));
    assert_eq!((&*problem.message, &*problem.help), (message, &help.map(str::to_owned)[..]));
}

const WITHDRAW: &str = "if it is withdrawn, put its file back with `status: withdrawn`, so that readers are told";
const LET_IT_DIE: &str = "to let the address die, delete this line of `urls.txt`";

#[test]
fn an_address_that_is_there_is_no_problem_in_whatever_form_it_is_written() {
    let site = brief("a", "aliases: [/old/a/, /old/a.pdf]\ncountries: [PK]\n")
        + &brief("b/index", "")
        + "==> content/briefs/b/d\u{e9}j\u{e0} vu.csv\nx\n==> static/logo.svg\n<svg/>\n"
        + &ledger(
            "# kept\r\n\r\n/\r\n/briefs/a/\r\n/briefs/a\r\n/briefs/a/index.html\r\n/old/a/\r\n/old/a.pdf\r\n\
             /briefs/b/d%C3%A9j%C3%A0%20vu.csv\r\n/briefs/b/de\u{301}ja\u{300} vu.csv\r\n/logo.svg\r\n/feed.xml\r\n/404.html\r\n",
        )
        .replace("==> urls.txt\n", "==> urls.txt\n\u{feff}");
    // The two forms of one name are one address.
    assert_eq!(told(&site), "repeated-value urls.txt:10:1");
}

#[test]
fn a_renamed_brief_is_named_with_the_line_to_type() {
    let kept = ledger("/\n/briefs/b/\n/briefs/talks-in-geneva/\n");
    let help = |name: &str, lines: &str, typed: &str| {
        let first = format!("if the page has moved to `content/briefs/{name}.md`, type `{typed}` there");
        let site = brief(name, lines) + &brief("b", "") + &kept;
        let message = "`/briefs/talks-in-geneva/` would vanish: no page has this address any more";
        self::help(&site, "urls.txt:3:1", message, [&first, WITHDRAW, LET_IT_DIE]);
        let key = if lines.contains("aliases") {
            lines.replace(&lines[lines.find("aliases").unwrap()..], "")
        } else {
            lines.to_owned()
        };
        let mended = brief(name, &format!("{key}{typed}\n")) + &brief("b", "") + &kept;
        assert_eq!(wrong(&mended), "");
        assert!(build(&mended).contains_key("briefs/talks-in-geneva/index.html"));
    };
    let plain = "aliases: [/briefs/talks-in-geneva/]";
    help("geneva-talks", "", plain);
    help("talks-at-geneva", "", plain);
    help("x", "url: /papers/talks-in-geneva.html\n", plain);
    help("x", "url: /papers/talks-in-geneva/\n", plain);
    help("geneva-talks", "aliases: [\"/a,b/\", /c/]\n", "aliases: [\"/a,b/\", /c/, /briefs/talks-in-geneva/]");
    let titled = brief("x", "").replace("Brief x", "Talks in Geneva") + &brief("b", "") + &kept;
    assert!(only(&plan(&titled)).1.help[0].contains("content/briefs/x.md"));
}

#[test]
fn a_brief_without_a_successor_is_told_with_three_remedies() {
    let site = brief("b", "") + &ledger("/briefs/b/\n  /briefs/talks, in geneva/\n");
    let first =
        "if the page has moved, type `aliases: [\"/briefs/talks, in geneva/\"]` in the file that it is made from now";
    let message = "`/briefs/talks, in geneva/` would vanish: no page has this address any more";
    help(&site, "urls.txt:2:3", message, [first, WITHDRAW, LET_IT_DIE]);
    // A page that the ledger holds was there before, so it is nobody's successor.
    let site = brief("b", "") + &brief("b-2", "") + &ledger("/briefs/b-1/\n/briefs/b-2/\n/briefs/b/\n");
    assert!(only(&plan(&site)).1.help[0].contains("in the file that it is made from now"));
    // Every other remedy ends it.
    let mended = site.replace("/briefs/b-1/\n", "");
    assert_eq!(wrong(&mended), "");
    assert_eq!(wrong(&(brief("b-1", "status: withdrawn\n") + &site)), "");
}

#[test]
fn a_file_is_put_back_or_redirected() {
    let message = |url: &str| format!("`{url}` would vanish: no file has this address any more");
    let put_back = "put the file back where it was, and refer to it in `content/briefs/a/index.md`";
    let kept = ledger("/briefs/a/data/annex.csv\n");
    let typed = "if it has moved, type `/briefs/a/data/annex.csv,/briefs/a/` as a line of `redirects.csv`";
    let site = brief("a/index", "") + &kept;
    help(&site, "urls.txt:1:1", &message("/briefs/a/data/annex.csv"), [put_back, typed, LET_IT_DIE]);
    assert_eq!(wrong(&(site.clone() + "==> redirects.csv\nfrom,to\n/briefs/a/data/annex.csv,/briefs/a/\n")), "");
    assert_eq!(wrong(&(site.clone() + "==> content/briefs/a/data/annex.csv\nx\n")), "");
    // A file of that name elsewhere is where it may have gone.
    let moved = site + "==> content/briefs/a/annex.csv\nx\n";
    let typed = "if it has moved, type `/briefs/a/data/annex.csv,/briefs/a/annex.csv` as a line of `redirects.csv`";
    help(&moved, "urls.txt:1:1", &message("/briefs/a/data/annex.csv"), [put_back, typed, LET_IT_DIE]);
    let mended = moved + "==> redirects.csv\nfrom,to\n/briefs/a/data/annex.csv,/briefs/a/annex.csv\n";
    assert_eq!(wrong(&mended), "");
    let typed = "if it has moved, type `\"/papers/a, b.pdf\",/new/address/` as a line of `redirects.csv`";
    let site = brief("a", "") + &ledger("/papers/a, b.pdf\n");
    help(&site, "urls.txt:1:1", &message("/papers/a, b.pdf"), ["put the file back where it was", typed, LET_IT_DIE]);
}

#[test]
fn a_translation_that_has_moved_gets_a_line_of_its_own() {
    let french = |name: &str| format!("==> content/briefs/{name}.fr.md\n---\ntitle: Pourparlers\n---\nTexte.\n");
    let kept = ledger("/fr/briefs/geneva-talks/\n");
    let put_back = "put the file of the translation back, beside that of its original";
    let message = "`/fr/briefs/geneva-talks/` would vanish: no page has this address any more";
    let site = brief("talks-in-geneva", "aliases: [/briefs/geneva-talks/]\n") + &kept;
    let typed = "if it has moved, type `/fr/briefs/geneva-talks/,/new/address/` as a line of `redirects.csv`";
    help(&site, "urls.txt:1:1", message, [put_back, typed, LET_IT_DIE]);
    let site = site + &french("talks-in-geneva");
    let line = "/fr/briefs/geneva-talks/,/fr/briefs/talks-in-geneva/";
    let typed = format!("if it has moved, type `{line}` as a line of `redirects.csv`");
    help(&site, "urls.txt:1:1", message, [put_back, &typed, LET_IT_DIE]);
    assert_eq!(wrong(&(site + "==> redirects.csv\nfrom,to\n" + line + "\n")), "");
}

#[test]
fn what_is_withheld_has_vanished_as_if_it_were_deleted() {
    let kept =
        ledger("/briefs/a/\n/briefs/b/\n/briefs/b/f.csv\n/old/b/\n/relations/pakistan-russia/\n/topics/trade/\n");
    let company = brief("a", "countries: [PK]\n")
        + "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nindexes: {relations: 1}\n";
    let words = "countries: [PK, RU]\ntopics: [trade]\naliases: [/old/b/]\n";
    let shown = |plan: &Plan| -> Vec<Diagnostic> { plan.all_problems().to_vec() };
    let of = |b: &str| shown(&plan(&(company.clone() + &kept + b)));
    let deleted = of("");
    assert_eq!(deleted.iter().filter(|problem| problem.code.as_str() == "vanished-url").count(), 3, "{deleted:#?}");
    for life in ["status: draft\n", "embargo_until: 2026-01-01T00:00Z\n"] {
        let b = brief("b/index", &format!("{life}{words}")) + "==> content/briefs/b/f.csv\nx\n";
        assert_eq!(of(&b), deleted, "{life}");
        // `check`, too, says the same of both.
        let about = |site: &str| {
            let ran = Project::of(site).run(&["check", "--format", "json"]);
            ran.out.lines().filter(|line| line.contains("vanished-url")).map(str::to_owned).collect::<Vec<_>>()
        };
        let far = b.replace("2026", "9000");
        assert_eq!(about(&(company.clone() + &kept + &far)), about(&(company.clone() + &kept)), "{life}");
    }
}

#[test]
fn a_derived_page_that_has_gone_leads_to_the_nearest_above_it() {
    let site = brief("a", "countries: [PK]\ntopics: [trade]\n")
        + &ledger(
            "/archive/2019/\n/authors/jo/\n/countries/kenya/\n/countries/pakistan/2021/\n\
             /countries/pakistan/topics/trade/\n/coverage/\n/groups/quad/\n/regions/asia/\n/regions/eastern-africa/\n\
             /relations/kenya-norway/\n/relations/kenya-pakistan/\n/series/talks/2021/\n/topics/fish/\n/topics/trade/2021/\n",
        );
    let plan = plan(&site);
    assert_eq!(wrong(&site), "");
    let leads: Vec<String> =
        plan.pages().iter().filter_map(|page| Some(format!("{} {}", page.route, page.leads_to()?))).collect();
    assert_eq!(
        leads,
        [
            "/archive/2019/ /briefs/",
            "/authors/jo/ /",
            "/countries/kenya/ /countries/",
            "/countries/pakistan/2021/ /countries/pakistan/",
            "/countries/pakistan/topics/trade/ /countries/pakistan/",
            "/coverage/ /briefs/",
            "/groups/quad/ /countries/",
            "/regions/eastern-africa/ /countries/",
            "/relations/kenya-norway/ /countries/",
            "/relations/kenya-pakistan/ /countries/pakistan/",
            "/series/talks/2021/ /briefs/",
            "/topics/fish/ /topics/",
            "/topics/trade/2021/ /topics/trade/",
        ]
    );
    let moved = Page::of(&site, "countries/pakistan/2021/index.html");
    moved.holds(&[
        "link[rel=canonical][href='https://example.org/repo/countries/pakistan/']",
        "meta[http-equiv=refresh][content='0; url=/repo/countries/pakistan/']",
        "meta[name=robots][content=noindex]",
    ]);
    moved.shows("a[href='/repo/countries/pakistan/']", "Pakistan");
    assert!(!moved.has("script"));
    assert!(!page(&site, "sitemap.xml").contains("/pakistan/2021/"));
}

#[test]
fn what_an_author_says_of_an_address_comes_before_what_is_derived() {
    let kept = ledger("/topics/fish/\n/topics/trade/\n");
    let site = brief("a", "topics: [waters]\naliases: [/topics/fish/]\n") + &kept;
    let lines = "==> redirects.csv\nfrom,to\n/topics/trade/,/briefs/\n/trade/,/topics/fish/\n";
    let leads = |site: &str| -> Vec<String> {
        plan(site).pages().iter().filter_map(|page| Some(format!("{} {}", page.route, page.leads_to()?))).collect()
    };
    assert_eq!(wrong(&(site.clone() + lines)), "");
    assert_eq!(leads(&(site + lines)), ["/topics/fish/ /briefs/a/", "/topics/trade/ /briefs/", "/trade/ /briefs/a/"]);
    // A line, and a link, may lead to an address that is kept for a page that has gone.
    let site = brief("a", "topics: [waters]\n").replace("Text.", "[Fish](/topics/fish/).") + &kept;
    let lines = "==> redirects.csv\nfrom,to\n/trade/,/topics/fish/\n";
    assert_eq!(
        leads(&(site.clone() + lines)),
        ["/topics/fish/ /topics/", "/topics/trade/ /topics/", "/trade/ /topics/"]
    );
    assert_eq!(told(&(site + lines)), "link-to-redirect content/briefs/a.md:10:1");
}

#[test]
fn one_mistake_is_told_once() {
    let kept = ledger("/briefs/a/\n/old/a/\n/x/\n");
    // A file that cannot be read may be what is missing.
    let unread = brief("a", "titel: A\nurl: /b/\n").replace("title: Brief a\n", "title: [") + &kept;
    assert!(!wrong(&unread).contains("vanished-url"), "{}", wrong(&unread));
    // An old address that leads to nothing is told where it is written.
    let site = brief("a", "") + &kept + "==> redirects.csv\nfrom,to\n/old/a/,/gone/\n/x/,/briefs/\n";
    assert_eq!(wrong(&site), "dead-link redirects.csv:2:9");
}

#[test]
fn an_edit_of_the_ledger_is_seen() {
    let (mut cache, options) = (PlanCache::default(), options());
    let mut see = |lines: &str| {
        let site = brief("a", "countries: [PK]\n") + &ledger(lines);
        let plan = pipeline::plan(&snapshot(&site), &options, &mut cache);
        let told: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
        let old: Vec<String> = plan
            .pages()
            .iter()
            .filter(|page| page.leads_to().is_some())
            .map(|page| page.origin.because.clone())
            .collect();
        (told.join("\n"), old.join("\n"))
    };
    let kenya = |number| {
        format!(
            "it leads to `/countries/`, the nearest page above it, since line {number} of `urls.txt` keeps the address"
        )
    };
    assert_eq!(see("/countries/kenya/\n/briefs/a/\n"), (String::new(), kenya(1)));
    assert_eq!(see("# why\n/countries/kenya/\n/briefs/b/\n"), ("vanished-url urls.txt:3:1".to_owned(), kenya(2)));
    assert_eq!(see("\n\n/briefs/b/\n"), ("vanished-url urls.txt:3:1".to_owned(), String::new()));
    assert_eq!(see(""), (String::new(), String::new()));
}

#[test]
fn ten_thousand_lines_take_time_by_their_number() {
    let briefs: String = (0..300).map(|number| brief(&format!("talks-{number}"), "")).collect();
    let lines = |form: fn(usize) -> String| -> String { (0..10_000).map(|number| form(number) + "\n").collect() };
    for (name, lines) in [
        ("pages that have gone", lines(|number| format!("/briefs/talks-of-{number}/"))),
        ("files that have gone", lines(|number| format!("/briefs/talks-1/annex-{number}.csv"))),
        ("derived pages that have gone", lines(|number| format!("/topics/topic-{number}/"))),
        ("lines that are no address", lines(|number| format!("no address {number}"))),
        ("one line again and again", lines(|_| "/briefs/talks-1/".to_owned())),
    ] {
        ends(name, || {
            let site = format!("==> site.yaml\n{}", crate::fixture::UNPLATED);
            let plan = plan(&(site + &briefs + &ledger(&lines)));
            if plan.is_sound() {
                crate::fixture::files(&plan);
            }
            assert!(plan.all_problems().len() < 11_000);
        });
    }
}

#[test]
fn the_command_records_what_people_keep() {
    let site = brief("a/index", "countries: [PK]\ntopics: [trade]\naliases: [/old/a/]\n")
        + "==> content/briefs/a/annex 100%.csv\nx\n==> static/logo.svg\n<svg/>\n"
        + "==> content/pages/about.md\n---\ntitle: About\n---\nUs.\n"
        + &brief("draft", "status: draft\ncountries: [KE]\n")
        + &brief("later", "embargo_until: 9000-01-01T00:00Z\naliases: [/old/later/]\n")
        + "==> redirects.csv\nfrom,to\n/older/,/about/\n";
    let project = Project::of(&site);
    let said = project.ok(&["list", "urls", "--write"]);
    assert!(said.starts_with("wrote urls.txt: 18 URLs, 18 of them new\n"), "{said}");
    let text = project.read("urls.txt");
    assert_eq!(
        text.lines()
            .filter(|line| !["#", "/groups/", "/regions/"].iter().any(|start| line.starts_with(start)))
            .collect::<Vec<_>>(),
        [
            "/",
            "/about/",
            "/archive/2025/",
            "/briefs/",
            "/briefs/a/",
            "/briefs/a/annex 100%25.csv",
            "/countries/",
            "/countries/pakistan/",
            "/old/a/",
            "/older/",
            "/search/",
            "/topics/",
            "/topics/trade/",
        ]
    );
    assert!(text.starts_with("# The addresses that this site keeps"), "{text}");
    let before = project.seen("");
    assert_eq!(project.ok(&["list", "urls", "--write"]), "unchanged urls.txt: 18 URLs\n");
    assert_eq!(project.seen(""), before, "nothing is written twice");
    project.ok(&["check", "--public"]);
}

#[test]
fn the_command_only_adds() {
    let project = Project::of(&(brief("a", "countries: [PK]\n") + "==> static/paper.pdf\n-\n"));
    project.write("urls.txt", "# Ours\n\n/paper.pdf\n# Kenya was here\n/countries/kenya/\n");
    let said = project.ok(&["list", "urls", "--write"]);
    assert!(said.contains(" of them new"), "{said}");
    let text = project.read("urls.txt");
    assert!(text.starts_with("# Ours\n/\n/archive/2025/\n"), "{text}");
    assert!(text.contains("# Kenya was here\n/countries/kenya/\n/countries/pakistan/\n"), "{text}");
    assert!(text.ends_with("/paper.pdf\n") || text.contains("\n/paper.pdf\n/regions/"), "{text}");
    // A brief that has gone is not dropped from the ledger in passing.
    std::fs::rename(project.at("content/briefs/a.md"), project.at("content/briefs/b.md")).unwrap();
    let ran = project.run(&["list", "urls", "--write"]);
    assert_eq!((ran.status, project.read("urls.txt")), (1, text));
    for part in ["error[vanished-url]", "urls.txt:", "aliases: [/briefs/a/]", "status: withdrawn", "delete this line"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert!(ran.out.ends_with("1 error: nothing was written\n"), "{}", ran.out);
    let built = project.run(&["build"]);
    assert!(built.status == 1 && built.err == ran.err && !project.at("public").exists(), "{built:?}");
    assert_eq!(project.run(&["check", "--public"]).status, 1);
}

#[test]
fn the_command_records_no_other_site_than_todays() {
    let project = Project::of(&brief("a", ""));
    for (arguments, status, word) in [
        (&["list", "urls", "--write", "--as-of", "9000-01-01"][..], 2, "cannot be used with"),
        (&["list", "briefs", "--write"], 2, "briefpress list urls --write"),
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.status, status, "{ran:?}");
        assert!(ran.err.contains(word), "{ran:?}");
    }
    project.write("content/pages/b.md", "---\ntitle: B\n---\n[x](gone.md)\n");
    let ran = project.run(&["list", "urls", "--write"]);
    assert!(ran.status == 1 && ran.err.contains("missing-file") | ran.err.contains("dead-link"), "{ran:?}");
    assert!(!project.at("urls.txt").exists());
    project.write("content/pages/b.md", "---\ntitle: B\n---\nText.\n");
    project.write("urls.txt/b", "");
    let ran = project.run(&["list", "urls", "--write"]);
    assert!(ran.status == 2 && ran.err.contains("is no file of the site's own"), "{ran:?}");
}

#[test]
fn the_commands_say_why_an_address_leads_up() {
    let project = Project::of(&(brief("a", "countries: [PK]\n") + &ledger("/relations/kenya-pakistan/\n")));
    let because =
        "it leads to `/countries/pakistan/`, the nearest page above it, since line 1 of `urls.txt` keeps the address";
    let listed = project.ok(&["list", "urls", "--format", "json"]);
    let row = listed.lines().find(|line| line.contains("kenya-pakistan")).expect("a row");
    for part in ["\"kind\":\"redirect\"", because, "\"placed_by\":\"its line in `urls.txt`\""] {
        assert!(row.contains(part), "{part}: {row}");
    }
    let explained = project.ok(&["build", "--explain", "/relations/kenya-pakistan/"]);
    assert!(explained.contains(&format!("  because   {because}\n  placed by its line in `urls.txt`\n")), "{explained}");
}

/// A new name may have nothing in common with the old one.
#[test]
fn the_only_new_page_is_taken_for_the_only_one_that_is_gone() {
    let remedies = |briefs: &str, lines: &str| {
        let plan = plan_at(&(briefs.to_owned() + &ledger(lines)), "2026-01-01T00:00:00Z");
        let told: Vec<String> = plan.problems().iter().flat_map(|problem| problem.help.clone()).collect();
        told.join("\n")
    };
    let told = remedies(&(brief("a", "") + &brief("rhine", "")), "/briefs/a/\n/briefs/first/\n");
    assert!(told.contains("content/briefs/rhine.md"), "{told}");
    let two_gone = remedies(&(brief("a", "") + &brief("rhine", "")), "/briefs/a/\n/briefs/first/\n/briefs/second/\n");
    let two_new = remedies(&(brief("b", "") + &brief("rhine", "")), "/briefs/first/\n");
    assert!(!two_gone.contains("rhine.md") && !two_new.contains("rhine.md"), "{two_gone}\n{two_new}");
}

#[test]
fn a_site_of_the_past_says_why_its_addresses_are_missing() {
    let site = brief("a", "") + &brief("b", "").replace("date: 2025", "date: 2024") + &ledger("/briefs/a/\n");
    assert!(
        plan_at(&site, "2024-06-01T00:00:00Z").problems().iter().any(|problem| problem.code.as_str() == "vanished-url")
    );
    let ran = Project::of(&site).run(&["build", "--as-of", "2024-06-01"]);
    let last = "at that moment in the past, addresses of `urls.txt` that came later are not there\n";
    assert!(ran.status == 1 && ran.out.ends_with(last), "{ran:?}");
}
