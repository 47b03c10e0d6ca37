//! What is withheld, and why: decided once, by instants, before anything can refer to it.

use super::{Options, Show, Sources, review};
use crate::base::date::Moment;
use crate::base::{Diagnostic, FieldPath, Language, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{Document, Front, Kind};
use crate::parse::front_matter::Stated;
use crate::parse::values::Values;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a file is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// `status: draft`.
    Draft,
    /// Its `date` has not begun.
    Date(Moment),
    /// Its `embargo_until` has not come.
    Embargo(Timestamp),
    /// The original of this translation is withheld.
    Original,
    /// The folder that it lies in belongs to a file that is withheld.
    Folder,
}

/// A file that is not public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    pub path: SourcePath,
    pub kind: Kind,
    pub title: String,
    pub reasons: Vec<Reason>,
}

/// What becomes of the documents at one moment. It changes only when a moment passes that some file names, so the rest
/// of resolving depends on it and never on the moment itself.
#[derive(Default)]
pub struct Selection {
    pub public: Vec<Arc<Document>>,
    pub withheld: Vec<Withheld>,
    /// Folders that belong to withheld files.
    pub withheld_folders: BTreeSet<String>,
    /// Those that are public at that moment, whatever is shown, and whose `review_by` is past.
    pub past_review: BTreeSet<SourcePath>,
}

/// A file's own word on its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Draft,
    Published,
    Withdrawn,
}

const STATUS: [(&str, Status); 3] =
    [("draft", Status::Draft), ("published", Status::Published), ("withdrawn", Status::Withdrawn)];

/// Parts the documents. A life that cannot be read is an error, whatever else the file says.
pub fn select(config: &Config, sources: Sources<'_>, options: &Options) -> (Selection, Vec<Diagnostic>) {
    let mut selection = Selection::default();
    let mut problems = Vec::new();
    let mut withheld_originals = BTreeSet::new();
    let mut translations = Vec::new();
    for document in sources.documents {
        let mut values = Values::new(&document.path, &config.timezone);
        let mut reasons = reasons(document, options, &mut values);
        warn_of_changes_to_come(config, document, options, &mut values);
        // A draft may say `date: soon`: nobody will see it before it is one no more.
        if !reasons.contains(&Reason::Draft) || options.show == Show::Everything {
            problems.extend(values.into_problems());
        }
        if reasons.is_empty() && review::is_past(config, document, options.as_of) {
            selection.past_review.insert(document.path.clone());
        }
        if options.show == Show::Everything {
            reasons.clear();
        }
        if document.identity.language.is_some() {
            translations.push((document, reasons));
        } else if reasons.is_empty() {
            selection.public.push(Arc::clone(document));
        } else {
            withheld_originals.insert(document.path.as_str().to_owned());
            selection.withhold(document, reasons);
        }
    }
    let all = || sources.documents.iter().map(|document| &document.path).chain(sources.unreadable);
    let known: BTreeSet<&str> = all().map(SourcePath::as_str).collect();
    for (document, mut reasons) in translations {
        let untranslated = document.untranslated_path();
        if withheld_originals.contains(&untranslated) {
            reasons.push(Reason::Original);
        }
        if !reasons.is_empty() {
            selection.withhold(document, reasons);
        } else if known.contains(untranslated.as_str()) {
            selection.public.push(Arc::clone(document));
        } else {
            problems.push(without_original(config, document, &untranslated));
        }
    }
    settle_folders(&mut selection, &mut problems);
    selection.public.sort_by(|a, b| a.path.cmp(&b.path));
    selection.withheld.sort_by(|a, b| a.path.cmp(&b.path));
    (selection, problems)
}

/// A folder of a brief holds its files and nothing else: what lies with a withheld brief is withheld with it, and a
/// second text in a public one's folder is a mistake.
fn settle_folders(selection: &mut Selection, problems: &mut Vec<Diagnostic>) {
    let is_brief =
        |document: &&Arc<Document>| document.identity.kind == Kind::Brief && document.identity.language.is_none();
    let owners: BTreeMap<String, SourcePath> = selection
        .public
        .iter()
        .filter(is_brief)
        .filter_map(|document| Some((document.identity.folder.clone()?, document.path.clone())))
        .collect();
    let folders: BTreeSet<String> = owners.keys().cloned().collect();
    let is_guest = |document: &Document, folders: &BTreeSet<String>| match &document.identity.folder {
        // The folder's own text lies in it, and belongs to the folder around it only if there is one.
        Some(own) => SourcePath::new(own.as_str()).lies_in(folders),
        None => document.path.lies_in(folders),
    };
    for document in std::mem::take(&mut selection.public) {
        if is_guest(&document, &selection.withheld_folders) {
            selection.withhold(&document, vec![Reason::Folder]);
            continue;
        }
        if document.identity.kind == Kind::Brief && is_guest(&document, &folders) {
            let around = |folder: &&String| document.path.as_str().starts_with(&format!("{folder}/"));
            if let Some(owner) = folders.iter().find(around).and_then(|folder| owners.get(folder)) {
                problems.push(problems::inside_a_folder(&document.path, owner));
                continue;
            }
        }
        selection.public.push(document);
    }
}

