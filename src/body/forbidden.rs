//! What the policy of all pages forbids of what a piece of HTML loads, runs or sends: in texts that stay as they were
//! typed, and in a site's own templates and style sheets.

use super::raw_html::{Load, loads, piece};
use super::styles::loads_of_styles;
use crate::base::{Diagnostic, Outside, Place, SourcePath, Span, problems};

/// Returns the problem of something that is loaded, run or sent, if browsers would not do it.
pub fn forbidden(load: &Load<'_>, place: Place, outside: &Outside) -> Option<Diagnostic> {
    Some(match load {
        Load::Outside(purpose, address) => {
            if outside.allows(*purpose, address) {
                return None;
            }
            problems::external_content(place, *purpose, (address, None), outside, false)
        }
        Load::Style(address) => problems::external_style(place, address),
        Load::Never(element) => problems::never_shown(place, element),
        Load::Script => problems::script_in_a_page(place),
        Load::Handler(key) => problems::handler_in_a_page(place, key),
    })
}

/// Returns what browsers would not load, run or send of the HTML in a template. Blanks stand in the place of what the template
/// engine puts in.
pub fn forbidden_in_template(file: &SourcePath, text: &str, outside: &Outside) -> Vec<Diagnostic> {
    let piece = piece(text.into());
    let each = piece.live_tags().into_iter().flat_map(|(node, tag)| {
        let place = Place::span(file, Span::new(node.span.clone()));
        let inside = piece.inside(node);
        let of_tag = loads(tag).into_iter().filter_map(move |load| {
            let problem = forbidden(&load, place.clone(), outside)?;
            Some(if load == Load::Script { problems::with_hosts_of(problem, inside, outside) } else { problem })
        });
        let styles = if tag.name == "style" { inside } else { "" };
        of_tag.chain(of_styles(file, styles, node.span.end, outside))
    });
    each.collect()
}

/// Returns what browsers would not load of a style sheet.
pub fn forbidden_in_styles(file: &SourcePath, css: &str, outside: &Outside) -> Vec<Diagnostic> {
    of_styles(file, css, 0, outside).collect()
}

/// Returns what browsers would not load of styles that begin at that byte of the file.
fn of_styles(file: &SourcePath, css: &str, begin: usize, outside: &Outside) -> impl Iterator<Item = Diagnostic> {
    loads_of_styles(css).into_iter().filter_map(move |(span, load)| {
        let place = Place::span(file, Span::new(begin + span.start..begin + span.end));
        forbidden(&load, place, outside)
    })
}
