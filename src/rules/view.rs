//! What a rule is given of one record, and where it puts what it finds.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::domain::case::Case;
use crate::domain::case::evidence::Holdings;
use crate::domain::duties::DutyBook;
use crate::domain::judge::{self, ApprovalFault, Clock, Uncounted, Unmet};
use crate::domain::log_book::LogBook;
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::msg;

/// What stands beside the records.
pub struct Beside<'a> {
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What is in `cases/` and is no case.
    pub strays: &'a [Stray],
    /// What is posted and is not as it was posted.
    pub posted: &'a [Stray],
    /// The periodic duties done, and the moment they are judged at; `None` where only the regulations
    /// are looked at.
    pub duties: Option<(&'a DutyBook, Time)>,
    /// A book kept beside the cases, and the places of the rows that a case tells of.
    pub log: Option<(&'a LogBook, &'a BTreeSet<usize>)>,
}

/// A file beside the cases that is not what it should be.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Where, relative to the repository.
    pub file: String,
    /// Why.
    pub what: Msg,
    /// What to do about it.
    pub help: Msg,
}

/// What a check run is asked with.
#[derive(Clone, Debug)]
pub struct CheckSettings {
    /// The moment of judging.
    pub now: Time,
    /// How long before its due a clock counts as due soon, in seconds of calendar time.
    pub warn_within: Option<i64>,
    /// Whether `now` is a past or future moment asked about: what was recorded later is then
    /// invisible. Otherwise nothing can have been recorded later.
    pub as_of: bool,
    /// What stands where the cases say their evidence is; `None` where that is not looked at.
    pub evidence: Option<Holdings>,
}

/// What a rule sees of one record.
pub struct RecordView<'r, 'a> {
    /// The record.
    pub record: &'r Record,
    /// The case as known now; `None` where it cannot be read or was recorded later.
    pub case: Option<Cow<'r, Case>>,
    /// The policy in force for it.
    pub policy: Option<&'a Policy>,
    /// The policy's calendar, else the organisation's.
    pub calendar: Option<&'a Calendar>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Limits that could not be counted.
    pub uncounted: Vec<Uncounted>,
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What all checks are asked with.
    pub asked: &'a CheckSettings,
    /// What several rules ask, each found out once.
    once: Once<'a>,
}

/// What is found out of a case when the first rule asks it.
#[derive(Default)]
struct Once<'a> {
    owner: OnceCell<Option<String>>,
    approval_fault: OnceCell<Option<ApprovalFault>>,
    unmet: OnceCell<Vec<Unmet<'a>>>,
}

impl<'r, 'a> RecordView<'r, 'a> {
    /// The record as judged at the moment asked about.
    /// Its clocks are reckoned where they are `wanted`.
    pub fn new(
        record: &'r Record,
        regulations: &'a Regulations,
        asked: &'a CheckSettings,
        wanted: bool,
    ) -> Self {
        let case = record.known_at(asked.now);
        let policy = case.as_ref().and_then(|case| regulations.policy_of(case));
        let own = policy.and_then(|policy| regulations.calendar_of(policy));
        let calendar = own.or_else(|| regulations.calendar());
        let (clocks, uncounted) = match (&case, policy, calendar) {
            (Some(case), Some(policy), Some(calendar)) if wanted => judge::clocks_of(
                case,
                &record.former,
                (policy, calendar, &regulations.staff),
                asked.now,
            ),
            _ => (Vec::new(), Vec::new()),
        };
        Self {
            record,
            case,
            policy,
            calendar,
            clocks,
            uncounted,
            regulations,
            asked,
            once: Once::default(),
        }
    }

    /// Whether the file is written in a format this version does not know, so that nothing else
    /// can be said about it.
    pub fn newer(&self) -> bool {
        let case = self.record.case.as_ref();
        case.is_some_and(Case::newer)
    }

    /// Whether the case was recorded after the moment asked about.
    pub fn later(&self) -> bool {
        self.asked.as_of && self.record.case.is_some() && self.case.is_none()
    }

    /// Whose turn it is.
    pub fn owner(&self) -> Option<String> {
        let owner = self.once.owner.get_or_init(|| {
            let (case, policy) = self.judged()?;
            let (staff, now) = (&self.regulations.staff, self.asked.now);
            Some(judge::turn(case, policy, staff, &self.clocks, now))
        });
        owner.clone()
    }

    /// What is wrong with the approval in force.
    pub fn approval_fault(&self) -> Option<&ApprovalFault> {
        let fault = self.once.approval_fault.get_or_init(|| {
            let (case, policy) = self.judged()?;
            judge::approval_fault_since(case, policy, &self.regulations.staff)
        });
        fault.as_ref()
    }

    /// The duties before closing that are not done.
    pub fn unmet(&self) -> &[Unmet<'a>] {
        self.once.unmet.get_or_init(|| {
            let judged = self.judged();
            judged.map_or_else(Vec::new, |(case, policy)| {
                judge::unmet(case, policy, &self.regulations.staff)
            })
        })
    }

    /// Where the approval in force stands.
    pub fn approval_path(&self) -> Path {
        let case = self.case.as_ref();
        let count = case.map_or(0, |case| case.current.approvals.len());
        Path::root().key("approvals").index(count.saturating_sub(1))
    }

    /// Case and policy, where both are there.
    pub fn judged(&self) -> Option<(&Case, &'a Policy)> {
        Some((self.case.as_ref()?, self.policy?))
    }
}

/// "Run this": the command, without `complaint` and the number, in `command`.
pub fn run(view: &RecordView, command: &str) -> Msg {
    run_on(&view.record.number, command)
}

/// The same for the case of a number.
pub fn run_on(number: &str, command: &str) -> Msg {
    let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
    let line = format!("complaint {name} {number} {rest}");
    msg!("check-run", command = line.trim_end())
}
