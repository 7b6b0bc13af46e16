//! The index says nothing of its own: with and without it every answer is the same, whatever was done to
//! the files, the regulations and the clock in between.
//!
//! `COMPLAINT_LONG_TESTS=1` does much more to them.

use std::fs;
use std::path::Path;

use crate::common::{BUSINESS, QUALITY, Scene, texts};

const INDEX: &str = ".git/complaint/index";

/// What was measured of each case.
const REPORT: &str = ".git/complaint/report-index";

/// What comparing the cases found.
const COMPARED: &str = ".git/complaint/compared-index";

/// A repository with the shipped cases and those the rules are shown by.
fn scene() -> Scene {
    let scene = Scene::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, text) in texts("cases", "yaml") {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap();
        scene.write(name, &text);
    }
    let shown = texts("tests/fixtures/rules", "yaml")
        .into_iter()
        .enumerate();
    for (n, (_, text)) in shown.take(50) {
        let number = format!("2609{:02}", n + 10);
        if text.contains("\nnumber: \"261105\"\n") {
            let text = text.replace("261105", &number);
            let text = text.replace("019a4e0c", &format!("019a{n:04}"));
            scene.write(&format!("cases/2026/09/{number}.yaml"), &text);
        }
    }
    scene.commit("cases");
    scene
}

/// What is said, with these words in addition, and with which exit code.
fn answers(scene: &Scene, with: &[&str]) -> Vec<(String, i32, String)> {
    let asked = [
        &["check", "--format", "json"][..],
        &["check", "--rule", "overdue", "--rule", "recurrence"],
        &["list", "--overdue", "--format", "json"],
        &["check", "--base", "main~1", "--format", "json"],
        &["report", "2026", "--format", "json"],
        &["report", "2026-11", "--format", "json"],
    ];
    let said = asked.map(|args| {
        let said = scene.run(&[args, with].concat());
        (format!("{args:?}"), said.code, said.stdout)
    });
    said.to_vec()
}

/// With the index the same is said as without, in the same words and with the same exit code.
fn same(scene: &Scene, after: &str) {
    let without = answers(scene, &["--no-index"]);
    assert_eq!(answers(scene, &[]), without, "after {after}");
    let (kept, aside) = (scene.path(".git/complaint"), scene.path(".git/aside"));
    if kept.is_dir() {
        let with = waiting(scene);
        fs::rename(&kept, &aside).unwrap();
        assert_eq!(with, waiting(scene), "after {after}");
        fs::rename(&aside, &kept).unwrap();
    }
}

/// What is to be done, by whoever asks.
fn waiting(scene: &Scene) -> Vec<(String, i32, String, String)> {
    let asked = [
        &["today"][..],
        &["ready"],
        &["promises", "--format", "json"],
        &["notice", "digest", "--unit", "business"],
        &["calendar"],
    ];
    let whose = [scene.clone(), scene.by(BUSINESS), scene.by(QUALITY)];
    let said = whose.iter().flat_map(|scene| {
        asked.map(|args| {
            let said = scene.run(args);
            (format!("{args:?}"), said.code, said.stdout, said.stderr)
        })
    });
    said.collect()
}

