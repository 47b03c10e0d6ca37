//! What works and citations look like, style by style.

mod tests_author_date;
mod tests_format;
mod tests_more;
mod tests_notes;
mod tests_style;
mod tests_terms;
mod tests_works;
