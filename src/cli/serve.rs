//! `serve`: the live preview.

use super::console::{Console, ExitStatus, Volume};
use super::site_root;
use crate::base::counted::counted;
use crate::base::{Diagnostic, SourcePath};
use crate::pipeline::{Plan, Show};
use crate::report;
use crate::serve::{self, ListenAddress, Notification, Preview, WatchMode};
use anyhow::{Context, Result, anyhow};
use clap::Args;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Listen on this port; 0 takes any that is free [default: 4321, or the next free one]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Listen on this address, where others can reach it; shows the public site alone
    #[arg(long, value_name = "ADDR")]
    host: Option<String>,
    /// Show the site as it stands, without what is withheld
    #[arg(long)]
    public: bool,
    /// Look for changes every half second, where the system tells of none
    #[arg(long)]
    poll: bool,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
}

/// The port, and how many after it are tried when nobody asks for one.
const PORT: u16 = 4321;
const MOST_PORTS: u16 = 20;

/// Files that a line names; it counts the others.
const MOST_NAMED: usize = 3;

impl Serve {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let root = site_root::find(root)?;
        let listener = self.listen()?;
        let address = ListenAddress { address: listener.local_addr()?, host: self.host.clone() };
        let show = if self.public || address.is_exposed() { Show::Public } else { Show::Everything };
        if address.is_exposed() {
            console.warn("with `--host` others may see this preview, so it shows the public site alone");
        }
        let watch_mode = if self.poll { WatchMode::Polling } else { WatchMode::Events };
        let mut terminal = Terminal { console, show, open: self.open, has_shown: false, shown: Vec::new() };
        let preview = Preview { root, listener, address, show, watch_mode };
        serve::run(preview, &mut |notification| terminal.show(notification))?;
        Ok(ExitStatus::Done)
    }

    /// Takes the port. One that was asked for is that one or none.
    fn listen(&self) -> Result<TcpListener> {
        let ports = match self.port {
            Some(port) => port..=port,
            None => PORT..=PORT + MOST_PORTS,
        };
        let mut refused = None;
        for port in ports {
            match TcpListener::bind(&*self.addresses(port)?) {
                Ok(listener) => return Ok(listener),
                Err(error) => {
                    let is_in_use = error.kind() == ErrorKind::AddrInUse;
                    refused = refused.or(Some(cannot(&error, port)));
                    if !is_in_use {
                        break;
                    }
                }
            }
        }
        Err(refused.unwrap_or_else(|| anyhow!("no port was tried")))
    }

    fn addresses(&self, port: u16) -> Result<Vec<SocketAddr>> {
        let Some(host) = &self.host else { return Ok(vec![(Ipv4Addr::LOCALHOST, port).into()]) };
        let named = host.trim_start_matches('[').trim_end_matches(']');
        let found = (named, port).to_socket_addrs().with_context(|| format!("`--host {host}` is no address here"))?;
        Ok(found.collect())
    }
}

fn cannot(error: &std::io::Error, port: u16) -> anyhow::Error {
    match error.kind() {
        ErrorKind::AddrInUse => anyhow!("port {port} is in use; type another one after `--port`"),
        ErrorKind::PermissionDenied => anyhow!("port {port} is not for everybody; type one from 1024 on"),
        _ => anyhow!("cannot listen on port {port}: {error}"),
    }
}

/// What the preview says on the terminal.
struct Terminal<'a> {
    console: &'a Console,
    show: Show,
    /// Whether the browser is still to be opened.
    open: bool,
    /// Whether there has been a site to show.
    has_shown: bool,
    /// The problems that were shown last: what is still wrong is not said again.
    shown: Vec<Diagnostic>,
}

impl Terminal<'_> {
    fn show(&mut self, notification: Notification<'_>) {
        match notification {
            Notification::Open(address) => self.open(address),
            Notification::Planned { plan, changed, took } => self.planned(plan, changed, took),
            Notification::Rendered(plan, problems) => self.problems(plan, problems.to_vec()),
            Notification::Unreadable(error) => self.console.refuse(error),
            Notification::Polling(why) => {
                self.console.warn(&format!("{why}: changes are looked for every half second"))
            }
        }
    }

    fn open(&mut self, address: &str) {
        let shown = if self.show == Show::Public { "what is public" } else { "what is withheld, too" };
        self.console.say(&format!("{address} shows {shown}; Ctrl-C ends it"));
        if std::mem::take(&mut self.open)
            && let Err(error) = open::that_detached(address)
        {
            self.console.warn(&format!("cannot open the browser: {error}"));
        }
    }

    fn planned(&mut self, plan: &Plan, changed: &[SourcePath], took: Duration) {
        let was_faulty = self.shown.iter().any(Diagnostic::is_error);
        self.problems(plan, plan.problems().to_vec());
        if !plan.is_sound() {
            self.console.say(if self.has_shown {
                "the preview shows the site as it was before"
            } else {
                "the preview has nothing to show until the errors are gone"
            });
            return;
        }
        self.has_shown = true;
        let what = match changed {
            [] => return,
            // What is withheld is not named where the public site is shown.
            _ if self.show == Show::Public => "the sources have changed".to_owned(),
            files => format!("changed: {}", named(files)),
        };
        let mended = if was_faulty { "; the errors are gone" } else { "" };
        self.console.say(&format!("{what}; {} ms{mended}", took.as_millis()));
    }

    fn problems(&mut self, plan: &Plan, problems: Vec<Diagnostic>) {
        if problems != self.shown {
            self.console.show(&problems, &|file| plan.text(file));
            if let Some(tally) = report::tally(&problems).filter(|_| self.console.volume != Volume::Quiet) {
                self.console.say(&tally);
            }
            self.shown = problems;
        }
    }
}

fn named(files: &[SourcePath]) -> String {
    let names: Vec<String> = files.iter().take(MOST_NAMED).map(|file| report::on_one_line(file.as_str())).collect();
    let more = files.len() - names.len();
    let rest = if more > 0 { format!(" and {}", counted(more, "more file")) } else { String::new() };
    format!("{}{rest}", names.join(", "))
}
