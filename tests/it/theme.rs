//! What a site makes of the theme: menu, footer, assets, and templates of its own.

use crate::fixture::{build, page, plan, told, wrong};
use crate::html::Page;
use crate::manual::named_after;
use crate::rich::{RICH, text};
use briefpress::base::Code;
use briefpress::source::BUILTIN_TEMPLATES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn menus_are_the_sections_that_there_are_or_those_given() {
    let menu = |site: &str| Page::of(site, "index.html").attrs("nav.menu [href]", "href");
    assert_eq!(menu(RICH), ["/repo/briefs/", "/repo/countries/", "/repo/topics/", "/repo/authors/", "/repo/about/"]);
    assert_eq!(menu(""), Vec::<String>::new());
    assert_eq!(menu("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n"), ["/repo/briefs/"]);
    let given = "menu: [{title: A, url: about.md}, {title: B, url: 'about/team.md#bp-main'}, {title: C, url: /archive/2025/}, {title: D, url: 'https://x.org/'}]\n";
    let expected = ["/repo/about/", "/repo/about/team/#bp-main", "/repo/archive/2025/", "https://x.org/"];
    assert_eq!(menu(&RICH.replace("licence:", &format!("{given}licence:"))), expected);
    let elsewhere = "menu: [{title: A, url: 'mailto:a@x.org'}, {title: B, url: 'tel:+123456'}, {title: C, url: 'https://x.org/a|b c'}]\n";
    let expected = ["mailto:a@x.org", "tel:+123456", "https://x.org/a%7Cb%20c"];
    assert_eq!(menu(&RICH.replace("licence:", &format!("{elsewhere}licence:"))), expected);
    assert_eq!(menu(&RICH.replace("licence:", "menu: []\nlicence:")), Vec::<String>::new());
    for dead in ["none.md", "/none/", "/archive/1999/", "briefs/none.md"] {
        let site = RICH.replace("licence:", &format!("menu: [{{title: A, url: {dead}}}]\nlicence:"));
        assert_eq!(wrong(&site), "dead-link site.yaml:6:24", "{dead}");
    }
}

#[test]
fn the_menu_marks_where_one_is() {
    let current = |path: &str| {
        let page = Page::of(RICH, path);
        page.at("nav.menu");
        let marked = page.all("nav.menu a[aria-current]").into_iter();
        marked.map(|link| format!("{} {}", link.attr("href"), link.attr("aria-current"))).collect::<Vec<_>>()
    };
    assert_eq!(current("briefs/index.html"), ["/repo/briefs/ page"]);
    assert_eq!(current("briefs/talks/index.html"), ["/repo/briefs/ true"]);
    assert_eq!(current("countries/pakistan/index.html"), ["/repo/countries/ true"]);
    assert_eq!(current("index.html"), [""; 0]);
}

#[test]
fn the_footer_says_what_site_yaml_says() {
    let page = Page::of(RICH, "index.html");
    let footer = page.at("footer");
    footer.shows("a[href='https://ird.example/']", "Institute for Diplomacy");
    let words = "See <a href=\"/repo/about/team/\">the imprint</a> and <em>us</em>";
    assert!(footer.at(".imprint").html().contains(words), "{}", footer.html());
    footer.shows("a[href='/repo/about/']", "About");
    footer.at("a[href='/repo/feed.xml']");
    footer.at("a[href='https://creativecommons.org/licenses/by/4.0/']");
    let dead = RICH.replace("(/about/team/)", "(/none/)");
    assert_eq!(wrong(&dead), "dead-link site.yaml:7:16");
    assert!(!Page::of("", "index.html").source().contains("creativecommons"), "no licence is claimed");
}

