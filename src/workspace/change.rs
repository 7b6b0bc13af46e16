//! The one way a command changes a case: found, allowed, edited, read back, judged, written.
//!
//! A change is a list of edits to the file's text. What comes out is read again and judged before
//! it is written: a file that the data checks would refuse is never written.

use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;

use crate::codec;
use crate::codec::parts::apart;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::history::{changes, ledger};
use crate::domain::judge::legal;

use crate::domain::case::Case;
use crate::domain::case::stamp::Stamp;
use crate::domain::judge;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Policy, Step};
use crate::domain::record::Record;
use crate::domain::staff::Unit;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::{Edit, Path, Value};
use crate::domain::word::Word as _;
use crate::ui::narrator::{Narrator, Story};
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::{ActArgs, WriteArgs};
use crate::workspace::commitment::{amount_trailer, level};
use crate::workspace::easing;
use crate::workspace::env::{Env, Exit};
use crate::workspace::evidence;
use crate::workspace::nonsense;
use crate::workspace::open::Workspace;
use crate::workspace::outcome::{self, CommandOutcome};
use crate::workspace::problems;
use crate::workspace::read_back;
use crate::workspace::writing;
use crate::{msg, store};

/// A change being made to one case.
pub struct Change<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// The case before the change.
    pub case: Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// Who acts.
    pub actor: Actor<'a>,
    /// When it happened.
    pub at: Time,
    /// What is done.
    pub act: Move,
    /// Further trailers of the commit: `Amount` and the like.
    pub trailers: Vec<(String, String)>,
    record: Record,
    /// The file.
    pub path: PathBuf,
    edits: Vec<Edit>,
    /// Whether the private part goes.
    drops: bool,
    also: store::write::ChangeSet,
}

impl<'a> Change<'a> {
    /// Finds the case and refuses who may not and what is not due.
    pub fn begin(
        env: &Env,
        workspace: &'a Workspace,
        id: &str,
        act: Move,
        args: &ActArgs,
    ) -> Result<Self> {
        let change = Self::begin_aside(env, workspace, id, act, args)?;
        let (case, policy) = (&change.case, change.policy);
        let asked = legal::asked_of(case, act);
        change.permit(&asked, act.word())?;
        outcome::refuse_illegal(env, workspace, (case, policy), act)?;
        // What the closing itself tells is judged with it.
        if let Some(step) = act.step().filter(|step| *step != Step::Closed) {
            let staff = &workspace.regulations.staff;
            let unmet = judge::unmet_before(case, policy, staff, step);
            problems::undone(unmet, env.shape)?;
        }
        Ok(change)
    }

    /// Finds the case and the actor; who may and what is due is judged by the caller.
    pub fn begin_aside(
        env: &Env,
        workspace: &'a Workspace,
        id: &str,
        act: Move,
        args: &ActArgs,
    ) -> Result<Self> {
        let path = workspace.find(env, id)?;
        let record = workspace.record(env, id)?;
        let case = Workspace::case(&record)?.clone();
        if case.newer() {
            let what = msg!(
                "command-format-newer",
                format = case.format.unwrap_or_default().to_string()
            );
            return Err(Problem::usage(what).into());
        }
        let policy = workspace.policy(&case)?;
        let calendar = workspace.calendar_of(policy)?;
        let actor = Actor::find(env, workspace)?;
        let at = moment(workspace, args.at.as_deref(), case.received)?;
        actor.there(workspace, at)?;
        let mut change = Self {
            workspace,
            case,
            policy,
            calendar,
            actor,
            at,
            act,
            trailers: Vec::new(),
            record,
            path,
            edits: Vec::new(),
            drops: false,
            also: store::write::ChangeSet::new(),
        };
        change.keep_paper(env, args)?;
        Ok(change)
    }

