//! Random sites and random edits, for the laws.
//!
//! A site is kept as what its author means (a link to that file, not the characters of a path), so that a file can be
//! renamed, withheld or deleted with or without its links following, and a failing case shrinks to a small site.
//! Most sites are sound; every fifth begins with a mistake, and edits make and mend more.

mod draw;
mod edit;
mod promised;
pub mod said;

pub use draw::site;
pub use edit::{Edit, edit};

use briefpress::source::Snapshot;
use promised::Promise;
use proptest::sample::Index;
use said::{DATES, OWN_KEY, subject};
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
/// The other content files that sites may have, below `content/`.
const PROFILES: [&str; 25] = [
    "home",
    "authors/amina-khan",
    "authors/jon-doe",
    "authors/marta-kolvane",
    "countries/AF",
    "countries/CH",
    "countries/KE",
    "countries/NO",
    "countries/PK",
    "groups/quad-forum",
    "groups/sco",
    "pages/about",
    "pages/contact",
    "pages/method/sources",
    "regions/basin-states",
    "regions/central-asia",
    "series/afghan-settlement",
    "series/water-papers",
    "types/report",
    "types/statement",
    "topics/borders",
    "topics/trade-rules",
    "topics/water-governance",
    "topics/peace-processes",
    "topics/sanctions",
];
/// Those that the registry does not know, so that they have members.
const OWN_AREAS: [&str; 2] = ["quad-forum", "basin-states"];
const LANGUAGES: [&str; 3] = ["ar", "fr", "pt-BR"];
const WORDS: [&str; 9] = [
    "Regional mediators quietly support a phased withdrawal.",
    "The central bank has yet to publish the revised framework, which *matters* to Pakistan.",
    "Donor agencies rejected the sanctions waiver outright; Kenya abstained.",
    "Local councils depend on the water-sharing protocol.",
    "An unusually long sentence follows, with `code`, ~~regret~~ and “quotes”, so that offsets move by more than a few bytes — and by bytes that are not characters.",
    "Short.",
    "Norway leads, Norway pays, Norwegian ships sail, Oslo asks, Norway votes, Norwegians wait, and Norway hosts Kenya.",
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
/// How many lines `redirects.csv` may have.
const LINES: usize = 5;

/// How a link says where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// By the path of the source file.
    Path,
    /// By the address of its page.
    Rooted,
    /// By its name, as `[[country:PK]]`; a brief by its slug.
    Name,
    /// A brief by its title, in a wiki link.
    Title,
}

/// What a body is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Words(usize),
    Heading(usize),
    /// To the page of a source file; `anchored` to its first heading, if it has one.
    Link {
        to: String,
        way: Way,
        anchored: bool,
    },
    /// To the old address of a brief that had this stem.
    OldLink {
        to: String,
        stem: String,
    },
    Note(usize),
    Html(usize),
    Image {
        file: String,
    },
    File {
        file: String,
    },
    Fault(usize),
}

/// A content file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Keys with their values as YAML, in which `‹path›` stands for the way to a file and `«path»` for its slug.
    pub front: BTreeMap<&'static str, String>,
    pub blocks: Vec<Block>,
}

/// Where a line of `redirects.csv` leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Moved {
    /// To the page of a source file, or to a file of `static/`.
    To(String),
    /// To the old address of another line.
    On(usize),
    Nowhere,
}

/// A site as its author means it; whatever is not content is text that is written as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RandomSite {
    /// Keys of `site.yaml` with their values as YAML, in which `‹path›` stands for a file.
    pub config: BTreeMap<&'static str, String>,
    pub content: BTreeMap<String, Content>,
    /// The lines of `redirects.csv`, by the number in their old address.
    pub moved: BTreeMap<usize, Moved>,
    /// The lines of `urls.txt`.
    pub promised: BTreeSet<Promise>,
    /// Templates, and files that are copied.
    pub others: BTreeMap<String, String>,
}

/// Whether the author of an edit sees to what it breaks elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Care {
    Taken,
    Forgotten,
}

impl RandomSite {
    /// The site as `load` would give it.
    pub fn snapshot(&self) -> Snapshot {
        snapshot(&self.files())
    }

