//! Title and subtitle as one.

use std::borrow::Cow;

/// Returns title and subtitle with what stands between them in a language: a colon, or a dash behind a title that has one or ends with
/// a sign of its own.
pub fn full_title<'t>(title: &'t str, subtitle: Option<&str>, language: &str) -> Cow<'t, str> {
    let Some(subtitle) = subtitle else { return title.into() };
    let between = match language.split('-').next() {
        _ if title.contains([':', '：']) || title.ends_with(['?', '!', '…', '؟', '？', '！']) => " – ",
        Some("fr") => "\u{a0}: ",
        Some("zh" | "ja") => "：",
        _ => ": ",
    };
    format!("{title}{between}{subtitle}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_or_a_dash_stands_between() {
        for (title, subtitle, language, whole) in [
            ("Talks", None, "en", "Talks"),
            ("Talks", Some("What is left"), "en", "Talks: What is left"),
            ("Who talks?", Some("What is left"), "en", "Who talks? – What is left"),
            ("Talks: a view", Some("What is left"), "en", "Talks: a view – What is left"),
            ("Pourparlers", Some("Ce qui reste"), "fr-CA", "Pourparlers\u{a0}: Ce qui reste"),
            ("会谈", Some("还剩什么"), "zh", "会谈：还剩什么"),
            ("محادثات", Some("ما بقي"), "ar", "محادثات: ما بقي"),
        ] {
            assert_eq!(full_title(title, subtitle, language), whole);
        }
    }
}
