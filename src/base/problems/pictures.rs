//! Pictures that cannot be shown.

use crate::base::picture::MOST_POINTS;
use crate::base::{Code, Diagnostic, PictureFault, Place, SourcePath};

problems! {
    /// Reports a picture whose head is sound and whose points are not.
    picture_damaged(file: &SourcePath) = BadPicture, Place::file(file),
        "the picture is damaged",
        "open it in a program for pictures and save it anew";
    /// Reports a picture that was there when the site was read; `reason` is the system's.
    picture_not_read(file: &SourcePath, reason: &str) = BadPicture, Place::file(file),
        "the picture cannot be read: {reason}",
        "build again";
}

/// Reports a picture that no page can show, where a text refers to it or in its own place.
pub fn bad_picture(place: Place, file: &SourcePath, fault: PictureFault) -> Diagnostic {
    let most = MOST_POINTS / 1_000_000;
    let (message, help) = match fault {
        PictureFault::Unreadable => (
            format!("`{file}` is no picture that a browser shows"),
            "save it as JPEG, PNG, WebP, AVIF, GIF or SVG; to rename it is not enough".to_owned(),
        ),
        PictureFault::Cut => {
            (format!("`{file}` ends in the middle of the picture"), "copy the whole file once more".to_owned())
        }
        PictureFault::TellsPlace => (
            format!("`{file}` says where it was taken, and a file of this format is published as it is"),
            "save it as JPEG, from which this is taken out".to_owned(),
        ),
        PictureFault::TooLarge { width, height } => (
            format!("`{file}` has {width} × {height} points, which is more than {most} million"),
            "save it smaller: no page shows more than 4000 points in width".to_owned(),
        ),
    };
    Diagnostic::new(Code::BadPicture, place, message, help)
}
