//! Follows the references of one document.
//!
//! A path to a source file is relative to the file that it stands in. A wiki link, such as `[[slug#heading]]` or
//! `[[country:PK]]`, names what it leads to and not where that lies, so it stays when a file is moved to another folder.

use super::address::Address;
use super::fault::{Fault, Known, Why};
use super::names::normal;
use super::resolved::{PublishedFile, Resolved, Rooted};
use super::target::{Anchors, Folders};
use crate::base::elsewhere::{self, meant_elsewhere};
use crate::base::unpublished::is_text;
use crate::base::{At, BaseUrl, Blob, Language, MediaKind, PictureRead, Place, Purpose, Route, SourcePath, route};
use crate::body::{Heading, ReferenceKind, Sentence, ShownPlayer, anchor, wiki_target};
use crate::parse::config::Config;
use crate::parse::document::{Document, identify, untranslated_path};
use crate::parse::term::TermKind;
use crate::site::Tombstones;
use crate::site::pictures::PictureUse;
use crate::site::versions::language_of;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What all references are followed by.
pub struct Follower<'a> {
    pub config: &'a Config,
    pub base: &'a BaseUrl,
    pub known: Known<'a>,
    /// Files without a page because of an error that is reported elsewhere.
    pub faulty: &'a BTreeSet<&'a SourcePath>,
    /// Every file that is no text.
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    /// What the heads of those of them say that are pictures.
    pub pictures: &'a BTreeMap<SourcePath, PictureRead>,
    pub folders: &'a Folders,
    pub tombstones: &'a Tombstones,
}

/// What the references of one document give.
#[derive(Default)]
pub struct Given<'a> {
    pub resolved: Resolved,
    pub files: Vec<PublishedFile>,
    /// Files that it refers to.
    pub used: Vec<SourcePath>,
    /// The pictures among the files that it refers to, and how.
    pub pictures: Vec<(SourcePath, PictureUse)>,
    pub rooted: Vec<Rooted>,
    /// Where the links lead, with their sentences.
    pub edges: Vec<(Route, Option<Sentence>)>,
    pub faults: Vec<Fault<'a>>,
}

impl<'a> Follower<'a> {
    /// Returns what the references of a document give.
    pub fn document(&self, document: &'a Document) -> Given<'a> {
        let given = self.references(document, |at| self.tombstones.shows(&document.path, at));
        if !self.tombstones.holds(&document.path) {
            return given;
        }
        // What the text of a withdrawn brief refers to is kept with it, and not left over.
        Given { used: self.references(document, |_| true).used, ..given }
    }

    /// Returns what those references give that stand where `is_shown` says.
    fn references(&self, document: &'a Document, is_shown: impl Fn(&At) -> bool) -> Given<'a> {
        let mut given = Given::default();
        let language = language_of(document, self.config);
        let own = Anchors::new(&document.facts.headings, &document.facts.raw_ids);
        let body = document.facts.references.iter();
        let body = body.map(|reference| (At::Reference(reference.address.clone()), reference));
        let fields = document.fields.iter().map(|(field, reference)| (At::Field(field.clone()), reference));
        let mut seen = BTreeSet::new();
        for (at, reference) in body.chain(fields).filter(|(at, _)| is_shown(at)) {
            let is_new = seen.insert((at.clone(), &reference.address));
            let place = Place { file: document.path.clone(), at };
            let (written, kind, sentence) = (reference.address.as_str(), reference.kind, &reference.sentence);
            let (given, language, own) = (&mut given, &language, &own);
            let following =
                Following { follower: self, document, language, own, place, written, kind, sentence, given };
            // A repeated address of a body is one place; the pipeline shows every occurrence. But a picture that is shown here
            // may be linked to there.
            if is_new {
                following.follow();
            } else {
                following.note_repeated();
            }
        }
        for (_, sentence) in &mut given.edges {
            *sentence = sentence.take().map(|sentence| sentence.named(&given.resolved.links));
        }
        given
    }

    /// Returns the page of the withdrawn brief in whose folder a file lies.
    fn tombstone(&self, file: &SourcePath) -> Option<&'a Route> {
        let (owner, _) = self.folders.owner(file).filter(|(owner, _)| self.tombstones.holds(owner))?;
        self.known.targets.get(owner).filter(|_| self.blobs.contains_key(file)).map(|target| &target.route)
    }
}

/// A reference that is followed.
pub(super) struct Following<'f, 'a> {
    pub(super) follower: &'f Follower<'a>,
    pub(super) document: &'a Document,
    /// The language that the document is in.
    pub(super) language: &'f Language,
    /// The ids of the page of the document.
    own: &'f Anchors<'a>,
    pub(super) place: Place,
    pub(super) written: &'a str,
    pub(super) kind: ReferenceKind,
    sentence: &'a Option<Sentence>,
    pub(super) given: &'f mut Given<'a>,
}

impl<'f, 'a> Following<'f, 'a> {
    fn follow(mut self) {
        if let Some(target) = wiki_target(self.written) {
            return self.wiki(target);
        }
        if leads_nowhere(self.written) {
            let kind = self.kind;
            return self.fault(Why::Nowhere(kind));
        }
        let below = self.follower.base.below(self.written);
        if below.is_none() && (route::scheme(self.written).is_some() || self.written.starts_with("//")) {
            return self.elsewhere();
        }
        let address = Address::parse(below.unwrap_or(self.written));
        if address.path.is_empty() {
            let own = self.own;
            self.check_anchor(own, None, address);
        } else if address.path.starts_with('/') {
            self.rooted(address);
        } else {
            self.relative(address);
        }
    }

