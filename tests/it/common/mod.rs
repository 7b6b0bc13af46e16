//! A scene for the end-to-end tests: a case repository of its own under git, the shipped
//! regulations, an actor and a fixed clock, with nothing of the machine's environment.
//!
//! ```ignore
//! let scene = Scene::new();                       // wang.min, 2026-11-05T09:41:00+08:00, English
//! let number = scene.json(&["new", "--complaint", "x"])["number"].as_str();
//! scene.by("gm.office@example.com")               // the same repository, another actor
//!     .as_of("2026-11-05T10:05:00+08:00")         // at another time
//!     .ok(&["register", "261101"]);               // exit 0 or the test fails; gives stdout
//! assert!(scene.case("261101").contains("registration:"));
//! scene.fails(3, &["close", "261101"]);           // that exit code or the test fails; gives stderr
//! ```
#![allow(
    dead_code,
    reason = "a vocabulary for the tests of every command; not each word is in use at each time"
)]

mod ends;
mod goods;
pub mod programs;
mod texts;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

pub use ends::Ends;
pub use goods::GOODS;
pub use texts::texts;

/// When scenes begin.
pub const NOW: &str = "2026-11-05T09:41:00+08:00";
/// Business: receives complaints. The actor of a new scene.
pub const BUSINESS: &str = "wang.min@example.com";
/// The general manager's office: registers.
pub const REGISTRAR: &str = "gm.office@example.com";
/// Quality: investigates.
pub const QUALITY: &str = "zhao.lei@example.com";
/// The manager of the business department: approves up to 100,000.
pub const MANAGER: &str = "li.jing@example.com";

/// What a run of the command gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its results.
    pub stdout: String,
    /// Everything else it said.
    pub stderr: String,
    /// The exit code; -1 when it was killed.
    pub code: i32,
}

/// A repository with an actor, a time and a language. Clones share the repository.
#[derive(Clone, Debug)]
pub struct Scene {
    temp: Arc<TempDir>,
    /// The repository's root, canonical.
    pub root: PathBuf,
    cwd: PathBuf,
    as_of: Option<String>,
    dated: bool,
    by: String,
    lang: String,
    env: Vec<(String, String)>,
    input: Vec<u8>,
}

