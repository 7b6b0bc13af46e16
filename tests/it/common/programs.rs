//! Programs that tests make and run.
//!
//! Another process writes them: a file that this one holds open for writing would stay so in every
//! child that another test starts at that moment, and what is open for writing cannot be run (Text
//! file busy).

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A script at this path that can be run.
pub fn executable(path: &Path, script: &str) {
    let write = "mkdir -p \"${0%/*}\" && cat > \"$0\" && chmod 755 \"$0\"";
    let mut child = Command::new("sh")
        .args(["-c", write])
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut text = child.stdin.take().unwrap();
    text.write_all(script.as_bytes()).unwrap();
    drop(text);
    assert!(child.wait().unwrap().success());
}

/// A copy of a program.
pub fn copied(program: &Path, to: &Path) {
    let copied = Command::new("cp").arg(program).arg(to).status();
    assert!(copied.unwrap().success());
}
