//! What an author does to a site between two builds.

use super::draw::{Brief, Draft, brief, care, draft, fact, line};
use super::promised::{Promised, promised};
use super::said::{
    FACTS, FILE_FOLDERS, FILE_NAMES, MISSETTINGS, MISTEMPLATES, OWN_KEY, PART, PART_FILE, SETTINGS, SLIPS, TEMPLATES,
    WHOLE, is_required, subject,
};
use super::{
    Block, Care, FAULTS, FOLDERS, LANGUAGES, LINES, Moved, OWN_AREAS, PROFILES, RandomSite, STEMS, is_brief,
    language_of, original_of, remove, stem_of, versions_of,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::{BTreeMap, BTreeSet};

/// What an author does between two builds. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Edit {
    AddBrief(Brief),
    AddProfile(&'static str, Vec<Draft>),
    AddTranslation(Index, &'static str, Vec<Draft>),
    AddBlock(Index, Index, Draft),
    CutBlock(Index, Index),
    /// Says something in front matter: the kind of content, the file, the key, the value.
    Say([Index; 4], Care),
    Unsay([Index; 3], Care),
    Slip(Index, Index),
    Rename(Index, usize, Care),
    /// From `name.md` to `name/index.md`, or back.
    Fold(Index, Care),
    /// To another folder.
    Shelve(Index, usize, Care),
    Delete(Index, Care),
    Untranslate(Index, Care),
    Configure(usize, Index),
    Misconfigure(usize),
    Reset(Index, Care),
    Template(usize, usize),
    Mistemplate(usize),
    Untemplate(Index),
    AddFile(Place, usize, u8),
    ChangeFile(Index, u8),
    DropFile(Index, Care),
    RenameFile(Index, Place, usize, Care),
    Redirect(usize, Line),
    Unredirect(usize),
    /// Adds a line to `urls.txt`, or deletes one.
    Promise(Promised),
    Unpromise(Index),
    /// Removes every mistake that can be told by itself.
    Mend,
}

/// Where a file that is copied is put.
#[derive(Clone, Debug)]
pub enum Place {
    /// One of the folders of every site.
    Folder(usize),
    /// The folder of a page that has one.
    Own(Index),
    /// Where it is.
    Here,
}

/// A line of `redirects.csv` that is not in its site yet; the number is taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Line {
    To(Index),
    File(Index),
    On(usize),
    Nowhere,
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        2 => (0..FILE_FOLDERS.len()).prop_map(Place::Folder),
        1 => any::<Index>().prop_map(Place::Own),
        1 => Just(Place::Here),
    ]
}

/// One edit; those of a text and of its front matter are the commonest, as in life.
pub fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        6 => (index(), index(), draft()).prop_map(|(at, place, draft)| Edit::AddBlock(at, place, draft)),
        3 => (index(), index()).prop_map(|(at, place)| Edit::CutBlock(at, place)),
        12 => (any::<[Index; 4]>(), care()).prop_map(|(at, care)| Edit::Say(at, care)),
        5 => (any::<[Index; 3]>(), care()).prop_map(|(at, care)| Edit::Unsay(at, care)),
        1 => (index(), index()).prop_map(|(at, slip)| Edit::Slip(at, slip)),
        8 => content_file(),
        7 => copied_file(),
        3 => redirect(),
        2 => promise(),
        2 => brief().prop_map(Edit::AddBrief),
        1 => (select(PROFILES.to_vec()), vec(draft(), 0..3)).prop_map(|(name, text)| Edit::AddProfile(name, text)),
        6 => (0..SETTINGS.len(), index()).prop_map(|(at, seed)| Edit::Configure(at, seed)),
        1 => (select(of_bodies()), index()).prop_map(|(at, seed)| Edit::Configure(at, seed)),
        2 => (index(), care()).prop_map(|(at, care)| Edit::Reset(at, care)),
        3 => (0..TEMPLATES.len(), 0..2usize).prop_map(|(at, text)| Edit::Template(at, text)),
        1 => index().prop_map(Edit::Untemplate),
        2 => mistake(),
        3 => Just(Edit::Mend),
    ]
}

