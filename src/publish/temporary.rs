//! The temporary repository in which a publication is made, and from which it is pushed.
//!
//! Everything that git writes for a publication is written here, in a folder of the system's for temporary files that
//! nobody else may read, and goes with it: so the repository of the sources stays as it was whatever happens, and a dry
//! run is the same work without the last step. Its objects can be read from here, so that the remote need not send what
//! is there already. What its settings say of speaking with a remote is handed on to every git that runs here, as far
//! as it would not know it anyway.

use super::git::{Git, Setting};
use super::hash_format::HashFormat;
use super::interrupt::PassingFolder;
use super::refusal::Refusal;
use super::remote::RemoteUrl;
use super::source_repository::{SourceRepository, settings};
use std::fs;
use std::path::Path;

/// Settings of the sources' repository that hold for speaking with a remote, by the beginning of their keys.
const REMOTE_SETTINGS: [&str; 8] =
    ["credential.", "http.", "https.", "ssh.", "protocol.", "core.sshcommand", "core.askpass", "core.gitproxy"];

/// What the remote is called here. Settings rewrite the beginnings of addresses, once for each command; the true address
/// has been rewritten already, so git gets it from a setting and not as an address.
pub(super) const REMOTE: &str = "briefpress://remote";

/// The temporary repository. It goes when this is dropped, and when the process is interrupted.
pub struct TemporaryRepository {
    folder: PassingFolder,
    pub git: Git,
    /// How it and the sources name objects.
    pub(super) format: HashFormat,
}

impl TemporaryRepository {
    /// Makes it for publishing from that repository to that address.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn open(sources: &SourceRepository, remote: &RemoteUrl) -> Result<Self, Refusal> {
        let path = std::env::temp_dir().join(format!("briefpress-{}", uuid::Uuid::new_v4().simple()));
        let folder = PassingFolder::make(path.clone(), make_private)
            .map_err(|error| Refusal::disk("make the folder", &path, &error))?;
        let git = Git::on(folder.path(), sources.folder());
        let mut repository = Self { folder, git, format: sources.format };
        let format = format!("--object-format={}", sources.format.word());
        let arguments = ["-c", "init.defaultBranch=none", "init", "--quiet", "--bare", "--template=", &format];
        repository.git.run_checked(&arguments)?;
        if sources.is_whole && is_plain(&sources.objects) {
            repository.write("objects/info/alternates", &format!("{}\n", sources.objects.display()))?;
        }
        let known = settings(&repository.git)?;
        let mut settings = missing(&sources.settings, known);
        settings.push((format!("url.{}.insteadOf", remote.secret()), Some(REMOTE.to_owned())));
        repository.git = repository.git.clone().with(settings);
        Ok(repository)
    }

    fn write(&self, path: &str, text: &str) -> Result<(), Refusal> {
        let at = self.folder.path().join(path);
        let write = || {
            fs::create_dir_all(at.parent().unwrap_or(self.folder.path()))?;
            fs::write(&at, text)
        };
        write().map_err(|error| Refusal::disk("write", &at, &error))
    }
}

/// Whether git reads that path in a list of paths as it stands.
fn is_plain(path: &Path) -> bool {
    path.is_dir() && path.to_str().is_some_and(|text| !text.contains('\n') && !text.starts_with(['"', '#']))
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

/// Elsewhere the folder for temporary files is the user's own.
#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder)
}

/// Returns what holds in the sources' repository for speaking with a remote and is not known in the temporary one, in
/// its order: of what is given several times, the order has a meaning.
fn missing(here: &[Setting], mut known: Vec<Setting>) -> Vec<Setting> {
    let is_wanted = |(key, _): &&Setting| REMOTE_SETTINGS.iter().any(|start| key.starts_with(start));
    let unknown = here.iter().filter(is_wanted).filter(|setting| match known.iter().position(|one| one == *setting) {
        Some(at) => {
            known.remove(at);
            false
        }
        None => true,
    });
    unknown.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(key: &str, value: &str) -> Setting {
        (key.to_owned(), Some(value.to_owned()))
    }

    #[test]
    fn what_a_remote_needs_is_carried_over_once_and_in_order() {
        let global = setting("credential.helper", "store");
        let here = [
            global.clone(),
            setting("user.name", "A"),
            setting("credential.helper", ""),
            setting("credential.helper", "cache"),
            setting("core.hookspath", "hooks"),
            setting("http.https://x.org/.extraheader", "Authorization: b"),
            setting("core.bare", "false"),
        ];
        let carried = missing(&here, vec![global, setting("core.bare", "true")]);
        assert_eq!(
            carried,
            [
                setting("credential.helper", ""),
                setting("credential.helper", "cache"),
                setting("http.https://x.org/.extraheader", "Authorization: b"),
            ]
        );
    }
}