impl Selection {
    fn withhold(&mut self, document: &Arc<Document>, reasons: Vec<Reason>) {
        if document.identity.language.is_none() {
            self.withheld_folders.extend(document.identity.folder.clone());
        }
        self.withheld.push(Withheld {
            path: document.path.clone(),
            kind: document.identity.kind,
            title: document.front.title().unwrap_or(&document.identity.name).to_owned(),
            reasons,
        });
    }
}

/// A public translation beside no original: one that is in the site's own language was meant to be the original.
fn without_original(config: &Config, document: &Document, original: &str) -> Diagnostic {
    let language = Language::of(document.identity.language.as_deref().unwrap_or_default());
    if language == Language::of(&config.language) {
        return problems::own_language(&document.path, &language, original);
    }
    problems::no_original(&document.path, original)
}

fn reasons(document: &Document, options: &Options, values: &mut Values<'_>) -> Vec<Reason> {
    let (status, date, embargo) = document.front.life();
    let mut reasons = Vec::new();
    for (key, stated) in [("status", status), ("date", date), ("embargo_until", embargo)] {
        // A brief needs a date anyway, and is told so.
        let is_told = key == "date" && document.identity.kind == Kind::Brief && document.identity.language.is_none();
        if stated.is_blank() && !is_told {
            values.report_blank(FieldPath::of(key));
        }
    }
    if values.word(FieldPath::of("status"), status, &STATUS) == Some(Status::Draft) {
        reasons.push(Reason::Draft);
    }
    if let Some(moment) = values.moment(FieldPath::of("date"), date)
        && moment.instant > options.as_of
    {
        reasons.push(Reason::Date(moment));
    }
    if let Some(instant) = values.instant(FieldPath::of("embargo_until"), embargo)
        && instant > options.as_of
    {
        reasons.push(Reason::Embargo(instant));
    }
    reasons
}

/// Warns of changes that show although their day has not come: of a file that waits, those after its own hour.
fn warn_of_changes_to_come(config: &Config, document: &Document, options: &Options, values: &mut Values<'_>) {
    let Front::Brief(front) = &document.front else { return };
    let zone = &config.timezone;
    // What cannot be read is told where the brief is.
    let mut unheard = Values::new(&document.path, zone);
    let own = [
        unheard.moment(FieldPath::of("date"), &front.date).map(|moment| moment.instant),
        unheard.instant(FieldPath::of("embargo_until"), &front.embargo_until),
    ];
    let shown_from = own.into_iter().flatten().chain([options.as_of]).max();
    let changes = front.changes.iter().enumerate();
    let dates = changes.map(|(at, change)| (FieldPath::of("changes").index(at).key("date"), &change.date));
    for (field, written) in dates.chain([(FieldPath::of("updated"), &front.updated)]) {
        let moment = unheard.moment(field.clone(), written);
        if moment.is_some_and(|moment| Some(moment.instant) > shown_from) {
            values.report(problems::change_to_come(values.place(field), written.as_deref().unwrap_or_default().trim()));
        }
    }
}

impl Front {
    /// `status`, `date` and `embargo_until`, as written.
    fn life(&self) -> (&Stated, &Stated, &Stated) {
        match self {
            Self::Brief(front) => (&front.status, &front.date, &front.embargo_until),
            Self::Place(front) => (&front.status, &front.date, &front.embargo_until),
            Self::Topic(front) => (&front.status, &front.date, &front.embargo_until),
            Self::Author(front) => (&front.status, &front.date, &front.embargo_until),
            Self::Series(front) => (&front.status, &front.date, &front.embargo_until),
            Self::Page(front) => (&front.status, &front.date, &front.embargo_until),
        }
    }

    /// The title or name, as written.
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Brief(front) => front.title.as_deref(),
            Self::Place(front) => front.title.as_deref(),
            Self::Topic(front) => front.title.as_deref(),
            Self::Author(front) => front.name.as_deref(),
            Self::Series(front) => front.title.as_deref(),
            Self::Page(front) => front.title.as_deref(),
        }
    }

    /// Whether the file has been withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.life().0.as_deref() == Some("withdrawn")
    }
}
