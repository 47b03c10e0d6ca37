//! Random sites and random edits, for the laws.
//!
//! A site is kept as what its author means (a link to that file, not the characters of a path), so that a file can be
//! renamed, withheld or deleted with or without its links following, and a failing case shrinks to a small site.
//! Most sites are sound; every fifth begins with a mistake, and edits make and mend more.

use briefpress::source::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::{BTreeMap, BTreeSet};

const STEMS: [&str; 14] = [
    "afghan-talks",
    "rhine-alarm",
    "grain-corridor",
    "amu-darya",
    "fish-subsidies",
    "carbon-levy",
    "transit-road",
    "waiver",
    "port-fees",
    "ceasefire",
    "debt-pause",
    "seed-banks",
    "dam-filling",
    "visa-rules",
];
const FOLDERS: [&str; 3] = ["", "2024/", "2025/"];
const COUNTRIES: [(&str, &str); 5] =
    [("AF", "afghanistan"), ("CH", "switzerland"), ("KE", "kenya"), ("NO", "norway"), ("PK", "pakistan")];
const TOPICS: [&str; 5] = ["borders", "trade-rules", "water-governance", "peace-processes", "sanctions"];
const AUTHORS: [&str; 3] = ["amina-khan", "jon-doe", "marta-kolvane"];
const LANGUAGES: [&str; 3] = ["ar", "fr", "pt-BR"];
const PAGES: [&str; 3] = ["about", "contact", "method/sources"];
const DATES: [&str; 8] = [
    "2021-06-29",
    "2023-12-31",
    "2024-02-29",
    "2025-05-31",
    "2025-06-01",
    "2025-06-02",
    "2026-01-01",
    "2025-06-01T18:00:00+05:00",
];
const WORDS: [&str; 8] = [
    "Regional mediators quietly support a phased withdrawal.",
    "The central bank has yet to publish the revised framework, which *matters* to Pakistan.",
    "Donor agencies rejected the sanctions waiver outright; Kenya abstained.",
    "Local councils depend on the water-sharing protocol.",
    "An unusually long sentence follows, with `code`, ~~regret~~ and “quotes”, so that offsets move by more than a few bytes — and by bytes that are not characters.",
    "Short.",
    "- one item\n- another item",
    "| Party | Since |\n| --- | ---: |\n| Norway | 2001 |",
];
/// Files that belong to no page's folder.
const LOOSE: [&str; 3] = ["content/table.csv", "content/briefs/2024/map.svg", "content/pages/data/annex.csv"];
const HTML: [&str; 3] =
    ["<div class=\"x\">raw</div>", "A <span id=\"mark\">word</span> marked.", "<script>alert(1)</script>"];
const FAULTS: [&str; 7] = [
    "[gone](no-such-file.md)",
    "[gone](/no/such/route/)",
    "[gone](#no-such-anchor)",
    "![gone](no-such-figure.png)",
    "A mark[^none] without a note.",
    "[odd](javascript:alert)",
    "[out](../../../../out.md)",
];
const CONFIG: [(&str, &str); 24] = [
    ("title", "Another title"),
    ("base_url", "https://example.net/"),
    ("description", "What it is about"),
    ("language", "fr"),
    ("timezone", "Asia/Karachi"),
    ("timezone", "Pacific/Auckland"),
    ("licence", "CC-BY-4.0"),
    ("publisher", "{name: Institute, short_name: I, url: \"https://example.org/\"}"),
    ("report_prefix", "XX-PB"),
    ("theme", "{accent: \"#7a1f2b\"}"),
    ("markdown", "{raw_html: escape}"),
    ("markdown", "{raw_html: allow}"),
    ("vocabulary", "{topics: open}"),
    ("checks", "{html-removed: \"off\", no-as-of: error}"),
    ("checks", "{html-removed: error}"),
    ("types", "{policy-brief: {label: Note, listed: false}}"),
    ("autolink", "{countries: \"off\"}"),
    ("places", "{overrides: {PK: {name: Pakistan (renamed)}}, disclaimer: None}"),
    ("menu", "[{title: Start, url: /}]"),
    ("footer", "{text: \"*Foot*\"}"),
    ("checks_since", "2025-01-01"),
    ("review_notice", "true"),
    ("id", "urn:uuid:6f0e2f0b-6a52-4d0e-9c53-0f6f4f5a9b21"),
    ("titel", "a misspelt key"),
];
/// The settings that change every body with raw HTML in it.
const MARKDOWN: [usize; 2] = [10, 11];
const TEMPLATES: [(&str, &str); 5] = [
    (
        "templates/brief.html",
        "{% extends \"builtin/brief.html\" %}{% block head_extra %}<meta name=\"own\">{% endblock head_extra %}",
    ),
    ("templates/404.html", "<p>{{ page.title }}</p>"),
    ("templates/topic.html", "{{ list.total }} {{ content.html }}"),
    ("templates/home.html", "{{ no.such.value }}"),
    ("templates/country.html", "{% if %}"),
];