/// One number after the other, always the same ones.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Something is done to the repository.
fn act(scene: &Scene, numbers: &mut Numbers) -> String {
    let files: Vec<String> = scene
        .files("cases")
        .into_iter()
        .filter(|it| Path::new(it).extension().is_some_and(|end| end == "yaml"))
        .collect();
    let Some(file) = files.get(numbers.next(files.len().max(1))) else {
        // The first commit has no case.
        scene.git(&["checkout", "-q", "-f", "main"]);
        return "going back to where there are cases".to_owned();
    };
    let mend = |file: &str, from: &str, to: &str| {
        let text = scene.read(file);
        scene.write(file, &text.replacen(from, to, 1));
    };
    match numbers.next(13) {
        0 => mend(file, "title: ", "title: 新"),
        // Of the same size, perhaps in the same second.
        1 => mend(file, "T10:", "T11:"),
        2 => mend(file, "\nstatus: closed\n", "\nstatus: received\n"),
        3 => {
            let to = file.replace(".yaml", "1.yaml");
            fs::rename(scene.path(file), scene.path(&to)).unwrap();
        }
        4 => fs::remove_file(scene.path(file)).unwrap(),
        5 => mend("policies/manufacturing.toml", "\"1.5d\"", "\"2d\""),
        6 => mend("policies/calendar-cn.toml", "2026-", "2027-"),
        7 => {
            let name = numbers.next(10_000);
            let more = format!(
                "\n[[person]]\nid = \"new.{name}\"\nname = \"王敏\"\nemail = \"new.{name}@example.com\"\n"
            );
            let staff = scene.read("policies/staff.toml");
            scene.write("policies/staff.toml", &(staff + &more));
        }
        8 => mend(
            "policies/staff.toml",
            "roles = [",
            "roles = [\"general-manager\", ",
        ),
        9 => {
            scene.git(&["add", "-A"]);
            scene.git(&["commit", "-q", "--allow-empty", "-m", "so far"]);
            return "commit".to_owned();
        }
        10 => {
            scene.git(&["stash", "-u", "-q"]);
        }
        // Nothing is said otherwise, and every line stands elsewhere.
        11 => mend(file, "format: 1\n", "# 註\nformat: 1\n"),
        _ => {
            // What git put by of files it did not know is a commit too, with nothing else in it.
            let tree = scene.git(&["rev-list", "--exclude=refs/stash", "--all"]);
            let commits: Vec<&str> = tree.lines().collect();
            let commit = commits[numbers.next(commits.len())];
            scene.try_git(&["checkout", "-q", "-f", commit]);
        }
    }
    file.clone()
}

#[test]
fn with_and_without_it_every_answer_is_the_same() {
    let scene = scene();
    let long = std::env::var_os("COMPLAINT_LONG_TESTS").is_some();
    let mut numbers = Numbers(if long { 77 } else { 5 });
    let days = [
        "2026-11-13T12:00",
        "2026-11-13T12:01",
        "2026-12-24T23:59",
        "2026-10-01T08:00",
        "2027-03-01T09:00",
    ];
    for n in 0..(if long { 400 } else { 8 }) {
        let at = scene.as_of(&format!("{}:00+08:00", days[numbers.next(days.len())]));
        let done = act(&at, &mut numbers);
        same(&at, &format!("{n}: {done}"));
    }
    assert!(scene.exists(INDEX));
}

/// How an index is spoilt.
type Spoil = fn(&[u8]) -> Vec<u8>;

/// Cut, changed, of another version or a directory: it is passed over, and made anew.
#[test]
fn what_is_no_index_is_passed_over() {
    let scene = scene();
    let without = answers(&scene, &["--no-index"]);
    assert_eq!(answers(&scene, &[]), without);
    let whole = [INDEX, REPORT].map(|file| (file, fs::read(scene.path(file)).unwrap()));
    let spoils: [Spoil; 4] = [
        |_| Vec::new(),
        |whole| whole[..whole.len() / 2].to_vec(),
        |whole| {
            let bytes = whole.iter().enumerate();
            let turned = bytes.map(|(n, byte)| if n % 3000 == 2999 { !byte } else { *byte });
            turned.collect()
        },
        |whole| [b"complaint-index9", &whole[16..]].concat(),
    ];
    for spoil in spoils {
        for (file, whole) in &whole {
            fs::write(scene.path(file), spoil(whole)).unwrap();
        }
        assert_eq!(answers(&scene, &[]), without, "after spoiling them");
        for (file, whole) in &whole {
            assert_eq!(fs::read(scene.path(file)).unwrap().len(), whole.len());
        }
    }
    for (file, _) in &whole {
        fs::remove_file(scene.path(file)).unwrap();
        fs::create_dir(scene.path(file)).unwrap();
    }
    assert_eq!(
        answers(&scene, &[]),
        without,
        "after directories in their places"
    );
}

