//! What takes time in proportion to what was written, and no more: texts of one mark repeated.
//!
//! Sizes are such that a linear pass ends within the bound of ten seconds in a build without optimisation, and one that
//! looks at everything again for each mark does not.

use crate::fixture::{files, plan};
use crate::input::{brief, ends};
use briefpress::report::{self, Format, Paint, Repeats, Style};

/// Bytes of a body.
const BODY: usize = 400_000;
/// Plans the site, renders it if it can be, and tells all that is to be told, as `check` does.
fn look_at(name: &str, site: &str) {
    ends(name, || {
        let plan = plan(site);
        if plan.is_sound() {
            files(&plan);
        }
        let style = Style { format: Format::Json, paint: Paint::Plain, repeats: Repeats::Each };
        report::render(plan.all_problems(), &|file| plan.text(file), &style);
    });
}

fn filled(mark: &str, bytes: usize) -> String {
    mark.repeat(bytes / mark.len())
}

#[test]
fn one_mark_repeated_takes_time_by_its_length() {
    let marks = [
        "{{<",
        "{{< ",
        "[^",
        "x[^1",
        "[^1] ",
        "[a](data:x) ",
        "<script> ",
        "<b onx=1></b> ",
        "![](p.png) ",
        "![](p.png)\n\n",
    ];
    for mark in marks {
        let site = brief("", &("x ".to_owned() + &filled(mark, BODY))) + "==> content/briefs/p.png\n-\n";
        look_at(mark, &site);
    }
}

#[test]
fn elements_that_do_not_stay_open_take_time_by_their_number() {
    let elements =
        ["<br>", "<p>a ", "<li><p>a\n", "<td>a ", "<b></b><i></i>", "<path d=\"M0 0\"/>", "<option>a ", "<svg></svg>"];
    for element in elements {
        look_at(element, &brief("", &("<div>\n".to_owned() + &element.repeat(20_000))));
    }
}
