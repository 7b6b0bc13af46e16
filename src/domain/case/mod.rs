//! The record of one complaint: typed, dated facts, read from a case file.
//!
//! A case holds facts only. Its status, its clocks and what may happen next follow from them and
//! from the policy; nothing derived is believed because it is written.

pub mod action;
pub mod charge;
pub mod conduct;
pub mod corrections;
pub mod discipline;
pub mod evidence;
pub mod fact;
pub mod form;
pub mod goods;
pub mod imported;
pub mod intake;
pub mod investigation;
pub mod item;
pub mod joining;
pub mod liability;
pub mod options;
mod references;
pub mod remedy;
pub mod sections;
pub mod settlement;
pub mod stamp;
pub mod status;
mod timeline;
pub mod typed_figures;

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};

use action::Action;
use conduct::{
    Assignment, Attachment, Closing, Corrected, Correction, Escalation, FollowUp, Forgotten, Hold,
    Links, Note, Promise, Reply, SentNotice, Waiver,
};
use discipline::{Objection, Sanction};
use goods::{Receipt, Recovery, Resold};
use imported::Imported;
use intake::{BY_CUSTOMER, Channel, Customer, Nature, Origin, Product, Receivable, Taking};
use investigation::Investigation;
use item::Item;
use liability::{Basis, Confirmation};
use remedy::RemedyKind;
use settlement::{FormerRound, Round, Settlement};

use super::cursor::Cursor;
use super::money::Money;
use super::names::comparable;
use super::reader::{Context, Own, Reader};
use super::schema::{Counts, Declared, Names, Passed, Stamp, Vocabulary};
use super::time::Time;
use super::trail::Trail;
use super::tree::{Path, Seg};
use super::values::FieldError;
use crate::{record, words};

/// What a case is where nothing is said.
const COMPLAINT: Nature = Nature::Complaint;

/// The newest format of case files this tool reads and writes.
pub const FORMAT: u64 = 1;

