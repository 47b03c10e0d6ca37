//! Atom feeds, after RFC 4287.

use crate::base::bytes::any;
use crate::page::{EntryView, FeedView};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::borrow::Cow;
use std::io;

/// Writes a feed.
pub fn atom(feed: &FeedView) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    write(&mut writer, feed).expect("memory takes everything");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

type Out = Writer<Vec<u8>>;

fn write(out: &mut Out, feed: &FeedView) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = out.create_element("feed");
    let root = root.with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.with_attribute(("xml:lang", feed.language.as_str())).write_inner_content(|out| {
        element(out, "title", &feed.title)?;
        optional(out, "subtitle", feed.subtitle.as_deref())?;
        element(out, "id", &feed.id)?;
        optional(out, "updated", feed.updated.as_deref())?;
        link(out, "self", &feed.self_url, "application/atom+xml")?;
        link(out, "alternate", &feed.page_url, "text/html")?;
        person(out, &feed.author)?;
        optional(out, "rights", feed.rights.as_deref())?;
        feed.entries.iter().try_for_each(|item| entry(out, item))
    })?;
    Ok(())
}

fn entry(out: &mut Out, entry: &EntryView) -> io::Result<()> {
    out.write_event(Event::Text(BytesText::from_escaped("\n")))?;
    let mut root = out.create_element("entry");
    if let Some(language) = &entry.language {
        root = root.with_attribute(("xml:lang", language.as_str()));
    }
    root.write_inner_content(|out| {
        element(out, "title", &entry.title)?;
        element(out, "id", &entry.id)?;
        link(out, "alternate", &entry.url, "text/html")?;
        if let Some(pdf) = &entry.pdf {
            link(out, "enclosure", pdf, "application/pdf")?;
        }
        element(out, "published", &entry.published)?;
        element(out, "updated", &entry.updated)?;
        entry.authors.iter().try_for_each(|author| person(out, author))?;
        for category in &entry.categories {
            out.create_element("category").with_attribute(("term", &*clean(category))).write_empty()?;
        }
        optional(out, "summary", entry.summary.as_deref())
    })?;
    Ok(())
}

fn person(out: &mut Out, name: &str) -> io::Result<()> {
    out.create_element("author").write_inner_content(|out| element(out, "name", name))?;
    Ok(())
}

fn link(out: &mut Out, rel: &str, href: &str, media_type: &str) -> io::Result<()> {
    let element = out.create_element("link").with_attribute(("rel", rel)).with_attribute(("href", href));
    element.with_attribute(("type", media_type)).write_empty()?;
    Ok(())
}

fn optional(out: &mut Out, name: &str, text: Option<&str>) -> io::Result<()> {
    text.map_or(Ok(()), |text| element(out, name, text))
}

fn element(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&clean(text)))?;
    Ok(())
}

/// XML 1.0 has no place for most control characters, not even escaped.
fn clean(text: &str) -> Cow<'_, str> {
    let has_place = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    // They begin with one of these bytes, and few texts have any.
    let may_begin = |byte: u8| (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef);
    if !any(text.as_bytes(), may_begin) || text.chars().all(|c| has_place(&c)) {
        text.into()
    } else {
        text.chars().filter(has_place).collect()
    }
}
