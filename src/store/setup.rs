//! A new case repository: what is written where, and that nothing is ever overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::is_taken;
use super::git::{self, Git};
use super::halt::Halt;
use super::lock::LOCK_FILE;
use super::names::is_temporary;
use super::placing::{flush_directory, write_beside};
use super::repository::{Repository, os};
use super::shipped;
use crate::codec::schema;
use crate::domain::document::Document;
use crate::domain::reader::Word as _;

crate::words! {
    /// Which CI runs the check.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Ci {
        /// GitHub Actions.
        GitHub = "github",
        /// GitLab CI.
        GitLab = "gitlab",
    }
}

pub mod brought;
pub mod owners;

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileAction {
    /// It is new.
    Written,
    /// Lines are added at its end.
    Extended,
    /// Our own part of it is replaced.
    Renewed,
    /// It was there and stays as it is.
    Kept,
    /// It is not there, and not written into a repository that has its own regulations.
    Absent,
}

/// A file of the plan.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The path as people are told: relative to the repository where it is inside.
    pub shown: String,
    /// What becomes of it.
    pub action: FileAction,
    path: PathBuf,
    text: String,
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "files are made executable on Unix alone")
    )]
    executable: bool,
}

/// Whether a directory, which need not exist, lies in a git work tree.
pub fn in_git(root: &Path) -> bool {
    git::top(root).is_some()
}

/// A setting of this clone's git.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Its name.
    pub key: &'static str,
    /// What it is, or is to be.
    pub value: String,
    /// Whether it is there already, whatever its value.
    pub there: bool,
}

/// What is to be set up.
#[derive(Clone, Debug)]
pub struct Setup {
    root: PathBuf,
    /// The git work tree it lies in, and the way from there to the root with `/` at its end.
    git: Option<(PathBuf, String)>,
    /// Whether it is a case repository already.
    pub existing: bool,
    /// The files, in the order they are told.
    pub files: Vec<Planned>,
    /// What git is told about case files.
    pub settings: Vec<Setting>,
    /// How a shell calls the tool.
    program: String,
}

impl Setup {
    /// The plan for a directory, which need not exist: cases, regulations, what git ignores and
    /// the schemas. `brought` are the regulations, `program` how a shell calls the tool.
    pub fn plan(
        root: &Path,
        brought: &[(String, String)],
        program: &str,
    ) -> Result<Self, StoreError> {
        let existing = is_repository(root);
        let mut setup = Self {
            root: root.to_owned(),
            git: git::top(root),
            existing,
            files: Vec::new(),
            settings: Vec::new(),
            program: program.to_owned(),
        };
        // Whoever was killed with the directory made and nothing in it begins anew: git keeps no
        // empty directory.
        if !existing || is_bare(&root.join("cases")) {
            setup.add("cases/.gitkeep", String::new());
        }
        for (path, text) in brought {
            setup.add(path, text.clone());
            if let Some(last) = setup.files.last_mut()
                && existing
                && last.action == FileAction::Written
            {
                last.action = FileAction::Absent;
            }
        }
        for (_, document) in Document::WORDS {
            setup.add(&schema::path(*document), schema::text(*document));
        }
        setup.add("AGENTS.md", shipped::AGENTS.to_owned());
        setup.extend(".gitignore", shipped::IGNORED)?;
        setup.extend(".gitattributes", shipped::ATTRIBUTES)?;
        setup.settings()?;
        Ok(setup)
    }

    /// Whether it lies in a git work tree.
    pub fn has_git(&self) -> bool {
        self.git.is_some()
    }

    /// Whether anything is to be written.
    pub fn is_empty(&self) -> bool {
        let mut files = self.files.iter();
        files.all(|file| matches!(file.action, FileAction::Kept | FileAction::Absent))
            && self.settings.iter().all(|setting| setting.there)
    }

    /// Adds what CI runs, where the hosting site looks for it: at the top of the work tree.
    ///
    /// # Errors
    /// Exit 4 where the regulations there are cannot be read.
    pub fn ci(&mut self, ci: Ci) -> Result<(), StoreError> {
        let (name, template) = match ci {
            Ci::GitHub => (".github/workflows/complaint.yml", shipped::GITHUB),
            Ci::GitLab => (".gitlab-ci.yml", shipped::GITLAB),
        };
        let top = self.git.as_ref().map_or(&self.root, |(top, _)| top);
        let path = top.join(name);
        let text = self.filled(template);
        let main = self.main_branches()?;
        let main: Vec<String> = main.iter().map(|name| quoted(name)).collect();
        let text = text.replace("@MAIN@", &main.join(", "));
        self.put(path, text, false);
        Ok(())
    }

    /// The branches that may be the main one: the organisation's, else those that usually are.
    fn main_branches(&self) -> Result<Vec<String>, StoreError> {
        let mut named = None;
        if self.existing {
            let regulations = Repository::find(Some(&self.root), &self.root)?.regulations()?;
            let organization = regulations.organization;
            named = organization.and_then(|organization| organization.main_branch);
        }
        let usual = || ["main", "master"].map(str::to_owned).to_vec();
        Ok(named.map_or_else(usual, |named| vec![named]))
    }

    /// Adds the hook, where git looks for it (`core.hooksPath`).
    ///
    /// # Errors
    /// Exit 2 outside git, exit 4 where git fails.
    pub fn hooks(&mut self) -> Result<(), StoreError> {
        let Some(git) = self.git() else {
            return Err(StoreError::NoGit);
        };
        let path = git.hooks_dir()?.join("pre-commit");
        let text = self.filled(shipped::PRE_COMMIT);
        self.put(path, text, true);
        Ok(())
    }

