//! What is withheld, and why: decided once, by instants, before anything can refer to it.

use super::past::{is_past_event, is_past_review};
use super::versions::{Versions, is_translated};
use super::{Options, Show};
use crate::base::date::{Moment, rfc3339};
use crate::base::{Diagnostic, FieldPath, Language, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::front_matter::Common;
use crate::parse::leaf::Status;
use crate::parse::values::Values;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a file is withheld.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// `status: draft`.
    Draft,
    /// Its `date` has not begun.
    Date(Moment),
    /// Its `embargo_until` has not come.
    Embargo(Timestamp),
    /// This original of the translation is withheld.
    Original(SourcePath),
    /// The folder that it lies in belongs to this file, which is withheld.
    Folder(SourcePath),
}

impl Reason {
    /// Returns the reason in a few words, its hours in this time zone.
    fn words(&self, zone: &TimeZone) -> String {
        match self {
            Self::Draft => "draft".to_owned(),
            Self::Date(moment) => format!("date {}", moment.date),
            Self::Embargo(instant) => format!("embargo until {}", rfc3339(*instant, zone)),
            Self::Original(original) => format!("translation of {original}"),
            Self::Folder(owner) => format!("in the folder of {owner}"),
        }
    }
}

/// A file that is not public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    pub path: SourcePath,
    pub kind: ContentKind,
    /// Whether it is a version of another file in another language.
    pub is_translation: bool,
    pub title: String,
    /// What references call it: its slug, or the name of its file or folder.
    pub name: String,
    pub reasons: Vec<Reason>,
    /// When it appears, if nobody changes a word; never, if it is a draft or held with one.
    pub appears: Option<Timestamp>,
}

impl Withheld {
    /// Returns what to sort by: the next to appear first, and what waits for somebody last.
    pub fn order(&self) -> impl Ord + use<> {
        (self.appears.is_none(), self.appears, self.path.clone())
    }

    /// Returns why it is withheld, each reason in a few words, with its hours in this time zone.
    pub fn why(&self, zone: &TimeZone) -> Vec<String> {
        self.reasons.iter().map(|reason| reason.words(zone)).collect()
    }

    /// Returns what it is called in lists: `brief`, `translation`.
    pub fn word(&self) -> &'static str {
        if self.is_translation { "translation" } else { self.kind.word() }
    }
}

/// What becomes of the documents at one moment. It changes only when a moment passes that some file names, so the rest
/// of resolving depends on it and never on the moment itself.
#[derive(Default)]
pub struct Selection {
    pub public: Vec<Arc<Document>>,
    pub withheld: Vec<Withheld>,
    /// Folders that belong to withheld files, with these.
    pub withheld_folders: BTreeMap<String, SourcePath>,
    /// Those that are public at that moment, whatever is shown, and whose `review_by` is past.
    pub past_review: BTreeSet<SourcePath>,
    /// Those whose `event` is over at that moment.
    pub past_events: BTreeSet<SourcePath>,
    /// Whether withheld files are shown, so that they may be named.
    pub shows_all: bool,
    /// Which of all files are versions of one text in different languages.
    pub versions: Versions,
}

