//! Keys of messages, found by the compiler.
//!
//! Code in Rust names a message by its key. The key is looked up in the English file while the program is compiled, so
//! that a misspelt key does not compile, nor does a name in braces that is missing or too much. What is left at run time
//! is a number.

/// The English words, which every other language is held against.
pub(super) const ENGLISH_FILE: &str = include_str!("../../words/en.txt");

/// The place of a message among the messages of the English file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(usize);

impl Key {
    /// Returns the key of a message that has these names.
    ///
    /// # Panics
    /// If there is no such key, or if its message has other names: in a constant, this is an error of the compiler.
    pub const fn of(key: &str, names: &[&str]) -> Self {
        let (file, key) = (ENGLISH_FILE.as_bytes(), key.as_bytes());
        let (mut at, mut place) = (0, 0);
        while at < file.len() {
            let mut end = at;
            while end < file.len() && file[end] != b'\n' {
                end += 1;
            }
            if file[at].is_ascii_lowercase() {
                let mut key_end = at;
                while !matches!(file[key_end], b' ' | b'[' | b'=') {
                    key_end += 1;
                }
                // Of plural forms, the last one counts.
                if file[key_end] != b'[' || is(file, key_end + 1, key_end + 6, b"other") {
                    if is(file, at, key_end, key) {
                        agree(file, key_end, end, names);
                        return Self(place);
                    }
                    place += 1;
                }
            }
            at = end + 1;
        }
        panic!("words/en.txt has no such key")
    }

    pub(super) const fn place(self) -> usize {
        self.0
    }
}

/// Checks that the names in braces between two places are these.
const fn agree(file: &[u8], start: usize, end: usize, names: &[&str]) {
    let mut named = 0;
    while named < names.len() {
        let name = names[named].as_bytes();
        // A count may choose a plural form without being shown in it.
        let chooses = file[start] == b'[' && is(name, 0, name.len(), b"count");
        assert!(chooses || stands(file, start, end, name), "the message of this key has no such name");
        named += 1;
    }
    let mut at = start;
    while at < end {
        if file[at] == b'{' {
            let mut close = at;
            while file[close] != b'}' {
                close += 1;
            }
            let (mut given, mut named) = (false, 0);
            while named < names.len() {
                given = given || is(file, at + 1, close, names[named].as_bytes());
                named += 1;
            }
            assert!(given, "the message of this key has a name that is not given");
        }
        at += 1;
    }
}

/// Whether `{name}` stands between two places.
const fn stands(file: &[u8], start: usize, end: usize, name: &[u8]) -> bool {
    let mut at = start;
    while at + name.len() + 1 < end {
        let close = at + name.len() + 1;
        if file[at] == b'{' && file[close] == b'}' && is(file, at + 1, close, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether the bytes between two places are these.
const fn is(file: &[u8], start: usize, end: usize, bytes: &[u8]) -> bool {
    if end - start != bytes.len() || end > file.len() {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if file[start + at] != bytes[at] {
            return false;
        }
        at += 1;
    }
    true
}