/// The settings that change every body with raw HTML in it.
fn of_bodies() -> Vec<usize> {
    (0..SETTINGS.len()).filter(|at| SETTINGS[*at][0].0 == "markdown").collect()
}

/// Content files that come, go and move.
fn content_file() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        2 => (index(), 0..STEMS.len(), care()).prop_map(|(at, stem, care)| Edit::Rename(at, stem, care)),
        2 => (index(), care()).prop_map(|(at, care)| Edit::Fold(at, care)),
        1 => (index(), 0..FOLDERS.len(), care()).prop_map(|(at, folder, care)| Edit::Shelve(at, folder, care)),
        2 => (index(), care()).prop_map(|(at, care)| Edit::Delete(at, care)),
        1 => (index(), select(LANGUAGES.to_vec()), vec(draft(), 0..3))
            .prop_map(|(at, language, text)| Edit::AddTranslation(at, language, text)),
        1 => (index(), care()).prop_map(|(at, care)| Edit::Untranslate(at, care)),
    ]
}

fn copied_file() -> impl Strategy<Value = Edit> {
    let (index, name) = (any::<Index>, || 0..FILE_NAMES.len());
    prop_oneof![
        2 => (place(), name(), any::<u8>()).prop_map(|(place, name, byte)| Edit::AddFile(place, name, byte)),
        2 => (index(), any::<u8>()).prop_map(|(at, byte)| Edit::ChangeFile(at, byte)),
        1 => (index(), care()).prop_map(|(at, care)| Edit::DropFile(at, care)),
        2 => (index(), place(), name(), care())
            .prop_map(|(at, place, name, care)| Edit::RenameFile(at, place, name, care)),
    ]
}

fn redirect() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => (0..LINES, line()).prop_map(|(number, line)| Edit::Redirect(number, line)),
        1 => (0..LINES).prop_map(Edit::Unredirect),
    ]
}

fn promise() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => promised().prop_map(Edit::Promise),
        1 => any::<Index>().prop_map(Edit::Unpromise),
    ]
}

fn mistake() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        2 => (index(), index(), 0..FAULTS.len()).prop_map(|(at, place, fault)| {
            Edit::AddBlock(at, place, Draft::Plain(Block::Fault(fault)))
        }),
        1 => (0..MISSETTINGS.len()).prop_map(Edit::Misconfigure),
        1 => (0..MISTEMPLATES.len()).prop_map(Edit::Mistemplate),
    ]
}

impl Edit {
    /// What is done, in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddBrief(_) => "add a brief",
            Self::AddProfile(..) => "add a profile",
            Self::AddTranslation(..) => "add a translation",
            Self::AddBlock(..) => "add a block",
            Self::CutBlock(..) => "cut a block",
            Self::Say(..) => "say",
            Self::Unsay(..) => "unsay",
            Self::Slip(..) => "slip",
            Self::Rename(..) => "rename",
            Self::Fold(..) => "fold",
            Self::Shelve(..) => "shelve",
            Self::Delete(..) => "delete",
            Self::Untranslate(..) => "remove a translation",
            Self::Configure(..) => "configure",
            Self::Misconfigure(_) => "misconfigure",
            Self::Reset(..) => "reset",
            Self::Template(..) => "override a template",
            Self::Mistemplate(_) => "break a template",
            Self::Untemplate(_) => "remove a template",
            Self::AddFile(..) => "add a file",
            Self::ChangeFile(..) => "change a file",
            Self::DropFile(..) => "remove a file",
            Self::RenameFile(..) => "rename a file",
            Self::Redirect(..) => "redirect",
            Self::Unredirect(_) => "remove a redirect",
            Self::Promise(_) => "promise",
            Self::Unpromise(_) => "take a promise back",
            Self::Mend => "mend",
        }
    }
}

