//! What an audit is asked with, and how much it asks of git.

use std::fmt::Write as _;

use super::{FILE, Past};
use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, Scene};

/// A program that says of itself what it is told to, as git expects it of gpg.
const GPG: &str = r#"#!/bin/sh
case "$*" in
*--verify*)
  for word; do test -f "$word" && said=$(sed -n 3p "$word"); done
  echo "[GNUPG:] NEWSIG"
  case "$said" in
  good) echo "[GNUPG:] GOODSIG 0123456789ABCDEF wang <wang.min@example.com>"; trust=FULLY ;;
  untrusted) echo "[GNUPG:] GOODSIG 0123456789ABCDEF wang <wang.min@example.com>"; trust=UNDEFINED ;;
  bad) echo "[GNUPG:] BADSIG 0123456789ABCDEF A"; exit 1 ;;
  revoked) echo "[GNUPG:] REVKEYSIG 0123456789ABCDEF A" ;;
  *) echo "[GNUPG:] ERRSIG 0123456789ABCDEF 1 8 00 1700000000 9"; exit 2 ;;
  esac
  id=0123456789ABCDEF0123456789ABCDEF01234567
  echo "[GNUPG:] VALIDSIG $id 2026-11-05 1700000000 0 4 0 1 8 00 $id"
  test -n "$trust" && echo "[GNUPG:] TRUST_$trust 0 shell"
  exit 0 ;;
*)
  cat > /dev/null
  printf -- '-----BEGIN PGP SIGNATURE-----\n\n%s\n-----END PGP SIGNATURE-----\n' "$SAYS"
  echo "[GNUPG:] SIG_CREATED D 1 8 00 1700000000 X" >&2 ;;
esac
"#;

fn script(scene: &Scene, name: &str, text: &str) -> String {
    let path = scene.outside().join(name);
    executable(&path, text);
    path.to_str().unwrap().to_owned()
}

/// Only a good signature is one: a bad one, one of a revoked key and one that cannot be checked are
/// told with git's letter, each at its commit.
#[test]
fn signatures_of_every_kind() {
    let past = Past::approved();
    let gpg = script(&past.scene, "gpg", GPG);
    past.scene.git(&["config", "gpg.program", &gpg]);
    past.scene.git(&["config", "user.signingKey", "A"]);
    past.scene.git(&["config", "commit.gpgSign", "true"]);
    let from = past.head();
    let mut bad = Vec::new();
    for (says, letter) in [
        ("good", None),
        ("untrusted", Some('U')),
        ("bad", Some('B')),
        ("revoked", Some('R')),
        ("unknown", Some('E')),
    ] {
        past.business("11T09:00")
            .env("SAYS", says)
            .ok(&["note", "261101", "--text", says]);
        bad.extend(letter.map(|letter| (past.head(), letter)));
    }
    past.scene.git(&["config", "commit.gpgSign", "false"]);
    past.business("11T09:00")
        .ok(&["note", "261101", "--text", "none"]);
    bad.push((past.head(), 'N'));
    // What records nothing of a case need not be signed; what changes regulations must be.
    let later = past.business("12T09:00");
    later.write("README", "x");
    later.commit("readme");
    let policy = past.scene.read("policies/manufacturing.toml");
    past.scene
        .write("policies/manufacturing.toml", &format!("# ours\n{policy}"));
    later.commit("policy");
    bad.push((past.head(), 'N'));
    let found = past.audit(&[&format!("{from}..HEAD"), "--require-signed"]);
    let told: Vec<(String, char)> = found
        .iter()
        .map(|found| {
            assert_eq!(found.rule, "unsigned", "{found:#?}");
            let letter = found.message.split("git says ").nth(1).unwrap();
            (found.commit.clone(), letter.chars().next().unwrap())
        })
        .collect();
    assert_eq!(told, bad);
    past.finds_nothing();
}

/// Cases of their own, one a commit, as an import brings them; every tenth on a branch that began
/// before them all and is merged.
fn grown(past: &Past, from: usize, count: usize) {
    let case = past.scene.read(FILE);
    let uid = case.lines().find(|line| line.starts_with("uid: ")).unwrap();
    let case = &case[..case.find("registration:").unwrap()];
    let who = format!("wang <{BUSINESS}> 1793846460 +0800");
    let head = past.head();
    let old = past.scene.git(&["rev-parse", "HEAD~3"]);
    let mut stream = String::new();
    let mut commit = |branch: &str, parents: &str, number: usize| {
        let text = case
            .replacen(
                uid,
                &format!("uid: 019a4e0c-2f6b-7c3e-9d55-0b8a7e{number:06}"),
                1,
            )
            .replace("261101", &format!("2611{number:04}"))
            .replace("status: resolved", "status: received");
        let file = format!("cases/2026/11/2611{number:04}.yaml");
        write!(
            stream,
            "commit refs/heads/{branch}\nauthor {who}\ncommitter {who}\n"
        )
        .unwrap();
        write!(stream, "data 1\nx\n{parents}M 100644 inline {file}\n").unwrap();
        write!(stream, "data {}\n{text}\n", text.len()).unwrap();
    };
    for i in from..from + count {
        let first = format!("from {head}\n");
        let parents = if i == from { first.as_str() } else { "" };
        if i % 10 == 9 {
            commit("aside", &format!("from {old}\n"), i);
            commit("main", "merge refs/heads/aside\n", i);
        } else {
            commit("main", parents, i);
        }
    }
    let file = past.scene.outside().join("stream");
    std::fs::write(&file, stream).unwrap();
    let line = format!("git fast-import --quiet --force < '{}'", file.display());
    let done = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(&past.scene.root)
        .status();
    assert!(done.unwrap().success());
    past.scene.git(&["reset", "--quiet", "--hard"]);
}

