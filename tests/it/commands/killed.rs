//! Every writing command, killed between any two of its steps: what it leaves is old or new, every
//! record whole and none lost; what is neither is named by `check`, and running the command again
//! finishes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::steps::scenes::{DEPUTY, FILE, GENERAL, received, set_policy};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Said, Scene, shell_words};

/// What a shell says of a process that was killed.
const KILLED: i32 = 137;
/// Where a set of files is written down until it is done.
const UNFINISHED: &str = "cases/.complaint-unfinished.tmp";
const MAKER: &str = "feng.tao@example.com";

/// The files of the record, and whatever killed writers left beside them.
type Files = BTreeMap<String, Vec<u8>>;

fn files(scene: &Scene) -> Files {
    let areas = ["cases", "sanctions", "attachments"];
    let paths = areas.iter().flat_map(|area| scene.files(area));
    let paths = paths.filter(|path| path != "cases/.lock");
    let read = |path: String| (path.clone(), fs::read(scene.path(&path)).unwrap());
    paths.map(read).collect()
}

fn restore(scene: &Scene, to: &Files) {
    for path in files(scene)
        .into_keys()
        .filter(|path| !to.contains_key(path))
    {
        fs::remove_file(scene.path(&path)).unwrap();
    }
    for (path, bytes) in to {
        let path = scene.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// What is in its place.
fn seen(files: &Files) -> Files {
    let seen = files
        .iter()
        .filter(|(path, _)| !path.contains("/.complaint-"));
    seen.map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// The record alone, where identities that were not there before are as good as each other.
fn record(files: &Files, before: &BTreeSet<String>) -> BTreeMap<String, String> {
    let same = |(path, bytes): (&String, &Vec<u8>)| {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        for uid in uids(&text).difference(before) {
            text = text.replace(uid, "new");
        }
        (path.clone(), text)
    };
    seen(files).iter().map(same).collect()
}

fn uids(text: &str) -> BTreeSet<String> {
    let digit = |c: char| c.is_ascii_hexdigit() || c == '-';
    let words = text.split(|c| !digit(c));
    let uid = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
    words.filter(uid).map(str::to_owned).collect()
}

fn all_uids(files: &Files) -> BTreeSet<String> {
    let texts = files.values().map(|bytes| String::from_utf8_lossy(bytes));
    texts.flat_map(|text| uids(&text)).collect()
}

fn halted(scene: &Scene, steps: usize, args: &[&str]) -> Said {
    scene
        .env("COMPLAINT_HALT_AFTER", &steps.to_string())
        .run(args)
}

/// Kills the command before each of its steps and after the last, looks at what it leaves, runs it
/// again, and leaves the scene as the whole command does. Gives how many deaths it died.
fn killed(scene: &Scene, args: &[&str]) -> usize {
    killed_as(scene, args, false)
}

/// The same where records may change places: for a moment one of them is there only by what was
/// written down of the set.
fn killed_as(scene: &Scene, args: &[&str], swapped: bool) -> usize {
    let old = files(scene);
    let mut deaths = Vec::new();
    loop {
        restore(scene, &old);
        let said = halted(scene, deaths.len(), args);
        if said.code != KILLED {
            assert_eq!(said.code, 0, "{args:?}: {}{}", said.stdout, said.stderr);
            break;
        }
        assert_eq!(said.stdout, "", "{args:?}: it has said nothing of success");
        deaths.push(files(scene));
        assert!(deaths.len() < 40, "{args:?} has no end");
    }
    let new = files(scene);
    assert!(deaths.len() > 1, "{args:?} writes");
    for (steps, dead) in deaths.iter().enumerate() {
        restore(scene, dead);
        judged(scene, args, (steps, swapped), (&old, &new));
    }
    restore(scene, &new);
    deaths.len()
}

/// What holds after one death, and after the command is run again.
fn judged(
    scene: &Scene,
    args: &[&str],
    (steps, swapped): (usize, bool),
    (old, new): (&Files, &Files),
) {
    let dead = files(scene);
    let before = all_uids(old);
    let [was, is, will] = [old, &dead, new].map(|files| record(files, &before));
    let at = format!("{args:?}, killed after {steps} steps");
    for (path, text) in &is {
        let known = was.get(path) == Some(text) || will.get(path) == Some(text);
        assert!(known, "{at}: {path} is neither old nor new:\n{text}");
    }
    let there = if swapped { dead.clone() } else { seen(&dead) };
    let lost: Vec<_> = before.difference(&all_uids(&there)).cloned().collect();
    assert_eq!(lost, [""; 0], "{at}: lost");
    let named = named(scene);
    if dead.contains_key(UNFINISHED) {
        assert!(named.contains(UNFINISHED), "{at}: {named:?}");
        let listed = scene.run(&["list"]).stderr;
        assert!(listed.contains("was stopped"), "{at}: {listed}");
    } else {
        assert!(is == was || is == will, "{at}: {is:#?}");
    }
    for (path, bytes) in dead
        .iter()
        .filter(|(path, _)| path.contains("/.complaint-"))
    {
        let own = uids(&String::from_utf8_lossy(bytes));
        let elsewhere = dead.iter().filter(|(other, _)| *other != path);
        let elsewhere: Files = elsewhere.map(|(p, b)| (p.clone(), b.clone())).collect();
        let only = path.starts_with("cases/20") && !own.is_subset(&all_uids(&elsewhere));
        assert!(
            !only || named.contains(path),
            "{at}: {path} is not in {named:?}"
        );
    }
    if is == will && !dead.contains_key(UNFINISHED) {
        return;
    }
    for again in (0..2).filter(|_| dead.contains_key(UNFINISHED)) {
        // It may die while it puts in order what it left.
        halted(scene, again, args);
        let lost: Vec<_> = before
            .difference(&all_uids(&files(scene)))
            .cloned()
            .collect();
        assert_eq!(lost, [""; 0], "{at}, and again after {again}: lost");
    }
    let said = scene.run(args);
    assert!(
        said.code == 0 || is == will,
        "{at}: run again: {}",
        said.stderr
    );
    assert_eq!(record(&files(scene), &before), will, "{at}: run again");
    assert!(!scene.exists(UNFINISHED), "{at}: run again");
}

/// The files that `check --kind data` names as left over.
fn named(scene: &Scene) -> BTreeSet<String> {
    let said = scene.run(&["check", "--kind", "data", "--format", "json"]);
    assert!(said.code < 2, "{}", said.stderr);
    let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = found["findings"].as_array().unwrap().iter();
    let stray = found.filter(|finding| finding["rule"] == "stray-file");
    stray
        .map(|finding| finding["file"].as_str().unwrap().to_owned())
        .collect()
}

/// Who does what when, from the call to the case that takes it up again.
#[rustfmt::skip]
const STORY: &[(&str, &str, &str)] = &[
    (BUSINESS, "2026-11-05T10:00:00+08:00", "new --no-input --customer 华南电子 --complaint 又脱落 --as-of 2026-11-05T10:00:00+08:00"),
    (BUSINESS, "2026-11-05T10:01:00+08:00", "note 261101 --text 已通知"),
    (BUSINESS, "2026-11-05T10:02:00+08:00", "attach 261101 policies/organization.toml"),
    (BUSINESS, "2026-11-05T10:03:00+08:00", "link 261101 261102"),
    (BUSINESS, "2026-11-05T10:04:00+08:00", "edit 261101"),
    (BUSINESS, "2026-11-05T10:05:00+08:00", "promise 261101 --what 回电 --by-date 2026-12-01"),
    (BUSINESS, "2026-11-05T10:06:00+08:00", "keep 261101 1"),
    (REGISTRAR, "2026-11-05T10:07:00+08:00", "dismiss 261102 --reason 重复"),
    (REGISTRAR, "2026-11-05T10:08:00+08:00", "register 261101"),
    (REGISTRAR, "2026-11-05T10:09:00+08:00", "assign 261101 --to quality"),
    (REGISTRAR, "2026-11-05T10:10:00+08:00", "hold 261101 --reason 等样"),
    (REGISTRAR, "2026-11-05T10:11:00+08:00", "resume 261101"),
    (QUALITY, "2026-11-05T10:12:00+08:00", "escalate 261101 --reason 拖延"),
    (MANAGER, "2026-11-05T10:13:00+08:00", "correct 261101 product.defective=430 --reason 复核"),
    (QUALITY, "2026-11-06T10:00:00+08:00", "investigate 261101 --outcome upheld --cause 显影不足 --liable soldermask/feng.tao@example.com=70 --liable 'outside:ink maker=30'"),
    (MAKER, "2026-11-06T10:01:00+08:00", "object 261101 --text 非我部门 --unit soldermask"),
    (GENERAL, "2026-11-06T10:01:30+08:00", "waive 261101 undecided-objection --reason 当日裁决"),
    (GENERAL, "2026-11-06T10:02:00+08:00", "object 261101 --decide 1 --dismissed --reason 证据充分"),
    (QUALITY, "2026-11-06T10:03:00+08:00", "action 261101 --what 换显影液 --owner quality --due 2026-12-01"),
    (QUALITY, "2026-11-06T10:04:00+08:00", "action 261101 --done 1"),
    (REGISTRAR, "2026-11-06T10:05:00+08:00", "verify 261101 1 --works --evidence 三批无不良"),
    (BUSINESS, "2026-11-09T10:00:00+08:00", "resolve 261101 --remedy return:quantity=420,price=12.50 --remedy replacement:quantity=420,a_price=14.00"),
    (REGISTRAR, "2026-11-09T10:01:00+08:00", "consolidate 261101 --text 同意"),
    (DEPUTY, "2026-11-09T10:02:00+08:00", "approve 261101"),
    (BUSINESS, "2026-11-10T10:00:00+08:00", "agree 261101 --accepted --via phone"),
    (REGISTRAR, "2026-11-10T10:01:00+08:00", "consolidate 261101 --text 再报"),
    (BUSINESS, "2026-11-10T10:02:00+08:00", "receive 261101 --quantity 420 --proof return-certificate"),
    (BUSINESS, "2026-11-10T10:03:00+08:00", "resell 261101 --quantity 100 --price 9.00"),
    (REGISTRAR, "2026-11-10T10:04:00+08:00", "recover 261101 --from 'ink maker' --amount 100"),
    (BUSINESS, "2026-11-12T10:00:00+08:00", "carry-out 261101"),
    (BUSINESS, "2026-11-12T10:01:00+08:00", "reply 261101 --kind answer --via letter --text 已办"),
    (REGISTRAR, "2026-11-13T10:00:00+08:00", "close 261101 --satisfaction 4"),
    (REGISTRAR, "2026-11-13T10:01:00+08:00", "sanction 261101 --as-proposed --ground material"),
    (GENERAL, "2026-11-13T10:02:00+08:00", "sanction 261101 --approve"),
    (BUSINESS, "2026-11-20T10:01:00+08:00", "reopen 261101 --reason 又发生"),
];

/// What other tests here kill.
const ELSEWHERE: &[&str] = &["init", "renumber"];

#[test]
fn every_step_of_a_case() {
    let scene = received();
    let tier = "\n[[tier]]\nid = \"quality\"\ntitle = { zh = \"品保\", en = \"Quality\" }\nunit = \"quality\"\n\
        \n[[tier]]\nid = \"office\"\ntitle = { zh = \"总办\", en = \"Office\" }\nrole = \"deputy-general-manager\"\n";
    let policy = scene.read("policies/manufacturing.toml") + tier;
    scene.write("policies/manufacturing.toml", &policy);
    let editor = scene.outside().join("editor");
    fs::write(
        &editor,
        "#!/bin/sh\nsed -i 's/^demand: .*/demand: 换货/' \"$1\"\n",
    )
    .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let scene = scene.env("EDITOR", editor.to_str().unwrap());
    let mut done = BTreeSet::new();
    for (who, when, line) in STORY {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        killed(&scene.by(who).as_of(when), &words);
        done.insert(words[0].to_owned());
    }
    done.extend(ELSEWHERE.iter().map(|name| (*name).to_owned()));
    let line = complaint::cli::command();
    let writing = line.get_subcommands();
    let writing = writing.filter(|sub| sub.get_arguments().any(|arg| arg.get_id() == "dry_run"));
    let writing: BTreeSet<String> = writing.map(|sub| sub.get_name().to_owned()).collect();
    assert_eq!(done, writing, "every writing command is killed");
}

/// A draft is numbered: the new file, what others call it, the old file.
#[test]
fn drafts_that_are_numbered() {
    let scene = received();
    set_policy(
        &scene,
        &[("pattern = ", "assign = \"at-registration\"\npattern = ")],
    );
    let told = "{complaint: x, customer: {name: 华南电子}, demand: 退货, product: {order: PO-1, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}}";
    let new = |time: &str| {
        let scene = scene.as_of(time).input(told);
        scene.json(&["new", "--from", "-"])["number"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let drafts = ["10:00", "10:01", "10:02"].map(|at| new(&format!("2026-11-05T{at}:00+08:00")));
    let at = scene.as_of("2026-11-05T11:00:00+08:00");
    for draft in &drafts {
        at.ok(&["link", "261101", draft]);
    }
    let apart = format!("sanctions/2026/11/{}.yaml", drafts[0]);
    let uid = at.data(&drafts[0])["uid"].as_str().unwrap().to_owned();
    at.write(
        &apart,
        &format!("format: 1\nnumber: \"{}\"\nuid: {uid}\n", drafts[0]),
    );
    let office = at.by(REGISTRAR);
    let deaths = killed(&office, &["register", &drafts[0]]);
    assert_eq!(deaths, 6, "two files created, one replaced, two removed");
    assert!(scene.exists("sanctions/2026/11/261102.yaml") && !scene.exists(&apart));
    // Two sets, each by itself: the first stays when the second is taken back.
    for steps in 0..7 {
        let said = halted(&office, steps, &["register", "--drafts"]);
        assert_eq!(said.code, KILLED, "{steps}: {}", said.stderr);
    }
    office.ok(&["register", "--drafts"]);
    let numbers = ["261101", "261102", "261103", "261104"];
    let expected = numbers.map(|number| format!("cases/2026/11/{number}.yaml"));
    let mut there = scene.files("cases/2026");
    there.retain(|path| !path.contains("/.complaint-"));
    assert_eq!(there, expected);
}

/// Two cases of one number, a file out of its place and sanctions that go along, then two files that
/// have changed places: nothing of it is committed anywhere.
#[test]
fn numbers_that_are_settled() {
    let scene = received();
    let text = scene.read(FILE);
    let other = |number: &str, n: usize| {
        let uid = format!("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c4{n}");
        text.replace("261101", number)
            .replace("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34", &uid)
    };
    scene.write(
        "cases/2026/10/261101.yaml",
        &other("261101", 1).replace("T09:41", "T09:42"),
    );
    scene.write("cases/2026/11/261108.yaml", &other("261105", 2));
    let link = "# links · 栏\nlinks:\n  related:\n    - \"261108\"\n";
    let linked = other("261104", 5).replace("# links · 栏\n", link);
    scene.write("cases/2026/11/261104.yaml", &linked);
    let uid = "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c41";
    let sanctions = format!("format: 1\nnumber: \"261101\"\nuid: {uid}\nsanctions: []\n");
    scene.write("sanctions/2026/10/261101.yaml", &sanctions);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let deaths = killed(&later, &["renumber"]);
    assert!(deaths > 6, "{deaths}");
    scene.write("cases/2026/11/261106.yaml", &other("261107", 3));
    scene.write("cases/2026/11/261107.yaml", &other("261106", 4));
    let deaths = killed_as(&later, &["renumber"], true);
    assert_eq!(deaths, 3, "two files replaced");
    assert_eq!(
        scene.data("261106")["uid"],
        "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c44"
    );
    assert_eq!(later.run(&["check", "--kind", "data"]).code, 0);
}

/// The same in the middle of a merge.
#[test]
fn a_number_given_twice_in_a_merge() {
    let origin = Scene::new();
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    for (scene, at) in [(&a, "10"), (&b, "11")] {
        let scene = scene.as_of(&format!("2026-11-05T{at}:00:00+08:00"));
        scene.ok(&[
            "new",
            "--no-input",
            "--customer",
            at,
            "--complaint",
            at,
            "--commit",
        ]);
    }
    b.try_git(&["pull", "--quiet", "--no-rebase", "../a", "main"]);
    let later = b.as_of("2026-11-05T12:00:00+08:00");
    let both = all_uids(&files(&later));
    assert_eq!(both.len(), 2);
    let mut steps = 0;
    loop {
        let copy = later.copy_beside(&steps.to_string());
        let said = halted(&copy, steps, &["renumber"]);
        let lost = both.difference(&all_uids(&files(&copy))).count();
        assert_eq!(lost, 0, "{steps}");
        if said.code != KILLED {
            break;
        }
        steps += 1;
        if steps < 3 {
            copy.ok(&["renumber"]);
            assert_eq!(copy.git(&["ls-files", "--unmerged"]), "", "{steps}");
        } else {
            // All is written, nothing is staged.
            let said = copy.fails(2, &["renumber"]);
            let add = "git add cases/2026/11/261101.yaml cases/2026/11/261102.yaml";
            assert!(said.contains(add), "{said}");
        }
        let numbers = ["261101", "261102"].map(|number| copy.data(number)["uid"].clone());
        assert!(
            both.iter()
                .all(|uid| numbers.contains(&uid.as_str().into())),
            "{steps}"
        );
        assert_eq!(copy.run(&["check", "--kind", "data"]).code, 0, "{steps}");
    }
    assert_eq!(steps, 3, "one file created, one replaced");
}

/// What somebody has changed by hand since is not taken back: no command writes until it is
/// settled, and it is said how.
#[test]
fn what_was_changed_since_is_left_to_people() {
    let scene = received();
    scene.ok(&["new", "--no-input", "--complaint", "x"]);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let link = ["link", "261101", "261102"];
    assert_eq!(halted(&later, 1, &link).code, KILLED);
    let text = scene.read(FILE) + "# by hand\n";
    scene.write(FILE, &text);
    let note = ["note", "261102", "--text", "x"];
    for (lang, word) in [("en_US", "was changed since"), ("zh_CN", "又被改动")] {
        let said = later.lang(lang).fails(4, &note);
        assert!(said.contains(word) && said.contains(UNFINISHED), "{said}");
    }
    assert_eq!(scene.read(FILE), text);
    let dry = later.run(&[&note[..], &["--dry-run"]].concat());
    assert!(
        dry.code == 0 && dry.stderr.contains("was stopped"),
        "{}",
        dry.stderr
    );
    fs::remove_file(scene.path(UNFINISHED)).unwrap();
    later.ok(&link);
    assert!(scene.read(FILE).ends_with("# by hand\n"));
    assert_eq!(named(&later), BTreeSet::new());
}

/// What is taken back is said, in both languages, by whatever command writes next.
#[test]
fn taking_back_is_said() {
    let scene = received();
    scene.ok(&["new", "--no-input", "--complaint", "x"]);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    for (lang, word) in [
        ("en_US", "they are as they were before it"),
        ("zh_CN", "已恢复原状"),
    ] {
        let before = scene.read(FILE);
        assert_eq!(
            halted(&later, 1, &["link", "261101", "261102"]).code,
            KILLED
        );
        assert_ne!(scene.read(FILE), before);
        let said = later.lang(lang).run(&["note", "261102", "--text", "x"]);
        assert_eq!(said.code, 0, "{}", said.stderr);
        assert!(said.stderr.contains(word), "{}", said.stderr);
        assert_eq!(scene.read(FILE), before);
    }
}

/// A repository that is half made is made whole by the same command.
#[test]
fn a_new_repository() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet"]);
    let args = ["init", "--ci", "github", "--hooks"];
    let mut steps = 0;
    loop {
        for dir in ["cases", "policies", "schema", ".github"] {
            drop(fs::remove_dir_all(scene.path(dir)));
        }
        for file in [".gitignore", ".gitattributes", ".git/hooks/pre-commit"] {
            drop(fs::remove_file(scene.path(file)));
        }
        scene.write(".gitignore", "target/\n");
        let said = halted(&scene, steps, &args);
        let code = said.code;
        scene.ok(&args);
        assert_eq!(
            scene.ok(&args).lines().last(),
            Some("Nothing to do."),
            "{steps}"
        );
        assert!(
            scene
                .read(".gitignore")
                .starts_with("target/\ncases/.lock\n"),
            "{steps}"
        );
        assert_eq!(
            scene.read(".gitignore").matches("cases/.lock").count(),
            1,
            "{steps}"
        );
        assert!(
            !scene.read("policies/organization.toml").is_empty(),
            "{steps}"
        );
        if code != KILLED {
            break;
        }
        steps += 1;
    }
    assert!(steps > 12, "{steps}");
}
