//! The front of the house: masthead and foot of every page, the home page, and the pages of terms as dossiers.

use crate::fixture::build;
use crate::html::Page;
use crate::rich::RICH;

const SITE: &str = "==> site.yaml\ntitle: Institute for Talks\nbase_url: https://example.org/repo/\n";

fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

/// So many briefs about a country, the newest first by number.
fn many(count: usize) -> String {
    let one = |n: usize| brief(&format!("b{n:02}"), &format!("2024-02-{:02}", 28 - n), "countries: PK\ntopics: Trade");
    (0..count).map(one).collect()
}

/// Where the stories of the home page lead, the lead first, and the rows below them.
fn home(site: &str) -> (Vec<String>, Vec<String>) {
    let page = Page::of(site, "index.html");
    let slugs = |selector: &str| -> Vec<String> {
        let urls = page.attrs(selector, "href").into_iter();
        urls.map(|url| url.trim_start_matches("/repo/briefs/").trim_end_matches('/').to_owned()).collect()
    };
    (slugs(".story-title a"), slugs(".rows > li > a"))
}

#[test]
fn a_house_without_a_logo_has_a_monogram() {
    let page = Page::of(&(SITE.to_owned() + &many(1)), "index.html");
    page.shows(".brand > .monogram[aria-hidden=true]", "IT");
    page.shows(".brand .brand-title", "Institute for Talks");
    let short = SITE.replace("title: ", "publisher: {name: House, short_name: GIGA}\ntitle: ") + &many(1);
    Page::of(&short, "index.html").shows(".monogram", "GIGA");
    let arabic = SITE.replace("title: Institute for Talks", "language: ar\ntitle: معهد الحوار") + &many(1);
    Page::of(&arabic, "index.html").shows(".monogram", "م");
    let logo = Page::of(RICH, "index.html");
    assert!(!logo.has(".monogram") && logo.has(".brand img"));
}

#[test]
fn a_logo_has_its_room_before_it_has_come() {
    let drawn = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420\" height=\"60\"/>";
    for name in ["logo.svg", "static/logo.svg"] {
        let site = SITE.replace("title: ", &format!("publisher: {{logo: {name}}}\ntitle: "));
        let page = Page::of(&(site + &many(1) + "==> static/logo.svg\n" + drawn + "\n"), "index.html");
        page.at(".brand img[width='420'][height='60'][style='--logo:60px']");
    }
}

#[test]
fn the_foot_leads_to_lists_feeds_and_the_catalogue() {
    let page = Page::of(&(SITE.to_owned() + &many(1)), "index.html");
    let column = |heading: &str| {
        let of = page.all(".footer-column").into_iter().find(|column| column.at("h2").text() == heading);
        of.map(|column| column.attrs("a", "href")).unwrap_or_default()
    };
    let read = ["/repo/briefs/", "/repo/briefs/#bp-years", "/repo/countries/", "/repo/topics/"];
    assert_eq!(column(say!("footer.read")), read);
    Page::of(&(SITE.to_owned() + &many(1)), "briefs/index.html").at("#bp-years");
    let explore = ["/repo/countries/#bp-regions", "/repo/countries/#bp-groups"];
    assert_eq!(column(say!("footer.explore")), explore);
    Page::of(&(SITE.to_owned() + &many(1)), "countries/index.html").holds(&["#bp-regions", "#bp-groups"]);
    let follow = [
        "/repo/feed.xml",
        "/repo/feed.json",
        "/repo/catalogue.csv",
        "/repo/catalogue.bib",
        "/repo/catalogue.ris",
        "/repo/catalogue.csl.json",
    ];
    assert_eq!(column(say!("footer.follow")), follow);
    let empty = Page::of(SITE, "index.html");
    assert_eq!(empty.attrs(".footer-column a", "href"), ["/repo/feed.json"], "nothing leads to what is not there");
    assert_eq!(Page::of(RICH, "index.html").attrs(".footer-links a", "href"), ["/repo/about/", "https://ird.example/"]);
}

#[test]
fn the_featured_brief_leads_or_else_the_newest() {
    let (stories, rows) = home(&(SITE.to_owned() + &many(6)));
    assert_eq!((stories.join(" "), rows.join(" ")), ("b00 b01 b02 b03".to_owned(), "b04 b05".to_owned()));
    let featured = SITE.to_owned() + &many(6) + &brief("old", "2020-01-01", "featured: true");
    let (stories, rows) = home(&featured);
    assert_eq!((stories[0].as_str(), stories.len(), rows.len()), ("old", 4, 3));
    assert!(!rows.contains(&"old".to_owned()), "a brief stands once");
}

#[test]
fn where_all_briefs_are_stories_nothing_is_said_to_be_latest() {
    let page = Page::of(&(SITE.to_owned() + &brief("only", "2024-01-01", "featured: true")), "index.html");
    assert_eq!(page.attrs(".story-title a", "href"), ["/repo/briefs/only/"]);
    assert!(!page.has("#bp-latest") && !page.has(".empty"));
    let empty = Page::of(SITE, "index.html");
    empty.shows(".empty", say!("briefs.none"));
    assert!(!empty.has(".story"));
}

