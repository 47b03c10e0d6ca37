//! One test binary for everything that sees the whole program.

mod codes;
mod corpus;
mod count;
mod disk;
mod dogfood;
mod fixture;
mod laws;
mod project;
mod random_site;
mod speech;
