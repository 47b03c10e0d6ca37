//! From `site.yaml` as written to the configuration it means.

use super::{Config, SiteFile};
use crate::base::{Diagnostic, SourcePath};

pub(super) fn check(_file: &SourcePath, _written: SiteFile) -> (Option<Config>, Vec<Diagnostic>) {
    (None, Vec::new())
}
