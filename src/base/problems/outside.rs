//! What browsers would not load, run or send, since the policy of all pages forbids it.
//!
//! A browser says so to nobody but whoever looks into its console. So each is told where it stands, with the line of
//! `site.yaml` that lets it through, if there is one.

use crate::base::outside::{Outside, Purpose, host};
use crate::base::{Code, Diagnostic, Place, SourcePath, Span};

problems! {
    /// Reports a frame whose title does not say what it shows.
    frame_title(file: &SourcePath, span: Span, host: &str) = FrameTitle, Place::span(file, span),
        "the frame of `{host}` has no title that says what it shows",
        "add one for readers before they load it, and for those who cannot see it: `title=\"What it shows\"`";
    /// Reports the address of a page to watch a video on, which its host shows in no frame; `meant` is the one for frames.
    page_in_a_frame(file: &SourcePath, span: Span, written: &str, meant: &str) = ExternalContent, Place::span(file, span),
        "a link stands in the place of the frame, since `{written}` is shown in none",
        "type `src=\"{meant}\"`";
    /// Reports a script that stands in a page.
    script_in_a_page(place: Place) = ExternalContent, place,
        "browsers do not run this script, since it stands in the page",
        "save it as a file, such as `static/house.js`, and type `<script src=\"{{{{ site.base_path }}}}house.js\" defer></script>` in a template";
    /// Reports an attribute that is a script; `key` is its name.
    handler_in_a_page(place: Place, key: &str) = ExternalContent, place,
        "browsers do not run what stands in `{key}`",
        "put it into a file of `static/`, with `addEventListener`";
    /// Reports an element that shows something no page shows, whoever it is from.
    never_shown(place: Place, element: &str) = ExternalContent, place,
        "browsers show nothing for this `<{element}>`",
        "link to what it shows; or show a page of another host in an `<iframe>`";
    /// Reports a style sheet or font on another host.
    external_style(place: Place, address: &str) = ExternalContent, place,
        "browsers do not load `{address}`, since styles and fonts come from the site alone",
        (style_of_ones_own(address));
}

/// Returns what to do in place of a style sheet or font that another host gives.
fn style_of_ones_own(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address).to_ascii_lowercase();
    let ends_as_font = [".woff2", ".woff", ".ttf", ".otf", ".eot"].iter().any(|ending| path.ends_with(ending));
    if ends_as_font || host(address).is_some_and(|host| host.starts_with("fonts.") || host.starts_with("use.typekit")) {
        return "save the fonts themselves in `static/`, and name them in site.yaml: `theme: {fonts: {text: house.woff2}}`"
            .to_owned();
    }
    "save it in `static/`, and name a style sheet in site.yaml: `theme: {stylesheet: house.css}`".to_owned()
}

/// Reports the page of a video that is written as a picture; `frame` is the address of its frame.
pub fn video_as_picture(place: Place, written: &str, frame: &str, outside: &Outside) -> Diagnostic {
    let message = format!("a link stands here, since `{written}` is the page of a video and no picture");
    let help = format!("type `<iframe src=\"{frame}\" title=\"What it shows\"></iframe>`");
    with_frame_line(Diagnostic::new(Code::ExternalContent, place, message, help), frame, outside)
}

/// Reports a script that would show something in a text; `frame` is the address of the frame that shows the same.
pub fn pasted_script(place: Place, what: &str, frame: &str, outside: &Outside) -> Diagnostic {
    let help = format!(
        "in place of the whole code type `<iframe src=\"{frame}\" title=\"What it shows\" height=\"500\"></iframe>`"
    );
    with_frame_line(Diagnostic::new(Code::HtmlRemoved, place, format!("{what} is removed"), help), frame, outside)
}

/// Returns a problem with the line of `site.yaml` that lets a frame through, unless it is.
pub fn with_frame_line(problem: Diagnostic, frame: &str, outside: &Outside) -> Diagnostic {
    let line = outside.line_with(&[Purpose::Frames], frame).filter(|_| !outside.allows(Purpose::Frames, frame));
    let line = line.map(|line| format!("and {} site.yaml: `{line}`", add_to(outside)));
    line.into_iter().fold(problem, Diagnostic::and_help)
}

/// Returns the problem of a script that stands in a page, with the line of `site.yaml` that lets it load what it names.
pub fn with_hosts_of(problem: Diagnostic, script: &str, outside: &Outside) -> Diagnostic {
    let line = outside.line_for_script(script);
    let line = line.map(|line| format!("and for what it loads itself, {} site.yaml: `{line}`", add_to(outside)));
    line.into_iter().fold(problem, Diagnostic::and_help)
}

/// Returns what to do with the line of `site.yaml`: a key that is there already cannot be added once more.
pub fn add_to(outside: &Outside) -> &'static str {
    if outside.is_empty() { "add to" } else { "change in" }
}

/// Reports what would be loaded from another host, or sent there. In a text a link stands there instead, if `is_linked`.
pub fn external_content(
    place: Place,
    purpose: Purpose,
    (address, instead): (&str, Option<&str>),
    outside: &Outside,
    is_linked: bool,
) -> Diagnostic {
    let host = host(address).unwrap_or_else(|| address.to_owned());
    // What is let through with encryption is not without it.
    let https = address.trim().strip_prefix("http://").map(|rest| format!("https://{rest}"));
    let is_insecure = https.as_deref().is_some_and(|https| outside.allows(purpose, https));
    let message = match purpose {
        _ if is_insecure => format!("`{address}` is not loaded, since it begins with `http:`"),
        Purpose::Frames if is_linked => {
            format!("a link stands in the place of the frame, since pages show none of `{host}`")
        }
        Purpose::Media if is_linked => format!("a link stands here, since pages play nothing of `{host}`"),
        Purpose::Frames => format!("browsers show no frames of `{host}` on pages of this site"),
        Purpose::Scripts => format!("browsers run no scripts of `{host}` on pages of this site"),
        Purpose::Connect => format!("browsers do not connect to `{host}` from pages of this site"),
        Purpose::Images => format!("browsers show no pictures of `{host}` on pages of this site"),
        Purpose::Media => format!("browsers play nothing of `{host}` on pages of this site"),
        Purpose::Forms => format!("browsers send no forms to `{host}` from pages of this site"),
    };
    // What measures readers is loaded from the host to which it sends.
    let purposes: &[Purpose] =
        if purpose == Purpose::Scripts { &[Purpose::Scripts, Purpose::Connect] } else { &[purpose] };
    let wanted = if is_insecure { https.as_deref() } else { instead.or(https.as_deref()) };
    let typed = wanted.map(|wanted| format!("type `{wanted}`"));
    let is_enough = wanted.is_some_and(|wanted| purposes[..1].iter().all(|one| outside.allows(*one, wanted)));
    let line = outside.line_with(purposes, wanted.unwrap_or(address)).filter(|_| !is_enough);
    let and = if typed.is_some() { "and " } else { "" };
    let line = line.map(|line| format!("{and}{} site.yaml: `{line}`", add_to(outside)));
    let mut helps = typed.into_iter().chain(line);
    let first = helps.next().unwrap_or_else(|| "delete it, or link to it".to_owned());
    helps.fold(Diagnostic::new(Code::ExternalContent, place, message, first), Diagnostic::and_help)
}
