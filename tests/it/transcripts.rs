//! The manual's commands, run as they are written there and held against what they print.
//!
//! `tests/cmd/NAME.md` is a page of commands; `NAME.in` beside it is the site they run on. What differs from run to run
//! (times, the name of a temporary folder) stands there as `[..]`. `TRYCMD=overwrite cargo test transcripts` writes the
//! pages again after a change that was meant.

#[test]
fn the_manuals_commands_print_what_it_shows() {
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1").env("COLUMNS", "100").env("TZ", "UTC");
    cases.case("tests/cmd/*.md").run();
}
