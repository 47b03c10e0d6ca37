//! The other direction: a text as YAML, for the few files that the tool makes.

/// Returns a text of one line as a YAML scalar that reads back as the same text, in quotes where it needs them.
///
/// Here `NO` and `12:30` are texts without quotes, too. Editors and other programs may speak YAML 1.1, where they are
/// a truth value and a number of seconds, so they are quoted all the same.
pub fn scalar(text: &str) -> String {
    let is_word = ["y", "n", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic);
    if is_word || is_number {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let written = serde_yaml::to_string(text).expect("every text has a form in YAML");
    written.trim_end_matches('\n').to_owned()
}

/// Returns a value in quotes, double ones if it holds none, so that it is one text.
pub fn quote(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_it_needs_them() {
        for plain in ["Talks resume", "Côte d'Ivoire", "Talks & trade", "中文", "amina-khan", "7 points"] {
            assert_eq!(scalar(plain), plain);
        }
        for quoted in
            ["Iran: sanctions", "NO", "7.10", "2021-06-29", "- a", "# a", "a # b", "'a' b", "[a", "~", "", " a"]
        {
            assert!(scalar(quoted).starts_with(['\'', '"']), "{}", scalar(quoted));
        }
    }
}
