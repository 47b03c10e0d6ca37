//! What is told of HTML that is none, since it was bent on its way or stands too far to the right.

use super::tests::{silent, tells};

#[test]
fn html_that_is_text() {
    tells(
        "the quotation marks of this tag",
        &[
            "See ⟦<iframe width=”560” src=”https://x.org/embed/a” title=”A talk”>⟧</iframe>.",
            "“⟦<a href=“https://x.org” title=“A talk”>⟧here</a>”",
            "⟦<span lang=«fr» title=«a b»>⟧",
        ],
    );
    tells(
        "four blanks or more",
        &[
            "A\n\n    ⟦<iframe src=\"https://x.org/\" title=T></iframe>⟧\n\nB",
            "\t⟦<iframe src=\"https://x.org/\"⟧\n\ttitle=T></iframe>",
        ],
    );
    silent(&[
        "a <b> c, x<y=“z”, <a href=\"https://x.org\">it</a>, `<a href=“x”>`",
        "```\n<iframe src=\"https://x.org/\"></iframe>\n```\n\n    <a href=\"x\">",
    ]);
}