    /// Follows an address elsewhere. A picture is shown, and a video played, only from where the site lets it be.
    fn elsewhere(mut self) {
        match self.kind {
            ReferenceKind::Link => {}
            ReferenceKind::Image => {
                let is_played = MediaKind::of_address(self.written).is_some();
                let purpose = if is_played { Purpose::Media } else { Purpose::Images };
                if !self.follower.config.outside.allows(purpose, self.written) {
                    return self.fault(Why::Elsewhere);
                }
                self.resolve(elsewhere::href(self.written));
                if is_played {
                    let player = ShownPlayer { is_elsewhere: true, ..ShownPlayer::default() };
                    self.given.resolved.links.insert_player(self.written.to_owned(), player);
                }
            }
        }
    }

    /// Notes what is wrong with the reference.
    pub(super) fn fault(&mut self, why: Why<'a>) {
        self.given.faults.push(Fault { place: self.place.clone(), written: self.written.to_owned(), why });
    }

    /// Returns the words of the link.
    fn words(&self) -> String {
        self.sentence.as_ref().map(|sentence| sentence.words.clone()).unwrap_or_default()
    }

    fn edge(&mut self, to: &Route) {
        self.given.edges.push((to.clone(), self.sentence.clone()));
    }

    /// Notes that the reference is this address on its page.
    pub(super) fn resolve(&mut self, address: String) {
        self.given.resolved.links.insert(self.written.to_owned(), address);
    }

    fn lead_to(&mut self, route: &Route, suffix: &str) {
        self.resolve(format!("{}{suffix}", self.follower.base.href(route)));
        self.edge(route);
    }

    /// Notes an address that has to be compared with all addresses.
    fn hold(self, route: Route, fragment: Option<String>) {
        self.given.rooted.push(Rooted { place: self.place, written: self.written.to_owned(), route, fragment });
    }

    /// Reports a fragment that names nothing on the page with these ids.
    fn check_anchor(mut self, anchors: &Anchors<'a>, page: Option<SourcePath>, address: Address<'_>) {
        let fragment = address.fragment.filter(|fragment| !fragment.is_empty() && *fragment != "top");
        let anchor = fragment.map(|fragment| route::decode(fragment).unwrap_or_else(|| fragment.to_owned()));
        if let Some(anchor) = anchor.filter(|anchor| !anchors.has(anchor)) {
            self.fault(Why::Anchor { anchor, page, headings: anchors.headings });
        }
    }