/// What a body is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Words(usize),
    Heading(usize),
    /// To the page of a source file; `rooted` by its address, `anchored` to its first heading, if it has one.
    Link {
        to: String,
        rooted: bool,
        anchored: bool,
    },
    /// To the old address of a brief that has one.
    OldLink {
        to: String,
    },
    Note(usize),
    Html(usize),
    Image {
        file: String,
    },
    Loose(usize),
    Fault(usize),
}

/// A content file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Keys with their values as YAML.
    pub front: BTreeMap<&'static str, String>,
    pub blocks: Vec<Block>,
}

/// Where a line of `redirects.csv` leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Moved {
    /// To the page of a source file.
    To(String),
    /// To the old address of another line.
    On(usize),
    Nowhere,
}

/// A line that is not in its site yet; the number is taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Line {
    To(Index),
    On(usize),
    Nowhere,
}

/// How many lines `redirects.csv` may have.
const LINES: usize = 5;

/// A site as its author means it; whatever is not content is text that is written as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RandomSite {
    pub config: BTreeMap<&'static str, &'static str>,
    pub content: BTreeMap<String, Content>,
    /// The lines of `redirects.csv`, by the number in their old address.
    pub moved: BTreeMap<usize, Moved>,
    pub others: BTreeMap<String, String>,
}

/// What an author does between two builds. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Edit {
    Add(Brief),
    AddBlock(Index, Index, Draft),
    CutBlock(Index, Index),
    Fact(Index, &'static str, String),
    Forget(Index, &'static str),
    Rename(Index, usize, Follow),
    Delete(Index, Follow),
    Configure(usize),
    Reset(usize),
    Template(usize),
    Untemplate(usize),
    Figure(Index, u8),
    Move(usize, Line),
    Unmove(usize),
    /// Removes every mistake that has a block of its own.
    Mend,
}

/// Whether links go with the file that they lead to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Follow {
    Yes,
    No,
}

/// A block whose link is not settled yet.
#[derive(Clone, Debug)]
pub enum Draft {
    Plain(Block),
    Link(Index, bool, bool),
    OldLink(Index),
    Figure,
}

