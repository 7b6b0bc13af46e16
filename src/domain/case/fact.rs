//! Every kind of dated fact a case can hold, declared once: its word, its section, the move that
//! records it, and what it says; and the one table of moves: for each command which step it makes, on
//! which cases it may be used, and whether it may be used again. What is legal follows from it.

use super::Case;
use super::action::{Action, Verification};
use super::conduct::{
    Assignment, Attachment, Closing, Correction, Escalation, FollowUp, Forgotten, Hold, Note,
    Promise, Related, Reply, Resumed, SentNotice, Superseded, Waiver,
};
use super::discipline::{Objection, Ruling, Sanction};
use super::goods::{Instruction, Receipt, Recovery, Resold};
use super::investigation::Investigation;
use super::item::Item;
use super::liability::Confirmation;
use super::settlement::{Agreement, Approval, CarriedOut, Consolidation, Settlement};
use crate::domain::schema::{self, Declared, Field, Stamp};
use crate::domain::step::Step;
use crate::domain::tree::{Edit, Path, Seg};
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
    /// Whether whoever makes it decides something by it.
    pub decides: bool,
}

/// Declares the moves: word, on which cases, how often, which step it makes, and whether it decides
/// something, so that nobody makes it in another's name as one types what another said.
macro_rules! moves {
    ($(
        $(#[$doc:meta])+
        $act:ident = $word:literal, $life:ident, $again:ident $(, step $step:ident)? $(, decides $by:ident)?;
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
                decides: moves!(@decides $($by)?),
            },)+
        ];
    };
    (@decides) => { false };
    (@decides person) => { true };
    (@step) => { None };
    (@step $step:ident) => { Some(Step::$step) };
}

moves! {
    /// Accept it and start the clocks.
    Register = "register", Open, Never, step Registered;
    /// Hand it over.
    Assign = "assign", Open, Always, step Assigned;
    /// Report what was found.
    Investigate = "investigate", Open, Never, step Investigated, decides person;
    /// Propose a settlement.
    Resolve = "resolve", Open, NewRound, step Resolved;
    /// Give the office's opinion.
    Consolidate = "consolidate", Open, AfterAnswer, step Consolidated, decides person;
    /// Sign or turn down.
    Approve = "approve", Open, AfterAnswer, step Approved, decides person;
    /// Record the customer's answer.
    Agree = "agree", Open, Never, step Agreed;
    /// Record that the remedies are done.
    CarryOut = "carry-out", Open, Never, step CarriedOut;
    /// Close it.
    Close = "close", Open, Never, step Closed, decides person;
    /// Close it as not established, before an investigation.
    Dismiss = "dismiss", Open, Never, decides person;
    /// Begin a linked case.
    Reopen = "reopen", Ended, Never, decides person;
    /// Ask the customer again after the end.
    FollowUp = "follow-up", Ended, Always;
    /// Promise the customer something.
    Promise = "promise", Open, Always;
    /// Move it up a tier.
    Escalate = "escalate", Open, Always, decides person;
    /// Stop the clocks.
    Hold = "hold", Open, Always, decides person;
    /// Let them go on.
    Resume = "resume", Open, Always, decides person;
    /// Confirm who is liable.
    Confirm = "confirm", Open, Always, decides person;
    /// Record what the customer was told.
    Reply = "reply", Any, Always;
    /// Keep a promise.
    Keep = "keep", Any, Always;
    /// Decide a corrective action, or record that one is done.
    Action = "action", Any, Always;
    /// Check that one works.
    Verify = "verify", Any, Always, decides person;
    /// Say that two cases belong together.
    Link = "link", Any, Always;
    /// Mend a recorded fact.
    Correct = "correct", Any, Always, decides person;
    /// Accept a finding.
    Waive = "waive", Any, Always, decides person;
    /// Record that goods came back.
    Receive = "receive", Any, Always;
    /// Say what to do with goods that came back otherwise than approved.
    Instruct = "instruct", Any, Always, decides person;
    /// Record that returned goods were sold again.
    Resell = "resell", Any, Always;
    /// Record what an outside party paid back.
    Recover = "recover", Any, Always;
    /// Record that a notice about what was late was sent.
    Notice = "notice", Any, Always;
    /// Confirm what others entered in one's name from paper.
    Countersign = "countersign", Any, Always, decides person;
    /// Take out of it who the customer is.
    Forget = "forget", Ended, Always, decides person;
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

    /// The step it makes.
    pub fn step(self) -> Option<Step> {
        self.row().and_then(|row| row.step)
    }

    /// Whether whoever makes it decides something by it.
    pub fn decides(self) -> bool {
        self.row().is_some_and(|row| row.decides)
    }

    /// The move that makes a step.
    pub fn making(step: Step) -> Option<Self> {
        let row = TABLE.iter().find(|row| row.step == Some(step));
        row.map(|row| row.act)
    }

    /// The flags that say what it usually records, besides those it needs.
    pub fn usual_flags(self) -> Vec<&'static str> {
        let places = PLACES.iter().filter(|(.., act)| *act == self);
        let facts = places.filter_map(|(_, keys, _)| schema::at(Case::FIELDS, &path(keys)));
        let fields = facts.flat_map(Field::below);
        fields.filter_map(|field| field.usual).collect()
    }
}

