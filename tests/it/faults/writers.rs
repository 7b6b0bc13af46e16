//! Every command that writes, each with a repository in which it can be run.

use std::collections::BTreeSet;

use crate::commands::killed::told;
use crate::commands::posted::paying;
use crate::commands::steps::scenes::{FILE, case_at, received, set_policy};
use crate::common::{MANAGER, REGISTRAR, Scene, shell_words};
use crate::kinds::STORY;

/// A command line and where, by whom and when it is run.
pub struct Writer {
    pub scene: Scene,
    words: Vec<String>,
}

impl Writer {
    fn new(scene: &Scene, line: &str) -> Self {
        Self {
            scene: scene.clone(),
            words: shell_words(line),
        }
    }

    /// The command line.
    pub fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }

    /// The command line, and the same with a commit where it makes one.
    pub fn lines(&self) -> Vec<Vec<&str>> {
        let line = complaint::cli::command();
        let command = line.find_subcommand(&self.words[0]).unwrap();
        let sub = self
            .words
            .get(1)
            .and_then(|word| command.find_subcommand(word));
        let mut arguments = sub.unwrap_or(command).get_arguments();
        let committing = [&self.words()[..], &["--commit"]].concat();
        let commits = arguments.any(|arg| arg.get_id() == "commit");
        let lines = [Some(self.words()), commits.then_some(committing)];
        lines.into_iter().flatten().collect()
    }
}

/// The first of those that make up the life of a case, each in the state the ones before it left,
/// committed.
pub fn of_a_case(most: usize) -> Vec<Writer> {
    let scene = told();
    scene.commit("tiers");
    let step = |(at, (who, when, line)): (usize, &(&str, &str, &str))| {
        let copy = scene.copy_beside(&format!("step-{at}"));
        let writer = Writer::new(&copy.by(who).as_of(when), line);
        scene.by(who).as_of(when).ok(&writer.words());
        scene.commit(line);
        writer
    };
    STORY.iter().take(most).enumerate().map(step).collect()
}