    /// Every file with its text.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = self.others.clone();
        let work = "@book{work, title = {A work}, author = {Roe, Jo}, date = {2001}}\n";
        files.insert("references/refs.bib".to_owned(), work.to_owned());
        let mut config =
            BTreeMap::from([("title", "Test".to_owned()), ("base_url", "https://example.org/repo/".to_owned())]);
        let below = |path: &str| {
            let folders = ["static/", "content/pages/", "content/"];
            folders.iter().find_map(|folder| path.strip_prefix(folder)).unwrap_or(path).to_owned()
        };
        config.extend(self.config.iter().map(|(key, value)| (*key, self.expand(value, below))));
        files.insert("site.yaml".to_owned(), config.iter().map(|(key, value)| format!("{key}: {value}\n")).collect());
        files.extend(self.content.iter().map(|(path, content)| (path.clone(), self.text(path, content))));
        if !self.moved.is_empty() {
            let lines: String = self.moved.iter().map(|(number, moved)| self.line(*number, moved)).collect();
            files.insert("redirects.csv".to_owned(), format!("from,to\n{lines}"));
        }
        if !self.promised.is_empty() {
            files.insert("urls.txt".to_owned(), self.ledger());
        }
        files
    }

    fn line(&self, number: usize, moved: &Moved) -> String {
        let to = match moved {
            Moved::To(path) if number % 2 == 1 => {
                format!("{}{}", self.route(path).unwrap_or_else(|| "/".to_owned()), self.first_heading(path))
            }
            Moved::To(path) => self.route(path).unwrap_or_else(|| "/".to_owned()),
            Moved::On(next) => old_address(*next),
            Moved::Nowhere => "/no/such/route/".to_owned(),
        };
        format!("{},{to}\n", old_address(number))
    }

    fn text(&self, path: &str, content: &Content) -> String {
        let value = |written: &String| self.expand(written, |to| relative(path, to));
        let front: String = content.front.iter().map(|(key, written)| format!("{key}: {}\n", value(written))).collect();
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
            Block::File { file } => format!("By [these figures]({}).", relative(path, file)),
            Block::Fault(at) => FAULTS[*at].to_owned(),
            Block::OldLink { stem, .. } => format!("As [the old page](/old/{stem}/) says."),
            Block::Link { to, way, anchored } => {
                let anchor = if *anchored { self.first_heading(to) } else { String::new() };
                let rooted = || Some(format!("[that page]({}{anchor})", self.route(to)?));
                let link = match way {
                    Way::Path => None,
                    Way::Rooted => rooted(),
                    Way::Name | Way::Title => self.name(to, *way).map(|name| format!("[[{name}{anchor}]]")),
                };
                let link = link.unwrap_or_else(|| format!("[that file]({}{anchor})", relative(path, to)));
                format!("As {link} says.")
            }
        }
    }

    /// What wiki links call the page of a source file; none of those that have no name.
    fn name(&self, path: &str, way: Way) -> Option<String> {
        let title = self.content.get(path).and_then(|content| content.front.get("title"));
        match subject(path) {
            "brief" | "translation" if way == Way::Title => {
                title.filter(|title| title.starts_with("The matter of ")).cloned().or_else(|| Some(self.slug(path)))
            }
            "brief" => Some(self.slug(path)),
            "translation" => Some(self.slug(&original_of(path))),
            "page" | "home" => None,
            subject => Some(format!("{subject}:{}", stem_of(path))),
        }
    }

    fn first_heading(&self, path: &str) -> String {
        let mut blocks = self.content.get(path).into_iter().flat_map(|content| &content.blocks);
        let first = blocks.find_map(|block| match block {
            Block::Heading(at) => Some(format!("#heading-{at}")),
            _ => None,
        });
        first.unwrap_or_default()
    }

    /// A value with its marks replaced by what they stand for.
    fn expand(&self, value: &str, way: impl Fn(&str) -> String) -> String {
        let mut written = String::new();
        let mut rest = value;
        while let Some(start) = rest.find(['‹', '«']) {
            let is_way = rest[start..].starts_with('‹');
            let (open, close) = if is_way { ('‹', '›') } else { ('«', '»') };
            let end = start + rest[start..].find(close).expect("a mark is closed");
            let path = &rest[start + open.len_utf8()..end];
            written.push_str(&rest[..start]);
            written.push_str(&if is_way { way(path) } else { self.slug(path) });
            rest = &rest[end + close.len_utf8()..];
        }
        written + rest
    }

    fn slug(&self, path: &str) -> String {
        let written = self.content.get(path).and_then(|content| content.front.get("slug"));
        written.cloned().unwrap_or_else(|| stem_of(path).to_owned())
    }

    /// What stands before the address of an original: the language that it states, if that is not the site's.
    fn prefix(&self, path: &str) -> String {
        let stated = self.content.get(path).and_then(|content| content.front.get("language"));
        let site = self.config.get("language").map_or("en", String::as_str);
        stated.filter(|stated| *stated != site).map_or_else(String::new, |stated| format!("/{stated}"))
    }

    /// The address of a source file's page, or of a file of `static/`, where its path and front matter alone say it.
    fn route(&self, path: &str) -> Option<String> {
        if let Some(name) = path.strip_prefix("static/") {
            return Some(format!("/{}", name.replace(' ', "%20")));
        }
        let name = path.strip_prefix("content/")?.strip_suffix(".md")?;
        if let Some(url) = self.content.get(path).and_then(|content| content.front.get("url")) {
            return Some(url.clone());
        }
        let (folder, name) = name.split_once('/').unwrap_or(("", name));
        match folder {
            "" => Some("/".to_owned()),
            "briefs" => Some(match language_of(path) {
                Some(tag) if self.content.get(path).is_some_and(|content| content.front.contains_key("slug")) => {
                    format!("/{}/briefs/{}/", tag.to_lowercase(), self.slug(path))
                }
                Some(tag) => format!("/{}/briefs/{}/", tag.to_lowercase(), self.slug(&original_of(path))),
                None => format!("{}/briefs/{}/", self.prefix(path), self.slug(path)),
            }),
            "countries" => {
                COUNTRIES.iter().find(|(code, _)| *code == name).map(|(_, slug)| format!("/countries/{slug}/"))
            }
            "pages" => {
                let name = name.trim_end_matches("/index");
                let above = name.rfind('/').map_or("", |at| &name[..=at]);
                Some(format!("/{above}{}/", self.slug(path)))
            }
            folder => Some(format!("/{folder}/{name}/")),
        }
    }

    /// Whether nothing in its front matter, or in that of its original, withholds a file today. What leads to a file that
    /// is withheld is a mistake, and later edits and marks make enough of them.
    fn is_shown(&self, path: &str) -> bool {
        let has_come = |date: &String| DATES[..5].contains(&date.as_str());
        let is_shown = |content: &Content| {
            let front = &content.front;
            let is_held =
                front.contains_key("embargo_until") || front.get("status").is_some_and(|life| life == "draft");
            !is_held && front.get("date").is_none_or(has_come)
        };
        [path, &original_of(path)].iter().all(|path| self.content.get(*path).is_none_or(is_shown))
    }

    /// Whether a brief is named as one that another supersedes.
    fn is_superseded(&self, path: &str) -> bool {
        let mark = format!("«{path}»");
        self.content.values().filter_map(|content| content.front.get("supersedes")).any(|slugs| slugs.contains(&mark))
    }

    /// The content files that are shown and are of this kind.
    fn shown(&self, wanted: &str) -> Vec<String> {
        self.content.keys().filter(|path| subject(path) == wanted && self.is_shown(path)).cloned().collect()
    }

    fn pick(&self, at: &Index) -> Option<String> {
        let paths: Vec<&String> = self.content.keys().collect();
        (!paths.is_empty()).then(|| at.get(&paths).to_string())
    }

    fn at(&mut self, path: &str) -> &mut Content {
        self.content.get_mut(path).expect("the path was taken from the site")
    }

    /// Files that are copied, but those in the folder of another page than that of `path`.
    fn copied(&self, path: &str) -> Vec<String> {
        let is_apart = |file: &str| {
            let owner = file.match_indices('/').map(|(at, _)| format!("{}/index.md", &file[..at]));
            let mut owner = owner.filter(|owner| self.content.contains_key(owner));
            owner.any(|owner| owner != original_of(path))
        };
        self.others.keys().filter(|file| !file.starts_with("templates/") && !is_apart(file)).cloned().collect()
    }

    /// A value with its holes filled for that file; `None` if the site has nothing for one of them.
    pub fn fill(&self, path: &str, value: &str, seed: &Index) -> Option<String> {
        let ways = |paths: Vec<String>| paths.into_iter().map(|path| format!("‹{path}›")).collect::<Vec<_>>();
        let slugs = |paths: Vec<String>| paths.into_iter().map(|path| format!("«{path}»"));
        let copied = |start: &str, end: &str| {
            let mut files = self.copied(path);
            files.retain(|file| file.starts_with(start) && file.ends_with(end));
            files
        };
        let known = |names: &'static [&'static str]| names.iter().map(|name| (*name).to_owned());
        let has_own_type = self.config.get("types").is_some_and(|types| types.contains("speech"));
        let choices = |hole: &str| -> Vec<String> {
            match hole {
                "<own>" => vec![stem_of(path).to_owned()],
                "<file>" => ways(copied("", "")),
                "<picture>" => ways(copied("", ".svg")),
                "<static-picture>" => ways(copied("static/", ".svg")),
                "<static-address>" => copied("static/", "").iter().filter_map(|file| self.route(file)).collect(),
                "<sheet>" => ways(copied("static/", ".css")),
                "<page>" => ways(self.shown("page")),
                "<topic>" => match self.shown("topic") {
                    topics if topics.is_empty() => known(&TOPICS).collect(),
                    topics => slugs(topics).collect(),
                },
                "<parent>" => {
                    slugs(self.shown("topic").into_iter().filter(|topic| &**topic > path).collect()).collect()
                }
                // By their paths, so that there is no circle; and a brief has one successor.
                "<older>" => {
                    let is_left = |brief: &String| &**brief > path && !self.is_superseded(brief);
                    slugs(self.shown("brief").into_iter().filter(is_left).collect()).collect()
                }
                "<region>" => slugs(self.shown("region")).chain(known(&["Southern Asia", "150"])).collect(),
                "<group>" => slugs(self.shown("group")).chain(known(&["SCO", "EU"])).collect(),
                "<author>" => slugs(self.shown("author")).chain(known(&["Jane Doe"])).collect(),
                "<series>" => slugs(self.shown("series")).chain(known(&["another-series"])).collect(),
                _ => vec![if has_own_type { "speech" } else { "qa" }.to_owned()],
            }
        };
        const HOLES: [&str; 15] = [
            "<own>",
            "<file>",
            "<picture>",
            "<static-picture>",
            "<static-address>",
            "<sheet>",
            "<page>",
            "<topic>",
            "<parent>",
            "<older>",
            "<region>",
            "<group>",
            "<author>",
            "<series>",
            "<type>",
        ];
        let mut filled = value.to_owned();
        for hole in HOLES.into_iter().filter(|hole| value.contains(hole)) {
            let choices = choices(hole);
            if choices.is_empty() {
                return None;
            }
            filled = filled.replace(hole, &choices[seed.index(choices.len())]);
        }
        Some(filled)
    }

    /// Whether the front matter of a file can be read as a whole.
    pub fn is_readable(&self, path: &str) -> bool {
        let has_own_key = self.config.contains_key("front_matter");
        self.content.get(path).is_none_or(|content| {
            !content.front.contains_key("titel")
                && (has_own_key || !content.front.contains_key(OWN_KEY))
                && content.front.get("title").is_none_or(|title| !title.starts_with('['))
        })
    }

    /// Turns away from these files whatever leads to them, as an author would before taking them out; what lies in a
    /// folder goes with its text.
    pub fn unlink(&mut self, paths: &BTreeSet<String>) {
        let folders: Vec<&str> = paths.iter().filter_map(|path| path.strip_suffix("index.md")).collect();
        let inside = self.others.keys().filter(|file| folders.iter().any(|folder| file.starts_with(folder)));
        let gone: BTreeSet<String> = paths.iter().cloned().chain(inside.cloned()).collect();
        let leads = |block: &Block| match block {
            Block::Link { to, .. } | Block::OldLink { to, .. } => gone.contains(to),
            Block::Image { file } | Block::File { file } => gone.contains(file),
            _ => false,
        };
        let forget = |entries: &mut BTreeMap<&'static str, String>| {
            let left = std::mem::take(entries).into_iter();
            *entries = left.filter_map(|(key, value)| Some((key, without(&value, &gone)?))).collect();
        };
        for (_, content) in self.content.iter_mut().filter(|(path, _)| !gone.contains(*path)) {
            content.blocks.retain(|block| !leads(block));
            forget(&mut content.front);
        }
        forget(&mut self.config);
        self.moved.retain(|_, moved| !matches!(moved, Moved::To(to) if gone.contains(to)));
        self.let_go_of(&gone);
        // What led on to a line that has gone goes with it.
        for _ in 0..LINES {
            let left: BTreeSet<usize> = self.moved.keys().copied().collect();
            self.moved.retain(|_, moved| !matches!(moved, Moved::On(next) if !left.contains(next)));
        }
    }

    /// Moves files; what refers to them follows, if care is taken, and what moves together stays together. Does nothing
    /// where something stands already.
    fn relocate(&mut self, moves: &BTreeMap<String, String>, care: Care) {
        let is_there = |path: &String| self.content.contains_key(path) || self.others.contains_key(path);
        if moves.values().any(is_there) {
            return;
        }
        for (old, new) in moves {
            if let Some(content) = self.content.remove(old) {
                self.content.insert(new.clone(), content);
            }
            if let Some(other) = self.others.remove(old) {
                self.others.insert(new.clone(), other);
            }
        }
        let follow = |path: &mut String| {
            if let Some(new) = moves.get(path) {
                path.clone_from(new);
            }
        };
        let follow_in = |value: &mut String| {
            for (old, new) in moves {
                *value = value.replace(&format!("‹{old}›"), &format!("‹{new}›"));
                *value = value.replace(&format!("«{old}»"), &format!("«{new}»"));
            }
        };
        let follows = |path: &String| care == Care::Taken || moves.values().any(|new| new == path);
        for (_, content) in self.content.iter_mut().filter(|(path, _)| follows(path)) {
            content.front.values_mut().for_each(follow_in);
            for block in &mut content.blocks {
                match block {
                    Block::Link { to: path, .. }
                    | Block::OldLink { to: path, .. }
                    | Block::Image { file: path }
                    | Block::File { file: path } => follow(path),
                    _ => {}
                }
            }
        }
        if care == Care::Taken {
            self.config.values_mut().for_each(follow_in);
            for moved in self.moved.values_mut() {
                if let Moved::To(path) = moved {
                    follow(path);
                }
            }
        }
        self.keep_up(moves, care);
    }
}

