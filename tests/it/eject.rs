//! Taking over the theme, and completing commands in a shell.

use crate::project::Project;
use crate::rich::RICH;
use briefpress::base::PAPER_TEMPLATE;
use briefpress::source::{BUILTIN_ASSETS, BUILTIN_TEMPLATES};
use briefpress::words::FILES;

fn names() -> Vec<&'static str> {
    let theme = BUILTIN_TEMPLATES.iter().map(|(name, _)| *name).chain(BUILTIN_ASSETS.iter().map(|(name, _)| *name));
    let theme = theme.collect::<Vec<_>>();
    let (templates, assets) = theme.split_at(BUILTIN_TEMPLATES.len());
    let theme = templates.iter().copied().chain([PAPER_TEMPLATE]).chain(assets.iter().copied());
    theme.chain(FILES.iter().map(|(name, _)| *name)).collect()
}

#[test]
fn an_ejected_theme_builds_the_same_bytes() {
    let project = Project::of(RICH);
    project.ok(&["build"]);
    let before = project.bytes("public");
    let told = project.ok(&[&["theme", "eject"], &names()[..]].concat());
    for (name, text) in BUILTIN_TEMPLATES {
        assert_eq!(project.read(&format!("templates/{name}")), *text);
        assert!(told.contains(&format!("wrote templates/{name}\n")), "{told}");
    }
    for (name, bytes) in BUILTIN_ASSETS {
        assert_eq!(std::fs::read(project.at(&format!("static/{name}"))).expect("it is there"), *bytes);
    }
    project.ok(&["build", "--output", "ejected"]);
    assert_eq!(project.bytes("ejected"), before);
}

#[test]
fn a_file_of_the_site_is_never_written_over() {
    let project = Project::of(&format!("{RICH}==> templates/page.html\nmine\n"));
    let before = project.bytes("");
    let ran = project.run(&["theme", "eject", "brief.html", "page.html"]);
    assert!(ran.status == 2 && ran.err.contains("holds `templates/page.html` already; nothing was written"), "{ran:?}");
    let ran = project.run(&["theme", "eject", "brief.htm"]);
    assert!(ran.status == 2 && ran.err.contains("the theme has no `brief.htm`; did you mean `brief.html`?"), "{ran:?}");
    let ran = project.run(&["theme", "eject", "zzzzzz"]);
    assert!(ran.status == 2 && ran.err.contains("`briefpress theme eject` lists what there is"), "{ran:?}");
    assert_eq!(project.run(&["theme"]).status, 2);
    assert_eq!(project.bytes(""), before);
}

#[test]
fn without_a_name_it_says_what_there_is_and_copies_nothing() {
    let project = Project::empty();
    let told = project.ok(&["theme", "eject"]);
    let listed: Vec<&str> =
        told.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, names());
    assert!(told.lines().all(|line| line.chars().count() <= 110), "{told}");
    assert!(project.bytes("").is_empty());
}

/// The lines that the command shows instead of a copy make a template that works.
#[test]
fn the_block_that_it_shows_instead_works() {
    let project = Project::of(RICH);
    let told = project.ok(&["theme", "eject", "brief.html"]);
    let lines: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  {%").map(|_| line.trim())).collect();
    assert_eq!(lines.len(), 2, "{told}");
    project.write(
        "templates/brief.html",
        lines
            .join("\n")
            .replace("{% block scholar %}…", "{% block body %}<p>ours</p>")
            .replace("endblock scholar", "endblock body"),
    );
    project.ok(&["build"]);
    assert!(project.read("public/briefs/talks/index.html").contains("<p>ours</p>"));
    assert!(told.contains("its blocks: scholar, title_block, ") && told.contains(", notices, lead, "), "{told}");
}

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    let project = Project::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = project.ok(&["completions", shell]);
        for command in ["init", "new", "build", "check", "list", "schema", "theme", "eject", "completions"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("create-topic") && script.contains("briefpress"), "{shell}");
    }
    assert_eq!(project.run(&["completions", "tcsh"]).status, 2);
}

/// Bash reads its script and offers the commands, where there is a bash.
#[cfg(unix)]
#[test]
fn bash_reads_its_script() {
    let project = Project::empty();
    project.write("briefpress.bash", project.ok(&["completions", "bash"]));
    let complete = "source briefpress.bash; COMP_WORDS=(briefpress ch); COMP_CWORD=1; _briefpress briefpress ch briefpress; echo \"${COMPREPLY[@]}\"";
    let Ok(ran) = std::process::Command::new("bash").args(["-c", complete]).current_dir(project.path()).output() else {
        return;
    };
    let ran = crate::project::Ran::of(ran);
    assert_eq!((ran.status, &*ran.out, &*ran.err), (0, "check\n", ""));
    let syntax =
        std::process::Command::new("bash").args(["-n", "briefpress.bash"]).current_dir(project.path()).status();
    assert!(syntax.expect("it was just there").success());
}
