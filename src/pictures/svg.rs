//! Drawings in SVG, which are documents of their own.
//!
//! In a page an SVG is shown as a picture, so nothing in it runs. But a reader can open it by itself, and then a script in it would
//! run as one of the site's. So what acts, and what asks another host for something, is taken out, as are the notes in which
//! drawing programs keep the author's name and folders. A file without any of these stays as it is, byte for byte.

use crate::base::{PictureFormat, PictureHead, PictureKind};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};
use std::borrow::Cow;

/// Elements that act, that hold another document, or that tell of the author.
const REMOVED: [&str; 12] = [
    "script",
    "foreignObject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "metadata",
    "namedview",
];

/// Prefixes of what drawing programs add for themselves.
const PRIVATE: [&str; 5] = ["inkscape:", "sodipodi:", "i:", "x:", "graph:"];

/// Whether a file is an SVG, by the beginning of its text.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(4096)];
    let starts = beginning.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    starts == Some(&b'<') && beginning.windows(4).any(|window| window == b"<svg")
}

/// Returns the size of an SVG, from its `width` and `height` or else its `viewBox`; none if its root cannot be read.
pub(super) fn head(bytes: &[u8]) -> Option<PictureHead> {
    let text = with_entities(std::str::from_utf8(bytes).ok()?)?;
    let mut reader = Reader::from_str(&text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => break root,
            Event::Eof => return None,
            _ => {}
        }
    };
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let value = |key: &str| {
        let attribute = root.try_get_attribute(key).ok()??;
        Some(attribute.value.trim().to_owned())
    };
    let view = value("viewBox").and_then(|view| {
        let numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
        let numbers: Vec<f64> = numbers.collect::<Result<_, _>>().ok()?;
        (numbers.len() == 4 && numbers[2] > 0.0 && numbers[3] > 0.0).then(|| (numbers[2], numbers[3]))
    });
    let (width, height) = (value("width").and_then(length), value("height").and_then(length));
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        // What browsers give a picture without a size (CSS 2.2, 10.3.2).
        (width, height, None) => (width.unwrap_or(300.0), height.unwrap_or(150.0)),
    };
    let side = |length: f64| length.round().clamp(1.0, 100_000.0) as u32;
    let (width, height) = (side(width), side(height));
    Some(PictureHead { format: PictureFormat::Svg, kind: PictureKind::Untouched, width, height, is_turned: false })
}

/// Returns a length in points of a screen; none for one that depends on what is around it.
fn length(text: String) -> Option<f64> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f64 = text[..text.len() - unit.len()].parse().ok()?;
    let factor = match unit {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    (number > 0.0).then_some(number * factor)
}

/// Returns an SVG without what acts and what tells of its author; none if it is no XML.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let whole = with_entities(text)?;
    let mut reader = Reader::from_str(&whole);
    let mut writer = Writer::new(Vec::with_capacity(whole.len()));
    let mut is_changed = matches!(whole, Cow::Owned(_));
    // How many elements around are taken out.
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().ok()?;
        match event {
            Event::Eof => break,
            Event::Start(start) if depth > 0 || is_removed(&start) => {
                drop(start);
                (depth, is_changed) = (depth + 1, true);
            }
            Event::End(_) if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            Event::Empty(start) if is_removed(&start) => is_changed = true,
            Event::Comment(_) | Event::PI(_) => is_changed = true,
            Event::Start(start) => writer.write_event(Event::Start(kept(start, &mut is_changed)?)).ok()?,
            Event::Empty(start) => writer.write_event(Event::Empty(kept(start, &mut is_changed)?)).ok()?,
            event => writer.write_event(event).ok()?,
        }
    }
    Some(if is_changed { writer.into_inner() } else { bytes.to_vec() })
}

fn is_removed(start: &BytesStart<'_>) -> bool {
    let name = start.name();
    let sets_address = || {
        let attribute = start.try_get_attribute("attributeName").ok().flatten();
        attribute.is_some_and(|attribute| attribute.value.ends_with("href") || attribute.value.starts_with("on"))
    };
    REMOVED.iter().any(|removed| start.local_name().as_ref().eq_ignore_ascii_case(removed))
        || is_private(name.as_ref())
        || sets_address()
}

fn is_private(name: &str) -> bool {
    PRIVATE.iter().any(|prefix| name.starts_with(prefix))
}

/// Returns a tag with the attributes that stay.
fn kept<'a>(start: BytesStart<'a>, is_changed: &mut bool) -> Option<BytesStart<'a>> {
    let attributes: Vec<Attribute<'_>> = start.attributes().collect::<Result<_, _>>().ok()?;
    let is_link = start.local_name().as_ref() == "a";
    if attributes.iter().all(|attribute| stays(attribute, is_link)) {
        return Some(start);
    }
    *is_changed = true;
    let mut kept = BytesStart::new(start.name().as_ref().to_owned());
    kept.extend_attributes(attributes.into_iter().filter(|attribute| stays(attribute, is_link)));
    Some(kept.into_owned())
}

