//! `publish`, on real repositories on this machine.

mod branches;
mod first;
mod github;
mod limits;
mod live;
mod places;
mod press;
mod refusals;
mod rollback;
mod workflow;
