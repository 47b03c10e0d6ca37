//! The picture at the head of a page: a brief's, a place's, a person's.

use crate::base::FieldPath;
use crate::parse::front_matter::Image;
use crate::parse::values::Values;

/// A picture as its author refers to it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file, relative to the text.
    pub src: String,
    /// Empty when none was written.
    pub alt: String,
    /// Inline Markdown.
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Picture {
    /// Reads `image`.
    pub(super) fn read(image: Option<&Image>, values: &mut Values<'_>) -> Option<Self> {
        let image = image?;
        Some(Self {
            src: values.required(FieldPath::of("image").key("src"), &image.src)?.to_owned(),
            alt: image.alt.clone().unwrap_or_default(),
            caption: image.caption.clone(),
            credit: image.credit.clone(),
        })
    }
}
