//! The form in which written names are compared.
//!
//! Authors type 'Côte d'Ivoire', `cote d’ivoire` and 'COTE-D-IVOIRE' and mean one place. A key keeps what tells names apart and
//! drops the rest. Other scripts are never spelt in Latin, which would turn foreign words into country codes. Arabic letters that
//! keyboards of one language have and those of another lack count as one, as do those with and without a hamza.

/// Returns the key of a name: lower case, without diacritics, punctuation, spaces or a leading 'the', with 'and' for `&` and 'saint' for
/// 'St.'. Empty if nothing is left.
pub fn of(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    written.chars().for_each(|character| fold(character, &mut plain));
    let mut words = plain.split_ascii_whitespace().peekable();
    let mut key = String::with_capacity(plain.len());
    if let Some(first) = words.next()
        && !(first == "the" && words.peek().is_some())
    {
        // Alone, it is São Tomé and Príncipe's code.
        let is_saint = first == "st" && words.peek().is_some();
        key.push_str(if is_saint { "saint" } else { first });
    }
    words.for_each(|word| key.push_str(if word == "st" { "saint" } else { word }));
    key
}

fn fold(character: char, plain: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => plain.push(character),
        'A'..='Z' => plain.push(character.to_ascii_lowercase()),
        '&' => plain.push_str(" and "),
        // Within a word: U.S., People's; and marks that stand after their letter.
        '.' | '\'' | '‘' | '’' | 'ʻ' | 'ʼ' | '\u{300}'..='\u{36F}' => {}
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            let latin = deunicode::deunicode_char(character).unwrap_or_default();
            plain.extend(latin.chars().map(|letter| letter.to_ascii_lowercase()));
        }
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
        'ي' | 'ى' => plain.push('ی'),
        'ك' => plain.push('ک'),
        'ة' | 'ۀ' => plain.push('ه'),
        other if other.is_alphanumeric() => plain.extend(other.to_lowercase()),
        _ => plain.push(' '),
    }
}
