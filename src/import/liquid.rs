//! Tags of Liquid and its like, as Jekyll and Eleventy have them. Those with a meaning in Markdown are turned; the others stay.

use super::markup::{code_block, figure, video};
use super::source::{Loss, link_to};
use std::collections::BTreeMap;

/// What tags ask about.
pub struct Ground<'a> {
    /// The text that a tag names: `post_url` and `link`.
    pub text: &'a dyn Fn(&str) -> Option<usize>,
    /// The value of a variable: `site.baseurl`, `page.title`.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The path at which the site stood, without the `/` at its end.
    pub base_path: &'a str,
}

/// Returns a text with its tags turned. `line` is that on which the text begins.
pub fn turn(text: &str, ground: &Ground<'_>, line: usize, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = next_tag(&text[at..]) {
        let start = at + found;
        out.push_str(&text[at..start]);
        let here = line + text[..start].matches('\n').count();
        let is_output = text[start..].starts_with("{{");
        let close = if is_output { "}}" } else { "%}" };
        let Some(length) = text[start + 2..].find(close) else {
            out.push_str(&text[start..start + 2]);
            at = start + 2;
            continue;
        };
        let inside = text[start + 2..start + 2 + length].trim_matches('-').trim();
        let behind = start + 2 + length + 2;
        let turned = if is_output {
            output(inside, ground).map(|value| (value, behind))
        } else {
            tag(inside, &text[behind..], ground).map(|(value, length)| (value, behind + length))
        };
        match turned {
            Some((value, end)) => {
                out.push_str(&value);
                at = end;
            }
            None => {
                let name = inside.split_whitespace().next().unwrap_or_default();
                if !name.starts_with("end") {
                    losses.push(Loss::at(
                        here,
                        format!(
                            "the tag `{}` stays as it is",
                            &text[start..behind.min(start + 60)].lines().next().unwrap_or_default()
                        ),
                    ));
                }
                out.push_str(&text[start..behind]);
                at = behind;
            }
        }
    }
    out.push_str(&text[at..]);
    out
}

fn next_tag(text: &str) -> Option<usize> {
    [text.find("{%"), text.find("{{")].into_iter().flatten().min()
}

/// Returns what stands in the place of a tag, and how much of what follows belongs to it.
fn tag(inside: &str, behind: &str, ground: &Ground<'_>) -> Option<(String, usize)> {
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let rest = rest.trim();
    let until = |end: &str| {
        // `{% endraw %}`, with blanks and hyphens as the author likes.
        let mut at = 0;
        while let Some(found) = behind[at..].find("{%") {
            let start = at + found;
            let length = behind[start..].find("%}")? + 2;
            let word = behind[start + 2..start + length - 2].trim_matches('-').trim();
            if word == end {
                return Some((&behind[..start], start + length));
            }
            at = start + 2;
        }
        None
    };
    match name {
        "raw" | "verbatim" => until(&format!("end{name}")).map(|(inner, length)| (inner.to_owned(), length)),
        "comment" => until("endcomment").map(|(_, length)| (String::new(), length)),
        "highlight" => {
            let (inner, length) = until("endhighlight")?;
            let language = rest.split_whitespace().next().unwrap_or_default();
            Some((code_block(language, inner), length))
        }
        "post_url" | "link" => Some((link_to((ground.text)(rest.trim_matches(['"', '\'']))?, ""), 0)),
        "include" | "include_relative" | "render" | "youtube" | "vimeo" | "figure" => {
            let (file, arguments) = match name {
                "include" | "include_relative" | "render" => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
                _ => (name, rest),
            };
            included(file, arguments).map(|value| (value, 0))
        }
        "gist" => {
            let id = rest.split_whitespace().next()?;
            Some((format!("[Gist {id}](https://gist.github.com/{id})"), 0))
        }
        _ => None,
    }
}

