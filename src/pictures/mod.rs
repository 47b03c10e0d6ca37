//! Pictures: what a file holds, and what is made of it.
//!
//! An editor has one file, as it came from a camera or a program: too large, perhaps lying on its side, with the place where
//! it was taken. Readers get it upright, in the size that their screen needs, and without what it says of others. Everything
//! here is a function from bytes to bytes; who reads and keeps them is the business of `derived`.
//!
//! Beside the original format stands WebP. A photograph of 6,000 × 4,000 points, scaled to 1,600, took as progressive JPEG of
//! quality 80 36 ms and 193 KB, as WebP (libwebp, method 2) 76 ms and 90 KB, as AVIF (rav1e by ravif 0.11, at its fastest, quality 60)
//! 720 ms and 48 KB, at its usual pace 3.8 s and 41 KB. So AVIF would cost ten times the work for half of what WebP has left.

mod clean;
mod decode;
mod encode;
mod head;
mod make;
mod points;
mod svg;
#[cfg(test)]
mod tests;

pub use head::read_head;
pub use make::{Unmade, from_inks, make};
