//! One test binary for everything that sees the whole program.

mod codes;
mod dogfood;
mod fixture;
mod input;
mod markdown;
mod pages;
mod time;
