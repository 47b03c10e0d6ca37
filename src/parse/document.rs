//! One content file: what it is, what its front matter says, and the facts of its texts.
//!
//! What a file is follows from its place alone; what it means is for `site` to say. A document is made from one text
//! and nothing else, so it can be kept as long as that text stays.

mod identity;
mod mentions;

pub use super::front_matter::Front;
pub use identity::{ContentKind, Identity, identify, owner_of};
pub use mentions::Mentions;

use super::commas::joined_names;
use super::config::Config;
use super::free::FreeEntries;
use super::front_matter::{PDF_WORDS, Split, split};
use super::partial_read::PartialRead;
use super::shape::Mark;
use super::slips::slips;
use super::term::TermKind;
use super::typeset::typeset;
use super::yaml;
use crate::base::route::scheme;
use crate::base::{
    At, BaseUrl, Diagnostic, FieldPath, Fingerprint, Language, Outside, Place, SourcePath, Span, fingerprint_of,
    problems,
};
use crate::body::{self, Cites, Manner, OwnFacts, RawHtml, Reading, Reference, ReferenceKind, TextFacts, Typography};
use crate::places::Tongue;

/// Longest front matter, in bytes.
pub const MAX_FRONT_MATTER: usize = 64 * 1024;

/// A file that could be read.
#[derive(Clone, Debug)]
pub struct Document {
    pub path: SourcePath,
    pub identity: Identity,
    pub front: Front,
    /// Keys that `front_matter.extra_keys` lets through.
    pub extra: FreeEntries,
    /// The bytes of the YAML and of the body in the file.
    pub yaml: Span,
    pub body: Span,
    pub facts: TextFacts,
    /// What its body tells this file and its page alone; it takes no part in the fingerprint.
    pub own: OwnFacts,
    /// What a brief in the site's language says of places beside its tags.
    pub mentions: Mentions,
    /// What the inline Markdown and file names of front matter refer to.
    pub fields: Vec<(FieldPath, Reference)>,
    /// The faults of its front matter, which count always, and what they left out.
    pub partial_read: PartialRead,
    /// What is wrong with its texts; it counts only if the file is public.
    pub problems: Vec<Diagnostic>,
    /// Of everything that the file tells the rest of the site.
    pub fingerprint: Fingerprint,
}

/// What parsing a file gives: a document, or the reasons why it is none.
pub type Parsed = Result<Document, Vec<Diagnostic>>;

/// What parsing depends on beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ParseOptions {
    pub raw_html: RawHtml,
    pub extra_keys: Vec<String>,
    /// The languages of the site, its first one in front.
    pub languages: Vec<Language>,
    /// What pages may load from other hosts.
    pub outside: Outside,
    /// Full addresses below it are links within the site.
    pub base_url: Option<BaseUrl>,
    /// The language of texts whose name does not say another.
    pub tongue: Tongue,
    /// How the straight signs of such texts are set.
    pub typography: Typography,
    /// What becomes of citations.
    pub cites: Cites,
    /// Whether every text may cite, and not those alone that name a bibliography.
    pub has_bibliography: bool,
}

impl ParseOptions {
    /// Returns those of a site.
    pub fn of(config: &Config) -> Self {
        Self {
            raw_html: config.raw_html,
            outside: config.outside.clone(),
            extra_keys: config.extra_keys.clone(),
            languages: config.languages.clone(),
            tongue: Tongue::of(&config.languages[0]),
            base_url: Some(config.base_url.clone()),
            typography: config.typography_of(&config.languages[0]),
            cites: if config.citation.has_notes { Cites::InNotes } else { Cites::InText },
            has_bibliography: !config.citation.bibliography.is_empty(),
        }
    }

    /// Returns how the citations of a file are read. A translation cites what its original does, which says so by its first
    /// citation in brackets.
    fn cites_of(&self, front: &Front, identity: &Identity, body: &str) -> Cites {
        let Front::Brief(brief) = front else {
            return if self.has_bibliography { self.cites } else { Cites::Nothing };
        };
        let is_named = !brief.bibliography.is_empty() || brief.sources.iter().any(|source| source.key.is_some());
        let may_cite = self.has_bibliography || is_named || (identity.language.is_some() && body.contains("[@"));
        if may_cite && body.contains('@') { self.cites } else { Cites::Nothing }
    }

