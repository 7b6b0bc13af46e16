//! What accompanies a case: hand-overs, replies, promises, pauses, corrections, waivers, notes.

use chrono::NaiveDate;

use super::stamp::Stamp;
use crate::domain::reader::Reader;
use crate::domain::time::Time;
use crate::words;

/// A hand-over to a unit or person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// When, by whom.
    pub stamp: Stamp,
    /// To which unit or person.
    pub to: String,
    /// Why.
    pub reason: Option<String>,
}

/// A case moved up a tier (R-3, C-8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// When, by whom.
    pub stamp: Stamp,
    /// To which tier of the policy, where it has one for them.
    pub tier: Option<String>,
    /// To which unit or person.
    pub to: String,
    /// Why.
    pub reason: Option<String>,
}

words! {
    /// What a reply is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReplyKind {
        /// The complaint has arrived.
        Acknowledgement = "acknowledgement",
        /// How it stands.
        Interim = "interim",
        /// The answer.
        Answer = "answer",
        /// The written notice that it is done (L-7).
        WrittenNotice = "written-notice",
    }
}

/// What the customer was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// When, by whom.
    pub stamp: Stamp,
    /// What it is.
    pub kind: ReplyKind,
    /// Through which channel.
    pub via: Option<String>,
    /// The item it answers.
    pub item: Option<u64>,
    /// The words.
    pub text: Option<String>,
}

/// A commitment to the customer with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// When it was given, by whom.
    pub stamp: Stamp,
    /// What was promised.
    pub what: String,
    /// The last day.
    pub by_date: NaiveDate,
    /// When it was kept.
    pub kept: Option<Stamp>,
}

/// A time in which the clocks stand still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When it began, by whom.
    pub stamp: Stamp,
    /// Why.
    pub reason: Option<String>,
    /// When it ended; still running without.
    pub until: Option<Stamp>,
    /// Why it ended.
    pub until_reason: Option<String>,
}

/// A recorded fact that was mended; the old value is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When, by whom.
    pub stamp: Stamp,
    /// Which field.
    pub field: String,
    /// What it said before; `None`: nothing.
    pub old: Option<String>,
    /// What it says since.
    pub new: String,
    /// Why.
    pub reason: Option<String>,
}

/// A finding that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// When, by whom.
    pub stamp: Stamp,
    /// The check's rule.
    pub rule: String,
    /// The role it was accepted in.
    pub role: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// How a case ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When, by whom.
    pub stamp: Stamp,
    /// Not established, before any investigation.
    pub dismissed: bool,
    /// The customer never accepted.
    pub unresolved: bool,
    /// Why, for these two.
    pub reason: Option<String>,
    /// The customer's satisfaction, 1 to 5.
    pub satisfaction: Option<u64>,
}

/// Another case this one belongs with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The case this one follows after a refusal or a late objection (M-9.9).
    pub supersedes: Option<String>,
    /// The case that follows this one.
    pub superseded_by: Option<String>,
    /// When it took this one's place, by whom.
    pub superseded: Option<Stamp>,
    /// Why it did.
    pub superseded_reason: Option<String>,
    /// Why this one follows another.
    pub reason: Option<String>,
    /// Others.
    pub related: Vec<Related>,
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

/// Evidence kept beside the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// When, by whom.
    pub stamp: Stamp,
    /// The path, relative to the repository: `attachments/<uid>/<name>`, so that another number
    /// moves nothing.
    pub file: String,
    /// SHA-256 of its content.
    pub sha256: Option<String>,
    /// What it shows.
    pub title: Option<String>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When, by whom.
    pub stamp: Stamp,
    /// The remark.
    pub text: String,
}

impl Assignment {
    /// Reads one hand-over.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let to = reader.required("to", reader.text("to"));
        let reason = reader.text("reason");
        Some(Self {
            stamp: stamp?,
            to: to?,
            reason,
        })
    }
}

