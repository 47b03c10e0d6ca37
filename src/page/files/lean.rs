//! Built-in scripts and style sheets as readers get them: without what serves those alone who change them.

/// Returns a script or a style sheet without indentation, empty lines and lines that are nothing but a comment. Each line stays one, so no
/// statement runs into another; text of several lines between backticks would change, and built-in scripts have none.
pub fn lean(text: &str) -> String {
    let mut is_inside = false;
    let mut lean = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        let is_comment = is_inside || begins || line.starts_with("//");
        is_inside = (is_inside || begins) && !line.ends_with("*/");
        if !is_comment && !line.is_empty() {
            lean.push_str(line);
            lean.push('\n');
        }
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn comments_and_indentation_are_left_out() {
        let script = "// What it does.\n\n{\n  /** One. */\n  const a = 1; // kept\n  /** Two\n      lines. */\n  const b = `//${a}`;\n}\n";
        assert_eq!(lean(script), "{\nconst a = 1; // kept\nconst b = `//${a}`;\n}\n");
        let sheet = "/* Of\n   all. */\n\na {\n  color: red; /* kept */\n}\n";
        assert_eq!(lean(sheet), "a {\ncolor: red; /* kept */\n}\n");
    }

    #[test]
    fn nothing_else_goes_with_them() {
        for text in [
            include_str!("../../../static/bp-frames.js"),
            include_str!("../../../static/bp-key.js"),
            include_str!("../../../static/bp-media.css"),
            include_str!("../../../static/bp-search.css"),
            include_str!("../../../static/bp-search.js"),
            include_str!("../../../static/brief.js"),
            include_str!("../../../static/briefpress.css"),
        ] {
            let lean = lean(text);
            let several = lean.lines().find(|line| line.matches('`').count() % 2 == 1);
            assert_eq!(several, None, "text of several lines");
            let is_alone = |line: &&str| line.trim_start().starts_with("/*") && line.contains("*/");
            let behind = text.lines().filter(is_alone).find(|line| !line.ends_with("*/"));
            assert_eq!(behind, None, "something behind a comment");
            assert_eq!(lean.matches('{').count(), lean.matches('}').count());
        }
    }
}