/// Parts the documents; `unreadable` are the files that gave none, or not a whole one. A life that cannot be read is an error,
/// whatever else the file says.
pub fn select(
    config: &Config,
    documents: &[Arc<Document>],
    unreadable: &BTreeSet<SourcePath>,
    options: &Options,
) -> (Selection, Vec<Diagnostic>) {
    let versions = Versions::new(config, documents, unreadable.iter());
    let mut selection = Selection { shows_all: options.show == Show::Everything, versions, ..Selection::default() };
    let mut problems = Vec::new();
    let mut withheld_originals = BTreeSet::new();
    let mut translations = Vec::new();
    let life = |document| Life::of(config, document, selection.versions.is_translation(document), options);
    let lives: Vec<Life> = documents.par_iter().map(|document| life(document)).collect();
    let held = held_by_rivals(&selection.versions, documents, &lives);
    for (document, Life { mut reasons, wrong, is_past_review, is_past_event }) in documents.iter().zip(lives) {
        problems.extend(wrong);
        let holder = held.get(selection.versions.original_of(&document.path).unwrap_or(&document.path));
        reasons.extend(holder.filter(|_| reasons.is_empty()).map(|rival| Reason::Original(rival.clone())));
        if is_past_review {
            selection.past_review.insert(document.path.clone());
        }
        if is_past_event {
            selection.past_events.insert(document.path.clone());
        }
        if let Some(original) = selection.versions.original_of(&document.path) {
            translations.push((document, original.clone(), reasons));
        } else if let Some(problem) = has_no_place(config, document, false).filter(|_| reasons.is_empty()) {
            problems.push(problem);
        } else if reasons.is_empty() {
            selection.public.push(Arc::clone(document));
        } else {
            withheld_originals.insert(document.path.clone());
            selection.withhold(document, reasons);
        }
    }
    for (document, original, mut reasons) in translations {
        if withheld_originals.contains(&original) {
            reasons.push(Reason::Original(original));
        }
        if !reasons.is_empty() {
            selection.withhold(document, reasons);
        } else if let Some(problem) = has_no_place(config, document, true) {
            problems.push(problem);
        } else {
            selection.public.push(Arc::clone(document));
        }
    }
    settle_folders(&mut selection, &mut problems);
    settle_hours(&mut selection);
    selection.public.sort_by(|a, b| a.path.cmp(&b.path));
    selection.withheld.sort_by(|a, b| a.path.cmp(&b.path));
    (selection, problems)
}

/// Returns the originals of which a rival is withheld, with these: where nobody can tell which of them is the translation, all are
/// withheld.
fn held_by_rivals(
    versions: &Versions,
    documents: &[Arc<Document>],
    lives: &[Life],
) -> BTreeMap<SourcePath, SourcePath> {
    let waiting = documents.iter().zip(lives).filter(|(_, life)| !life.reasons.is_empty());
    let rival = |document: &SourcePath| {
        let original = versions.original_of(document)?;
        versions.rivals_of(original).contains(document).then(|| (original.clone(), document.clone()))
    };
    waiting.filter_map(|(document, _)| rival(&document.path)).collect()
}

/// What a document says of its own life.
struct Life {
    /// Why it is withheld, by itself.
    reasons: Vec<Reason>,
    wrong: Vec<Diagnostic>,
    is_past_review: bool,
    is_past_event: bool,
}

impl Life {
    fn of(config: &Config, document: &Document, is_translation: bool, options: &Options) -> Self {
        let mut values = Values::new(&document.path, &config.timezone);
        let hold = Hold::of(document, is_translation, &mut values);
        let shown_by = match options.show {
            Show::By(moment) => moment.max(options.as_of),
            Show::Public | Show::Everything => options.as_of,
        };
        let mut reasons = hold.reasons(shown_by);
        warn_of_changes_to_come(document, &hold, options, &mut values);
        if reasons.is_empty()
            && let Some(folder) = folder_of_drafts(document)
        {
            values.report(problems::folder_of_drafts(&document.path, folder));
        }
        // A draft may say `date: soon`: nobody will see it before it is one no more.
        let is_reported = !reasons.contains(&Reason::Draft) || options.show == Show::Everything;
        let wrong = if is_reported { values.into_problems() } else { Vec::new() };
        let is_past_review = is_past_review(config, document, options.as_of) && hold.reasons(options.as_of).is_empty();
        if options.show == Show::Everything {
            reasons.clear();
        }
        let is_past_event = is_past_event(config, document, options.as_of);
        Self { reasons, wrong, is_past_review, is_past_event }
    }
}

/// Names of folders that withhold what lies in them, as Jekyll's `_drafts` does, or that sound so; `_` before them apart.
const FOLDERS_OF_DRAFTS: [&str; 4] = ["draft", "drafts", "embargo", "embargoed"];

