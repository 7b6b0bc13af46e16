//! A path that nobody may ask for: each step of it knows only what it stands below, and it is written
//! out where something is said of the place.

use super::tree::{Path, Seg};

/// Where in a document, from the place itself upwards.
#[derive(Clone, Copy, Debug)]
pub enum Trail<'a> {
    /// The document itself.
    Root,
    /// A path that is known already.
    Known(&'a Path),
    /// The value of a key.
    Key(&'a Trail<'a>, &'a str),
    /// A member of a list, from 0.
    Index(&'a Trail<'a>, usize),
}

impl<'a> Trail<'a> {
    /// The value of `key` below this place.
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> Self {
        Trail::Key(self, key)
    }

    /// The member `index` below this place.
    #[must_use]
    pub fn index(&'a self, index: usize) -> Self {
        Trail::Index(self, index)
    }

    /// Written out.
    pub fn path(&self) -> Path {
        let mut path = Path(Vec::with_capacity(4));
        self.add_to(&mut path);
        path
    }

    fn add_to(&self, path: &mut Path) {
        match self {
            Trail::Root => {}
            Trail::Known(known) => path.0.extend(known.0.iter().cloned()),
            Trail::Key(above, key) => {
                above.add_to(path);
                path.0.push(Seg::Key((*key).to_owned()));
            }
            Trail::Index(above, index) => {
                above.add_to(path);
                path.0.push(Seg::Index(*index));
            }
        }
    }
}