/// A value without what is said of these files: the items of a plain list, or the whole of it.
fn without(value: &str, gone: &BTreeSet<String>) -> Option<String> {
    let names =
        |text: &str| gone.iter().any(|path| text.contains(&format!("‹{path}›")) || text.contains(&format!("«{path}»")));
    if !names(value) {
        return Some(value.to_owned());
    }
    let items = value.strip_prefix('[')?.strip_suffix(']').filter(|items| !items.contains('{'))?;
    let left: Vec<&str> = items.split(", ").filter(|item| !names(item)).collect();
    (!left.is_empty()).then(|| format!("[{}]", left.join(", ")))
}

/// The old address in a line of `redirects.csv`.
fn old_address(number: usize) -> String {
    if number == LINES - 1 { format!("/moved/{number}.html") } else { format!("/moved/{number}/") }
}

/// The snapshot of these files.
pub fn snapshot(files: &BTreeMap<String, String>) -> Snapshot {
    let mut snapshot = Snapshot::default();
    files.iter().for_each(|(path, text)| snapshot.add(path, text));
    snapshot
}

/// Takes a file out: a folder goes with its text, translations go with their original.
pub fn remove<T>(files: &mut BTreeMap<String, T>, path: &str) {
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

/// The file that a translation is a version of; any other file itself.
fn original_of(path: &str) -> String {
    match language_of(path) {
        Some(language) => path.replace(&format!(".{language}.md"), ".md"),
        None => path.to_owned(),
    }
}

/// A file and, of an original, those of its translations, whether they are there or not.
pub fn versions_of(path: &str) -> Vec<String> {
    let start = path.trim_end_matches(".md");
    let translations = LANGUAGES.iter().map(|language| format!("{start}.{language}.md"));
    [path.to_owned()].into_iter().chain(translations).collect()
}

/// The name that a slug is made of.
fn stem_of(path: &str) -> &str {
    let start = path.trim_end_matches(".md");
    let start = language_of(path).map_or(start, |language| &start[..start.len() - language.len() - 1]);
    let name = start.trim_end_matches("/index");
    name.rsplit('/').next().unwrap_or(name)
}

/// The path to `to` as it is written in the file `from`.
fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + &to.replace(' ', "%20")
}
