//! Pages and places in works, so that the formatter prints them as they should be and not as it reads them.

use hayagriva::citationberg::PageRangeFormat;

use super::marks;

/// Returns a page or a locator that the formatter would not read as a number, so that it is printed as it was typed
/// (with dashes in its spans, and a span of pages as the style has it) and is plural or not as it should be.
/// `separator` is what parts the hidden numbers, if there is a plural at all.
pub fn numbered(text: &str, separator: Option<&str>, format: Option<PageRangeFormat>) -> String {
    let cleaned: String = text.chars().filter(|&sign| !marks::is_reserved(sign)).collect();
    let printed = page_range(cleaned.trim(), format).unwrap_or_else(|| dashed(cleaned.trim()));
    let mut coded = String::from(marks::DROP_ON);
    coded.push('1');
    if let Some(separator) = separator.filter(|_| is_plural(&printed)) {
        coded.push_str(separator);
        coded.push('2');
    }
    coded.push(marks::DROP_OFF);
    coded.extend(printed.chars().map(|sign| if sign == '\'' { marks::APOSTROPHE } else { marks::protected(sign) }));
    coded
}

/// Returns the number of a document (`2016/679`), which is one number and printed as it is.
pub fn single(text: &str) -> String {
    let coded = text.chars().filter(|&sign| !marks::is_reserved(sign)).map(marks::protected);
    [marks::DROP_ON, '1', marks::DROP_OFF].into_iter().chain(coded).collect()
}

/// Whether more than one page or part is meant.
fn is_plural(text: &str) -> bool {
    text.contains(['–', '&']) || text.split([',', ';']).filter(|part| !part.trim().is_empty()).count() > 1
}

/// Returns the text with an en dash in each span of numbers, Roman ones too.
pub fn dashed(text: &str) -> String {
    let mut dashed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("-") {
        let (before, after) = rest.split_at(place);
        let after = after.trim_start_matches('-');
        dashed.push_str(before);
        let start = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let end = after.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        dashed.push(if is_number(start) && is_number(end) { '–' } else { '-' });
        rest = after;
    }
    dashed.push_str(rest);
    dashed
}

/// Whether a word is a number: it holds a digit, or is a Roman one.
fn is_number(word: &str) -> bool {
    word.contains(char::is_numeric)
        || (!word.is_empty() && word.chars().all(|sign| "ivxlcdm".contains(sign.to_ascii_lowercase())))
}

/// Returns a span of pages in a style's format (`112–45`), if it is one.
fn page_range(text: &str, format: Option<PageRangeFormat>) -> Option<String> {
    let (start, end) = text.split_once(['-', '–'])?;
    let (start, end) = (start.trim(), end.trim_start_matches('-').trim());
    let is_page = |text: &str| (1..7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut range = String::new();
    let is_whole = is_page(start) && is_page(end) && end.len() >= start.len();
    format.filter(|_| is_whole)?.format(&mut range, start, end, Some("–")).ok()?;
    Some(range)
}
