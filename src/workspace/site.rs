//! A site: what is in it, and how its pages are made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path as FilePath;
use std::sync::Arc;

use anyhow::Result;
use clap::Command;
use rayon::prelude::*;

use crate::codec;
use crate::codec::place;
use crate::domain::month::Month;
use crate::domain::posted::Statistics;
use crate::domain::record::Record;
use crate::domain::tree::Path;
use crate::msg;
use crate::report::Subject;
use crate::report::case_row::case_row;
use crate::report::groups::USUAL;
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::personal::personal;
use crate::report::summary::Summary;
use crate::report::tally::{CaseRow, Tallies};
use crate::report::wanted::Wanted;
use crate::store::site::Filled;
use crate::ui::escape::{Safe, Xml};
use crate::ui::explain::{Explained, explain, reasons};
use crate::ui::format;
use crate::ui::names::Names;
use crate::ui::page::{Block, Page};
use crate::ui::paint::Paint;
use crate::ui::problem::Problem;
use crate::ui::report::{Sheets, Speaking};
use crate::ui::show::record as shown;
use crate::ui::site::{self, Files, INDEX, Withheld, report_file};
use crate::ui::words::Words;
use crate::workspace::case_page;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::posted::{posted, statistics};
use crate::workspace::progress::Progress;
use crate::workspace::subjects::{self, readable};
use crate::workspace::tallied;

/// So many months have a report, the present one among them.
const MONTHS: usize = 12;
/// So many pages are made at once, and written before the next.
const AT_ONCE: usize = 64;

