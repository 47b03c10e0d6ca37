//! The part of the contract that speaks of the life of a brief after it is public.

use super::LinkView;
use serde::Serialize;

/// The brief that has taken the place of another.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SuccessorView {
    pub title: String,
    pub url: String,
    /// Its date, since which the other no longer holds.
    pub date: String,
    pub date_iso: String,
    /// The end of the chain, where the successor has been superseded, too.
    pub latest: Option<LinkView>,
}

/// That a brief has been withdrawn.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct WithdrawalView {
    /// What has been: `policy brief`, or `translation` where the original stands.
    pub what: String,
    /// When, if the brief says so.
    pub date: Option<String>,
    pub date_iso: Option<String>,
    /// Why.
    pub reason_html: Option<String>,
}
