//! All cases at once, for lists and reports.

use anyhow::Result;
use rayon::prelude::*;

use crate::domain::case::Case;
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::record::{Former, Record};
use crate::domain::time::Time;
use crate::msg;
use crate::report::Subject;
use crate::rules::Standing;
use crate::store::case_file::CaseFile;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::indexed::Warm;
use crate::workspace::open::Workspace;

/// How many files that cannot be read are named.
const NAMED: usize = 5;

/// Every record that holds a case, in order of path. Files that hold none are said on stderr:
/// nothing is left out silently.
pub fn readable(env: &mut Env, workspace: &Workspace) -> Result<Vec<Record>> {
    let (records, left_out) = split(workspace.records()?);
    warned(env, left_out)?;
    Ok(records)
}

/// Every case known now, in order of path; cases without a policy in force are said on stderr.
pub fn subjects<'a>(env: &mut Env, workspace: &'a Workspace) -> Result<Vec<Subject<'a>>> {
    let (subjects, left_out) = gathered(workspace)?;
    for problem in left_out {
        env.warn(&problem)?;
    }
    Ok(subjects)
}

/// Every case of which anything is to be done, in order of path; cases without a policy in force are said on
/// stderr. What is over is not read, as far as the index knows it.
pub fn waiting<'a>(env: &mut Env, workspace: &'a Workspace) -> Result<Vec<Subject<'a>>> {
    let staff = &workspace.regulations.staff;
    let waits = |subject: Subject<'a>| subject.waits(staff).then(|| Box::new(subject));
    let waiting = each(env, workspace, Some(|it| it != Standing::Ended), waits)?;
    Ok(unboxed(waiting))
}

/// What `then` makes of every case known now, in order of path; each is judged, given and let go. Where
/// only those are wanted that stand so, the others are not read as far as the index knows how they stand.
pub fn each<'a, T: Send>(
    env: &mut Env,
    workspace: &'a Workspace,
    wanted: Option<fn(Standing) -> bool>,
    then: impl Fn(Subject<'a>) -> T + Sync,
) -> Result<Vec<T>> {
    let (made, left_out) = gathered_with(workspace, wanted, then)?;
    for problem in left_out {
        env.warn(&problem)?;
    }
    Ok(made)
}

/// The same of these records.
pub fn of<'a>(
    env: &mut Env,
    workspace: &'a Workspace,
    records: Vec<Record>,
) -> Result<Vec<Subject<'a>>> {
    let (subjects, lawless) = known(workspace, records);
    warned(env, lawless)?;
    Ok(subjects)
}

/// Every case known now, with what there is to say of those left out. Of each file the case alone is
/// kept.
pub fn gathered(workspace: &Workspace) -> Result<(Vec<Subject<'_>>, Vec<Problem>)> {
    gathered_with(workspace, None, |subject| subject)
}

/// Every case that is wanted, in order of path: each is read, judged, looked at and let go, but for those.
pub fn wanted<'a>(
    env: &mut Env,
    workspace: &'a Workspace,
    wanted: impl Fn(&Subject<'a>) -> bool + Sync,
) -> Result<Vec<Subject<'a>>> {
    let then = |subject: Subject<'a>| wanted(&subject).then(|| Box::new(subject));
    Ok(unboxed(each(env, workspace, None, then)?))
}

/// Every case that goes on, with what there is to say of files that are left out.
pub fn going_on<'a>(workspace: &'a Workspace) -> Result<(Vec<Subject<'a>>, Vec<Problem>)> {
    let open = |it| !matches!(it, Standing::Ended | Standing::Owing);
    let then = |subject: Subject<'a>| (!subject.case.ended()).then(|| Box::new(subject));
    let (made, left_out) = gathered_with(workspace, Some(open), then)?;
    Ok((unboxed(made), left_out))
}

/// Those that are wanted: a case is large, and most are not.
fn unboxed<T>(made: Vec<Option<Box<T>>>) -> Vec<T> {
    made.into_iter().flatten().map(|it| *it).collect()
}

/// The files of the cases that stand so, and of those of which the index does not know how they stand.
fn standing_so(
    workspace: &Workspace,
    cases: Vec<CaseFile>,
    wanted: fn(Standing) -> bool,
) -> Vec<CaseFile> {
    let warm = Warm::open(workspace, workspace.warn_within(), true);
    let indexed = warm.read(workspace, &workspace.regulations);
    let cases = cases.into_par_iter().enumerate();
    let so = cases.filter(|(at, file)| indexed.standing(*at, file).is_none_or(wanted));
    so.map(|(_, file)| file).collect()
}