    /// Keeps the scan of the paper that is entered.
    fn keep_paper(&mut self, env: &Env, args: &ActArgs) -> Result<()> {
        if let Some(file) = &args.paper {
            self.actor.paper = Some(self.keep(env, file, None)?.0);
        }
        Ok(())
    }

    /// Keeps a file as evidence; its path, and whether the case or the directory had it not.
    pub fn keep(&mut self, env: &Env, file: &str, title: Option<&str>) -> Result<(String, bool)> {
        let root = self.workspace.repository.root();
        let cited = (&self.case, self.stamp());
        let kept = evidence::keep(env, root, cited, (file, title))?;
        let new = kept.fact.is_some() || !kept.files.is_empty();
        self.also(kept.files);
        if let Some(fact) = &kept.fact {
            self.add(fact);
        }
        Ok((kept.path, new))
    }

    /// Refuses whoever may not do this on the case, as far as that is known.
    fn permit(&self, case: &Case, right: &str) -> Result<()> {
        let judged = (case, self.policy);
        self.actor.permitted(self.workspace, judged, right, self.at)
    }

    /// Refuses whoever may not do this on the case as it is.
    pub fn permitted(&self, right: &str) -> Result<()> {
        self.permit(&self.case, right)
    }

    /// The case before the change, with its policy.
    pub fn judged(&self) -> (&Case, &'a Policy) {
        (&self.case, self.policy)
    }

    /// The stamp of what is being recorded.
    pub fn stamp(&self) -> Stamp {
        stamp(self.workspace, &self.actor, self.at)
    }

    /// The day it happened.
    pub fn day(&self) -> NaiveDate {
        self.calendar.in_zone(self.at).date_naive()
    }