record! {
    /// One complaint. Its sections stand in the order of the duties; those that different roles
    /// write never touch, so that plain git joins two branches that fill different ones: a new file
    /// has a heading with blank lines around it for each that begins with `items`.
    pub struct Case, checked {
        /// The format of the file.
        format: wanted u64 { fixed() },
        /// The number (M-8); it may change by renumbering.
        number: digits String { fixed() names(Names::Case) disclosed() },
        /// The identity that never changes (UUIDv7).
        uid: wanted String { fixed() column() },
        /// The policy it is handled by.
        policy: must String { fixed() names(Names::Policy) flag("policy") filing() passed(Passed::Like) },
        /// The status as written; the one that follows from the facts is `derived_status`.
        status: wanted String { fixed() column() },
        /// A short title.
        title: may String { flag("title") apart() passed(Passed::Again) },
        /// When the complaint reached us.
        received: must Time { ask("received", 13) filing() disclosed() },
        /// When it was recorded; the same moment where it is not there.
        recorded: since Time = received { fixed() like("received") },
        /// The first responder, who stays accountable.
        received_by: may String { names(Names::Person) personal() requirable() },
        /// Who typed it, where that is somebody else.
        entered_by: may String { fixed() names(Names::Person) personal() },
        /// Recorded under a replaced clock.
        as_of: or bool = false { fixed() },
        /// That it was taken over from a register kept before this one, and from where. It has neither
        /// clocks nor duties here.
        imported: one Imported { fixed() },
        /// How it came.
        channel: may Channel { ask("channel", 14) filing() passed(Passed::Like) follows(BY_CUSTOMER) },
        /// Home or abroad; home where nothing is said.
        origin: may Origin { ask("origin", 15) filing() passed(Passed::Like) follows(BY_CUSTOMER) },
        /// Complaint, or abnormality note without clocks (M-3).
        nature: or Nature = COMPLAINT { flag("nature") filing() passed(Passed::Again) },
        /// Class (M-5).
        class: may String { ask("class", 16) filing() names(Names::Term(Vocabulary::Class)) passed(Passed::Like) follows(BY_CUSTOMER) },
        /// Category.
        category: may String { ask("category", 17) filing() names(Names::Term(Vocabulary::Category)) passed(Passed::Like) follows(BY_CUSTOMER) },
        /// Grade.
        grade: may String { flag("grade") filing() names(Names::Term(Vocabulary::Grade)) passed(Passed::Like) },
        /// Whether it cannot wait: those concerned are called before anything is filled in (M-9.2).
        urgent: may bool { ask("urgent", 12) filing() urgency() passed(Passed::Again) },
        /// Who goes to the customer at once (M-9.2).
        visit: may String { ask("visit", 12) filing() urgency() passed(Passed::Again) },
        /// The number it has in a register kept before this one.
        registered_as: may String { column() flag("register-number") filing() passed(Passed::Again) },
        /// What the channel asked for when it was taken down (L-7).
        intake: part Taking { apart() },
        /// Whether what says who the customer is stands in a file of its own beside this one.
        private: or bool = false { fixed() apart() },
        /// Who the customer is, as a keyed sum: the same customer has the same one in every case.
        customer_sum: may String { fixed() column() personal() },
        /// Whose private part it is: the uid of the case, at the head of that file.
        private_of: may String { fixed() beside() column() },
        /// The customer.
        customer: part Customer { beside() apart() passed(Passed::Like) disclosed() },
        /// What corrections of the private part said.
        corrected: all Corrected { fixed() beside() },
        /// The goods.
        product: part Product { apart() passed(Passed::Like) disclosed() },
        /// What the customer does not pay meanwhile (M-13f).
        receivable: part Receivable { apart() passed(Passed::Like) },
        /// What the customer claims, in money.
        claimed: may Money { flag("claimed") apart() passed(Passed::Again) column() },
        /// What the customer asks for, in words.
        demand: may String { ask("demand", 11) passed(Passed::Again) disclosed() },
        /// Whom or what it is about: a person, a unit, a service (T-5).
        about: may String { flag("about") passed(Passed::Again) },
        /// The counter or area where the responsibility lies (责任区域, R-9).
        area: may String { flag("area") passed(Passed::Again) },
        /// The complaint in words.
        complaint: may String { ask("complaint", 1) lines() passed(Passed::Again) disclosed() },
        /// Its items, where there are several.
        items: all Item { heading() requirable() disclosed() },
        /// Acceptance, which starts the clocks.
        registration: one Stamp { heading() },
        /// Hand-overs.
        assignments: all Assignment { heading() },
        /// Moves up a tier.
        escalations: all Escalation { heading() },
        /// What was found.
        investigation: one Investigation { heading() decided() },
        /// Who is liable, confirmed by whoever decides on it (B-2b).
        liability_confirmed: one Confirmation { fixed() heading() },
        /// The current proposal with what was said to it.
        current: flat Round,
        /// Former rounds.
        rounds: all FormerRound { fixed() heading() },
        /// What the customer was told.
        replies: all Reply { heading() },
        /// What the customer was promised.
        promises: all Promise { heading() disclosed() },
        /// Goods that came back (M-13).
        returns: all Receipt { heading() },
        /// Returned goods sold again (M-A1).
        resales: all Resold { heading() },
        /// What outside parties paid back (M-9.13).
        recoveries: all Recovery { heading() },
        /// Corrective actions.
        actions: all Action { heading() },
        /// Objections of departments.
        objections: all Objection { fixed() heading() },
        /// Sanctions of persons, filed and decided; the last of a person counts.
        sanctions: all Sanction { fixed() heading() },
        /// Times in which clocks stand still.
        pauses: all Hold { heading() },
        /// Mended facts.
        corrections: all Correction { fixed() heading() },
        /// Accepted findings.
        waivers: all Waiver { fixed() heading() },
        /// Whoever confirmed what others entered in their name from paper.
        countersignatures: all Stamp { fixed() },
        /// Notices about what was late, that were sent (M-14).
        notices: all SentNotice { fixed() heading() },
        /// The end.
        closing: one Closing { heading() },
        /// What the customer said when asked again after the end.
        follow_ups: all FollowUp { heading() },
        /// Cases it belongs with.
        links: part Links { fixed() heading() },
        /// Evidence.
        attachments: all Attachment { fixed() heading() },
        /// Remarks.
        notes: all Note { heading() },
        /// That who the customer is was taken out of it.
        forgotten: one Forgotten { fixed() },
        /// Whether its private part is kept from the reader.
        withheld: aside bool,
        /// What people added under keys of their own (`x-…`).
        own: aside Vec<Own>,
    }
}

