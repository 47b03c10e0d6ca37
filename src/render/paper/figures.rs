//! What of a paper is no text: pictures, and what stands in the place of videos and sound.

use super::literal::quoted;
use super::markup::Fold;

impl Fold<'_> {
    /// Writes what stands by itself: a picture, a table, a video.
    pub(super) fn figure(&mut self, at: usize) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let caption_at = fragment.find(inside.clone(), "figcaption");
        let caption = caption_at.map(|caption| self.line_of(caption)).filter(|caption| caption != "[]");
        if let Some(table) = fragment.find(inside.clone(), "table") {
            return self.table(table, caption);
        }
        if let Some(image) = fragment.find(inside.clone(), "img")
            && let Some(picture) = self.picture_arguments(image)
        {
            let caption = caption.unwrap_or_else(|| "none".to_owned());
            let is_wide = fragment.has_class(at, "wide");
            return self
                .command("figure-picture", &format!("({picture}, caption: {caption}, credit: none, wide: {is_wide})"));
        }
        for (element, kind) in [("video", "video"), ("audio", "sound")] {
            if let Some(player) = fragment.find(inside.clone(), element) {
                self.media(player, kind);
            }
        }
        let is_played =
            |at: &usize| fragment.has_class(*at, "media-file") || matches!(fragment.name(*at), Some("video" | "audio"));
        let tops: Vec<usize> = fragment.top(inside).filter(|top| Some(*top) != caption_at && !is_played(top)).collect();
        for top in tops {
            if self.is_block(top) { self.block(top) } else { self.paragraph(top..fragment.nodes[top].end) }
        }
        if let Some(caption) = caption {
            self.command("par", &format!("[#small{caption};]"));
        }
    }

    /// Returns what names a picture of the site, and says what it shows; none of one that a paper cannot show.
    fn picture_arguments(&self, image: usize) -> Option<String> {
        let attribute = |key: &str| self.fragment.attribute(image, key);
        let name = self.ground.pictures.name(attribute("src")?, attribute("srcset"))?;
        let (name, alt) = (quoted(&format!("/{name}")), quoted(attribute("alt").unwrap_or_default().trim()));
        let number = |key: &str| attribute(key).and_then(|text| text.parse::<u32>().ok()).unwrap_or(0);
        Some(format!("{name}, alt: {alt}, width: {}, height: {}", number("width"), number("height")))
    }

    /// Writes a picture in a line.
    pub(super) fn picture(&mut self, at: usize) {
        match self.picture_arguments(at) {
            Some(arguments) => self.out.push_str(&format!("#picture({arguments});")),
            None => {
                let alt = self.fragment.attribute(at, "alt").unwrap_or_default().to_owned();
                return self.words(&alt);
            }
        }
        self.is_after_blank = false;
    }

    /// Writes a video or sound, which paper cannot play, with its address.
    fn media(&mut self, at: usize, kind: &str) {
        let attribute = |key: &str| self.fragment.attribute(at, key).unwrap_or_default();
        let address = self.address(attribute("src")).unwrap_or_default();
        let (label, address) = (quoted(attribute("aria-label")), quoted(&address));
        self.command("media", &format!("(\"{kind}\", {label}, {address})"));
    }
}
