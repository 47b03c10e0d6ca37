//! Templates: the only file that knows Tera.
//!
//! The built-in templates are compiled under `builtin/`, the site's own under their plain names, and a name that the
//! site does not have falls back to the built-in one. So a site's `brief.html` stands in for the built-in `brief.html`,
//! and can begin with `{% extends "builtin/brief.html" %}` to change one block of it.
//!
//! A view becomes a template value once. A brief stands in many lists and looks the same in each. So the value of its
//! card, with what the components `card` and `row` make of it, is made at its first use and shared from then on. The
//! same holds for the link to a term, which many briefs show, with what the component `link` makes of it. Pages render in
//! parallel, and nearly all of them show cards. Each card has a place of its own from the start, so that no page waits for
//! another page that makes a different card.

mod advice;
mod faults;
mod joined;
mod marks;
mod outside;
mod say;
mod steps;

pub use faults::Fault;
pub use outside::forbidden;

use super::citation;
use crate::base::bytes::any;
use crate::base::escape::escape;
use crate::base::{Diagnostic, Fingerprint, fingerprint_of};
use crate::page::view::{BriefView, CardView, ContentView, HomeView, LinkView, ListView, PageView, Shared};
use crate::page::{EditionPages, View};
use crate::source::{BUILTIN_TEMPLATES, Snapshot};
use crate::words::Words;
use faults::Own;
use joined::Joined;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};
use steps::Written;
use tera::{Context, Kwargs, State, Tera, Value};

/// The compiled templates of a site, before anything is known of its pages.
pub struct TemplateSet {
    tera: Tera,
    words: Arc<Words>,
    fingerprint: Fingerprint,
    /// The site's own templates, for places in them.
    own: Own,
}

/// Templates with what they show on every page, and with what many pages show.
pub struct Templates {
    set: Arc<TemplateSet>,
    fingerprint: Fingerprint,
    /// Holds `site`.
    site: Context,
    cards: HashMap<Fingerprint, Once>,
    term_links: HashMap<LinkView, Once>,
}

/// The value of something that many pages show, made by the first that does.
type Once = OnceLock<Result<Value, Fault>>;

impl TemplateSet {
    /// Compiles the built-in templates and those of the site, which say these words.
    ///
    /// # Errors
    /// What is wrong with the site's templates: every one that cannot be parsed, or the first fault between them.
    pub fn compile(snapshot: &Snapshot, words: &Arc<Words>) -> Result<Self, Vec<Diagnostic>> {
        let own = Own::new(snapshot.templates().map(|(name, path, file)| (name, path, &file.text)));
        own.refuse_long_chains()?;
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(["builtin/"]).expect("no template has been added yet");
        let said = Arc::clone(words);
        tera.register_function("say", move |arguments: Kwargs, state: &State| say::say(&said, &arguments, state));
        let writes = Arc::clone(words);
        tera.register_filter("number", move |value: &Value, _: Kwargs, _: &State| say::number(&writes, value));
        let writes = Arc::clone(words);
        tera.register_filter("digits", move |value: &Value, _: Kwargs, _: &State| say::digits(&writes, value));
        tera.register_filter("urlencode", |value: &Value, _: Kwargs, _: &State| say::urlencode(value));
        let steps = own.steps();
        tera.register_function("count_step", move |arguments: Kwargs, _: &State| steps::count_step(&steps, &arguments));
        let builtin = BUILTIN_TEMPLATES.iter();
        let builtin: Vec<_> =
            builtin.map(|(name, text)| (format!("builtin/{name}"), say::with_constant_words(words, text))).collect();
        let builtin = builtin.iter().map(|(name, text)| (name.clone(), &**text));
        let all = builtin.chain(own.counted().map(|(name, text)| (name.to_owned(), text)));
        if let Err(error) = tera.add_raw_templates(all) {
            return Err(own.problems(&error));
        }
        let texts: Vec<&str> = BUILTIN_TEMPLATES.iter().map(|(_, text)| *text).collect();
        let fingerprint = fingerprint_of(&(texts, own.written().collect::<Vec<_>>(), words));
        Ok(Self { tera, words: Arc::clone(words), fingerprint, own })
    }

    /// Returns the fingerprint of the texts of all templates.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl Templates {
    /// Returns the templates for the pages of an edition.
    pub fn new(set: Arc<TemplateSet>, pages: &EditionPages) -> Self {
        let mut site = Context::new();
        site.insert("site", &pages.site);
        Self {
            fingerprint: fingerprint_of(&(set.fingerprint, &pages.site)),
            set,
            site,
            cards: pages.cards().map(|card| (card.fingerprint(), Once::new())).collect(),
            term_links: pages.term_links().map(|link| (link.clone(), Once::new())).collect(),
        }
    }