/// A brief that is not in its site yet.
#[derive(Clone, Debug)]
pub struct Brief {
    stem: usize,
    folder: usize,
    owns_folder: bool,
    /// The languages of its translations, each with its body.
    translations: Vec<(&'static str, Vec<Draft>)>,
    has_alias: bool,
    has_url: bool,
    countries: Vec<usize>,
    topics: Vec<usize>,
    authors: Vec<&'static str>,
    facts: Vec<(&'static str, String)>,
    drafts: Vec<Draft>,
    supersedes: Option<Index>,
}

fn plain() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => (0..WORDS.len()).prop_map(Block::Words),
        3 => (0..6usize).prop_map(Block::Heading),
        1 => (0..4usize).prop_map(Block::Note),
        1 => (0..HTML.len()).prop_map(Block::Html),
        1 => (0..LOOSE.len()).prop_map(Block::Loose),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    prop_oneof![
        5 => plain().prop_map(Draft::Plain),
        3 => (any::<Index>(), any::<bool>(), any::<bool>()).prop_map(|(to, rooted, at)| Draft::Link(to, rooted, at)),
        1 => any::<Index>().prop_map(Draft::OldLink),
        1 => Just(Draft::Figure),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        4 => any::<Index>().prop_map(Line::To),
        3 => (0..LINES).prop_map(Line::On),
        1 => Just(Line::Nowhere),
    ]
}

/// A key of a brief with a value; the last few are mistakes.
fn fact() -> impl Strategy<Value = (&'static str, String)> {
    let of = |key, values: &'static [&'static str]| select(values).prop_map(move |value| (key, value.to_owned()));
    prop_oneof![
        4 => of("title", &["Talks resume", "\"Talks: a colon\"", "Talks & <tags>", "The corridor, reopened", "No"]),
        4 => of("date", &DATES),
        3 => of("summary", &["What is new and why it matters.", "Something else."]),
        2 => of("key_points", &["[One *point*, Two]", "[\"See [home](/)\"]"]),
        2 => of("recommendations", &["[{to: Ministry, text: Do it.}]", "[Do it.]"]),
        2 => of("featured", &["true", "false"]),
        2 => of("type", &["report", "statement", "policy-brief"]),
        2 => of("status", &["draft", "published", "withdrawn"]),
        2 => of("embargo_until", &["2025-06-01T17:00:01+05:00", "2025-06-01T17:00:00+05:00", "2031-01-01T00:00:00Z"]),
        1 => of("number", &["\"7\""]),
        1 => of("as_of", &["2021-06-28"]),
        1 => of("sources", &["[{title: A source, url: \"https://example.org/s\"}]"]),
        1 => of("changes", &["[{date: 2025-01-01, kind: correction, note: It was wrong.}]"]),
        1 => of("aliases", &["[/old/address/]", "[/old/address.html, /older]", "[/moved/1/]", "[/briefs/waiver/]"]),
        1 => of("url", &["/kept/address/", "/kept/address.html"]),
        1 => of("slug", &["another-slug"]),
        1 => of("countries", &["[AF, PK]", "[NO]", "Atlantis"]),
        1 => of("title", &["[a, list]", "\"\""]),
        1 => of("titel", &["a misspelt key"]),
    ]
}

fn brief() -> impl Strategy<Value = Brief> {
    let sound = fact().prop_filter("a mistake", |(key, value)| {
        *key != "titel"
            && !matches!(*key, "slug" | "aliases" | "url")
            && !matches!(&**value, "Atlantis" | "[a, list]" | "\"\"")
    });
    let version = (select(LANGUAGES.to_vec()), vec(draft(), 0..4));
    let old = (prop::bool::weighted(0.3), prop::bool::weighted(0.15));
    let place = (0..STEMS.len(), 0..FOLDERS.len(), prop::bool::weighted(0.3), vec(version, 0..3), old);
    let terms = (
        subsequence((0..COUNTRIES.len()).collect::<Vec<_>>(), 0..3),
        subsequence((0..TOPICS.len()).collect::<Vec<_>>(), 0..3),
        subsequence(AUTHORS.to_vec(), 0..3),
    );
    (place, terms, vec(sound, 0..5), vec(draft(), 0..8), prop::option::weighted(0.2, any::<Index>())).prop_map(
        |(
            (stem, folder, owns_folder, translations, (has_alias, has_url)),
            (countries, topics, authors),
            facts,
            drafts,
            supersedes,
        )| Brief {
            stem,
            folder,
            owns_folder,
            translations,
            has_alias,
            has_url,
            countries,
            topics,
            authors,
            facts,
            drafts,
            supersedes,
        },
    )
}

/// A site of at most a dozen briefs.
pub fn site() -> impl Strategy<Value = RandomSite> {
    let sound = (0..CONFIG.len()).filter(|at| !matches!(CONFIG[*at].0, "checks" | "titel")).collect::<Vec<_>>();
    let terms = (
        subsequence(COUNTRIES.to_vec(), 0..4),
        subsequence(TOPICS.to_vec(), 0..4),
        subsequence(AUTHORS.to_vec(), 0..3),
        subsequence(PAGES.to_vec(), 0..3),
        any::<bool>(),
    );
    let texts = vec(vec(draft(), 0..3), 14);
    let fault = prop::option::weighted(0.2, (any::<Index>(), 0..FAULTS.len()));
    let template = prop::option::weighted(0.3, 0..3usize);
    let moved = prop_oneof![3 => Just(Vec::new()), 1 => vec((0..LINES, line()), 1..4)];
    (vec(brief(), 0..=12), subsequence(sound, 0..4), terms, texts, fault, template, moved).prop_map(assemble)
}

