//! What names are sorted by: their letters without accents or case, so that `Åland` stands among the A's and `Éire`
//! is not looked for after `Z`.

/// Returns what to compare a name by; the name itself settles what is equal.
pub fn sort_key(name: &str) -> (String, &str) {
    (deunicode::deunicode(name).to_lowercase(), name)
}

/// Returns the capital that a name stands under in an index.
pub fn initial(name: &str) -> String {
    deunicode::deunicode(name).chars().next().unwrap_or('#').to_uppercase().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_come_last() {
        let mut names = ["zebra", "Éire", "Zebra", "Åland", "andes"];
        names.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        assert_eq!(names, ["Åland", "andes", "Éire", "Zebra", "zebra"]);
        assert_eq!((initial("Åland"), initial("")), ("A".to_owned(), "#".to_owned()));
    }
}