impl RandomSite {
    /// Does an edit; one that finds nothing to do does nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::AddBrief(brief) => {
                for (path, facts, drafts) in self.place(brief) {
                    for (key, seed) in facts {
                        let (key, value) = fact(subject(&path), &key, &seed);
                        self.say(&path, key, value, &seed, Care::Taken);
                    }
                    self.write(&path, drafts);
                }
            }
            Edit::AddProfile(name, drafts) => {
                if let Some(path) = self.profile(name) {
                    self.write(&path, drafts);
                }
            }
            Edit::AddTranslation(at, language, drafts) => {
                let Some(original) = self.pick_of(&at, is_brief) else { return };
                if let Some(path) = self.translate(&original, language) {
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
            Edit::Say([kind, file, key, seed], care) => {
                let Some(path) = self.pick_of_kind(&kind, &file) else { return };
                let front = &self.content[&path].front;
                // Every fourth says something else where something is said already.
                let fresh = FACTS.iter().filter(|(subjects, ..)| subjects.contains(&subject(&path)));
                let (said, new): (Vec<_>, Vec<_>) = fresh.partition(|(_, key, _)| front.contains_key(key));
                let known = if said.is_empty() || new.is_empty() || file.index(4) > 0 { new } else { said };
                let Some((_, key, values)) = known.get(key.index(known.len().max(1))) else { return };
                self.say(&path, key, values[seed.index(values.len())], &seed, care);
            }
            Edit::Unsay([kind, file, key], care) => self.unsay(&kind, &file, &key, care),
            Edit::Slip(at, slip) => {
                let Some(path) = self.pick(&at) else { return };
                let known: Vec<_> = SLIPS.iter().filter(|(subjects, ..)| subjects.contains(&subject(&path))).collect();
                let (_, key, value) = slip.get(&known);
                self.at(&path).front.insert(key, (*value).to_owned());
            }
            Edit::Rename(at, stem, care) => {
                let Some(old) = self.pick_of(&at, |path| is_brief(path) || subject(path) == "page") else { return };
                let stem = STEMS[stem];
                if !self.content.keys().any(|path| stem_of(path) == stem) {
                    self.carry(
                        &old,
                        |path, old_stem| path.replacen(&format!("/{old_stem}"), &format!("/{stem}"), 1),
                        care,
                    );
                }
            }
            Edit::Fold(at, care) => self.fold(&at, care),
            Edit::Shelve(at, folder, care) => {
                let Some(old) = self.pick_of(&at, is_brief) else { return };
                let folder = format!("content/briefs/{}", FOLDERS[folder]);
                self.carry(&old, |path, stem| format!("{folder}{}", &path[path.find(stem).unwrap_or(0)..]), care);
            }
            Edit::Delete(at, care) => {
                if let Some(path) = self.pick(&at) {
                    self.delete(&path, care);
                }
            }
            Edit::Untranslate(at, care) => {
                if let Some(path) = self.pick_of(&at, |path| language_of(path).is_some()) {
                    self.delete(&path, care);
                }
            }
            other => self.apply_elsewhere(other),
        }
    }

    /// An edit of anything but content.
    fn apply_elsewhere(&mut self, edit: Edit) {
        match edit {
            Edit::Configure(at, seed) => self.configure(at, &seed),
            Edit::Misconfigure(at) => drop(self.config.insert(MISSETTINGS[at].0, MISSETTINGS[at].1.to_owned())),
            Edit::Reset(at, care) => self.reset(&at, care),
            Edit::Template(at, text) => self.override_template(at, text),
            Edit::Mistemplate(at) => {
                drop(self.others.insert(MISTEMPLATES[at].0.to_owned(), MISTEMPLATES[at].1.to_owned()))
            }
            Edit::Untemplate(at) => {
                let known: Vec<String> =
                    self.others.keys().filter(|path| path.starts_with("templates/")).cloned().collect();
                if !known.is_empty() {
                    self.others.remove(at.get(&known));
                }
            }
            Edit::AddFile(place, name, byte) => {
                if let Some(folder) = self.folder(&place, "static/logo.svg") {
                    self.put(&folder, name, byte);
                }
            }
            Edit::ChangeFile(at, byte) => {
                if let Some(path) = self.pick_copied(&at) {
                    self.others.insert(path, format!("<svg>{byte}</svg>"));
                }
            }
            Edit::DropFile(at, care) => {
                let Some(path) = self.pick_copied(&at) else { return };
                if care == Care::Taken {
                    self.unlink(&BTreeSet::from([path.clone()]));
                }
                self.others.remove(&path);
            }
            Edit::RenameFile(at, place, name, care) => {
                let Some(old) = self.pick_copied(&at) else { return };
                let Some(folder) = self.folder(&place, &old) else { return };
                self.relocate(&BTreeMap::from([(old, format!("{folder}{}", FILE_NAMES[name]))]), care);
            }
            Edit::Redirect(number, line) => self.redirect(number, line),
            Edit::Unredirect(number) => drop(self.moved.remove(&number)),
            Edit::Promise(line) => self.keep(line),
            Edit::Unpromise(at) => self.let_go(&at),
            _ => self.mend(),
        }
    }

    fn pick_of(&self, at: &Index, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
        let paths: Vec<&String> = self.content.keys().filter(|path| is_wanted(path)).collect();
        (!paths.is_empty()).then(|| at.get(&paths).to_string())
    }

    /// A file of some kind, all kinds being as likely.
    fn pick_of_kind(&self, kind: &Index, at: &Index) -> Option<String> {
        let kinds: BTreeSet<&str> = self.content.keys().map(|path| subject(path)).collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        if kinds.is_empty() { None } else { self.pick_of(at, |path| subject(path) == *kind.get(&kinds)) }
    }

    fn pick_copied(&self, at: &Index) -> Option<String> {
        let files: Vec<&String> = self.others.keys().filter(|path| !path.starts_with("templates/")).collect();
        (!files.is_empty()).then(|| at.get(&files).to_string())
    }

    fn folder(&self, place: &Place, here: &str) -> Option<String> {
        match place {
            Place::Folder(at) => Some(FILE_FOLDERS[*at].to_owned()),
            Place::Own(at) => {
                self.pick_of(at, |path| path.ends_with("/index.md"))?.strip_suffix("index.md").map(str::to_owned)
            }
            Place::Here => here.rfind('/').map(|at| here[..=at].to_owned()),
        }
    }

    /// Says a fact of a file. Care is to say nothing that cannot be said there, and to turn links away from what is
    /// withheld by it.
    pub(super) fn say(&mut self, path: &str, key: &'static str, value: &str, seed: &Index, care: Care) {
        let Some(value) = self.fill(path, value, seed) else { return };
        let has_picture =
            |path: &str| self.content.get(path).is_some_and(|content| content.front.contains_key("image"));
        let cannot = match key {
            OWN_KEY => !self.config.contains_key("front_matter"),
            "members" => !OWN_AREAS.contains(&stem_of(path)),
            "image" if language_of(path).is_some() => !has_picture(&original_of(path)),
            _ => false,
        };
        if cannot && care == Care::Taken {
            return;
        }
        self.at(path).front.insert(key, value);
        if care == Care::Taken && !self.is_shown(path) {
            self.unlink(&versions_of(path).into_iter().collect());
        }
        if care == Care::Taken && key == "aliases" {
            self.forget_old_links(path);
        }
    }

    fn unsay(&mut self, kind: &Index, file: &Index, key: &Index, care: Care) {
        let Some(path) = self.pick_of_kind(kind, file) else { return };
        let mut keys: Vec<&'static str> = self.at(&path).front.keys().copied().collect();
        keys.retain(|key| care == Care::Forgotten || !is_required(subject(&path), key));
        if keys.is_empty() {
            return;
        }
        let key = key.get(&keys);
        self.at(&path).front.remove(key);
        if care == Care::Taken && *key == "aliases" {
            self.forget_old_links(&path);
        }
        if care == Care::Taken && *key == "image" {
            for version in versions_of(&path) {
                self.content.get_mut(&version).map(|content| content.front.remove("image"));
            }
        }
    }

    fn forget_old_links(&mut self, path: &str) {
        for content in self.content.values_mut() {
            content.blocks.retain(|block| !matches!(block, Block::OldLink { to, .. } if to == path));
        }
    }

    /// Moves a text with its translations, and with the folder that belongs to it, to where `way` leads from a path and
    /// the text's stem.
    fn carry(&mut self, old: &str, way: impl Fn(&str, &str) -> String, care: Care) {
        let stem = stem_of(old).to_owned();
        let inside = old.strip_suffix("index.md").into_iter();
        let inside = inside.flat_map(|folder| self.others.keys().filter(move |file| file.starts_with(folder)).cloned());
        let files = versions_of(old).into_iter().filter(|path| self.content.contains_key(path)).chain(inside);
        let moves: BTreeMap<String, String> = files.map(|path| (path.clone(), way(&path, &stem))).collect();
        self.relocate(&moves, care);
    }

    fn fold(&mut self, at: &Index, care: Care) {
        let Some(old) = self.pick_of(at, |path| is_brief(path) || subject(path) == "page") else { return };
        let is_folded = old.ends_with("/index.md");
        let files = versions_of(&old).into_iter().filter(|path| self.content.contains_key(path));
        let stem = stem_of(&old).to_owned();
        let turned = |path: &String| match is_folded {
            true => path.replace("/index.", "."),
            false => path.replace(&format!("/{stem}."), &format!("/{stem}/index.")),
        };
        let moves: BTreeMap<String, String> = files.map(|path| (path.clone(), turned(&path))).collect();
        self.relocate(&moves, care);
    }

    fn delete(&mut self, path: &str, care: Care) {
        if care == Care::Taken {
            self.unlink(&versions_of(path).into_iter().collect());
        }
        remove(&mut self.others, path);
        for version in versions_of(path) {
            self.content.remove(&version);
        }
    }

    /// Makes a setting, unless the site has not what it needs.
    pub(super) fn configure(&mut self, at: usize, seed: &Index) {
        for (key, value) in SETTINGS[at] {
            if let Some(value) = self.fill("site.yaml", value, seed) {
                self.config.insert(key, value);
            }
        }
    }

    /// Takes a setting back. Care is to take back, too, what it had made possible.
    fn reset(&mut self, at: &Index, care: Care) {
        let keys: Vec<&'static str> = self.config.keys().copied().collect();
        if keys.is_empty() {
            return;
        }
        let key = *at.get(&keys);
        self.config.remove(key);
        if care == Care::Forgotten {
            return;
        }
        if key == "base_url" {
            self.config.remove("cname");
        }
        for content in self.content.values_mut() {
            if key == "front_matter" {
                content.front.remove(OWN_KEY);
            }
            if key == "types" && content.front.get("type").is_some_and(|own| own == "speech") {
                content.front.remove("type");
            }
        }
    }

    /// Sets a template of the site's own, with the part that it takes in.
    pub(super) fn override_template(&mut self, at: usize, text: usize) {
        let (path, texts) = TEMPLATES[at];
        self.others.insert(path.to_owned(), texts[text % texts.len()].to_owned());
        if path == WHOLE {
            self.others.entry(PART_FILE.to_owned()).or_insert_with(|| PART.to_owned());
        }
    }

    /// Sets a line of `redirects.csv`.
    pub(super) fn redirect(&mut self, number: usize, line: Line) {
        let (at, paths): (Index, Vec<String>) = match line {
            Line::To(at) => (at, self.content.keys().filter(|path| self.is_shown(path)).cloned().collect()),
            Line::File(at) => (at, self.others.keys().filter(|path| path.starts_with("static/")).cloned().collect()),
            Line::On(next) => return drop(self.moved.insert(number, Moved::On(next))),
            Line::Nowhere => return drop(self.moved.insert(number, Moved::Nowhere)),
        };
        if !paths.is_empty() {
            self.moved.insert(number, Moved::To(at.get(&paths).clone()));
        }
    }

    fn mend(&mut self) {
        for (path, content) in &mut self.content {
            content.blocks.retain(|block| !matches!(block, Block::Fault(_)));
            let subject = subject(path);
            let slips: Vec<_> = SLIPS.iter().filter(|(subjects, ..)| subjects.contains(&subject)).collect();
            let is_slip = |key: &str, value: &str| slips.iter().any(|(_, slip, wrong)| (*slip, *wrong) == (key, value));
            for (key, value) in &mut content.front {
                if is_slip(key, value) && is_required(subject, key) {
                    *value = "Mended".to_owned();
                }
            }
            content.front.retain(|key, value| !is_slip(key, value));
        }
        self.config.retain(|key, value| !MISSETTINGS.contains(&(*key, &**value)));
        self.others.retain(|path, text| !MISTEMPLATES.contains(&(&**path, &**text)));
        self.moved.retain(|_, moved| *moved != Moved::Nowhere);
        self.mend_ledger();
    }
}