type Terms = (Vec<(&'static str, &'static str)>, Vec<&'static str>, Vec<&'static str>, Vec<&'static str>, bool);
type Parts =
    (Vec<Brief>, Vec<usize>, Terms, Vec<Vec<Draft>>, Option<(Index, usize)>, Option<usize>, Vec<(usize, Line)>);

fn assemble((briefs, config, terms, texts, fault, template, moved): Parts) -> RandomSite {
    let (countries, topics, authors, pages, home) = terms;
    let mut site = RandomSite { config: config.iter().map(|at| CONFIG[*at]).collect(), ..RandomSite::default() };
    let mut later: Vec<(String, Vec<Draft>)> = Vec::new();
    let mut texts = texts.into_iter();
    let mut profile = |name: String, key, value: String| {
        let path = format!("content/{name}.md");
        later.push((path.clone(), texts.next().unwrap_or_default()));
        site.content.insert(path, Content { front: BTreeMap::from([(key, value)]), blocks: Vec::new() });
    };
    countries.iter().for_each(|(code, _)| profile(format!("countries/{code}"), "title", format!("About {code}")));
    topics.iter().for_each(|topic| profile(format!("topics/{topic}"), "title", format!("On {topic}")));
    authors.iter().for_each(|author| profile(format!("authors/{author}"), "name", format!("A. {author}")));
    pages.iter().for_each(|page| profile(format!("pages/{page}"), "title", format!("Page {page}")));
    if home {
        profile("home".to_owned(), "summary", "Welcome".to_owned());
    }
    for (below, above) in topics.iter().zip(topics.iter().skip(1)) {
        let file = site.content.get_mut(&format!("content/topics/{below}.md")).expect("it was just written");
        file.front.insert("parent", (*above).to_owned());
    }
    for brief in briefs {
        later.extend(site.place(brief));
    }
    for (path, drafts) in later {
        site.write(&path, drafts);
    }
    for (number, line) in moved {
        // A line that leads on leads to one that is there, so that most sites are sound.
        let is_sound = match line {
            Line::To(_) => true,
            Line::On(next) => site.moved.contains_key(&next) && !site.moved.contains_key(&number),
            Line::Nowhere => false,
        };
        if is_sound {
            site.redirect(number, line);
        }
    }
    if let Some((at, fault)) = fault
        && let Some(path) = site.pick(&at)
    {
        site.at(&path).blocks.push(Block::Fault(fault));
    }
    site.others.insert("static/logo.svg".to_owned(), "<svg/>".to_owned());
    site.others.extend(LOOSE.map(|file| (file.to_owned(), format!("<svg>{file}</svg>"))));
    site.others.extend(template.map(|at| (TEMPLATES[at].0.to_owned(), TEMPLATES[at].1.to_owned())));
    site
}

/// One edit; those of a single text are the commonest, as in life.
pub fn edit() -> impl Strategy<Value = Edit> {
    let follow = || prop_oneof![3 => Just(Follow::Yes), 1 => Just(Follow::No)];
    prop_oneof![
        6 => (any::<Index>(), any::<Index>(), draft()).prop_map(|(at, place, draft)| Edit::AddBlock(at, place, draft)),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(at, place)| Edit::CutBlock(at, place)),
        5 => (any::<Index>(), fact()).prop_map(|(at, (key, value))| Edit::Fact(at, key, value)),
        3 => (any::<Index>(), fact()).prop_map(|(at, (key, _))| Edit::Forget(at, key)),
        2 => (any::<Index>(), 0..STEMS.len(), follow()).prop_map(|(at, stem, follow)| Edit::Rename(at, stem, follow)),
        2 => (any::<Index>(), follow()).prop_map(|(at, follow)| Edit::Delete(at, follow)),
        2 => brief().prop_map(Edit::Add),
        3 => (0..CONFIG.len()).prop_map(Edit::Configure),
        2 => (0..CONFIG.len()).prop_map(Edit::Reset),
        1 => select(MARKDOWN.to_vec()).prop_map(Edit::Configure),
        1 => (0..TEMPLATES.len()).prop_map(Edit::Template),
        1 => (0..TEMPLATES.len()).prop_map(Edit::Untemplate),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Edit::Figure(at, byte)),
        2 => (0..LINES, line()).prop_map(|(number, line)| Edit::Move(number, line)),
        1 => (0..LINES).prop_map(Edit::Unmove),
        1 => (any::<Index>(), any::<Index>(), 0..FAULTS.len()).prop_map(|(at, place, fault)| {
            Edit::AddBlock(at, place, Draft::Plain(Block::Fault(fault)))
        }),
        2 => Just(Edit::Mend),
    ]
}

