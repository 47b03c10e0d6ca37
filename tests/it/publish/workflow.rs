//! The workflow for GitHub Actions, and what `init` learns from a remote. CI holds the text against the checkers of
//! workflows; here is what they cannot know.

use super::press::Press;
use crate::project::Ran;
use serde_json::Value;
use std::fs;

/// A folder that is no repository yet.
fn empty() -> Press {
    let press = Press::new();
    for entry in fs::read_dir(press.project.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("ours");
    }
    press
}

fn run(press: &Press, arguments: &[&str]) -> Ran {
    press.ended(&mut press.command(arguments))
}

fn workflow(press: &Press, arguments: &[&str]) -> (String, Value) {
    let ran = run(press, arguments);
    assert_eq!((ran.status, &*ran.err), (0, ""), "{ran:?}");
    let yaml: serde_yaml::Value = serde_yaml::from_str(&ran.out).expect("it is YAML");
    (ran.out.clone(), serde_json::to_value(yaml).expect("and no more than JSON could hold"))
}

#[test]
fn deploying_depends_on_the_public_check_and_the_build() {
    let (text, yaml) = workflow(&Press::new(), &["workflow"]);
    assert!(
        !text.contains('{') || !text.contains("{branch}") && !text.contains("{install}") && !text.contains("{version}"),
        "{text}"
    );
    assert_eq!(yaml["jobs"]["deploy"]["needs"], "build");
    let steps = |job: &str| yaml["jobs"][job]["steps"].as_array().expect("steps").clone();
    let runs =
        |job: &str| steps(job).iter().filter_map(|step| step["run"].as_str().map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(runs("build")[1..], ["briefpress check --public --format github", "briefpress build"]);
    assert_eq!(runs("check")[1..], ["briefpress check --format github"]);
    let full = steps("check").pop().expect("a step");
    assert_eq!(full["continue-on-error"], "${{ github.event_name != 'pull_request' }}");
    assert!(runs("build")[0].contains("cargo +1.95 install --locked \"briefpress@$BRIEFPRESS_VERSION\""), "{text}");
    assert_eq!(yaml["env"]["BRIEFPRESS_VERSION"], env!("CARGO_PKG_VERSION"));
    let kept: Vec<String> = steps("build")
        .iter()
        .filter(|step| step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/cache@")))
        .map(|step| step["with"]["path"].as_str().expect("a path").to_owned())
        .collect();
    assert_eq!(kept, ["~/.cargo/bin/briefpress", ".briefpress"], "the tool, and what it has made of pictures");
}

#[test]
fn a_job_may_do_what_it_needs_and_deploys_from_one_branch_alone() {
    let (_, yaml) = workflow(&Press::new(), &["workflow"]);
    assert_eq!(yaml["permissions"], serde_json::json!({}));
    let may = |job: &str| yaml["jobs"][job]["permissions"].clone();
    assert_eq!(may("check"), serde_json::json!({"contents": "read"}));
    assert_eq!(may("build"), serde_json::json!({"contents": "read", "pages": "read"}));
    assert_eq!(may("deploy"), serde_json::json!({"pages": "write", "id-token": "write"}));
    assert_eq!(yaml["jobs"]["deploy"]["if"], "github.ref == 'refs/heads/main'");
    assert_eq!(yaml["concurrency"]["cancel-in-progress"], false);
    let on = &yaml["on"];
    assert_eq!(on["push"]["branches"], serde_json::json!(["main"]));
    assert!(on.get("workflow_dispatch").is_some() && on.get("pull_request").is_some());
    let cron = on["schedule"][0]["cron"].as_str().expect("a time");
    let minute: u32 = cron.split(' ').next().and_then(|minute| minute.parse().ok()).expect("a minute");
    assert!((6..=54).contains(&minute), "off the full hour: {cron}");
    for (job, steps) in yaml["jobs"]
        .as_object()
        .expect("jobs")
        .iter()
        .map(|(job, yaml)| (job, yaml["steps"].as_array().expect("steps")))
    {
        for uses in steps.iter().filter_map(|step| step["uses"].as_str()) {
            let (action, commit) = uses.split_once('@').expect("a version");
            assert!(action.starts_with("actions/") && commit.len() == 40, "{job}: {uses}");
        }
    }
}

#[test]
fn it_is_written_once_and_never_over_another() {
    let press = Press::new();
    let (text, _) = workflow(&press, &["workflow"]);
    let ran = run(&press, &["workflow", "--write"]);
    let said = "wrote .github/workflows/pages.yml: commit and push it\nchoose the source `GitHub Actions` once in the repository's settings, under Pages\n";
    assert_eq!((ran.status, &*ran.out), (0, said), "{ran:?}");
    assert_eq!(press.project.read(".github/workflows/pages.yml"), text);
    assert_eq!(run(&press, &["workflow", "--write"]).out, "unchanged .github/workflows/pages.yml\n");
    press.project.write(".github/workflows/pages.yml", "mine");
    let ran = run(&press, &["workflow", "--write"]);
    assert!(ran.status == 2 && ran.err.contains("is there already and is another"), "{ran:?}");
    assert_eq!(press.project.read(".github/workflows/pages.yml"), "mine");
    press.git(press.project.path(), &["remote", "set-url", "origin", "git@github.com:Acme/briefs.git"]);
    fs::remove_file(press.project.at(".github/workflows/pages.yml")).expect("ours");
    assert!(run(&press, &["workflow", "--write"]).out.contains("https://github.com/Acme/briefs/settings/pages"));
}

#[test]
fn a_site_with_papers_installs_a_program_that_makes_them() {
    let press = Press::new();
    let (plain, _) = workflow(&press, &["workflow"]);
    assert!(!plain.contains("--features") && !plain.contains("{with_pdf}"), "{plain}");
    let site = press.project.read("site.yaml");
    press.project.write("site.yaml", format!("{site}pdf: auto\n"));
    let (text, yaml) = workflow(&press, &["workflow"]);
    assert!(text.contains("install --locked --features pdf \"briefpress@$BRIEFPRESS_VERSION\""), "{text}");
    let steps = yaml["jobs"]["build"]["steps"].as_array().expect("steps");
    let key = steps.iter().find_map(|step| step["with"]["key"].as_str()).expect("the tool is kept");
    assert!(key.starts_with("briefpress-") && key.ends_with("-pdf"), "{key}");
}

#[test]
fn it_knows_the_branch_and_the_folder_of_the_sources() {
    let press = Press::new();
    let here = press.project.path();
    press.git(here, &["branch", "-m", "main", "trunk"]);
    press.git(here, &["push", "-q", "origin", "trunk"]);
    assert_eq!(workflow(&press, &["workflow"]).1["on"]["push"]["branches"][0], "trunk", "the only one");
    press.git(here, &["remote", "set-head", "origin", "trunk"]);
    press.git(here, &["checkout", "-q", "-b", "add-workflow"]);
    assert_eq!(workflow(&press, &["workflow"]).1["on"]["push"]["branches"][0], "trunk", "the remote's default");
    press.git(here, &["mv", "content", "site.yaml", "static", "-k", "."]);
    fs::create_dir(press.project.at("the site")).expect("a folder");
    for name in ["content", "site.yaml", "static"] {
        fs::rename(press.project.at(name), press.project.at(&format!("the site/{name}"))).expect("ours");
    }
    let (_, yaml) = workflow(&press, &["workflow", "--root", "the site"]);
    assert_eq!(yaml["defaults"]["run"]["working-directory"], "the site");
    let steps = yaml["jobs"]["build"]["steps"].as_array().expect("steps");
    let upload =
        steps.iter().find(|step| step["with"]["path"] == "the site/public").expect("it is uploaded from there");
    assert_eq!(upload["with"]["include-hidden-files"], true);
    run(&press, &["workflow", "--write", "--root", "the site"]);
    assert!(press.project.at(".github/workflows/pages.yml").exists(), "at the top of the repository");
}

#[test]
fn init_takes_the_address_from_the_remote() {
    for (remote, url) in [
        ("https://github.com/Acme/Briefs.git", "https://acme.github.io/Briefs/"),
        ("git@github.com:Acme/acme.github.io.git", "https://acme.github.io/"),
        ("https://gitlab.com/acme/briefs.git", "https://example.org/"),
    ] {
        let press = empty();
        press.git(press.project.path(), &["init", "-q"]);
        press.git(press.project.path(), &["remote", "add", "origin", remote]);
        let ran = run(&press, &["init"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(
            press.project.read("site.yaml").contains(&format!("\nbase_url: {url} ")),
            "{}",
            press.project.read("site.yaml")
        );
        assert_eq!(ran.out.contains(&format!("`base_url` is {url}")), !url.contains("example.org"), "{ran:?}");
        assert_eq!(run(&press, &["build", "--strict"]).status, 0);
        let inner = run(&press, &["init", "new/folder"]);
        assert_eq!(inner.out.contains(&format!("`base_url` is {url}")), !url.contains("example.org"), "{inner:?}");
    }
}

#[test]
fn files_in_git_lfs_are_fetched_where_the_attributes_ask_for_it() {
    let lfs = |press: &Press| {
        let (text, yaml) = workflow(press, &["workflow"]);
        assert!(!text.contains("{fetched}"), "{text}");
        let of = |job: &str| yaml["jobs"][job]["steps"][0]["with"]["lfs"].clone();
        assert_eq!(of("check"), of("build"));
        of("build")
    };
    let asked = "*.pdf filter=lfs diff=lfs merge=lfs -text\n";
    for (file, text) in [
        (".gitattributes", asked),
        (".gitattributes", "# large files\n*.csv text\n\"a b.pdf\" -text filter=lfs\n"),
        ("content/briefs/talks/.gitattributes", asked),
        ("static/data/.gitattributes", asked),
    ] {
        let press = Press::new();
        press.project.write(file, text);
        assert_eq!(lfs(&press), true, "{file}: {text}");
    }
    for text in ["*.csv text\n", "# *.pdf filter=lfs\n", "*.pdf filter=crypt\n", "*.pdf -filter\n"] {
        let press = Press::new();
        press.project.write(".gitattributes", text);
        assert_eq!(lfs(&press), Value::Null, "{text}");
    }
}

#[test]
fn submodules_are_fetched_where_they_hold_sources() {
    for (path, expected) in [
        ("content", Value::from("recursive")),
        ("content/briefs", Value::from("recursive")),
        ("static/papers", Value::from("recursive")),
        ("vendor/content", Value::Null),
        ("contents", Value::Null),
    ] {
        let press = Press::new();
        press.project.write(".gitmodules", format!("[submodule \"x\"]\n\tpath = {path}\n\turl = ../x.git\n"));
        let (_, yaml) = workflow(&press, &["workflow"]);
        for job in ["check", "build"] {
            assert_eq!(yaml["jobs"][job]["steps"][0]["with"]["submodules"], expected, "{path}");
        }
    }
}
