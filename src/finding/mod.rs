//! Finding: the index in which the search page looks words up.
//!
//! It is made of all texts at once, behind the plan and beside render: each text becomes a *unit* by itself, on all threads (`unit`), and all
//! units are merged into files (`shards`, `index`). A unit says how much each word says about its text, and takes nothing from other texts. So
//! what changed is read again and the rest remembered, and one text more changes few bytes.
//!
//! Words are cut (`cut`) and folded (`fold`) here and in the script of the search page by the same rules. What the script cannot do is done
//! here: stems stand in the index beside their words (`vocabulary`).

mod cut;
mod fold;
mod index;
mod shards;
mod shelf;
mod unit;
mod vocabulary;

pub use index::{IndexFile, index};
pub use shelf::{Bodies, Shelf};
