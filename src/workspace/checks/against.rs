//! A book kept beside the cases compared with them (B-5b).

use std::collections::BTreeSet;
use std::path::Path as File;

use anyhow::Result;

use crate::codec;
use crate::domain::case::Case;
use crate::domain::log_book::{LogBook, compared};
use crate::domain::msg::Msg;
use crate::domain::schema::{self, Declared as _, Field};
use crate::domain::tree::Path;
use crate::domain::word::Word as _;
use crate::finding::Finding;
use crate::msg;
use crate::rules::{self, Beside, Rule};
use crate::store::files::read_text;
use crate::ui::lang::Lang;
use crate::ui::problem::Problem;
use crate::ui::words::Words;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// The rows of a table that no case known now has.
pub fn against(
    env: &Env,
    workspace: &Workspace,
    file: &str,
    wants: impl Fn(&Rule) -> bool,
) -> Result<Vec<Finding>> {
    let text = read_text(&env.cwd.join(File::new(file))).map_err(|fault| fault.of(file))?;
    let columns = columns();
    let column = |head: &str| {
        let head = head.trim().trim_start_matches("--").to_lowercase();
        let known = columns.iter().find(|(names, _)| names.contains(&head));
        known.map(|(_, path)| path.clone())
    };
    let book = codec::log_book::read(file, &text, column).map_err(|what| {
        let known = columns.iter().filter(|(_, path)| compared(path));
        let known = known.filter_map(|(names, _)| names.first().cloned());
        let names = Msg::list(known.collect::<Vec<_>>());
        Problem::usage(what).help(msg!("check-log-columns-help", columns = names))
    })?;
    let told = told(workspace, &book)?;
    let beside = Beside {
        regulations: &workspace.regulations,
        strays: &[],
        posted: &[],
        duties: None,
        log: Some((&book, &told)),
    };
    let wanted = |rule: &Rule| rule.id == UNRECORDED && wants(rule);
    Ok(rules::check_beside(&beside, wanted))
}

/// The places of the rows that a case known now tells of.
fn told(workspace: &Workspace, book: &LogBook) -> Result<BTreeSet<usize>> {
    let listing = workspace.repository.list_cases()?;
    let each = workspace.each(&listing.cases, |record| {
        let case = record.known_at(workspace.now)?;
        Some(book.told_by(&case, &workspace.calendar))
    })?;
    Ok(each.into_iter().flatten().flatten().collect())
}

/// The only rule that looks at such a book.
const UNRECORDED: &str = "unrecorded-complaint";

/// What the columns of a table may be called, of each field that is taken down with a complaint: by the
/// flag of `new`, by its place in the file, by its name in either language.
fn columns() -> Vec<(Vec<String>, Path)> {
    let langs: Vec<Words> = Lang::words()
        .into_iter()
        .filter_map(Lang::from_word)
        .map(Words::new)
        .collect();
    let named = |(place, field): (String, &Field)| {
        let flag = field.asked.map(|asked| asked.flag.to_owned());
        let path: Path = place.parse().ok()?;
        if flag.is_none() && !compared(&path) {
            return None;
        }
        let labels = langs.iter().filter_map(|words| words.find(&field.label()));
        let names = flag.into_iter().chain([place]).chain(labels);
        Some((names.map(|name| name.to_lowercase()).collect(), path))
    };
    schema::all(Case::FIELDS)
        .into_iter()
        .filter_map(named)
        .collect()
}
