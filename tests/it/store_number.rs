//! Numbering (M-8): no number twice, whoever asks and wherever it was given.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

use complaint::domain::numbering::NumberPattern;
use complaint::store::{ChangeSet, Draft, Repository, allocate};
use complaint::ui::problem::Problem;

use crate::common::Ends;
use crate::store_repository::{Sandbox, sandbox, with_git};

const MONTH: (i32, u32) = (2026, 11);

fn pattern() -> NumberPattern {
    "{yy}{mm}{serial:02}".parse().unwrap()
}

fn give(repository: &Repository) -> String {
    let text = |number: &str| Ok::<_, Problem>(format!("number: \"{number}\"\n"));
    allocate(repository, &pattern(), MONTH, text)
        .unwrap()
        .number
}

/// M-8: 400 cases given at the same time are 400 numbers and 400 files.
#[test]
fn concurrent_allocations_are_distinct() {
    let s = sandbox();
    let numbers: Vec<String> = std::thread::scope(|scope| {
        let clerks: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| (0..50).map(|_| give(&s.repository)).collect::<Vec<_>>()))
            .collect();
        clerks
            .into_iter()
            .flat_map(|clerk| clerk.join().unwrap())
            .collect()
    });
    let distinct: BTreeSet<_> = numbers.iter().collect();
    assert_eq!(distinct.len(), 400);
    let cases = s.repository.list_cases().unwrap().cases;
    assert_eq!(cases.len(), 400);
    for case in &cases {
        let text = s.repository.read_case(&case.path()).unwrap();
        assert_eq!(text, format!("number: \"{}\"\n", case.number));
    }
    assert!(
        distinct.contains(&"2611400".to_owned()),
        "no gaps among them"
    );
}

/// M-8: two work trees of one repository look into each other, committed or not, one after the other
/// and at the same time.
#[test]
fn work_trees_of_one_repository_give_no_number_twice() {
    let s = with_git();
    commit_case(&s, "261101");
    s.git(&["worktree", "add", "--quiet", "beside", "-b", "beside"]);
    let below = s.repository.root().strip_prefix(&s.outside).unwrap();
    let beside = s.outside.join("beside");
    let root = beside.join(below);
    fs::create_dir_all(root.join("policies")).unwrap();
    let beside = Repository::find(Some(&root), &root).unwrap();
    assert_eq!(give(&s.repository), "261102");
    assert_eq!(give(&beside), "261103");
    let numbers: Vec<String> = std::thread::scope(|scope| {
        let clerks = [&s.repository, &beside].into_iter().cycle().take(4);
        let clerks: Vec<_> = clerks
            .map(|tree| scope.spawn(move || (0..10).map(|_| give(tree)).collect::<Vec<_>>()))
            .collect();
        let given = clerks.into_iter().map(|clerk| clerk.join().unwrap());
        given.flatten().collect()
    });
    let distinct: BTreeSet<_> = numbers.iter().collect();
    assert_eq!(distinct.len(), 40);
    fs::remove_dir_all(s.outside.join("beside")).unwrap();
    give(&s.repository);
}

fn commit_case(s: &Sandbox, number: &str) {
    let path = s.put(&format!("cases/2026/11/{number}.yaml"), "format: 1\n");
    s.git(&["add", "--", path.to_str().unwrap()]);
    s.git(&["commit", "--quiet", "-m", number]);
}

/// M-8 over branches: a number on another branch, local or remote-tracking, packed or not, is
/// taken, though its file is not here.
#[test]
fn numbers_on_other_branches_are_taken() {
    let s = with_git();
    assert_eq!(give(&s.repository), "261101", "no commits yet");
    commit_case(&s, "261101");
    s.git(&["checkout", "--quiet", "-b", "sales/张三"]);
    commit_case(&s, "261105");
    s.git(&["checkout", "--quiet", "main"]);
    assert_eq!(give(&s.repository), "261106");
    s.git(&["checkout", "--quiet", "-b", "theirs"]);
    commit_case(&s, "261120");
    s.git(&["checkout", "--quiet", "main"]);
    s.git(&["update-ref", "refs/remotes/origin/theirs", "theirs"]);
    s.git(&["branch", "--quiet", "-D", "theirs"]);
    s.git(&["pack-refs", "--all"]);
    assert_eq!(give(&s.repository), "261121");
    let other = s.repository.taken(&[(2026, 12)]).unwrap();
    assert!(other.is_empty(), "another month starts anew: {other:?}");
    s.git(&["checkout", "--quiet", "--detach", "sales/张三"]);
    s.git(&["branch", "--quiet", "-D", "sales/张三", "main"]);
    fs::remove_dir_all(s.repository.cases_dir().join("2026")).unwrap();
    let taken = s.repository.taken(&[(2026, 11)]).unwrap();
    assert!(
        taken.contains("261105"),
        "a detached HEAD counts: {taken:?}"
    );
}