words! {
    /// Why who the customer is cannot be read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Kept named "kept-" {
        /// The private part is not there, or encrypted.
        Withheld = "withheld",
        /// It was taken out of the case.
        Forgotten = "forgotten",
    }
}

impl Case {
    /// Reads a case, noting every fault in `context`. `None` when a field nothing can do without
    /// (number, policy, received) is missing or unreadable.
    pub fn of<'a>(root: impl Into<Cursor<'a>>, context: &'a Context<'a>) -> Option<Self> {
        let reader = Reader::root(root, context)?;
        let case = <Self as Declared>::read(&reader);
        reader.finish();
        let mut case = case?;
        case.own = context.own();
        (!case.policy.is_empty() && !case.number.is_empty()).then_some(case)
    }

    /// Reports goods that came back, or were sold again, in another unit than was to come back (M-13).
    fn check(&self, reader: &Reader) {
        let settled = self.current.settlement.iter().flat_map(|s| &s.remedies);
        let back = settled.filter(|remedy| remedy.kind == RemedyKind::Return);
        let mut back = back.filter_map(|remedy| remedy.quantity?.known());
        let Some(other) = back.find(|quantity| !quantity.is_none()) else {
            return;
        };
        let came = self.returns.iter().filter_map(|receipt| receipt.quantity);
        let came = came.map(|quantity| ("returns", quantity));
        let sold = self.resales.iter().map(|sale| ("resales", sale.quantity));
        for (key, quantity) in came.chain(sold) {
            if !quantity.agrees(other) {
                let (value, other) = (quantity.to_string(), other.to_string());
                reader.invalid(key, FieldError::UnitsDiffer { value, other });
            }
        }
    }

    /// The text of the value at a place, also under a key of people's own.
    pub fn text_at(&self, path: &Path) -> Option<String> {
        let own = self.own.iter().find(|own| own.path == *path);
        let value = own.map(|own| own.value.clone());
        value.or_else(|| self.at(&path.0))?.into_text()
    }

    /// Lets the corrections of the private part say what that part says of them.
    pub fn told_privately(&mut self) {
        for told in &self.corrected {
            let mut all = self.corrections.iter_mut();
            if let Some(correction) = all.find(|it| told.is_of(it)) {
                correction.old.clone_from(&told.old);
                correction.new.clone_from(&told.new);
            }
        }
    }

    /// Who the customer is, as cases are compared: by the keyed sum, where it has one, whether its
    /// private part is there or not; else by name.
    pub fn customer_key(&self) -> Option<Cow<'_, str>> {
        let sum = self.customer_sum.as_deref().map(Cow::Borrowed);
        sum.or_else(|| Some(Cow::Owned(comparable(self.customer.name.as_deref()?))))
    }

    /// Whether nobody is to be asked who the customer is: it is kept from the reader, or forgotten.
    pub fn customer_kept(&self) -> Option<Kept> {
        match (&self.forgotten, self.withheld) {
            (Some(_), _) => Some(Kept::Forgotten),
            (None, true) => Some(Kept::Withheld),
            (None, false) => None,
        }
    }

    /// Whether it was taken over from a register kept before this one: history, which nothing is asked of.
    pub fn taken_over(&self) -> bool {
        self.imported.is_some()
    }

    /// The first of its facts that is of this day or later, of all that were recorded by the time it was
    /// taken over.
    pub fn not_history(&self, until: NaiveDate) -> Option<Time> {
        let imported = self.imported.as_ref()?;
        let facts = self.dated().into_iter().map(|fact| fact.stamp);
        let came = facts.filter(|stamp| stamp.recorded <= imported.at);
        let mut all = std::iter::once(self.received).chain(came.map(|stamp| stamp.at));
        all.find(|at| at.date_naive() >= until)
    }

    /// The month it is filed under: that of its record, which its number carries; of a case that was
    /// taken over that of its receipt.
    pub fn filed_in(&self) -> (i32, u32) {
        let at = if self.taken_over() {
            self.received
        } else {
            self.recorded
        };
        (at.year(), at.month())
    }

    /// Whether the file is in a format this version does not know.
    pub fn newer(&self) -> bool {
        self.format.is_some_and(|format| format > FORMAT)
    }

    /// The last person or unit the case was handed to, or moved up to.
    pub fn assignee(&self) -> Option<&str> {
        self.last_given(&|_| true)
    }

    /// The same of those it was handed to or moved up to until a moment.
    pub fn assignee_at(&self, at: Time) -> Option<&str> {
        self.last_given(&|stamp| stamp.at <= at)
    }

    fn last_given(&self, counts: Counts) -> Option<&str> {
        let mut assigned = self.assignments.iter().rev();
        let assigned = assigned.find(|given| counts(&given.stamp));
        let mut moved = self.escalations.iter().rev();
        let moved = moved.find(|moved| counts(&moved.stamp));
        let assigned = assigned.map(|a| (a.stamp.at, &a.to));
        let moved = moved.map(|e| (e.stamp.at, &e.to));
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

    /// Whether it ended as the duplicate of another: it counts neither as received nor as solved.
    pub fn duplicate(&self) -> bool {
        let closing = self.closing.as_ref();
        closing.is_some_and(|closing| closing.duplicate_of.is_some())
    }

    /// When its end was recorded, the first where there are several.
    pub fn end(&self) -> Option<Time> {
        let closing = self.closing.as_ref().map(|closing| &closing.stamp);
        let superseded = self.links.superseded.as_ref().map(|end| &end.stamp);
        let ends = closing.into_iter().chain(superseded);
        ends.map(|stamp| stamp.recorded).min()
    }

    /// The item with this number.
    pub fn item(&self, n: u64) -> Option<(usize, &Item)> {
        self.items.iter().enumerate().find(|(_, item)| item.n == n)
    }

    /// What the deductions are reckoned by, as it was stored with each decision, the last first.
    pub fn bases(&self) -> Vec<&Basis> {
        let mended = self
            .corrections
            .iter()
            .rev()
            .flat_map(|mended| &mended.basis);
        let closed = self.closing.iter().flat_map(|closing| &closing.basis);
        mended.chain(closed).collect()
    }

    /// Every round with the place its sections stand in, the current one last.
    pub fn placed_rounds(&self) -> impl DoubleEndedIterator<Item = (Path, &Round)> {
        let former = self.rounds.iter().enumerate();
        let former =
            former.map(|(i, former)| (Trail::Root.key("rounds").index(i).path(), &former.round));
        former.chain(std::iter::once((Path::root(), &self.current)))
    }

    /// The round a place belongs to: the current one where it is none of a former.
    pub fn round_at(&self, place: &Path) -> &Round {
        let former = match place.0.as_slice() {
            [Seg::Key(key), Seg::Index(i), ..] if key == "rounds" => self.rounds.get(*i),
            _ => None,
        };
        former.map_or(&self.current, |former| &former.round)
    }

    /// The proposals the customer refused before the current one.
    pub fn refusals(&self) -> impl Iterator<Item = &Settlement> {
        let former = self.rounds.iter();
        former.filter_map(|former| former.round.refusal())
    }

    /// The case as it was in the round a place belongs to: what came after it is not there.
    pub fn in_round(&self, place: &Path) -> Cow<'_, Self> {
        let mut case = Cow::Borrowed(self);
        if let [Seg::Key(key), Seg::Index(i), ..] = place.0.as_slice()
            && key == "rounds"
            && *i < self.rounds.len()
        {
            let case = case.to_mut();
            case.current = case.rounds.swap_remove(*i).round;
            case.rounds.truncate(*i);
        }
        case
    }

    /// Every round, the current one last.
    pub fn all_rounds(&self) -> impl Iterator<Item = &Round> {
        let former = self.rounds.iter().map(|former| &former.round);
        former.chain(std::iter::once(&self.current))
    }
}
