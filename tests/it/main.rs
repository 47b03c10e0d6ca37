//! One test binary for everything that sees the whole program.

mod codes;
mod corpus;
mod count;
mod disk;
mod dogfood;
mod external;
mod fixture;
mod laws;
mod manual;
mod project;
mod random_site;
mod speech;
