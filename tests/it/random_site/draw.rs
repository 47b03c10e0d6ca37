//! Drawing random sites: briefs with their translations and files, what stands around them, and at times a mistake.

use super::edit::Line;
use super::promised::{Promised, promised};
use super::said::{FACTS, FILE_FOLDERS, FILE_NAMES, LIVES, SETTINGS, TEMPLATES, subject};
use super::{
    Block, COUNTRIES, Care, Content, DATES, FAULTS, FOLDERS, HTML, LANGUAGES, LINES, LOOSE, OWN_AREAS, PROFILES,
    RandomSite, STEMS, TOPICS, WORDS, Way, stem_of,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::BTreeMap;

/// A block whose link is not settled yet.
#[derive(Clone, Debug)]
pub enum Draft {
    Plain(Block),
    Link { to: Index, way: Way, anchored: bool, care: Care },
    OldLink(Index),
    Picture(Index),
    File(Index),
}

/// A key with a value that are not in a file yet; the numbers are taken modulo what there is.
pub type Fact = (Index, Index);

/// A brief that is not in its site yet.
#[derive(Clone, Debug)]
pub struct Brief {
    stem: usize,
    folder: usize,
    owns_folder: bool,
    /// The languages of its translations, each with its body.
    translations: Vec<(&'static str, Vec<Fact>, Vec<Draft>)>,
    has_alias: bool,
    has_url: bool,
    countries: Vec<usize>,
    topics: Vec<usize>,
    authors: Vec<&'static str>,
    facts: Vec<Fact>,
    life: Option<usize>,
    drafts: Vec<Draft>,
}

/// What a site has beside its briefs and templates.
#[derive(Clone, Debug)]
struct Rest {
    settings: Vec<(usize, Index)>,
    /// Among the settings, since pages for what briefs have in common need an asking for few.
    indexes: Option<usize>,
    /// Profiles and pages, with facts and bodies.
    profiles: Vec<&'static str>,
    facts: Vec<Vec<Fact>>,
    texts: Vec<Vec<Draft>>,
    files: Vec<(usize, usize, u8)>,
    template: Option<(usize, usize)>,
    moved: Vec<(usize, Line)>,
    promised: Vec<Promised>,
    fault: Option<(Index, usize)>,
}

fn plain() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => (0..WORDS.len()).prop_map(Block::Words),
        3 => (0..6usize).prop_map(Block::Heading),
        1 => (0..4usize).prop_map(Block::Note),
        1 => (0..HTML.len()).prop_map(Block::Html),
    ]
}

pub fn care() -> impl Strategy<Value = Care> {
    prop_oneof![5 => Just(Care::Taken), 1 => Just(Care::Forgotten)]
}

pub fn draft() -> impl Strategy<Value = Draft> {
    let careful = prop_oneof![12 => Just(Care::Taken), 1 => Just(Care::Forgotten)];
    prop_oneof![
        10 => plain().prop_map(Draft::Plain),
        6 => (any::<Index>(), select(vec![Way::Path, Way::Rooted, Way::Name, Way::Title]), any::<bool>(), careful)
            .prop_map(|(to, way, anchored, care)| Draft::Link { to, way, anchored, care }),
        2 => any::<Index>().prop_map(Draft::OldLink),
        2 => any::<Index>().prop_map(Draft::Picture),
        1 => any::<Index>().prop_map(Draft::File),
    ]
}

pub fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        4 => any::<Index>().prop_map(Line::To),
        1 => any::<Index>().prop_map(Line::File),
        3 => (0..LINES).prop_map(Line::On),
        1 => Just(Line::Nowhere),
    ]
}

fn facts(most: usize) -> impl Strategy<Value = Vec<Fact>> {
    vec((any::<Index>(), any::<Index>()), 0..=most)
}

pub fn brief() -> impl Strategy<Value = Brief> {
    let version = (select(LANGUAGES.to_vec()), facts(1), vec(draft(), 0..4));
    let old = (prop::bool::weighted(0.3), prop::bool::weighted(0.15));
    let place = (0..STEMS.len(), 0..FOLDERS.len(), prop::bool::weighted(0.3), vec(version, 0..3), old);
    let terms = (
        subsequence((0..COUNTRIES.len()).collect::<Vec<_>>(), 0..3),
        subsequence((0..TOPICS.len()).collect::<Vec<_>>(), 0..3),
        subsequence(vec!["amina-khan", "jon-doe", "marta-kolvane"], 0..3),
    );
    let said = (facts(4), prop::option::weighted(0.25, 0..LIVES.len()));
    (place, terms, said, vec(draft(), 0..8)).prop_map(
        |(
            (stem, folder, owns_folder, translations, (has_alias, has_url)),
            (countries, topics, authors),
            (facts, life),
            drafts,
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
            life,
            drafts,
        },
    )
}