impl RandomSite {
    /// The site as `load` would give it.
    pub fn snapshot(&self) -> Snapshot {
        snapshot(&self.files())
    }

    /// Every file with its text.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = self.others.clone();
        let mut config = BTreeMap::from([("title", "Test"), ("base_url", "https://example.org/repo/")]);
        config.extend(&self.config);
        files.insert("site.yaml".to_owned(), config.iter().map(|(key, value)| format!("{key}: {value}\n")).collect());
        files.extend(self.content.iter().map(|(path, content)| (path.clone(), self.text(path, content))));
        if !self.moved.is_empty() {
            let line = |(number, moved): (&usize, &Moved)| {
                let to = match moved {
                    Moved::To(path) => self.route(path).unwrap_or_else(|| "/".to_owned()),
                    Moved::On(next) => format!("/moved/{next}"),
                    Moved::Nowhere => "/no/such/route/".to_owned(),
                };
                format!("/moved/{number}/,{to}\n")
            };
            let lines: String = self.moved.iter().map(line).collect();
            files.insert("redirects.csv".to_owned(), format!("from,to\n{lines}"));
        }
        files
    }

    /// Sets a line of `redirects.csv`.
    fn redirect(&mut self, number: usize, line: Line) {
        let moved = match line {
            Line::To(at) => {
                let mut paths = self.linkable();
                paths.retain(|path| self.is_shown(path));
                if paths.is_empty() {
                    return;
                }
                Moved::To(at.get(&paths).clone())
            }
            Line::On(next) => Moved::On(next),
            Line::Nowhere => Moved::Nowhere,
        };
        self.moved.insert(number, moved);
    }

    fn text(&self, path: &str, content: &Content) -> String {
        let front: String = content.front.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        let blocks: Vec<String> = content.blocks.iter().map(|block| self.block(path, block)).collect();
        format!("---\n{front}---\n\n{}\n", blocks.join("\n\n"))
    }

    fn block(&self, path: &str, block: &Block) -> String {
        match block {
            Block::Words(at) => WORDS[*at].to_owned(),
            Block::Heading(at) => format!("## Heading {at}"),
            Block::Note(at) => format!("Noted.[^{at}]\n\n[^{at}]: The note."),
            Block::Html(at) => HTML[*at].to_owned(),
            Block::Image { file } => format!("![A figure]({})", relative(path, file)),
            Block::Loose(at) => format!("By [these figures]({}).", relative(path, LOOSE[*at])),
            Block::Fault(at) => FAULTS[*at].to_owned(),
            Block::OldLink { to } => format!("As [the old page](/old/{}/) says.", stem_of(to)),
            Block::Link { to, rooted, anchored } => {
                let headings = self.content.get(to).into_iter().flat_map(|content| &content.blocks);
                let first = headings.into_iter().find_map(|block| match block {
                    Block::Heading(at) => Some(format!("#heading-{at}")),
                    _ => None,
                });
                let anchor = first.filter(|_| *anchored).unwrap_or_default();
                match self.route(to).filter(|_| *rooted) {
                    Some(route) => format!("As [that page]({route}{anchor}) says."),
                    None => format!("As [that file]({}{anchor}) says.", relative(path, to)),
                }
            }
        }
    }

    /// The address of a source file's page, where its path alone says it.
    fn route(&self, path: &str) -> Option<String> {
        let name = path.strip_prefix("content/")?.strip_suffix(".md")?;
        if let Some(url) = self.content.get(path).and_then(|content| content.front.get("url")) {
            return Some(url.clone());
        }
        let (folder, name) = name.split_once('/').unwrap_or(("", name));
        match folder {
            "" => Some("/".to_owned()),
            "briefs" => {
                let language = language_of(path).map(|tag| format!("/{}", tag.to_lowercase())).unwrap_or_default();
                Some(format!("{language}/briefs/{}/", stem_of(path)))
            }
            "countries" => {
                COUNTRIES.iter().find(|(code, _)| *code == name).map(|(_, slug)| format!("/countries/{slug}/"))
            }
            "topics" => Some(format!("/topics/{name}/")),
            "pages" => Some(format!("/{name}/")),
            _ => None,
        }
    }

    /// The paths that may be linked to: authors have no page yet.
    fn linkable(&self) -> Vec<String> {
        let has_page = |path: &&String| !path.starts_with("content/authors/");
        self.content.keys().filter(has_page).cloned().collect()
    }

    /// Whether nothing in its front matter, or in that of its original, withholds a file today. What leads to a file that
    /// is withheld is a mistake, and later edits and marks make enough of them.
    fn is_shown(&self, path: &str) -> bool {
        let original = match language_of(path) {
            Some(language) => path.replace(&format!(".{language}.md"), ".md"),
            None => path.to_owned(),
        };
        let has_come = |date: &String| DATES[..5].contains(&date.as_str());
        self.content.get(&original).is_none_or(|content| {
            let front = &content.front;
            let is_held =
                front.contains_key("embargo_until") || front.get("status").is_some_and(|life| life == "draft");
            !is_held && front.get("date").is_none_or(has_come)
        })
    }

    fn pick(&self, at: &Index) -> Option<String> {
        let paths: Vec<&String> = self.content.keys().collect();
        (!paths.is_empty()).then(|| at.get(&paths).to_string())
    }

    fn at(&mut self, path: &str) -> &mut Content {
        self.content.get_mut(path).expect("the path was taken from the site")
    }

    /// Puts a brief into the site, without its body, and gives back what is to be written into it.
    fn place(&mut self, brief: Brief) -> Vec<(String, Vec<Draft>)> {
        let stem = STEMS[brief.stem];
        if self.content.keys().any(|path| stem_of(path) == stem) {
            return Vec::new();
        }
        let folder = format!("content/briefs/{}", FOLDERS[brief.folder]);
        let start = if brief.owns_folder { format!("{folder}{stem}/index") } else { format!("{folder}{stem}") };
        let is_closed = self.content.keys().any(|path| path.starts_with("content/topics/"));
        let known = |topic: &&str| !is_closed || self.content.contains_key(&format!("content/topics/{topic}.md"));
        let topics: Vec<&str> = brief.topics.iter().map(|at| TOPICS[*at]).filter(known).collect();
        let countries: Vec<&str> = brief.countries.iter().map(|at| COUNTRIES[*at].0).collect();
        let mut front = BTreeMap::from([
            ("title", format!("The matter of {stem}")),
            ("date", DATES[brief.stem % 5].to_owned()),
            ("countries", format!("[{}]", countries.join(", "))),
            ("topics", format!("[{}]", topics.join(", "))),
            ("authors", format!("[{}]", brief.authors.join(", "))),
        ]);
        if brief.has_alias {
            front.insert("aliases", format!("[/old/{stem}/, /old/{stem}.html]"));
        }
        if brief.has_url {
            front.insert("url", format!("/kept/{stem}/"));
        }
        front.extend(brief.facts);
        if brief.owns_folder {
            front.insert("image", "{src: figure.svg, alt: A figure}".to_owned());
            self.others.insert(format!("{folder}{stem}/figure.svg"), format!("<svg>{stem}</svg>"));
            self.others.insert(format!("{folder}{stem}/data/annex.csv"), "a,b\n".to_owned());
        }
        if let Some(older) = brief.supersedes.and_then(|at| self.pick(&at)).filter(|path| is_brief(path)) {
            front.insert("supersedes", format!("[{}]", stem_of(&older)));
        }
        let path = format!("{start}.md");
        self.content.insert(path.clone(), Content { front, blocks: Vec::new() });
        let mut later = vec![(path, brief.drafts)];
        for (language, drafts) in brief.translations {
            let path = format!("{start}.{language}.md");
            let front = BTreeMap::from([("title", format!("La question {stem}"))]);
            self.content.insert(path.clone(), Content { front, blocks: Vec::new() });
            later.push((path, drafts));
        }
        later
    }

    fn write(&mut self, path: &str, drafts: Vec<Draft>) {
        let blocks: Vec<Block> = drafts.into_iter().map(|draft| self.settle(path, draft)).collect();
        self.at(path).blocks = blocks;
    }

    fn settle(&self, path: &str, draft: Draft) -> Block {
        match draft {
            Draft::Plain(block) => block,
            Draft::Link(to, rooted, anchored) => match self.linkable() {
                paths if paths.is_empty() => Block::Words(0),
                mut paths => {
                    // An author who points at a heading has seen the page.
                    if anchored && paths.iter().any(|path| self.is_shown(path)) {
                        paths.retain(|path| self.is_shown(path));
                    }
                    Block::Link { to: to.get(&paths).clone(), rooted, anchored }
                }
            },
            Draft::OldLink(to) => {
                let has_alias = |path: &&String| {
                    let aliases = self.content[*path].front.get("aliases");
                    aliases.is_some_and(|aliases| aliases.contains(stem_of(path))) && self.is_shown(path)
                };
                let known: Vec<&String> = self.content.keys().filter(has_alias).collect();
                if known.is_empty() { Block::Words(0) } else { Block::OldLink { to: to.get(&known).to_string() } }
            }
            Draft::Figure => {
                let own = path.strip_suffix("/index.md").map(|folder| format!("{folder}/figure.svg"));
                Block::Image { file: own.unwrap_or_else(|| "static/logo.svg".to_owned()) }
            }
        }
    }

    /// Turns every link away from these files, as an author would before taking them out.
    pub fn unlink(&mut self, paths: &BTreeSet<String>) {
        for content in self.content.values_mut() {
            let leads = |block: &Block| match block {
                Block::Link { to, .. } | Block::OldLink { to } => paths.contains(to),
                _ => false,
            };
            content.blocks.retain(|block| !leads(block));
            let stems: BTreeSet<&str> = paths.iter().map(|path| stem_of(path)).collect();
            let is_gone = |written: &String| stems.contains(written.trim_matches(['[', ']']));
            if content.front.get("supersedes").is_some_and(is_gone) {
                content.front.remove("supersedes");
            }
        }
        self.moved.retain(|_, moved| !matches!(moved, Moved::To(to) if paths.contains(to)));
        // What led on to a line that has gone goes with it.
        for _ in 0..LINES {
            let left: BTreeSet<usize> = self.moved.keys().copied().collect();
            self.moved.retain(|_, moved| !matches!(moved, Moved::On(next) if !left.contains(next)));
        }
    }

    /// Does an edit; one that finds nothing to do does nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Add(brief) => {
                for (path, drafts) in self.place(brief) {
                    self.write(&path, drafts);
                }
            }
            Edit::AddBlock(at, place, draft) => {
                let Some(path) = self.pick(&at) else { return };
                let block = self.settle(&path, draft);
                let blocks = &mut self.at(&path).blocks;
                blocks.insert(place.index(blocks.len() + 1), block);
            }
            Edit::CutBlock(at, place) => {
                let Some(path) = self.pick(&at) else { return };
                let blocks = &mut self.at(&path).blocks;
                if !blocks.is_empty() {
                    blocks.remove(place.index(blocks.len()));
                }
            }
            Edit::Fact(at, key, value) => drop(self.edit_front(&at, key, Some(value))),
            Edit::Forget(at, key) => drop(self.edit_front(&at, key, None)),
            Edit::Rename(at, stem, follow) => self.rename(&at, STEMS[stem], follow),
            Edit::Delete(at, follow) => {
                let paths: BTreeSet<String> = self.pick(&at).into_iter().collect();
                if follow == Follow::Yes {
                    self.unlink(&paths);
                }
                for path in &paths {
                    remove(&mut self.others, path);
                    for other in versions_of(path) {
                        self.content.remove(&other);
                    }
                }
            }
            Edit::Configure(at) => drop(self.config.insert(CONFIG[at].0, CONFIG[at].1)),
            Edit::Reset(at) => drop(self.config.remove(CONFIG[at].0)),
            Edit::Template(at) => drop(self.others.insert(TEMPLATES[at].0.to_owned(), TEMPLATES[at].1.to_owned())),
            Edit::Untemplate(at) => drop(self.others.remove(TEMPLATES[at].0)),
            Edit::Figure(at, byte) => {
                let others: Vec<&mut String> = self.others.values_mut().filter(|text| text.contains("svg")).collect();
                let at = at.index(others.len().max(1));
                others.into_iter().skip(at).take(1).for_each(|text| *text = format!("<svg>{byte}</svg>"));
            }
            Edit::Move(number, line) => self.redirect(number, line),
            Edit::Unmove(number) => drop(self.moved.remove(&number)),
            Edit::Mend => self.content.values_mut().for_each(|content| {
                content.blocks.retain(|block| !matches!(block, Block::Fault(_)));
                content.front.remove("titel");
            }),
        }
    }

    /// Sets or removes a key of a brief, or one that a translation may have, too; other files are left alone, since
    /// their keys are others.
    fn edit_front(&mut self, at: &Index, key: &'static str, value: Option<String>) -> Option<String> {
        let is_of_all =
            !matches!(key, "countries" | "aliases" | "type" | "featured" | "number" | "sources" | "changes");
        let path = self.pick(at).filter(|path| is_brief(path) || (language_of(path).is_some() && is_of_all))?;
        let front = &mut self.at(&path).front;
        match value {
            Some(value) => front.insert(key, value),
            None => front.remove(key),
        }
    }

    fn rename(&mut self, at: &Index, stem: &str, follow: Follow) {
        let Some(old) = self.pick(at).filter(|path| is_brief(path) && !path.ends_with("index.md")) else { return };
        let new = format!("{}{stem}.md", &old[..=old.rfind('/').expect("content lies in folders")]);
        if self.content.keys().any(|path| stem_of(path) == stem) {
            return;
        }
        for (old, new) in versions_of(&old).into_iter().zip(versions_of(&new)) {
            let Some(content) = self.content.remove(&old) else { continue };
            self.content.insert(new.clone(), content);
            let links = self.content.values_mut().flat_map(|content| &mut content.blocks);
            for block in links.filter(|_| follow == Follow::Yes) {
                if let Block::Link { to, .. } = block
                    && *to == old
                {
                    to.clone_from(&new);
                }
            }
        }
        for moved in self.moved.values_mut().filter(|_| follow == Follow::Yes) {
            if *moved == Moved::To(old.clone()) {
                *moved = Moved::To(new.clone());
            }
        }
    }
}

