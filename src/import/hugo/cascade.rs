//! What texts inherit: the `cascade` of the settings, and those of the lists above them.

use super::config::Config;
use super::content::Read;
use crate::import::front::Front;
use serde_yaml::Value;

/// All that is handed down, the nearest to a text last.
pub struct Cascades {
    all: Vec<Cascade>,
}

/// What is handed down from a place.
struct Cascade {
    /// The folder below which it holds; empty for all.
    folder: Vec<String>,
    /// In which language; in all of them without one.
    language: Option<String>,
    target: Front,
    front: Front,
}

impl Cascades {
    /// Gathers what is handed down.
    pub fn of(all: &[Read], config: &Config) -> Self {
        let mut found = of_value(config.all.get("cascade"), &[], None);
        let mut lists: Vec<&Read> = all.iter().filter(|read| read.placed.is_branch).collect();
        lists.sort_by_key(|read| read.placed.sections.len());
        for read in lists {
            let language = Some(read.placed.language.clone());
            found.extend(of_value(read.front.get("cascade"), &read.placed.sections, language));
        }
        // What stands nearer to a text goes before what stands further off.
        found.reverse();
        found.sort_by_key(|cascade| std::cmp::Reverse(cascade.folder.len()));
        Self { all: found }
    }

    /// Gives a text what it inherits and does not state.
    pub fn hand_down(&self, read: &mut Read) {
        read.front.take(&["cascade"]);
        let reaching: Vec<&Cascade> = self.all.iter().filter(|cascade| cascade.reaches(read)).collect();
        reaching.into_iter().for_each(|cascade| read.front.fill(&cascade.front));
    }
}

fn of_value(value: Option<&Value>, folder: &[String], language: Option<String>) -> Vec<Cascade> {
    let maps: Vec<Front> = match value {
        Some(Value::Sequence(items)) => items.iter().map(front_of).collect(),
        Some(value) => vec![front_of(value)],
        None => Vec::new(),
    };
    let all = maps.into_iter().map(|mut front| {
        let target = ["target", "_target"].into_iter().map(|key| front.map(key)).find(|target| !target.is_empty());
        front.take(&["target", "_target"]);
        // Keys of one's own may stand in a map of their own.
        let params = front.map("params");
        front.take(&["params"]);
        front.fill(&params);
        Cascade { folder: folder.to_vec(), language: language.clone(), target: target.unwrap_or_default(), front }
    });
    all.collect()
}

fn front_of(value: &Value) -> Front {
    let mut around = Front::default();
    around.set("it", value.clone());
    around.map("it")
}

impl Cascade {
    fn reaches(&self, read: &Read) -> bool {
        let placed = &read.placed;
        let is_below = placed.sections.starts_with(&self.folder);
        let is_spoken = self.language.as_ref().is_none_or(|language| *language == placed.language);
        if !is_below || !is_spoken {
            return false;
        }
        let path = format!("/{}", placed.path().trim_end_matches("/_index"));
        let kind = match (placed.is_branch, placed.sections.is_empty()) {
            (true, true) => "home",
            (true, false) => "section",
            _ => "page",
        };
        let asks = |key: &str, holds: &dyn Fn(&str) -> bool| self.target.text(key).is_none_or(|asked| holds(&asked));
        asks("path", &|pattern| fits(pattern.to_lowercase().as_bytes(), path.to_lowercase().as_bytes()))
            && asks("kind", &|asked| fits(asked.as_bytes(), kind.as_bytes()))
            && asks("lang", &|asked| fits(asked.as_bytes(), placed.language.as_bytes()))
    }
}

/// Whether a path has the form of a pattern: `*` stands for a part of a name, `**` for folders, `{a,b}` for one of them.
fn fits(pattern: &[u8], path: &[u8]) -> bool {
    match pattern {
        [] => path.is_empty(),
        [b'{', rest @ ..] => {
            let Some(end) = rest.iter().position(|byte| *byte == b'}') else { return false };
            let behind = &rest[end + 1..];
            rest[..end].split(|byte| *byte == b',').any(|choice| fits(&[choice, behind].concat(), path))
        }
        [b'*', b'*', rest @ ..] => {
            let rest = rest.strip_prefix(b"/").filter(|_| path.is_empty()).unwrap_or(rest);
            (0..=path.len()).any(|taken| fits(rest, &path[taken..]))
        }
        [b'*', rest @ ..] => {
            let most = path.iter().position(|byte| *byte == b'/').unwrap_or(path.len());
            (0..=most).any(|taken| fits(rest, &path[taken..]))
        }
        [b'?', rest @ ..] => path.split_first().is_some_and(|(_, path)| fits(rest, path)),
        [byte, rest @ ..] => path.split_first().is_some_and(|(first, path)| first == byte && fits(rest, path)),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_of_paths() {
        for (pattern, path) in [
            ("/posts/**", "/posts/a/b"),
            ("/posts/*", "/posts/a"),
            ("/{posts,papers}/**", "/papers/x"),
            ("**/x", "/a/x"),
            ("/posts", "/posts"),
        ] {
            assert!(fits(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
        for (pattern, path) in [("/posts/*", "/posts/a/b"), ("/posts/**", "/papers/a"), ("/{a,b}/c", "/d/c")] {
            assert!(!fits(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
    }
}