    /// Returns the fingerprint of all templates and of what they see on every page.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Returns the words that they say.
    pub fn words(&self) -> &Words {
        &self.set.words
    }

    /// Renders a view.
    ///
    /// # Errors
    /// The fault of the template.
    pub fn render(&self, view: &View, page: &PageView, content: &ContentView) -> Result<Vec<u8>, Fault> {
        let mut context = self.site.clone();
        context.insert_value("page", head(page));
        let ContentView { html, text_html, notes_html, references_html, words, minutes, .. } = content;
        let ContentView { has_players, has_frames, cited_as, .. } = content;
        let fields = [
            ("html", Value::safe_string(html)),
            ("text_html", Value::safe_string(text_html)),
            ("notes_html", Value::safe_string(notes_html)),
            ("references_html", Value::safe_string(references_html)),
            ("words", Value::from(*words)),
            ("minutes", Value::from(*minutes)),
            ("has_players", Value::from(*has_players)),
            ("has_frames", Value::from(*has_frames)),
            ("cited_as", Value::from_serializable(cited_as)),
        ];
        context.insert_value("content", Value::from(BTreeMap::from(fields)));
        match view {
            View::Home(home, list) => {
                context.insert_value("home", self.home(home)?);
                context.insert_value("list", self.list(list)?);
            }
            View::Briefs(list) => context.insert_value("list", self.list(list)?),
            View::Year { parent, list, chronology } => {
                context.insert("parent", parent);
                context.insert("chronology", chronology);
                context.insert_value("list", self.list(list)?);
            }
            View::Brief(brief) => context.insert_value("brief", self.brief(brief)?),
            View::Countries(countries) => context.insert("countries", countries),
            View::Term(term, list) => {
                context.insert(term.kind().row().word, term);
                context.insert_value("list", self.list(list)?);
            }
            View::Topics(topics) => context.insert("topics", topics),
            View::Crossing(crossing, list) => {
                context.insert("meeting", crossing);
                context.insert_value("list", self.list(list)?);
            }
            View::Coverage(coverage) => context.insert("coverage", coverage),
            View::Corrections(corrections) => context.insert("corrections", corrections),
            View::Authors(authors) => context.insert("authors", authors),
            View::Plain(plain) => context.insert("plain", plain),
            View::Search(search) => {
                let words = ("words_json", Value::safe_string(&search.words_json));
                let view = Joined { view: search, further: &[words] };
                context.insert_value("search", Value::from_serializable(&view));
            }
            View::Redirect(redirect, _) => context.insert("redirect", redirect),
            View::NotFound => {}
        }
        let mut out = Written(Vec::with_capacity(html.len() + 16 * 1024));
        let (done, course) = steps::counted(|| self.set.tera.render_to(view.template(), &context, &mut out));
        self.set.own.check(done, course)?;
        let Written(mut out) = out;
        // HTML has no place for control characters, and no author sees them. Few pages have one, so all bytes are asked at
        // once, without a branch for each.
        let is_control = |byte: u8| (byte < b' ') & (byte != b'\n') & (byte != b'\t');
        if any(&out, is_control) {
            out.retain(|byte| !is_control(*byte));
        }
        Ok(out)
    }

    fn home(&self, home: &HomeView) -> Result<Value, Fault> {
        Ok(Value::from(BTreeMap::from([
            ("lead", home.lead.as_ref().map_or_else(|| Ok(Value::none()), |card| self.shared_card(card))?),
            ("stories", self.cards(&home.stories)?),
            ("countries", Value::from_serializable(&home.countries)),
            ("topics", Value::from_serializable(&home.topics)),
        ])))
    }

    fn list(&self, list: &ListView) -> Result<Value, Fault> {
        // Field by field, so that a card goes in as the value that it already is.
        let ListView { cards, total, years, year, numbers, types, filters, coming, dossiers, calendar_url } = list;
        Ok(Value::from(BTreeMap::from([
            ("cards", self.cards(cards)?),
            ("total", Value::from(*total)),
            ("years", Value::from_serializable(years)),
            ("year", Value::from(*year)),
            ("numbers", Value::from_serializable(numbers)),
            ("types", Value::from_serializable(types)),
            ("filters", Value::from_serializable(filters)),
            ("coming", self.cards(coming)?),
            ("dossiers", Value::from_serializable(dossiers)),
            ("calendar_url", Value::from_serializable(calendar_url)),
        ])))
    }