/// The snapshot of these files.
pub fn snapshot(files: &BTreeMap<String, String>) -> Snapshot {
    let mut snapshot = Snapshot::default();
    files.iter().for_each(|(path, text)| snapshot.add(path, text));
    snapshot
}

/// Takes a file out: a folder goes with its brief, translations go with their original.
pub fn remove(files: &mut BTreeMap<String, String>, path: &str) {
    for other in versions_of(path) {
        files.remove(&other);
    }
    if let Some(folder) = path.strip_suffix("index.md") {
        files.retain(|other, _| !other.starts_with(folder));
    }
}

/// Whether a path is that of a brief, and not of its translation.
pub fn is_brief(path: &str) -> bool {
    path.starts_with("content/briefs/") && language_of(path).is_none()
}

/// The language of a translation.
pub fn language_of(path: &str) -> Option<&'static str> {
    LANGUAGES.into_iter().find(|language| path.ends_with(&format!(".{language}.md")))
}

/// A file and, of an original, those of its translations, whether they are there or not.
pub fn versions_of(path: &str) -> Vec<String> {
    let start = path.trim_end_matches(".md");
    let translations = LANGUAGES.iter().map(|language| format!("{start}.{language}.md"));
    [path.to_owned()].into_iter().chain(translations).collect()
}

/// The name that a brief's slug is made of.
fn stem_of(path: &str) -> &str {
    let start = path.trim_end_matches(".md");
    let start = language_of(path).map_or(start, |language| &start[..start.len() - language.len() - 1]);
    let name = start.trim_end_matches("/index");
    name.rsplit('/').next().unwrap_or(name)
}

/// The path to `to` as it is written in the file `from`.
fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + to
}
