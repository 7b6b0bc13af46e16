//! Reading a repository: what is listed, what is refused, and finding a case by its ID.

use std::fs;
use std::os::unix::fs::symlink;

use complaint::store::files::{SIZE_MAX, read_text};
use complaint::store::{CaseFile, ReadFault, Strange};
use complaint::ui::lang::Lang;
use complaint::ui::problem::{Problem, ProblemKind};
use complaint::ui::words::Words;

use crate::store_repository::{fifo, sandbox};

/// Every case of every month is listed in order; hidden files are passed over.
#[test]
fn a_listing_has_every_case() {
    let s = sandbox();
    for path in [
        "2026/11/261102",
        "2026/11/261101",
        "2025/01/250101",
        "2026/02/T-202602-001",
    ] {
        s.put(&format!("cases/{path}.yaml"), "format: 1\n");
    }
    for hidden in [
        ".gitkeep",
        ".lock",
        "2026/.DS_Store",
        "2026/11/.complaint-x.tmp",
    ] {
        s.put(&format!("cases/{hidden}"), "");
    }
    let listing = s.repository.list_cases().unwrap();
    let place = |case: &CaseFile| (case.month(), case.number.clone());
    let found: Vec<_> = listing.cases.iter().map(place).collect();
    let expected = [
        ((2025, 1), "250101"),
        ((2026, 2), "T-202602-001"),
        ((2026, 11), "261101"),
        ((2026, 11), "261102"),
    ];
    assert_eq!(
        found,
        expected.map(|(month, number)| (month, number.to_owned()))
    );
    assert_eq!(listing.odd, []);
}