    /// Returns how the straight signs of texts in a language are set, if any are.
    fn typography_of(&self, language: &Language) -> Typography {
        if self.typography == Typography::AS_TYPED { self.typography } else { Typography::of(language) }
    }
}

/// Parses the content file at `path`.
///
/// # Errors
/// Every reason why its place or its front matter cannot be read.
pub fn parse(path: &SourcePath, text: &str, options: &ParseOptions) -> Parsed {
    let identity = identify(path).map_err(|problem| vec![problem])?;
    let (yaml, body) = match split(text) {
        Split::Closed { yaml, body } => (yaml, body),
        Split::NotClosed { opening } => return Err(vec![problems::front_matter_not_closed(path, opening)]),
        Split::None if text.starts_with("+++") => return Err(vec![problems::toml_front_matter(path)]),
        Split::None if identity.kind == ContentKind::Home => (Span::default(), Span::new(0..text.len())),
        Split::None => return Err(vec![problems::no_front_matter(path)]),
    };
    if yaml.range().len() > MAX_FRONT_MATTER {
        let (length, limit) = (yaml.range().len() as u64, MAX_FRONT_MATTER as u64);
        return Err(vec![problems::file_too_large(path, length, limit, "front matter")]);
    }
    let (mut front, extra, partial_read) = read_front(path, text, yaml, identity.kind, &options.extra_keys)?;
    // Other programs write them, and as a plain text has no markup, nobody means the letters.
    front.change(Mark::Text, &|text, _| body::read_entities(text));
    let base = options.base_url.as_ref();
    let stated = match &front {
        Front::Brief(front) => front.language.as_ref(),
        _ => None,
    };
    let language = identity.language.as_ref().or(stated).map(|tag| Language::of(tag));
    let tongue = language.as_ref().map_or(options.tongue, Tongue::of);
    let typography = language.as_ref().map_or(options.typography, |language| options.typography_of(language));
    let outside = Some(&options.outside);
    let cites = options.cites_of(&front, &identity, &text[body.range()]);
    let manner = Manner { raw_html: options.raw_html, base, tongue, typography, outside, cites };
    let Reading { mut facts, own, mut problems } = body::read(path, &text[body.range()], body.start, manner);
    if front.common().summary.is_some() {
        // It would stand in for a summary, and nobody else asks for it.
        facts.first_paragraph = None;
    }
    problems.extend(in_first_language(path, &mut front, &options.languages));
    problems.extend(yaml::cut_texts(path, text, yaml));
    problems.extend(joined_names(path, text, yaml, &front));
    problems.extend(slips(path, text, yaml, body, &front, &extra));
    let fields = field_references(path, &front, base, &mut problems);
    let mentions = match &front {
        Front::Brief(brief) if identity.language.is_none() => Mentions::of(brief, &own),
        _ => Mentions::default(),
    };
    set(&mut front, typography);
    let fingerprint = fingerprint_of(&(&identity, &front, &extra, &facts, &mentions, &fields));
    let path = path.clone();
    Ok(Document {
        path,
        identity,
        front,
        extra,
        yaml,
        body,
        facts,
        own,
        mentions,
        fields,
        partial_read,
        problems,
        fingerprint,
    })
}

/// Sets the straight signs of the texts that readers see. What is wrong with them was told as typed.
fn set(front: &mut Front, typography: Typography) {
    // The number of a report is a symbol.
    let number = match front {
        Front::Brief(front) => front.number.take(),
        _ => None,
    };
    typeset(typography, |mark, change| front.change(mark, change));
    if let Front::Brief(front) = front {
        front.number = number;
    }
}

/// Takes the texts of the site's first language, where there are several, and returns what is wrong with their languages.
fn in_first_language(path: &SourcePath, front: &mut Front, languages: &[Language]) -> Vec<Diagnostic> {
    if !front.speaks_several() {
        return Vec::new();
    }
    front.choose(&languages.first().map(Language::tag).into_iter().collect::<Vec<_>>());
    front.foreign_texts(path, languages)
}