/// Whether an attribute stays: it does not act, tells nothing of the author, and loads nothing from elsewhere.
fn stays(attribute: &Attribute<'_>, is_link: bool) -> bool {
    let key = attribute.key.as_ref();
    if key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) || is_private(key) {
        return false;
    }
    if !matches!(attribute.key.local_name().as_ref(), "href" | "src") {
        return true;
    }
    let value: String = match attribute.normalized_value(XmlVersion::Explicit1_0) {
        Ok(value) => value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect(),
        Err(_) => return false,
    };
    let value = value.to_ascii_lowercase();
    let is_web = value.starts_with("https://") || value.starts_with("http://");
    value.starts_with('#')
        || value.starts_with("data:image/") && !value.starts_with("data:image/svg")
        || is_link && is_web
}

/// Returns a text with the entities that it declares for itself, as drawing programs do for names of namespaces. None if one of
/// them holds more than plain words.
fn with_entities(text: &str) -> Option<Cow<'_, str>> {
    let Some(start) = text.find("<!DOCTYPE") else { return Some(text.into()) };
    let Some(subset) = text[start..].find('[').map(|at| start + at) else { return Some(text.into()) };
    if text[start..subset].contains('>') {
        return Some(text.into());
    }
    let end = subset + text[subset..].find(']')?;
    let close = end + text[end..].find('>')? + 1;
    let mut out = [&text[..start], &text[close..]].concat();
    for declaration in text[subset + 1..end].split("<!ENTITY").skip(1) {
        let (name, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest[1..].split_once(quote)?.0;
        if value.contains(['<', '&', '"', '\'', '%']) {
            return None;
        }
        out = out.replace(&format!("&{name};"), value);
    }
    Some(out.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(svg: &str) -> String {
        String::from_utf8(clean(svg.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_drawing_has_the_size_that_it_says() {
        for (attributes, size) in [
            ("width='200' height='100'", (200, 100)),
            ("width='2in' height='25.4mm' viewBox='0 0 9 9'", (192, 96)),
            ("viewBox='0 0 640 360'", (640, 360)),
            ("viewBox='0,0,640,360' width='100%'", (640, 360)),
            ("viewBox='0 0 640 360' width='320'", (320, 180)),
            ("", (300, 150)),
        ] {
            let head = head(format!("<?xml version='1.0'?><svg {attributes}/>").as_bytes()).unwrap();
            assert_eq!((head.width, head.height), size, "{attributes}");
        }
        assert_eq!(head(b"<html><svg/></html>"), None);
    }

    #[test]
    fn what_acts_or_tells_of_the_author_is_taken_out() {
        for (svg, expected) in [
            ("<svg><script>x</script><path d='M0 0'/></svg>", "<svg><path d='M0 0'/></svg>"),
            ("<svg onload='x'><g OnClick='y' id='a'/></svg>", "<svg><g id=\"a\"/></svg>"),
            ("<svg><a href='java\nscript:x'><g/></a></svg>", "<svg><a><g/></a></svg>"),
            (
                "<svg><a href='https://example.org/'><g/></a></svg>",
                "<svg><a href='https://example.org/'><g/></a></svg>",
            ),
            ("<svg><use href='#a'/><image href='https://e.org/x.png'/></svg>", "<svg><use href='#a'/><image/></svg>"),
            ("<svg><foreignObject><svg><g/></svg></foreignObject><g/></svg>", "<svg><g/></svg>"),
            ("<svg><animate attributeName='href' to='x'/><g/></svg>", "<svg><g/></svg>"),
            ("<!-- by A. Person --><svg><metadata>A. Person</metadata></svg>", "<svg></svg>"),
            ("<svg inkscape:export-filename='person/x.png' id='a'/>", "<svg id=\"a\"/>"),
            ("<?xml-stylesheet href='https://e.org/x.css'?><svg/>", "<svg/>"),
            ("<!DOCTYPE svg [<!ENTITY n \"http://n\">]><svg xmlns:i='&n;'/>", "<svg xmlns:i='http://n'/>"),
        ] {
            assert_eq!(cleaned(svg), expected);
        }
    }

    #[test]
    fn a_harmless_drawing_stays_byte_for_byte() {
        let svg = "<?xml version=\"1.0\"?>\n<svg  viewBox='0 0 9 9' ><style>path{fill:red}</style><path d='M0 0'/>&amp;</svg >";
        assert_eq!(cleaned(svg), svg);
    }

    #[test]
    fn entities_that_hold_elements_are_not_let_through() {
        assert_eq!(clean(b"<!DOCTYPE svg [<!ENTITY s \"<g/>\">]><svg>&s;</svg>"), None);
    }
}
