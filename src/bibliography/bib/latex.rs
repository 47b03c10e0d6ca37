//! Turns the LaTeX of a field into a text with the marks of CSL.
//!
//! Nothing here fails: a command that is not known is left out and its argument kept.

use super::symbols::{accent, accented, symbol};
use crate::bibliography::limits::MOST_BRACES;
use crate::bibliography::spaces::tidied;

const NOCASE: &str = "<span class=\"nocase\">";
const SPAN_END: &str = "</span>";

/// What of a text is kept beside its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Marks, and the capitals that braces protect: for titles.
    Capitals,
    /// Marks alone: for notes.
    Marks,
    /// Nothing: for names and numbers.
    Letters,
}

/// Returns the text that a field prints.
pub fn render(source: &str, keep: Keep) -> String {
    let is_plain = !source.contains(['\\', '{', '}', '$', '~', '`', '\'', '-']);
    if is_plain {
        return tidied(source);
    }
    let mut reader = Reader::new(source, keep);
    while !reader.rest.is_empty() {
        reader.run();
        // A brace that nothing opened.
        reader.rest = reader.rest.get(1..).unwrap_or("");
    }
    reader.finish()
}

/// Returns a field that is taken sign by sign, such as an address: only escapes and braces are resolved.
pub fn verbatim(source: &str) -> String {
    let mut source = source.trim();
    for command in ["\\url{", "\\path{", "\\nolinkurl{"] {
        if let Some((_, inner)) = source.split_once(command) {
            source = inner.rsplit_once('}').map_or(inner, |(inside, _)| inside);
        }
    }
    let source = source.replace("\\textasciitilde", "~").replace("$\\sim$", "~").replace("\\~{}", "~");
    let source = source.replace("\\textless", "<").replace("\\textgreater", ">");
    let mut out = String::with_capacity(source.len());
    let mut signs = source.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.extend(signs.next_if(|next| !next.is_alphanumeric())),
            '{' | '}' => {}
            _ if sign.is_whitespace() => {}
            _ => out.push(sign),
        }
    }
    out
}

/// Returns the inside of the group that the text begins with, without its braces, and what follows it.
pub fn leading_group(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{')?;
    let mut depth = 1_usize;
    let mut is_escaped = false;
    for (place, byte) in inside.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inside[..place], &inside[place + 1..]));
        }
    }
    None
}

struct Reader<'source> {
    rest: &'source str,
    keep: Keep,
    out: String,
    /// Whether the capitals are protected already.
    is_protected: bool,
    is_math: bool,
    /// The length of `out` after the last end of protected capitals.
    protected_until: usize,
    /// The ends of the marks which last until their group ends, as `\em` begins them.
    open: Vec<&'static str>,
    depth: usize,
    quotes: usize,
}

impl<'source> Reader<'source> {
    fn new(source: &'source str, keep: Keep) -> Self {
        Self {
            rest: source,
            keep,
            out: String::with_capacity(source.len()),
            is_protected: keep != Keep::Capitals,
            is_math: false,
            protected_until: usize::MAX,
            open: Vec::new(),
            depth: 0,
            quotes: 0,
        }
    }

    fn finish(mut self) -> String {
        while let Some(end) = self.open.pop() {
            self.out.push_str(end);
        }
        let trimmed = self.out.trim_matches(' ');
        if trimmed.len() == self.out.len() { self.out } else { trimmed.to_owned() }
    }

