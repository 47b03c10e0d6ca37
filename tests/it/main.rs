//! One test binary for everything that sees the whole program.

mod dogfood;
mod fixture;
mod manual;
