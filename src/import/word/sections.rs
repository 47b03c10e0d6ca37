//! Parts of a document that have a place of their own in a brief, by their headings: key points, recommendations, a summary.

use crate::import::source::Meta;
use crate::import::when::When;
use jiff::tz::TimeZone;

/// Headings above key points, in small letters.
const KEY_POINTS: [&str; 20] = [
    "key points",
    "key messages",
    "key message",
    "key takeaways",
    "key findings",
    "takeaways",
    "highlights",
    "main points",
    "at a glance",
    "in brief",
    "points clés",
    "messages clés",
    "points essentiels",
    "l'essentiel",
    "en bref",
    "puntos clave",
    "mensajes clave",
    "kernaussagen",
    "النقاط الرئيسية",
    "الرسائل الرئيسية",
];

/// Headings above recommendations.
const RECOMMENDATIONS: [&str; 10] = [
    "recommendations",
    "policy recommendations",
    "recommendation",
    "recommandations",
    "recommendations for policymakers",
    "recomendaciones",
    "empfehlungen",
    "recomendações",
    "التوصيات",
    "рекомендации",
];

/// Headings above a summary.
const SUMMARIES: [&str; 9] =
    ["summary", "executive summary", "abstract", "résumé", "resumen", "zusammenfassung", "resumo", "الملخص", "ملخص"];

/// Most words of a summary.
const LONGEST_SUMMARY: usize = 75;

/// Takes the heading of the first level with which a text begins off it. Others of that level go down one, since a page has one
/// title.
pub fn take_title(body: &mut String) -> Option<String> {
    let title = body.strip_prefix("# ").map(|rest| rest.split('\n').next().unwrap_or_default().trim().to_owned());
    if title.is_some() {
        let rest = body.split_once('\n').map_or("", |(_, rest)| rest);
        *body = rest.trim_start_matches('\n').to_owned();
    }
    let is_code = crate::import::destinations::code(body);
    let mut start = 0;
    let lines: Vec<(usize, &str)> = body
        .split_inclusive('\n')
        .map(|line| {
            let at = start;
            start += line.len();
            (at, line)
        })
        .collect();
    let is_heading = |at: usize, line: &str| line.starts_with('#') && !is_code.iter().any(|range| range.contains(&at));
    let has_first = lines.iter().any(|(at, line)| is_heading(*at, line) && line.starts_with("# "));
    if has_first {
        let lines = lines.iter().map(|(at, line)| match is_heading(*at, line) && !line.starts_with("######") {
            true => format!("#{line}"),
            false => (*line).to_owned(),
        });
        *body = lines.collect();
    }
    title
}

/// Takes the paragraphs with which a text begins off it that say what is known of it already: its title and its authors, as
/// programs leave them whose styles are not understood. Returns a date among them.
pub fn take_head(body: &mut String, known: &[&str]) -> Option<When> {
    let mut date = None;
    loop {
        let (first, rest) = body.split_once("\n\n").unwrap_or((body, ""));
        let words = first.trim();
        let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(words));
        let day = When::parse(words, &TimeZone::UTC).filter(|_| date.is_none());
        if rest.is_empty() || !(is_known || day.is_some()) {
            return date;
        }
        date = date.or(day);
        *body = rest.trim_start_matches('\n').to_owned();
    }
}

/// Words with which the caption of a picture begins, before its number, in small letters.
const CAPTIONS: [&str; 9] = ["figure", "fig.", "illustration", "map", "abbildung", "abb.", "figura", "carte", "chart"];

/// Returns a text in which the paragraph right below a picture is its caption, if it is numbered as one.
pub fn with_captions(body: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for paragraph in body.split("\n\n") {
        let line = paragraph.trim();
        let first = line.split_whitespace().next().unwrap_or_default().to_lowercase();
        let number = line.split_whitespace().nth(1).unwrap_or_default();
        let is_caption = CAPTIONS.contains(&&*first) && number.starts_with(|c: char| c.is_ascii_digit());
        let is_plain = !line.contains('\n') && !line.contains(['[', '<', '"', '\\']);
        match out.last_mut().filter(|_| is_caption && is_plain) {
            Some(picture) if picture.starts_with("![") && picture.ends_with(')') && !picture.contains(['"', '\n']) => {
                picture.truncate(picture.len() - 1);
                picture.push_str(&format!(" \"{}\")", line.replace('*', "")));
            }
            _ => out.push(paragraph.to_owned()),
        }
    }
    out.join("\n\n")
}