/// What comparing cases found is kept: places that moved are looked up again, whoever is told of or named in
/// what is told; where what is compared is otherwise all is compared again.
#[test]
fn what_comparing_found_is_told_again() {
    let scene = scene();
    let check = |args: &[&str]| scene.run(&[&["check", "--format", "json"], args].concat());
    same(&scene, "nothing");
    let kept = fs::read(scene.path(COMPARED)).unwrap();
    assert_eq!(check(&[]).stdout, check(&["--no-index"]).stdout);
    assert_eq!(fs::read(scene.path(COMPARED)).unwrap(), kept);
    for file in scene.files("cases") {
        let text = scene.read(&file);
        scene.write(&file, &text.replacen("format: 1\n", "# 註\nformat: 1\n", 1));
    }
    same(&scene, "every line moved");
    for file in scene.files("cases") {
        let text = scene.read(&file);
        scene.write(&file, &text.replacen("  name: ", "  name: 同", 1));
    }
    same(&scene, "every customer another");
    assert_ne!(fs::read(scene.path(COMPARED)).unwrap(), kept);
    fs::write(scene.path(COMPARED), &kept[..kept.len() / 2]).unwrap();
    same(&scene, "cutting what is kept");
}

/// Indicators, recurrence: a fault comes back by what an action stopped before the case was received, however long
/// that is before the period in which it was investigated.
#[test]
fn what_was_stopped_long_before_the_period_comes_back() {
    let scene = scene();
    let stopped = scene.read("cases/2026/10/261001.yaml");
    let family = stopped.replace(
        "  part: PCB-8L-118\n",
        "  part: PCB-8L-118\n  family: rigid\n",
    );
    scene.write("cases/2026/10/261001.yaml", &family);
    let back = "format: 1\nnumber: \"261199\"\nuid: 01a200ee-b474-7677-91e0-d75ea4b94daa\n\
        policy: manufacturing\nstatus: investigated\nreceived: 2026-11-20T09:15:00+08:00\n\
        class: quality-abnormal\ncategory: product-quality\nproduct: {family: rigid, part: PCB-8L-118}\n\
        registration: {at: 2026-11-20T11:00:00+08:00, by: gm.office@example.com}\n\
        investigation:\n  at: 2030-02-12T10:00:00+08:00\n  by: zhao.lei@example.com\n  outcome: upheld\n  \
        defect: open\n  cause: again\n  liability: [{unit: etching, share: 100}]\n";
    scene.write("cases/2026/11/261199.yaml", back);
    let scene = scene.as_of("2030-03-01T09:00:00+08:00");
    let report = |args: &[&str]| {
        let said = scene.run(&[&["report", "2030", "--format", "json"], args].concat());
        serde_json::from_str::<serde_json::Value>(&said.stdout).unwrap()
    };
    let without = report(&["--no-index"]);
    assert_eq!(without["kpi"]["recurrence"], "100.0");
    assert_eq!(report(&[]), without);
    assert_eq!(report(&[]), without);
}

/// A fresh clone knows its files by git's names for them: an index that comes with it is of use.
#[test]
fn it_goes_by_what_git_calls_a_file() {
    let scene = scene();
    same(&scene, "nothing");
    let clone = scene.clone_beside("clone");
    fs::create_dir_all(clone.path(".git/complaint")).unwrap();
    fs::copy(scene.path(INDEX), clone.path(INDEX)).unwrap();
    same(&clone, "cloning");
    // What git is told to take for unchanged is looked at all the same.
    let file = "cases/2026/09/260910.yaml";
    clone.git(&["update-index", "--assume-unchanged", file]);
    let text = clone.read(file).replace("format: 1", "format: x");
    clone.write(file, &text);
    same(&clone, "a change git was told not to see");
    assert!(
        clone
            .run(&["check", "--format", "json"])
            .stdout
            .contains(file)
    );
}

/// Two work trees of one repository have an index each; a repository below the top of the work tree has its
/// own.
#[test]
fn each_work_tree_has_its_own() {
    let scene = scene();
    let beside = scene.outside().join("beside");
    scene.git(&["worktree", "add", "-q", beside.to_str().unwrap()]);
    let below = scene.within("cases");
    same(&below, "standing below");
    let beside = scene.within("../beside");
    same(&beside, "another work tree");
    assert!(scene.exists(".git/worktrees/beside/complaint/index"));
}
