//! The pictures of a paper: those that the site made for its pages.

use crate::base::{BaseUrl, PaperPicture, PictureFile, PictureFormat};
use std::cell::RefCell;

/// The widest picture that a paper takes, in points: more than a printer shows across a page.
const WIDEST: u32 = 1_700;

/// Finds the pictures that texts show, and gathers them.
pub struct Pictures<'a> {
    base: &'a BaseUrl,
    find: &'a dyn Fn(&str) -> Option<PictureFile>,
    gathered: RefCell<Vec<(String, PaperPicture)>>,
}

impl<'a> Pictures<'a> {
    /// Returns none yet; `find` has the picture at a route.
    pub fn new(base: &'a BaseUrl, find: &'a dyn Fn(&str) -> Option<PictureFile>) -> Self {
        Self { base, find, gathered: RefCell::default() }
    }

    /// Returns what the paper calls a picture; none if the site has none at its addresses that a paper can show.
    pub fn name(&self, src: &str, srcset: Option<&str>) -> Option<String> {
        let address = widest(src, srcset);
        let known = |gathered: &[(String, PaperPicture)]| {
            gathered.iter().find(|(of, _)| *of == address).map(|(_, picture)| picture.name.clone())
        };
        if let Some(name) = known(&self.gathered.borrow()) {
            return Some(name);
        }
        let (made, ending) = self.file(&address)?;
        let mut gathered = self.gathered.borrow_mut();
        let name = format!("picture-{}.{ending}", gathered.len() + 1);
        gathered.push((address, PaperPicture { name: name.clone(), made }));
        Some(name)
    }

    fn file(&self, address: &str) -> Option<(PictureFile, &'static str)> {
        let route = self.base.route(address)?;
        let format = PictureFormat::of_ending(route.as_str().rsplit_once('.')?.1)?;
        // Typst reads no AVIF.
        let is_read = format != PictureFormat::Avif;
        let file = (self.find)(route.as_str()).filter(|_| is_read)?;
        Some((file, format.ending()))
    }

    /// Returns the pictures that were named, in order.
    pub fn gathered(self) -> Vec<PaperPicture> {
        self.gathered.into_inner().into_iter().map(|(_, picture)| picture).collect()
    }
}

/// Returns the address of the widest file that a paper takes.
fn widest(src: &str, srcset: Option<&str>) -> String {
    let files = srcset.unwrap_or_default().split(", ").filter_map(|file| {
        let (address, width) = file.trim().rsplit_once(' ')?;
        Some((width.strip_suffix('w')?.parse::<u32>().ok()?, address))
    });
    let found = files.filter(|(width, _)| *width <= WIDEST).max();
    found.map_or(src, |(_, address)| address).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_file_is_taken_that_paper_shows() {
        assert_eq!(widest("/a.jpg", Some("/a.480.jpg 480w, /a.960.jpg 960w, /a.jpg 2400w")), "/a.960.jpg");
        assert_eq!(widest("/a.jpg", Some("")), "/a.jpg");
        assert_eq!(widest("/a.svg", None), "/a.svg");
    }
}