impl Scene {
    /// A case repository with the shipped regulations, committed on `main`.
    pub fn new() -> Self {
        let scene = Self::empty();
        scene.git(&["init", "--quiet", "--initial-branch=main"]);
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"),
            &scene.root.join("policies"),
        );
        scene.begin()
    }

    /// The same with one regulation: a command reads no more than it needs to.
    pub fn of(policy: &str) -> Self {
        let scene = Self::empty();
        scene.git(&["init", "--quiet", "--initial-branch=main"]);
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        for name in [
            "organization",
            "staff",
            "calendar-cn",
            "calendar-retail",
            policy,
        ] {
            let file = format!("{name}.toml");
            let text = fs::read_to_string(shipped.join(&file)).unwrap();
            scene.write(&format!("policies/{file}"), &text);
        }
        scene.begin()
    }

    /// Anybody known may do what no policy speaks of, unlike in the shipped organisation: who may is tested
    /// where it is what is tested.
    fn begin(self) -> Self {
        let scene = self;
        let organization = scene.read("policies/organization.toml");
        let open = organization
            .lines()
            .filter(|line| !line.starts_with("permissions = "));
        let open: Vec<&str> = open.collect();
        scene.write("policies/organization.toml", &(open.join("\n") + "\n"));
        scene.write("cases/.gitkeep", "");
        scene.write(".gitignore", "cases/.lock\n.complaint-*.tmp\n");
        scene.at_the_beginning().commit("regulations");
        scene
    }

    /// The same repository where git commits long before any step.
    #[must_use]
    pub fn at_the_beginning(&self) -> Self {
        let begun = "2026-01-01T09:00:00+08:00";
        self.env("GIT_AUTHOR_DATE", begun)
            .env("GIT_COMMITTER_DATE", begun)
    }

    /// An empty directory, without git.
    pub fn empty() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let outside = temp.path().canonicalize().unwrap();
        let root = outside.join("repo");
        fs::create_dir(&root).unwrap();
        fs::create_dir(outside.join("home")).unwrap();
        let scene = Self {
            temp: Arc::new(temp),
            cwd: root.clone(),
            root,
            as_of: Some(NOW.to_owned()),
            dated: false,
            by: BUSINESS.to_owned(),
            lang: "en_US.UTF-8".to_owned(),
            env: Vec::new(),
            input: Vec::new(),
        };
        scene.set_identity();
        scene
    }

    /// The actor as git's own configuration has it.
    fn set_identity(&self) {
        let text = format!(
            "[user]\n\tname = {}\n\temail = {}\n",
            self.by.split('@').next().unwrap(),
            self.by
        );
        fs::write(self.outside().join("home/.gitconfig"), text).unwrap();
    }

    /// The directory above the repository.
    pub fn outside(&self) -> &Path {
        self.root.parent().unwrap()
    }

    /// The same repository at another time: a date or a time, as `COMPLAINT_AS_OF` takes it.
    #[must_use]
    pub fn as_of(&self, time: &str) -> Self {
        Self {
            as_of: Some(time.to_owned()),
            ..self.clone()
        }
    }

    /// The same repository where git's clock is the scene's, and every command commits.
    #[must_use]
    pub fn committing(&self) -> Self {
        let scene = Self {
            dated: true,
            ..self.clone()
        };
        let organization = scene.read("policies/organization.toml");
        let organization = organization.replacen("commit = false", "commit = true ", 1);
        scene.write("policies/organization.toml", &organization);
        self.at_the_beginning().commit("organization: commit");
        scene
    }

    /// The same repository by the real clock.
    #[must_use]
    pub fn real_time(&self) -> Self {
        Self {
            as_of: None,
            ..self.clone()
        }
    }

    /// The same repository with another actor, as git knows them.
    #[must_use]
    pub fn by(&self, email: &str) -> Self {
        Self {
            by: email.to_owned(),
            ..self.clone()
        }
    }

    /// The same repository in another language: `en`, `zh`.
    #[must_use]
    pub fn lang(&self, lang: &str) -> Self {
        Self {
            lang: format!("{lang}.UTF-8"),
            ..self.clone()
        }
    }

    /// The same with a variable of the environment.
    #[must_use]
    pub fn env(&self, name: &str, value: &str) -> Self {
        let mut scene = self.clone();
        scene.env.push((name.to_owned(), value.to_owned()));
        scene
    }

    /// The same with something on standard input.
    #[must_use]
    pub fn input(&self, text: &str) -> Self {
        Self {
            input: text.as_bytes().to_owned(),
            ..self.clone()
        }
    }

    /// The same run from another directory, relative to the root.
    #[must_use]
    pub fn within(&self, dir: &str) -> Self {
        Self {
            cwd: self.root.join(dir),
            ..self.clone()
        }
    }

    /// A program with nothing of the machine's environment but the way to other programs.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.cwd)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.outside().join("home"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", self.by.split('@').next().unwrap())
            .env("GIT_AUTHOR_EMAIL", &self.by)
            .env("GIT_COMMITTER_NAME", self.by.split('@').next().unwrap())
            .env("GIT_COMMITTER_EMAIL", &self.by)
            .env("LC_ALL", &self.lang)
            .envs(
                self.as_of
                    .iter()
                    .filter(|_| self.dated)
                    .flat_map(|time| [("GIT_AUTHOR_DATE", time), ("GIT_COMMITTER_DATE", time)]),
            )
            .envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// `complaint` with these arguments, ready to be run.
    pub fn prepared(&self, args: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_complaint"));
        command.args(args);
        if let Some(time) = &self.as_of {
            command.env("COMPLAINT_AS_OF", time);
        }
        command
    }

    /// Runs `complaint`.
    pub fn run(&self, args: &[&str]) -> Said {
        let mut child = self
            .prepared(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = self.input.clone();
        // A command that does not read its input closes the pipe: that is its right.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Said {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Runs it; it must end well. Gives its results.
    pub fn ok(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}{}", said.stdout, said.stderr);
        said.stdout
    }

    /// Runs it; it must fail with this code and print no result. Gives what it said.
    pub fn fails(&self, code: i32, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, code, "{args:?}: {}{}", said.stdout, said.stderr);
        assert_eq!(said.stdout, "", "{args:?}: a failure has no result");
        said.stderr
    }

    /// Runs it with `--format json`; it must end well. Gives the answer.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        let said = self.ok(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&said).unwrap_or_else(|e| panic!("{args:?}: {e}\n{said}"))
    }

    /// Runs git in the repository as the actor; it must end well. Gives its output, trimmed.
    pub fn git(&self, args: &[&str]) -> String {
        let said = self.try_git(args);
        assert_eq!(said.code, 0, "git {args:?}: {}{}", said.stdout, said.stderr);
        said.stdout.trim_end().to_owned()
    }

    /// Runs git however it ends.
    pub fn try_git(&self, args: &[&str]) -> Said {
        let mut command = self.command("git");
        command.args(["-c", "core.quotepath=false"]).args(args);
        let output = command.stdin(Stdio::null()).output().unwrap();
        Said {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Runs another program in the repository, where it is installed.
    pub fn other(&self, program: &str, args: &[&str]) -> Option<Said> {
        let mut command = self.command(program);
        if let Some(time) = &self.as_of {
            command.env("COMPLAINT_AS_OF", time);
        }
        let output = command.args(args).stdin(Stdio::null()).output().ok()?;
        Some(Said {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        })
    }

    /// Commits everything there is.
    pub fn commit(&self, subject: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", subject]);
    }

    /// Begins a branch, or goes to one that is there.
    pub fn switch(&self, branch: &str) {
        let known = self.try_git(&["rev-parse", "--verify", "--quiet", branch]);
        if known.code == 0 {
            self.git(&["switch", "--quiet", branch]);
        } else {
            self.git(&["switch", "--quiet", "--create", branch]);
        }
    }

    /// A clone of this repository beside it, of which this one is the `origin`.
    #[must_use]
    pub fn clone_beside(&self, name: &str) -> Self {
        let beside = self.beside(name);
        self.git(&["clone", "--quiet", ".", beside.root.to_str().unwrap()]);
        beside
    }

    /// The repository of that name beside this one.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let root = self.outside().join(name);
        Self {
            cwd: root.clone(),
            root,
            ..self.clone()
        }
    }

    /// A copy of this repository beside it as it stands, what is not committed and git's own too.
    #[must_use]
    pub fn copy_beside(&self, name: &str) -> Self {
        let beside = self.beside(name);
        let paths = [&self.root, &beside.root];
        let copied = Command::new("cp").arg("-a").args(paths).status();
        assert!(copied.unwrap().success());
        beside
    }

    /// Where a path of the repository is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Whether there is something at a path.
    pub fn exists(&self, path: &str) -> bool {
        self.path(path).symlink_metadata().is_ok()
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Writes a file, as a person or another tool would.
    pub fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The path of the case with this number, relative to the root; there must be exactly one.
    pub fn case_path(&self, number: &str) -> String {
        let name = format!("{number}.yaml");
        let mut found = self.files("cases");
        found.retain(|path| path.rsplit('/').next() == Some(name.as_str()));
        assert_eq!(found.len(), 1, "files of {number}: {found:?}");
        found.remove(0)
    }

    /// The text of the case with this number.
    pub fn case(&self, number: &str) -> String {
        self.read(&self.case_path(number))
    }

    /// The data of the case with this number, as another YAML reader sees it.
    pub fn data(&self, number: &str) -> serde_yaml::Value {
        serde_yaml::from_str(&self.case(number)).unwrap()
    }

    /// Every file below a directory, relative to the root, sorted; git's own left out.
    pub fn files(&self, dir: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.path(dir), &mut found);
        let names = found.iter().map(|path| {
            let inside = path.strip_prefix(&self.root).unwrap();
            inside.to_str().unwrap().to_owned()
        });
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            if path.file_name().is_none_or(|name| name != ".git") {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Splits a command line as a shell does, with single and double quotes.
pub fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut open) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => (quote, open) = (Some(c), true),
            (Some(q), c) if q == c => quote = None,
            (None, ' ') if open || !word.is_empty() => {
                words.push(std::mem::take(&mut word));
                open = false;
            }
            (None, ' ') => {}
            (_, c) => word.push(c),
        }
    }
    if open || !word.is_empty() {
        words.push(word);
    }
    words
}
