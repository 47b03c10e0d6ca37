//! Changes to a style where the formatter does not do what CSL says, and the style can be told so that it does.

use hayagriva::citationberg::taxonomy::{NameVariable, NumberOrPageVariable, StandardVariable, Variable};
use hayagriva::citationberg::{
    Choose, Collapse, DelimiterBehavior, DisambiguationRule, FontStyle, Group, IndependentStyle,
    InheritableNameOptions, LabelPluralize, LayoutRenderingElement, Name, Names, NamesChild, SortKey, StyleClass, Text,
    TextCase, TextTarget,
};

use super::tree::EtAl;

/// What is seen in a style's elements.
#[derive(Default)]
struct Seen {
    has_title_case: bool,
    has_single_pages: bool,
    has_positions: bool,
    et_al: EtAl,
}

/// What tests ask for in place of an author and of a container's title: once these are printed in another's place, the
/// formatter says that there are none. No reference has the texts that stand for them here, but those that have the
/// others are given them.
pub const ALIASES: [(Variable, StandardVariable); 2] = [
    (Variable::Standard(StandardVariable::ContainerTitle), StandardVariable::Keyword),
    (Variable::Name(NameVariable::Author), StandardVariable::Abstract),
];

/// Begins the names of macros that sort.
const SORTING: &str = "sorting ";

/// A style that the formatter follows rightly.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The style.
    pub csl: IndependentStyle,
    /// What the list prints for an author who is that of the entry before. We print it: the formatter leaves commas.
    pub repeated: Option<String>,
    /// Whether titles are printed in title case.
    pub has_title_case: bool,
    /// Whether initials have no full stops, so that those in given names have none either.
    pub has_bare_initials: bool,
    /// Whether given names are cut to initials. Of `Dae-jung` the formatter would leave `D.- jung`.
    pub has_initials: bool,
    /// Whether pages have a label that is never plural, which the formatter does not heed.
    pub has_single_pages: bool,
    /// How `et al.` is printed.
    pub et_al: EtAl,
    /// Whether a cite says something else where the work was cited before.
    pub has_positions: bool,
    /// What stands between works of one author, if a style puts these together.
    pub group_delimiter: Option<String>,
}

impl Mended {
    /// Returns a style, changed.
    pub fn new(mut csl: IndependentStyle) -> Self {
        let mut seen = Seen::default();
        for element in csl.macros.iter_mut().flat_map(|part| part.children.iter_mut()) {
            mend(element, &mut seen);
            count_names(element, false);
        }
        for element in &mut csl.citation.layout.elements {
            mend(element, &mut seen);
            count_names(element, false);
        }
        // The formatter knows how to add given names by this rule alone; the others end with no difference made at all.
        csl.citation.givenname_disambiguation_rule = DisambiguationRule::ByCite;
        // The formatter would print this delimiter before the first work of an author too.
        let gathers = csl.citation.collapse.is_some_and(|collapse| collapse != Collapse::CitationNumber);
        let group_delimiter =
            gathers.then(|| csl.citation.cite_group_delimiter.take().unwrap_or_else(|| ", ".to_owned()));
        let mut repeated = None;
        if let Some(list) = &mut csl.bibliography {
            repeated = list.subsequent_author_substitute.take();
            for element in &mut list.layout.elements {
                mend(element, &mut seen);
                count_names(element, false);
            }
        }
        sort_without_quotes(&mut csl);
        let has_bare_initials = csl.settings.options.initialize_with.as_deref() == Some("");
        let has_initials = has_initials(&csl);
        let Seen { has_title_case, has_single_pages, has_positions, et_al } = seen;
        let names = [&csl.settings.options, &csl.citation.name_options];
        let has_positions = has_positions || names.iter().any(|options| options.et_al_subsequent_min.is_some());
        Self {
            csl,
            repeated,
            has_title_case,
            has_bare_initials,
            has_initials,
            has_single_pages,
            has_positions,
            et_al,
            group_delimiter,
        }
    }

    /// Returns the style for cites that have words of their own around them: nothing is sorted or put together.
    pub fn plain(&self) -> IndependentStyle {
        let mut plain = self.csl.clone();
        plain.citation.sort = None;
        plain.citation.collapse = None;
        plain.citation.cite_group_delimiter = None;
        plain
    }

    /// Returns the style for lists of works that nothing cites: the formatter lists only what is cited, so a cite is one word.
    pub fn listing(&self) -> IndependentStyle {
        let mut listing = self.plain();
        let word = TextTarget::Value { val: "x".to_owned() };
        listing.citation.layout.elements = vec![LayoutRenderingElement::Text(Text::with_target(word))];
        listing.citation.disambiguate_add_givenname = false;
        listing.citation.disambiguate_add_names = false;
        listing.citation.disambiguate_add_year_suffix = false;
        if let Some(list) = &mut listing.bibliography {
            list.sort = None;
        }
        listing
    }

