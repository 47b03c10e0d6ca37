//! Endings that no stemmer of Snowball knows, or knows wrongly, language by language.
//!
//! A rule here may only join words of one meaning: it leaves so many letters that what remains is still the word, and where two words
//! would meet it takes the form with one ending to that with the other instead of cutting both. Whoever looks for the other forms of a
//! word looks among the words that begin as its stem does but for its last letter, so all forms of a word must begin so.
//! `tests/web/word-pairs.tsv` shows, for twelve languages, what must be joined and what must not.

use std::borrow::Cow;

/// What is known of a word before a stemmer sees it.
pub enum Known<'w> {
    /// Its stem; nothing is left to do.
    Stem(Cow<'w, str>),
    /// The form that the stemmer is to cut.
    Form(Cow<'w, str>),
}

impl<'w> Known<'w> {
    fn form(form: Option<String>, word: &'w str) -> Self {
        Self::Form(form.map_or(Cow::Borrowed(word), Cow::Owned))
    }

    fn stem(stem: Option<String>, word: &'w str) -> Self {
        Self::Stem(stem.map_or(Cow::Borrowed(word), Cow::Owned))
    }
}

/// Returns what the rules of a language say of a word in small letters.
pub fn known<'w>(language: &str, word: &'w str) -> Known<'w> {
    match language {
        "ar" => Known::stem(Some(arabic(word)), word),
        "fa" => Known::stem(persian(word), word),
        "ps" => Known::stem(pashto(word), word),
        "ur" => Known::stem(urdu(word), word),
        "de" => match german(word) {
            Some(stem) => Known::Stem(Cow::Owned(stem)),
            None => Known::Form(Cow::Borrowed(word)),
        },
        "en" => match english(word) {
            Some(stem) => Known::Stem(Cow::Owned(stem)),
            None => Known::Form(Cow::Borrowed(word)),
        },
        "es" => Known::form(spanish(word), word),
        "pt" => Known::form(portuguese(word), word),
        "ru" => Known::form(russian(word), word),
        _ => Known::Form(Cow::Borrowed(word)),
    }
}

/// Returns a word without an ending, if it has it and so many letters stand before it.
fn without<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| rest.chars().count() >= least)
}

/// Returns a word with another ending, of the first of these that it has.
fn with_another(word: &str, endings: &[(&str, usize, &str)]) -> Option<String> {
    endings.iter().find_map(|(ending, least, other)| without(word, ending, *least).map(|rest| format!("{rest}{other}")))
}

/// Verbs in `-ise` of which the stemmer keeps other words by the `s`: `adviser` and `advisory`.
const NOT_IZE: [&str; 10] =
    ["advertis", "advis", "concis", "exercis", "precis", "promis", "compromis", "revis", "supervis", "surpris"];

/// Verbs in `-ise` and `-ize` have a stem in `iz`. The stemmer cuts `ization` whole, so that to civilize were civil.
fn english(word: &str) -> Option<String> {
    const ENDINGS: [&str; 9] = ["ational", "ations", "ation", "ers", "ing", "er", "ed", "es", "e"];
    let (rest, ending) = ENDINGS.iter().find_map(|ending| Some((word.strip_suffix(ending)?, ending)))?;
    let base = without(rest, "iz", 4)
        .or_else(|| without(rest, "is", 4).filter(|_| ending.starts_with("ation") || !NOT_IZE.contains(&rest)))?;
    Some(format!("{base}iz"))
}

/// Makes one of a British stem and the American one: `labour`, `licenc`.
pub fn american(stem: &str) -> Option<String> {
    with_another(stem, &[("our", 3, "or"), ("enc", 3, "ens")])
}

/// Latin plurals, and those in `-nisse`.
fn german(word: &str) -> Option<String> {
    if let Some(rest) = ["ium", "iums"].iter().find_map(|ending| without(word, ending, 4)) {
        return Some(format!("{rest}i"));
    }
    ["nisse", "nissen", "nisses"].iter().find_map(|ending| without(word, ending, 3)).map(|rest| format!("{rest}nis"))
}

/// Plurals whose singular has a `z`, and those that look like a verb with a pronoun (`gobiernos`).
fn spanish(word: &str) -> Option<String> {
    const ENDINGS: [(&str, usize, &str); 5] =
        [("aces", 3, "az"), ("eces", 2, "ez"), ("oces", 1, "oz"), ("trices", 2, "triz"), ("rnos", 2, "rno")];
    (word != "enlaces").then(|| with_another(word, &ENDINGS)).flatten()
}

/// Plurals of nasal vowels and of `l`, `m`; consonants that the reform of 1990 took away.
fn portuguese(word: &str) -> Option<String> {
    const ENDINGS: [(&str, usize, &str); 7] = [
        ("éis", 2, "el"),
        ("ões", 2, "ão"),
        ("ães", 2, "ão"),
        ("ais", 4, "al"),
        ("áveis", 2, "ável"),
        ("íveis", 2, "ível"),
        ("ns", 3, "m"),
    ];
    const REFORM: [(&str, &str); 5] =
        [("cç", "ç"), ("pç", "ç"), ("sector", "setor"), ("projec", "proje"), ("actual", "atual")];
    let reformed = REFORM.iter().find(|(old, _)| word.contains(old)).map(|(old, new)| word.replacen(old, new, 1));
    with_another(reformed.as_deref().unwrap_or(word), &ENDINGS).or(reformed)
}