    /// The unit the actor was in that day.
    pub fn unit(&self) -> Option<&'a Unit> {
        let staff = &self.workspace.regulations.staff;
        staff.unit_of(self.actor.person, self.day())
    }

    /// A moment given by a flag, neither in the future nor before the complaint came in.
    pub fn moment(&self, text: &str) -> Result<Time> {
        moment(self.workspace, Some(text), self.case.received)
    }

    /// The place in the list of the item with this number.
    pub fn item(&self, n: u64) -> Result<usize> {
        if let Some((index, _)) = self.case.item(n) {
            return Ok(index);
        }
        let items = self.case.items.iter();
        let known: Vec<String> = items.map(|item| item.n.to_string()).collect();
        let n = n.to_string();
        let what = if known.is_empty() {
            msg!("command-item-none", n = n)
        } else {
            msg!("command-item-unknown", n = n, items = Msg::list(known))
        };
        Err(Problem::usage(what).into())
    }

    /// The text of the field at a path, as the file holds it.
    pub fn text_at(&self, path: &Path) -> Option<String> {
        let document = codec::record::document(&self.record)?;
        document.at(path)?.text().map(str::to_owned)
    }

    /// Whether the file has something at a path.
    pub fn holds(&self, path: &Path) -> bool {
        let document = codec::record::document(&self.record);
        document.is_some_and(|document| document.at(path).is_some())
    }

    /// Refuses while fields are lacking that the policy requires (M-9.1).
    pub fn require_fields(&self) -> Result<()> {
        let missing = judge::missing_fields(&self.case, self.policy);
        let Some((_, entry)) = missing.first() else {
            return Ok(());
        };
        let called = missing
            .iter()
            .map(|(field, entry)| judge::required_called(entry, field));
        let fields: Vec<Arg> = called.collect();
        let command = format!("complaint correct {} {}=…", self.case.number, missing[0].0);
        let problem = Problem::refused(msg!("command-fields-lacking", fields = Msg::list(fields)))
            .rule(
                entry
                    .source
                    .rule
                    .clone()
                    .unwrap_or_else(|| "required-field".to_owned()),
            )
            .at(entry.source.place.clone())
            .help(msg!("command-fields-lacking-help", command = command));
        Err(problem.into())
    }

    /// The role by which the policy lets the actor do this, for the record.
    pub fn permitting_role(&self) -> Option<String> {
        let permission = self
            .policy
            .permission(self.act.word(), &self.case.policy_facts())?;
        let staff = &self.workspace.regulations.staff;
        let held = staff.roles_of(&self.actor.person.id, self.at.date_naive());
        let held = held
            .into_iter()
            .find(|role| permission.roles.iter().any(|id| id == role.role));
        held.map(|role| role.role.to_owned())
    }

    /// Records a fact.
    pub fn add(&mut self, fact: &Fact) {
        self.edits.extend(fact.edits());
    }

    /// Sets the value at a path such as `items[0].answered`.
    pub fn set(&mut self, path: &Path, value: Value) {
        self.edits.push(Edit::Set(path.clone(), value));
    }

    /// Any other edit.
    pub fn edit(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// The private part of the case goes.
    pub fn drop_private(&mut self) {
        self.drops = true;
    }

    /// Another file written with this change, or not at all.
    pub fn also(&mut self, files: store::write::ChangeSet) {
        self.also.append(files);
    }

    /// The file as these edits would leave it, to be written together with another.
    pub fn replaced(&self, edits: &[Edit]) -> Result<store::write::ChangeSet> {
        let text = read_back::edited(&self.record.file, &self.record.text, edits)?;
        let after = self.with_status(text)?;
        let mut files = store::write::ChangeSet::new();
        files.replace(&self.path, self.record.text.as_str(), after.text.as_str());
        Ok(files)
    }

    /// The text of the file with the edits made, and the record read back from it.
    fn applied(&self) -> Result<Record> {
        let (file, text) = (&self.record.file, &self.record.text);
        let text = read_back::edited(file, text, &self.edits)?;
        self.with_status(if self.drops {
            apart(&text).0.to_owned()
        } else {
            text
        })
    }

    /// The case as the edits so far leave it.
    pub fn resulting(&self) -> Result<Case> {
        Ok(Workspace::case(&self.applied()?)?.clone())
    }

    /// The record before the change.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record these edits leave under another number.
    pub fn under(&self, number: &str, file: &str, month: (i32, u32)) -> Result<Record> {
        let mut edits = self.edits.clone();
        edits.push(Edit::Set(
            Path::root().key("number"),
            Value::Quoted(number.to_owned()),
        ));
        let text = self
            .with_status(read_back::edited(
                &self.record.file,
                &self.record.text,
                &edits,
            )?)?
            .text;
        let calendar = &self.workspace.calendar;
        Ok(codec::record::read(file, number, month, text, calendar))
    }

    fn with_status(&self, text: String) -> Result<Record> {
        let after = read_back::reread(self.workspace, &self.record, text);
        read_back::in_step(self.workspace, after)
    }

    /// Like [`Change::finish`], saying what the settlement commits us to and who signs it, until somebody has.
    pub fn finish_with_level(
        mut self,
        env: &mut Env,
        args: &WriteArgs,
        mut said: Vec<Msg>,
    ) -> Result<Exit> {
        let after = self.applied()?;
        let case = Workspace::case(&after)?;
        let Some(settlement) = case.current.settlement.clone() else {
            return self.finish(env, args, &said);
        };
        said.extend(level(self.workspace, (case, self.policy), self.calendar));
        self.trailers.push(amount_trailer(&settlement));
        self.finish(env, args, &said)
    }

    /// Reads the change back, judges it, writes it, and says what came of it.
    pub fn finish(mut self, env: &mut Env, args: &WriteArgs, said: &[Msg]) -> Result<Exit> {
        let (after, changed) = self.written(env, args)?;
        let outcome = CommandOutcome {
            workspace: self.workspace,
            case: Workspace::case(&after)?,
            file: &after.file,
            policy: self.policy,
            calendar: self.calendar,
            act: self.act,
            changed,
        };
        nonsense::warn(env, self.workspace, Some(&self.record), &after)?;
        outcome.say(env, args, said)
    }

    /// The same for one of several cases that are changed together: what came of it is the caller's
    /// to say.
    pub fn write(mut self, env: &mut Env, args: &WriteArgs) -> Result<()> {
        let (after, _) = self.written(env, args)?;
        nonsense::warn(env, self.workspace, Some(&self.record), &after)
    }

    /// The record as it was written, and whether it differs from what was there.
    fn written(&mut self, env: &mut Env, args: &WriteArgs) -> Result<(Record, bool)> {
        let after = self.applied()?;
        let moment = (self.policy, self.calendar, self.at);
        easing::refuse(self.workspace, moment, &self.actor, (&self.record, &after))?;
        read_back::judge(self.workspace, &self.record, &after)?;
        let subject = self.subject(&after)?;
        let mut files = store::write::ChangeSet::new();
        if after.text != self.record.text {
            files.replace(&self.path, self.record.text.as_str(), after.text.as_str());
        }
        files.append(std::mem::take(&mut self.also));
        let changed = !files.is_empty();
        let number = &Workspace::case(&after)?.number;
        let mut trailers = writing::trailers(number, &self.act.to_string(), &self.actor);
        trailers.append(&mut self.trailers);
        writing::write(env, self.workspace, args, &files, &subject, &trailers)?;
        self.workspace.tell_read(env)?;
        Ok((after, changed))
    }
}

