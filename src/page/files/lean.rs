//! Built-in scripts as readers get them: without what serves those alone who change them.

/// Returns a script without indentation, empty lines and lines that are nothing but a comment. Each line stays one, so no statement
/// runs into another; text of several lines between backticks would change, and built-in scripts have none.
pub fn lean(script: &str) -> String {
    let mut is_inside = false;
    let mut lean = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        let is_comment = is_inside || line.starts_with("/**") || line.starts_with("//");
        is_inside = (is_inside || line.starts_with("/**")) && !line.ends_with("*/");
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
    }

    #[test]
    fn no_text_of_several_lines_is_in_a_built_in_script() {
        for script in [
            include_str!("../../../static/bp-frames.js"),
            include_str!("../../../static/bp-key.js"),
            include_str!("../../../static/bp-search.js"),
            include_str!("../../../static/brief.js"),
        ] {
            let odd = lean(script).lines().find(|line| line.matches('`').count() % 2 == 1).map(str::to_owned);
            assert_eq!(odd, None);
        }
    }
}
