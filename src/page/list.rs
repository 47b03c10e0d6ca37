//! Lists of briefs: index pages, and the files in which programs find all briefs or the newest.

pub mod calendar;
pub mod catalogue;
pub mod chronology;
pub mod corrections;
pub mod feed;
pub mod graph;
pub mod home;
pub mod index;
pub mod sitemap;
