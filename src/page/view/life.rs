//! The part of the contract that speaks of the life of a brief after it is public.

use super::{LinkView, YearView};
use serde::Serialize;
use std::sync::Arc;

/// The brief that has taken the place of another.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SuccessorView {
    pub title: Arc<str>,
    pub url: Arc<str>,
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

/// `corrections`: what was wrong in any brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CorrectionsView {
    /// The newest 50; on a year's page all of that year.
    pub entries: Vec<CorrectionView>,
    /// How many there are in all.
    pub total: usize,
    /// The pages by year, newest first; empty when all stand on this page.
    pub years: Vec<YearView>,
    /// On a year's page: the year, and the page of all.
    pub year: Option<i16>,
    pub parent: Option<LinkView>,
}

/// A correction, clarification or retraction.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CorrectionView {
    /// Of the brief.
    pub title: Arc<str>,
    pub url: Arc<str>,
    pub date: String,
    pub date_iso: String,
    /// `correction`, `clarification` or `retraction`.
    pub kind: String,
    /// `Correction`.
    pub label: String,
    pub html: String,
}
