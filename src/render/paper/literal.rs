//! Values as Typst writes them.

use serde_json::Value;

/// Writes a text between quotation marks. Words longer than a line may be broken.
pub fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' | '\u{b}' | '\u{c}' => out.push(' '),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out.push('"');
}

/// Returns a text between quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_text(&mut out, text);
    out
}

/// Writes a value. A text under a key that ends with `_html` is written by `html`, under the key without that ending.
pub fn write_value(out: &mut String, value: &Value, html: &mut dyn FnMut(&mut String, &str)) {
    write_under(out, "", value, html);
}

fn write_under(out: &mut String, key: &str, value: &Value, html: &mut dyn FnMut(&mut String, &str)) {
    match value {
        Value::Null => out.push_str("none"),
        Value::Bool(is_so) => out.push_str(if *is_so { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) if is_html(key) => html(out, text),
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            out.push('(');
            for item in items {
                write_under(out, key, item, html);
                out.push_str(", ");
            }
            out.push(')');
        }
        Value::Object(fields) if fields.is_empty() => out.push_str("(:)"),
        Value::Object(fields) => {
            out.push('(');
            for (key, value) in fields {
                let name = key.strip_suffix("_html").unwrap_or(if key == "html" { "body" } else { key });
                write_text(out, name);
                out.push_str(": ");
                write_under(out, key, value, html);
                out.push_str(", ");
            }
            out.push(')');
        }
    }
}

fn is_html(key: &str) -> bool {
    key == "html" || key.ends_with("_html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_typst_reads_them() {
        let mut out = String::new();
        let value = json!({"a": "x\"\\\n", "b": [], "c": ["1"], "d": null, "e": 2, "f_html": ["<b>"], "g": {}, "html": "<i>", "i_html": null});
        write_value(&mut out, &value, &mut |out, html| out.push_str(&format!("[{html}]")));
        assert_eq!(
            out,
            r#"("a": "x\"\\\n", "b": (), "c": ("1", ), "d": none, "e": 2, "f": ([<b>], ), "g": (:), "body": [<i>], "i": none, )"#
        );
    }
}
