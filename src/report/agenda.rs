//! What is to be done: what is late or due, what waits for a signature, what was promised, and the
//! next steps – of everybody, and of whoever asks.

use chrono::{Days, NaiveDate};

use super::Subject;
use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::next::{self, Stop};
use crate::domain::judge::{self, Clock, ClockState, Signature};
use crate::domain::policy::Policy;
use crate::domain::staff::{Person, Staff};
use crate::domain::time::Time;

/// Who asks, and on which day.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The people.
    pub staff: &'a Staff,
    /// Who asks, where they are known.
    pub person: Option<&'a Person>,
    /// The day.
    pub day: NaiveDate,
}

/// Something to be done about a case.
#[derive(Clone, Debug)]
pub struct Todo<'a> {
    /// The case.
    pub subject: &'a Subject<'a>,
    /// Whether it is the turn of whoever asks.
    pub mine: bool,
    /// What it is about.
    pub about: About<'a>,
    /// The commands that do it.
    pub commands: Vec<String>,
}

/// What something to be done is about.
#[derive(Clone, Debug)]
pub enum About<'a> {
    /// A clock that is late, or due soon.
    Clock(&'a Clock),
    /// A signature.
    Signature {
        /// What is signed for.
        commitment: Commitment,
        /// In which role.
        signature: Signature,
        /// The currency.
        policy: &'a Policy,
    },
    /// A promise to the customer, its place among the promises, and its clock.
    Promise(usize, &'a Clock),
    /// A step that may be made.
    Step,
}

/// The day's work.
#[derive(Clone, Debug, Default)]
pub struct Agenda<'a> {
    /// What is late, longest first.
    pub late: Vec<Todo<'a>>,
    /// What is due today or tomorrow.
    pub due: Vec<Todo<'a>>,
    /// What waits for a signature of whoever asks.
    pub to_sign: Vec<Todo<'a>>,
    /// What whoever asks has promised.
    pub promised: Vec<Todo<'a>>,
    /// The next steps of whoever asks on what is named nowhere above.
    pub steps: Vec<Todo<'a>>,
}

impl Agenda<'_> {
    /// Whether there is nothing to be done.
    pub fn is_empty(&self) -> bool {
        let all = [
            &self.late,
            &self.due,
            &self.to_sign,
            &self.promised,
            &self.steps,
        ];
        all.iter().all(|part| part.is_empty())
    }
}

impl Desk<'_> {
    /// Whether it is their turn.
    pub fn is_turn(&self, subject: &Subject) -> bool {
        self.is_theirs(&subject.owner)
    }

    /// Whether it is up to them what is up to this unit, role or person.
    fn is_theirs(&self, owner: &str) -> bool {
        self.person
            .is_some_and(|person| next::is_turn_of(owner, self.staff, person, self.day))
    }

    /// Whether a promise or an action is theirs to fulfil by a command; `None` where it fulfils none.
    fn owes(&self, subject: &Subject, command: &str) -> Option<bool> {
        let owner = next::fulfils(&subject.case, &subject.clocks, command)?;
        Some(self.is_theirs(owner))
    }

    /// The signature of theirs that a settlement waits for.
    pub fn awaited(&self, subject: &Subject) -> Option<Signature> {
        let (person, policy) = (self.person?, subject.policy?);
        let case = &subject.case;
        if case.ended() {
            return None;
        }
        let awaited = judge::awaited_signers(case, policy, self.staff, self.day);
        let mut own = awaited.into_iter().filter(|(_, it)| it.id == person.id);
        let (signature, _) = own.next()?;
        let commands = commands(subject, self.staff);
        let mut may = commands.iter().filter(|command| self.may(subject, command));
        let approve = judge::command_line(case, "approve");
        may.any(|command| *command == approve).then_some(signature)
    }

    /// The commands that bring a case on and that they may give.
    pub fn ready(&self, subject: &Subject) -> Vec<String> {
        let mut commands = commands(subject, self.staff);
        commands.retain(|command| self.may(subject, command));
        commands
    }

    fn may(&self, subject: &Subject, command: &str) -> bool {
        let Some((person, policy)) = self.person.zip(subject.policy) else {
            return false;
        };
        let judged = (&subject.case, policy);
        next::may_give(judged, self.staff, (person, self.day), command)
    }

    fn promised(&self, case: &Case, place: usize) -> bool {
        let promise = case.promises.get(place);
        promise.is_some_and(|promise| {
            self.person
                .is_some_and(|person| person.is(&promise.stamp.by))
        })
    }
}

/// The commands that bring a case on.
fn commands(subject: &Subject, staff: &Staff) -> Vec<String> {
    let policy = subject.policy;
    policy.map_or_else(Vec::new, |policy| {
        next::commands(&subject.case, policy, staff, Some(subject.calendar))
    })
}

/// The command that stops a clock, or whatever leads there.
pub fn toward(subject: &Subject, staff: &Staff, clock: &Clock) -> Vec<String> {
    let stop = subject
        .policy
        .and_then(|policy| next::stopping(&subject.case, policy, staff, clock));
    match stop {
        Some(Stop::Beside(command)) => vec![command],
        _ => commands(subject, staff),
    }
}

