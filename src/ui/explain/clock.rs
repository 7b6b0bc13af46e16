//! Why a clock is due when it is.

use crate::domain::case::Case;
use crate::domain::msg::{Arg, Msg};
use crate::domain::schema::{self, Declared as _};
use crate::domain::tree::{Path, Seg};
use serde::Serialize;

use super::subject::Explained;
use crate::domain::case::conduct::Hold;
use crate::domain::judge::ClockState;
use crate::domain::source::Source;
use crate::domain::time::{Counting, Moved, Stretch, Terms, Time};
use crate::msg;
use crate::report::explanation::{ClockReason, Held};
use crate::ui::format;

/// A clock with its reasons, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineView {
    /// The name.
    pub clock: String,
    /// When it started.
    pub started: String,
    /// The last moment in time.
    pub due: String,
    /// The limit; none for promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// The counting; none for promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counting: Option<String>,
    /// How it stands.
    pub state: String,
    /// When it stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<String>,
    /// Seconds past the due.
    pub late_by: i64,
    /// Whose it is.
    pub owner: String,
    /// Whether the due touches a year without official holidays.
    pub provisional: bool,
    /// Whether it has not really started.
    pub projected: bool,
    /// Where the figure comes from.
    pub source: Source,
    /// The words of the derivation, in order.
    pub steps: Vec<String>,
    /// The counting, day by day.
    pub trace: Vec<TraceView>,
    /// What it is called.
    #[serde(skip)]
    pub called: String,
    /// How many steps come before the counting.
    #[serde(skip)]
    pub before: usize,
    /// How it stands, for its colour.
    #[serde(skip)]
    pub tone: ClockState,
}

/// A stretch of the counting, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct TraceView {
    from: String,
    to: String,
    /// What it used up.
    pub counted: String,
    /// Why.
    pub why: String,
    /// The stretch for people.
    #[serde(skip)]
    pub span: String,
}

/// A clock with its reasons.
pub fn view(subject: &Explained, reason: &ClockReason) -> DeadlineView {
    let clock = reason.clock;
    let place = (subject.place)(&reason.start);
    let source = match &clock.source {
        Some(source) => source.clone(),
        None => Source::new(place, None),
    };
    let said = |msg: &Msg| subject.names.words.say(msg);
    let trace: Vec<TraceView> = reason.trace.iter().map(|s| stretch(subject, s)).collect();
    let before: Vec<String> = before(subject, reason, &source).iter().map(said).collect();
    let breached = clock
        .breached
        .map(|due| msg!("explain-breached", due = time(subject, due)));
    let standing = standing(subject, reason);
    let moved = reason.moved.as_ref().map(|moved| told(subject, moved));
    let after: Vec<Msg> = std::iter::once(due(subject, reason))
        .chain(moved)
        .chain([standing])
        .chain(breached)
        .collect();
    let mut steps = before.clone();
    steps.extend(
        trace
            .iter()
            .map(|t| format!("{}: {} ({})", t.span, t.why, t.counted)),
    );
    steps.extend(after.iter().map(said));
    DeadlineView {
        clock: clock.name.clone(),
        started: format::rfc3339(clock.started),
        due: format::rfc3339(clock.due),
        limit: clock.terms.map(|terms| terms.limit.to_string()),
        counting: clock.terms.map(|terms| terms.counting.to_string()),
        state: clock.state.to_string(),
        stopped: clock.stopped.map(format::rfc3339),
        late_by: clock.late_by,
        owner: clock.owner.clone(),
        provisional: clock.provisional,
        projected: clock.projected,
        source,
        steps,
        trace,
        called: subject.names.words.called(&clock.called()),
        before: before.len(),
        tone: clock.state,
    }
}

/// The limit, the start, and what each hold did.
fn before(subject: &Explained, reason: &ClockReason, source: &Source) -> Vec<Msg> {
    let clock = reason.clock;
    let mut steps = Vec::new();
    match &clock.terms {
        Some(terms) => steps.push(msg!(
            "explain-limit",
            limit = terms.limit.said(),
            counting = counting(terms),
            source = source.to_string()
        )),
        None if clock.name.starts_with("action.") => {
            steps.push(msg!("explain-action", source = source.to_string()));
        }
        None => steps.push(msg!("explain-promise", source = source.to_string())),
    }
    steps.push(start(subject, reason));
    if clock.terms.is_some() {
        let told = reason.holds.iter();
        steps.extend(told.map(|(hold, held)| pause(subject, hold, *held)));
    }
    steps
}

fn counting(terms: &Terms) -> Msg {
    match (terms.counting, terms.roll) {
        (Counting::Working, _) => msg!("explain-counting-working"),
        (Counting::Calendar, true) => msg!("explain-counting-rolled"),
        (Counting::Calendar, false) => msg!("explain-counting-calendar"),
    }
}

