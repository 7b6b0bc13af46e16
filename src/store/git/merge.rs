//! The ordinary merge of lines, for files that cannot be merged by meaning.

use std::path::Path;

use super::error::GitError;
use super::run::{reading, succeed};
use crate::store::error::StoreError;

/// What `git merge-file` makes of three files, and whether it is without conflict. Needs no
/// repository.
///
/// # Errors
/// Exit 4 where git fails or is not installed, or takes the files for binary.
pub fn merge_lines(
    files: [&Path; 3],
    size: usize,
    labels: [&str; 2],
) -> Result<(Vec<u8>, bool), GitError> {
    let [base, ours, theirs] = files;
    let [our_label, their_label] = labels;
    let mut command = reading(Path::new("."));
    command
        .args(["merge-file", "-p", "-q", &format!("--marker-size={size}")])
        .args(["-L", our_label, "-L", "base", "-L", their_label, "--"])
        .args([ours, base, theirs]);
    let output = command.output();
    if let Ok(output) = &output {
        // The number of conflicts, at most 127; above is failure.
        if let Some(conflicts @ 0..=127) = output.status.code() {
            return Ok((output.stdout.clone(), conflicts == 0));
        }
    }
    succeed("merge-file", output).map(|output| (output.stdout, true))
}

/// Puts a merge driver's result where git takes it from: a file of git's own, not the record.
///
/// # Errors
/// Exit 4 where it cannot be written; git then takes the merge for a conflict.
pub fn leave_merged(file: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    std::fs::write(file, bytes).map_err(|error| StoreError::MergeResult {
        path: file.to_string_lossy().into_owned(),
        reason: error.to_string(),
    })
}