    fn rooted(mut self, address: Address<'_>) {
        let blobs = self.follower.known.blobs;
        let Ok(route) = Route::parse(address.path) else {
            let wanted = address.path.trim_start_matches('/');
            let file = format!("static/{}", route::decode(wanted).as_deref().unwrap_or(wanted));
            // A file whose name is no address is reported where it stands.
            if !blobs.contains(&SourcePath::new(file)) {
                let words = self.words();
                self.fault(Why::Page { wanted: SourcePath::new(wanted), words });
            }
            return;
        };
        let blob = SourcePath::new(format!("static{route}"));
        if blobs.contains(&blob) {
            self.note_picture(&blob);
            self.note_player(&blob);
            self.given.resolved.files.insert(self.written.to_owned(), (route.clone(), blob));
        }
        self.lead_to(&route, &address.suffix());
        self.hold(route, address.fragment.map(str::to_owned));
    }

    fn relative(mut self, address: Address<'_>) {
        let follower = self.follower;
        let decoded = route::decode(address.path).unwrap_or_else(|| address.path.to_owned());
        let Some(wanted) = self.document.path.join(&decoded) else { return self.fault(Why::Outside) };
        if let Some(target) = follower.known.targets.get(&wanted) {
            if let Some(own) = self.own_version(&wanted) {
                self.fault(Why::OtherLanguage { own });
            }
            self.lead_to(&target.route, &address.suffix());
            self.check_anchor(&target.anchors, Some(wanted), address);
        } else if follower.known.blobs.contains(&wanted) {
            self.file(wanted, address);
        } else if let Some(page) = follower.tombstone(&wanted).filter(|_| self.kind == ReferenceKind::Link) {
            self.lead_to(page, "");
        } else if let Some(why) = follower.known.unpublished.get(&wanted).copied() {
            self.fault(Why::Unpublished { wanted, why });
        } else if let Some(meant) = meant_elsewhere(self.written).filter(|_| self.kind == ReferenceKind::Link) {
            self.fault(Why::Unschemed { meant });
        } else if !follower.faulty.contains(&wanted) {
            let is_file = self.kind == ReferenceKind::Image
                || !(is_text(&wanted) || matches!(&*wanted.extension().to_ascii_lowercase(), "html" | ""));
            let words = self.words();
            self.fault(if is_file { Why::File { wanted } } else { Why::Page { wanted, words } });
        }
    }

    /// Returns the version of a file in the language of a text whose name says one, if it is another file.
    fn own_version(&self, wanted: &SourcePath) -> Option<SourcePath> {
        let language = self.document.identity.language.as_ref()?;
        let untranslated = untranslated_path(wanted, &identify(wanted).ok()?);
        let (name, ending) = untranslated.rsplit_once('.')?;
        let own = SourcePath::new(format!("{name}.{language}.{ending}"));
        let is_another = own != *wanted && own != self.document.path;
        (is_another && self.follower.known.targets.contains_key(&own)).then_some(own)
    }

    fn wiki(self, target: &str) {
        let (name, fragment) = match target.split_once('#') {
            Some((name, fragment)) => (name.trim(), Some(fragment.trim()).filter(|fragment| !fragment.is_empty())),
            None => (target.trim(), None),
        };
        let term = name.split_once(':').and_then(|(word, rest)| Some((TermKind::of_word(word.trim())?, rest.trim())));
        let own = self.own;
        match term {
            Some((kind, name)) => self.wiki_term(kind, name, fragment),
            None if name.is_empty() => self.wiki_heading(own, fragment, None),
            None => self.wiki_brief(name, fragment),
        }
    }

    fn wiki_term(mut self, kind: TermKind, name: &str, fragment: Option<&str>) {
        let Some((route, title)) = self.follower.known.names.term(kind, name, self.language) else {
            let language = self.language.clone();
            return self.fault(Why::Term { kind, name: name.to_owned(), language });
        };
        // A heading of its text goes by its words or its id; what else is on the page is asked for as headings are called.
        let profile =
            || self.follower.known.targets.get(self.follower.known.names.profile(kind, name, self.language)?);
        let own = |fragment: &str| {
            let anchors = &profile()?.anchors;
            let heading = heading(anchors.headings, fragment).map(|heading| heading.id.to_string());
            heading.or_else(|| anchors.has(fragment).then(|| fragment.to_owned()))
        };
        let fragment = fragment.map(|fragment| own(fragment).unwrap_or_else(|| anchor(fragment)));
        let suffix = fragment.as_ref().map_or_else(String::new, |id| format!("#{}", route::encode_written(id)));
        self.lead_to(&route, &suffix);
        self.given.resolved.links.insert_name(self.written.to_owned(), title);
        self.hold(route, fragment);
    }