fn gathered_with<'a, T: Send>(
    workspace: &'a Workspace,
    standing: Option<fn(Standing) -> bool>,
    then: impl Fn(Subject<'a>) -> T + Sync,
) -> Result<(Vec<T>, Vec<Problem>)> {
    let listing = workspace.repository.list_cases()?;
    let cases = match standing {
        Some(wanted) => standing_so(workspace, listing.cases, wanted),
        None => listing.cases,
    };
    let read = workspace.each(&cases, |record| {
        if record.case.is_none() {
            return Err(record.file);
        }
        Ok(judged(workspace, record).map(|subject| {
            let lawless = subject.policy.is_none();
            let lawless = lawless.then(|| subject.case.number.clone());
            (lawless, then(subject))
        }))
    })?;
    Ok(sorted_out(read))
}

/// What comes of reading a file: of a case known now what was made of it, with its number where no policy is in
/// force for it; or the file that holds none.
pub type Read<T> = Result<Option<(Option<String>, T)>, String>;

/// What was made of the cases, and what there is to say of those left out.
pub fn sorted_out<T>(read: impl IntoIterator<Item = Read<T>>) -> (Vec<T>, Vec<Problem>) {
    let (mut unreadable, mut lawless) = (Vec::new(), Vec::new());
    // What is large and many is sorted out where it lies.
    let known = read.into_iter().filter_map(|read| match read {
        Ok(Some((number, made))) => {
            lawless.extend(number);
            Some(made)
        }
        Ok(None) => None,
        Err(file) => {
            unreadable.push(file);
            None
        }
    });
    let known: Vec<T> = known.collect();
    let left_out = unreadable_files(&unreadable).into_iter();
    (known, left_out.chain(lawless_cases(&lawless)).collect())
}

fn warned(env: &mut Env, problem: Option<Problem>) -> Result<()> {
    problem.map_or(Ok(()), |problem| env.warn(&problem))
}

/// The records that hold a case, and what is said of the files that hold none.
fn split(mut records: Vec<Record>) -> (Vec<Record>, Option<Problem>) {
    let unreadable = records.extract_if(.., |record| record.case.is_none());
    let files: Vec<String> = unreadable.map(|record| record.file).collect();
    (records, unreadable_files(&files))
}

/// What is said of files that no case can be read from.
pub fn unreadable_files(files: &[String]) -> Option<Problem> {
    let (count, files) = (files.len(), named(files));
    let what = msg!("list-unreadable", count = count, files = files);
    (count > 0).then(|| Problem::usage(what).help(msg!("list-run-check")))
}

/// What is said of cases, by their numbers, that no policy is in force for.
pub fn lawless_cases(cases: &[String]) -> Option<Problem> {
    let (count, cases) = (cases.len(), named(cases));
    let what = msg!("list-without-policy", count = count, cases = cases);
    (count > 0).then(|| Problem::usage(what).help(msg!("list-run-check")))
}

fn known(workspace: &Workspace, records: Vec<Record>) -> (Vec<Subject<'_>>, Option<Problem>) {
    let known = records
        .into_par_iter()
        .filter_map(|record| judged(workspace, record));
    let known: Vec<Subject> = known.collect();
    let lawless = lawless(&known);
    (known, lawless)
}

fn lawless(known: &[Subject]) -> Option<Problem> {
    let lawless = known.iter().filter(|subject| subject.policy.is_none());
    let lawless: Vec<String> = lawless.map(|subject| subject.case.number.clone()).collect();
    lawless_cases(&lawless)
}

fn named(names: &[String]) -> crate::domain::msg::Arg {
    let mut shown: Vec<&str> = names.iter().map(String::as_str).take(NAMED).collect();
    if names.len() > NAMED {
        shown.push("…");
    }
    Msg::list(shown)
}

/// Which past is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// What was known then.
    Known,
    /// What had happened by then, as far as is known today.
    Stood,
}

/// A record as it is judged now; `None` where it was recorded later.
pub fn judged(workspace: &Workspace, record: Record) -> Option<Subject<'_>> {
    let (case, former) = record.into_known_at(workspace.now)?;
    Some(subject(workspace, case, &former, workspace.now))
}

/// A record as it is judged at an earlier moment.
pub fn judged_at<'a>(
    workspace: &'a Workspace,
    record: &Record,
    moment: Time,
    past: Past,
) -> Option<Subject<'a>> {
    let case = match past {
        Past::Known => record.known_at(moment)?.into_owned(),
        Past::Stood => {
            let known = record.known_at(workspace.now)?.into_owned();
            known.stood_at(moment)?
        }
    };
    Some(subject(workspace, case, &record.former, moment))
}

fn subject<'a>(workspace: &'a Workspace, case: Case, former: &[Former], now: Time) -> Subject<'a> {
    let policy = workspace.regulations.policy_of(&case);
    let own = policy.and_then(|policy| workspace.regulations.calendar_of(policy));
    let calendar = own.unwrap_or(&workspace.calendar);
    let staff = &workspace.regulations.staff;
    let clocks = policy.map(|policy| {
        let law = (policy, calendar, staff);
        judge::clocks_of(&case, former, law, now).0
    });
    let clocks = clocks.unwrap_or_default();
    Subject {
        owner: Subject::whose_turn(&case, policy, staff, &clocks, now),
        clocks,
        case,
        policy,
        calendar,
    }
}
