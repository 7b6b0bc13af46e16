//! Files that many tests go through.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of this ending below a directory, by path.
pub fn texts(dir: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(dir),
        ending,
        &mut found,
    );
    found.sort();
    assert!(!found.is_empty(), "{dir}");
    let read = found.into_iter().map(|path| {
        let bytes = fs::read(&path).unwrap();
        (path, String::from_utf8_lossy(&bytes).into_owned())
    });
    read.collect()
}

fn files(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}