impl Change<'_> {
    /// What the commit says was done.
    fn subject(&self, after: &Record) -> Result<String> {
        let case = Workspace::case(after)?;
        let account = judge::loss::account(case, self.policy, self.calendar);
        let staff = &self.workspace.regulations.staff;
        let story = Story {
            narrator: Narrator {
                loss: account.and_then(|account| account.total()),
                ..Narrator::new(case, staff, Some(self.policy))
            },
            before: Some(&self.case),
            author: None,
        };
        let facts = |case, record| Some(ledger(case, &codec::record::document(record)?));
        let before = facts(&self.case, &self.record).unwrap_or_default();
        let changes = changes(&before, &facts(case, after).unwrap_or_default());
        let lines = changes.iter().flat_map(|change| story.lines(change));
        let briefs: Vec<Msg> = lines.filter_map(|line| line.brief).collect();
        let act = self.act.to_string();
        Ok(writing::subject(
            self.workspace,
            &case.number,
            &act,
            &briefs,
        ))
    }
}

/// The stamp of a fact recorded now by the actor.
pub fn stamp(workspace: &Workspace, actor: &Actor, at: Time) -> Stamp {
    Stamp {
        at,
        recorded: workspace.now,
        by: actor.person.email.clone(),
        entered_by: actor.entered_by.clone(),
        paper: actor.paper.clone(),
        as_of: workspace.as_of,
    }
}

/// The moment a flag names, now without a flag; never in the future and never before `floor`.
pub fn moment(workspace: &Workspace, given: Option<&str>, floor: Time) -> Result<Time> {
    let at = past_moment(workspace, given)?;
    if at < floor {
        let text = given.map_or_else(|| at.to_rfc3339(), str::to_owned);
        let what = msg!(
            "command-at-before-received",
            at = text,
            received = floor.to_rfc3339()
        );
        return Err(Problem::usage(what).into());
    }
    Ok(at)
}

/// The moment a flag names, now without a flag; never in the future.
pub fn past_moment(workspace: &Workspace, given: Option<&str>) -> Result<Time> {
    let Some(text) = given else {
        return Ok(workspace.now);
    };
    let calendar = &workspace.calendar;
    let at = workspace.moment(text)?;
    let at = calendar.whole_second(calendar.in_zone(at));
    if at > workspace.now {
        let now = workspace.now.to_rfc3339();
        let what = msg!("command-at-future", at = text, now = now);
        return Err(Problem::usage(what).into());
    }
    Ok(at)
}
