//! What a report keeps of the cases: each is read, measured and let go.

use std::borrow::Cow;
use std::sync::Arc;

use anyhow::Result;

use crate::codec::bytes::{made as bytes_of, remade, remade_first};
use crate::domain::exposure::Basis;
use crate::domain::kept::Kept as _;
use crate::domain::record::Record;
use crate::domain::shared::Words;
use crate::domain::staff::asking;
use crate::report::explained::proofs;
use crate::report::groups::By;
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::restated::Restated;
use crate::report::summary::{Summary, summary};
use crate::report::tally::{CaseRow, Kept, Tallies, Tally, Titles};
use crate::report::wanted::Wanted;
use crate::store::spool::Spooled;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::indexed::{Indexed, Seen, Warm};
use crate::workspace::looked::{Before, Held, Keep, Known, New};
use crate::workspace::open::Workspace;
use crate::workspace::posted::{self, Asked};
use crate::workspace::subjects::{self, Read, judged, readable, sorted_out};

/// What is kept of the cases, with what of a posted month would be said otherwise now; nothing where a month
/// was only to be shown as it would be posted. Where the index is wanted, what is in it is not measured anew.
pub fn tallied(
    env: &mut Env,
    workspace: &Workspace,
    (wanted, policy): (&Wanted, Option<&str>),
    (period, asked): (&Period, Option<&Asked>),
    index: bool,
) -> Result<Option<(Tallies, Vec<Restated>)>> {
    if asked.is_none() && !posted::statistics::is_posted(workspace, period)? {
        let warm = Warm::of_reports(workspace, index && wanted.is_usual());
        let (mut tallies, left_out) = measured(workspace, wanted, &warm)?;
        for problem in left_out {
            env.warn(&problem)?;
        }
        policy.inspect(|policy| tallies.retain_of(policy));
        return Ok(Some((tallies, Vec::new())));
    }
    // What was known at the end of the month is read from what the files said then.
    let records = readable(env, workspace)?;
    if let Some(asked) = asked {
        posted::statistics::post(env, workspace, &records, asked)?;
        if asked.write.dry_run {
            return Ok(None);
        }
    }
    let restated = posted::statistics::restatements(workspace, &records, period)?;
    let subjects = subjects::of(env, workspace, records)?;
    let mut tallies = wanted.tallies(&subjects);
    policy.inspect(|policy| tallies.retain_of(policy));
    Ok(Some((tallies, restated)))
}

/// What comes of a file, and what of that is to be kept.
struct Measured {
    read: Read<Kept>,
    keep: Keep,
    /// Where what is new was put.
    made: Option<Spooled>,
}

/// What is kept of the cases, with what there is to say of those left out.
fn measured(
    workspace: &Workspace,
    wanted: &Wanted,
    warm: &Warm,
) -> Result<(Tallies, Vec<Problem>)> {
    let words = Words::default();
    let indexed = warm.read(workspace, &workspace.regulations);
    let listed = workspace.repository.list_cases()?.cases;
    let (cases, all) = indexed.each(&listed, |(at, file)| {
        let kept = |known, keep| kept((known, keep), wanted);
        Ok(match indexed.see(at, file, kept)? {
            Seen::Kept(measured) => Some(measured),
            Seen::Gone => None,
            Seen::Anew(record, before) => {
                let of = (*record, before);
                Some(measure(workspace, (wanted, &words), &indexed, of))
            }
        })
    })?;
    indexed.write(|| {
        cases.iter().zip(&all).map(|(case, measured)| {
            let held = Held {
                keep: &measured.keep,
                uid: None,
                cites: false,
                made: measured.made,
            };
            (Cow::Owned(case.name()), held)
        })
    });
    let read = all.into_iter().map(|measured| measured.read);
    let (tallies, left_out) = sorted_out(read);
    Ok((tallies.into(), left_out))
}

/// What was kept of a file.
fn kept((known, keep): (Known, Keep), wanted: &Wanted) -> Option<Measured> {
    let beyond = remade_first(known.entry.found).filter(|(reach, _)| !wanted.reaches(*reach));
    if let Some((_, outline)) = beyond {
        return Some(Measured {
            read: Ok(Some((None, Kept::Outline(remade(outline)?)))),
            keep,
            made: None,
        });
    }
    let (at, index) = ((known.place, &known.entry), known.index);
    let tally = index.apart_as(at, |kept| {
        let (mut tally, rest): (Tally, _) = remade_first(kept)?;
        let shown = wanted.shows(&tally);
        if shown || wanted.titles(&tally) {
            let (called, row) = remade_first(rest)?;
            tally.titles = Titles::again(called)?;
            if shown {
                tally.row = remade::<Option<CaseRow>>(row)?.map(Arc::new);
            }
        }
        Some(tally)
    })?;
    Some(Measured {
        read: Ok(Some((None, wanted.whole(tally)))),
        keep,
        made: None,
    })
}

/// What comes of a record.
fn measure(
    workspace: &Workspace,
    (wanted, words): (&Wanted, &Words),
    indexed: &Indexed,
    (record, before): (Record, Option<Before>),
) -> Measured {
    let mut measured = Measured {
        read: Ok(None),
        keep: Keep::Nothing,
        made: None,
    };
    let Some(case) = &record.case else {
        measured.read = Err(record.file);
        return measured;
    };
    // Of a case that is open all is otherwise any moment.
    let lasts = case.ended() && record.stands_at(workspace.now);
    let contents = before.filter(|_| lasts);
    let contents = contents.map(|before| before.contents(&record.text));
    // Only what may be kept is measured for any period.
    let of = contents
        .as_ref()
        .map_or_else(|| wanted.clone(), |_| wanted.any());
    let (made, whom) = asking(|| {
        let subject = judged(workspace, record)?;
        let (tally, until) = of.lasting(&subject, words);
        let until = until.filter(|_| subject.policy.is_some());
        let lawless = subject.policy.is_none().then_some(subject.case.number);
        Some((lawless, tally, until))
    });
    let Some((lawless, tally, until)) = made else {
        return measured;
    };
    if let Some((contents, until)) = contents.zip(until)
        && let Some(bytes) = bytes_of(&(&tally, tally.titles.kept(), tally.row.as_deref()))
        && let Some(outline) = bytes_of(&(tally.reach(), tally.outline()))
        && let Some(made) = indexed.put_by(&bytes)
    {
        let on = indexed.set(Some(&*tally.policy), &whom);
        measured.keep = Keep::New(Box::new(New::measured(contents, (until, on), &outline)));
        measured.made = Some(made);
    }
    measured.read = Ok(Some((lawless, wanted.kept(tally))));
    measured
}

/// The report of them, by these groups, which somebody asked for or which are the usual ones, with the proof
/// of every figure where that is wanted.
pub fn reported(
    workspace: &Workspace,
    (cases, restated): (&Tallies, Vec<Restated>),
    scope: &Scope,
    (by, proved): ((&[By], bool), bool),
) -> Summary {
    let basis = Basis {
        calendar: &workspace.calendar,
        organization: workspace.regulations.organization.as_ref(),
    };
    let proofs = proved.then(|| proofs(cases, scope));
    Summary {
        restated,
        proofs: proofs.unwrap_or_default(),
        ..summary(cases, scope, by, &basis)
    }
}