/// Returns what the includes of well-known themes show.
fn included(file: &str, written: &str) -> Option<String> {
    let stem = file.trim_matches(['"', '\'']).rsplit('/').next()?.split('.').next()?.to_lowercase();
    let arguments = arguments(written);
    let get = |names: &[&str]| names.iter().find_map(|name| arguments.get(*name)).map(String::as_str);
    match &*stem {
        "figure" | "image" | "img" | "caption" => {
            let src = get(&["src", "image_path", "url", "file", "path", "0"])?;
            Some(figure(
                src,
                get(&["alt"]).unwrap_or_default(),
                get(&["caption", "title"]).unwrap_or_default(),
                get(&["link"]),
            ))
        }
        "youtube" | "youtubeplayer" | "vimeo" | "video" => {
            let id = get(&["id", "0"])?;
            let house = if stem == "video" { get(&["provider"])? } else { &stem };
            match house {
                "vimeo" => Some(video("Vimeo", &format!("https://vimeo.com/{id}"), get(&["title"]))),
                _ if house.starts_with("youtube") => {
                    Some(video("YouTube", &format!("https://www.youtube.com/watch?v={id}"), get(&["title"])))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Returns arguments by their names; those without one by their position.
fn arguments(written: &str) -> BTreeMap<String, String> {
    let (mut all, mut rest, mut count) = (BTreeMap::new(), written.trim(), 0);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, value) = match rest[end..].strip_prefix('=') {
            Some(value) if !rest.starts_with(['"', '\'']) => (rest[..end].to_owned(), value),
            _ => {
                count += 1;
                ((count - 1).to_string(), rest)
            }
        };
        let (value, behind) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => {
                let length = value[1..].find(quote).unwrap_or(value.len() - 1);
                (&value[1..=length], value.get(length + 2..).unwrap_or_default())
            }
            None => value.split_at(value.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(value.len())),
        };
        all.insert(name, value.to_owned());
        rest = behind.trim_start_matches([',', ' ', '\t', '\n']);
    }
    all
}

/// Returns the value of `{{ … }}`, if all of it is known.
fn output(inside: &str, ground: &Ground<'_>) -> Option<String> {
    let mut parts = split_outside_quotes(inside, '|').into_iter();
    let mut value = operand(parts.next()?.trim(), ground)?;
    for filter in parts {
        let (name, argument) = filter.trim().split_once(':').unwrap_or((filter.trim(), ""));
        let argument = || operand(argument.trim(), ground);
        value = match name.trim() {
            "relative_url" | "absolute_url" | "url" | "prepend_baseurl" => {
                let rooted = if value.starts_with('/') { value } else { format!("/{value}") };
                if rooted.starts_with(&format!("{}/", ground.base_path)) {
                    rooted
                } else {
                    format!("{}{rooted}", ground.base_path)
                }
            }
            "prepend" => format!("{}{value}", argument()?),
            "append" => format!("{value}{}", argument()?),
            "escape" | "strip" | "safe" | "xml_escape" | "strip_html" => value,
            "upcase" => value.to_uppercase(),
            "downcase" => value.to_lowercase(),
            _ => return None,
        };
    }
    Some(value)
}

fn operand(written: &str, ground: &Ground<'_>) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some(inside) = written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return Some(inside.to_owned());
        }
    }
    (ground.variable)(written)
}

fn split_outside_quotes(text: &str, at: char) -> Vec<&str> {
    let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
    for (here, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == at => {
                parts.push(&text[start..here]);
                start = here + 1;
            }
            None => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_a_meaning_are_turned_and_others_stay() {
        let text = |name: &str| (name == "_posts/2021-01-02-a.md" || name == "2021-01-02-a").then_some(7);
        let variable = |name: &str| (name == "site.baseurl").then(|| "/base".to_owned());
        let ground = Ground { text: &text, variable: &variable, base_path: "/base" };
        let turned = |written: &str| {
            let mut losses = Vec::new();
            (turn(written, &ground, 1, &mut losses), losses.len())
        };
        for (written, expected) in [
            ("[a]({% post_url 2021-01-02-a %})", "[a](import:7)"),
            ("[a]({{ site.baseurl }}{% link _posts/2021-01-02-a.md %})", "[a](/baseimport:7)"),
            ("{{ '/x.png' | relative_url }}", "/base/x.png"),
            ("{{ \"a|b\" | append: \".png\" | prepend: site.baseurl }}", "/basea|b.png"),
            ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            ("a{%- comment -%} b {%- endcomment -%}c", "ac"),
            ("{% highlight ruby linenos %}\nx\n{% endhighlight %}", "```ruby\nx\n```"),
            ("{% include figure.html src=\"/a b.png\" alt='A' caption=\"C\" %}", "![A](</a b.png> \"C\")"),
            ("{% include youtube.html id=\"x\" %}", "[Video on YouTube](https://www.youtube.com/watch?v=x)"),
        ] {
            assert_eq!(turned(written), (expected.to_owned(), 0), "{written}");
        }
        for written in ["{{ page.x }}", "{% if a %}", "{% include map.html %}", "{{ x | where: 1 }}"] {
            assert_eq!(turned(written), (written.to_owned(), 1), "{written}");
        }
        assert_eq!(turned("{{ open"), ("{{ open".to_owned(), 0));
    }
}
