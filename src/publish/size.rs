//! How large a site may be.
//!
//! Limits are those of <https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits> (1 GB for a
//! published site) and <https://docs.github.com/repositories/working-with-files/managing-large-files> (100 MiB for a file,
//! which GitHub refuses, with a warning at 50). A host says so after everything has been sent, and in its own words.

use super::refusal::Refusal;
use crate::report::on_one_line;

/// Most bytes of a file.
pub const MOST_OF_A_FILE: u64 = 100 * MIB;

/// From so many bytes on a file is warned of.
pub const MUCH_OF_A_FILE: u64 = 50 * MIB;

/// Most bytes of a site.
pub const MOST_OF_A_SITE: u64 = 1_000_000_000;

const MIB: u64 = 1024 * 1024;

/// The bytes of a site, summed up.
#[derive(Debug, Default)]
pub struct TotalSize(u64);

impl TotalSize {
    /// Adds a file.
    ///
    /// # Errors
    /// If it, or the site with it, is too large.
    pub fn add(&mut self, path: &str, size: u64) -> Result<(), Refusal> {
        if size > MOST_OF_A_FILE {
            let what = format!("`{}` has {}, and GitHub takes no file over 100 MiB", on_one_line(path), shown(size));
            return Err(Refusal::new(what, "put it where large files belong, and link to it"));
        }
        self.0 += size;
        if self.0 > MOST_OF_A_SITE {
            let what =
                format!("the site has more than {}, and GitHub Pages serves none over 1 GB", shown(MOST_OF_A_SITE));
            return Err(Refusal::new(
                what,
                "put large files elsewhere, and link to them: du -a static content | sort -n | tail",
            ));
        }
        Ok(())
    }
}

/// Returns a number of bytes as people read it.
pub fn shown(bytes: u64) -> String {
    const UNITS: [&str; 3] = ["kB", "MB", "GB"];
    if bytes < 1000 {
        return format!("{bytes} bytes");
    }
    // In tenths of the next unit, rounded up: what is there is never `0`.
    let mut tenths = bytes.div_ceil(100);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths = tenths.div_ceil(1000);
        unit += 1;
    }
    if tenths < 100 {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    } else {
        format!("{} {}", tenths.div_ceil(10), UNITS[unit])
    }
}