    fn eat(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// Reads up to the end of a group, whose brace stays.
    fn run(&mut self) {
        while let Some(sign) = self.rest.chars().next() {
            if sign == '}' {
                return;
            }
            let before = self.rest;
            self.rest = &before[sign.len_utf8()..];
            match sign {
                '\\' => self.command(),
                '{' => self.group(),
                '$' => self.math(),
                '~' => self.out.push('\u{a0}'),
                '^' if self.is_math => self.marked("<sup>", "</sup>"),
                '_' if self.is_math => self.marked("<sub>", "</sub>"),
                '-' if self.eat("--") => self.out.push('—'),
                '-' if self.eat("-") => self.out.push('–'),
                '`' if self.eat("`") => self.out.push('“'),
                '`' => self.out.push('‘'),
                '\'' if self.eat("'") => self.out.push('”'),
                '?' if self.eat("`") => self.out.push('¿'),
                '!' if self.eat("`") => self.out.push('¡'),
                ' ' | '\t' | '\n' | '\r' => self.space(),
                _ => self.out.push(sign),
            }
        }
    }

    /// Reads a group after its opening brace, with its closing brace.
    fn group(&mut self) {
        let protects = !self.is_protected && !self.is_math && !self.rest.starts_with(['\\', '$']);
        if !protects {
            return self.group_inside();
        }
        let is_next = self.out.len() == self.protected_until;
        let is_after_space = self.out.ends_with(' ') && self.out.len() == self.protected_until.saturating_add(1);
        if is_next || is_after_space {
            self.out.truncate(self.protected_until - SPAN_END.len());
            self.out.push_str(if is_after_space { " " } else { "" });
        } else {
            self.out.push_str(NOCASE);
        }
        let start = self.out.len();
        self.is_protected = true;
        self.group_inside();
        self.is_protected = false;
        if self.out.len() == start && self.out.ends_with(NOCASE) {
            self.out.truncate(start - NOCASE.len());
        } else {
            self.out.push_str(SPAN_END);
            self.protected_until = self.out.len();
        }
    }

    fn group_inside(&mut self) {
        if self.depth >= MOST_BRACES {
            return;
        }
        self.depth += 1;
        let outer = std::mem::take(&mut self.open);
        self.run();
        while let Some(end) = self.open.pop() {
            self.out.push_str(end);
        }
        self.open = outer;
        self.depth -= 1;
        self.eat("}");
    }

    /// Reads what a command takes: a group, another command or one sign.
    fn argument(&mut self) {
        self.skip_space();
        if self.depth >= MOST_BRACES {
            return;
        }
        self.depth += 1;
        if self.eat("{") {
            self.group_inside();
        } else if self.eat("\\") {
            self.command();
        } else if let Some(sign) = self.rest.chars().next().filter(|sign| *sign != '}') {
            self.rest = &self.rest[sign.len_utf8()..];
            self.out.push(sign);
        }
        self.depth -= 1;
    }

    fn marked(&mut self, start: &str, end: &str) {
        if self.keep == Keep::Letters {
            return self.argument();
        }
        self.out.push_str(start);
        let inside = self.out.len();
        self.argument();
        if self.out.len() == inside {
            self.out.truncate(inside - start.len());
        } else {
            self.out.push_str(end);
        }
    }

    /// Begins a mark that lasts until the group ends.
    fn declare(&mut self, start: &str, end: &'static str) {
        self.skip_space();
        if self.keep != Keep::Letters {
            self.out.push_str(start);
            self.open.push(end);
        }
    }

    fn quoted(&mut self) {
        let (start, end) = if self.quotes.is_multiple_of(2) { ('“', '”') } else { ('‘', '’') };
        self.out.push(start);
        self.quotes += 1;
        self.argument();
        self.quotes -= 1;
        self.out.push(end);
    }

    fn accent(&mut self, accent: char) {
        let was_protected = std::mem::replace(&mut self.is_protected, true);
        let start = self.out.len();
        self.argument();
        self.is_protected = was_protected;
        let bare = self.out.split_off(start.min(self.out.len()));
        self.out.push_str(&accented(&bare, accent));
    }

    /// Reads a command after its backslash.
    fn command(&mut self) {
        let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest;
        if name.is_empty() {
            return self.sign_command();
        }
        self.eat("*");
        match name {
            "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" => self.marked("<i>", "</i>"),
            "textbf" | "mkbibbold" => self.marked("<b>", "</b>"),
            "textsuperscript" | "mkbibsuperscript" => self.marked("<sup>", "</sup>"),
            "textsubscript" | "mkbibsubscript" => self.marked("<sub>", "</sub>"),
            "textsc" => self.marked("<span style=\"font-variant:small-caps;\">", SPAN_END),
            "em" | "it" | "itshape" | "sl" | "slshape" => self.declare("<i>", "</i>"),
            "bf" | "bfseries" => self.declare("<b>", "</b>"),
            "sc" | "scshape" => self.declare("<span style=\"font-variant:small-caps;\">", SPAN_END),
            "enquote" | "mkbibquote" | "textquote" => self.quoted(),
            "url" | "path" | "nolinkurl" => {
                let address = self.raw_group();
                self.out.push_str(&verbatim(address));
            }
            "noopsort" | "SortNoop" | "phantom" | "vphantom" | "hphantom" | "index" | "label" => {
                self.raw_group();
            }
            "href" => {
                self.raw_group();
                self.argument();
            }
            _ => self.named_command(name),
        }
    }

    fn named_command(&mut self, name: &str) {
        if let Some(accent) = accent(name) {
            return self.accent(accent);
        }
        if let Some(text) = symbol(name) {
            self.skip_space();
            self.eat("{}");
            if !self.out.ends_with(' ') || text != " " {
                self.out.push_str(text);
            }
            return;
        }
        if self.rest.starts_with('[')
            && let Some((_, after)) = self.rest.split_once(']')
        {
            self.rest = after;
        }
        self.skip_space();
        if self.rest.starts_with('{') {
            self.argument();
        }
    }

    /// Reads a command whose name is one sign: an accent, or a sign that LaTeX keeps for itself.
    fn sign_command(&mut self) {
        let Some(sign) = self.rest.chars().next() else {
            return;
        };
        self.rest = &self.rest[sign.len_utf8()..];
        let mut name = [0; 4];
        if let Some(accent) = accent(sign.encode_utf8(&mut name)) {
            return self.accent(accent);
        }
        match sign {
            // Crossref writes `\&amp;`.
            '&' => {
                self.eat("amp;");
                self.out.push('&');
            }
            ',' => self.out.push('\u{202f}'),
            '-' | '/' | '!' | '@' | '(' | ')' => {}
            '\\' | ';' | ':' | '>' => self.space(),
            _ if sign.is_whitespace() => self.space(),
            _ => self.out.push(sign),
        }
    }

    /// Takes the next group as it is written.
    fn raw_group(&mut self) -> &'source str {
        self.skip_space();
        match leading_group(self.rest) {
            Some((inside, after)) => {
                self.rest = after;
                inside
            }
            None => "",
        }
    }

    /// Reads a formula after its opening dollar, if it is one: `US$ 5` has none.
    fn math(&mut self) {
        let closing = self.rest.find('$').filter(|end| {
            let (inside, after) = (&self.rest[..*end], &self.rest[end + 1..]);
            let is_tight = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
            is_tight && !inside.ends_with('\\') && !after.starts_with(|sign: char| sign.is_ascii_digit())
        });
        let Some(end) = closing.filter(|_| !self.is_math && self.depth < MOST_BRACES) else {
            return self.out.push('$');
        };
        let after = &self.rest[end + 1..];
        self.rest = &self.rest[..end];
        self.is_math = true;
        self.depth += 1;
        while !self.rest.is_empty() {
            self.run();
            self.rest = self.rest.get(1..).unwrap_or("");
        }
        self.depth -= 1;
        self.is_math = false;
        self.rest = after;
    }
}