/// A command line, and where it is run.
type Line = (&'static str, fn() -> Scene);

/// The others: those that write several cases, what is posted, who is who, the regulations. `init`,
/// which makes a repository, stands alone.
const OTHERS: &[Line] = &[
    ("register --drafts", drafts),
    ("renumber", same_numbers),
    ("migrate", older_files),
    ("undo", taken_back),
    ("countersign 261101", on_paper),
    ("report deductions --month 2026-12 --post", january),
    ("report 2026-11 --post", january),
    (
        "staff join --id lu.yi --name 陆一 --email lu.yi@example.com --unit quality --from 2026-11-10",
        office,
    ),
    (
        "staff move feng.tao --to etching --from 2026-12-01 --points 18",
        office,
    ),
    ("staff leave xu.fei --until 2026-11-30", office),
    ("staff rename wang.min --email wang@new.example", office),
    (
        "staff role wang.min business-manager --from 2026-12-01 --until 2026-12-31",
        office,
    ),
    ("policy new service", office),
    ("import register.csv", register),
    ("duty done monthly-statistics --period 2026-10", office),
];

/// The first of the others.
pub fn others(most: usize) -> Vec<Writer> {
    let some = OTHERS.iter().take(most);
    some.map(|(line, scene)| Writer::new(&scene(), line))
        .collect()
}

fn january() -> Scene {
    paying().as_of("2027-01-05T09:00:00+08:00")
}

fn office() -> Scene {
    let scene = Scene::of("manufacturing").by(REGISTRAR);
    scene.as_of("2026-11-10T09:00:00+08:00")
}

/// A draft that gets its number. Of several each is a set by itself.
fn drafts() -> Scene {
    let scene = received();
    let at = "assign = \"at-registration\"\npattern = ";
    set_policy(&scene, &[("pattern = ", at)]);
    let told = "{complaint: x, customer: {name: 华南电子}, demand: 退货, product: {order: PO-1, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}}";
    let at = scene.as_of("2026-11-05T10:00:00+08:00");
    at.input(told).ok(&["new", "--from", "-"]);
    scene.commit("a draft");
    scene.by(REGISTRAR).as_of("2026-11-05T11:00:00+08:00")
}

/// Two cases of one number, and one that names another by it.
fn same_numbers() -> Scene {
    let scene = received();
    let other = scene.read(FILE).replace("1f2c34", "1f2c41");
    let other = other.replace("T09:41", "T09:42");
    scene.write("cases/2026/10/261101.yaml", &other);
    scene.commit("twice");
    scene.as_of("2026-11-05T12:00:00+08:00")
}

/// A file without headings.
fn older_files() -> Scene {
    let scene = received();
    let text = scene.read(FILE);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    scene.write(FILE, &(lines.join("\n").trim_end().to_owned() + "\n"));
    scene.commit("older");
    scene
}

fn taken_back() -> Scene {
    let scene = received().as_of("2026-11-05T10:00:00+08:00");
    scene.ok(&["note", "261101", "--text", "已通知", "--commit"]);
    scene
}

/// A decision that was entered from paper for whoever made it.
fn on_paper() -> Scene {
    let scene = case_at("consolidated");
    set_policy(
        &scene,
        &[("[recording]\n", "[recording]\nevidence = true\n")],
    );
    let organization = scene.read("policies/organization.toml");
    let main = "main_branch = \"main\"";
    let entering = format!("{main}\npermissions = {{ enter-for = [\"registrar\"] }}");
    let organization = organization.replacen(main, &entering, 1);
    scene.write("policies/organization.toml", &organization);
    let scan = scene.outside().join("signed.pdf");
    std::fs::write(&scan, "%PDF signed").unwrap();
    let paper = ["--by", MANAGER, "--paper", scan.to_str().unwrap()];
    let office = scene.by(REGISTRAR).as_of("2026-11-10T09:00:00+08:00");
    office.ok(&[&["approve", "261101"], &paper[..]].concat());
    scene.commit("on paper");
    scene.by(MANAGER).as_of("2026-11-10T10:00:00+08:00")
}

/// A register of another house lies in the repository.
fn register() -> Scene {
    let scene = office();
    let rows = "编号,客户名称,投诉日期,投诉内容\nT-1,华南电子,2026/11/02,阻焊脱落\nT-2,华东仪器,2026/11/03,孔偏\n";
    scene.write("register.csv", rows);
    scene.commit("a register");
    scene
}

/// The names of all commands that write what is recorded, as they are declared.
fn declared(command: &clap::Command, before: &str, found: &mut BTreeSet<String>) {
    for sub in command.get_subcommands() {
        let name = format!("{before}{}", sub.get_name());
        if sub.get_arguments().any(|arg| arg.get_id() == "dry_run") {
            found.insert(name.clone());
        }
        declared(sub, &format!("{name} "), found);
    }
}

/// The command and its subcommand, where that writes.
fn name(line: &str) -> String {
    let words = shell_words(line);
    let all = complaint::cli::command();
    let command = all.find_subcommand(&words[0]).unwrap();
    let sub = words.get(1).and_then(|word| command.find_subcommand(word));
    let names = [Some(command), sub].into_iter().flatten();
    names
        .map(clap::Command::get_name)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A command that is added is not forgotten here.
#[test]
fn every_writing_command_is_here() {
    let mut all = BTreeSet::new();
    declared(&complaint::cli::command(), "", &mut all);
    let story = STORY.iter().map(|(_, _, line)| *line);
    let lines = story.chain(OTHERS.iter().map(|(line, _)| *line));
    let here: BTreeSet<String> = lines.map(name).collect();
    let missing: Vec<_> = all.difference(&here).collect();
    assert_eq!(missing, ["init"], "it makes a repository");
}