/// Writes the pages into a directory; how many there are. `redact` leaves out who people are.
pub fn write(
    env: &mut Env,
    workspace: &Workspace,
    (dir, redact): (&FilePath, bool),
) -> Result<usize> {
    let records = readable(env, workspace)?;
    let subjects = subjects::of(env, workspace, records.clone())?;
    let periods = periods(workspace)?;
    let mut files = Files::default();
    let judged = records.iter().filter(|record| is_judged(workspace, record));
    let cases: Vec<(&Record, String)> = judged
        .map(|record| (record, files.case(&record.number)))
        .collect();
    let withheld = if redact {
        withheld(env, workspace, &subjects)?
    } else {
        Withheld::default()
    };
    let mut all: BTreeSet<String> = periods.keys().map(|name| report_file(name)).collect();
    all.extend(cases.iter().map(|(_, file)| file.clone()));
    all.insert(INDEX.to_owned());
    let count = all.len();
    let site = workspace.repository.site((dir, Filled::Pages), all)?;
    let mut progress = Progress::begin(env, count);
    let speaking = Speaking {
        names: workspace.names(env),
        policies: &workspace.regulations.policies,
    };
    let mut told = Vec::new();
    let wanted = Wanted {
        shown: Some(periods.values().cloned().collect()),
        counted: Some(periods.values().flat_map(Period::looked_at).collect()),
        by: &USUAL,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    let tallies = wanted.tallies(&subjects);
    for (done, (name, period)) in periods.iter().enumerate() {
        progress.at(env, done)?;
        let report = reported(workspace, (&records, &tallies), period)?;
        told.push(site::Period::of(name, &report));
        let sheets = Sheets::of(&report, &speaking);
        let text = site::report_page(sheets, (&files, &withheld), speaking.names.words);
        site.write(&report_file(name), &text)?;
    }
    told.reverse();
    let rows = listed(&subjects);
    let overview = overview(workspace, (&told, &rows), (&files, &withheld), &speaking);
    site.write(INDEX, &overview)?;
    let (lang, shape) = (env.lang(), env.shape);
    for (at, some) in cases.chunks(AT_ONCE).enumerate() {
        progress.at(env, periods.len() + at * AT_ONCE)?;
        let page = |words: &mut Words, (record, file): &(&Record, String)| {
            let blocks = blocks(workspace, (record, redact), (words, shape))?;
            Ok((file.clone(), site::case_page(blocks, &withheld, words)))
        };
        let made = some.par_iter().map_init(|| Words::new(lang), page);
        let made: Result<Vec<(String, Safe<Xml>)>> = made.collect();
        for (file, text) in made? {
            site.write(&file, &text)?;
        }
    }
    progress.end(env)?;
    site.finish()?;
    Ok(count)
}

/// Whether a case is known now and there is a policy to judge it by.
fn is_judged(workspace: &Workspace, record: &Record) -> bool {
    let known = record.known_at(workspace.now);
    known.is_some_and(|case| workspace.regulations.policy_of(&case).is_some())
}

/// The periods that have a report, by name: the last months, those posted, this year.
fn periods(workspace: &Workspace) -> Result<BTreeMap<String, Period>> {
    let today = workspace.now.date_naive();
    let last = std::iter::successors(Some(Month::of(today)), |month| Some(month.previous()));
    let posted = posted::<Statistics>(workspace)?;
    let posted = posted.iter().map(|one| one.head.month);
    let months: BTreeSet<Month> = last.take(MONTHS).chain(posted).collect();
    let months = months.into_iter();
    let mut periods: BTreeMap<String, Period> = months
        .map(|month| (month.to_string(), Period::of(month)))
        .collect();
    let year = today.format("%Y").to_string();
    periods.insert(year.clone(), Period::read(&year, today)?);
    Ok(periods)
}

fn reported(
    workspace: &Workspace,
    (records, cases): (&[Record], &Tallies),
    period: &Period,
) -> Result<Summary> {
    let scope = Scope {
        period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    let restated = statistics::restatements(workspace, records, period)?;
    let by = (&USUAL[..], false);
    Ok(tallied::reported(
        workspace,
        (cases, restated),
        &scope,
        (by, true),
    ))
}

/// Every case that is known, by number.
fn listed(subjects: &[Subject]) -> Vec<Arc<CaseRow>> {
    let rows = subjects.iter().map(|subject| Arc::new(case_row(subject)));
    let mut rows: Vec<Arc<CaseRow>> = rows.collect();
    rows.sort_by(|a, b| a.number.cmp(&b.number));
    rows
}

fn overview(
    workspace: &Workspace,
    (periods, cases): (&[site::Period], &[Arc<CaseRow>]),
    files: (&Files, &Withheld),
    speaking: &Speaking,
) -> Safe<Xml> {
    let words = speaking.names.words;
    let organization = workspace.regulations.organization.as_ref();
    let title = organization.map_or_else(
        || words.text("site-title"),
        |of| words.say(&msg!("site-title-of", name = &of.name)),
    );
    let time = format::time(&workspace.now);
    let note = words.say(&msg!("site-as-of", time = time));
    site::overview((&title, note), periods, cases, files, speaking)
}

/// What says who people are, with what is shown in its place: for one of ours the unit.
fn withheld(env: &Env, workspace: &Workspace, subjects: &[Subject]) -> Result<Withheld> {
    let words = env.layout.words;
    let names = workspace.names(env);
    let staff = &workspace.regulations.staff;
    let today = workspace.now.date_naive();
    let unsaid = words.text("site-withheld");
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    for person in &staff.persons {
        let unit = staff.unit_of(person, today);
        let unit = unit.map_or_else(|| unsaid.clone(), |unit| names.title(&unit.title));
        let known = [&person.name, &person.email];
        let known = known.into_iter().chain(&person.former_emails);
        for text in known.chain(&person.joined_emails) {
            shown.entry(text.clone()).or_insert_with(|| unit.clone());
        }
    }
    let mut said = BTreeSet::new();
    for subject in subjects {
        personal(&subject.case, &mut said);
    }
    // Some cases name a unit where they may name a person.
    said.retain(|text| staff.unit(text).is_none());
    for text in said {
        shown.entry(text).or_insert_with(|| unsaid.clone());
    }
    let texts: Vec<(String, String)> = shown.into_iter().collect();
    Ok(Withheld::new(&texts).ok_or_else(|| Problem::usage(msg!("site-withheld-many")))?)
}

/// A case's record, and why its dates and levels are what they are.
fn blocks(
    workspace: &Workspace,
    (record, redact): (&Record, bool),
    (words, shape): (&Words, &Command),
) -> Result<(Vec<Block>, Vec<Block>)> {
    let mut judged = workspace.judge(record)?;
    if redact {
        // Nobody has declared what keys of people's own say.
        judged.case.own.clear();
    }
    let names = Names {
        words,
        staff: &workspace.regulations.staff,
    };
    let page = || Page::new(None, Paint::new(false));
    let now = workspace.now;
    let case = case_page::with(&judged, names, (shape, now), |sheet| {
        let mut page = page();
        shown(sheet, &mut page);
        page.into_blocks()
    });
    let source = place::LineIndex::new(&record.text);
    let document = codec::record::document(record);
    let field = |path: &Path| {
        let document = document.as_ref();
        let span = document.map_or(0..0, |document| document.nearest(path).span.clone());
        source.place(&record.file, span)
    };
    let subject = Explained {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        clocks: &judged.clocks,
        names,
        now,
        place: &field,
    };
    let mut proof = page();
    reasons(&explain(&subject, false), &subject, &mut proof);
    Ok((case, proof.into_blocks()))
}
