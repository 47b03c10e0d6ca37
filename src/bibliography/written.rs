//! Citations as they are typed, in the forms of Pandoc: `[see @a, pp. 3-5; -@b, ch. 2 and passim]`, `@a says`, `@{a b}`.
//!
//! A text is given without its brackets. What is not of these forms is none, and stays the author's text.

use super::cluster::{Cite, Cluster, LocatorKind};
use crate::base::length::is_unspaced;

/// The words that say what a place is counted in, in lower case and without the point behind them.
const LABELS: [(LocatorKind, &[&str]); 22] = {
    use LocatorKind as Kind;
    [
        (Kind::Page, &["p", "pp", "page", "pages", "s", "с", "стр", "ص"]),
        (Kind::Chapter, &["ch", "chap", "chaps", "chapter", "chapters", "kap", "kapitel", "chapitre", "cap", "гл"]),
        (Kind::Section, &["§", "§§", "sec", "secs", "sect", "section", "sections", "abschnitt", "sección"]),
        (Kind::Paragraph, &["¶", "¶¶", "para", "paras", "par", "paragraph", "paragraphs", "rn", "п"]),
        (Kind::Article, &["art", "arts", "article", "articles", "artikel", "artículo", "ст"]),
        (Kind::Appendix, &["app", "apps", "appendix", "appendices", "anhang"]),
        (Kind::Figure, &["fig", "figs", "figure", "figures", "abb", "abbildung"]),
        (Kind::Table, &["tbl", "tbls", "table", "tables", "tab", "tabelle", "tableau"]),
        (Kind::Note, &["n", "nn", "note", "notes", "fn", "footnote", "footnotes", "fußnote"]),
        (Kind::Line, &["l", "ll", "line", "lines", "zeile"]),
        (Kind::Volume, &["vol", "vols", "volume", "volumes", "bd", "band", "tome"]),
        (Kind::Book, &["bk", "bks", "book", "books", "buch", "livre"]),
        (Kind::Part, &["pt", "pts", "part", "parts", "teil", "partie"]),
        (Kind::Column, &["col", "cols", "column", "columns", "spalte"]),
        (Kind::Folio, &["fol", "fols", "folio", "folios"]),
        (Kind::Issue, &["no", "nos", "issue", "issues", "nr"]),
        (Kind::Opus, &["op", "opp", "opus"]),
        (Kind::Rule, &["r", "rr", "rule", "rules"]),
        (Kind::SubVerbo, &["s.v", "s.vv", "sub verbo"]),
        (Kind::Title, &["tit", "tits", "title", "titles"]),
        (Kind::Timestamp, &["min", "timestamp"]),
        (Kind::Verse, &["v", "vv", "verse", "verses"]),
    ]
};

/// Returns what stands between the brackets of a citation; none if it is no citation.
pub fn cluster(inside: &str) -> Option<Cluster> {
    let cites = parts(inside).into_iter().map(cite).collect::<Option<Vec<Cite>>>()?;
    Some(Cluster { cites, is_in_text: false })
}

/// Returns the key that a text is as a whole.
pub fn whole_key(text: &str) -> Option<String> {
    key(text).filter(|(_, length)| *length == text.len()).map(|(key, _)| key)
}

/// Returns the key that a text begins with, behind its `@`, and how many bytes it takes.
pub fn key(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix('{') {
        let length = rest.find(['}', '\n']).filter(|length| rest[*length..].starts_with('}') && *length > 0)?;
        return Some((rest[..length].to_owned(), length + 2));
    }
    if !text.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let is_inner = |c: char| ":.#$%&-+?<>~/".contains(c);
    // Behind a key in Latin letters the text may go on without a blank: `@khan说`.
    let is_latin = text.starts_with(|c: char| c.is_ascii());
    let belongs = |c: char| (c.is_alphanumeric() || c == '_') && !(is_latin && is_unspaced(c));
    let mut length = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if belongs(sign) {
            length = at + sign.len_utf8();
        } else if !is_inner(sign) || !signs.peek().is_some_and(|(_, next)| belongs(*next)) {
            break;
        }
    }
    Some((text[..length].to_owned(), length))
}

