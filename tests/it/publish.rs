//! `publish` and `workflow`, on real repositories on this machine. Hooks and what stands in for `ssh` are shell scripts.

#![cfg(unix)]

mod answers;
mod branches;
mod first;
mod github;
mod interrupts;
mod limits;
mod live;
mod places;
mod press;
mod refusals;
mod rollback;
mod workflow;