    /// Whether works of one author and year are told apart by a letter.
    pub fn has_year_letters(&self) -> bool {
        self.csl.citation.disambiguate_add_year_suffix && self.csl.settings.class == StyleClass::InText
    }
}

/// Whether the list of works cuts given names to initials; of a style without one, whether its cites do.
fn has_initials(csl: &IndependentStyle) -> bool {
    let list = csl.bibliography.as_ref();
    let layout = list.map_or(&csl.citation.layout.elements, |list| &list.layout.elements);
    let options = csl.settings.options.apply(list.map_or(&csl.citation.name_options, |list| &list.name_options));
    let mut found = false;
    let (mut called, mut asked) = (Vec::new(), 0);
    let mut elements = layout.clone();
    loop {
        for element in &mut elements {
            each(element, &mut |element| match element {
                LayoutRenderingElement::Text(Text { target: TextTarget::Macro { name }, .. })
                    if !called.contains(name) =>
                {
                    called.push(name.clone());
                }
                LayoutRenderingElement::Names(names) => {
                    let name = names.name().map(|name| name.options(&options));
                    found |= name.is_some_and(|name| name.initialize && name.initialize_with.is_some());
                }
                _ => {}
            });
        }
        let Some(name) = called.get(asked).filter(|_| !found) else { return found };
        elements =
            csl.macros.iter().filter(|known| known.name == *name).flat_map(|known| known.children.clone()).collect();
        asked += 1;
    }
}

/// Gives the keys of sorting macros of their own, which print no quotes: the formatter sorts a quoted title before `A`.
fn sort_without_quotes(csl: &mut IndependentStyle) {
    let lists = csl.bibliography.iter_mut().filter_map(|list| list.sort.as_mut());
    let sorts = csl.citation.sort.iter_mut().chain(lists);
    let mut has_macros = false;
    for key in sorts.flat_map(|sort| sort.keys.iter_mut()) {
        if let SortKey::MacroName { name, .. } = key {
            *name = format!("{SORTING}{name}");
            has_macros = true;
        }
    }
    if has_macros {
        let mut copies = csl.macros.clone();
        for copy in &mut copies {
            copy.name = format!("{SORTING}{}", copy.name);
            copy.children.iter_mut().for_each(|child| each(child, &mut unquote));
        }
        csl.macros.append(&mut copies);
    }
}

/// Takes the quotes from a text, and names the macro that prints none.
fn unquote(element: &mut LayoutRenderingElement) {
    let LayoutRenderingElement::Text(text) = element else { return };
    text.quotes = false;
    if let TextTarget::Macro { name } = &mut text.target {
        *name = format!("{SORTING}{name}");
    }
}

/// Changes an element and all in it.
fn mend(element: &mut LayoutRenderingElement, seen: &mut Seen) {
    each(element, &mut |element| match element {
        LayoutRenderingElement::Choose(choose) => {
            seen.has_positions |=
                choose.if_.position.is_some() || choose.else_if.iter().any(|test| test.position.is_some());
            let tests = std::iter::once(&mut choose.if_).chain(choose.else_if.iter_mut());
            for variable in tests.flat_map(|branch| branch.variable.iter_mut().flatten()) {
                if let Some((_, alias)) = ALIASES.iter().find(|(known, _)| known == variable) {
                    *variable = Variable::Standard(*alias);
                }
            }
        }
        // By sentence case the formatter makes names small. CSL leaves the words of a title that is not all capitals.
        LayoutRenderingElement::Text(text) => {
            if let TextTarget::Variable { var: Variable::Standard(variable), .. } = &mut text.target
                && ALIASES.iter().any(|(_, alias)| alias == variable)
            {
                *variable = StandardVariable::Annote;
            }
            seen.has_title_case |= text.text_case == Some(TextCase::TitleCase);
            if text.text_case == Some(TextCase::SentenceCase) {
                text.text_case = Some(TextCase::CapitalizeFirst);
            }
        }
        LayoutRenderingElement::Names(names) => {
            mend_names(names);
            for child in &names.children {
                match child {
                    NamesChild::EtAl(et_al) => {
                        seen.et_al.is_italic |= et_al.formatting.font_style == Some(FontStyle::Italic)
                    }
                    NamesChild::Name(name) => {
                        let options = InheritableNameOptions::default();
                        let comma = name.options(&options).delimiter_precedes_et_al;
                        seen.et_al.has_comma |= comma == DelimiterBehavior::Always;
                    }
                    _ => {}
                }
            }
        }
        LayoutRenderingElement::Label(label) => {
            let is_page = matches!(label.variable, NumberOrPageVariable::Page(_));
            seen.has_single_pages |= is_page && label.label.plural == LabelPluralize::Never;
        }
        _ => {}
    });
}