/// Whether a citation may begin behind this sign: not within a word, but scripts from Hebrew on write words, or small words, without a
/// blank.
pub fn may_follow(before: Option<char>) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c.is_alphabetic() && c < '\u{590}';
    before.is_none_or(|c| !is_word(c) && !matches!(c, '_' | '@' | '/' | '.'))
}

/// Returns the place that the text behind a key names, and what is left of that text.
pub fn place(text: &str) -> (Option<(LocatorKind, String)>, String) {
    let left = || (None, text.trim_end().to_owned());
    let after_comma = text.trim_start().strip_prefix([',', '，', '、', '،']).unwrap_or(text).trim_start();
    if let Some(rest) = after_comma.strip_prefix('{') {
        let Some((inside, rest)) = rest.split_once('}') else { return left() };
        let (kind, value) = labelled(inside.trim()).unwrap_or((LocatorKind::Page, inside.trim()));
        let is_said = !value.is_empty();
        return (is_said.then(|| (kind, value.to_owned())), rest.trim_end().to_owned());
    }
    if let Some((pages, rest)) = pages_in_chinese(after_comma) {
        return (Some((LocatorKind::Page, pages.to_owned())), rest.trim_end().to_owned());
    }
    let (kind, value) = match labelled(after_comma) {
        Some(found) => found,
        None if after_comma.starts_with(|c: char| c.is_numeric()) => (LocatorKind::Page, after_comma),
        None => return left(),
    };
    let length = length_of_numbers(value);
    if length == 0 {
        return left();
    }
    (Some((kind, value[..length].to_owned())), value[length..].trim_end().to_owned())
}

/// Returns the numbers of pages as Chinese and Japanese have them, `第4页`, and the text behind them.
fn pages_in_chinese(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('第')?;
    let length = length_of_numbers(rest);
    let behind = rest[length..].strip_prefix(['页', '頁'])?;
    (length > 0).then_some((&rest[..length], behind))
}

/// Returns the parts of a citation between its semicolons.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, sign) in text.char_indices() {
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ';' | '；' | '؛' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

fn cite(part: &str) -> Option<Cite> {
    let found = part.match_indices('@').find_map(|(at, _)| {
        let is_begun = may_follow(part[..at].chars().next_back());
        key(&part[at + 1..]).filter(|_| is_begun).map(|(key, length)| (at, key, length))
    });
    let (at, key, length) = found?;
    let before = &part[..at];
    let suppressed = before.strip_suffix('-').filter(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace));
    let (locator, suffix) = place(&part[at + 1 + length..]);
    Some(Cite {
        key,
        prefix: suppressed.unwrap_or(before).trim().to_owned(),
        locator,
        suffix,
        is_author_suppressed: suppressed.is_some(),
    })
}

/// Returns what a text counts in, if it begins with a word for that and a number, and the text from the number on.
fn labelled(text: &str) -> Option<(LocatorKind, &str)> {
    let word_end = text.find(|c: char| c.is_whitespace() || c.is_numeric()).unwrap_or(text.len());
    let (word, rest) = text.split_at(word_end);
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let rest = rest.trim_start();
    let (kind, _) = LABELS.iter().find(|(_, labels)| labels.contains(&&*word))?;
    // A word that is also one of the language counts nothing without a number.
    let is_number = rest.starts_with(|c: char| c.is_numeric()) || roman_length(rest) > 0;
    (is_number || *kind == LocatorKind::SubVerbo).then_some((*kind, rest))
}

/// Returns how many bytes of a text are numbers: `33-35, 38`, `iv`, `12(3)(a)`, `12 and 15`.
fn length_of_numbers(text: &str) -> usize {
    let mut length = 0;
    let mut rest = text;
    loop {
        let number = number_length(rest);
        if number == 0 {
            return length;
        }
        length = text.len() - rest.len() + number;
        rest = &text[length..];
        let trimmed = rest.trim_start();
        let joined = ["-", "–", "—", ",", "&", "and ", "und ", "et ", "y ", "e ", "и "].iter();
        match joined.filter_map(|sign| trimmed.strip_prefix(sign)).next() {
            Some(next) => rest = next.trim_start(),
            None => return length,
        }
    }
}

