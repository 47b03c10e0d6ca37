//! Entities in plain texts, such as titles that another program has written: `&#8217;`, `&nbsp;`.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Most bytes of an entity; the longest name has 32.
const LONGEST: usize = 40;

/// Puts the characters that entities stand for in their place, once: `&amp;lt;` becomes `&lt;`. One without its semicolon is
/// text, and so is one that stands for no character.
pub fn read_entities(text: &mut String) {
    let (mut read, mut written, mut from) = (String::new(), 0, 0);
    while let Some(start) = text[from..].find('&').map(|at| from + at) {
        from = start + 1;
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = text.as_bytes()[from..].iter().take(LONGEST).take_while(|byte| is_of_name(byte)).count();
        let end = from + length;
        if length > 0
            && text.as_bytes().get(end) == Some(&b';')
            && let Some(characters) = characters(&text[start..=end])
        {
            read.push_str(&text[written..start]);
            read.push_str(&characters);
            written = end + 1;
            from = written;
        }
    }
    if written > 0 {
        read.push_str(&text[written..]);
        *text = read;
    }
}

/// Returns what an entity stands for: a character or two.
fn characters(entity: &str) -> Option<String> {
    let initial_state = Some(State::RawData(RawKind::Rcdata));
    let options = TokenizerOpts { initial_state, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Characters::default(), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(entity));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let read = tokenizer.sink.0.into_inner();
    // `&notit;` is a browser's `¬it;`.
    let is_whole = !read.is_empty() && read.chars().count() <= 2 && read != entity;
    (is_whole && !read.contains(|c: char| c.is_control() || c == '\u{fffd}')).then_some(read)
}

/// Keeps the characters that a tokenizer finds.
#[derive(Default)]
struct Characters(RefCell<String>);

impl TokenSink for Characters {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(text) = token {
            self.0.borrow_mut().push_str(&text);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_once_and_whole() {
        for (typed, read) in [
            ("USDA&#8217;s plan &mdash; A&#x2019;s", "USDA’s plan — A’s"),
            ("R&D, AT&T; Q & A &; &&amp;", "R&D, AT&T; Q & A &; &&"),
            ("&amp;lt;b&amp;gt; &lt;b&gt;", "&lt;b&gt; <b>"),
            ("10&nbsp;%", "10\u{a0}%"),
            ("&copy 2024 &region; &notit; &#0; &#10;", "&copy 2024 &region; &notit; &#0; &#10;"),
            ("&eacute;t&eacute;&amp", "été&amp"),
        ] {
            let mut text = typed.to_owned();
            read_entities(&mut text);
            assert_eq!(text, read, "{typed}");
        }
    }
}