/// What is to be done on a day.
pub fn agenda<'a>(subjects: &'a [Subject<'a>], desk: Desk<'a>) -> Agenda<'a> {
    let mut agenda = Agenda::default();
    for subject in subjects {
        if let Some(clock) = subject.most_overdue() {
            agenda.late.push(by_clock(subject, desk, clock));
        } else if let Some(clock) = due_by(subject, desk.day.checked_add_days(Days::new(1))) {
            agenda.due.push(by_clock(subject, desk, clock));
        }
        agenda.to_sign.extend(signature(subject, desk));
    }
    let named = |subject: &Subject, part: &[Todo]| {
        let number = &subject.case.number;
        part.iter().any(|todo| todo.subject.case.number == *number)
    };
    let (mine, _): (Vec<_>, Vec<_>) = promises(subjects, desk).into_iter().partition(|it| it.mine);
    agenda.promised = mine;
    // Of a case that is over, what outlasts it may be anybody's.
    let may_be = |subject: &&Subject| subject.case.ended() || desk.is_turn(subject);
    for subject in subjects.iter().filter(may_be) {
        let told = [&agenda.late, &agenda.due, &agenda.to_sign];
        if told.iter().any(|part| named(subject, part)) {
            continue;
        }
        let steps = steps(subject, desk);
        agenda.steps.extend(steps.filter(|todo| todo.mine));
    }
    agenda.late.sort_by_key(|todo| (!todo.mine, urgency(todo)));
    agenda.due.sort_by_key(|todo| (!todo.mine, urgency(todo)));
    agenda
}

/// What things with a due are ordered by: the latest first, then by due.
pub fn urgency(todo: &Todo) -> (i64, Option<Time>) {
    match todo.about {
        About::Clock(clock) | About::Promise(_, clock) => (-clock.late_by, Some(clock.due)),
        _ => (0, None),
    }
}

/// What a person may do now, what is theirs before what anybody may do, the most urgent first.
pub fn ready<'a>(subjects: &'a [Subject<'a>], desk: Desk<'a>) -> Vec<Todo<'a>> {
    let mut ready: Vec<Todo> = subjects
        .iter()
        .filter_map(|subject| steps(subject, desk))
        .collect();
    let urgency = |todo: &Todo| {
        let open = todo.subject.clocks.iter().filter(|clock| clock.open());
        let due = open.map(|clock| clock.due).min();
        (!todo.mine, due.is_none(), due)
    };
    ready.sort_by_key(urgency);
    ready
}

/// What was promised to customers and is still to be kept, one's own first, then by date.
pub fn promises<'a>(subjects: &'a [Subject<'a>], desk: Desk<'a>) -> Vec<Todo<'a>> {
    let mut found = Vec::new();
    for subject in subjects {
        for clock in subject.clocks.iter().filter(|clock| clock.open()) {
            let n = clock.name.strip_prefix("promise.");
            let Some(n) = n.and_then(|n| n.parse::<usize>().ok()) else {
                continue;
            };
            found.push(Todo {
                subject,
                mine: desk.promised(&subject.case, n - 1),
                about: About::Promise(n - 1, clock),
                commands: vec![judge::command_line(&subject.case, &format!("keep {n}"))],
            });
        }
    }
    let due = |todo: &Todo| match todo.about {
        About::Promise(_, clock) => Some(clock.due),
        _ => None,
    };
    found.sort_by_key(|todo| (!todo.mine, due(todo)));
    found
}

/// What a clock asks for: what stops it, or whatever leads there.
fn by_clock<'a>(subject: &'a Subject<'a>, desk: Desk<'a>, clock: &'a Clock) -> Todo<'a> {
    let mut commands = toward(subject, desk.staff, clock);
    // What they may do themselves goes before what they wait for.
    if commands.iter().any(|command| desk.may(subject, command)) {
        commands.retain(|command| desk.may(subject, command));
    }
    let beside = commands.len() == 1 && clock.owner != subject.owner;
    let mine = desk.is_turn(subject) || beside && desk.is_theirs(&clock.owner);
    Todo {
        subject,
        mine,
        about: About::Clock(clock),
        commands,
    }
}

/// The clock that is due first, by the end of a day, and is not late.
fn due_by<'a>(subject: &'a Subject<'a>, day: Option<NaiveDate>) -> Option<&'a Clock> {
    let running = subject.clocks.iter();
    let running = running.filter(|clock| clock.open() && clock.state == ClockState::Running);
    let on = |due: Time| subject.calendar.in_zone(due).date_naive();
    let near = running.filter(|clock| day.is_some_and(|day| on(clock.due) <= day));
    near.min_by_key(|clock| clock.due)
}

fn signature<'a>(subject: &'a Subject<'a>, desk: Desk<'a>) -> Option<Todo<'a>> {
    let signature = desk.awaited(subject)?;
    let settlement = subject.case.current.settlement.as_ref();
    Some(Todo {
        subject,
        mine: true,
        about: About::Signature {
            commitment: settlement.map(Settlement::commitment)?,
            signature,
            policy: subject.policy?,
        },
        commands: vec![judge::command_line(&subject.case, "approve")],
    })
}

fn steps<'a>(subject: &'a Subject<'a>, desk: Desk<'a>) -> Option<Todo<'a>> {
    let mut commands = desk.ready(subject);
    let turn = desk.is_turn(subject);
    let own = |command: &String| desk.owes(subject, command) == Some(true);
    let mine = turn || commands.iter().any(own);
    if mine {
        // What others owe is not theirs.
        commands.retain(|command| desk.owes(subject, command).unwrap_or(turn));
    }
    (!commands.is_empty()).then_some(Todo {
        subject,
        mine,
        about: About::Step,
        commands,
    })
}
