//! Elements of XML, as harvesters and agencies for DOIs read it.

use quick_xml::escape::escape;

/// Adds an element that holds a text, on a line of its own; `name` may hold attributes.
pub fn push(out: &mut String, name: &str, text: &str) {
    let element = name.split(' ').next().unwrap_or(name);
    out.extend(["<", name, ">", &escape(text), "</", element, ">\n"]);
}