#[test]
fn assets_carry_a_fingerprint_of_their_content() {
    let is_asset = |path: &String| path.starts_with("assets/") && !path.starts_with("assets/plates/");
    let assets = |site: &str| -> Vec<String> { build(site).into_keys().filter(is_asset).collect() };
    let built_in = assets("");
    assert_eq!(built_in.len(), 6);
    let page = Page::of("", "index.html");
    let brief = Page::of(RICH, "briefs/talks/index.html");
    let search = Page::of("", "search/index.html");
    for asset in &built_in {
        match asset.ends_with(".js") {
            true if asset.contains("bp-search") => drop(search.at(&format!("script[src='/repo/{asset}'][defer]"))),
            true => drop(brief.at(&format!("script[src='/repo/{asset}'][defer]"))),
            false if asset.contains("bp-search") => drop(search.at(&format!("[href='/repo/{asset}']"))),
            false => drop(page.at(&format!("[href='/repo/{asset}']"))),
        }
        let hash = asset.split('.').nth(1).expect("a fingerprint");
        assert!(hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{asset}");
    }
    let own = "==> static/briefpress.css\np{color:red}\n";
    let changed = assets(own);
    assert_eq!(changed.iter().filter(|asset| built_in.contains(asset)).count(), 5, "only the stylesheet is replaced");
    let files = build(own);
    let sheet = changed.iter().find(|asset| asset.starts_with("assets/briefpress.")).expect("a stylesheet");
    assert_eq!(text(&files, sheet), "p{color:red}\n");
    assert!(!files.contains_key("briefpress.css"), "it is published once");
    for (key, typed) in
        [("favicon", "favicon.svg"), ("favicon", "static/favicon.svg"), ("stylesheet", "briefpress.css")]
    {
        let name = typed.trim_start_matches("static/");
        let named = format!(
            "==> site.yaml\ntitle: T\nbase_url: https://x.org/repo/\ntheme: {{{key}: {typed}}}\n==> static/{name}\np{{}}\n"
        );
        assert_eq!(wrong(&named), "", "its own file, by the name of the built-in one");
        let links = Page::of(&named, "index.html").attrs("link[rel=icon], link[rel=stylesheet]", "href");
        assert_eq!(links.len(), 2, "each once: {links:?}");
    }
    let page = Page::of(RICH, "index.html");
    page.holds(&["link[rel=icon][href='/repo/icon.svg']", "link[rel=stylesheet][href='/repo/house.css']"]);
    page.shows("style", ":root{--accent:#7a1f2b}");
}

#[test]
fn a_pages_own_values_reach_its_template_and_no_other_page() {
    let files = [
        ("countries/CH.md", "title: Switzerland"),
        ("regions/western-europe.md", "title: Western Europe"),
        ("groups/efta.md", "title: EFTA\nmembers: CH"),
        ("topics/trade.md", "title: Trade"),
        ("authors/jo-doe.md", "name: Jo Doe"),
        ("series/rhine.md", "title: Rhine"),
        ("pages/about.md", "title: About"),
        ("home.md", "title: Home"),
    ];
    let mut site =
        String::from("==> site.yaml\ntitle: T\nbase_url: https://example.org/\nfront_matter: {extra_keys: [desk]}\n");
    for (path, front) in files {
        site.push_str(&format!("==> content/{path}\n---\n{front}\ndesk: {path}\nextra: {{a: 1}}\n---\n"));
    }
    site.push_str("==> templates/base.html\n{% extends \"builtin/base.html\" %}\n{% block body_end %}{% if page.extra.desk %}<i>{{ page.extra.desk }} {{ page.extra.a }}</i>{% endif %}{% endblock %}\n");
    let built = build(&site);
    let pages = [
        "countries/switzerland/",
        "regions/western-europe/",
        "groups/efta/",
        "topics/trade/",
        "authors/jo-doe/",
        "series/rhine/",
        "about/",
        "",
    ];
    for ((source, _), page) in files.iter().zip(pages) {
        Page::among(&built, &format!("{page}index.html")).shows("i", &format!("{source} 1"));
    }
    assert!(!Page::among(&built, "countries/index.html").has("i"));
}

#[test]
fn a_template_of_the_site_takes_the_place_of_a_built_in_one() {
    let whole = format!(
        "{RICH}==> templates/page.html\n<p>{{{{ page.title }}}} {{{{ content.html | safe }}}} {{{{ site.title }}}}</p>\n"
    );
    assert_eq!(page(&whole, "about/index.html"), "<p>About <p>Us.</p>\n Institute</p>\n");
    assert_eq!(page(&whole, "briefs/talks/index.html"), page(RICH, "briefs/talks/index.html"));
    let block = format!(
        "{RICH}==> templates/brief.html\n{{% extends \"builtin/brief.html\" %}}\n{{% block lead %}}{{% if page.extra.desk %}}<p>{{{{ page.extra.desk }}}} {{{{ page.extra.a }}}}</p>{{% endif %}}{{% endblock %}}\n"
    );
    let ours = page(&block, "briefs/talks/index.html");
    assert!(ours.contains("<p>south 1</p>") && !ours.contains("class=\"standfirst\""), "{ours}");
    assert_eq!(
        ours.replace("<p>south 1</p>", ""),
        page(RICH, "briefs/talks/index.html").replace("\n<p class=\"standfirst\">A summary of the talks.</p>", ""),
        "all other blocks stay"
    );
    let base = format!(
        "{RICH}==> templates/base.html\n{{% extends \"builtin/base.html\" %}}\n{{% block body_end %}}<i>end</i>{{% endblock %}}\n"
    );
    for path in ["index.html", "briefs/talks/index.html", "404.html", "archive/2025/index.html"] {
        assert!(page(&base, path).contains("<i>end</i>"), "{path}");
    }
}

/// The blocks that a built-in template fills, of those that the template has which it extends.
fn filled(extended: &str) -> BTreeSet<String> {
    let text = |name: &str| crate::manual::text(&format!("templates/{name}"));
    let blocks = |name: &str| -> BTreeSet<String> {
        let source = text(name);
        let opened = named_after("{% block ", &source).chain(named_after("{%- block ", &source));
        opened.map(str::to_owned).collect()
    };
    let own = blocks(extended);
    let extends = format!("{{% extends \"{extended}\" %}}");
    let children = BUILTIN_TEMPLATES.iter().map(|(name, _)| *name).filter(|name| text(name).contains(&extends));
    children.flat_map(|name| blocks(name).intersection(&own).cloned().collect::<Vec<_>>()).collect()
}

#[test]
fn what_a_site_puts_into_a_block_of_the_frame_stands_on_every_page() {
    // The manual says so of all blocks but these.
    assert_eq!(filled("base.html").into_iter().collect::<Vec<_>>(), ["body_class", "head_more", "main_content"]);
    assert!(!filled("index.html").iter().any(|block| matches!(&**block, "page_header" | "intro")));
    assert!(!filled("term.html").iter().any(|block| matches!(&**block, "numbers" | "profile")));
    let site = format!(
        "{RICH}==> templates/base.html\n{{% extends \"builtin/base.html\" %}}{{% block head_extra %}}<meta name=\"own\">{{% endblock %}}\n"
    );
    let files = build(&site);
    let pages = files.iter().filter(|(path, bytes)| path.ends_with(".html") && !is_redirect(bytes));
    let without: Vec<&String> =
        pages.filter(|(_, bytes)| !is_within(bytes, "<meta name=\"own\">")).map(|(path, _)| path).collect();
    assert_eq!(without, [""; 0]);
    assert!(page(&site, "briefs/talks/index.html").contains("citation_title"), "metadata of briefs stay");
}

fn is_within(bytes: &[u8], part: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(part)
}

fn is_redirect(bytes: &[u8]) -> bool {
    is_within(bytes, "http-equiv=\"refresh\"")
}

#[test]
fn texts_stand_in_query_strings() {
    let made = |expression: &str| page(&format!("{RICH}==> templates/page.html\n{expression}"), "about/index.html");
    assert_eq!(made("{{ \"a b&c=d/é?'~-._\" | urlencode }}"), "a%20b%26c%3Dd%2F%C3%A9%3F%27~-._");
    assert_eq!(made("{{ page.permalink | urlencode }}"), "https%3A%2F%2Fexample.org%2Frepo%2Fabout%2F");
    assert_eq!(made("{{ 12 | urlencode }}"), "12");
    let plan = plan(&format!("{RICH}==> templates/page.html\n{{{{ site.menu | urlencode }}}}"));
    let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("a page");
    let faults = briefpress::pipeline::render(&plan, about).expect_err("a list is no text");
    assert_eq!(crate::fixture::line(&plan, &faults[0]), "template-error templates/page.html:1:16");
}

#[test]
fn every_filter_is_told_and_none_is_stale() {
    let manual = crate::manual::text("docs/templates.md");
    let section = &crate::manual::sections(&manual, 2)["Filters"];
    let told: BTreeSet<String> = crate::manual::cells(section, 0).into_iter().flatten().collect();
    let tera = tera_source();
    let registered = |source: &str| -> BTreeSet<String> {
        let named = source.split("register_filter(\"").skip(1).filter_map(|rest| rest.split_once('"'));
        named.map(|(name, _)| name.to_owned()).collect()
    };
    let (_, built_in) =
        tera.split_once("fn register_builtin_filters").expect("Tera registers its filters in one function");
    let mut known = registered(built_in.split("\n    }").next().expect("the function ends"));
    assert!(known.len() > 30, "Tera's filters are no longer written as this test reads them");
    known.extend(registered(&crate::manual::text("src/render/templates.rs")));
    assert_eq!(told, known);
}

/// The file of Tera that says which filters there are, of the version that is compiled in.
fn tera_source() -> String {
    let run = |arguments: &[&str]| {
        let cargo = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
        cargo.expect("cargo runs").stdout
    };
    let about = String::from_utf8(run(&["-vV"])).expect("text");
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo knows its host");
    let metadata = run(&["metadata", "--format-version", "1", "--offline", "--filter-platform", host]);
    let metadata: serde_json::Value = serde_json::from_slice(&metadata).expect("cargo writes JSON");
    let mut packages = metadata["packages"].as_array().expect("packages").iter();
    let tera = packages.find(|package| package["name"] == "tera").expect("Tera is a dependency");
    let manifest = Path::new(tera["manifest_path"].as_str().expect("a path"));
    fs::read_to_string(manifest.with_file_name("src").join("tera.rs")).expect("the source of Tera")
}

#[test]
fn a_file_of_the_theme_that_is_not_there_belongs_into_static() {
    let site = RICH.replace("licence:", "theme: {stylesheet: fancy-look.css}\nlicence:");
    let plan = plan(&site);
    let problem = plan.problems().iter().find(|problem| problem.code == Code::MissingFile).expect("it is told");
    assert_eq!(problem.message, "there is no file `fancy-look.css` in `static/`");
    assert_eq!(problem.help, ["put the file into `static/`"]);
}

#[test]
fn a_template_beside_the_built_in_ones_is_told_what_to_type() {
    let script = "<script src=\"{{ site.base_path }}a.js\"></script>";
    let extends = "{% extends \"builtin/base.html\" %}";
    for (template, expected) in [
        (
            script.to_owned(),
            "begin the file with `{% extends \"builtin/base.html\" %}`, and fill only the `block`s that are to be otherwise",
        ),
        (
            format!("{{% extends \"base.html\" %}}{{% block analytics %}}{script}{{% endblock analytics %}}"),
            "to change the built-in `base.html`, type `{% extends \"builtin/base.html\" %}`",
        ),
        (
            "{% extends \"builtin/bases.html\" %}".to_owned(),
            "did you mean `builtin/base.html`, `builtin/brief.html` or `builtin/briefs.html`?",
        ),
        (format!("{extends}{{% block analytic %}}{script}{{% endblock analytic %}}"), "did you mean `analytics`?"),
        (
            format!("{extends}\n{script}"),
            "put it into a block: into `{% block analytics %}…{% endblock analytics %}` what belongs into the head of every \
             page, into `newsletter` what stands above the footer; the manual lists all blocks",
        ),
    ] {
        let plan = plan(&format!("==> templates/base.html\n{template}"));
        let problems: Vec<_> = plan.problems().iter().filter(|problem| problem.code == Code::TemplateError).collect();
        let help: Vec<String> = problems.iter().map(|problem| problem.help.join(" / ")).collect();
        assert_eq!(help, [expected], "{template}");
    }
}

#[test]
fn a_broken_template_is_told_at_its_place() {
    let cases = [
        ("page.html", "<p>\n  {% if %}\n", "template-error templates/page.html:2:9"),
        ("page.html", "{{ page.title", "template-error templates/page.html:1:14"),
        ("page.html", "{% extends \"nowhere.html\" %}", "template-error templates/page.html:1:1"),
        ("brief.html", "{% extends \"brief.html\" %}", "template-error templates/brief.html:1:1"),
        ("page.html", "{% include \"nowhere.html\" %}", "template-error templates/page.html:1:12"),
        ("page.html", "x\n{{ page.title | nofilter }}", "template-error templates/page.html:2:17"),
    ];
    for (name, template, expected) in cases {
        let told = told(&format!("==> templates/{name}\n{template}"));
        assert_eq!(told, expected, "{template}");
    }
    let site = format!("{RICH}==> templates/page.html\nx\n{{{{ page.titel }}}}\n");
    let plan = plan(&site);
    let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("a page");
    let faults = briefpress::pipeline::render(&plan, about).expect_err("there is no such field");
    assert_eq!(
        faults.iter().map(|fault| crate::fixture::line(&plan, fault)).collect::<Vec<_>>(),
        ["template-error templates/page.html:2:9"]
    );
}
