//! What accompanies a case: hand-overs, replies, promises, pauses, corrections, waivers, notes.

use chrono::NaiveDate;

use super::intake::Channel;
use super::liability::Basis;
use crate::domain::reader::Reader;
use crate::domain::schema::{Counts, Declared, Names, Shape, Stamp};
use crate::domain::time::Time;
use crate::domain::trail::Trail;
use crate::domain::tree::Value;
use crate::domain::word::Word as _;
use crate::{record, words};

record! {
    /// A hand-over to a unit or person.
    pub struct Assignment on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// To which unit or person.
        to: must String { names(Names::UnitOrPerson) },
        /// The unit whose case it became by that, where it went to a person or a part of it.
        unit: may String { names(Names::Unit) },
        /// Why.
        reason: may String { lines() },
    }
}

record! {
    /// A case moved up a tier (R-3, C-8).
    pub struct Escalation on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// To which tier of the policy, where it has one for them.
        tier: may String { column() },
        /// To which unit or person.
        to: must String { names(Names::UnitOrPerson) },
        /// Why.
        reason: may String { lines() },
    }
}

words! {
    /// What a reply is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReplyKind named "show-reply-" {
        /// The complaint has arrived.
        Acknowledgement = "acknowledgement",
        /// How it stands.
        Interim = "interim",
        /// The answer.
        Answer = "answer",
        /// The written notice that it is done (L-7).
        WrittenNotice = "written-notice",
        /// Somebody of ours was told of the case (V-1b, R-8): no word to the customer.
        Inform = "inform",
    }
}

impl ReplyKind {
    /// Whether it tells the customer what was decided.
    pub fn decides(self) -> bool {
        matches!(self, Self::Answer | Self::WrittenNotice)
    }
}

record! {
    /// What the customer was told.
    pub struct Reply {
        /// When, by whom.
        stamp: flat Stamp,
        /// What it is.
        kind: must ReplyKind,
        /// Through which channel.
        via: may String { column() },
        /// Who of ours was informed: a role or a person.
        to: may String { names(Names::RoleOrPerson) },
        /// The item it answers.
        item: may u64,
        /// The field the customer was asked for: `customer.phone` (L-7b).
        asks: may String { names(Names::Requirable) },
        /// The words.
        text: may String { lines() },
    }
}

impl Reply {
    /// Whether the customer has it in writing that all is done (L-7): what was said on the telephone is not.
    pub fn in_writing(&self) -> bool {
        let spoken = self.via.as_deref() == Some(Channel::Phone.word());
        self.kind == ReplyKind::WrittenNotice && !spoken
    }
}

record! {
    /// A commitment to the customer with a date.
    pub struct Promise {
        /// When it was given, by whom.
        stamp: flat Stamp,
        /// What was promised.
        what: must String { lines() disclosed() },
        /// When it was kept.
        kept: one Stamp { above("by_date") fixed() },
        /// The last day.
        by_date: must NaiveDate { disclosed() },
    }
}

record! {
    /// A time in which the clocks stand still.
    pub struct Hold {
        /// When it began, by whom.
        stamp: flat Stamp,
        /// Why.
        reason: may String { lines() },
        /// When it ended; still running without.
        until: one Resumed,
    }
}

record! {
    /// The end of a pause.
    pub struct Resumed on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// Why.
        reason: may String { lines() },
    }
}

record! {
    /// A recorded fact that was mended; the old value is kept.
    pub struct Correction {
        /// When, by whom.
        stamp: flat Stamp,
        /// Which field.
        field: must String { column() },
        /// What it said before; nothing where it is not there.
        old: may String { lines() },
        /// What it says since.
        new: must String { lines() },
        /// Why.
        reason: may String { lines() },
        /// What the deductions are reckoned by, for each that it made liable after the closing (M-B3).
        basis: all Basis { fixed() },
    }
}

record! {
    /// What a correction of the private part said; the correction itself stands in the case.
    pub struct Corrected on one line {
        /// When the correction was recorded.
        recorded: must Time { fixed() },
        /// Which field.
        field: must String { column() },
        /// What it said before; nothing where it is not there.
        old: may String { personal() },
        /// What it says since.
        new: must String { personal() },
    }
}

record! {
    /// Who the customer is was taken out of the case.
    pub struct Forgotten {
        /// When, by whom.
        stamp: flat Stamp,
        /// Which fields were emptied.
        fields: must Vec<String>,
        /// Why.
        reason: may String { lines() },
    }
}

record! {
    /// A finding that was accepted.
    pub struct Waiver {
        /// When, by whom.
        stamp: flat Stamp,
        /// The check's rule.
        rule: must String { column() },
        /// The role it was accepted in.
        role: may String { names(Names::Role) },
        /// Why.
        reason: may String { lines() },
    }
}

record! {
    /// How a case ended.
    pub struct Closing {
        /// When, by whom.
        stamp: flat Stamp,
        /// Not established, before any investigation.
        dismissed: or bool = false,
        /// The customer never accepted.
        unresolved: or bool = false,
        /// The case that tells the same and goes on, where this one is a duplicate.
        duplicate_of: may_digits String { names(Names::Case) },
        /// Why, for these.
        reason: may String { lines() },
        /// The customer's satisfaction, 1 to 5.
        satisfaction: may u64,
        /// Why the satisfaction is not known, where it was asked in vain.
        satisfaction_not_given: may String { lines() },
        /// What there was to it, and what came of it (C-13).
        summary: may String { lines() },
        /// What the deductions are reckoned by, for each that is liable (M-B3).
        basis: all Basis { fixed() },
    }
}

