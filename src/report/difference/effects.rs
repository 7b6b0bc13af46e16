//! What a change of a regulation does to cases, figure by figure.

use super::differences::{Difference, FileDifference};
use super::dues::{DueMove, Reason};
use super::judged::JudgedRecord;
use crate::domain::document::Document;
use crate::domain::judge::{Clock, ClockState};
use crate::domain::policy::Alteration;

/// How long a day is, in seconds.
const DAY: i64 = 86_400;

/// What becomes of the cases that something moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Open cases whose date comes earlier.
    pub earlier: Shifts,
    /// Open cases whose date comes later.
    pub later: Shifts,
    /// Open cases that it makes late.
    pub overdue: usize,
    /// Ended cases whose dates it moves.
    pub ended: usize,
    /// Open cases that take the signature of another role.
    pub signers: usize,
}

/// By how much the dates of some cases move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shifts {
    /// How many cases.
    pub cases: usize,
    /// The least, in seconds.
    pub least: i64,
    /// The most, in seconds.
    pub most: i64,
}

/// A figure of a regulation with what it does.
#[derive(Clone, Debug)]
pub struct FigureEffect<'a> {
    /// The figure.
    pub figure: &'a Alteration,
    /// The clock it sets.
    pub clock: &'a Clock,
    /// What becomes of the cases.
    pub effect: Effect,
}

/// What a change of one file does.
#[derive(Clone, Debug, Default)]
pub struct FileEffect<'a> {
    /// The figures that move dates by themselves.
    pub figures: Vec<FigureEffect<'a>>,
    /// What else moves, by whatever of the file.
    pub rest: Effect,
}

impl Effect {
    /// Whether it does nothing to any case.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what some dates of a case do: it counts once, by the one that moves most.
    fn add(&mut self, case: Judged, dues: &[&DueMove]) {
        let shifts = dues.iter().filter_map(|due| shift(due, case.after));
        let Some(most) = shifts.max_by_key(|shift| shift.abs()) else {
            return;
        };
        if case.ended {
            self.ended += 1;
            return;
        }
        let side = if most < 0 {
            &mut self.earlier
        } else {
            &mut self.later
        };
        side.add(most.abs());
        self.overdue += usize::from(dues.iter().any(|due| due.turns_late()));
    }
}

impl Shifts {
    fn add(&mut self, seconds: i64) {
        self.least = match self.cases {
            0 => seconds,
            _ => self.least.min(seconds),
        };
        self.most = self.most.max(seconds);
        self.cases += 1;
    }
}

impl DueMove {
    /// Whether it is late now and was not before.
    pub fn turns_late(&self) -> bool {
        let late = |clock: &Clock| {
            matches!(
                clock.state,
                ClockState::Overdue | ClockState::Late | ClockState::Missed
            )
        };
        let now = self.after.as_ref().is_some_and(late);
        now && !self.before.as_ref().is_some_and(late)
    }
}

/// By how much a date moves, in seconds: whole days where it is another day.
pub fn shift(due: &DueMove, judged: &JudgedRecord) -> Option<i64> {
    let (before, after) = (due.before.as_ref()?.due, due.after.as_ref()?.due);
    let date = |time| match judged.calendar {
        Some(calendar) => calendar.in_zone(time).date_naive(),
        None => time.date_naive(),
    };
    let days = (date(after) - date(before)).num_days();
    let seconds = match days {
        0 => (after - before).num_seconds(),
        days => days * DAY,
    };
    (seconds != 0).then_some(seconds)
}

/// A case by the regulations of both sides.
#[derive(Clone, Copy)]
struct Judged<'a> {
    before: &'a JudgedRecord<'a>,
    after: &'a JudgedRecord<'a>,
    dues: &'a [DueMove],
    ended: bool,
    /// Whether the regulations alone make the difference.
    untouched: bool,
}