fn read_front(
    path: &SourcePath,
    text: &str,
    yaml: Span,
    kind: ContentKind,
    extra_keys: &[String],
) -> Result<(Front, FreeEntries, PartialRead), Vec<Diagnostic>> {
    macro_rules! read {
        ($variant:ident) => {
            yaml::read(path, text, yaml, extra_keys)
                .map(|(front, extra, partial_read)| (Front::$variant(Box::new(front)), extra, partial_read))
        };
    }
    match kind {
        ContentKind::Brief => read!(Brief),
        ContentKind::Term(TermKind::Country | TermKind::Region | TermKind::Group) => read!(Place),
        ContentKind::Term(TermKind::Topic) => read!(Topic),
        ContentKind::Term(TermKind::Author) => read!(Author),
        // What is no more than a title, a summary and a text.
        ContentKind::Term(_) => read!(Series),
        ContentKind::Page | ContentKind::Home => read!(Page),
    }
}

/// Returns everything that front matter refers to, and what is wrong with its inline Markdown.
fn field_references(
    path: &SourcePath,
    front: &Front,
    base: Option<&BaseUrl>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(FieldPath, Reference)> {
    let mut found = Vec::new();
    for (field, text) in front.texts(&[Mark::Inline]) {
        let Reading { facts, problems: wrong, .. } = body::read_inline(path, text, base);
        let at = Place { file: path.clone(), at: At::Field(field.clone()) };
        problems.extend(wrong.into_iter().map(|problem| Diagnostic { place: at.clone(), ..problem }));
        found.extend(facts.references.into_iter().map(|reference| (field.clone(), reference)));
    }
    // A plain text, in which wiki links alone are more than their letters.
    for address in front.common().summary.into_iter().flat_map(body::wiki_links) {
        let reference = Reference { kind: ReferenceKind::Link, address, span: Span::default(), sentence: None };
        found.push((FieldPath::of("summary"), reference));
    }
    for (field, text) in front.texts(&[Mark::Text]) {
        let at = Place { file: path.clone(), at: At::Field(field) };
        let wrong = body::read_plain(path, text).into_iter();
        problems.extend(wrong.map(|problem| Diagnostic { place: at.clone(), ..problem }));
    }
    let is_word = |field: &FieldPath, file: &str| *field == FieldPath::of("pdf") && PDF_WORDS.contains(&file);
    for (field, file) in front.texts(&[Mark::File]).into_iter().filter(|(field, file)| !is_word(field, file)) {
        if field == FieldPath::of("pdf") && !file.contains('.') {
            problems.push(problems::no_edition(Place::field(path, field), file));
            continue;
        }
        if scheme(file).is_some() || file.starts_with("//") {
            let place = Place::field(path, field);
            problems.push(problems::invalid_value(place, file, "put the file into the site and write its path"));
            continue;
        }
        let (kind, address) = (ReferenceKind::Image, file.to_owned());
        let reference = Reference { kind, address, span: Span::default(), sentence: None };
        found.push((field, reference));
    }
    found
}

/// Returns the path of the text that a file named `name.fr.md` is a version of, `name.md`; that of the file itself if its name
/// says no language.
pub fn untranslated_path(path: &SourcePath, identity: &Identity) -> String {
    let path = path.as_str();
    let around = identity.language.as_ref().and_then(|language| path.rsplit_once(&format!(".{language}.")));
    around.map_or_else(|| path.to_owned(), |(name, extension)| format!("{name}.{extension}"))
}

impl Document {
    /// Returns the path of the file without the language in its name: `name.md` for `name.fr.md`.
    pub fn untranslated_path(&self) -> String {
        untranslated_path(&self.path, &self.identity)
    }

    /// Whether its front matter says in which language it is.
    pub fn states_language(&self) -> bool {
        matches!(&self.front, Front::Brief(front) if front.language.is_some())
    }

    /// Returns every address that it refers to, in its body and in front matter, as written.
    pub fn addresses(&self) -> Vec<(At, &str)> {
        let body = self.facts.references.iter().map(|reference| &reference.address);
        let body = body.map(|address| (At::Reference(address.clone()), address.as_str()));
        let fields =
            self.fields.iter().map(|(field, reference)| (At::Field(field.clone()), reference.address.as_str()));
        let links =
            self.front.texts(&[Mark::WebAddress]).into_iter().map(|(field, address)| (At::Field(field), address));
        body.chain(fields).chain(links).collect()
    }
}