record! {
    /// The customer was asked again after the end (回访, R-10).
    pub struct FollowUp {
        /// When, by whom.
        stamp: flat Stamp,
        /// Through which channel.
        via: may String { column() },
        /// The customer's satisfaction then, 1 to 5.
        satisfaction: may u64,
        /// What the customer said.
        text: must String { lines() },
    }
}

record! {
    /// Other cases this one belongs with.
    #[derive(Default)]
    pub struct Links {
        /// The case this one follows after a refusal or a late objection (M-9.9).
        supersedes: may_digits String { names(Names::Case) },
        /// The case that follows this one.
        superseded_by: may_digits String { names(Names::Case) },
        /// When it took this one's place, by whom.
        superseded: one Superseded,
        /// Why this one follows another.
        reason: may String { lines() },
        /// Others.
        related: all Related { short() },
    }
    with { superseded_by: superseded }
}

record! {
    /// Another case took this one's place.
    pub struct Superseded on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// Why.
        reason: may String { lines() },
    }
}

/// A case that belongs with this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its number.
    pub number: String,
    /// When that was recorded, by whom; unknown where a person wrote the number alone.
    pub stamp: Option<Stamp>,
    /// Why they belong together.
    pub reason: Option<String>,
}

record! {
    /// Evidence kept beside the case.
    pub struct Attachment {
        /// When, by whom.
        stamp: flat Stamp,
        /// The path, relative to the repository: `attachments/<uid>/<name>`, so that another number
        /// moves nothing.
        file: must String,
        /// SHA-256 of its content.
        sha256: may String { column() },
        /// What it shows.
        title: may String,
    }
}

words! {
    /// What a remark is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum NoteKind named "story-note-" {
        /// A remark.
        #[default]
        Remark = "remark",
        /// What a superior wants done, having read the report (M-9.3b).
        Instruction = "instruction",
    }
}

/// What a remark is where nothing is said.
const REMARK: NoteKind = NoteKind::Remark;

record! {
    /// A remark.
    pub struct Note {
        /// When, by whom.
        stamp: flat Stamp,
        /// What it is.
        kind: or NoteKind = REMARK,
        /// The remark.
        text: must String { lines() },
    }
}

words! {
    /// The notices about lateness.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReminderKind named "notice-kind-" {
        /// 催办单.
        Reminder = "reminder",
        /// 洽办单.
        Inquiry = "inquiry",
    }
}

record! {
    /// A notice about what was late, that was sent (M-14).
    pub struct SentNotice on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// Which notice.
        kind: must ReminderKind,
        /// The clock that was late.
        clock: must String { column() },
        /// When that was due.
        due: must Time,
        /// To whom: a unit, or a person or role in none.
        to: must String { names(Names::UnitOrPerson) },
    }
}

record! {
    /// A [`Related`] case with its stamp.
    pub struct Relation on one line {
        /// When, by whom.
        stamp: flat Stamp,
        /// Its number.
        number: digits String { names(Names::Case) },
        /// Why they belong together.
        reason: may String { lines() },
    }
}

impl Corrected {
    /// What a correction said.
    pub fn of(correction: &Correction) -> Self {
        Self {
            recorded: correction.stamp.recorded,
            field: correction.field.clone(),
            old: correction.old.clone(),
            new: correction.new.clone(),
        }
    }

    /// Whether it is this correction that said so.
    pub fn is_of(&self, correction: &Correction) -> bool {
        self.recorded == correction.stamp.recorded && self.field == correction.field
    }
}

impl Closing {
    /// An end with nothing said to it.
    pub fn plain(stamp: Stamp) -> Self {
        Self {
            stamp,
            dismissed: false,
            unresolved: false,
            duplicate_of: None,
            reason: None,
            satisfaction: None,
            satisfaction_not_given: None,
            summary: None,
            basis: Vec::new(),
        }
    }

    /// Whether it ended before anything was due of it: dismissed, or told by another case.
    pub fn without_duties(&self) -> bool {
        self.dismissed || self.duplicate_of.is_some()
    }
}

impl Hold {
    /// Since when it counts: no earlier than it was recorded (time rule 6).
    pub fn counts_from(&self) -> Time {
        self.stamp.at.max(self.stamp.recorded)
    }
}

impl Related {
    fn relation(&self) -> Option<Relation> {
        self.stamp.clone().map(|stamp| Relation {
            stamp,
            number: self.number.clone(),
            reason: self.reason.clone(),
        })
    }
}

/// In the list a number may stand alone.
impl Declared for Related {
    const FIELDS: Shape = Relation::FIELDS;

    fn read(reader: &Reader) -> Option<Self> {
        Relation::read(reader).map(|relation| Self {
            number: relation.number,
            stamp: Some(relation.stamp),
            reason: relation.reason,
        })
    }

    fn read_all(reader: &Reader, key: &str) -> Vec<Self> {
        let alone = |number: &str| Self {
            number: number.to_owned(),
            stamp: None,
            reason: None,
        };
        reader.texts_or_maps(key, alone, Self::read)
    }

    fn entries(&self) -> Vec<(String, Value)> {
        self.relation().map(|it| it.entries()).unwrap_or_default()
    }

    fn value(&self) -> Value {
        match self.relation() {
            None => Value::Quoted(self.number.clone()),
            Some(relation) => relation.value(),
        }
    }

    fn facts<'a>(&'a self, place: &Trail, found: &mut dyn FnMut(&Trail, &'a Stamp)) {
        if let Some(stamp) = &self.stamp {
            found(place, stamp);
        }
    }

    fn keep(&mut self, counts: Counts) -> bool {
        self.stamp.as_ref().is_none_or(counts)
    }
}
