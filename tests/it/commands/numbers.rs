//! Numbers under load (M-8): many processes at once, and what a kill leaves behind.

use std::collections::BTreeSet;
use std::thread;

use crate::common::Scene;

const PROCESSES: usize = 8;

/// How many cases each process makes; all of the requirement's 50 in the long run.
fn each() -> usize {
    if std::env::var_os("COMPLAINT_LONG_TESTS").is_some() {
        50
    } else {
        15
    }
}

/// M-8: processes that register at once never get the same number, more than 99 a month work, and
/// every file is a valid case.
#[test]
fn processes_at_once_get_distinct_numbers() {
    let scene = Scene::of("manufacturing");
    let numbers: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..PROCESSES)
            .map(|worker| {
                let scene = scene.clone();
                scope.spawn(move || {
                    let told = format!("worker {worker}");
                    let new = ["new", "--no-input", "--complaint", &told];
                    let number = |_| scene.json(&new)["number"].as_str().unwrap().to_owned();
                    (0..each()).map(number).collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    });
    let distinct: BTreeSet<&String> = numbers.iter().collect();
    assert_eq!(distinct.len(), PROCESSES * each());
    assert!(
        distinct.iter().any(|number| number.len() == 7),
        "the hundredth has three digits"
    );
    let checked = scene.json(&["check", "--kind", "data", "--severity", "error"]);
    assert_eq!(checked["counts"]["cases"], PROCESSES * each());
    assert_eq!(checked["findings"], serde_json::json!([]));
}
