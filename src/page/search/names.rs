//! All the names of a term by which readers may look for it: in each language of the site, with its other names.

use crate::base::Language;
use crate::page::planner::Planner;
use crate::parse::term::{TermId, TermKind};
use crate::places::{organisation_names, other_names, registry};
use std::sync::Arc;

/// The names of a term.
#[derive(Clone, Debug, Default)]
pub struct TermNames {
    /// What stands for it in a text about it, each with its language where that is not the one of the edition.
    pub names: Vec<(Arc<str>, Option<Language>)>,
    /// What leads to its page and says nothing of a text: codes, which in a text are other words.
    pub codes: Vec<Arc<str>>,
}

impl TermNames {
    /// Returns those of a term in an edition.
    pub fn of(planner: &Planner, id: TermId<'_>) -> Self {
        let mut all = Self::default();
        all.add(planner.edition.term_source(id.kind).title(id.slug), None);
        for edition in &planner.site.editions {
            let language = Some(&edition.language).filter(|language| **language != planner.edition.language);
            all.add(edition.term_source(id.kind).title(id.slug), language);
            let others: Vec<&str> = match id.kind {
                TermKind::Topic => {
                    edition.topics.get(id.slug).iter().flat_map(|topic| &topic.names).map(|name| &**name).collect()
                }
                TermKind::Group => organisation_names(&edition.language.common(), id.slug),
                _ => Vec::new(),
            };
            others.into_iter().for_each(|name| all.add(name.into(), language));
        }
        if let Some(country) =
            Some(id.slug).filter(|_| id.kind == TermKind::Country).and_then(|slug| registry().country_by_slug(slug))
        {
            let english = Language::of("en");
            let english = Some(&english).filter(|english| **english != planner.edition.language);
            let others = other_names(country.code);
            others.names.iter().for_each(|name| all.add((*name).into(), english));
            others.people.iter().for_each(|name| all.add(name.as_str().into(), english));
            all.codes = others.codes.iter().map(|code| code.as_str().into()).collect();
        }
        all
    }

    fn add(&mut self, name: Arc<str>, language: Option<&Language>) {
        if !name.is_empty() && self.names.iter().all(|(known, _)| *known != name) {
            self.names.push((name, language.cloned()));
        }
    }
}
