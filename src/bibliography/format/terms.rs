//! Words that the CSL project's languages leave in English, where policy texts need them: articles of treaties, annexes, kinds
//! of sources. They stand in `terms.tsv`.

use crate::base::data::records;
use hayagriva::citationberg::{Locale, LocaleFile, LocalizedTerm};

/// Puts the words of a language into the place of the English ones.
pub fn mend(locale: &mut Locale, code: &str) {
    let language = |code: &'static str| code.split('-').next();
    let lines = records(include_str!("terms.tsv")).filter_map(|line| line.split_once('\t'));
    let own = lines.filter(|(known, _)| code.split('-').next() == language(known));
    let terms: String = own.map(|(_, line)| term(line)).collect();
    if terms.is_empty() {
        return;
    }
    let xml = format!(
        "<locale xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" xml:lang=\"{code}\"><terms>{terms}</terms></locale>"
    );
    let own = LocaleFile::from_xml(&xml).ok().map(Locale::from).and_then(|own| own.terms);
    if let (Some(own), Some(all)) = (own, &mut locale.terms) {
        let has_ordinal = own.terms.iter().any(|one| one.name.is_ordinal());
        let is_told = |term: &LocalizedTerm| own.terms.iter().any(|one| one.name == term.name && one.form == term.form);
        // An ordinal stands for all of them: `st` and `nd` are English.
        all.terms.retain(|term| !(is_told(term) || has_ordinal && term.name.is_ordinal()));
        all.terms.extend(own.terms);
    }
}

/// Returns a line of the table as CSL has terms.
fn term(line: &str) -> String {
    let cells: Vec<&str> = line.split('\t').collect();
    match cells.as_slice() {
        [name, form, one, several] => {
            format!("<term name=\"{name}\" form=\"{form}\"><single>{one}</single><multiple>{several}</multiple></term>")
        }
        [name, form, text] => format!("<term name=\"{name}\" form=\"{form}\">{text}</term>"),
        _ => unreachable!("a line has four or five cells"),
    }
}
