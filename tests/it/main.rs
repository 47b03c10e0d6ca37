//! One test binary for everything that sees the whole program.

mod codes;
mod dogfood;
mod fixture;
mod hostile;
mod input;
mod lists;
mod markdown;
mod names;
mod pages;
mod rich;
mod theme;
mod time;
mod urls;
mod withheld;
