//! The lines under the headline that tell of the regulations and of who is who.

use super::regulations::figure;
use super::section::dotted;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::Alteration;
use crate::domain::policy::editions::How;
use crate::domain::time::Limit;
use crate::msg;
use crate::report::difference::{
    Effect, FigureEffect, FileDifference, IdentityChange, IdentityTurn, RegulationHighlight, Shifts,
};
use crate::ui::{format, width};

/// How many things of one sort are named in a line.
pub(super) const NAMED: usize = 3;

/// How wide a value is at most, in columns.
const VALUE: usize = 40;

/// How long a day is, in seconds.
const DAY: i64 = 86_400;

/// Persons whose signature means something else.
pub(super) fn identities(persons: &[&IdentityChange]) -> Msg {
    let [person] = persons else {
        let names: Arg = persons
            .iter()
            .map(|person| Arg::from(&person.name))
            .collect();
        return msg!("diff-top-identities", count = persons.len(), names = names);
    };
    let mut turns: Vec<Arg> = person
        .turns
        .iter()
        .take(NAMED)
        .map(|one| turn(one).into())
        .collect();
    if person.turns.len() > NAMED {
        turns.push(msg!("diff-more-lines", count = person.turns.len() - NAMED).into());
    }
    let turns: Arg = turns.into_iter().collect();
    msg!("diff-top-identity", name = &person.name, turns = turns)
}

fn turn(turn: &IdentityTurn) -> Msg {
    match turn {
        IdentityTurn::Address { old, new } => msg!("diff-turn-address", old = old, new = new),
        IdentityTurn::Claimed(address) => msg!("diff-turn-claimed", address = address),
        IdentityTurn::Gained {
            role,
            from: None,
            until: None,
        } => msg!("diff-turn-gained", role = role.clone()),
        IdentityTurn::Gained { role, from, until } => {
            let day = |date: &Option<chrono::NaiveDate>| date.map(format::date).unwrap_or_default();
            msg!(
                "diff-turn-gained-dated",
                role = role.clone(),
                from = day(from),
                until = day(until)
            )
        }
        IdentityTurn::Lost(role) => msg!("diff-turn-lost", role = role.clone()),
        IdentityTurn::Lent { from, role } => {
            msg!("diff-turn-lent", role = role.clone(), from = from)
        }
        IdentityTurn::Joined(address) => msg!("diff-turn-joined", address = address),
        IdentityTurn::Gone => msg!("diff-turn-gone"),
    }
}

/// Regulations in force that were changed.
pub(super) fn in_force(laws: &[RegulationHighlight]) -> Msg {
    let [law] = laws else {
        let names: Arg = laws.iter().map(called).collect();
        return msg!("diff-top-in-force-all", count = laws.len(), names = names);
    };
    let what = match law.breaches.first().map(|breach| &breach.how) {
        Some(How::Rewritten(_)) => msg!("diff-top-rewritten"),
        Some(How::Withdrawn) => msg!("diff-top-withdrawn"),
        Some(How::BackDated) => msg!("diff-top-back-dated"),
        None => msg!("diff-top-recounted"),
    };
    let mut parts = vec![called(law), what.into()];
    parts.extend(contents(law));
    dotted(parts)
}

/// A regulation that was changed as it may be.
pub(super) fn changed(law: &RegulationHighlight) -> Msg {
    let mut parts = vec![called(law)];
    if let Some(file) = law.difference {
        let edition = file.edition.as_ref().filter(|_| !file.before);
        parts.extend(edition.map(|edition| {
            let from = edition.effective_from.to_string();
            Arg::from(msg!("diff-top-edition", from = from))
        }));
        if !file.after {
            parts.push(msg!("diff-removed").into());
        }
        if file.unreadable {
            parts.push(msg!("diff-policy-unreadable").into());
        }
    }
    parts.extend(contents(law));
    dotted(parts)
}

/// What a regulation is called: a policy by its title, another file by its path.
fn called(law: &RegulationHighlight) -> Arg {
    let edition = law
        .difference
        .and_then(|file| Some((file.edition.as_ref()?, file)));
    match (edition, law.breaches.first()) {
        (Some((edition, file)), _) => match &file.title {
            Some(title) => Arg::id(&edition.id, title),
            None => Arg::from(&edition.id),
        },
        (None, Some(breach)) => Arg::from(&breach.id),
        (None, None) => Arg::from(law.file),
    }
}

