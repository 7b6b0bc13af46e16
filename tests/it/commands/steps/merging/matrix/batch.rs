//! Many merges in few processes: git's own machinery without a work tree.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::super::super::scenes::FILE;
use crate::common::Scene;

/// When the merges happen: after everything in them.
const NOW: &str = "2026-11-14T13:00:00+08:00";

/// Makes a commit from `base` for each text of the case, under the name of a branch.
pub fn branches(scene: &Scene, base: &str, texts: &BTreeMap<String, String>) {
    let mut input = String::new();
    for (name, text) in texts {
        let who = "x <x@example.com> 0 +0000";
        write!(
            input,
            "commit refs/heads/{name}\ncommitter {who}\ndata 0\nfrom {base}\n\
             M 100644 inline {FILE}\ndata {}\n{text}\n",
            text.len()
        )
        .unwrap();
    }
    git(scene, &["fast-import", "--quiet", "--force"], &input);
}

/// What each pair of branches comes to: whether it is whole, and the text of the case.
pub fn merges(scene: &Scene, pairs: &[(String, String)], driver: bool) -> Vec<(bool, String)> {
    let input: String = pairs.iter().fold(String::new(), |mut input, (one, other)| {
        writeln!(input, "{one} {other}").unwrap();
        input
    });
    let attributes = scene.path(".git/info/attributes");
    let aside = scene.path(".git/info/attributes-aside");
    if !driver {
        std::fs::rename(&attributes, &aside).unwrap();
    }
    let out = git(scene, &["merge-tree", "--write-tree", "--stdin"], &input);
    if !driver {
        std::fs::rename(&aside, &attributes).unwrap();
    }
    let parts: Vec<&str> = out.split('\0').collect();
    let tree = |part: &str| part.len() == 40 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let found: Vec<(bool, String)> = parts
        .windows(2)
        .filter(|two| matches!(two[0], "0" | "1") && tree(two[1]))
        .map(|two| (two[0] == "1", two[1].to_owned()))
        .collect();
    assert_eq!(found.len(), pairs.len(), "one tree a pair");
    let asked = found.iter().fold(String::new(), |mut asked, (_, tree)| {
        writeln!(asked, "{tree}:{FILE}").unwrap();
        asked
    });
    let texts = git(scene, &["cat-file", "--batch"], &asked);
    let mut rest = texts.as_str();
    let text = |(whole, tree): (bool, String)| {
        let (head, body) = rest.split_once('\n').unwrap();
        let size = head.rsplit(' ').next().unwrap().parse::<usize>();
        let size = size.unwrap_or_else(|_| panic!("{tree}: {head}"));
        rest = &body[size + 1..];
        (whole, body[..size].to_owned())
    };
    found.into_iter().map(text).collect()
}

fn git(scene: &Scene, args: &[&str], input: &str) -> String {
    let mut child = Command::new("git")
        .args(args)
        .current_dir(&scene.root)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("COMPLAINT_AS_OF", NOW)
        .env("HOME", scene.outside().join("home"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "en_US.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
