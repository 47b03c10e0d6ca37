//! Keys of messages, found by the compiler.
//!
//! Code in Rust names a message by its key. The key is looked up in the English file while the program is compiled. So a
//! misspelt key does not compile, and neither does a name in braces that is missing or unknown. What is left at run time
//! is a number.

/// The English words, with which every other language is compared.
pub(super) const ENGLISH_FILE: &str = include_str!("../../words/en.txt");

/// The place of a message among the messages of the English file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(usize);

impl Key {
    /// Returns the key of a message that has these names; one with plural forms has the name `count`, too.
    ///
    /// # Panics
    /// If there is no such key, or if its message has other names: in a constant, this is an error of the compiler.
    pub const fn of(key: &str, names: &[&str]) -> Self {
        let (mut file, mut place) = (ENGLISH_FILE.as_bytes(), 0);
        while let [first, ..] = file {
            let (line, rest) = file.split_at(until(file, b'\n'));
            if first.is_ascii_lowercase() {
                let (name, text) = line.split_at(until(line, b' '));
                let (name, form) = name.split_at(until(name, b'['));
                // Of plural forms, the last one counts.
                if form.is_empty() || is(form, b"[other]") {
                    if is(name, key.as_bytes()) {
                        // A count chooses the plural form, whether it is shown in it or not.
                        agree(text, names, if form.is_empty() { 0 } else { bit(b"count", names) });
                        return Self(place);
                    }
                    place += 1;
                }
            }
            file = if let [_, rest @ ..] = rest { rest } else { rest };
        }
        panic!("words/en.txt has no such key")
    }

    /// Returns the key of the message that is so many places below in the file.
    pub(super) const fn below(self, places: usize) -> Self {
        Self(self.0 + places)
    }

    pub(super) const fn place(self) -> usize {
        self.0
    }
}

/// Checks that a text has these names and no others, beside those that are needed anyhow.
const fn agree(text: &[u8], names: &[&str], mut needed: u32) {
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if *first == b'{' {
            needed |= bit(after.split_at(until(after, b'}')).0, names);
        }
        rest = after;
    }
    assert!(needed == (1 << names.len()) - 1, "the message of this key has no such name");
}

/// Returns a bit that stands for a name.
const fn bit(name: &[u8], names: &[&str]) -> u32 {
    let mut at = 0;
    while at < names.len() {
        if is(name, names[at].as_bytes()) {
            return 1 << at;
        }
        at += 1;
    }
    panic!("the message of this key needs a name that is not given")
}

/// Returns where a byte stands first, or the end.
const fn until(text: &[u8], byte: u8) -> usize {
    let mut at = 0;
    while at < text.len() && text[at] != byte {
        at += 1;
    }
    at
}

/// Whether both are the same: `==` is not for constants yet.
const fn is(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