/// The figures that move dates with what they do, the other figures, what else moves.
fn contents(law: &RegulationHighlight) -> Vec<Arg> {
    let figures = &law.effect.figures;
    let mut parts: Vec<Arg> = figures
        .iter()
        .take(NAMED)
        .map(|one| set(one).into())
        .collect();
    let others = law
        .difference
        .map_or_else(Vec::new, |file| others(file, figures));
    if law.difference.is_some_and(whole) {
        parts.push(msg!("diff-figures", count = others.len()).into());
    } else {
        let room = NAMED.saturating_sub(parts.len());
        let more = others.len().saturating_sub(room);
        parts.extend(
            others
                .into_iter()
                .take(room)
                .map(|one| figure(&short(one)).into()),
        );
        if more > 0 {
            parts.push(msg!("diff-top-more-figures", count = more).into());
        }
    }
    parts.extend(moves(&law.effect.rest).map(Arg::from));
    parts
}

/// A figure whose values are no longer than can be read in passing.
fn short(one: &Alteration) -> Alteration {
    let cut = |value: &Option<String>| value.as_ref().map(|value| width::cut(value, VALUE));
    Alteration {
        old: cut(&one.old),
        new: cut(&one.new),
        ..one.clone()
    }
}

/// Whether a file came or went as a whole.
fn whole(file: &FileDifference) -> bool {
    file.before != file.after && file.follows.is_none()
}

/// The figures that move no date by themselves, and those that are named no more. From when a new
/// edition is in force is said already.
fn others<'a>(file: &'a FileDifference, figures: &[FigureEffect]) -> Vec<&'a Alteration> {
    let edition = file.edition.as_ref().filter(|_| !file.before);
    let from = edition.map(|edition| edition.effective_from.to_string());
    let said = |one: &Alteration| {
        let mut named = figures.iter().take(NAMED);
        let dates = from.is_some() && one.new == from && one.path.len() == 1;
        dates || named.any(|figure| figure.figure == one)
    };
    file.alterations.iter().filter(|one| !said(one)).collect()
}

/// `overall 13d → 10d, 6 open cases 3 days earlier, none becomes overdue`.
fn set(one: &FigureEffect) -> Msg {
    let text = |value: &Option<String>| {
        let text = value.clone().unwrap_or_default();
        match text.parse::<Limit>() {
            Ok(limit) => Arg::id(text, limit.said()),
            Err(_) => Arg::from(text),
        }
    };
    msg!(
        "diff-top-figure",
        clock = one.clock.called(),
        old = text(&one.figure.old),
        new = text(&one.figure.new),
        moves = moves(&one.effect).map_or_else(|| Arg::from(""), Arg::from)
    )
}

/// What becomes of cases, in words; nothing where nothing does.
fn moves(effect: &Effect) -> Option<Msg> {
    if effect.is_empty() {
        return None;
    }
    let mut parts: Vec<Arg> = Vec::new();
    parts.extend(shifted(effect.earlier, |cases, by| {
        msg!("diff-top-cases-earlier", count = cases, by = by)
    }));
    parts.extend(shifted(effect.later, |cases, by| {
        msg!("diff-top-cases-later", count = cases, by = by)
    }));
    if effect.earlier.cases > 0 || effect.overdue > 0 {
        parts.push(match effect.overdue {
            0 => msg!("diff-top-none-overdue").into(),
            late => msg!("diff-top-overdue", count = late).into(),
        });
    }
    if effect.signers > 0 {
        parts.push(msg!("diff-top-signers", count = effect.signers).into());
    }
    if effect.ended > 0 {
        parts.push(msg!("diff-top-ended", count = effect.ended).into());
    }
    let parts: Arg = parts.into_iter().collect();
    Some(msg!("diff-plain", what = parts))
}

fn shifted(shifts: Shifts, said: fn(usize, Msg) -> Msg) -> Option<Arg> {
    if shifts.cases == 0 {
        return None;
    }
    let (least, most) = (shifts.least, shifts.most);
    let by = if least == most {
        span(most)
    } else if least % DAY == 0 && most % DAY == 0 {
        msg!(
            "diff-top-days-between",
            least = least / DAY,
            most = most / DAY
        )
    } else {
        msg!("diff-top-between", least = span(least), most = span(most))
    };
    Some(said(shifts.cases, by).into())
}

/// A span of time as people say it: whole days in words.
pub(super) fn span(seconds: i64) -> Msg {
    match seconds % DAY {
        0 => msg!("diff-top-days", days = seconds / DAY),
        _ => format::duration(seconds),
    }
}