fn start(subject: &Explained, reason: &ClockReason) -> Msg {
    let at = time(subject, reason.clock.started);
    if reason.clock.projected {
        return msg!("explain-start-projected", time = at);
    }
    let place = (subject.place)(&reason.start);
    let place = format!("{}:{}", place.file, place.line);
    let field = started_by(&reason.start);
    match reason.by {
        Some(by) => {
            let by = subject.names.who(by);
            msg!(
                "explain-start-by",
                time = at,
                field = field,
                by = by,
                place = place
            )
        }
        None => msg!("explain-start", time = at, field = field, place = place),
    }
}

/// The fact that starts a clock, as it is called.
fn started_by(path: &Path) -> Arg {
    let section = path.0.first().map(|first| Path(vec![first.clone()]));
    let field = section.and_then(|section| schema::at(Case::FIELDS, &section));
    let called = field.map(|field| Arg::Named(field.label()));
    match (called, path.0.get(1)) {
        (Some(called), Some(Seg::Index(n))) => msg!("explain-nth", what = called, n = n + 1).into(),
        (Some(called), _) => called,
        (None, _) => path.to_string().into(),
    }
}

fn pause(subject: &Explained, hold: &Hold, did: Held) -> Msg {
    let from = time(subject, hold.counts_from());
    let hold = match &hold.until {
        Some(until) => {
            msg!(
                "explain-hold",
                from = from,
                until = time(subject, until.stamp.at)
            )
        }
        None => msg!("explain-hold-open", from = from),
    };
    match did {
        Held::Stopped => msg!("explain-held", hold = hold),
        Held::GaveNothing => msg!("explain-held-nothing", hold = hold),
        Held::NotAllowed => {
            let source = subject.policy.pauses.source.as_ref();
            let source = source.map(ToString::to_string);
            msg!(
                "explain-held-not-allowed",
                hold = hold,
                source = source.unwrap_or_default()
            )
        }
        Held::TooLate => msg!("explain-held-late", hold = hold),
        Held::Outside => msg!("explain-held-outside", hold = hold),
    }
}

fn due(subject: &Explained, reason: &ClockReason) -> Msg {
    let at = time(subject, reason.clock.due);
    if reason.clock.provisional {
        msg!("explain-due-provisional", time = at)
    } else {
        msg!("explain-due", time = at)
    }
}

/// What was done about rest days and closed hours, and what was not.
fn told(subject: &Explained, moved: &Moved) -> Msg {
    match moved {
        Moved::Waited(opening) => msg!("explain-moved-waited", time = time(subject, *opening)),
        Moved::Working => msg!("explain-moved-working"),
        Moved::Off(date, day) => {
            let date = format::date(*date);
            msg!("explain-moved-off", date = date, day = day.clone())
        }
        Moved::Workday => msg!("explain-moved-workday"),
        Moved::RestDay(day) => msg!("explain-moved-rest-day", day = day.clone()),
        Moved::Open => msg!("explain-moved-open"),
        Moved::Closed(day) => msg!("explain-moved-closed", day = day.clone()),
    }
}

fn standing(subject: &Explained, reason: &ClockReason) -> Msg {
    let clock = reason.clock;
    let stopped = clock
        .stopped
        .map(|at| time(subject, at))
        .unwrap_or_default();
    match clock.state {
        ClockState::Running => {
            let left = format::left((clock.due - subject.now).num_seconds());
            msg!("explain-running", left = left)
        }
        ClockState::Paused => msg!("explain-paused"),
        ClockState::Overdue => msg!("explain-overdue", late = format::late(clock.late_by)),
        ClockState::Met => msg!("explain-met", time = stopped),
        ClockState::Late => {
            let late = format::late(clock.late_by);
            msg!("explain-late", time = stopped, late = late)
        }
        ClockState::Missed => msg!("explain-missed", time = stopped),
        ClockState::Void => msg!("explain-void", time = stopped),
    }
}

fn time(subject: &Explained, time: Time) -> String {
    format::time(&subject.calendar.in_zone(time))
}

fn stretch(subject: &Explained, stretch: &Stretch) -> TraceView {
    TraceView {
        from: format::rfc3339(stretch.from),
        to: format::rfc3339(stretch.to),
        counted: stretch.counted.to_string(),
        why: subject.names.words.say(&stretch.why),
        span: span(stretch),
    }
}

/// A whole day by its date, part of one by its hours, more by both ends.
fn span(stretch: &Stretch) -> String {
    let (from, to) = (&stretch.from, &stretch.to);
    let clock = |time: &Time| time.format("%H:%M:%S").to_string();
    let midnight = clock(to) == "00:00:00" && to > from;
    let last = if midnight {
        to.date_naive().pred_opt().unwrap_or_default()
    } else {
        to.date_naive()
    };
    let day = format::date(from.date_naive());
    let whole = midnight || clock(to) == "23:59:59";
    if from.date_naive() != last {
        format!("{} – {}", format::time(from), format::time(to))
    } else if whole && clock(from) == "00:00:00" {
        day
    } else if whole {
        format!("{day} {}–24:00", from.format("%H:%M"))
    } else {
        format!("{day} {}–{}", from.format("%H:%M"), to.format("%H:%M"))
    }
}
