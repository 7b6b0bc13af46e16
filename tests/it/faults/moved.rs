//! Files that go or move between being listed and being read.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use crate::commands::steps::scenes::{FILE, received};
use crate::common::{Ends, Scene};
use crate::store_repository::sandbox;

/// A record that gets another number while the others are read is read under the new one; a file that
/// is gone is no fault.
#[test]
fn a_record_that_moves_is_read_where_it_is() {
    let s = sandbox();
    for number in ["261101", "261102", "261103"] {
        s.put(&format!("cases/2026/11/{number}.yaml"), number);
    }
    let listed = s.repository.list_cases().unwrap().cases;
    s.put("cases/2026/12/261201.yaml", "261102");
    fs::remove_file(listed[1].path()).unwrap();
    let read = |of: &dyn Fn(&str) -> bool| {
        let wanted = |case: &complaint::store::CaseFile| of(&case.number);
        let read = s
            .repository
            .read_wanted(&listed, wanted, |_, text| text.unwrap());
        read.unwrap()
    };
    assert_eq!(read(&|_| true), ["261101", "261103", "261102"]);
    assert_eq!(read(&|number| number != "261201"), ["261101", "261103"]);
    let (there, all) = s
        .repository
        .read_there(&listed, |case, _| case.number.clone());
    assert_eq!(
        (there, all),
        (vec!["261101".to_owned(), "261103".to_owned()], false)
    );
}

/// The same of whole commands: beside them somebody gives a case one number after the other, the new
/// file first and then the old one away, as `renumber` does, and a regulation comes and goes. Nobody
/// misses the case, and nothing fails.
#[test]
fn readers_beside_a_case_that_moves() {
    let scene = received();
    let mover = Mover::new(&scene);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let moving = scope.spawn(|| {
            let mut n = 0;
            while !done.load(Ordering::Relaxed) {
                mover.step(n);
                n += 1;
            }
        });
        let ends = Ends(&done);
        for _ in 0..if super::long() { 200 } else { 6 } {
            for line in READERS {
                let said = scene.run(&line.split(' ').collect::<Vec<_>>());
                assert_eq!(said.code, 0, "{line}: {}{}", said.stdout, said.stderr);
                let there = !line.starts_with("list") || said.stdout.contains("华南电子");
                assert!(there, "{line}: {}{}", said.stdout, said.stderr);
            }
        }
        drop(ends);
        moving.join().unwrap();
    });
}

const READERS: &[&str] = &[
    "list --all --format json",
    "report 2026-11",
    "check --kind data --rule broken-file",
    "export --format jsonl --table cases",
    "policy list",
    "ready",
    "calendar",
];

struct Mover<'a> {
    scene: &'a Scene,
    text: String,
}

impl<'a> Mover<'a> {
    fn new(scene: &'a Scene) -> Self {
        let text = scene.read(FILE);
        Self { scene, text }
    }

    fn step(&self, n: usize) {
        let place = |n: usize| format!("2611{:02}", 1 + n % 90);
        let at = |number: &str| self.scene.path(&format!("cases/2026/11/{number}.yaml"));
        let (from, to) = (place(n), place(n + 1));
        let made = self.scene.path("cases/2026/11/.complaint-moving.tmp");
        fs::write(&made, self.text.replace("261101", &to)).unwrap();
        fs::rename(made, at(&to)).unwrap();
        fs::remove_file(at(&from)).unwrap();
        let extra = self.scene.path("policies/calendar-extra.toml");
        let made = self.scene.outside().join("calendar-extra.toml");
        fs::copy(self.scene.path("policies/calendar-retail.toml"), &made).unwrap();
        fs::rename(made, &extra).unwrap();
        sleep(Duration::from_millis(2));
        fs::remove_file(extra).unwrap();
    }
}