#[test]
fn a_story_beside_the_lead_ends_between_words() {
    let words = |count: usize| vec!["word,"; count].join(" ");
    let told = |slug: &str, date: &str, count: usize| brief(slug, date, &format!("summary: {}", words(count)));
    let site = SITE.to_owned()
        + &told("lead", "2024-03-03", 60)
        + &told("long", "2024-03-02", 60)
        + &told("short", "2024-03-01", 34);
    let page = Page::of(&site, "index.html");
    let begun = format!("{} …", words(30).trim_end_matches(','));
    assert_eq!(page.texts(".story-summary"), [words(60), begun, words(34)]);
}

#[test]
fn what_stands_for_a_picture_is_for_eyes_alone() {
    let page = Page::of(&(SITE.to_owned() + &many(2)), "index.html");
    assert_eq!(page.count(".card-picture[aria-hidden=true][tabindex='-1'][href='/repo/briefs/b00/']"), 1);
    page.shows(".plate-name", "Pakistan");
    let bare = Page::of(&(SITE.to_owned() + &brief("bare", "2024-01-01", "")), "index.html");
    bare.shows(".plate-name", say!("type.policy-brief"));
}

/// The figures at the head of a page: label, value, and where they lead.
fn numbers(page: &Page) -> Vec<(String, String, String)> {
    let row =
        |row: crate::html::Element<'_>| (row.at("dt").text(), row.at("dd").text(), row.attrs("a", "href").concat());
    page.all(".numbers > div").into_iter().map(row).collect()
}

fn number(label: &str, value: &str, url: &str) -> (String, String, String) {
    (label.to_owned(), value.to_owned(), url.to_owned())
}

#[test]
fn a_dossier_begins_with_what_its_briefs_amount_to() {
    let site = SITE.to_owned()
        + &brief("one", "2021-02-01", "countries: [PK, IN]\ntopics: Peace\nauthors: [jo-doe]\nseries: talks")
        + &brief("two", "2024-02-01", "countries: [PK, FR]\ntopics: Peace");
    let files = build(&site);
    let of = |path: &str| numbers(&Page::among(&files, &format!("{path}index.html")));
    let (briefs, published) = (say!("briefs.heading"), say!("numbers.published"));
    let countries = |count: usize| say!("facts.countries", count = count);
    let others = say!("numbers.other_countries", count = 2);
    let both = [number(briefs, "2", "#bp-list"), number(published, "2021–2024", "")];
    assert_eq!(of("countries/pakistan/"), [&both[..], &[number(&others, "2", "")]].concat());
    assert_eq!(of("topics/peace/"), [&both[..], &[number(&countries(3), "3", "")]].concat());
    assert_eq!(of("regions/southern-asia/"), [&both[..], &[number(&countries(2), "2", "#bp-by-member")]].concat());
    let one = [number(briefs, "1", "#bp-list"), number(published, "2021", ""), number(&countries(2), "2", "")];
    assert_eq!(of("authors/jo-doe/"), one);
    assert_eq!(of("series/talks/"), one);
    let members = of("groups/saarc/").pop().expect("three figures");
    assert_eq!((members.0.as_str(), members.2.as_str()), (say!("members.heading"), "#bp-members"));
    let meeting = SITE.to_owned() + &many(3);
    assert!(numbers(&Page::of(&meeting, "countries/pakistan/topics/trade/index.html")).is_empty());
    assert_eq!(numbers(&Page::of(&meeting, "topics/trade/index.html"))[2].2, "#bp-countries");
    let without = SITE.to_owned() + "==> content/topics/sea.md\n---\ntitle: Sea\n---\n";
    assert!(numbers(&Page::of(&without, "topics/sea/index.html")).is_empty());
}

#[test]
fn a_dossier_shows_the_newest_at_length_and_its_own_feed() {
    let files = build(&(SITE.to_owned() + &many(3)));
    for path in ["countries/pakistan", "topics/trade", "regions/asia", "groups/sco"] {
        let page = Page::among(&files, &format!("{path}/index.html"));
        assert_eq!(page.attrs(".story-newest h3 a", "href"), ["/repo/briefs/b00/"], "{path}");
        assert_eq!(page.attrs(".listing .rows > li > a", "href"), ["/repo/briefs/b01/", "/repo/briefs/b02/"], "{path}");
        page.shows(&format!(".feed-link[href='/repo/{path}/feed.xml']"), say!("nav.feed"));
    }
}

