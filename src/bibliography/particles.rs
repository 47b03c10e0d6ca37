//! Small words before family names: `van der`, `de`.

/// Returns the small words that a family name begins with, and the name itself: `van der` and `Berg`.
pub fn without_particle(family: &str) -> (Option<String>, String) {
    let mut rest = family;
    while let Some((word, after)) = rest.split_once(' ')
        && word.starts_with(char::is_lowercase)
    {
        rest = after;
    }
    let particle = family[..family.len() - rest.len()].trim();
    (Some(particle.to_owned()).filter(|particle| !particle.is_empty()), rest.to_owned())
}
