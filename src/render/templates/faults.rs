//! What is wrong with the site's own templates, and where.
//!
//! Tera sees the counted texts (`marks.rs`), and one text at a time where several are wrong. So each place that it reports
//! is led back to the text as written, and what lies between templates is told at one of the site's, never at a built-in
//! one.

use super::advice::{CIRCLE, LACKS, advice};
use super::marks::Marked;
use super::steps::Course;
use crate::base::problems::TemplateBound;
use crate::base::{Diagnostic, LineColumn, Lines, Place, SourcePath, Span, problems};
use crate::source::BUILTIN_TEMPLATES;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tera::{ErrorKind, Tera};

/// How many templates may extend or include one another in a row. Each takes some of the stack, where the system sets how
/// much there is.
const LONGEST_CHAIN: usize = 16;

/// Why a page could not be rendered.
#[derive(Clone)]
pub struct Fault {
    /// The template of the site that is at fault, and where in it.
    at: Option<(SourcePath, Span)>,
    what: What,
}

#[derive(Clone)]
enum What {
    /// In the words of Tera.
    Told(String),
    Bound(TemplateBound),
}

impl Fault {
    /// Returns what to tell; `otherwise` is the file to name if no template of the site is at fault.
    pub fn problem(self, otherwise: &SourcePath) -> Diagnostic {
        let place = match &self.at {
            Some((file, span)) => Place::span(file, *span),
            None => Place::file(otherwise),
        };
        match self.what {
            What::Told(message) => {
                let help = advice(&message, self.at.as_ref().map(|(file, _)| file));
                problems::template_error(place, &message, help.as_deref())
            }
            What::Bound(bound) => problems::template_without_end(place, bound),
        }
    }
}

/// The site's own templates, by their names.
pub struct Own(BTreeMap<String, OwnTemplate>);

struct OwnTemplate {
    path: SourcePath,
    written: Arc<str>,
    marked: Marked,
}