/// Whether a move needs a case that has not ended.
pub fn needs_open(act: Move) -> bool {
    act.row().is_some_and(|row| row.life == Life::Open)
}

/// Declares the kinds of facts. A fact is the only `one` of its section, a member of a `list`, or
/// recorded `within` a member of a list, by its place there.
macro_rules! facts {
    ($(
        $(#[$doc:meta])+
        $how:ident $kind:ident($type:ty) $(of $member:ty)? = $word:literal in $($section:ident).+ $(: $key:ident)? by $act:ident;
    )+) => {
        words! {
            /// What a fact is.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum FactKind named "story-noun-" {
                /// What was told when the complaint came in.
                Intake = "intake",
                /// An item of the complaint.
                Item = "item",
                $($(#[$doc])+ $kind = $word,)+
            }
        }

        /// A fact to be recorded.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fact {
            $($(#[$doc])+ $kind(facts!(@payload $how $type)),)+
        }

        /// A fact of a case; what is recorded within a member of a list comes with the member.
        #[derive(Clone, Copy, Debug)]
        pub enum FactRef<'a> {
            /// What was told when the complaint came in.
            Intake(&'a Case),
            /// An item of the complaint.
            Item(&'a Item),
            $($(#[$doc])+ $kind(facts!(@borrowed $how $type $(, $member)?)),)+
        }

        impl Case {
            /// The fact at a place, in a current or a former round.
            pub fn fact_at(&self, place: &Path) -> Option<FactRef<'_>> {
                if place.0.is_empty() {
                    return Some(FactRef::Intake(self));
                }
                let (round, nth) = (self.round_at(place), place.nth().unwrap_or_default());
                match FactKind::at(place)? {
                    FactKind::Intake => Some(FactRef::Intake(self)),
                    FactKind::Item => self.items.get(nth).map(FactRef::Item),
                    $(FactKind::$kind => {
                        facts!(@found $how self, round, nth, $($section).+ $(: $key)?)
                            .map(FactRef::$kind)
                    })+
                }
            }
        }

        /// Each kind with the keys of its place in the file, places in lists left out.
        const PLACES: &[(FactKind, &[&str], Move)] = &[
            $((FactKind::$kind, facts!(@keys $how $($section).+ $(: $key)?), Move::$act),)+
        ];

        impl Fact {
            /// What it is.
            pub fn kind(&self) -> FactKind {
                match self {
                    $(Self::$kind(..) => FactKind::$kind,)+
                }
            }

            /// The case with this fact in it.
            pub fn apply(self, case: &mut Case) {
                match self {
                    $(Self::$kind(fact) => facts!(@apply $how case, fact, $($section).+ $(: $key)?),)+
                }
            }

            /// The edits that write it down.
            pub fn edits(&self) -> Vec<Edit> {
                let keys = self.kind().keys();
                match self {
                    $(Self::$kind(fact) => facts!(@edits $how keys, fact),)+
                }
            }
        }
    };
    (@payload within $type:ty) => { (usize, $type) };
    (@payload $how:ident $type:ty) => { $type };

    (@borrowed within $type:ty, $member:ty) => { (&'a $member, &'a $type) };
    (@borrowed $how:ident $type:ty) => { &'a $type };

    (@found one $case:ident, $round:ident, $nth:ident, current.$section:ident) => {
        $round.$section.as_ref()
    };
    (@found one $case:ident, $round:ident, $nth:ident, $($section:ident).+) => {
        $case.$($section).+.as_ref()
    };
    (@found list $case:ident, $round:ident, $nth:ident, current.$section:ident) => {
        $round.$section.get($nth)
    };
    (@found list $case:ident, $round:ident, $nth:ident, $($section:ident).+) => {
        $case.$($section).+.get($nth)
    };
    (@found within $case:ident, $round:ident, $nth:ident, $section:ident: $key:ident) => {
        $case.$section.get($nth).and_then(|member| Some((member, member.$key.as_ref()?)))
    };

    (@keys one current.$section:ident) => { &[stringify!($section)] };
    (@keys list current.$section:ident) => { &[stringify!($section)] };
    (@keys $how:ident $($section:ident).+ $(: $key:ident)?) => {
        &[$(stringify!($section)),+ $(, stringify!($key))?]
    };

    (@apply one $case:ident, $fact:ident, $($section:ident).+) => {
        $case.$($section).+ = Some($fact)
    };
    (@apply list $case:ident, $fact:ident, $($section:ident).+) => {
        $case.$($section).+.push($fact)
    };
    (@apply within $case:ident, $fact:ident, $section:ident: $key:ident) => {
        if let Some(member) = $case.$section.get_mut($fact.0) {
            member.$key = Some($fact.1);
        }
    };

    (@edits one $keys:ident, $fact:ident) => {
        vec![Edit::Set(path($keys), $fact.value())]
    };
    (@edits list $keys:ident, $fact:ident) => {
        vec![Edit::Append(path($keys), $fact.value())]
    };
    (@edits within $keys:ident, $fact:ident) => {
        within($keys, $fact.0, &$fact.1)
    };
}

facts! {
    /// An item was decided; its outcome and cause stand beside it.
    within ItemDecided(Stamp) of Item = "item-decided" in items: decided by Investigate;
    /// Acceptance.
    one Registration(Stamp) = "registration" in registration by Register;
    /// A hand-over.
    list Assignment(Assignment) = "assignment" in assignments by Assign;
    /// A move up a tier.
    list Escalation(Escalation) = "escalation" in escalations by Escalate;
    /// What was found.
    one Investigation(Investigation) = "investigation" in investigation by Investigate;
    /// Who is liable, confirmed.
    one LiabilityConfirmed(Confirmation) = "liability-confirmed" in liability_confirmed by Confirm;
    /// A proposal.
    one Settlement(Settlement) = "settlement" in current.settlement by Resolve;
    /// The office's opinion.
    list Consolidation(Consolidation) = "consolidation" in current.consolidations by Consolidate;
    /// A signature, or its refusal.
    list Approval(Approval) = "approval" in current.approvals by Approve;
    /// The customer's answer.
    one Agreement(Agreement) = "agreement" in current.agreement by Agree;
    /// The remedies are done.
    one CarriedOut(CarriedOut) = "carried-out" in current.carried_out by CarryOut;
    /// What the customer was told.
    list Reply(Reply) = "reply" in replies by Reply;
    /// What the customer was promised.
    list Promise(Promise) = "promise" in promises by Promise;
    /// A promise was kept.
    within PromiseKept(Stamp) of Promise = "promise-kept" in promises: kept by Keep;
    /// Goods came back.
    list Return(Receipt) = "return" in returns by Receive;
    /// Somebody said what to do with goods that differ.
    within ReturnInstructed(Instruction) of Receipt = "return-instructed" in returns: instructed by Instruct;
    /// Returned goods were sold.
    list Resale(Resold) = "resale" in resales by Resell;
    /// An outside party paid.
    list Recovery(Recovery) = "recovery" in recoveries by Recover;
    /// A corrective action.
    list Action(Action) = "action" in actions by Action;
    /// A corrective action was done.
    within ActionDone(Stamp) of Action = "action-done" in actions: done by Action;
    /// A corrective action was checked.
    within ActionVerified(Verification) of Action = "action-verified" in actions: verified by Verify;
    /// A department objects.
    list Objection(Objection) = "objection" in objections by Object;
    /// An objection was decided.
    within ObjectionDecided(Ruling) of Objection = "objection-decided" in objections: decision by Object;
    /// A sanction.
    list Sanction(Sanction) = "sanction" in sanctions by Sanction;
    /// A sanction was decided.
    within SanctionDecided(Stamp) of Sanction = "sanction-decided" in sanctions: decided by Sanction;
    /// A sanction was published.
    within SanctionPublished(Stamp) of Sanction = "sanction-published" in sanctions: published by Sanction;
    /// The clocks stopped.
    list Hold(Hold) = "hold" in pauses by Hold;
    /// The clocks went on.
    within Resumed(Resumed) of Hold = "resumed" in pauses: until by Resume;
    /// A mended fact.
    list Correction(Correction) = "correction" in corrections by Correct;
    /// An accepted finding.
    list Waiver(Waiver) = "waiver" in waivers by Waive;
    /// What others entered in somebody's name was confirmed by them.
    list Countersignature(Stamp) = "countersignature" in countersignatures by Countersign;
    /// A notice about what was late was sent.
    list Notice(SentNotice) = "notice" in notices by Notice;
    /// The end.
    one Closing(Closing) = "closing" in closing by Close;
    /// The customer was asked again after the end.
    list FollowUp(FollowUp) = "follow-up" in follow_ups by FollowUp;
    /// A case it belongs with.
    list Link(Related) = "link" in links.related by Link;
    /// Another case took its place.
    one Superseded(Superseded) = "superseded" in links.superseded by Reopen;
    /// Evidence.
    list Attachment(Attachment) = "attachment" in attachments by Attach;
    /// Who the customer is was taken out of it.
    one Forgotten(Forgotten) = "forgotten" in forgotten by Forget;
    /// A remark.
    list Note(Note) = "note" in notes by Note;
}

impl FactKind {
    /// The kind of the fact at a path of a case file, in a current or a former round.
    pub fn at(path: &Path) -> Option<Self> {
        let keys: Vec<&str> = path.0.iter().filter_map(key).collect();
        let keys = match keys.as_slice() {
            ["rounds", round @ ..] => round,
            keys => keys,
        };
        if keys == ["items"] {
            return Some(Self::Item);
        }
        let place = PLACES.iter().find(|(_, place, _)| *place == keys);
        place.map(|(kind, ..)| *kind)
    }

    /// The keys of its place, places in lists left out; none for what has no stamp.
    pub fn keys(self) -> &'static [&'static str] {
        let place = PLACES.iter().find(|(kind, ..)| *kind == self);
        place.map_or(&[], |(_, keys, _)| keys)
    }

    /// The moves that write in a section.
    pub fn acts_in(section: &str) -> impl Iterator<Item = Move> {
        let places = PLACES.iter();
        places.filter_map(move |(_, keys, act)| (keys.first() == Some(&section)).then_some(*act))
    }

    /// The move that records it.
    pub fn act(self) -> Option<Move> {
        let place = PLACES.iter().find(|(kind, ..)| *kind == self);
        place.map(|(.., act)| *act)
    }
}

fn key(seg: &Seg) -> Option<&str> {
    match seg {
        Seg::Key(key) => Some(key),
        Seg::Index(_) => None,
    }
}

fn path(keys: &[&str]) -> Path {
    keys.iter().fold(Path::root(), |path, key| path.key(key))
}

fn within(keys: &[&str], member: usize, fact: &impl Declared) -> Vec<Edit> {
    let (key, list) = keys.split_last().unwrap_or((&"", &[]));
    let place = path(list).index(member).key(key);
    vec![Edit::Set(place, fact.value())]
}
