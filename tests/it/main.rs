//! One test binary for everything that sees the whole program.

#![expect(clippy::disallowed_methods, reason = "the tests look at the world from outside")]

/// Says a message of the built-in words, as `briefpress::say` does.
macro_rules! say {
    ($($message:tt)+) => { briefpress::say!(briefpress::words::english(), $($message)+) };
}

mod areas;
mod as_written;
mod authors;
mod bounds;
mod catalogue;
mod chronology;
mod circles;
mod codes;
mod collections;
mod corpus;
mod corrections;
mod count;
mod coverage;
mod denied;
mod disk;
mod dogfood;
mod doors;
mod eject;
mod external;
mod faults;
mod feeds;
mod fixture;
mod gfm;
mod halfway;
mod hints;
mod hostile;
mod html;
mod input;
mod laws;
mod leaks;
mod ledger;
mod links;
mod lists;
mod looks;
mod manual;
mod markdown;
mod markup;
mod meant;
mod meeting;
mod mentions;
mod moving;
mod names;
mod new;
mod pages;
mod placed;
mod preview;
mod preview_safety;
mod preview_soak;
mod preview_watching;
mod project;
mod publish;
mod random_site;
mod raw_html;
mod redirects;
mod rehearsal;
mod rescan;
mod review;
mod rich;
mod schema;
mod served;
mod slips;
mod sources;
mod speech;
mod succession;
mod taste;
mod template_bounds;
mod theme;
mod threads;
mod tidy;
mod time;
mod topics;
mod transcripts;
mod translations;
mod urls;
mod values;
mod waiting;
mod web;
mod withdrawal;
mod withheld;
mod words;
