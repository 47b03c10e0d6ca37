//! What the commands of LaTeX print: signs, letters and accents.

/// Commands that print something of their own and take no argument.
const SYMBOLS: &[(&str, &str)] = &[
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquotesingle", "'"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("lq", "‘"),
    ("rq", "’"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("flqq", "«"),
    ("frqq", "»"),
    ("textquotedbl", "\""),
    ("textasciicircum", "^"),
    ("textasciigrave", "`"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textbar", "|"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textbullet", "•"),
    ("textdagger", "†"),
    ("textdaggerdbl", "‡"),
    ("dag", "†"),
    ("ddag", "‡"),
    ("textdollar", "$"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textexclamdown", "¡"),
    ("textquestiondown", "¿"),
    ("textordfeminine", "ª"),
    ("textordmasculine", "º"),
    ("textperiodcentered", "·"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textcopyright", "©"),
    ("copyright", "©"),
    ("textsection", "§"),
    ("textparagraph", "¶"),
    ("textunderscore", "_"),
    ("textdegree", "°"),
    ("degree", "°"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("textsterling", "£"),
    ("pounds", "£"),
    ("textyen", "¥"),
    ("textellipsis", "…"),
    ("dots", "…"),
    ("ldots", "…"),
    ("textonehalf", "½"),
    ("textnumero", "№"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guillemetleft", "«"),
    ("guillemetright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("og", "« "),
    ("fg", " »"),
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("l", "ł"),
    ("L", "Ł"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("P", "¶"),
    ("S", "§"),
    ("space", " "),
    ("quad", " "),
    ("qquad", " "),
    ("newline", " "),
    ("par", " "),
    ("nobreakspace", "\u{a0}"),
    ("thinspace", "\u{202f}"),
    ("slash", "/"),
    ("textcompwordmark", ""),
    ("addcolon", ":"),
    ("addcomma", ","),
    ("addspace", " "),
    ("addnbspace", "\u{a0}"),
    ("times", "×"),
    ("pm", "±"),
    ("cdot", "·"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("approx", "≈"),
    ("sim", "~"),
    ("rightarrow", "→"),
    ("to", "→"),
    ("infty", "∞"),
    ("circ", "°"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("textmu", "µ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
];

/// An accent: its command, the sign that follows a letter to bear it, the letters it is common on, and what comes out.
type Accent = (&'static str, char, &'static str, &'static str);

const ACCENTS: &[Accent] = &[
    ("`", '\u{300}', "AEIOUaeiouNnWwYy", "ÀÈÌÒÙàèìòùǸǹẀẁỲỳ"),
    ("'", '\u{301}', "AEIOUYaeiouyCcLlNnRrSsZzGgKkMmPpWwÆæØøÅå", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǴǵḰḱḾḿṔṕẂẃǼǽǾǿǺǻ"),
    ("^", '\u{302}', "AEIOUaeiouCcGgHhJjSsWwYyZz", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑ"),
    ("~", '\u{303}', "AINOUEYaionueyVv", "ÃĨÑÕŨẼỸãĩõñũẽỹṼṽ"),
    ("\"", '\u{308}', "AEIOUYaeiouyHhWwXxt", "ÄËÏÖÜŸäëïöüÿḦḧẄẅẌẍẗ"),
    ("=", '\u{304}', "AEIOUYaeiouyGgÆæ", "ĀĒĪŌŪȲāēīōūȳḠḡǢǣ"),
    (".", '\u{307}', "ACEGIZacegzBbDdFfHhMmNnOoPpRrSsTtWwXxYy", "ȦĊĖĠİŻȧċėġżḂḃḊḋḞḟḢḣṀṁṄṅȮȯṖṗṘṙṠṡṪṫẆẇẊẋẎẏ"),
    ("u", '\u{306}', "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
    ("v", '\u{30c}', "ACDEGHIKLNORSTUZacdeghijklnorstuz", "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔž"),
    ("H", '\u{30b}', "OUou", "ŐŰőű"),
    ("r", '\u{30a}', "AUauwy", "ÅŮåůẘẙ"),
    ("c", '\u{327}', "CEGHKLNRSTDceghklnrstd", "ÇȨĢḨĶĻŅŖŞŢḐçȩģḩķļņŗşţḑ"),
    ("k", '\u{328}', "AEIOUaeiou", "ĄĘĮǪŲąęįǫų"),
    ("d", '\u{323}', "ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyz", "ẠḄḌẸḤỊḲḶṂṆỌṚṢṬỤṾẈỴẒạḅḍẹḥịḳḷṃṇọṛṣṭụṿẉỵẓ"),
    ("b", '\u{331}', "BDKLNRTZbdhklnrtz", "ḆḎḴḺṈṞṮẔḇḏẖḵḻṉṟṯẕ"),
    ("h", '\u{309}', "AEIOUYaeiouy", "ẢẺỈỎỦỶảẻỉỏủỷ"),
    ("G", '\u{30f}', "AEIORUaeioru", "ȀȄȈȌȐȔȁȅȉȍȑȕ"),
    ("t", '\u{361}', "", ""),
    ("textcommabelow", '\u{326}', "SsTt", "ȘșȚț"),
];

/// Returns what a command prints that takes no argument.
pub fn symbol(name: &str) -> Option<&'static str> {
    SYMBOLS.iter().find(|(command, _)| *command == name).map(|(_, sign)| *sign)
}

/// Returns the sign that a command sets on a letter.
pub fn accent(name: &str) -> Option<char> {
    ACCENTS.iter().find(|(command, ..)| *command == name).map(|(_, sign, ..)| *sign)
}

/// Returns a text whose first letter bears the accent.
pub fn accented(text: &str, accent: char) -> String {
    let mut letters = text.chars();
    let base = match letters.next() {
        None => return alone(accent).to_string(),
        Some('ı') => 'i',
        Some('ȷ') => 'j',
        Some(letter) => letter,
    };
    let composed = ACCENTS.iter().find(|(_, sign, ..)| *sign == accent).and_then(|(_, _, bases, results)| {
        let place = bases.chars().position(|letter| letter == base)?;
        results.chars().nth(place)
    });
    let mut out = String::with_capacity(text.len() + 2);
    match composed {
        Some(letter) => out.push(letter),
        None => out.extend([base, accent]),
    }
    out.push_str(letters.as_str());
    out
}

/// Returns an accent that stands on no letter.
fn alone(accent: char) -> char {
    match accent {
        '\u{300}' => '`',
        '\u{301}' => '´',
        '\u{302}' => '^',
        '\u{303}' => '~',
        '\u{308}' => '¨',
        other => other,
    }
}
