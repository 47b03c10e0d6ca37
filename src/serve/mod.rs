//! The live preview: the site as it will be published, shown again a moment after a file is saved.
//!
//! There is no second way to make a page. A change of the sources is planned, and its pages are rendered, as a build does.
//! The preview answers with those bytes, under the site's own base path, and with one script tag behind them. Whatever
//! else a writer sees (the overlay with errors, the notes, the marks on what is withheld) is fetched and shown by that script.
//!
//! ```text
//!  watch ──message──▶ event loop ──scan, plan──▶ PreviewState ──▶ server ──▶ handler ──▶ listener ──▶ browser
//!                        │                             │             └ page cache: pages that were rendered
//!                        └── background render         └── event streams: 'there is a new generation'
//! ```
//!
//! One thread plans. Each connection has a thread that answers from the newest state and renders what is asked for. One
//! more thread renders all other pages, so that a broken template shows wherever it is used. The preview writes nothing to
//! the disk but what is kept of pictures, and holds nothing that must be put back. So Ctrl-C is left to the system, and any signal may end the program.
//!
//! # The protocol
//!
//! 1. **Watch** (`watch.rs`). An event of the system says that something may have changed; nothing more is read out of it.
//!    [`rescan`](crate::source::rescan) walks the tree and reads the files whose stamp (length, times, identity) has
//!    changed. A stamp counts once it is two seconds old, the coarsest step of a file system's clock; until then a file is
//!    read again. So a scan costs a walk, and polling is the same scan on a timer. A scan is made every two seconds in any
//!    case: a change that no event announced shows that the system sends none, and polling begins.
//! 2. **Plan** (`event_loop.rs`). If a file has changed, or the hour has come at which something appears, the site is
//!    planned anew. The result is published to the requests as a `PreviewState`; until then the state before answers.
//! 3. **Answer** (`handler.rs`). A page is found by its exact route in the plan, rendered when it is asked for, and cached
//!    by the fingerprint of its input, in 32 MiB at most (`page_cache.rs`). A file to copy is opened when it is asked for,
//!    and only if the plan lists it.
//! 4. **Render in the background** (`background.rs`). One thread renders all pages and begins again with each plan. Its
//!    errors are shown like any other. Where the newest plan cannot render a page, the plan before does, or else the newest
//!    plan of which every page was rendered.
//! 5. **Notify** (`event_streams.rs`). An event names the newest generation and nothing more. The script of a page asks
//!    what that means for the page (`page_status.rs`): where it stands now, the fingerprint of its bytes, which files have
//!    changed since the generation that it knows, what is wrong. So a tab that slept, or lost its server, needs only to ask.
//! 6. **Update** (`client.js`). The script is the only thing added to a page, behind its last byte, where it cannot end up
//!    inside an element of the page. It compares the page with the new one and changes it in place. It shows overlay and
//!    notes in a shadow root outside of the body. One tab holds the stream for all tabs of a browser, which has six
//!    connections.
//!
//! A plan that shows everything withholds nothing. So the preview asks the pipeline which files are withheld
//! ([`Plan::withheld`](crate::pipeline::Plan::withheld)), and tells a writer alone: with `--public` those addresses do not
//! exist, and with `--host` not even a source line is sent.

mod access;
mod background;
mod connections;
mod endpoints;
mod event_loop;
mod event_streams;
mod handler;
mod http;
mod listener;
mod message;
mod overlay;
mod page_cache;
mod page_status;
mod preview_page;
mod request_head;
mod request_target;
mod server;
mod state;
mod watch;

pub use access::ListenAddress;
pub use event_loop::{Notification, Preview, run};
pub use watch::WatchMode;