/// The cases that a regulation may move: those nobody touched, and those that go on after what was
/// done to them.
fn all<'a>(difference: &'a Difference<'a>) -> impl Iterator<Item = Judged<'a>> {
    let untouched = difference.moved.iter().map(|moved| Judged {
        before: &moved.before,
        after: &moved.after,
        dues: &moved.dues,
        ended: moved.ended,
        untouched: true,
    });
    let touched = difference.cases.iter().filter_map(|case| {
        let after = case.after.as_ref()?;
        let open = after.case.as_ref().is_some_and(|case| !case.ended());
        open.then_some(Judged {
            before: case.before.as_ref()?,
            after,
            dues: &case.dues,
            ended: false,
            untouched: false,
        })
    });
    untouched.chain(touched)
}

/// What the change of a file does to cases: to all by a figure that sets a limit, by anything else
/// to those nobody touched.
pub fn file_effect<'a>(file: &'a FileDifference, difference: &'a Difference<'a>) -> FileEffect<'a> {
    let mut effect = FileEffect::default();
    for case in all(difference) {
        let own = case.dues.iter().filter(|due| concerns(file, case, due));
        let mut rest: Vec<&DueMove> = Vec::new();
        let mut by_figure: Vec<(usize, Vec<&DueMove>)> = Vec::new();
        for due in own {
            let figure = file.alterations.iter().find(|figure| sets(figure, due));
            match figure.and_then(|figure| effect.place(figure, due)) {
                None => rest.push(due),
                Some(place) => match by_figure.iter_mut().find(|(at, _)| *at == place) {
                    Some((_, dues)) => dues.push(due),
                    None => by_figure.push((place, vec![due])),
                },
            }
        }
        for (place, dues) in by_figure {
            if let Some(figure) = effect.figures.get_mut(place) {
                figure.effect.add(case, &dues);
            }
        }
        if case.untouched {
            effect.rest.add(case, &rest);
            let another = !case.ended && judges(file, case) && another_signer(case);
            effect.rest.signers += usize::from(another);
        }
    }
    effect
}

impl<'a> FileEffect<'a> {
    /// Whether it does nothing to any case.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.rest.is_empty()
    }

    /// The place of a figure among those that move dates.
    fn place(&mut self, figure: &'a Alteration, due: &'a DueMove) -> Option<usize> {
        let known = self.figures.iter().position(|one| one.figure == figure);
        if known.is_some() {
            return known;
        }
        self.figures.push(FigureEffect {
            figure,
            clock: due.after.as_ref()?,
            effect: Effect::default(),
        });
        Some(self.figures.len() - 1)
    }
}

/// Whether a file is behind the other date: its calendar is, or it is the edition that judges.
fn concerns(file: &FileDifference, case: Judged, due: &DueMove) -> bool {
    let by_calendar = due.reasons == [Reason::Calendar];
    match Document::of(&file.file) {
        Document::Calendar => by_calendar,
        Document::Policy => !by_calendar && judges(file, case),
        _ => false,
    }
}

/// Whether a case is judged by the edition of the file.
fn judges(file: &FileDifference, case: Judged) -> bool {
    let policy = case.after.policy.or(case.before.policy);
    let edition = file.edition.as_ref().zip(policy);
    edition.is_some_and(|(edition, policy)| {
        edition.id == policy.id && edition.effective_from == policy.effective_from
    })
}

/// Whether a figure is the limit that moves a date.
fn sets(figure: &Alteration, due: &DueMove) -> bool {
    let name = due.name.strip_prefix("stage.").unwrap_or(&due.name);
    let of_clock = |part: &String| {
        let rest = part.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
    };
    let limit = |reason: &Reason| match reason {
        Reason::Limit { old, new, .. } => {
            figure.old.as_ref() == Some(&old.to_string())
                && figure.new.as_ref() == Some(&new.to_string())
        }
        _ => false,
    };
    figure.path.iter().any(of_clock) && due.reasons.iter().any(limit)
}

fn another_signer(case: Judged) -> bool {
    let role = |judged: &JudgedRecord| {
        let signer = judged.outlook.as_ref()?.signer.as_ref()?;
        Some(signer.role.clone())
    };
    let (old, new) = (role(case.before), role(case.after));
    new.is_some() && old != new
}
