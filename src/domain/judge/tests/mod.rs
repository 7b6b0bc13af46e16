//! The judge on cases made by hand under the regulation that ships with the tool.

mod aftercare;
mod answerable;
mod answers;
mod breaches;
mod care;
mod clocks;
mod decided;
mod deductions;
mod discipline;
mod duties;
mod easing;
mod fines;
mod legal;
mod loss;
mod on_paper;
mod outlook;
mod periodic;
mod reads;
mod required;
mod returns;
mod rights;
mod sanctions;
mod signing;
mod tiers;
mod turn;
mod unit_taking;

use crate::domain::case::Case;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::policy::Policy;
use crate::domain::reader::{Context, Reader};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time, samples};
use crate::domain::tree::Node;

const MAKER: &str = include_str!("../../../../policies/manufacturing.toml");
const MALL: &str = include_str!("../../../../policies/retail.toml");
const CENTER: &str = include_str!("../../../../policies/contact-center.toml");
const BRANCH: &str = include_str!("../../../../policies/branch-sales.toml");

fn policy(text: &str) -> Policy {
    let node = samples::node(text);
    let context = Context::default();
    let reader = Reader::root(&node, &context).unwrap();
    let policy = Policy::read(&reader, &|_| Place::nowhere(), "policies/p.toml");
    reader.finish();
    assert_eq!(context.into_faults(), []);
    policy.unwrap()
}

/// The regulation of the maker.
fn shipped() -> Policy {
    policy(MAKER)
}

/// The people who ship with the tool, with their bonuses left out, and further entries.
fn staff(entries: &str) -> Staff {
    let shipped = include_str!("../../../../policies/staff.toml");
    let text = shipped.split("[[bonus]]").next().unwrap().to_owned() + entries;
    let node = samples::node(&text);
    let context = Context::default();
    let reader = Reader::root(&node, &context).unwrap();
    let staff = Staff::read(&reader, &|_| Place::nowhere());
    reader.finish();
    assert_eq!(context.into_faults(), []);
    staff
}

fn person<'a>(staff: &'a Staff, id: &str) -> &'a Person {
    match staff.person_by(id) {
        Found::One(person) => person,
        _ => panic!("{id}"),
    }
}

/// What was done on a day of November 2026 at ten, and by whom.
fn stamp(day: u32, by: &str) -> String {
    format!("at = 2026-11-{day:02}T10:00:00+08:00, by = \"{by}@example.com\"")
}

/// The document of a case received on Monday 2026-11-02 at 9:00, with what the TOML says besides.
fn document(lines: &str) -> Node {
    let text = format!(
        "format = 1\nnumber = \"261101\"\nuid = \"u\"\npolicy = \"p\"\nstatus = \"received\"\n\
         received = 2026-11-02T09:00:00+08:00\n{lines}"
    );
    samples::node(&text)
}

fn case_in(node: &Node) -> Case {
    let calendar = samples::china();
    let context = Context::with_calendar(&calendar);
    let case = Case::of(node, &context);
    assert_eq!(context.into_faults(), []);
    case.unwrap()
}

fn case(lines: &str) -> Case {
    case_in(&document(lines))
}

fn china() -> Calendar {
    samples::china()
}

fn at(text: &str) -> Time {
    samples::china().moment(text).unwrap()
}

fn yuan(text: &str) -> Money {
    text.parse().unwrap()
}
