//! What the search index holds, read as the script of the search page reads it.

use crate::fixture::{build, options_at, snapshot, wrong};
use crate::html::{Element, Page};
use crate::project::Project;
use crate::rich::json_ld;
use briefpress::pipeline::{self, PlanCache, Show};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Files = BTreeMap<String, Vec<u8>>;

/// An index, read from the files of a site.
pub struct Index {
    folder: String,
    table: Value,
    /// For each folded word and its stem the numbers of the texts that hold it, with the impact there.
    words: BTreeMap<(String, String), Vec<(usize, usize)>>,
    cards: Vec<Value>,
    /// For each facet its values with the texts that have them.
    facets: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

/// Bytes that are read one after the other.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take(&mut self, count: usize) -> Vec<u8> {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken.to_vec()
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        for at in 0.. {
            let byte = usize::from(self.take(1)[0]);
            number |= (byte & 0x7f) << (7 * at);
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn word(&mut self, before: &[u8]) -> Vec<u8> {
        let (same, rest) = (self.number(), self.number());
        [&before[..same], &self.take(rest)].concat()
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("words are UTF-8")
}

impl Index {
    /// Reads the index in a folder such as `search/index`, and holds its files against each other.
    pub fn read(files: &Files, folder: &str) -> Self {
        let json = |path: &str| -> Value { serde_json::from_slice(&files[&format!("{folder}/{path}")]).expect(path) };
        let table = json("table.json");
        let print = table["print"].as_str().expect("a print").to_owned();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let stamped = |path: &str| -> Vec<u8> {
            let bytes = &files[&format!("{folder}/{path}")];
            assert_eq!(hex(&bytes[..6]), print, "{path}");
            bytes[6..].to_vec()
        };
        let mut words = BTreeMap::new();
        let firsts: Vec<&str> = table["words"].as_array().expect("words").iter().filter_map(Value::as_str).collect();
        assert!(firsts.is_sorted() && firsts.first().is_none_or(|first| first.is_empty()), "{firsts:?}");
        for (at, first) in firsts.iter().enumerate() {
            let name = if first.is_empty() { "0".to_owned() } else { hex(first.as_bytes()) };
            let bytes = stamped(&format!("words/{name}.bin"));
            let (mut bytes, mut word) = (Bytes(&bytes), Vec::new());
            while !bytes.0.is_empty() {
                word = bytes.word(&word);
                let stem = bytes.word(&word);
                let (mut texts, mut last) = (Vec::new(), 0);
                for _ in 0..bytes.number() {
                    let posting = bytes.number();
                    last += posting >> 5;
                    texts.push((last, posting & 31));
                }
                let known = text(word.clone());
                assert!(
                    known.as_str() >= *first && firsts.get(at + 1).is_none_or(|next| known.as_str() < *next),
                    "{known}"
                );
                assert!(texts.is_sorted() && texts.iter().all(|(_, impact)| *impact > 0), "{known}: {texts:?}");
                words.insert((known, text(stem)), texts);
            }
        }
        let mut cards: Vec<Value> = Vec::new();
        let size = usize::try_from(table["cards"].as_u64().expect("a number")).expect("a small one");
        let count = usize::try_from(table["texts"].as_u64().expect("a number")).expect("a small one");
        for number in 0..count.div_ceil(size) {
            let file = json(&format!("cards/{number}.json"));
            assert_eq!(file["print"], print.as_str());
            cards.extend(file["cards"].as_array().expect("cards").iter().cloned());
        }
        assert_eq!(cards.len(), count);
        let bytes = stamped("facets.bin");
        let mut bytes = Bytes(&bytes);
        let mut facets: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
        for (key, values) in table["facets"].as_object().expect("facets") {
            for value in values.as_array().expect("values").iter().filter_map(Value::as_str) {
                let having = (bytes.number(), bytes.number());
                let texts: Vec<usize> = match having {
                    (count, 0) => {
                        let mut last = 0;
                        (0..count)
                            .map(|_| {
                                last += bytes.number();
                                last
                            })
                            .collect()
                    }
                    (number, _) => {
                        let bits = bytes.take(count.div_ceil(8));
                        let found: Vec<usize> = (0..count).filter(|at| bits[at / 8] >> (at % 8) & 1 == 1).collect();
                        assert_eq!(found.len(), number);
                        found
                    }
                };
                facets.entry(key.clone()).or_default().insert(value.to_owned(), texts);
            }
        }
        assert!(bytes.0.is_empty());
        let read: usize = 2 + firsts.len() + count.div_ceil(size);
        let there = files.keys().filter(|path| path.starts_with(&format!("{folder}/"))).count();
        assert_eq!(there, read, "every file of the index is read");
        Self { folder: folder.to_owned(), table, words, cards, facets }
    }

    /// The last parts of the addresses of the texts that hold a word, in their order.
    pub fn having(&self, word: &str) -> Vec<String> {
        let all = self.words.iter().filter(|((known, _), _)| known == word).flat_map(|(_, texts)| texts);
        let numbers: BTreeSet<usize> = all.map(|(number, _)| *number).collect();
        numbers.into_iter().map(|number| self.name(number)).collect()
    }

    /// The last part of the address of a text.
    pub fn name(&self, number: usize) -> String {
        let url = self.cards[number]["u"].as_str().expect("an address").trim_end_matches('/');
        url.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// The texts that have a value, by the last parts of their addresses.
    pub fn of(&self, facet: &str, value: &str) -> Vec<String> {
        let texts = self.facets.get(facet).and_then(|values| values.get(value));
        texts.into_iter().flatten().map(|number| self.name(*number)).collect()
    }

    /// The card of a text, by the last part of its address.
    pub fn card(&self, name: &str) -> &Value {
        let at = (0..self.cards.len()).find(|number| self.name(*number) == name);
        &self.cards[at.unwrap_or_else(|| panic!("`{}` has no {name}", self.folder))]
    }

    /// All that it says, as text, for whoever looks for what must not be there.
    pub fn told(&self) -> String {
        let words: Vec<&str> = self.words.keys().flat_map(|(word, stem)| [&**word, &**stem]).collect();
        format!("{}\n{}\n{:?}", words.join(" "), self.table, self.cards)
    }
}

fn index(site: &str) -> Index {
    Index::read(&build(site), "search/index")
}

const SITE: &str = "==> site.yaml\ntitle: T\nbase_url: https://x.org/repo/\n";

fn brief(slug: &str, date: &str, front: &str, body: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: Title of {slug}\ndate: {date}\n{front}\n---\n{body}\n")
}

const BODY: &str = "The `code` of **bold** rivers in _emphasis_.\n\n## A heading on dams\n\n> Quoted mountains\n\n\
     | a table | of lakes |\n|---|---|\n| cell | Straße |\n\nNoted.[^1] [Linked words](https://example.org/hidden) \
     <span class=\"attribute\">inline</span> ![described](p.png) [[country:PK]]\n\n[^1]: A footnote on glaciers.";

#[test]
fn every_word_that_readers_see_is_found_and_none_that_they_do_not() {
    let front = "subtitle: Subtitled thoughts\nsummary: Summarised views\nkey_points: [A *point* of order]\n\
                 recommendations: [{to: Ministry, text: Conserve it}]\ncountries: [PK]\ntopics: [water]\nauthors: [Amina Khan]\nnumber: 7\n\
                 chronology: [{date: 2023-01-01, event: It was *ratified*}]\nchanges: [{date: 2024-06-01, kind: correction, note: A misprint}]\n\
                 sources: [{title: Hydrographic survey, authors: [Zahra Baig], publisher: Basin Press}]\ndisclosure: Funded by Nobody\n\
                 image: {src: p.png, alt: Described, caption: Photographed from above}";
    let files = build(&format!(
        "{SITE}report_prefix: IRD-PB\n{}==> content/briefs/p.png\n",
        brief("a", "2024-05-01", front, BODY)
    ));
    let index = Index::read(&files, "search/index");
    for word in [
        "title",
        "a",
        "subtitled",
        "summarised",
        "point",
        "order",
        "ministry",
        "conserve",
        "pakistan",
        "water",
        "khan",
        "irdpb7",
        "rivers",
        "bold",
        "emphasis",
        "heading",
        "dams",
        "quoted",
        "mountains",
        "lakes",
        "cell",
        "strasse",
        "noted",
        "linked",
        "inline",
        "footnote",
        "glaciers",
        "ratified",
        "misprint",
        "hydrographic",
        "zahra",
        "basin",
        "nobody",
        "photographed",
    ] {
        if word != "a" {
            assert!(index.having(word).contains(&"a".to_owned()), "{word}");
        }
    }
    for word in ["code", "hidden", "https", "example", "attribute", "span", "class", "described", "png", "country"] {
        assert!(!index.having(word).contains(&"a".to_owned()), "{word}");
    }
}

#[test]
fn a_word_says_more_about_its_text_where_it_stands_higher() {
    let site = [
        brief("in-title", "2024-01-01", "", "Text."),
        brief("in-summary", "2024-01-02", "summary: On monsoons.", "Text."),
        brief("in-text", "2024-01-03", "", "First.\n\nOn monsoons."),
    ];
    let index = index(&format!("{SITE}{}", site.concat().replace("Title of in-title", "Monsoons")));
    let texts = &index.words[&("monsoons".to_owned(), "monsoon".to_owned())];
    let impacts: Vec<usize> = texts.iter().map(|(_, impact)| *impact).collect();
    assert!(impacts.len() == 3 && impacts.is_sorted_by(|a, b| a > b), "{impacts:?}");
}

#[test]
fn facets_are_the_terms_that_a_brief_stands_under() {
    let site = [
        brief("old", "2019-01-01", "countries: [PK, AF]\ntopics: [water]\ntype: report", ""),
        brief("new", "2024-01-01", "countries: [PK]\nauthors: [Amina Khan]", ""),
        brief("gone", "2020-01-01", "countries: [PK]\nstatus: withdrawn", ""),
    ];
    let index = index(&format!("{SITE}{}", site.concat()));
    assert_eq!(index.of("country", "pakistan"), ["old", "new"], "what was withdrawn stands under nothing");
    assert_eq!(index.of("country", "afghanistan"), ["old"]);
    assert_eq!(index.of("region", "southern-asia"), ["old", "new"], "regions follow from countries");
    assert_eq!(index.of("group", "saarc"), ["old", "new"], "and so do organisations");
    assert_eq!(index.of("topic", "water"), ["old"]);
    assert_eq!(index.of("author", "Amina Khan"), ["new"], "who has no profile goes by the name");
    assert_eq!(index.of("type", "report"), ["old"]);
    assert_eq!(index.of("language", "en"), ["old", "new"]);
    let first = index.table["terms"].as_u64().expect("a number");
    assert_eq!(index.table["years"], serde_json::json!([[2019, first], [2020, first + 1], [2024, first + 2]]));
}

#[test]
fn the_page_counts_as_the_index_does() {
    let briefs: Vec<String> = (0..30)
        .map(|n| {
            let code = ["PK", "AF", "IN", "LK"][n % 4];
            let front = format!("countries: [{code}]\ntopics: [t{}]\nauthors: [Author {}]", n % 3, n % 5);
            brief(&format!("b{n}"), &format!("20{}-01-{:02}", 10 + n % 7, n + 1), &front, "")
        })
        .collect();
    let files = build(&format!("{SITE}{}", briefs.concat()));
    let index = Index::read(&files, "search/index");
    let page = Page::among(&files, "search/index.html");
    let mut counted = 0;
    for (facet, values) in index.facets.iter().filter(|(_, values)| values.len() > 1) {
        let shown = page.attrs(&format!("[data-facet={facet}] input[value]"), "value");
        let counts = page.attrs(&format!("[data-facet={facet}] input[value]"), "data-count");
        let shown: BTreeMap<String, String> = shown.into_iter().zip(counts).collect();
        let known = values.iter().map(|(value, texts)| (value.clone(), texts.len().to_string())).collect();
        assert_eq!(shown, known, "{facet}");
        counted += shown.len();
    }
    assert!(counted > 15, "{counted}");
}

#[test]
fn the_page_of_all_briefs_leads_to_each_filter() {
    let told = |front: [&str; 2]| {
        let site =
            format!("{SITE}{}{}", brief("a", "2024-01-01", front[0], ""), brief("b", "2024-02-01", front[1], ""));
        let files = build(&site);
        let (list, search) = (Page::among(&files, "briefs/index.html"), Page::among(&files, "search/index.html"));
        let link = |facet: Element<'_>| format!("{} /repo/search/#{}", facet.at("summary").text(), facet.attr("id"));
        let filters = search.all(".facet").into_iter().map(link).collect::<Vec<_>>();
        let shown = list.all("nav[aria-labelledby=bp-filter-by] a");
        assert_eq!(
            shown.iter().map(|link| format!("{} {}", link.text(), link.attr("href"))).collect::<Vec<_>>(),
            filters
        );
        assert_eq!(list.has(".search-all a[href='/repo/search/']"), filters.is_empty());
        search.attrs(".facet", "data-facet").join(" ")
    };
    assert_eq!(told(["", ""]), "");
    assert_eq!(told(["countries: [PK]\ntopics: [water]", "countries: [PK]"]), "region group");
    assert_eq!(told(["countries: [PK]\nauthors: [A]", "countries: [IN]\nauthors: [B]"]), "country region group author");
    let rest = [
        "type: report\nlanguage: fr\nregions: [Central Asia]",
        "groups: [SCO, NATO]\nregions: [Southern Asia]\ntopics: [a, b]",
    ];
    assert_eq!(told(rest), "region group topic type language");
    let years = format!("{SITE}{}{}", brief("a", "2023-01-01", "", ""), brief("b", "2024-02-01", "", ""));
    assert_eq!(Page::of(&years, "briefs/index.html").attrs("#bp-filter-by + ul a", "href"), ["/repo/search/#bp-year"]);
    let none = format!(
        "{}{}",
        SITE.replace("title:", "search: false\ntitle:"),
        brief("a", "2023-01-01", "countries: [PK, IN]", "")
    );
    assert!(!Page::of(&none, "briefs/index.html").has("[href*=search]"));
}

#[test]
fn names_of_a_term_lead_to_its_page() {
    let site = format!(
        "{SITE}{}==> content/topics/water.md\n---\ntitle: Water security\nnames: [Hydropolitics]\n---\n",
        brief("a", "2024-01-01", "countries: [CI]\ntopics: [Water security]\ngroups: [SCO]", "")
    );
    let index = index(&site);
    for (name, leads_to) in [
        ("cote d ivoire", "cote-d-ivoire"),
        ("ivory coast", "cote-d-ivoire"),
        ("ivorian", "cote-d-ivoire"),
        ("ci", "cote-d-ivoire"),
        ("civ", "cote-d-ivoire"),
        ("water security", "water"),
        ("hydropolitics", "water"),
        ("sco", "sco"),
        ("shanghai cooperation organisation", "sco"),
    ] {
        let names = index.card(leads_to)["names"].as_array().expect("names");
        let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        let alone: String = name.split(' ').filter(|word| word.len() > 1).collect::<Vec<_>>().join(" ");
        assert!(names.contains(&&*alone), "{name}: {names:?}");
    }
    assert!(index.having("hydropolitics").contains(&"a".to_owned()), "other names say what a brief is about");
    assert!(!index.having("civ").contains(&"a".to_owned()), "codes do not");
}

#[test]
fn what_is_withheld_is_in_no_file_until_it_is_shown() {
    let site = format!(
        "{SITE}{}{}",
        brief("public", "2024-01-01", "countries: [PK]", ""),
        brief(
            "secret",
            "2024-01-01",
            "status: draft\ncountries: [TV]\ntopics: [canary]\nauthors: [Canary Bird]",
            "Canaries sing."
        )
    );
    let index = index(&site);
    let told = index.told().to_lowercase();
    assert!(!told.contains("canar") && !told.contains("tuvalu"), "{told}");
    let shown = pipeline::plan(
        &snapshot(&site),
        &options_at("2025-06-01T12:00:00Z", Show::Everything),
        &mut PlanCache::default(),
    );
    let withheld: BTreeSet<_> =
        shown.withheld("2025-06-01T12:00:00Z".parse().expect("a moment")).into_iter().map(|one| one.path).collect();
    let made = shown.index(&withheld, &mut pipeline::IndexCache::default());
    let made = made.into_iter().map(|file| (file.route.output_path(), file.bytes)).collect();
    let index = Index::read(&made, "search/index");
    assert_eq!(index.having("canaries"), ["secret"]);
    assert_eq!(index.card("secret")["withheld"], true, "it is marked");
    assert!(index.card("public").get("withheld").is_none());
}

#[test]
fn what_is_left_out_is_not_found() {
    let site = |search: &str, front: &str| {
        let texts = brief("a", "2024-01-01", &format!("type: commentary\n{front}"), "Monsoons.")
            + &brief("b", "2024-01-02", "", "Glaciers.")
            + &format!("==> content/pages/about.md\n---\ntitle: About\n{front}\n---\nTyphoons.\n")
            + &format!("==> content/topics/water.md\n---\ntitle: Water\n{front}\n---\nAquifers.\n");
        format!("{SITE}{search}\n{texts}")
    };
    let all = index(&site("", ""));
    assert_eq!((all.having("monsoons"), all.having("typhoons")), (vec!["a".to_owned()], vec!["about".to_owned()]));
    assert_eq!(all.having("aquifers"), ["water"]);
    let by_type = index(&site("search: {exclude: [commentary]}", ""));
    assert!(by_type.having("monsoons").is_empty() && !by_type.having("glaciers").is_empty());
    let by_text = index(&site("", "search: false"));
    let told = by_text.told();
    for word in ["monsoons", "typhoons", "aquifers"] {
        assert!(!told.contains(word), "{word}");
    }
    assert_eq!(by_text.having("glaciers"), ["b"]);
    let files = build(&site("search: false", ""));
    let traces: Vec<&String> = files
        .iter()
        .filter(|(path, bytes)| path.contains("search") || String::from_utf8_lossy(bytes).contains("/search/"))
        .map(|(path, _)| path)
        .collect();
    assert!(traces.is_empty(), "{traces:?}");
}

#[test]
fn a_withdrawn_brief_is_found_by_its_title_alone() {
    let site = brief("gone", "2024-01-01", "status: withdrawn\nsummary: Summarised.\ntopics: [water]", "Monsoons.")
        + &brief("old", "2024-01-02", "", "Older.")
        + &brief("new", "2024-01-03", "supersedes: [old]", "Newer.");
    let index = index(&format!("{SITE}{site}"));
    assert!(index.having("monsoons").is_empty() && index.having("summarised").is_empty());
    assert!(index.having("gone").contains(&"gone".to_owned()));
    assert_eq!(
        (&index.card("gone")["withdrawn"], &index.card("old")["superseded"]),
        (&Value::Bool(true), &Value::Bool(true))
    );
    assert!(index.card("gone").get("s").is_none(), "{}", index.card("gone"));
}

#[test]
fn each_edition_finds_its_own_versions() {
    let site = format!(
        "==> site.yaml\ntitle: T\nbase_url: https://x.org/repo/\nlanguages: [fr]\n{}==> content/briefs/a.fr.md\n---\ntitle: Les fleuves\n---\n\
         Négociations sur les barrages.\n",
        brief("a", "2024-01-01", "countries: [DE]", "Rivers and dams.")
    );
    let files = build(&site);
    let (english, french) = (Index::read(&files, "search/index"), Index::read(&files, "fr/search/index"));
    assert_eq!(english.having("rivers"), ["a"]);
    assert!(english.having("fleuves").is_empty() && french.having("rivers").is_empty());
    assert_eq!(french.having("negociations"), ["a"]);
    let has = |index: &Index, word: &str| index.having(word).contains(&"a".to_owned());
    assert!(has(&english, "allemagne") && has(&french, "germany"), "names of places in every language of the site");
    assert!(has(&french, "barrages") && french.words.keys().any(|(word, stem)| word == "barrages" && stem == "barrag"));
}

#[test]
fn a_brief_more_changes_nothing_of_the_others() {
    let some = |count: usize| -> String {
        (0..count)
            .map(|n| brief(&format!("b{n:03}"), &format!("20{:02}-01-01", 10 + n / 4), "", &format!("Word{n} shared.")))
            .collect()
    };
    let (before, after) = (
        index(&format!("{SITE}{}", some(40))),
        index(&format!("{SITE}{}{}", some(40), brief("newest", "2024-06-01", "", "Shared."))),
    );
    let postings = |index: &Index, last: usize| -> Vec<_> {
        let all = index.words.iter().filter(|((word, _), _)| word != "newest");
        all.map(|(word, texts)| {
            (word.clone(), texts.iter().filter(|(text, _)| *text < last).copied().collect::<Vec<_>>())
        })
        .collect()
    };
    let last = before.cards.len();
    assert_eq!(postings(&before, last), postings(&after, last));
    assert_eq!(before.cards, after.cards[..last]);
    assert_eq!(after.name(last), "newest", "it comes last");
}

#[test]
fn a_build_without_changes_makes_no_index_and_a_lost_one_is_made_again() {
    let project = Project::of(&format!("{SITE}{}", brief("a", "2024-01-01", "", "Rivers.")));
    project.ok(&["build"]);
    let first = project.bytes("public");
    let names = project.read(".briefpress/index.txt");
    assert!(names.lines().count() > 3, "{names}");
    assert!(project.ok(&["build", "--explain"]).contains("nothing was written"));
    // Whatever happens to what is kept, the output is the same.
    for kept in [
        names.replace("facets.bin", "facets.bim"),
        names.replacen(char::is_numeric, "x", 1),
        String::new(),
        "x\ny".to_owned(),
    ] {
        project.write(".briefpress/index.txt", &kept);
        project.ok(&["build"]);
        assert_eq!(project.bytes("public"), first, "{kept}");
        assert_eq!(project.read(".briefpress/index.txt"), names);
    }
    std::fs::remove_file(project.at("public/search/index/facets.bin")).expect("it was there");
    project.ok(&["build"]);
    assert_eq!(project.bytes("public"), first);
}

#[test]
fn nothing_else_stands_where_the_index_does() {
    let site = format!(
        "{SITE}==> content/pages/found.md\n---\ntitle: F\nurl: /search/index/found/\n---\n==> static/search/index/table.json\n{{}}\n\
         ==> content/pages/search.md\n---\ntitle: Search\n---\n"
    );
    let told = wrong(&site);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines,
        [
            "url-collision content/pages/found.md:3:6",
            "url-collision content/pages/search.md",
            "url-collision static/search/index/table.json",
        ]
    );
    let without = site.replace("base_url: https://x.org/repo/\n", "base_url: https://x.org/repo/\nsearch: false\n");
    assert_eq!(wrong(&without), "");
}

#[test]
fn programs_are_told_of_the_search() {
    let site = "==> site.yaml\ntitle: Institute for Regional Diplomacy & Peace\nbase_url: https://x.org/repo/\n\
                publisher: {name: Institute, short_name: IRD}\nlanguages: [fr]\n";
    let files = build(site);
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
    assert_eq!(
        text("opensearch.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>IRD</ShortName>\n\
         <LongName>Institute for Regional Diplomacy &amp; Peace</LongName>\n\
         <Description>Institute for Regional Diplomacy &amp; Peace</Description>\n\
         <Url type=\"text/html\" template=\"https://x.org/repo/search/?q={searchTerms}\"/>\n\
         <Language>en</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n"
    );
    assert!(text("fr/opensearch.xml").contains("template=\"https://x.org/repo/fr/search/?q={searchTerms}\""));
    let home = Page::among(&files, "fr/index.html");
    assert_eq!(home.attrs("link[rel=search]", "href"), ["/repo/fr/opensearch.xml"]);
    assert_eq!(home.attrs("header form[role=search]", "action"), ["/repo/fr/search/"]);
    let json = json_ld(home.source());
    let action = &json["@graph"][0]["potentialAction"];
    assert_eq!(action["target"]["urlTemplate"], "https://x.org/repo/fr/search/?q={search_term_string}");
    // A name has at most 16 characters, whatever it is made of.
    let long = build(&site.replace("short_name: IRD", "short_name: Institut für Äußeres und Inneres"));
    let short = String::from_utf8(long["opensearch.xml"].clone()).expect("text");
    assert!(short.contains("<ShortName>Institut für Äuß</ShortName>"), "{short}");
}
