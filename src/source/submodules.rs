//! The paths of submodules, as `.gitmodules` names them.
//!
//! Git leaves an empty folder where a submodule is not checked out. That is no fault for git, but a site loses all that
//! belongs there.

/// Returns where the submodules of a file `.gitmodules` lie, relative to its folder. What git itself refuses, a path that
/// leads out of the folder, is left out.
pub fn paths(text: &str) -> Vec<String> {
    let mut in_module = false;
    let mut paths = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            in_module = section.trim_start().get(..9).is_some_and(|word| word.eq_ignore_ascii_case("submodule"));
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| in_module) else { continue };
        if key.trim().eq_ignore_ascii_case("path") {
            paths.extend(inside(&plain(value)));
        }
    }
    paths
}

/// Returns a value as git reads it: without quotes and comments.
fn plain(value: &str) -> String {
    let (mut plain, mut is_quoted) = (String::new(), false);
    let mut letters = value.trim().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\\' => plain.extend(letters.next()),
            '#' | ';' if !is_quoted => break,
            _ => plain.push(letter),
        }
    }
    plain.trim_end().to_owned()
}

/// Returns a path without parts that say nothing, if it leads to a folder inside.
fn inside(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!path.starts_with('/') && !parts.is_empty() && !parts.contains(&"..")).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_git_reads_them() {
        let text = "[submodule \"a\"]\n\tpath = content/briefs\n\turl = ../path=x\n[submodule \"b\"]\npath=\"my texts/#1\" ; x\n\
                    [ Submodule \"c\"]\n\tPATH = ./static/lib/ # y\n[other]\n\tpath = z\n[submodule \"d\"]\n\tpath = ../out\n\
                    \tpath = /etc\n\tpath = .\n\tpath = a\\\"b\n";
        assert_eq!(paths(text), ["content/briefs", "my texts/#1", "static/lib", "a\"b"]);
    }
}