/// A site of at most a dozen briefs.
pub fn site() -> impl Strategy<Value = RandomSite> {
    let of_indexes = (0..SETTINGS.len()).filter(|at| SETTINGS[*at][0].0 == "indexes").collect::<Vec<_>>();
    let settings = (vec((0..SETTINGS.len(), any::<Index>()), 0..4), prop::option::weighted(0.7, select(of_indexes)));
    let profiles = (subsequence(PROFILES.to_vec(), 0..12), vec(facts(2), 12), vec(vec(draft(), 0..3), 12));
    let files = vec((0..FILE_FOLDERS.len(), 0..FILE_NAMES.len(), any::<u8>()), 0..4);
    let template = prop::option::weighted(0.3, (0..TEMPLATES.len(), 0..2usize));
    let fault = prop::option::weighted(0.2, (any::<Index>(), 0..FAULTS.len()));
    let moved = prop_oneof![2 => Just(Vec::new()), 1 => vec((0..LINES, line()), 1..4)];
    let kept = prop_oneof![1 => Just(Vec::new()), 1 => vec(promised(), 1..8)];
    let rest = (settings, profiles, files, template, (moved, kept), fault).prop_map(
        |((settings, indexes), (profiles, facts, texts), files, template, (moved, promised), fault)| Rest {
            settings,
            indexes,
            profiles,
            facts,
            texts,
            files,
            template,
            moved,
            promised,
            fault,
        },
    );
    (vec(brief(), 0..=12), rest).prop_map(|(briefs, rest)| assemble(briefs, rest))
}

fn assemble(briefs: Vec<Brief>, rest: Rest) -> RandomSite {
    let mut site = RandomSite::default();
    site.others.insert("static/logo.svg".to_owned(), "<svg/>".to_owned());
    site.others.extend(LOOSE.map(|file| (file.to_owned(), format!("<svg>{file}</svg>"))));
    rest.files.iter().for_each(|(folder, name, byte)| site.put(FILE_FOLDERS[*folder], *name, *byte));
    let mut later: Vec<(String, Vec<Fact>, Vec<Draft>)> = Vec::new();
    for ((name, facts), drafts) in rest.profiles.into_iter().zip(rest.facts).zip(rest.texts) {
        later.extend(site.profile(name).map(|path| (path, facts, drafts)));
    }
    briefs.into_iter().for_each(|brief| later.extend(site.place(brief)));
    for (setting, seed) in rest.settings {
        site.configure(setting, &seed);
    }
    for (key, value) in rest.indexes.iter().flat_map(|at| SETTINGS[*at]) {
        site.config.insert(key, (*value).to_owned());
    }
    for (path, facts, _) in &later {
        facts.iter().for_each(|(key, value)| site.say_again(path, key, value));
    }
    for (path, _, drafts) in later {
        site.write(&path, drafts);
    }
    for (number, line) in rest.moved {
        // A line that leads on leads to one that is there, so that most sites are sound.
        let is_sound = match line {
            Line::To(_) | Line::File(_) => true,
            Line::On(next) => site.moved.contains_key(&next) && !site.moved.contains_key(&number),
            Line::Nowhere => false,
        };
        if is_sound {
            site.redirect(number, line);
        }
    }
    rest.promised.into_iter().for_each(|line| site.keep(line));
    if let Some((template, text)) = rest.template {
        site.override_template(template, text);
    }
    if let Some((at, fault)) = rest.fault
        && let Some(path) = site.pick(&at)
    {
        site.at(&path).blocks.push(Block::Fault(fault));
    }
    site
}

/// The key and value of a fact, which a file of that kind may have.
pub fn fact(subject: &str, key: &Index, value: &Index) -> (&'static str, &'static str) {
    let known: Vec<_> = FACTS.iter().filter(|(subjects, ..)| subjects.contains(&subject)).collect();
    let (_, key, values) = key.get(&known);
    (key, values[value.index(values.len())])
}

impl RandomSite {
    /// Puts a file that is copied into a folder, unless it is there.
    pub(super) fn put(&mut self, folder: &str, name: usize, byte: u8) {
        let path = format!("{folder}{}", FILE_NAMES[name]);
        let text = if path.ends_with(".css") { format!("p {{ top: {byte}px }}") } else { format!("<svg>{byte}</svg>") };
        self.others.entry(path).or_insert(text);
    }

    /// Puts a profile or page into the site, with what it needs; `None` if it is there.
    pub(super) fn profile(&mut self, name: &str) -> Option<String> {
        let path = format!("content/{name}.md");
        let subject = subject(&path);
        let stem = stem_of(&path).to_owned();
        let front = match subject {
            "author" => ("name", format!("A. {stem}")),
            "home" => ("summary", "Welcome".to_owned()),
            _ => ("title", format!("About {stem}")),
        };
        let mut front = BTreeMap::from([front]);
        if OWN_AREAS.contains(&&*stem) {
            front.insert("members", "[AF, {country: PK, since: 2022-01-01, until: 2025-01-01}, KE]".to_owned());
        }
        if subject == "topic" {
            // One that stands behind it in the alphabet, so that none is wider than itself.
            let wider = self.content.keys().find(|other| other.starts_with("content/topics/") && **other > path);
            front.extend(wider.map(|wider| ("parent", format!("«{wider}»"))));
        }
        if self.content.contains_key(&path) {
            return None;
        }
        self.content.insert(path.clone(), Content { front, blocks: Vec::new() });
        Some(path)
    }

