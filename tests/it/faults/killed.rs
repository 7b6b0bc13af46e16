//! Every writing command killed at any moment, without and with a commit: what it leaves is old or
//! new, every record whole and none lost, and running it again finishes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use super::writers::{of_a_case, others};
use super::{few, long};
use crate::commands::killed::{Files, UNFINISHED, all_uids, files, judged, record};
use crate::common::Scene;

/// How often each command is killed: 500 times in the long run, or as often as `COMPLAINT_KILLS` says.
fn tries() -> usize {
    let told = std::env::var("COMPLAINT_KILLS").ok();
    let told = told.and_then(|times| times.parse().ok());
    told.unwrap_or(if long() { 500 } else { 2 })
}

/// The nth of many moments spread over a run, most of them in its later part: before that it reads.
fn moment(took: Duration, n: usize, seed: usize) -> Duration {
    /// Near the golden ratio: its multiples leave no gap.
    const STEP: usize = 617;
    let share = ((n + 1) * STEP + seed * 131) % 1000;
    let share = if n.is_multiple_of(4) {
        share
    } else {
        350 + share * 3 / 4
    };
    let fine = (n * 7919 % 1000).try_into().unwrap();
    took * share.try_into().unwrap() / 1000 + Duration::from_micros(fine)
}

/// Runs a command and kills it, with all it has started, after so long.
fn killed_after(scene: &Scene, args: &[&str], moment: Duration) -> ExitStatus {
    let mut command = scene.prepared(args);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.process_group(0).spawn().unwrap();
    sleep(moment);
    let group = format!("-{}", child.id());
    let mut kill = Command::new("kill");
    drop(
        kill.args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status(),
    );
    child.wait().unwrap()
}

/// What git left of its own when it was killed is for git to say.
fn unlock(copy: &Scene) {
    let left = copy.files(".git").into_iter();
    for lock in left.filter(|name| name.strip_suffix(".lock").is_some()) {
        fs::remove_file(copy.path(&lock)).unwrap();
    }
}

/// What came of so many deaths of one command.
#[derive(Default)]
struct Deaths {
    killed: AtomicUsize,
    written: AtomicUsize,
    /// What was left, each seen once.
    seen: Mutex<BTreeSet<BTreeMap<String, String>>>,
}

/// One command, its repository before and after it.
struct Mortal<'a> {
    scene: &'a Scene,
    args: &'a [&'a str],
    old: Files,
    new: Files,
    head: String,
}

impl Mortal<'_> {
    /// Kills it at this moment in a copy of the repository, and judges what is left.
    fn dies(&self, n: usize, moment: Duration, deaths: &Deaths) {
        let copy = self.scene.copy_beside(&format!("dying-{n}"));
        let ended = killed_after(&copy, self.args, moment);
        let at = format!("{:?}, killed after {moment:?}", self.args);
        if ended.signal() == Some(9) {
            deaths.killed.fetch_add(1, Ordering::Relaxed);
        } else {
            assert_eq!(ended.code(), Some(0), "{at}");
        }
        let dead = files(&copy);
        let before = all_uids(&self.old);
        let is = record(&dead, &before);
        if is == record(&self.new, &before) {
            deaths.written.fetch_add(1, Ordering::Relaxed);
        } else {
            assert_ne!(ended.code(), Some(0), "{at}: it said that all is done");
        }
        self.committed(&copy, &at);
        unlock(&copy);
        let mut left = is;
        let unfinished = dead.contains_key(UNFINISHED);
        left.insert("unfinished".to_owned(), unfinished.to_string());
        if deaths.seen.lock().unwrap().insert(left) {
            judged(&copy, self.args, (n, true), (&self.old, &self.new));
        }
        fs::remove_dir_all(&copy.root).unwrap();
    }

    /// Where a commit was made it holds what is on disk, and it is the only one.
    fn committed(&self, copy: &Scene, at: &str) {
        let head = copy.git(&["rev-parse", "HEAD"]);
        if head == self.head || self.args[0] == "undo" {
            return;
        }
        assert_eq!(copy.git(&["rev-parse", "HEAD~"]), self.head, "{at}");
        let tree = copy.git(&["ls-tree", "-r", "--name-only", "-z", "HEAD"]);
        let tree: BTreeSet<&str> = tree.split('\0').collect();
        for (path, bytes) in files(copy) {
            if path.contains("/.complaint-") || self.old.get(&path) == Some(&bytes) {
                continue;
            }
            assert!(
                tree.contains(path.as_str()),
                "{at}: {path} is not committed"
            );
            let text = copy.git(&["show", &format!("HEAD:{path}")]);
            assert_eq!(
                text,
                String::from_utf8_lossy(&bytes).trim_end(),
                "{at}: {path}"
            );
        }
    }
}

