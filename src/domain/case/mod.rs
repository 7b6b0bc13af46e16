//! The record of one complaint: typed, dated facts, read from a case file.
//!
//! A case holds facts only. Its status, its clocks and what may happen next follow from them and
//! from the policy; nothing derived is believed because it is written.

pub mod action;
pub mod conduct;
mod corrections;
pub mod discipline;
pub mod evidence;
pub mod form;
pub mod goods;
pub mod intake;
pub mod investigation;
pub mod item;
pub mod joining;
pub mod liability;
pub mod moves;
pub mod remedy;
pub mod sections;
pub mod settlement;
pub mod stamp;
pub mod status;
mod timeline;

pub use corrections::mendable;

use action::Action;
use conduct::{
    Assignment, Attachment, Closing, Correction, Escalation, Hold, Links, Note, Promise, Reply,
    Waiver,
};
use discipline::{Objection, Sanction};
use goods::{Receipt, Recovery, Resold};
use intake::{Channel, Customer, Nature, Origin, Product, Taking};
use investigation::Investigation;
use item::Item;
use liability::Liable;
use settlement::Round;
use stamp::Stamp;

use super::money::Money;
use super::reader::{Context, Reader};
use super::time::Time;
use super::tree::Node;

/// The newest format of case files this tool reads and writes.
pub const FORMAT: u64 = 1;

/// One complaint.
#[derive(Clone, Debug)]
pub struct Case {
    /// The format of the file.
    pub format: u64,
    /// The number (M-8); it may change by renumbering.
    pub number: String,
    /// The identity that never changes (UUIDv7).
    pub uid: Option<String>,
    /// The policy it is handled by.
    pub policy: String,
    /// The status as written; the one that follows from the facts is [`Case::derived_status`].
    pub status: Option<String>,
    /// A short title.
    pub title: Option<String>,
    /// When the complaint reached us.
    pub received: Time,
    /// When it was recorded.
    pub recorded: Time,
    /// The first responder, who stays accountable.
    pub received_by: Option<String>,
    /// Who typed it, where that is somebody else.
    pub entered_by: Option<String>,
    /// Recorded under a replaced clock.
    pub as_of: bool,
    /// How it came.
    pub channel: Option<Channel>,
    /// Home or abroad; home where nothing is said.
    pub origin: Option<Origin>,
    /// Complaint, or abnormality note without clocks (M-3).
    pub nature: Nature,
    /// Class (M-5).
    pub class: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// What the channel asked for when it was taken down (L-7).
    pub intake: Taking,
    /// The customer.
    pub customer: Customer,
    /// The goods.
    pub product: Product,
    /// What the customer claims, in money.
    pub claimed: Option<Money>,
    /// What the customer asks for, in words.
    pub demand: Option<String>,
    /// The complaint in words.
    pub complaint: Option<String>,
    /// Its items, where there are several.
    pub items: Vec<Item>,
    /// Acceptance, which starts the clocks.
    pub registration: Option<Stamp>,
    /// Hand-overs.
    pub assignments: Vec<Assignment>,
    /// Moves up a tier.
    pub escalations: Vec<Escalation>,
    /// What was found.
    pub investigation: Option<Investigation>,
    /// The current proposal with what was said to it.
    pub current: Round,
    /// Former rounds.
    pub rounds: Vec<Round>,
    /// What the customer was told.
    pub replies: Vec<Reply>,
    /// What the customer was promised.
    pub promises: Vec<Promise>,
    /// Goods that came back (M-13).
    pub returns: Vec<Receipt>,
    /// Returned goods sold again (M-A1).
    pub resales: Vec<Resold>,
    /// What outside parties paid back (M-9.13).
    pub recoveries: Vec<Recovery>,
    /// Corrective actions.
    pub actions: Vec<Action>,
    /// Objections of departments.
    pub objections: Vec<Objection>,
    /// Sanctions of persons, filed and decided; the last of a person counts.
    pub sanctions: Vec<Sanction>,
    /// Times in which clocks stand still.
    pub pauses: Vec<Hold>,
    /// Mended facts.
    pub corrections: Vec<Correction>,
    /// Accepted findings.
    pub waivers: Vec<Waiver>,
    /// The end.
    pub closing: Option<Closing>,
    /// Cases it belongs with.
    pub links: Links,
    /// Evidence.
    pub attachments: Vec<Attachment>,
    /// Remarks.
    pub notes: Vec<Note>,
}

impl Case {
    /// Reads a case, noting every fault in `context`. `None` when a field nothing can do without
    /// (number, policy, received) is missing or unreadable.
    pub fn read(node: &Node, context: &Context) -> Option<Self> {
        let reader = Reader::root(node, context)?;
        let case = Self::fields(&reader);
        reader.finish();
        case
    }

