//! What `policy lint` finds in the regulations of a repository, or in single files.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::findings::{self, Known};
use crate::codec;
use crate::domain::document::Document;
use crate::domain::policy::Lint;
use crate::domain::regulations::Regulations;
use crate::domain::staff::Staff;
use crate::store::files;
use crate::store::repository::Repository;
use crate::ui::form;
use crate::ui::letter;
use crate::workspace::env::Env;
use crate::workspace::{forms, letters, problems};

/// Everything found, in the order of files and lines, and how many files were looked at.
pub struct Gathered {
    /// The findings.
    pub lints: Vec<Lint>,
    /// The files.
    pub files: usize,
}

/// Lints all regulations of the repository.
pub fn repository(env: &Env) -> Result<Gathered> {
    let repository = Repository::find(env.root.as_deref(), &env.cwd)?;
    let texts = repository.policies()?;
    let regulations = repository.regulations_of(&texts);
    if let Some(missing) = &regulations.staff.sheets.missing {
        return Err(problems::elsewhere(missing).into());
    }
    let names: Vec<String> = texts.into_iter().map(|(name, _)| name).collect();
    let templates = repository.templates(letter::FOLDER)?;
    let mut lints = letters::lints(&templates);
    let papers = repository.templates(form::FOLDER)?;
    lints.extend(forms::lints(&papers, &regulations, env.layout.words));
    lints.extend(findings::of(&regulations, &Known::of(&regulations, &names)));
    lints.sort_by_key(|lint| (lint.place.file.clone(), lint.place.line, lint.place.column));
    Ok(Gathered {
        lints,
        files: names.len() + templates.len() + papers.len(),
    })
}

/// Lints single files, beside the staff and the calendars of the repository around, if there is
/// one.
pub fn files(env: &Env, paths: &[PathBuf]) -> Result<Gathered> {
    let repository = match Repository::find(env.root.as_deref(), &env.cwd) {
        Ok(repository) => Some(repository),
        Err(problem) if env.root.is_some() => return Err(problem.into()),
        Err(_) => None,
    };
    let mut texts = Vec::new();
    for path in paths {
        let name = name(env, repository.as_ref(), path);
        let text = files::read_text(&env.cwd.join(path));
        texts.push((name.clone(), text.map_err(|fault| fault.of(&name))?));
    }
    let ends = |(name, _): &(String, String), ends: &[&str]| {
        let end = Path::new(name).extension();
        end.is_some_and(|end| ends.iter().any(|one| end == *one))
    };
    let of_form = |text: &(String, String)| {
        let known = form::of_file(&text.0).is_some() && letter::of_file(&text.0).is_none();
        known || ends(text, &["html", "typ"])
    };
    let (papers, texts): (Vec<_>, Vec<_>) = texts.into_iter().partition(of_form);
    let (templates, texts): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|text| ends(text, &["md"]));
    let mut alone = codec::regulations::read_alone(&texts);
    let mut names: Vec<String> = texts.into_iter().map(|(name, _)| name).collect();
    let files = names.len();
    let mut around = Regulations::default();
    if let Some(repository) = &repository {
        let texts = repository.policies()?;
        around = repository.regulations_of(&texts);
        names.extend(texts.into_iter().map(|(name, _)| name));
    }
    let mut known = if repository.is_some() {
        Known::of(&around, &names)
    } else {
        Known::default()
    };
    let own = &names[..files];
    if !own.iter().any(|name| Document::of(name) == Document::Staff) {
        // A sheet of bonuses is read beside the people it pays.
        alone.staff = Staff {
            sheets: alone.staff.sheets,
            ..around.staff.clone()
        };
    }
    known.add(&alone, own);
    let mut lints = findings::of(&alone, &known);
    let around_all = around;
    let around = |lint: &Lint| names[files..].contains(&lint.place.file);
    lints.retain(|lint| own.contains(&lint.place.file) || !around(lint));
    lints.extend(letters::lints(&templates));
    let policies = if alone.policies.is_empty() {
        &around_all
    } else {
        &alone
    };
    lints.extend(forms::lints(&papers, policies, env.layout.words));
    Ok(Gathered {
        lints,
        files: files + templates.len() + papers.len(),
    })
}

/// A file inside the repository is named from its root, another as it was given.
pub(super) fn name(env: &Env, repository: Option<&Repository>, path: &Path) -> String {
    let real = files::real(&env.cwd.join(path));
    match repository {
        Some(repository) if real.starts_with(repository.root()) => repository.relative(&real),
        _ => path.to_string_lossy().into_owned(),
    }
}
