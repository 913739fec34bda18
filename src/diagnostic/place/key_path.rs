//! The way to a key of a front matter.

use std::sync::Arc;

/// One step from a front matter's top to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(Arc<str>),
    /// Into an entry of a list, counted from 0.
    Index(usize),
}

/// The way from a front matter's top to one value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct KeyPath(Vec<Step>);

impl KeyPath {
    /// Returns the path of a key below this one.
    pub fn key(&self, name: &str) -> KeyPath {
        self.then(Step::Key(name.into()))
    }

    /// Returns the path of a list's entry below this one.
    pub fn index(&self, index: usize) -> KeyPath {
        self.then(Step::Index(index))
    }

    /// Returns the steps, from the top down.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn then(&self, step: Step) -> KeyPath {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        KeyPath(steps)
    }
}