/// Says how names are printed where a style leaves it open. The formatter prints none whose label is told and their own
/// form is not, and forgets the labels of those that stand in for others.
fn mend_names(names: &mut Names) {
    if !names.children.is_empty() && names.name().is_none() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    let mut parent = names.clone();
    parent.children.retain(|child| !matches!(child, NamesChild::Substitute(_)));
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            substitute.children.iter_mut().for_each(|child| inherit(child, &parent, true));
        }
    }
}

/// Gives the form of names to those that stand in for them. The formatter does so for those right in a substitute that
/// say nothing of their own, and for no others.
fn inherit(element: &mut LayoutRenderingElement, parent: &Names, is_right_in: bool) {
    match element {
        LayoutRenderingElement::Group(group) => {
            group.children.iter_mut().for_each(|child| inherit(child, parent, false));
        }
        LayoutRenderingElement::Choose(choose) => branches(choose).for_each(|child| inherit(child, parent, false)),
        LayoutRenderingElement::Names(own) => {
            let has_form = own.name().is_some() || own.et_al().is_some() || own.substitute().is_some();
            if has_form || (own.children.is_empty() && is_right_in) {
                return;
            }
            let has_label = !own.children.is_empty();
            let forms = parent.children.iter().filter(|child| !has_label || !matches!(child, NamesChild::Label(_)));
            own.children.splice(0..0, forms.cloned());
            own.and = own.and.or(parent.and);
            own.et_al_min = own.et_al_min.or(parent.et_al_min);
            own.et_al_use_first = own.et_al_use_first.or(parent.et_al_use_first);
            own.name_form = own.name_form.or(parent.name_form);
            own.name_as_sort_order = own.name_as_sort_order.or(parent.name_as_sort_order);
        }
        _ => {}
    }
}

/// Puts names into a group with a text that is never there, so that a group of theirs with a word (`edited by`) is not
/// printed without them: the formatter does not count names as variables.
fn count_names(element: &mut LayoutRenderingElement, is_substitute: bool) {
    match element {
        LayoutRenderingElement::Group(group) => group.children.iter_mut().for_each(|child| count_names(child, false)),
        LayoutRenderingElement::Choose(choose) => branches(choose).for_each(|child| count_names(child, false)),
        LayoutRenderingElement::Names(names) => {
            for child in &mut names.children {
                if let NamesChild::Substitute(substitute) = child {
                    substitute.children.iter_mut().for_each(|child| count_names(child, true));
                }
            }
            if !is_substitute {
                let never =
                    LayoutRenderingElement::Text(Text::with_target(Variable::Standard(StandardVariable::Annote)));
                let names = std::mem::replace(element, never.clone());
                *element = LayoutRenderingElement::Group(group(vec![names, never]));
            }
        }
        _ => {}
    }
}

fn group(children: Vec<LayoutRenderingElement>) -> Group {
    Group {
        children,
        font_style: None,
        font_variant: None,
        font_weight: None,
        text_decoration: None,
        vertical_align: None,
        prefix: None,
        suffix: None,
        delimiter: None,
        display: None,
    }
}

/// Returns the elements of all branches.
fn branches(choose: &mut Choose) -> impl Iterator<Item = &mut LayoutRenderingElement> {
    let branches = std::iter::once(&mut choose.if_).chain(choose.else_if.iter_mut());
    let children = branches.flat_map(|branch| branch.children.iter_mut());
    children.chain(choose.otherwise.iter_mut().flat_map(|branch| branch.children.iter_mut()))
}

/// Calls a change for an element and every one in it.
fn each(element: &mut LayoutRenderingElement, change: &mut dyn FnMut(&mut LayoutRenderingElement)) {
    change(element);
    match element {
        LayoutRenderingElement::Group(group) => group.children.iter_mut().for_each(|child| each(child, change)),
        LayoutRenderingElement::Choose(choose) => branches(choose).for_each(|child| each(child, change)),
        LayoutRenderingElement::Names(names) => {
            for child in &mut names.children {
                if let NamesChild::Substitute(substitute) = child {
                    substitute.children.iter_mut().for_each(|child| each(child, change));
                }
            }
        }
        _ => {}
    }
}
