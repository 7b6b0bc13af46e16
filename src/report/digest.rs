//! Out of the day's work what one person, or the people of one unit, have before them: what is late
//! and due, what waits for a signature, what was promised.

use super::Subject;
use super::agenda::{About, Agenda, Desk, Todo, agenda, urgency};

/// What a person has to see to.
pub fn of_person<'a>(subjects: &'a [Subject<'a>], desk: Desk<'a>) -> Agenda<'a> {
    let mut own = agenda(subjects, desk);
    own.late.retain(|todo| todo.mine);
    own.due.retain(|todo| todo.mine);
    own.steps.clear();
    own
}

/// What the people of a unit, and of the units within it, have to see to, each thing once; it is nobody's
/// own.
pub fn of_unit<'a>(subjects: &'a [Subject<'a>], unit: &str, desk: Desk<'a>) -> Agenda<'a> {
    let mut all = Agenda::default();
    for person in desk.staff.members(unit, desk.day) {
        let person = Some(person);
        let own = of_person(subjects, Desk { person, ..desk });
        add(&mut all.late, own.late);
        add(&mut all.due, own.due);
        add(&mut all.to_sign, own.to_sign);
        add(&mut all.promised, own.promised);
    }
    for part in [&mut all.late, &mut all.due, &mut all.promised] {
        part.sort_by_key(urgency);
    }
    let number = |todo: &Todo| todo.subject.case.number.clone();
    all.to_sign.sort_by_key(number);
    all
}

/// Adds what is not there yet.
fn add<'a>(all: &mut Vec<Todo<'a>>, own: Vec<Todo<'a>>) {
    for todo in own {
        let todo = Todo {
            mine: false,
            ..todo
        };
        if all.iter().all(|known| key(known) != key(&todo)) {
            all.push(todo);
        }
    }
}

/// What tells one thing to be done from another of its sort.
fn key<'t>(todo: &'t Todo) -> (&'t str, Option<usize>) {
    let promise = match todo.about {
        About::Promise(place, _) => Some(place),
        _ => None,
    };
    (&todo.subject.case.number, promise)
}