/// Returns how many bytes of a text its first number takes, with the letters and brackets that belong to it.
fn number_length(text: &str) -> usize {
    let roman = roman_length(text);
    if roman > 0 {
        return roman;
    }
    if !text.starts_with(|c: char| c.is_numeric()) {
        return 0;
    }
    let belongs =
        |c: char| c.is_alphanumeric() && !is_unspaced(c) || matches!(c, '(' | ')' | '.' | ':' | '/' | '-' | '–');
    let end = text.find(|c: char| !belongs(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ':', '/', '-', '–', '(']).len()
}

/// Returns how many bytes of a text its first word takes, if that is a Roman number.
fn roman_length(text: &str) -> usize {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let is_roman = |letters: &str| text[..end].chars().all(|c| letters.contains(c));
    if is_roman("ivxlcdm") || is_roman("IVXLCDM") { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a citation as one line: prefix, key, kind and place, suffix of each.
    fn shown(inside: &str) -> Option<String> {
        let each = cluster(inside)?.cites.into_iter().map(|cite| {
            let Cite { key, prefix, locator, suffix, is_author_suppressed } = cite;
            let place = locator.map_or_else(String::new, |(kind, value)| format!("{kind:?} {value}"));
            let minus = if is_author_suppressed { "-" } else { "" };
            format!("{prefix}|{minus}{key}|{place}|{suffix}")
        });
        Some(each.collect::<Vec<_>>().join(" ; "))
    }

    #[test]
    fn what_stands_in_brackets() {
        for (typed, read) in [
            ("@doe99", "|doe99||"),
            ("-@doe99", "|-doe99||"),
            ("@doe99, pp. 33-35", "|doe99|Page 33-35|"),
            ("@doe99, 33", "|doe99|Page 33|"),
            ("@doe99 p. iv", "|doe99|Page iv|"),
            ("see @doe99, chap. 2", "see|doe99|Chapter 2|"),
            (
                "see @doe99, pp. 33-35 and passim; @smith04, sec. 1.2",
                "see|doe99|Page 33-35| and passim ; |smith04|Section 1.2|",
            ),
            ("see -@a, para. 12(3)(a)", "see|-a|Paragraph 12(3)(a)|"),
            ("@charter, art. 51", "|charter|Article 51|"),
            ("@charter, Art. 2(4), emphasis added", "|charter|Article 2(4)|, emphasis added"),
            ("@smith{ii, A, D-Z}, with a suffix", "|smith|Page ii, A, D-Z|, with a suffix"),
            ("@smith, {pp. iv, vi-xi, (xv)-(xvii)} with a suffix", "|smith|Page iv, vi-xi, (xv)-(xvii)| with a suffix"),
            ("@smith{}, 99 years later", "|smith|| , 99 years later"),
            ("@a, §§ 3–5", "|a|Section 3–5|"),
            ("@a, S. 12 ff.", "|a|Page 12| ff."),
            ("@a, с. 45", "|a|Page 45|"),
            ("@a, p. 3, 7 and 12; cf. @b.", "|a|Page 3, 7 and 12| ; cf.|b||."),
            ("@a, for the first time", "|a||, for the first time"),
            ("@a and the mandate", "|a|| and the mandate"),
            ("@{https://example.org/a?b=c}, p. 2", "|https://example.org/a?b=c|Page 2|"),
            ("@doi:10.1000/182", "|doi:10.1000/182||"),
            ("@UN_2020-a", "|UN_2020-a||"),
            ("@محمد2020", "|محمد2020||"),
            ("انظر @x، ص. 4؛ @y", "انظر|x|Page 4| ; |y||"),
            ("见@x，第4-6页；@y", "见|x|Page 4-6| ; |y||"),
            ("@treaty, annex II", "|treaty||, annex II"),
        ] {
            assert_eq!(shown(typed).as_deref(), Some(&*read.replace("| ,", "|,")), "{typed}");
        }
        for typed in ["a note", "write to a@b.org", "@", "@ key", "see @a; and a note", "@{}"] {
            assert_eq!(shown(typed), None, "{typed}");
        }
    }
}