    fn fields(reader: &Reader) -> Option<Self> {
        let format = reader.required("format", reader.count("format"));
        let number = reader.required("number", reader.digits("number"));
        let uid = reader.required("uid", reader.text("uid"));
        let policy = reader.required("policy", reader.text("policy"));
        let status = reader.required("status", reader.text("status"));
        let received = reader.required("received", reader.time("received"));
        let recorded = reader.time("recorded");
        let case = Self {
            format: format.unwrap_or(FORMAT),
            number: number.unwrap_or_default(),
            uid,
            policy: policy.unwrap_or_default(),
            status,
            title: reader.text("title"),
            received: received.unwrap_or_default(),
            recorded: recorded.or(received).unwrap_or_default(),
            received_by: reader.text("received_by"),
            entered_by: reader.text("entered_by"),
            as_of: reader.flag("as_of").unwrap_or(false),
            channel: reader.word("channel"),
            origin: reader.word("origin"),
            nature: reader.word("nature").unwrap_or(Nature::Complaint),
            class: reader.text("class"),
            category: reader.text("category"),
            grade: reader.text("grade"),
            intake: part(reader, "intake", Taking::read),
            customer: part(reader, "customer", Customer::read),
            product: part(reader, "product", Product::read),
            claimed: reader.money("claimed"),
            demand: reader.text("demand"),
            complaint: reader.text("complaint"),
            items: reader.list("items", Item::read),
            registration: reader.map("registration", Stamp::read),
            assignments: reader.list("assignments", Assignment::read),
            escalations: reader.list("escalations", Escalation::read),
            investigation: reader.map("investigation", Investigation::read),
            current: Round::read(reader),
            rounds: reader.list("rounds", |r| Some(Round::read_former(r))),
            replies: reader.list("replies", Reply::read),
            promises: reader.list("promises", Promise::read),
            returns: reader.list("returns", Receipt::read),
            resales: reader.list("resales", Resold::read),
            recoveries: reader.list("recoveries", Recovery::read),
            actions: reader.list("actions", Action::read),
            objections: reader.list("objections", Objection::read),
            sanctions: reader.list("sanctions", Sanction::read),
            pauses: reader.list("pauses", Hold::read),
            corrections: reader.list("corrections", Correction::read),
            waivers: reader.list("waivers", Waiver::read),
            closing: reader.map("closing", Closing::read),
            links: part(reader, "links", Links::read),
            attachments: reader.list("attachments", Attachment::read),
            notes: reader.list("notes", Note::read),
        };
        let whole = received.is_some() && !case.policy.is_empty() && !case.number.is_empty();
        whole.then_some(case)
    }

    /// The last person or unit the case was handed to, or moved up to.
    pub fn assignee(&self) -> Option<&str> {
        let assigned = self.assignments.last().map(|a| (a.stamp.at, &a.to));
        let moved = self.escalations.last().map(|e| (e.stamp.at, &e.to));
        let last = match (assigned, moved) {
            (Some(assigned), Some(moved)) if assigned.0 > moved.0 => Some(assigned),
            (assigned, moved) => moved.or(assigned),
        };
        last.map(|(_, to)| to.as_str())
    }

    /// Whether another case has taken its place (M-9.9).
    pub fn superseded(&self) -> bool {
        self.links.superseded_by.is_some()
    }

    /// Whether nothing remains to be done: closed, dismissed or superseded.
    pub fn ended(&self) -> bool {
        self.closing.is_some() || self.superseded()
    }

    /// When its end was recorded, the first where there are several.
    pub fn end(&self) -> Option<Time> {
        let closing = self.closing.as_ref().map(|closing| &closing.stamp);
        let ends = closing.into_iter().chain(&self.links.superseded);
        ends.map(|stamp| stamp.recorded).min()
    }

    /// The item with this number.
    pub fn item(&self, n: u64) -> Option<(usize, &Item)> {
        self.items.iter().enumerate().find(|(_, item)| item.n == n)
    }

    /// Who is liable: as the office last decided it, else as the investigation proposed it.
    pub fn liability(&self) -> &[Liable] {
        let decided = self.all_rounds().flat_map(|round| &round.consolidations);
        let decided = decided
            .filter(|opinion| !opinion.liability.is_empty())
            .last();
        match (decided, &self.investigation) {
            (Some(opinion), _) => &opinion.liability,
            (None, Some(found)) => &found.liability,
            (None, None) => &[],
        }
    }

    /// Every round, the current one last.
    pub fn all_rounds(&self) -> impl Iterator<Item = &Round> {
        self.rounds.iter().chain(std::iter::once(&self.current))
    }
}

/// A section that is read even where nothing stands in it.
fn part<T: Default>(reader: &Reader, key: &str, read: impl FnOnce(&Reader) -> T) -> T {
    let found = reader.map(key, |section| Some(read(section)));
    found.unwrap_or_default()
}
