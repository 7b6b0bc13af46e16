//! What is to be done, for people and for programs: each thing with the command that does it.

use clap::Command;
use serde_json::{Value, json};

use super::amounts;
use super::format;
use super::hints;
use super::memo::{Item, Memo, Part};
use super::names::Names;
use super::page::Page;
use super::paint::{Paint, Tone};
use crate::domain::msg::Msg;
use crate::domain::staff::Person;
use crate::domain::time::Time;
use crate::msg;
use crate::report::agenda::{About, Agenda, Todo};
use crate::ui::escape::{Safe, Terminal};

/// What the pages are made with.
pub struct AgendaPage<'a> {
    /// Names and words.
    pub names: Names<'a>,
    /// The command line, for the flags a command needs.
    pub shape: &'a Command,
    /// The moment it is asked at.
    pub now: Time,
    /// Who asks, where they are known.
    pub person: Option<&'a Person>,
}

/// How many things of one part are shown; the others are counted.
const SHOWN: usize = 12;

impl AgendaPage<'_> {
    /// The day on one page.
    pub fn day(&self, agenda: &Agenda, (width, paint): (Option<u16>, Paint)) -> Safe<Terminal> {
        let mut page = Page::new(width, paint);
        let day = format::date(self.now.date_naive());
        page.heading(&match self.person {
            Some(person) => self.text(&msg!("today-of", date = day, name = &person.name)),
            None => day,
        });
        let parts = [
            (msg!("today-late"), &agenda.late, "complaint list --overdue"),
            (
                msg!("today-due"),
                &agenda.due,
                "complaint list --due tomorrow",
            ),
            (
                msg!("today-to-sign"),
                &agenda.to_sign,
                "complaint list --to-sign",
            ),
            (
                msg!("today-promised"),
                &agenda.promised,
                "complaint promises --mine",
            ),
            (msg!("today-steps"), &agenda.steps, "complaint ready --mine"),
        ];
        for (title, part, more) in parts {
            if part.is_empty() {
                continue;
            }
            page.heading(&self.text(&title));
            for todo in part.iter().take(SHOWN) {
                self.todo(&mut page, todo);
            }
            if let Some(left) = part.len().checked_sub(SHOWN).filter(|left| *left > 0) {
                let more = msg!("today-more", count = left, command = more);
                page.paragraph(&self.text(&more));
            }
        }
        if agenda.is_empty() {
            page.paragraph(&self.text(&msg!("today-nothing")));
        }
        page.finish()
    }

    /// Things one under another, one's own apart from those of others.
    pub fn list(&self, todos: &[Todo], (width, paint): (Option<u16>, Paint)) -> Safe<Terminal> {
        let mut page = Page::new(width, paint);
        for (title, mine) in [(msg!("today-own"), true), (msg!("today-others"), false)] {
            let part: Vec<&Todo> = todos.iter().filter(|todo| todo.mine == mine).collect();
            if part.is_empty() {
                continue;
            }
            page.heading(&self.text(&title));
            for todo in part {
                self.todo(&mut page, todo);
            }
        }
        page.finish()
    }

    /// What somebody has before them, as a page to be sent.
    pub fn digest(&self, agenda: &Agenda, whose: &str) -> Memo {
        let day = format::date(self.now.date_naive());
        let all = [
            (msg!("today-late"), &agenda.late),
            (msg!("today-due"), &agenda.due),
            (msg!("notice-to-sign"), &agenda.to_sign),
            (msg!("notice-promised"), &agenda.promised),
        ];
        let item = |todo: &Todo| Item {
            number: todo.subject.case.number.clone(),
            text: self.parts(todo).join(" · "),
            commands: hints::all_whole(self.shape, &todo.commands),
        };
        let there = all.iter().filter(|(_, part)| !part.is_empty());
        let parts = there.flat_map(|(title, part)| {
            let items = part.iter().map(item).collect();
            [Part::Heading(self.text(title)), Part::Items(items)]
        });
        let mut parts: Vec<Part> = parts.collect();
        if agenda.is_empty() {
            parts.push(Part::Paragraph(self.text(&msg!("today-nothing"))));
        }
        Memo {
            title: self.text(&msg!("today-of", date = day, name = whose)),
            parts,
        }
    }

    fn todo(&self, page: &mut Page, todo: &Todo) {
        let number = &todo.subject.case.number;
        page.hanging(&format!("  {number}  "), &self.parts(todo).join(" · "));
        for command in hints::all_whole(self.shape, &todo.commands) {
            page.verbatim(&format!("    {command}"), Some(Tone::Number));
        }
    }

    /// Whose complaint, about what, how it stands.
    fn parts(&self, todo: &Todo) -> Vec<String> {
        let case = &todo.subject.case;
        let mut parts: Vec<String> = case.customer.name.iter().cloned().collect();
        match &todo.about {
            About::Promise(place, clock) => {
                let promise = case.promises.get(*place);
                parts.extend(promise.map(|promise| promise.what.clone()));
                let owner = (!todo.mine).then(|| self.names.who(&clock.owner));
                parts.push(self.text(&self.standing(clock.due, clock.late_by)));
                parts.extend(owner);
            }
            About::Clock(clock) => {
                parts.extend(case.title.clone());
                parts.push(self.text(&self.standing(clock.due, clock.late_by)));
                parts.push(self.names.who(&todo.subject.owner));
            }
            About::Signature {
                commitment,
                signature,
                policy,
            } => {
                let amount = amounts::committed(*commitment, &policy.currency);
                parts.push(self.text(&amount));
                parts.push(self.names.role(&signature.role));
            }
            About::Step => parts.extend(case.title.clone()),
        }
        parts
    }

    fn standing(&self, due: Time, late_by: i64) -> Msg {
        if late_by > 0 {
            return format::late(late_by);
        }
        let due_on = format::time(&due.with_timezone(self.now.offset()));
        msg!(
            "today-by",
            due = due_on,
            left = format::left((due - self.now).num_seconds())
        )
    }

    fn text(&self, msg: &Msg) -> String {
        self.names.words.say(msg)
    }
}