    /// Says a fact in a file that is being written, unless it withholds it or moves it.
    fn say_again(&mut self, path: &str, key: &Index, value: &Index) {
        let (key, value_written) = fact(subject(path), key, value);
        if !matches!(key, "date" | "status" | "embargo_until") {
            self.say(path, key, value_written, value, Care::Taken);
        }
    }

    /// Puts a brief into the site, without its body, and gives back what is to be written into it.
    pub(super) fn place(&mut self, brief: Brief) -> Vec<(String, Vec<Fact>, Vec<Draft>)> {
        let stem = STEMS[brief.stem];
        if self.content.keys().any(|path| stem_of(path) == stem) {
            return Vec::new();
        }
        let folder = format!("content/briefs/{}", FOLDERS[brief.folder]);
        let start = if brief.owns_folder { format!("{folder}{stem}/index") } else { format!("{folder}{stem}") };
        let is_closed = self.content.keys().any(|path| path.starts_with("content/topics/"));
        let topic = |at: &usize| {
            let path = format!("content/topics/{}.md", TOPICS[*at]);
            match self.content.contains_key(&path) {
                true => Some(format!("«{path}»")).filter(|_| self.is_shown(&path)),
                false => Some(TOPICS[*at].to_owned()).filter(|_| !is_closed),
            }
        };
        let topics: Vec<String> = brief.topics.iter().filter_map(topic).collect();
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
        front.extend(brief.life.map(|at| (LIVES[at].0, LIVES[at].1.to_owned())));
        if brief.owns_folder {
            let figure = format!("{folder}{stem}/figure.svg");
            front.insert("image", format!("{{src: ‹{figure}›, alt: A figure}}"));
            self.others.insert(figure, format!("<svg>{stem}</svg>"));
            self.others.insert(format!("{folder}{stem}/data/annex.csv"), "a,b\n".to_owned());
        }
        let path = format!("{start}.md");
        self.content.insert(path.clone(), Content { front, blocks: Vec::new() });
        let mut later = vec![(path, brief.facts, brief.drafts)];
        for (language, facts, drafts) in brief.translations {
            later.extend(self.translate(&format!("{start}.md"), language).map(|path| (path, facts, drafts)));
        }
        later
    }

    /// Puts a translation of a brief into the site, without a body; `None` if it is there.
    pub(super) fn translate(&mut self, original: &str, language: &str) -> Option<String> {
        let path = original.replace(".md", &format!(".{language}.md"));
        if self.content.contains_key(&path) {
            return None;
        }
        let front = BTreeMap::from([("title", format!("La question {}", stem_of(original)))]);
        self.content.insert(path.clone(), Content { front, blocks: Vec::new() });
        Some(path)
    }

    pub(super) fn write(&mut self, path: &str, drafts: Vec<Draft>) {
        let blocks: Vec<Block> = drafts.into_iter().map(|draft| self.settle(path, draft)).collect();
        self.at(path).blocks = blocks;
    }

    /// Settles where a block leads.
    pub(super) fn settle(&self, path: &str, draft: Draft) -> Block {
        match draft {
            Draft::Plain(block) => block,
            Draft::Link { to, way, anchored, care } => {
                let is_wanted = |path: &&String| care == Care::Forgotten || self.is_shown(path);
                match self.content.keys().filter(is_wanted).collect::<Vec<_>>() {
                    paths if paths.is_empty() => Block::Words(0),
                    paths => Block::Link { to: to.get(&paths).to_string(), way, anchored },
                }
            }
            Draft::OldLink(to) => {
                let has_alias = |path: &&String| {
                    let aliases = self.content[*path].front.get("aliases");
                    aliases.is_some_and(|aliases| aliases.starts_with("[/old/")) && self.is_shown(path)
                };
                let known: Vec<&String> = self.content.keys().filter(has_alias).collect();
                if known.is_empty() {
                    return Block::Words(0);
                }
                let to = to.get(&known).to_string();
                let alias = self.content[&to].front["aliases"].trim_start_matches("[/old/");
                let stem = alias.split('/').next().unwrap_or_default().to_owned();
                Block::OldLink { to, stem }
            }
            Draft::Picture(at) => {
                let mut files = self.copied(path);
                files.retain(|file| file.ends_with(".svg"));
                if files.is_empty() { Block::Words(0) } else { Block::Image { file: at.get(&files).clone() } }
            }
            Draft::File(at) => match self.copied(path) {
                files if files.is_empty() => Block::Words(0),
                files => Block::File { file: at.get(&files).clone() },
            },
        }
    }
}
