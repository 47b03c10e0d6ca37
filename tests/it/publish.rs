//! `publish`, on real repositories on this machine.

mod branches;
mod first;
mod places;
mod press;
mod refusals;