/// Kills a command so many times.
fn dies_often(scene: &Scene, args: &[&str], (tries, seed): (usize, usize)) -> (usize, usize) {
    let whole = scene.copy_beside("whole");
    let begun = Instant::now();
    whole.ok(args);
    let took = begun.elapsed();
    let mortal = Mortal {
        scene,
        args,
        old: files(scene),
        new: files(&whole),
        head: scene.git(&["rev-parse", "HEAD"]),
    };
    assert_ne!(mortal.old, mortal.new, "{args:?} writes");
    let (next, deaths) = (AtomicUsize::new(0), Deaths::default());
    scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= tries {
                        break;
                    }
                    mortal.dies(n, moment(took, n, seed), &deaths);
                }
            });
        }
    });
    fs::remove_dir_all(&whole.root).unwrap();
    let count = |of: AtomicUsize| of.into_inner();
    (count(deaths.killed), count(deaths.written))
}

/// Whether a command is to be killed: every one, or those of which `COMPLAINT_KILLED` holds some words.
fn to_be_killed(args: &[&str]) -> bool {
    let line = args.join(" ");
    let named = std::env::var("COMPLAINT_KILLED");
    named.map_or(true, |named| {
        named.split(',').any(|words| line.contains(words))
    })
}

/// Where a command can make a commit, half of the deaths are without one.
fn die(writers: &[super::writers::Writer]) {
    for (seed, writer) in writers.iter().enumerate() {
        let lines = writer.lines();
        let one = seed % lines.len();
        let each = if long() {
            &lines[..]
        } else {
            &lines[one..=one]
        };
        let tries = tries() / each.len();
        for args in each.iter().filter(|args| to_be_killed(args)) {
            let (killed, written) = dies_often(&writer.scene, args, (tries, seed));
            told(&format!(
                "{killed} of {tries} killed, {written} had written: {args:?}"
            ));
        }
    }
}

/// The long run tells its counts, to be read with `--nocapture`.
fn told(line: &str) {
    if long() {
        use std::io::Write as _;
        drop(writeln!(std::io::stdout(), "{line}"));
    }
}

#[test]
fn the_commands_of_a_case() {
    die(&of_a_case(few(3)));
}

#[test]
fn the_commands_beside_a_case() {
    die(&others(few(3)));
}

/// A repository that is half made holds whole files, and the same command makes the rest.
#[test]
fn a_repository_half_made() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet"]);
    let args = ["init", "--ci", "github", "--hooks"];
    let whole = scene.copy_beside("whole");
    let begun = Instant::now();
    whole.ok(&args);
    let took = begun.elapsed();
    let all = |scene: &Scene| -> BTreeMap<String, String> {
        let paths = scene.files("").into_iter();
        let paths = paths.filter(|path| path != "cases/.lock");
        paths
            .map(|path| (path.clone(), scene.read(&path)))
            .collect()
    };
    let new = all(&whole);
    for n in 0..tries() {
        let copy = scene.copy_beside(&format!("dying-{n}"));
        let moment = moment(took, n, 0);
        killed_after(&copy, &args, moment);
        for (path, text) in all(&copy) {
            let whole = path.contains(".complaint-") || new.get(&path) == Some(&text);
            assert!(whole, "{moment:?}: {path} is neither old nor new:\n{text}");
        }
        unlock(&copy);
        copy.ok(&args);
        let mut made = all(&copy);
        made.retain(|path, _| !path.contains(".complaint-"));
        let other = made
            .iter()
            .filter(|(path, text)| new.get(*path) != Some(text));
        let other: Vec<&String> = other.map(|(path, _)| path).collect();
        assert_eq!(other, [""; 0], "{moment:?}");
        assert_eq!(made.len(), new.len(), "{moment:?}");
        fs::remove_dir_all(&copy.root).unwrap();
    }
}

/// What is written for people, where they asked for it, is there whole or not at all.
#[test]
fn what_is_made_for_people() {
    let scene = crate::commands::steps::scenes::case_at("closed").as_of("2026-12-01");
    for line in [
        "report 2026-11 --format html --out made.html",
        "report 2026-11 --format xlsx --out made.xlsx",
        "export --format csv --table cases,facts --out made",
        "site made",
        "form handling-form 261101 --format html --out made.html",
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        let made = |scene: &Scene| -> BTreeMap<String, Vec<u8>> {
            let paths = scene.files("").into_iter();
            let paths =
                paths.filter(|path| path.starts_with("made") && !path.contains(".complaint-"));
            paths
                .map(|path| (path.clone(), fs::read(scene.path(&path)).unwrap()))
                .collect()
        };
        let whole = scene.copy_beside("whole");
        let begun = Instant::now();
        whole.ok(&args);
        let (took, new) = (begun.elapsed(), made(&whole));
        for n in 0..tries() {
            let copy = scene.copy_beside(&format!("dying-{n}"));
            killed_after(&copy, &args, moment(took, n, 1));
            for (path, bytes) in made(&copy) {
                let held = new.get(&path).map(Vec::len);
                assert_eq!(held, Some(bytes.len()), "{line}: {path}");
            }
            copy.ok(&args);
            fs::remove_dir_all(&copy.root).unwrap();
        }
        fs::remove_dir_all(&whole.root).unwrap();
    }
}
