//! The bounds of a page: how many steps its templates may take, and how much they may write or keep.
//!
//! A step is a turn of a loop, a call of a component, a block or an included template. Steps are counted, and no clock is
//! asked, so that the same page fails on every machine and at the same place. What is written beyond the bound is dropped
//! and not refused, since a refused writer would end the page without a place: the next step ends it.

use crate::base::problems::TemplateBound as Bound;
use std::cell::Cell;
use std::io::{self, Write};
use tera::{Error, Kwargs, TeraResult, Value};

/// Steps of one page. The page with the most on a site of 10,000 briefs takes some 5,000.
const MOST_STEPS: u32 = 100_000;
/// Bytes that one page may hold, and one value.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Bytes of a kept text that cost one step.
const TEXT_A_STEP: usize = 4096;
/// How deep values may lie within one another, so that no walk through them takes more of the stack than there is.
const MOST_LEVELS: usize = 64;
/// Values within a kept value that cost one step.
const VALUES_A_STEP: usize = 64;

/// How far a page has come.
#[derive(Clone, Copy, Default)]
pub struct Course {
    taken: u32,
    /// The number of the last mark that counted.
    pub last: Option<usize>,
    pub broken: Option<Bound>,
}

thread_local! {
    /// A page is rendered by one thread from its beginning to its end, and functions of templates are handed nothing that
    /// they could count in.
    static COURSE: Cell<Course> = const { Cell::new(Course { taken: 0, last: None, broken: None }) };
}

/// Returns what `render` makes, and how far it came.
pub fn counted<T>(render: impl FnOnce() -> T) -> (T, Course) {
    COURSE.set(Course::default());
    let made = render();
    (made, COURSE.get())
}

/// Counts what a mark counts; the function `count_step` of templates. `steps` holds the steps of each mark.
pub fn count_step(steps: &[u32], arguments: &Kwargs) -> TeraResult<bool> {
    let mark: usize = arguments.must_get("mark")?;
    let mut course = COURSE.get();
    let taken = steps.get(mark).copied().unwrap_or(1);
    course.last = Some(mark);
    course.taken = course.taken.saturating_add(taken);
    if let Some(kept) = arguments.get::<&Value>("kept")? {
        let mut size = Size::default();
        size.add(kept, MOST_LEVELS);
        course.taken = course.taken.saturating_add(size.steps());
        course.broken = course.broken.or(size.broken);
    }
    if course.broken.is_none() && course.taken > MOST_STEPS {
        course.broken = Some(Bound::Steps);
    }
    COURSE.set(course);
    // What is told is made from `broken`.
    course.broken.map_or(Ok(true), |broken| Err(Error::message(format!("{broken:?}"))))
}

/// How much a value holds; what stands in several places counts at each, since it would be written at each.
#[derive(Default)]
struct Size {
    bytes: usize,
    values: usize,
    broken: Option<Bound>,
}

impl Size {
    fn add(&mut self, value: &Value, levels: usize) {
        // What is beyond a bound already need not be measured.
        if self.broken.is_some() {
            return;
        }
        self.values += 1;
        self.bytes += size_of::<Value>() + value.as_str().map_or(0, str::len);
        self.broken = match levels {
            0 => Some(Bound::Nested),
            _ => (self.bytes > MOST_BYTES).then_some(Bound::Kept),
        };
        let listed = value.as_array().into_iter().flatten();
        let named = value.as_map().into_iter().flat_map(|map| map.values());
        listed.chain(named).for_each(|value| self.add(value, levels.saturating_sub(1)));
    }

    fn steps(&self) -> u32 {
        u32::try_from(self.bytes / TEXT_A_STEP + self.values / VALUES_A_STEP).unwrap_or(u32::MAX)
    }
}

/// A page as it is written, up to its bound.
pub struct Written(pub Vec<u8>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.0.len() + bytes.len() <= MOST_BYTES {
            self.0.extend_from_slice(bytes);
        } else {
            COURSE.set(Course { broken: Some(Bound::Written), ..COURSE.get() });
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
