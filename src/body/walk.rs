//! Walks over nodes that lie in one list, each before those inside it.

use std::ops::Range;

/// A step of a walk over nodes. A node that can hold no others is entered only.
#[derive(Debug)]
pub enum Step<'b, T> {
    Enter(&'b T),
    Leave(&'b T),
}

/// What a walk goes over.
pub trait Node {
    /// Returns where the nodes inside it end.
    fn end(&self) -> usize;

    /// Whether it can hold no nodes.
    fn is_leaf(&self) -> bool;
}

/// A walk over nodes, from each to those inside it and back.
#[derive(Debug)]
pub struct Steps<'b, T> {
    nodes: &'b [T],
    next: usize,
    end: usize,
    open: Vec<usize>,
}

impl<'b, T: Node> Steps<'b, T> {
    /// Returns a walk over those nodes.
    pub fn over(nodes: &'b [T], range: Range<usize>) -> Self {
        Self { nodes, next: range.start, end: range.end, open: Vec::new() }
    }

    /// Returns the position of the node that was entered last.
    pub fn position(&self) -> usize {
        self.next - 1
    }

    /// Leaves out what stands inside the node that was entered last.
    pub fn pass_by(&mut self) {
        self.next = self.nodes[self.next - 1].end();
    }

    /// Returns how many nodes are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }
}

impl<'b, T: Node> Iterator for Steps<'b, T> {
    type Item = Step<'b, T>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(last) = self.open.pop_if(|last| self.nodes[*last].end() == self.next) {
            return Some(Step::Leave(&self.nodes[last]));
        }
        if self.next == self.end {
            return None;
        }
        let node = &self.nodes[self.next];
        if !node.is_leaf() {
            self.open.push(self.next);
        }
        self.next += 1;
        Some(Step::Enter(node))
    }
}
