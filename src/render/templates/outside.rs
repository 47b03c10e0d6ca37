//! What browsers would not load, run or send of a site's own templates and style sheets.
//!
//! A template is HTML with tags of Tera, whose signs mean other things in HTML. So blanks stand in the place of these before the
//! HTML is read, and every place stays where it was. An address that a template makes of values is none of the literal ones
//! that can be judged here.

use crate::base::{Diagnostic, Outside, SourcePath};
use crate::body::{forbidden_in_styles, forbidden_in_template};
use crate::source::Snapshot;

/// Returns what is forbidden of the templates and style sheets of a site.
pub fn forbidden(snapshot: &Snapshot, outside: &Outside) -> Vec<Diagnostic> {
    let own = snapshot.templates().filter(|(_, _, file)| may_load(&file.text));
    let templates = own.flat_map(|(_, path, file)| of_template(path, &file.text, outside));
    let styles = snapshot.styles().filter(|(_, file)| file.text.contains("//"));
    templates.chain(styles.flat_map(|(path, file)| forbidden_in_styles(path, &file.text, outside))).collect()
}

/// Whether a template can hold anything that is forbidden: most hold nothing.
fn may_load(text: &str) -> bool {
    let is_own_page = text.contains("<html") && !text.contains("site.content_security_policy");
    // A page of the site's own from its first line on has the policy that it writes itself.
    !is_own_page
        && (text.contains("//")
            || ["<script", "<SCRIPT", " on", "\non", "<embed", "<object", "<iframe"]
                .iter()
                .any(|sign| text.contains(sign)))
}

fn of_template(path: &SourcePath, text: &str, outside: &Outside) -> Vec<Diagnostic> {
    forbidden_in_template(path, &without_tags(text), outside)
}

/// Returns a template with blanks in the place of the tags of Tera, as many bytes long.
fn without_tags(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = find_tag(rest) {
        let (before, tag) = rest.split_at(start);
        html.push_str(before);
        let close = match &tag[..2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = tag.find(close).map_or(tag.len(), |end| end + 2);
        html.extend(std::iter::repeat_n(' ', end));
        rest = &tag[end..];
    }
    html.push_str(rest);
    html
}

fn find_tag(text: &str) -> Option<usize> {
    text.as_bytes().windows(2).position(|two| matches!(two, b"{{" | b"{%" | b"{#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_blanks() {
        for (text, html) in [
            ("<a href=\"{{ site.url }}x\">", "<a href=\"              x\">"),
            ("{# <script> #}é{% if a %}b", "              é          b"),
            ("a {{ open", "a        "),
            ("{ a } %}", "{ a } %}"),
        ] {
            assert_eq!(without_tags(text), html);
            assert_eq!(without_tags(text).len(), text.len());
        }
    }
}
