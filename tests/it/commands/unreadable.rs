//! What cannot be read, or is reached through a link, is exit 4 with its path in every command that
//! would have read it, whatever else there is to say; nothing of what a link leads to is printed.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::steps::scenes::{FILE, case_at};
use crate::common::programs::copied;
use crate::common::{BUSINESS, NOW, Said, Scene};

const SECRET: &str = "salary-of-zhou-lan";
const APART: &str = "sanctions/2026/11/261101.yaml";

/// A command that reads one file by its path.
const CALENDAR: &str = "policy clock --calendar policies/calendar-cn.toml --start 2026-11-05 --limit 1d --counting working";
/// Commands that read the regulations and no case.
const BY_RULE: &[&str] = &[
    "policy list",
    "policy show manufacturing",
    "policy lint",
    "policy due --policy manufacturing --origin domestic --received 2026-11-05",
    "policy authority --policy manufacturing --amount 1",
    "policy loss --policy manufacturing --remedy refund:amount=1",
    "policy sanction --policy manufacturing --amount 1",
    "policy clock --start 2026-11-05T09:00 --limit 1d --counting working",
    "audit",
    "init",
];

/// Commands that look for cases.
const BY_CASE: &[&str] = &[
    "check",
    "check --kind data --severity error --rule overdue",
    "list",
    "report 2026-11",
    "report deductions --month 2026-12",
    "show 261101",
    "explain 261101",
    "log 261101",
    "diff HEAD",
    "new --no-input --complaint x",
    "note 261101 --text x",
    "edit 261101",
    "attach 261101 policies/organization.toml",
    "link 261101 261102",
    "renumber",
    "register --drafts",
];

fn scene() -> Scene {
    let scene = case_at("assigned").env("EDITOR", "true");
    fs::write(scene.outside().join("secret"), format!("{SECRET}: [\n")).unwrap();
    scene
}

fn refused(scene: &Scene, lines: &[&str], path: &str) {
    for line in lines {
        let args: Vec<&str> = line.split(' ').collect();
        let Said {
            stdout,
            stderr,
            code,
        } = scene.run(&args);
        assert_eq!(code, 4, "{line}, {path}: {stdout}{stderr}");
        assert!(stderr.contains(path), "{line}, {path}: {stderr}");
        assert_eq!(stdout, "", "{line}, {path}");
        assert!(!stderr.contains(SECRET), "{line}, {path}: {stderr}");
    }
}

/// Puts a link to a secret, or to a directory of such, where something was.
fn link(scene: &Scene, path: &str) {
    let at = scene.path(path);
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    let target = scene.outside().join("elsewhere").join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    if at.exists() {
        fs::rename(&at, &target).unwrap();
    } else {
        fs::copy(scene.outside().join("secret"), &target).unwrap();
    }
    symlink(target, at).unwrap();
}

#[test]
fn links_are_not_followed() {
    for path in [
        "policies",
        "policies/staff.toml",
        "policies/organization.toml",
        "policies/calendar-cn.toml",
        "policies/manufacturing.toml",
        "policies/secret.toml",
        "cases",
        "sanctions",
    ] {
        let scene = scene();
        link(&scene, path);
        refused(&scene, BY_RULE, path);
        refused(&scene, BY_CASE, path);
    }
    let named = scene();
    link(&named, "policies/calendar-cn.toml");
    refused(&named, &[CALENDAR], "policies/calendar-cn.toml");
    for path in ["cases/2026", "cases/2026/11"] {
        let scene = scene();
        link(&scene, path);
        refused(&scene, BY_CASE, path);
    }
    for path in [FILE, APART] {
        let scene = scene();
        fs::create_dir_all(scene.path("sanctions/2026/11")).unwrap();
        fs::write(scene.path(APART), "format: 1\n").unwrap();
        link(&scene, path);
        refused(&scene, &BY_CASE[..8], path);
        refused(
            &scene,
            &["note 261101 --text x", "link 261101 261102"],
            path,
        );
        refused(&scene, &["show cases/2026/11/261101.yaml"], path);
    }
    for path in ["sanctions/2026", "sanctions/2026/11"] {
        let scene = scene();
        fs::create_dir_all(scene.path("sanctions/2026/11")).unwrap();
        fs::write(scene.path(APART), format!("{SECRET}: 1\n")).unwrap();
        link(&scene, path);
        refused(&scene, &BY_CASE[..7], "sanctions/2026");
    }
}