/// Habit 5: what lies in `cases/` and is no case is named with its reason, never skipped.
#[test]
fn a_listing_names_what_does_not_belong() {
    let s = sandbox();
    let month = s.repository.month_dir(2026, 11);
    for stray in [
        "README.md",
        "2026/notes.txt",
        "2026/11/1.yml",
        "2026/11/a b.yaml",
        "26/x",
        "2026/13/x",
    ] {
        s.put(&format!("cases/{stray}"), "");
    }
    fs::create_dir(month.join("2.yaml")).unwrap();
    fifo(&month.join("4.yaml"));
    let listing = s.repository.list_cases().unwrap();
    assert_eq!(listing.cases, []);
    let expected = [
        ("2026/11/1.yml", Strange::Stray),
        ("2026/11/2.yaml", Strange::Directory),
        ("2026/11/4.yaml", Strange::Special),
        ("2026/11/a b.yaml", Strange::Name),
        ("2026/13", Strange::Name),
        ("2026/notes.txt", Strange::Stray),
        ("26", Strange::Name),
        ("README.md", Strange::Stray),
    ];
    let found = listing
        .odd
        .iter()
        .map(|odd| (s.repository.relative(&odd.path), odd.why.clone()));
    let expected = expected.map(|(path, why)| (format!("cases/{path}"), why));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

/// Texts read in parallel come in the order of the list, each with its own fault.
#[test]
fn texts_come_in_order() {
    let s = sandbox();
    for n in 1..=200 {
        s.put(
            &format!("cases/2026/11/26{n:04}.yaml"),
            &format!("number: \"26{n:04}\"\n"),
        );
    }
    let cases = s.repository.list_cases().unwrap().cases;
    fs::write(cases[7].path(), b"title: \xff\n").unwrap();
    fs::remove_file(cases[8].path()).unwrap();
    fs::remove_file(cases[9].path()).unwrap();
    symlink("/etc/passwd", cases[9].path()).unwrap();
    for (at, text) in s.repository.read_all(&cases).into_iter().enumerate() {
        match at {
            7 => assert_eq!(text, Err(ReadFault::NotUtf8(7))),
            8 => assert_eq!(text, Err(ReadFault::Missing)),
            9 => assert_eq!(text, Err(ReadFault::Symlink)),
            _ => assert_eq!(text, Ok(format!("number: \"{}\"\n", cases[at].number))),
        }
    }
}

/// Hostile files: nothing hangs, nothing large is read, nothing outside is shown.
#[test]
fn what_is_not_read() {
    let s = sandbox();
    let at = |name: &str| s.repository.month_dir(2026, 11).join(name);
    s.put(
        "cases/2026/11/261101.yaml",
        &"x".repeat(usize::try_from(SIZE_MAX).unwrap()),
    );
    assert!(s.repository.read_case(&at("261101.yaml")).is_ok());
    s.put(
        "cases/2026/11/261101.yaml",
        &"x".repeat(usize::try_from(SIZE_MAX).unwrap() + 1),
    );
    assert_eq!(
        s.repository.read_case(&at("261101.yaml")),
        Err(ReadFault::TooLarge(SIZE_MAX + 1))
    );
    fifo(&at("fifo.yaml"));
    fs::create_dir(at("dir.yaml")).unwrap();
    for name in ["fifo.yaml", "dir.yaml"] {
        assert_eq!(
            s.repository.read_case(&at(name)),
            Err(ReadFault::NotAFile),
            "{name}"
        );
    }
    assert_eq!(
        read_text(std::path::Path::new("/dev/zero")),
        Err(ReadFault::NotAFile)
    );
    fs::write(s.outside.join("secret.yaml"), "salary: 1\n").unwrap();
    symlink(s.outside.join("secret.yaml"), at("link.yaml")).unwrap();
    symlink(&s.outside, s.repository.cases_dir().join("2025")).unwrap();
    let through = s.repository.cases_dir().join("2025/secret.yaml");
    for (path, fault) in [
        (at("link.yaml"), ReadFault::Symlink),
        (through, ReadFault::Symlink),
        (s.outside.join("secret.yaml"), ReadFault::Outside),
        (at("../../../../secret.yaml"), ReadFault::Outside),
        (
            s.repository.root().join("policies/p.toml"),
            ReadFault::Outside,
        ),
    ] {
        assert_eq!(s.repository.read_case(&path), Err(fault), "{path:?}");
    }
    assert_eq!(
        s.repository.read_case(&at("none.yaml")),
        Err(ReadFault::Missing)
    );
}

/// Contract: an ID is a number, a unique prefix or a path; an exact number beats a prefix.
#[test]
fn an_id_is_a_number_a_prefix_or_a_path() {
    let s = sandbox();
    for number in [
        "2611/261110",
        "2611/2611100",
        "2611/261111",
        "2602/T-202602-001",
    ] {
        let (month, number) = number.split_once('/').unwrap();
        s.put(
            &format!("cases/20{}/{}/{number}.yaml", &month[..2], &month[2..]),
            "",
        );
    }
    let root = s.repository.root();
    let month = s.repository.month_dir(2026, 11);
    let found = |id: &str, start| {
        s.repository
            .resolve_id(id, start)
            .map(|path| s.repository.relative(&path))
    };
    for (id, number) in [
        ("261110", "11/261110"),
        ("26111", ""),
        ("2611100", "11/2611100"),
        ("261111", "11/261111"),
        ("T", "02/T-202602-001"),
        ("T-", "02/T-202602-001"),
    ] {
        let expected = (!number.is_empty()).then(|| format!("cases/2026/{number}.yaml"));
        assert_eq!(found(id, root).ok(), expected, "{id}");
    }
    for (path, start) in [
        ("cases/2026/11/261110.yaml", root),
        ("cases/2026/11/261110.yaml", month.as_path()),
        ("261110.yaml", month.as_path()),
        ("../11/261110.yaml", month.as_path()),
        (
            month.join("261110.yaml").to_str().unwrap(),
            s.outside.as_path(),
        ),
    ] {
        assert_eq!(
            found(path, start).as_deref(),
            Ok("cases/2026/11/261110.yaml"),
            "{path}"
        );
    }
    let ambiguous = found("2611", root).unwrap_err();
    assert_eq!(ambiguous.to_string(), "store-id-ambiguous");
    assert_eq!(Problem::from(ambiguous).kind, ProblemKind::Usage);
}

/// An ID leads nowhere but to a case: no traversal, no other files, no patterns.
#[test]
fn an_id_leads_nowhere_else() {
    let s = sandbox();
    s.put("cases/2026/11/261110.yaml", "");
    s.put("policies/p.yaml", "");
    fs::write(s.outside.join("secret.yaml"), "").unwrap();
    symlink(
        s.outside.join("secret.yaml"),
        s.repository.month_dir(2026, 11).join("x.yaml"),
    )
    .unwrap();
    for id in [
        "",
        ".",
        "..",
        "-x",
        "*",
        "2611*",
        "26 11",
        "2611\n",
        "999",
        "../secret.yaml",
        "/etc/passwd",
        "policies/p.yaml",
        "cases",
        "cases/2026/11",
        "cases/2026/11/261110.yaml/..",
        "no/such.yaml",
        "\0",
        "a\0.yaml",
    ] {
        let error = s
            .repository
            .resolve_id(id, s.repository.root())
            .unwrap_err();
        let problem = Problem::from(error);
        assert_eq!(problem.kind, ProblemKind::Usage, "{id:?}");
        let help = Words::new(Lang::En).help(&problem.what);
        assert!(help.is_some(), "{id:?}");
    }
    let link = s
        .repository
        .resolve_id("cases/2026/11/x.yaml", s.repository.root());
    let link = Problem::from(link.unwrap_err());
    assert_eq!(link.kind, ProblemKind::Unreadable);
}
