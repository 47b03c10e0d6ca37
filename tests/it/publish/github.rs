//! A remote that git takes for GitHub's, through an `ssh` that leads to this machine.

use super::press::{Press, SITE, assert_refused, executable};

/// The site, in a repository whose remote is `git@github.com:Acme/Briefs.git`.
fn press(site: &str) -> Press {
    let press = Press::of(site);
    let ssh = press.away("ssh");
    let origin = press.origin();
    let script = format!(
        "for word; do :; done\neval \"$(echo \"$word\" | sed \"s#'Acme/Briefs.git'#'{}'#\")\"",
        origin.display()
    );
    executable(&ssh, &script);
    press.git(press.project.path(), &["config", "core.sshCommand", ssh.to_str().expect("a path")]);
    press.git(press.project.path(), &["remote", "set-url", "origin", "git@github.com:Acme/Briefs.git"]);
    press
}

#[test]
fn the_first_publication_says_what_to_choose_once() {
    let press = press(&SITE.replace("https://example.org/repo/", "https://acme.github.io/Briefs/"));
    let ran = press.publish(&[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains(" to `gh-pages` of `origin` (git@github.com:Acme/Briefs.git)\n"), "{ran:?}");
    let once = "choose that branch once at https://github.com/Acme/Briefs/settings/pages: `Deploy from a branch`, `/ (root)`\n";
    assert!(ran.out.ends_with(once) && !ran.err.contains("GitHub serves it at"), "{ran:?}");
    assert_eq!(press.published("gh-pages"), press.built());
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    assert!(!press.ok(&[]).contains("choose"));
}

#[test]
fn a_site_for_another_address_is_warned_of() {
    let press = press(SITE);
    let served = "warning: the site is built for `https://example.org/repo/`, but GitHub serves it at `https://acme.github.io/Briefs/`: set `base_url`";
    assert!(press.publish(&["--dry-run"]).err.contains(served));
    press.project.replace("site.yaml", "https://example.org/repo/", "https://acme.github.io/briefs/");
    assert!(
        press.publish(&["--dry-run"]).err.contains("`https://acme.github.io/briefs/`, but"),
        "the case of the path counts"
    );
    press.project.replace(
        "site.yaml",
        "https://acme.github.io/briefs/",
        "https://briefs.example.org/\ncname: briefs.example.org",
    );
    assert!(!press.publish(&["--dry-run"]).err.contains("but"), "a domain of one's own is served there");
}

#[test]
fn what_to_look_at_while_it_is_not_live() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    let press = press(&SITE.replace("https://example.org/repo/", &format!("http://{free}/repo/")));
    let help = "see that https://github.com/Acme/Briefs/settings/pages says `Deploy from a branch` with this one";
    assert_refused(&press.publish(&["--wait=1"]), "pushed, not live yet", help);
}