/// Returns the folder around a file that sounds as if it withheld it, if the file does not say whether it is withheld.
fn folder_of_drafts(document: &Document) -> Option<&str> {
    let common = document.front.common();
    if common.status.is_given() || common.embargo_until.is_given() {
        return None;
    }
    let folders = document.path.as_str().rsplit('/').skip(1);
    folders.into_iter().find(|name| {
        let name = name.trim_start_matches('_');
        FOLDERS_OF_DRAFTS.iter().any(|of_drafts| name.eq_ignore_ascii_case(of_drafts))
    })
}

/// Settles the folders of briefs, which hold the files of the brief and nothing else: what lies with a withheld brief is
/// withheld with it, and a second text in the folder of a public one is a mistake.
fn settle_folders(selection: &mut Selection, problems: &mut Vec<Diagnostic>) {
    let is_brief = |document: &&Arc<Document>| {
        document.identity.kind == ContentKind::Brief && !selection.versions.is_translation(document)
    };
    let owners: BTreeMap<String, SourcePath> = selection
        .public
        .iter()
        .filter(is_brief)
        .filter_map(|document| Some((document.identity.folder.clone()?, document.path.clone())))
        .collect();
    let folders: BTreeSet<String> = owners.keys().cloned().collect();
    // The folder's own text lies in it, and belongs to the folder around it only if there is one.
    let lies =
        |document: &Document| SourcePath::new(document.identity.folder.as_deref().unwrap_or(document.path.as_str()));
    for document in std::mem::take(&mut selection.public) {
        let lies = lies(&document);
        if let Some(owner) = selection.folder_around(&lies).cloned() {
            selection.withhold(&document, vec![Reason::Folder(owner)]);
            continue;
        }
        if document.identity.kind == ContentKind::Brief && lies.lies_in(&folders) {
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
        let (identity, front) = (&document.identity, document.front.common());
        let is_translation = self.versions.is_translation(document);
        // The folder of a translation is its original's, unless that lies beside it.
        let lies_in = |folder: &String| {
            let original = self.versions.original_of(&document.path);
            original.is_none_or(|original| !original.as_str().starts_with(&format!("{folder}/")))
        };
        if identity.folder.as_ref().is_some_and(lies_in) {
            self.withheld_folders.extend(identity.folder.clone().map(|folder| (folder, document.path.clone())));
        }
        self.withheld.push(Withheld {
            path: document.path.clone(),
            kind: identity.kind,
            is_translation,
            title: front.title.unwrap_or(&identity.name).to_owned(),
            name: front.slug.unwrap_or(&identity.name).to_owned(),
            reasons,
            appears: None,
        });
    }

    /// Returns the withheld file to which a folder around this file belongs; the innermost.
    pub fn folder_around(&self, file: &SourcePath) -> Option<&SourcePath> {
        file.folders().find_map(|folder| self.withheld_folders.get(folder))
    }
}

/// Settles when each withheld file appears: at its own hour, and no earlier than the original of a translation and
/// the files to which the folders around it belong. Whether a file is public is never read off this. A file that
/// waits in the folder of another has that as one more reason.
fn settle_hours(selection: &mut Selection) {
    let own: BTreeMap<SourcePath, Option<Timestamp>> =
        selection.withheld.iter().map(|withheld| (withheld.path.clone(), own_hour(withheld))).collect();
    let mut withheld = std::mem::take(&mut selection.withheld);
    for one in &mut withheld {
        let around: Vec<&SourcePath> =
            one.path.folders().filter_map(|folder| selection.withheld_folders.get(folder)).collect();
        let is_inherited = |reason: &Reason| matches!(reason, Reason::Original(_) | Reason::Folder(_));
        let inherited = one.reasons.iter().find(|reason| is_inherited(reason)).cloned();
        let original = match &inherited {
            Some(Reason::Original(original)) => Some(original),
            _ => None,
        };
        let holders = around.iter().copied().chain(original).filter_map(|holder| own.get(holder).copied());
        one.appears = holders.fold(own_hour(one), later);
        if inherited.is_none() {
            let owner = around.into_iter().find(|owner| **owner != one.path);
            one.reasons.extend(owner.map(|owner| Reason::Folder(owner.clone())));
        }
    }
    selection.withheld = withheld;
}

/// Returns when a file appears that is held with no other; a draft never does.
fn own_hour(withheld: &Withheld) -> Option<Timestamp> {
    let hour = |reason: &Reason| match reason {
        Reason::Draft => None,
        Reason::Date(moment) => Some(moment.instant),
        Reason::Embargo(instant) => Some(*instant),
        Reason::Original(_) | Reason::Folder(_) => Some(Timestamp::MIN),
    };
    withheld.reasons.iter().map(hour).fold(Some(Timestamp::MIN), later)
}

/// Returns the later of two hours, of which none is later than any.
fn later(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    one.zip(other).map(|(one, other)| one.max(other))
}

/// Returns why no page is made of a file in a language: the site has none in it, or it is the translation of nothing.
fn has_no_place(config: &Config, document: &Document, is_translation: bool) -> Option<Diagnostic> {
    let language = Language::of(document.identity.language.as_deref()?);
    let has_edition = config.languages.contains(&language);
    match document.identity.kind {
        // A brief needs no pages around it. But without a date it was written to be a translation.
        ContentKind::Brief if is_translation => None,
        ContentKind::Brief
            if document.front.common().date.is_given()
                && !is_translated(document)
                && (has_edition || language.is_known()) =>
        {
            None
        }
        ContentKind::Brief => {
            let original = document.untranslated_path();
            Some(match config.languages[0] == language {
                true => problems::own_language_alone(&document.path, &language, &original),
                false => problems::no_original(&document.path, &original, language.is_known()),
            })
        }
        _ if has_edition => None,
        kind => Some(problems::page_in_no_language(&document.path, kind.word(), &language, &config.languages)),
    }
}

/// What a file says that can withhold it, in the site's time zone. What cannot be read withholds nothing: it is an error.
struct Hold {
    is_draft: bool,
    date: Option<Moment>,
    embargo: Option<Timestamp>,
}

impl Hold {
    fn of(document: &Document, is_translation: bool, values: &mut Values<'_>) -> Self {
        let Common { status, date, embargo_until: embargo, .. } = document.front.common();
        // A brief without a date is reported where it is read.
        let needs_date = document.identity.kind == ContentKind::Brief && !is_translation;
        let blank = [
            ("status", status.is_blank()),
            ("date", date.is_blank() && !needs_date),
            ("embargo_until", embargo.is_blank()),
        ];
        blank.iter().filter(|(_, is_blank)| *is_blank).for_each(|(key, _)| values.report_blank(FieldPath::of(key)));
        Self {
            is_draft: values.status(FieldPath::of("status"), status) == Some(Status::Draft),
            date: values.moment(FieldPath::of("date"), date),
            embargo: values.instant(FieldPath::of("embargo_until"), embargo),
        }
    }

    /// Returns why the file is not public at that moment, whatever is shown.
    fn reasons(&self, at: Timestamp) -> Vec<Reason> {
        let draft = self.is_draft.then_some(Reason::Draft);
        let date = self.date.filter(|moment| moment.instant > at).map(Reason::Date);
        let embargo = self.embargo.filter(|instant| *instant > at).map(Reason::Embargo);
        [draft, date, embargo].into_iter().flatten().collect()
    }
}

/// Warns of changes that show although their day has not come: of a file that waits, those after its own hour.
fn warn_of_changes_to_come(document: &Document, hold: &Hold, options: &Options, values: &mut Values<'_>) {
    let Front::Brief(front) = &document.front else { return };
    let own = [hold.date.map(|moment| moment.instant), hold.embargo];
    let shown_from = own.into_iter().flatten().chain([options.as_of]).max();
    let changes = front.changes.iter().enumerate();
    let dates = changes.map(|(at, change)| (FieldPath::of("changes").index(at).key("date"), &change.date));
    for (field, leaf) in dates.chain([(FieldPath::of("updated"), &front.updated)]) {
        // What cannot be read is reported where the brief is.
        let moment = leaf.in_zone(values.zone()).value();
        if let Some(text) = leaf.text().filter(|_| moment.is_some_and(|moment| Some(moment.instant) > shown_from)) {
            values.report(problems::change_to_come(values.place(field), text));
        }
    }
}
