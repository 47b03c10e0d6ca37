//! Addresses, when all of them are known: two pages that want one, links that lead to none, old addresses, and those that
//! the site has promised to keep.

pub mod collide;
pub mod ledger;
pub mod redirect;