impl Own {
    /// Counts the steps of each template, given by name, path and text.
    pub fn new<'a>(templates: impl Iterator<Item = (&'a str, &'a SourcePath, &'a Arc<str>)>) -> Self {
        let mut own = BTreeMap::new();
        let mut first = 0;
        for (name, path, written) in templates {
            let marked = Marked::new(written, first);
            first += marked.marks.len();
            own.insert(name.to_owned(), OwnTemplate { path: path.clone(), written: Arc::clone(written), marked });
        }
        Self(own)
    }

    /// Returns the steps of each mark, by its number.
    pub fn steps(&self) -> Vec<u32> {
        let marks = self.0.values().flat_map(|template| &template.marked.marks);
        let mut steps: Vec<_> = marks.map(|mark| (mark.number, mark.steps)).collect();
        steps.sort_unstable();
        steps.into_iter().map(|(_, steps)| steps).collect()
    }

    /// Returns each name with its text as Tera is to see it.
    pub fn counted(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, template)| (&**name, &*template.marked.text))
    }

    /// Returns each name with its text as written.
    pub fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, template)| (&**name, &*template.written))
    }

    /// # Errors
    /// The template at which more of them extend or include one another than may. A circle is left to Tera.
    pub fn refuse_long_chains(&self) -> Result<(), Vec<Diagnostic>> {
        let uses = |name: &str| self.0[name].marked.uses.iter().filter(|(used, _)| self.0.contains_key(used));
        let mut left: BTreeSet<&str> = self.0.keys().map(|name| &**name).collect();
        for _ in 0..LONGEST_CHAIN {
            let ends = |name: &&str| uses(name).all(|(used, _)| !left.contains(&**used));
            let ended: Vec<&str> = left.iter().copied().filter(ends).collect();
            left.retain(|name| !ended.contains(name));
        }
        let first = left.iter().find_map(|name| {
            let mut uses = uses(name);
            let (_, at) = uses.clone().next()?;
            uses.all(|(used, _)| !left.contains(&**used)).then(|| (self.0[*name].path.clone(), *at))
        });
        first.map_or(Ok(()), |(path, at)| Err(vec![problems::template_in_a_long_row(Place::span(&path, at))]))
    }

    /// Returns what is wrong when the templates do not compile. Tera stops at the first template that it cannot parse, so
    /// each is tried alone, as it was written. If all can be parsed, the fault lies between them.
    pub fn problems(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let alone = |(name, text): (&str, &str)| {
            let error = Tera::new().add_raw_templates([(name, text)]).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| self.fault(&error, Seen::Written))
        };
        let mut faults: Vec<Fault> = self.written().filter_map(alone).collect();
        if faults.is_empty() {
            faults = self.reports(&error.to_string());
        }
        if faults.is_empty() {
            faults.push(self.fault(error, Seen::Counted));
        }
        let folder = SourcePath::new("templates");
        faults.into_iter().map(|fault| fault.problem(&folder)).collect()
    }

    /// Returns what was rendered.
    ///
    /// # Errors
    /// The fault, if there is one or a bound was broken.
    pub fn check<T>(&self, rendered: Result<T, tera::Error>, course: Course) -> Result<T, Fault> {
        let last = || {
            let tag = |template: &OwnTemplate| Some((template.path.clone(), template.marked.tag(course.last?)?));
            self.0.values().find_map(tag)
        };
        match (course.broken, rendered) {
            (Some(bound), _) => Err(Fault { at: last(), what: What::Bound(bound) }),
            (None, Ok(made)) => Ok(made),
            (None, Err(error)) => {
                let fault = self.fault(&error, Seen::Counted);
                // Tera bounds one thing by itself, and gives no place.
                let is_bound = matches!(error.kind(), ErrorKind::Msg(message) if message.contains("recursion depth"));
                Err(match is_bound.then(last).flatten() {
                    at @ Some(_) => Fault { at, what: What::Bound(TemplateBound::Calls) },
                    None => fault,
                })
            }
        }
    }

    /// Returns the fault of the site's template that lacks a block which a built-in template fills. It is the nearest one
    /// that the built-in template extends.
    fn lacking(&self, builtin: &str, message: &str) -> Option<Fault> {
        let mut name = builtin.strip_prefix("builtin/")?;
        let block = message.split('`').nth(1)?;
        let message = format!("{LACKS}{block}`, which built-in templates fill");
        loop {
            let (_, text) = BUILTIN_TEMPLATES.iter().find(|(other, _)| *other == name)?;
            let (_, extended) = text.split_once("{% extends \"")?;
            name = extended.split_once('"')?.0;
            if let at @ Some(_) = self.whole(name) {
                return Some(Fault { at, what: What::Told(message) });
            }
        }
    }

    /// Returns the faults that Tera finds between templates. They come as one text, each as `error: …` and a line with its
    /// place.
    fn reports(&self, text: &str) -> Vec<Fault> {
        let mut lines = text.lines().peekable();
        let mut faults = Vec::new();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            let Some(place) = lines.peek().and_then(|next| next.trim_start().strip_prefix("--> ")) else { continue };
            let mut parts = place.rsplitn(3, ':');
            let (column, line, name) = (parts.next(), parts.next(), parts.next());
            let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
            let at = number(line).zip(number(column)).zip(name.and_then(|name| self.0.get(name)));
            let at = at.map(|((line, column), template)| {
                let start = template.marked.as_written(LineColumn { line, column });
                (template.path.clone(), Span::new(start..start))
            });
            let fault = Fault { at, what: What::Told(message.to_owned()) };
            let is_lent = fault.at.is_none();
            let lacking = name.filter(|_| is_lent).and_then(|name| self.lacking(name, message));
            faults.push(lacking.unwrap_or(fault));
        }
        // A template that lacks one block mostly lacks all: it was meant to extend the built-in one.
        let mut lacking = BTreeSet::new();
        faults.retain(|fault| match (&fault.at, &fault.what) {
            (Some((file, _)), What::Told(message)) if message.starts_with(LACKS) => lacking.insert(file.clone()),
            _ => true,
        });
        faults
    }

    fn fault(&self, error: &tera::Error, seen: Seen) -> Fault {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("it extends the template `{parent}`, which does not exist");
                return Fault { at: self.whole(current), what: What::Told(message) };
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                return Fault { at: self.whole(tpl), what: What::Told(CIRCLE.to_owned()) };
            }
            _ => return Fault { at: None, what: What::Told(first_line(&error.to_string())) },
        };
        let at = self.0.get(report.filename()).map(|template| {
            let offset = |line, column: usize| {
                let place = LineColumn { line, column: column + 1 };
                match seen {
                    Seen::Written => Lines::new(&template.written).offset(place),
                    Seen::Counted => template.marked.as_written(place),
                }
            };
            let span = report.span();
            let start = offset(span.start_line, span.start_col);
            (template.path.clone(), Span::new(start..offset(span.end_line, span.end_col).max(start)))
        });
        Fault { at, what: What::Told(first_line(report.message())) }
    }

    /// Returns the place of a whole template.
    fn whole(&self, name: &str) -> Option<(SourcePath, Span)> {
        self.0.get(name).map(|template| (template.path.clone(), Span::default()))
    }
}

/// Which text a place is in.
#[derive(Clone, Copy)]
enum Seen {
    Written,
    Counted,
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}
