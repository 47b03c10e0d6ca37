//! `outside`: which hosts pages may load from.
//!
//! What stands here goes into a policy as it is, so nothing is let through but hosts: a blank or a semicolon would begin
//! another rule of the policy, and a word of it, such as `unsafe-inline`, would end what the policy is for.

use super::OutsideEntry;
use crate::base::outside::Origin;
use crate::base::{BaseUrl, FieldPath, Outside, Purpose, problems};
use crate::parse::values::Values;

/// Returns the hosts, and reports what is none. `base_url` is the address of the site.
pub fn read(values: &mut Values<'_>, entry: Option<&OutsideEntry>, base_url: Option<&BaseUrl>) -> Outside {
    let mut outside = Outside::default();
    let Some(entry) = entry else { return outside };
    let is_secure = base_url.is_none_or(BaseUrl::is_secure);
    for purpose in Purpose::ALL {
        let written = match purpose {
            Purpose::Frames => &entry.frames,
            Purpose::Scripts => &entry.scripts,
            Purpose::Connect => &entry.connect,
            Purpose::Images => &entry.images,
            Purpose::Media => &entry.media,
            Purpose::Forms => &entry.forms,
        };
        let at = FieldPath::of("outside").key(purpose.key());
        let origins = values.items(&at, written, |values, field, text| {
            values.read(field, &Some(text.clone()), |file, field, text| {
                Origin::parse(text, is_secure).map_err(|fault| problems::invalid_origin(file, field, text, &fault))
            })
        });
        origins.into_iter().for_each(|origin| outside.allow(purpose, origin));
    }
    outside
}