/// A link that leads nowhere, or to itself, is no file that is not there.
#[test]
fn links_to_nothing_are_named() {
    for (path, target) in [
        ("policies/staff.toml", "nowhere"),
        ("policies/staff.toml", "staff.toml"),
        (FILE, "nowhere"),
        (FILE, "261101.yaml"),
        ("cases/2025", "2025"),
        ("cases/2025", "nowhere"),
    ] {
        let scene = scene();
        drop(fs::remove_file(scene.path(path)));
        symlink(target, scene.path(path)).unwrap();
        refused(&scene, &BY_CASE[..8], path);
    }
}

/// A regulation that is no file is no regulation less.
#[test]
fn a_directory_in_the_place_of_a_regulation() {
    for path in ["policies/staff.toml", "policies/retail.toml"] {
        let scene = scene();
        drop(fs::remove_file(scene.path(path)));
        fs::create_dir(scene.path(path)).unwrap();
        refused(&scene, BY_RULE, path);
        refused(&scene, BY_CASE, path);
    }
}

/// The tool run by somebody whom the system refuses what has no permission. Whoever runs the tests
/// as root reads everything; then it is run as nobody.
pub struct Stranger {
    pub scene: Scene,
    tool: PathBuf,
    root: bool,
}

impl Stranger {
    pub fn new(scene: Scene) -> Self {
        let root = fs::read_to_string("/proc/self/status");
        let root =
            root.is_ok_and(|status| status.lines().any(|line| line.starts_with("Uid:\t0\t")));
        let tool = scene.outside().join("complaint");
        copied(Path::new(env!("CARGO_BIN_EXE_complaint")), &tool);
        fs::set_permissions(scene.outside(), fs::Permissions::from_mode(0o755)).unwrap();
        let home = scene.outside().join("home/.gitconfig");
        let user = format!("[user]\n\tname = wang\n\temail = {BUSINESS}\n");
        fs::write(home, format!("[safe]\n\tdirectory = *\n{user}")).unwrap();
        if root {
            let owned = ["-R", "65534:65534", scene.root.to_str().unwrap()];
            assert!(
                Command::new("chown")
                    .args(owned)
                    .status()
                    .unwrap()
                    .success()
            );
        }
        Self { scene, tool, root }
    }

    pub fn run(&self, line: &str) -> Output {
        let mut command = Command::new(&self.tool);
        if self.root {
            command.uid(65534).gid(65534);
        }
        command
            .args(line.split(' '))
            .args(["--by", BUSINESS])
            .current_dir(&self.scene.root)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.scene.outside().join("home"))
            .env("COMPLAINT_AS_OF", NOW)
            .env("LC_ALL", "en");
        command.output().unwrap()
    }

    /// Each command is refused while the path has this mode.
    fn refused(&self, path: &str, mode: u32, lines: &[&str]) {
        let at = self.scene.path(path);
        let old = at.metadata().unwrap().permissions();
        fs::set_permissions(&at, fs::Permissions::from_mode(mode)).unwrap();
        for line in lines {
            let output = self.run(line);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let at = format!("{line}, {path} {mode:o}: {output:?}");
            assert_eq!(output.status.code(), Some(4), "{at}");
            assert!(said.contains(path) && output.stdout.is_empty(), "{at}");
        }
        fs::set_permissions(&at, old).unwrap();
    }
}

#[test]
fn what_the_system_refuses() {
    let scene = scene();
    let other = "cases/2025/12";
    fs::create_dir_all(scene.path(other)).unwrap();
    fs::create_dir_all(scene.path("sanctions/2026/11")).unwrap();
    fs::write(scene.path(APART), "format: 1\n").unwrap();
    let stranger = Stranger::new(scene);
    let fine = stranger.run("list");
    assert_eq!(fine.status.code(), Some(0), "{fine:?}");
    let lines = [
        "check",
        "list",
        "show 261101",
        "explain 261101",
        "report 2026-11",
        "new --no-input --complaint x",
    ];
    for path in [
        "policies",
        "policies/staff.toml",
        "cases",
        "cases/2026",
        "cases/2026/11",
        other,
    ] {
        stranger.refused(path, 0o000, &lines);
    }
    // It may be listed, and nothing in it looked at.
    stranger.refused("cases/2026/11", 0o644, &lines[..5]);
    for path in [FILE, "sanctions", APART] {
        stranger.refused(path, 0o000, &lines[..5]);
    }
}