#[test]
fn a_chronology_goes_by_year_and_names_a_brief_once_in_a_run() {
    let tells = |slug: &str, date: &str, events: &[&str]| {
        let events: String = events.iter().map(|day| format!("\n  - {{date: {day}, event: On {day}}}")).collect();
        brief(slug, date, &format!("countries: PK\nchronology:{events}"))
    };
    let site = SITE.to_owned()
        + &tells("new", "2024-02-01", &["2021-05-01", "2021-04-01", "2021-02-01", "2020-03-01"])
        + &tells("old", "2024-01-01", &["2021-03-01"]);
    let page = Page::of(&site, "countries/pakistan/index.html");
    assert_eq!(page.texts(".chronology-year"), ["2021", "2020"]);
    let told = |entry: crate::html::Element<'_>| (entry.at("time").text(), entry.texts(".told-in a").concat());
    let told: Vec<(String, String)> = page.all(".chronology ol > li").into_iter().map(told).collect();
    let expected = [
        ("1 May 2021", ""),
        ("1 April 2021", "About new"),
        ("1 March 2021", "About old"),
        ("1 February 2021", ""),
        ("1 March 2020", "About new"),
    ];
    assert_eq!(told, expected.map(|(date, title)| (date.to_owned(), title.to_owned())));
    let one_year = SITE.to_owned() + &tells("new", "2024-02-01", &["2021-05-01", "2021-04-01"]);
    assert!(!Page::of(&one_year, "countries/pakistan/index.html").has(".chronology-year"));
}

#[test]
fn memberships_that_an_author_names_are_not_named_twice() {
    let profile = |label: &str| {
        SITE.to_owned()
            + &brief("a", "2024-01-01", "countries: UZ")
            + &format!("==> content/countries/UZ.md\n---\nfacts: [{{label: {label}, value: CIS}}]\n---\n")
    };
    let labels = |label: &str| {
        let terms = Page::of(&profile(label), "countries/uzbekistan/index.html").texts(".facts dt");
        terms.into_iter().filter(|term| term.eq_ignore_ascii_case(say!("country.member_of"))).count()
    };
    assert_eq!((labels("Member of"), labels("member of"), labels("Capital")), (1, 1, 1));
    let page = Page::of(&profile("Member of"), "countries/uzbekistan/index.html");
    assert_eq!(page.fact("Member of").text(), "CIS");
}

#[test]
fn authors_have_a_portrait_or_initials() {
    let site = SITE.to_owned()
        + &brief("a", "2024-01-01", "authors: [jo-doe, water-institute]")
        + "==> content/authors/jo-doe.md\n---\nname: Jo van Doe\nrole: Fellow\naffiliation: Institute for Talks\n---\n\
           ==> content/authors/water-institute.md\n---\nname: Water Institute\naffiliation: Elsewhere\n---\n";
    let page = Page::of(&site, "authors/index.html");
    assert_eq!(page.texts(".people .face[aria-hidden=true]"), ["JD", "WI"]);
    page.shows(".people .face-house", "WI");
    assert_eq!(page.texts(".person-role"), ["Fellow", "Elsewhere"], "the house is not named at each of its own");
    let portrait =
        site.replace("role: Fellow\n", "image: {src: jo.jpg, alt: Jo Doe}\n") + "==> content/authors/jo.jpg\njpg\n";
    let files = build(&portrait);
    Page::among(&files, "authors/index.html").at(".people .face > img[alt='']");
    assert!(
        !Page::among(&files, "authors/jo-doe/index.html").has(".face"),
        "the portrait stands there with its credit"
    );
}

#[test]
fn a_title_is_set_the_smaller_the_longer_it_is() {
    let size = |title: &str| {
        let page = Page::of(&(SITE.to_owned() + &brief("a", "2024-01-01", "").replace("About a", title)), "index.html");
        let class = page.at(".story-title").attr("class").to_owned();
        class.rsplit('-').next().unwrap_or_default().to_owned()
    };
    assert_eq!(size("Grain"), "1");
    assert_eq!(size("What the grain arrangement leaves behind"), "2");
    assert_eq!(size("What the Black Sea grain arrangement leaves behind for those who paid for it"), "3");
    Page::of(RICH, "countries/pakistan/index.html").at("h1.display-1");
}

/// A summary that is cut ends with a sentence where one ends late enough, and between words otherwise; that more follows is seen.
#[test]
fn a_long_summary_is_cut_where_a_sentence_ends() {
    let words = |count: usize| vec!["word"; count].join(" ");
    for (summary, shown) in [
        (format!("{} end. It {}.", words(24), words(20)), format!("{} end. …", words(24))),
        (format!("Short one. {}.", words(40)), format!("Short one. {} …", words(28))),
        (format!("{}, {}.", words(30), words(9)), format!("{} …", words(30))),
        (format!("{}.", words(34)), format!("{}.", words(34))),
    ] {
        let first = brief("a", "2024-03-02", "countries: PK");
        let second = brief("b", "2024-03-01", &format!("countries: PK\nsummary: \"{summary}\""));
        Page::of(&(SITE.to_owned() + &first + &second + &many(3)), "index.html")
            .shows(".story-second .story-summary", &shown);
    }
}