/// Takes the vowel that `беженец` has and `беженцы` has not; of `европеец` it makes that of `европейцы`.
fn russian(word: &str) -> Option<String> {
    let rest = without(word, "ец", 3)?;
    let is_behind_vowel = rest.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);
    Some(format!("{rest}{}", if is_behind_vowel { "йц" } else { "ц" }))
}

/// Nouns whose plural is in `ات` although they are masculine, beside those that their form tells.
const MASCULINE: [&str; 23] = [
    "بيان",
    "تحدي",
    "تيار",
    "جهاز",
    "حزام",
    "حساب",
    "خلاف",
    "خيار",
    "ضمان",
    "قرار",
    "قطاع",
    "مؤتمر",
    "مجتمع",
    "مخيم",
    "مسار",
    "مشروع",
    "مصطلح",
    "مطار",
    "معسكر",
    "ملف",
    "موضوع",
    "نزاع",
    "نشاط",
];

/// Adjectives too short for a rule: `دولية` beside `دولي`.
const SHORT: [&str; 9] = ["بحري", "دولي", "شرقي", "عربي", "غربي", "مالي", "محلي", "مدني", "وطني"];

/// The article with what may stand before it, longest first.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];

/// Returns an Arabic word without its article; none where it has none, or fewer than three letters would remain.
pub fn without_article(word: &str) -> Option<&str> {
    ARTICLES.iter().find_map(|article| word.strip_prefix(article)).filter(|rest| rest.chars().count() >= 3)
}

/// Whether a word of another language begins as if it had the article, which folding takes off all the same. Without it the word begins
/// otherwise than its stem would, so it keeps its ending.
fn has_article(word: &str) -> bool {
    without_article(&word.replace('ک', "ك")).is_some()
}

/// Regular plurals of Arabic, and the feminine of adjectives.
///
/// The feminine ending of nouns stays: `مكتبة`, a library, is no `مكتب`, an office.
fn arabic(word: &str) -> String {
    let bare = without_article(word).unwrap_or(word);
    let is_adjective = |rest: &str| rest.ends_with('ي') && (rest.chars().count() >= 5 || SHORT.contains(&rest));
    if let Some(rest) = bare.strip_suffix('ة').filter(|rest| is_adjective(rest)) {
        return rest.to_owned();
    }
    if let Some(rest) = without(bare, "ات", 3) {
        let is_whole = is_adjective(rest) || is_masculine(rest);
        return if is_whole { rest.to_owned() } else { format!("{rest}ة") };
    }
    let persons = ["ون", "ين"].iter().find_map(|ending| without(bare, ending, 4)).filter(|rest| is_person(rest));
    persons.unwrap_or(bare).to_owned()
}

/// Whether a noun without `ات` is one in its singular.
fn is_masculine(rest: &str) -> bool {
    let letters: Vec<char> = rest.chars().collect();
    let (first, count, last_but_one) = (letters[0], letters.len(), letters[letters.len() - 2]);
    let is_hollow = count == 6 && (rest.starts_with("است") || rest.starts_with("إست"));
    MASCULINE.contains(&rest)
        || rest.ends_with('ء')
        || matches!(first, 'ا' | 'إ') && last_but_one == 'ا' && count >= 5 && !is_hollow
        || first == 'ت'
            && !rest.ends_with('ي')
            && (count == 5 && last_but_one == 'ي' || count == 4 && last_but_one != 'ا')
}

/// Whether a word without `ون` is one for a person: a participle, or in `ي`.
fn is_person(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some('م') || rest.ends_with('ي') || letters.next() == Some('ا') && rest.chars().count() == 4
}

/// Plurals of Persian.
fn persian(word: &str) -> Option<String> {
    let word = word.replace('ي', "ی").replace('ك', "ک");
    const ENDINGS: [(&str, usize, &str); 5] =
        [("هایی", 3, ""), ("های", 3, ""), ("ها", 3, ""), ("گان", 4, "ه"), ("ات", 4, "ه")];
    let is_plural = word != "انتها" && !has_article(&word);
    Some(is_plural.then(|| with_another(&word, &ENDINGS)).flatten().unwrap_or(word))
}

/// Plurals and oblique forms of Urdu. The `ں` of its plurals tells them from Arabic words such as `قانون`.
fn urdu(word: &str) -> Option<String> {
    let word = word.replace('ي', "ی").replace('ك', "ک").replace('ه', "ہ");
    const ENDINGS: [(&str, usize, &str); 8] = [
        ("یاں", 2, "ی"),
        ("وں", 3, ""),
        ("یں", 3, ""),
        ("ؤں", 3, ""),
        ("ات", 4, ""),
        ("ہ", 4, ""),
        ("ے", 4, ""),
        ("ے", 3, "ہ"),
    ];
    // `بارہ` is twelve, and `معلوم` is known.
    let is_form = !["بارے", "معلومات"].contains(&&*word) && !has_article(&word);
    Some(is_form.then(|| with_another(&word, &ENDINGS)).flatten().unwrap_or(word))
}

/// Plurals and oblique forms of Pashto.
fn pashto(word: &str) -> Option<String> {
    const ENDINGS: [(&str, usize, &str); 5] =
        [("ونه", 3, ""), ("ونو", 3, ""), ("انو", 4, ""), ("ې", 2, "ه"), ("و", 4, "")];
    (!has_article(word)).then(|| with_another(word, &ENDINGS)).flatten()
}

/// Returns a word without the possessive that Turkish compounds end in, `ekonomisi`; none where it has none.
pub fn without_possessive(word: &str) -> Option<&str> {
    let rest = ["si", "sı", "su", "sü"].iter().find_map(|ending| without(word, ending, 4))?;
    rest.ends_with(['a', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü']).then_some(rest)
}