    fn wiki_brief(mut self, name: &str, fragment: Option<&str>) {
        let Known { names, targets, .. } = self.follower.known;
        let paths = names.briefs(name, Some(self.language));
        let path = match paths.len() {
            1 => *paths.first().expect("there is one"),
            0 if names.is_unread(name) => return,
            0 => {
                let fragment = fragment.map(str::to_owned);
                return self.fault(Why::Brief { name: name.to_owned(), fragment });
            }
            _ => {
                let slugs = paths.into_iter().map(|path| names.slug(path)).collect();
                return self.fault(Why::Briefs { name: name.to_owned(), slugs });
            }
        };
        let Some(target) = targets.get(path) else { return };
        let title = names.title(path);
        // If the link names the title itself, it keeps the spelling in the link.
        let title = if normal(title) == normal(name) { name } else { title };
        self.edge(&target.route);
        self.wiki_heading(&target.anchors, fragment, Some((path, &target.route, title)));
    }

    /// Ends a link to a brief, which is given with its title, or to the page that the link stands on.
    fn wiki_heading(
        mut self,
        anchors: &Anchors<'a>,
        fragment: Option<&str>,
        brief: Option<(&SourcePath, &Route, &str)>,
    ) {
        let found = fragment.map(|fragment| (fragment, heading(anchors.headings, fragment)));
        let (id, section): (Option<Arc<str>>, Option<Arc<str>>) = match found {
            None => (None, None),
            Some((_, Some(heading))) => (Some(heading.id.clone()), Some(heading.title.clone())),
            Some((fragment, None)) if anchors.has(fragment) => (Some(fragment.into()), None),
            Some((fragment, None)) => {
                let page = brief.map(|(path, ..)| path.clone());
                return self.fault(Why::Anchor { anchor: fragment.to_owned(), page, headings: anchors.headings });
            }
        };
        let suffix = id.map_or_else(String::new, |id| format!("#{}", route::encode_written(&id)));
        let address = brief.map_or_else(String::new, |(_, route, _)| self.follower.base.href(route));
        if address.is_empty() && suffix.is_empty() {
            return self.fault(Why::Brief { name: String::new(), fragment: None });
        }
        let name = match (brief, section) {
            (Some((.., title)), Some(section)) => format!("{title}: {section}"),
            (Some((.., title)), None) => title.to_owned(),
            (None, section) => section.as_deref().or(fragment).unwrap_or_default().to_owned(),
        };
        self.resolve(address + &suffix);
        self.given.resolved.links.insert_name(self.written.to_owned(), name);
        let language = brief.and_then(|(path, ..)| self.follower.known.names.language(path));
        if let Some(language) = language.filter(|language| *language != self.language) {
            self.given.resolved.links.mark_name(self.written.to_owned(), language.attributes());
        }
    }
}

/// Whether an address says nothing of where it leads: nothing stands in it, or after its scheme, but slashes, blanks or one `#`.
fn leads_nowhere(written: &str) -> bool {
    let rest = match route::scheme(written) {
        Some(_) => written.split_once(':').map_or("", |(_, rest)| rest),
        // The address of the home page.
        None if written == "/" => return false,
        None => written,
    };
    matches!(rest.trim_matches(['/', ' ']), "" | "#")
}

/// Returns the heading that is meant by its id or its words.
fn heading<'h>(headings: &'h [Heading], written: &str) -> Option<&'h Heading> {
    let words = normal(written);
    let find = |is_it: &dyn Fn(&Heading) -> bool| headings.iter().find(|heading| is_it(heading));
    find(&|heading| *heading.id == *written)
        .or_else(|| find(&|heading| normal(&heading.title) == words))
        .or_else(|| find(&|heading| *heading.id == *anchor(written)))
}