    /// A template with the way from the top of the work tree.
    fn filled(&self, template: &str) -> String {
        let prefix = self.git.as_ref().map_or("", |(_, prefix)| prefix.as_str());
        let quoted = match prefix {
            "" => String::new(),
            prefix => format!("'{}'", prefix.replace('\'', "'\\''")),
        };
        let root = if prefix.is_empty() {
            String::new()
        } else {
            format!("-C {quoted} ")
        };
        template
            .replace("@ROOT@", &root)
            .replace("@PREFIX@", &quoted)
            .replace("@PROGRAM@", &self.program)
    }

    fn add(&mut self, path: &str, text: String) {
        self.put(self.root.join(path), text, false);
    }

    fn put(&mut self, path: PathBuf, text: String, executable: bool) {
        let action = if is_taken(&path) {
            FileAction::Kept
        } else {
            FileAction::Written
        };
        let inside = path.strip_prefix(&self.root).unwrap_or(&path);
        self.files.push(Planned {
            shown: inside.to_string_lossy().into_owned(),
            action,
            path,
            text,
            executable,
        });
    }

    /// What git is told about files: lines are added to the file there is.
    fn extend(&mut self, name: &str, wanted: &[&str]) -> Result<(), StoreError> {
        let path = self.root.join(name);
        let old = match super::files::read_text(&path) {
            Ok(text) => text,
            Err(super::files::ReadFault::Missing) => String::new(),
            Err(fault) => return Err(fault.of(name)),
        };
        let lacks = |line: &&&str| !old.lines().any(|there| there.trim() == **line);
        let lacking = wanted.iter().filter(lacks);
        let mut lines = lacking.fold(String::new(), |lines, line| lines + line + "\n");
        let added = !lines.is_empty();
        if added && !old.is_empty() && !old.ends_with('\n') {
            lines.insert(0, '\n');
        }
        self.put(path, lines, false);
        if let Some(last) = self.files.last_mut()
            && last.action == FileAction::Kept
            && added
        {
            last.action = FileAction::Extended;
        }
        Ok(())
    }

    /// Writes what is to be written. Nothing that has come to be there meanwhile is overwritten.
    ///
    /// # Errors
    /// Exit 4 where something cannot be written.
    pub fn carry_out(&self, halt: &Halt) -> Result<(), StoreError> {
        let cases = self.root.join("cases");
        let to_write = self
            .files
            .iter()
            .filter(|file| !matches!(file.action, FileAction::Kept | FileAction::Absent));
        // With `cases/` it is a case repository, to which nothing is added that it may lack on
        // purpose: whoever is killed before that begins anew.
        let (last, first): (Vec<_>, Vec<_>) =
            to_write.partition(|file| file.path.starts_with(&cases));
        for file in first.into_iter().chain(last) {
            write(file, halt).map_err(|error| fault(&file.path, &error))?;
        }
        halt.step();
        for setting in self.settings.iter().filter(|setting| !setting.there) {
            if let Some(git) = self.git() {
                git.configure(setting.key, &setting.value)?;
            }
        }
        Ok(())
    }

    fn git(&self) -> Option<Git> {
        self.git.as_ref().and_then(|(top, _)| Git::at(top))
    }

    /// How git merges and shows case files. It is told to each clone: a repository that is fetched
    /// cannot name programs to run.
    fn settings(&mut self) -> Result<(), StoreError> {
        let Some(git) = self.git() else {
            return Ok(());
        };
        if !git.is_installed()? {
            return Ok(());
        }
        let wanted = [
            ("merge.complaint.name", "complaint cases, by meaning"),
            ("merge.complaint.driver", shipped::MERGE_DRIVER),
            ("diff.complaint.textconv", shipped::TEXTCONV),
            ("diff.complaint.xfuncname", "^([^[:space:]#].*)$"),
        ];
        for (key, value) in wanted {
            let value = self.filled(value);
            let old = git.configured(key)?;
            self.settings.push(Setting {
                key,
                there: old.is_some(),
                value: old.unwrap_or(value),
            });
        }
        Ok(())
    }
}

/// A word of YAML.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "''"))
}

/// Whether there is a case repository already.
pub fn is_repository(root: &Path) -> bool {
    root.join("cases").is_dir() && root.join("policies").is_dir()
}

/// Whether a directory holds nothing but what writers leave in passing.
fn is_bare(dir: &Path) -> bool {
    let passing = |name: &str| name == LOCK_FILE || is_temporary(name);
    let mut found = fs::read_dir(dir).into_iter().flatten().flatten();
    found.all(|entry| passing(&entry.file_name().to_string_lossy()))
}

/// Writes beside the file and puts it in its place, so that it is never half written.
fn write(file: &Planned, halt: &Halt) -> io::Result<()> {
    let dir = file.path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    let (mut bytes, mut mode) = (Vec::new(), None);
    if file.action == FileAction::Extended {
        bytes = fs::read(&file.path)?;
    }
    if file.action != FileAction::Written {
        mode = file.path.metadata().ok().map(|found| found.permissions());
    }
    #[cfg(unix)]
    if file.executable {
        use std::os::unix::fs::PermissionsExt as _;
        mode = Some(fs::Permissions::from_mode(0o755));
    }
    bytes.extend_from_slice(file.text.as_bytes());
    let temp = write_beside(dir, &bytes, mode.as_ref())?;
    halt.step();
    if file.action == FileAction::Written {
        temp.persist_noclobber(&file.path)?;
    } else {
        temp.persist(&file.path)?;
    }
    flush_directory(dir)
}

fn fault(path: &Path, error: &std::io::Error) -> StoreError {
    os(&path.to_string_lossy(), error)
}