    fn cards(&self, cards: &[Shared<CardView>]) -> Result<Value, Fault> {
        Ok(Value::from(cards.iter().map(|card| self.shared_card(card)).collect::<Result<Vec<_>, _>>()?))
    }

    fn shared_card(&self, card: &Shared<CardView>) -> Result<Value, Fault> {
        match self.cards.get(&card.fingerprint()) {
            Some(place) => place.get_or_init(|| self.card(card)).clone(),
            None => self.card(card),
        }
    }

    /// Returns a card, with its HTML as an item of either kind of list.
    fn card(&self, card: &CardView) -> Result<Value, Fault> {
        let fields = self.joined(card, &[("countries", &card.countries), ("topics", &card.topics)], None)?;
        let html =
            [("card_html", self.html("card", "card", &fields)?), ("row_html", self.html("row", "card", &fields)?)];
        Ok(with(fields, html))
    }

    fn brief(&self, brief: &BriefView) -> Result<Value, Fault> {
        let BriefView { countries, topics, regions, regions_derived, groups, groups_derived, .. } = brief;
        let references = brief.citations.iter().flat_map(|record| {
            citation::references(record, self.words()).map(|(format, ending, text)| {
                let mut html = String::with_capacity(text.len() + text.len() / 8);
                escape(&mut html, &text);
                let fields =
                    [("format", format.to_owned()), ("file", format!("{}.{ending}", record.key)), ("html", html)];
                Value::from(BTreeMap::from(fields))
            })
        });
        let lists = [
            ("countries", countries),
            ("topics", topics),
            ("regions", regions),
            ("regions_derived", regions_derived),
            ("groups", groups),
            ("groups_derived", groups_derived),
        ];
        self.joined(brief, &lists, Some(("citations", Value::from(references.collect::<Vec<_>>()))))
    }

    /// Returns a view with its lists of links to terms, and more if there is, which are not serialized with it.
    fn joined(
        &self,
        view: &impl Serialize,
        lists: &[(&'static str, &Vec<LinkView>)],
        more: Option<(&'static str, Value)>,
    ) -> Result<Value, Fault> {
        let value = |link: &LinkView| match self.term_links.get(link) {
            Some(place) => place.get_or_init(|| self.term_link(link)).clone(),
            None => self.term_link(link),
        };
        let list = |(name, links): &(&'static str, &Vec<LinkView>)| {
            Ok((*name, Value::from(links.iter().map(value).collect::<Result<Vec<_>, _>>()?)))
        };
        let further = lists.iter().map(list).chain(more.map(Ok)).collect::<Result<Vec<_>, _>>()?;
        Ok(Value::from_serializable(&Joined { view, further: &further }))
    }

    /// Returns the link to a term, with its HTML.
    fn term_link(&self, link: &LinkView) -> Result<Value, Fault> {
        let fields = Value::from_serializable(link);
        let html = self.html("link", "link", &fields)?;
        Ok(with(fields, [("link_html", html)]))
    }

    /// Returns what a component makes of its only argument.
    fn html(&self, component: &str, argument: &'static str, value: &Value) -> Result<Value, Fault> {
        let mut arguments = Context::new();
        arguments.insert_value(argument, value.clone());
        // A component of the site's own may ask for `site`.
        let tera = &self.set.tera;
        let render = || tera.render_component_with_implicits(component, &arguments, &self.site, None, true);
        let (html, course) = steps::counted(render);
        Ok(Value::safe_string(&self.set.own.check(html, course)?))
    }
}

/// Returns a view with further fields.
fn with(view: Value, further: impl IntoIterator<Item = (&'static str, Value), IntoIter: ExactSizeIterator>) -> Value {
    let (mut fields, further) = (view.into_map().expect("a view is a map"), further.into_iter());
    // No more room than that: there are as many such maps as briefs.
    fields.reserve_exact(further.len());
    fields.extend(further.map(|(name, value)| (name.into(), value)));
    Value::from(fields)
}

/// Returns what every page has. HTML in it is marked as safe here, like the page's text and its cards. The filter `safe`
/// would copy it at each place where it is written, and some of it stands in a dozen places.
fn head(page: &PageView) -> Value {
    let json_ld = page.json_ld.as_ref().map_or_else(Value::none, |json_ld| Value::safe_string(json_ld));
    let safe = Value::safe_string;
    let further = [
        ("site_lang_html", safe(&page.site_lang_html)),
        ("original_lang_html", safe(&page.original_lang_html)),
        ("title_lang_html", safe(&page.title_lang_html)),
        ("json_ld", json_ld),
    ];
    Value::from_serializable(&Joined { view: page, further: &further })
}