/// The day in JSON.
pub fn json(agenda: &Agenda, shape: &Command) -> Value {
    json!({
        "late": items(&agenda.late, shape),
        "due": items(&agenda.due, shape),
        "to_sign": items(&agenda.to_sign, shape),
        "promised": items(&agenda.promised, shape),
        "steps": items(&agenda.steps, shape),
    })
}

/// Things to be done in JSON.
pub fn items(todos: &[Todo], shape: &Command) -> Value {
    todos.iter().map(|todo| item(todo, shape)).collect()
}

fn item(todo: &Todo, shape: &Command) -> Value {
    let case = &todo.subject.case;
    let mut item = json!({
        "number": case.number,
        "customer": case.customer.name,
        "owner": todo.subject.owner,
        "mine": todo.mine,
        "commands": hints::all_whole(shape, &todo.commands),
    });
    match &todo.about {
        About::Clock(clock) => {
            item["clock"] = json!(clock.name);
            item["due"] = json!(format::rfc3339(clock.due));
            item["late_by"] = json!(clock.late_by);
        }
        About::Promise(place, clock) => {
            item["n"] = json!(place + 1);
            let promise = case.promises.get(*place);
            item["what"] = json!(promise.map(|promise| &promise.what));
            item["by"] = json!(promise.map(|promise| &promise.stamp.by));
            item["by_date"] = json!(promise.map(|promise| promise.by_date.to_string()));
            item["late_by"] = json!(clock.late_by);
        }
        About::Signature {
            commitment,
            signature,
            ..
        } => {
            item["amount"] = json!(commitment.to_string());
            item["role"] = json!(signature.role);
        }
        About::Step => {}
    }
    format::known(item)
}