impl Escalation {
    /// Reads one.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let tier = reader.text("tier");
        let to = reader.required("to", reader.text("to"));
        let reason = reader.text("reason");
        Some(Self {
            stamp: stamp?,
            tier,
            to: to?,
            reason,
        })
    }
}

impl Reply {
    /// Reads one reply.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let kind = reader.required("kind", reader.word("kind"));
        let via = reader.text("via");
        let item = reader.count("item");
        let text = reader.text("text");
        Some(Self {
            stamp: stamp?,
            kind: kind?,
            via,
            item,
            text,
        })
    }
}

impl Promise {
    /// Reads one promise.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let what = reader.required("what", reader.text("what"));
        let by_date = reader.required("by_date", reader.date("by_date"));
        let kept = reader.map("kept", Stamp::read);
        Some(Self {
            stamp: stamp?,
            what: what?,
            by_date: by_date?,
            kept,
        })
    }
}

impl Hold {
    /// Reads one hold.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let reason = reader.text("reason");
        let mut until_reason = None;
        let until = reader.map("until", |reader| {
            until_reason = reader.text("reason");
            Stamp::read(reader)
        });
        Some(Self {
            stamp: stamp?,
            reason,
            until,
            until_reason,
        })
    }

    /// Since when it counts: no earlier than it was recorded (time rule 6).
    pub fn counts_from(&self) -> Time {
        self.stamp.at.max(self.stamp.recorded)
    }
}

impl Correction {
    /// Reads one correction.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let field = reader.required("field", reader.text("field"));
        let old = reader.text("old");
        let new = reader.required("new", reader.text("new"));
        let reason = reader.text("reason");
        Some(Self {
            stamp: stamp?,
            field: field?,
            old,
            new: new?,
            reason,
        })
    }
}

impl Waiver {
    /// Reads one waiver.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let finding = reader.required("rule", reader.text("rule"));
        let signed_as = reader.text("role");
        let reason = reader.text("reason");
        Some(Self {
            stamp: stamp?,
            rule: finding?,
            role: signed_as,
            reason,
        })
    }
}

impl Closing {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let dismissed = reader.flag("dismissed").unwrap_or(false);
        let unresolved = reader.flag("unresolved").unwrap_or(false);
        let reason = reader.text("reason");
        let satisfaction = reader.count("satisfaction");
        Some(Self {
            stamp: stamp?,
            dismissed,
            unresolved,
            reason,
            satisfaction,
        })
    }
}

impl Links {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Self {
        let mut superseded_reason = None;
        let superseded = reader.map("superseded", |reader| {
            superseded_reason = reader.text("reason");
            Stamp::read(reader)
        });
        Self {
            supersedes: reader.digits("supersedes"),
            superseded_by: reader.digits("superseded_by"),
            superseded,
            superseded_reason,
            reason: reader.text("reason"),
            related: Related::list(reader),
        }
    }
}

impl Related {
    /// Reads the list: numbers alone, or maps with stamp and reason.
    fn list(reader: &Reader) -> Vec<Self> {
        let alone = |number: &str| Self {
            number: number.to_owned(),
            stamp: None,
            reason: None,
        };
        reader.texts_or_maps("related", alone, Self::read)
    }

    fn read(reader: &Reader) -> Option<Self> {
        let number = reader.required("number", reader.digits("number"));
        let stamp = Stamp::read(reader);
        Some(Self {
            number: number?,
            stamp: Some(stamp?),
            reason: reader.text("reason"),
        })
    }
}

impl Attachment {
    /// Reads one piece of evidence.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let file = reader.required("file", reader.text("file"));
        let sha256 = reader.text("sha256");
        let title = reader.text("title");
        Some(Self {
            stamp: stamp?,
            file: file?,
            sha256,
            title,
        })
    }
}

impl Note {
    /// Reads one remark.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let text = reader.required("text", reader.text("text"));
        Some(Self {
            stamp: stamp?,
            text: text?,
        })
    }
}