/// M-8 over branches: what was asked before it was needed is heard, once, and of that month alone.
#[test]
fn branches_are_asked_ahead_of_the_month_alone() {
    let s = with_git();
    s.git(&["checkout", "--quiet", "-b", "sales"]);
    commit_case(&s, "261105");
    s.git(&["checkout", "--quiet", "-b", "main-again"]);
    fs::remove_dir_all(s.repository.month_dir(2026, 11)).unwrap();
    let next = |month| s.repository.next_number(&pattern(), month).unwrap();
    s.repository.begin_numbering(&pattern(), (2026, 11));
    assert_eq!(next((2026, 12)), "261201", "another month was asked for");
    s.repository.begin_numbering(&pattern(), (2026, 12));
    assert_eq!(next((2026, 11)), "261106", "and the other way round");
    s.repository.begin_numbering(&pattern(), (2026, 11));
    assert_eq!(give(&s.repository), "261106");
    s.git(&["branch", "--quiet", "theirs"]);
    commit_case(&s, "261120");
    fs::remove_dir_all(s.repository.month_dir(2026, 11)).unwrap();
    assert_eq!(give(&s.repository), "261121", "asked anew each time");
}

/// M-8 over branches: of many branches it is kept what they are at, and only that; what came since is asked for, and
/// so is a head on no branch, and each of two case repositories in one.
#[test]
fn what_many_branches_hold_is_kept_by_commit() {
    let s = with_git();
    let month = s.repository.month_dir(2026, 11);
    for n in 101..180 {
        commit_case(&s, &format!("261{n}"));
        s.git(&["branch", "--quiet", &format!("b{n}")]);
    }
    let next = |s: &Sandbox| {
        fs::remove_dir_all(&month).ok();
        s.repository.next_number(&pattern(), MONTH).unwrap()
    };
    assert_eq!(next(&s), "261180");
    let git = s.outside.join(".git");
    let kept = || {
        let found = fs::read_dir(&git).unwrap().flatten();
        let found = found.filter(|found| found.file_name().to_string_lossy().contains("serials"));
        let texts = found.map(|found| fs::read_to_string(found.path()).unwrap());
        texts.collect::<Vec<_>>().concat()
    };
    assert_eq!(kept().lines().count(), 79);
    assert_eq!(next(&s), "261180", "from what is kept");
    let text = kept().replace(" 79 ", " 90 ");
    for found in fs::read_dir(&git).unwrap().flatten() {
        if found.file_name().to_string_lossy().contains("serials") {
            fs::write(found.path(), &text).unwrap();
        }
    }
    assert_eq!(next(&s), "261191", "nothing is asked again");
    commit_case(&s, "2611300");
    assert_eq!(next(&s), "2611301", "a commit made since");
    s.git(&["checkout", "--quiet", "--detach"]);
    commit_case(&s, "2611400");
    assert_eq!(next(&s), "2611401", "a head on no branch");
    commit_case(&s, "2611500");
    assert_eq!(next(&s), "2611501", "and where it went");
    // What stands elsewhere in the same commits is another matter.
    let beside = s.outside.join("beside");
    fs::create_dir_all(beside.join("cases/2026/11")).unwrap();
    fs::create_dir_all(beside.join("policies")).unwrap();
    let other = Repository::find(Some(&beside), &beside).unwrap();
    assert_eq!(other.next_number(&pattern(), MONTH).unwrap(), "261101");
    assert!(!kept().contains("HEAD"), "{}", kept());
}

/// M-8 over branches, where git's object names are longer (SHA-256).
#[test]
fn numbers_on_branches_of_another_object_format() {
    let s = sandbox();
    s.git(&["init", "--quiet", "--object-format=sha256"]);
    s.git(&["config", "user.email", "a@example.com"]);
    s.git(&["config", "user.name", "a"]);
    commit_case(&s, "261103");
    commit_case(&s, "261104");
    fs::remove_dir_all(s.repository.month_dir(2026, 11)).unwrap();
    assert_eq!(give(&s.repository), "261105");
}

