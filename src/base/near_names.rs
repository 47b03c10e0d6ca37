//! Names that are one slip of the pen away from a known one.
//!
//! A site can have thousands of names, and each is held against all that are known. So the known ones are found by what is
//! left of them without one letter: two names that differ by one slip share such a rest, or one is the other's.

use super::slug::Slug;
use std::collections::HashMap;

/// The fewest letters of a name in which one other letter is a slip. Shorter ones, such as `Li Wei` and `Li Mei`, are too
/// often those of two people.
const SHORTEST: usize = 8;
/// The most letters of a name.
const LONGEST: usize = 80;

/// Known names, for finding those that are nearly another.
#[derive(Debug, Default)]
pub struct NearNames<'a> {
    /// By what is left of each in small letters, whole or without one letter.
    rests: HashMap<String, &'a str>,
    /// By their slugs, which have no accents.
    slugs: HashMap<Slug, &'a str>,
}

impl<'a> NearNames<'a> {
    /// Returns the index of known names.
    pub fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut near = Self::default();
        for name in names {
            if let Some(letters) = letters(name) {
                for rest in rests(&letters) {
                    near.rests.entry(rest).or_insert(name);
                }
                near.slugs.extend(Slug::of_title(name).map(|slug| (slug, name)));
            }
        }
        near
    }

    /// Returns a known name from which another differs by one letter that is missing, too many, another, or swapped with the next;
    /// or by accents and hyphens alone.
    pub fn one_slip_away(&self, name: &str) -> Option<&'a str> {
        let letters = letters(name)?;
        let is_slip = |known: &&str| strsim::damerau_levenshtein(&known.to_lowercase(), &name.to_lowercase()) == 1;
        let found = rests(&letters).filter_map(|rest| self.rests.get(&rest).copied()).find(is_slip);
        found.or_else(|| self.slugs.get(&Slug::of_title(name)?).copied())
    }
}

fn letters(name: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    (SHORTEST..=LONGEST).contains(&letters.len()).then_some(letters)
}

/// Returns a name as it is, and without each of its letters.
fn rests(letters: &[char]) -> impl Iterator<Item = String> {
    (0..=letters.len()).map(|left_out| {
        letters.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| *letter).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_and_no_more() {
        let near = NearNames::of(["John Smith", "José García", "Li Wei"].into_iter());
        for slip in ["Jon Smith", "John Smitth", "Jhon Smith", "John Smyth", "JOHN SMIHT"] {
            assert_eq!(near.one_slip_away(slip), Some("John Smith"), "{slip}");
        }
        assert_eq!(near.one_slip_away("Jose Garcia"), Some("José García"));
        for other in ["Joan Smyth", "John Smithers", "Jane Smith", "Li Mei", "Smith"] {
            assert_eq!(near.one_slip_away(other), None, "{other}");
        }
    }
}
