//! Refuses YAML that could exhaust the machine, before it is parsed.

use crate::bibliography::limits::MOST_LEVELS;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has too many levels.
    TooDeep,
    /// It has an anchor or an alias.
    Alias,
}

/// Returns where a text is to be refused, and why.
pub fn refusal(text: &str) -> Option<(usize, Refusal)> {
    let mut guard = Guard::default();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        if let Some((column, refusal)) = guard.line(line) {
            return Some((place + column, refusal));
        }
        place += line.len();
    }
    None
}

#[derive(Default)]
struct Guard {
    /// The indents of the blocks that are open.
    indents: Vec<usize>,
    /// How many brackets and braces are open.
    flow: usize,
    /// The quote that a text of several lines began with.
    quote: Option<char>,
    /// The indent of a line after which a text goes on that is indented more.
    block: Option<usize>,
}

impl Guard {
    fn line(&mut self, line: &str) -> Option<(usize, Refusal)> {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if is_blank || self.block.is_some_and(|outer| indent > outer) {
            return None;
        }
        self.block = None;
        let mut column = indent;
        if self.quote.is_none() && self.flow == 0 {
            self.indents.retain(|outer| *outer < indent);
            self.indents.push(indent);
            // Lists may begin within lists on one line.
            while let Some(rest) = line[column..].strip_prefix(['-', '?']).filter(|rest| rest.starts_with([' ', '\t']))
            {
                column = line.len() - rest.trim_start_matches([' ', '\t']).len();
                self.indents.push(column);
                if self.indents.len() > MOST_LEVELS {
                    return Some((column, Refusal::TooDeep));
                }
            }
        }
        if self.indents.len() > MOST_LEVELS {
            return Some((column, Refusal::TooDeep));
        }
        self.values(line, column, indent)
    }

    /// Looks at the values of a line from a column on.
    fn values(&mut self, line: &str, column: usize, indent: usize) -> Option<(usize, Refusal)> {
        let mut is_start = true;
        let mut before = ' ';
        let mut signs = line[column..].char_indices().peekable();
        while let Some((place, sign)) = signs.next() {
            let next = signs.peek().map_or('\n', |(_, next)| *next);
            if let Some(quote) = self.quote {
                let is_doubled = sign == '\'' && quote == '\'' && next == '\'';
                if is_doubled || (sign == '\\' && quote == '"') {
                    signs.next();
                } else if sign == quote {
                    self.quote = None;
                    is_start = false;
                }
                continue;
            }
            match sign {
                '#' if before.is_whitespace() => return None,
                '&' | '*' if is_start && !next.is_whitespace() => return Some((column + place, Refusal::Alias)),
                '"' | '\'' if is_start => self.quote = Some(sign),
                '|' | '>' if is_start && self.flow == 0 => {
                    self.block = Some(indent);
                    return None;
                }
                '[' | '{' if is_start || self.flow > 0 => {
                    self.flow += 1;
                    is_start = true;
                    if self.flow + self.indents.len() > MOST_LEVELS {
                        return Some((column + place, Refusal::TooDeep));
                    }
                }
                ']' | '}' if self.flow > 0 => {
                    self.flow -= 1;
                    is_start = false;
                }
                ',' if self.flow > 0 => is_start = true,
                ':' if next.is_whitespace() || self.flow > 0 => is_start = true,
                '!' if is_start => while signs.next_if(|(_, next)| !next.is_whitespace()).is_some() {},
                _ if sign.is_whitespace() => {}
                _ => is_start = false,
            }
            before = sign;
        }
        None
    }
}
