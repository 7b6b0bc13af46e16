//! The one table of moves: for each command which step it makes, on which cases it may be used, and
//! whether it may be used again. What is legal follows from it.

use crate::domain::step::Step;
use crate::words;

/// On which cases a move may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Life {
    /// While something remains to be done.
    Open,
    /// Always.
    Any,
    /// After the end, or after a refusal that needs a new case.
    Ended,
}

/// Whether a step may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Again {
    /// Once in a case; an item at a time where there are several.
    Never,
    /// As often as needed.
    Always,
    /// Until the customer has accepted; the former round is kept.
    NewRound,
    /// Once in a round, and once more after the customer's answer (M-9.6).
    AfterAnswer,
}

/// One move.
pub(in crate::domain) struct Row {
    /// Which.
    pub act: Move,
    /// The step it makes.
    pub step: Option<Step>,
    /// On which cases.
    pub life: Life,
    /// How often.
    pub again: Again,
}

/// Declares the moves: word, on which cases, how often, and which step it makes.
macro_rules! moves {
    ($(
        $(#[$doc:meta])+
        $act:ident = $word:literal, $life:ident, $again:ident $(, step $step:ident)?;
    )+) => {
        words! {
            /// What a command does to a case.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
            pub enum Move {
                $($(#[$doc])+ $act = $word,)+
            }
        }

        /// Every move.
        pub(in crate::domain) const TABLE: &[Row] = &[
            $(Row {
                act: Move::$act,
                step: moves!(@step $($step)?),
                life: Life::$life,
                again: Again::$again,
            },)+
        ];
    };
    (@step) => { None };
    (@step $step:ident) => { Some(Step::$step) };
}

moves! {
    /// Accept it and start the clocks.
    Register = "register", Open, Never, step Registered;
    /// Hand it over.
    Assign = "assign", Open, Always, step Assigned;
    /// Report what was found.
    Investigate = "investigate", Open, Never, step Investigated;
    /// Propose a settlement.
    Resolve = "resolve", Open, NewRound, step Resolved;
    /// Give the office's opinion.
    Consolidate = "consolidate", Open, AfterAnswer, step Consolidated;
    /// Sign or turn down.
    Approve = "approve", Open, AfterAnswer, step Approved;
    /// Record the customer's answer.
    Agree = "agree", Open, Never, step Agreed;
    /// Record that the remedies are done.
    CarryOut = "carry-out", Open, Never, step CarriedOut;
    /// Close it.
    Close = "close", Open, Never, step Closed;
    /// Close it as not established, before an investigation.
    Dismiss = "dismiss", Open, Never;
    /// Begin a linked case.
    Reopen = "reopen", Ended, Never;
    /// Promise the customer something.
    Promise = "promise", Open, Always;
    /// Move it up a tier.
    Escalate = "escalate", Open, Always;
    /// Stop the clocks.
    Hold = "hold", Open, Always;
    /// Let them go on.
    Resume = "resume", Open, Always;
    /// Record what the customer was told.
    Reply = "reply", Any, Always;
    /// Keep a promise.
    Keep = "keep", Any, Always;
    /// Decide a corrective action, or record that one is done.
    Action = "action", Any, Always;
    /// Check that one works.
    Verify = "verify", Any, Always;
    /// Say that two cases belong together.
    Link = "link", Any, Always;
    /// Mend a recorded fact.
    Correct = "correct", Any, Always;
    /// Accept a finding.
    Waive = "waive", Any, Always;
    /// Record that goods came back.
    Receive = "receive", Any, Always;
    /// Record that returned goods were sold again.
    Resell = "resell", Any, Always;
    /// Record what an outside party paid back.
    Recover = "recover", Any, Always;
    /// Add a remark.
    Note = "note", Any, Always;
    /// Add evidence.
    Attach = "attach", Any, Always;
    /// Object, or decide an objection.
    Object = "object", Any, Always;
    /// File or decide a sanction.
    Sanction = "sanction", Any, Always;
}

impl Move {
    /// Its line in the table.
    pub(in crate::domain) fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.act == self)
    }
}

/// Whether a move needs a case that has not ended.
pub fn needs_open(act: Move) -> bool {
    act.row().is_some_and(|row| row.life == Life::Open)
}
