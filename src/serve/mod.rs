//! The live preview: the site as it will be published, a moment after it is saved.
//!
//! There is no second way to make a page. A change of the sources is planned and its pages are rendered as a build does,
//! and what is answered are those bytes under the site's own base path, with one script tag behind them. All else that a
//! writer sees, the overlay with an error, the notes, the marks on what is withheld, is fetched and shown by that script.
//!
//! ```text
//!  watch ──bell──▶ rounds ──look, plan──▶ Moment ──▶ desk ──▶ gate ──▶ browser
//!                    │                      │          └ shelf: pages that were rendered
//!                    └── behind: all pages  └─ events: 'there is something new'
//! ```
//!
//! One thread plans; each connection has one that answers from the newest moment and renders what is asked for; one renders
//! the rest behind them, so that a broken template shows wherever it is. The preview writes nothing to the disk and holds
//! nothing that must be put back, so it may be ended at any time, by the signal that ends any program.

mod address;
mod behind;
mod desk;
mod events;
mod gate;
mod guard;
mod head;
mod http;
mod moment;
mod overlay;
mod own;
mod rounds;
mod shelf;
mod state;
mod watch;

pub use guard::Door;
pub use rounds::{News, run};
pub use watch::Watching;

use crate::pipeline::Show;
use std::net::TcpListener;
use std::path::PathBuf;

/// What is previewed, and how.
pub struct Preview {
    /// The site's folder.
    pub root: PathBuf,
    pub listener: TcpListener,
    pub door: Door,
    /// Everything, or what is public.
    pub show: Show,
    pub watching: Watching,
}