/// Takes out of a text the lists below headings that say what they are, and returns these headings. What is more than a list stays
/// where it is.
pub fn take(body: &mut String, meta: &mut Meta) -> Vec<String> {
    let mut taken = Vec::new();
    if let Some((heading, items)) = take_list(body, &KEY_POINTS) {
        taken.push(heading);
        meta.key_points = items;
    }
    if let Some((heading, items)) = take_list(body, &RECOMMENDATIONS) {
        taken.push(heading);
        meta.recommendations = items.into_iter().map(|item| (None, item)).collect();
    }
    if meta.summary.is_none()
        && let Some((range, inside)) = section(body, &SUMMARIES)
    {
        let is_paragraph =
            !inside.trim().contains("\n\n") && !inside.trim_start().starts_with(['-', '#', '|', '!', '<', '>']);
        let words = inside.split_whitespace().count();
        let is_plain = !inside.contains(['[', '*', '`', '\\', '<']);
        if is_paragraph && is_plain && words > 0 && words <= LONGEST_SUMMARY {
            meta.summary = Some(inside.split_whitespace().collect::<Vec<_>>().join(" "));
            taken.push(first_line(&body[range.clone()]));
            body.replace_range(range, "");
        }
    }
    taken
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn take_list(body: &mut String, headings: &[&str]) -> Option<(String, Vec<String>)> {
    let (range, inside) = section(body, headings)?;
    let items = list(&inside)?;
    let heading = first_line(&body[range.clone()]);
    body.replace_range(range, "");
    *body = body.trim_start_matches('\n').to_owned();
    Some((heading, items))
}

/// Returns the bytes of the section below one of these headings, and what stands in it.
fn section(body: &str, headings: &[&str]) -> Option<(std::ops::Range<usize>, String)> {
    let mut start = 0;
    let mut found: Option<(usize, usize, usize)> = None;
    for line in body.split_inclusive('\n') {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        // Some write headings as bold paragraphs.
        let bold = line.trim().strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        let words = if level > 0 { Some(line[level..].trim()) } else { bold };
        if let Some((begin, inside, of_level)) = found {
            if words.is_some() && (level == 0 || level <= of_level) {
                return Some((begin..start, body[inside..start].to_owned()));
            }
        } else if let Some(words) = words {
            let plain = words.trim_matches(['*', ':', ' ', '.']).to_lowercase().replace('’', "'");
            if headings.contains(&&*plain) {
                found = Some((start, start + line.len(), level.max(1)));
            }
        }
        start += line.len();
    }
    found.map(|(begin, inside, _)| (begin..body.len(), body[inside..].to_owned()))
}

/// Returns the items of a text that is a flat list and nothing else.
fn list(text: &str) -> Option<Vec<String>> {
    let mut items: Vec<String> = Vec::new();
    // Of a list that goes on some programs make two.
    let lines = text.trim().lines().filter(|line| !line.trim().is_empty() && line.trim() != "<!-- end list -->");
    for line in lines {
        let number = line.find(". ").filter(|at| line[..*at].bytes().all(|byte| byte.is_ascii_digit()) && *at > 0);
        let item = line.strip_prefix("- ").or_else(|| number.map(|at| &line[at + 2..]));
        match item {
            Some(item) if !item.trim().is_empty() => items.push(item.trim().to_owned()),
            // Lists in lists, and paragraphs beside them, say more than front matter can.
            _ => return None,
        }
    }
    (!items.is_empty()).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_below_known_headings_are_taken() {
        let mut body =
            "Text.\n\n## Key messages\n\n- One.\n- Two.\n\n## Next\n\nMore.\n\n## Recommendations\n\n1. Do.\n2. Be.\n"
                .to_owned();
        let mut meta = Meta::default();
        take(&mut body, &mut meta);
        assert_eq!(meta.key_points, ["One.", "Two."]);
        assert_eq!(meta.recommendations.len(), 2);
        assert_eq!(body, "Text.\n\n## Next\n\nMore.\n\n");
        let mut body = "## Recommendations\n\nFirst of all:\n\n- Do.\n".to_owned();
        let before = body.clone();
        take(&mut body, &mut meta);
        assert_eq!(body, before, "words beside the list would be lost");
    }

    #[test]
    fn what_is_known_already_is_taken_off_and_captions_join_their_pictures() {
        let mut body = "A brief\n\nJane Doe\n\n2021-03-04\n\nText.\n".to_owned();
        let date = take_head(&mut body, &["A brief", "Jane Doe"]);
        assert_eq!((date.map(|date| date.written()).as_deref(), &*body), (Some("2021-03-04"), "Text.\n"));
        assert_eq!(
            with_captions("![x](a.png)\n\nFigure 1: Roads\n\nFigures tell."),
            "![x](a.png \"Figure 1: Roads\")\n\nFigures tell."
        );
        assert_eq!(with_captions("Text.\n\nFigure 1 shows.\n"), "Text.\n\nFigure 1 shows.\n");
    }

    #[test]
    fn the_title_is_taken_and_its_like_go_down() {
        let mut body = "# Title\n\n# A\n\n## B\n\n```\n# x\n```\n".to_owned();
        assert_eq!(take_title(&mut body).as_deref(), Some("Title"));
        assert_eq!(body, "## A\n\n### B\n\n```\n# x\n```\n");
    }
}