/// Issue: a handful of git processes, not one for each commit.
#[test]
fn few_processes_however_long_the_history() {
    let past = Past::proposed();
    let log = past.scene.outside().join("calls");
    let paths = std::env::var("PATH").unwrap();
    let real = std::env::split_paths(&paths)
        .map(|dir| dir.join("git"))
        .find(|git| git.is_file())
        .unwrap();
    let wrapper = format!(
        "#!/bin/sh\necho \"$*\" >> '{}'\nexec '{}' \"$@\"\n",
        log.display(),
        real.display()
    );
    script(&past.scene, "bin/git", &wrapper);
    let bin = past.scene.outside().join("bin");
    let scene = past
        .scene
        .env("PATH", &format!("{}:{paths}", bin.display()));
    let mut counted = Vec::new();
    for (from, count) in [(100, 50), (150, 450)] {
        let base = past.head();
        grown(&past, from, count);
        for range in ["HEAD".to_owned(), format!("{base}..HEAD")] {
            drop(std::fs::remove_file(&log));
            let line = ["audit", &range, "--format", "json"];
            let json: serde_json::Value = serde_json::from_str(
                &scene
                    .run(&[&line[..], &["--tolerance", "9d"]].concat())
                    .stdout,
            )
            .unwrap();
            let commits = json["counts"]["commits"].as_u64().unwrap();
            assert!(commits >= (count + count / 10) as u64, "{json:#}");
            assert_eq!(json["counts"]["error"], 0, "{json:#}");
            let calls = std::fs::read_to_string(&log).unwrap();
            counted.push((calls.lines().count(), calls));
        }
    }
    let counts: Vec<usize> = counted.iter().map(|(count, _)| *count).collect();
    assert_eq!(counts[0], counts[2], "{counted:#?}");
    assert_eq!(counts[1], counts[3], "{counted:#?}");
    assert!(counts.iter().all(|count| *count <= 12), "{counted:#?}");
}

/// The rules asked for, and no other; one that is not there is a mistake of the command line.
#[test]
fn only_the_rules_asked_for() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    past.forge(
        &scene,
        FILE,
        &[
            ("developer too weak", "nothing"),
            ("\"9000.00\"", "\"90000.00\""),
        ],
    );
    assert_eq!(past.audit(&["--rule", "case-deleted"]), []);
    let found = past.audit(&["--rule", "step-changed", "--rule", "case-deleted"]);
    assert_eq!(found.len(), 2, "{found:#?}");
    // The checks of the record are rules of the audit as well.
    let found = past.audit(&["--rule", "changed-after-approval"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    for (wrong, right) in [
        ("step-change", "step-changed"),
        ("author-differ", "author-differs"),
    ] {
        let said = past.scene.fails(2, &["audit", "--rule", wrong]);
        assert!(
            said.contains(&format!("`{right}`")) || said.contains(right),
            "{said}"
        );
    }
    past.scene.fails(2, &["audit", "nowhere"]);
    past.scene.fails(2, &["audit", "--tolerance", "soon"]);
}

/// Whose it is, what is missing: the last line sums up, in either language.
#[test]
fn the_last_line_sums_up() {
    let past = Past::approved();
    let commits = past.scene.git(&["rev-list", "--count", "HEAD"]);
    let said = past.scene.ok(&["audit"]);
    assert_eq!(
        said,
        format!("nothing found in {commits} commits, 1 case\n")
    );
    let said = past.scene.lang("zh_CN").ok(&["audit"]);
    assert_eq!(said, format!("{commits} 次提交、1 件案件中未发现问题\n"));

    past.by(MANAGER, "11T09:00")
        .ok(&["note", "261101", "--text", "x"]);
    let from = format!("file://{}", past.scene.root.display());
    let to = past.scene.outside().join("shallow");
    let to = to.to_str().unwrap();
    past.scene
        .git(&["clone", "--quiet", "--depth", "2", &from, to]);
    let said = past.scene.ok(&["-C", to, "audit"]);
    let last = said.lines().last().unwrap();
    assert_eq!(
        last,
        "1 note in 2 commits, 1 case (a shallow clone: what was before 1 of them was not seen)"
    );
    let said = past.scene.lang("zh_CN").ok(&["-C", to, "audit"]);
    assert_eq!(
        said.lines().last().unwrap(),
        "2 次提交、1 件案件（浅克隆：其中 1 次提交之前的历史未见）中有 1 个说明"
    );
}