/// The number is taken by whatever has the name, and gaps are not filled.
#[test]
fn what_has_the_name_has_the_number() {
    let s = sandbox();
    s.put("cases/2026/11/261101.yaml", "");
    s.put("cases/2026/11/261107.yaml/x", "a directory");
    symlink("/nowhere", s.repository.case_path(2026, 11, "261109")).unwrap();
    assert_eq!(give(&s.repository), "261110");
}

/// A file made by hand between looking and writing is not overwritten: the next number is given.
#[test]
fn a_collision_takes_the_next_number() {
    let s = sandbox();
    let mut asked = Vec::new();
    let given = allocate(&s.repository, &pattern(), MONTH, |number| {
        asked.push(number.to_owned());
        if number != "261103" {
            s.put(&format!("cases/2026/11/{number}.yaml"), "by hand\n");
        }
        Ok::<_, Problem>(number.to_owned())
    });
    assert_eq!(given.unwrap().number, "261103");
    assert_eq!(asked, ["261101", "261102", "261103"]);
    let text = fs::read_to_string(s.repository.case_path(2026, 11, "261101")).unwrap();
    assert_eq!(text, "by hand\n");
}

/// The same while the number is being given: a file that appears after looking, made without the
/// lock, is not overwritten.
#[test]
fn a_collision_at_the_last_moment_takes_the_next_number() {
    let s = sandbox();
    let (asked, done) = (AtomicU32::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let by_hand = scope.spawn(|| {
            let mut made = Vec::new();
            while !done.load(Relaxed) {
                let month = s.repository.month_dir(2026, 11);
                let mut names = fs::read_dir(month).into_iter().flatten().flatten();
                // The temporary file shows that the allocation has looked and is about to write.
                if names.any(|entry| entry.file_name().as_encoded_bytes().starts_with(b".")) {
                    let number = pattern().format(2026, 11, asked.load(Relaxed));
                    let path = s.repository.case_path(2026, 11, &number);
                    if let Ok(mut file) = fs::File::create_new(path) {
                        file.write_all(b"by hand\n").unwrap();
                        made.push(number);
                    }
                }
            }
            made
        });
        let ends = Ends(&done);
        let mut given = Vec::new();
        while given.len() < 30 {
            let draft = |number: &str| {
                asked.store(pattern().serial_of(number, 2026, 11).unwrap(), Relaxed);
                Ok::<_, Problem>("given\n".to_owned())
            };
            given.push(
                allocate(&s.repository, &pattern(), MONTH, draft)
                    .unwrap()
                    .number,
            );
        }
        drop(ends);
        let text = |number| fs::read_to_string(s.repository.case_path(2026, 11, number)).unwrap();
        assert!(given.iter().all(|number| text(number) == "given\n"));
        assert!(
            by_hand
                .join()
                .unwrap()
                .iter()
                .all(|number| text(number) == "by hand\n")
        );
    });
}

/// M-9.9: the new case and the mark in the old one are written together or not at all.
#[test]
fn a_new_case_with_a_change_to_another() {
    let s = sandbox();
    let old = s.put("cases/2026/11/261101.yaml", "old\n");
    let draft = |read: &'static str| {
        let old = old.clone();
        move |number: &str| {
            let mut also = ChangeSet::new();
            also.replace(&old, read, format!("superseded_by: \"{number}\"\n"));
            Ok::<_, Problem>(Draft {
                text: "new\n".to_owned(),
                also,
            })
        }
    };
    let stale = allocate(&s.repository, &pattern(), MONTH, draft("as read\n"));
    assert_eq!(stale.unwrap_err().what.key, "store-changed-meanwhile");
    assert_eq!(s.names("cases/2026/11"), ["261101.yaml"]);
    let given = allocate(&s.repository, &pattern(), MONTH, draft("old\n")).unwrap();
    let files = ["cases/2026/11/261102.yaml", "cases/2026/11/261101.yaml"];
    assert_eq!(given.written.paths, files);
    assert_eq!(
        fs::read_to_string(&old).unwrap(),
        "superseded_by: \"261102\"\n"
    );
}
