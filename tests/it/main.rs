//! One test binary for everything that sees the whole program.

#![expect(clippy::disallowed_methods, reason = "the tests look at the world from outside")]

mod areas;
mod authors;
mod bounds;
mod catalogue;
mod codes;
mod corpus;
mod count;
mod denied;
mod disk;
mod dogfood;
mod doors;
mod eject;
mod external;
mod faults;
mod fixture;
mod hints;
mod hostile;
mod input;
mod laws;
mod links;
mod lists;
mod manual;
mod markdown;
mod markup;
mod moving;
mod names;
mod new;
mod pages;
mod project;
mod random_site;
mod redirects;
mod rich;
mod schema;
mod sources;
mod speech;
mod taste;
mod theme;
mod tidy;
mod time;
mod transcripts;
mod translations;
mod urls;
mod values;
mod withheld;
