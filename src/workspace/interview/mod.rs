//! A complaint as a person tells it, asked in the order it is told: what happened, who calls, with what,
//! what is wanted; how it is filed comes last.
//!
//! Everything but the beginning may be passed over, one goes back and forth, and what is known of the
//! customer is not asked again. Whatever is typed is kept until it is recorded.

mod asked;
mod items;
mod keeping;
mod known;
mod reading;
mod review;
mod story;

use anyhow::Result;

use asked::Scene;
use items::Item;
use keeping::Keeping;
use known::Known;
use review::Verdict;
use story::Story;

use crate::domain::case::Case;
use crate::domain::case::form::{self, Form};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::schema::Kind;
use crate::msg;
use crate::ui::problem::Problem;
use crate::ui::prompt::{Ask, Said};
use crate::workspace::asking::answered;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::similar;

/// A complaint that was told, and is kept until somebody says that it is recorded.
pub struct Interview {
    keeping: Keeping,
    known: Form,
    story: Story,
}

/// How many questions come first under every policy: what happened, and who calls.
const BEGINNING: usize = 2;

/// What came of an interview.
pub enum Told {
    /// The complaint, and the cases that may tell of the same.
    Complaint(Box<Form>, Vec<Case>),
    /// Nobody wants it.
    Discarded,
    /// It is kept for later.
    Kept,
}

impl Interview {
    /// Begins, with what is known beforehand.
    pub fn begin(env: &mut Env, workspace: &Workspace, known: Form) -> Result<Self> {
        Ok(Self {
            keeping: Keeping::begin(env, workspace)?,
            story: Story::new(workspace.now, &known),
            known,
        })
    }

    /// Goes on with the story that was left last.
    pub fn resume(env: &Env, workspace: &Workspace) -> Result<Self> {
        let (keeping, story) = Keeping::resume(env, workspace)?;
        Ok(Self {
            keeping,
            story,
            known: Form::default(),
        })
    }

    /// What is told so far.
    pub fn form(&self, workspace: &Workspace) -> Form {
        reading::form(workspace, &self.story, &self.known)
    }

    /// Notes the policy it falls under.
    pub fn under(&mut self, policy: &str) {
        self.story.answer(form::POLICY, policy);
    }

    /// Asks what happened and who calls, which is the same under every policy.
    pub fn beginning(
        &mut self,
        env: &mut Env,
        ask: &Ask,
        (workspace, policy): (&Workspace, &Policy),
    ) -> Result<()> {
        let known = Known::of(workspace);
        let scene = Scene {
            workspace,
            words: env.layout.words,
            policy,
            known: &known,
        };
        let mut questions = items::questions(policy);
        questions.truncate(BEGINNING);
        self.ask(env, ask, &scene, &questions)
    }

    /// Asks until the complaint is right.
    pub fn run(
        &mut self,
        env: &mut Env,
        ask: &Ask,
        (workspace, policy): (&Workspace, &Policy),
    ) -> Result<Told> {
        let known = Known::of(workspace);
        let scene = Scene {
            workspace,
            words: env.layout.words,
            policy,
            known: &known,
        };
        let questions = items::questions(policy);
        self.ask(env, ask, &scene, &questions)?;
        let asked: Vec<String> = questions.into_iter().map(|(path, _)| path).collect();
        loop {
            match review::review(ask, &scene, &self.story, &asked)? {
                Verdict::Later => return self.later(env),
                Verdict::Discard => {
                    self.keeping.forget()?;
                    return Ok(Told::Discarded);
                }
                Verdict::Change(path) => {
                    let mut all = items::items(policy).into_iter();
                    if let Some(question) = all.find(|(known, _)| *known == path) {
                        self.one(env, ask, &scene, &question)?;
                    }
                }
                Verdict::Record => {
                    if let Some(told) = self.recordable(env, ask, (workspace, policy))? {
                        return Ok(told);
                    }
                }
            }
        }
    }

    /// Asks what is open, one after the other, back and forth.
    fn ask(
        &mut self,
        env: &mut Env,
        ask: &Ask,
        scene: &Scene,
        questions: &[(String, Item)],
    ) -> Result<()> {
        let mut at = 0;
        let mut back_to = None;
        while let Some(question) = questions.get(at) {
            if back_to != Some(at) && !self.is_open(question) {
                at += 1;
                continue;
            }
            match self.one(env, ask, scene, question)? {
                Turn::Next => at += 1,
                Turn::Back => {
                    let was_asked = |n: &usize| self.story.was_asked(&questions[*n].0);
                    at = (0..at).rev().find(was_asked).unwrap_or(at);
                    back_to = Some(at);
                }
                Turn::Enough => return Ok(()),
            }
        }
        Ok(())
    }

    /// Whether a question is still to be asked: whether there is a sample only where there are goods.
    fn is_open(&self, (path, item): &(String, Item)) -> bool {
        let Item::Declared(field) = item else {
            return self.story.is_open(path);
        };
        let section = path.split_once('.').map(|(section, _)| section);
        let goods = section.is_none_or(|section| self.story.tells(section));
        let sample = !matches!(field.kind, Kind::Flag) || goods;
        // Who goes is a question only where somebody has to.
        let hurried = self.story.get(form::URGENT) == Some("true");
        let urgency = !field.urgency || path == form::URGENT || hurried;
        self.story.is_open(path) && sample && urgency
    }

    /// Asks one question and keeps what came of it.
    fn one(
        &mut self,
        env: &mut Env,
        ask: &Ask,
        scene: &Scene,
        (path, item): &(String, Item),
    ) -> Result<Turn> {
        let said = scene.ask(ask, (path, *item), &self.story);
        let turn = match said {
            Ok(Said::Answer(answer)) => {
                self.told(env, scene, (path, *item), &answer)?;
                Turn::Next
            }
            Ok(Said::Back(text)) => {
                self.story.leave(path, &text);
                Turn::Back
            }
            Ok(Said::Enough) => Turn::Enough,
            Ok(Said::Stop(text)) => {
                self.story.leave(path, &text);
                return Err(self.stopped()?.into());
            }
            Err(error) => {
                self.keeping.keep(&self.story)?;
                return Err(error.into());
            }
        };
        self.keeping.keep(&self.story)?;
        Ok(turn)
    }

    /// Notes an answer, with what follows from it by earlier cases.
    fn told(
        &mut self,
        env: &mut Env,
        scene: &Scene,
        (path, item): (&str, Item),
        answer: &str,
    ) -> Result<()> {
        let spelt = match item {
            Item::Declared(field) => scene.known.spelt(path, field, answer),
            Item::Own(_) => None,
        };
        let answer = spelt.as_deref().unwrap_or(answer);
        self.story.answer(path, answer);
        let mut taken = Vec::new();
        for (other, field, text) in scene.known.follows(path, answer) {
            match text {
                Some(text) if self.story.take_over(other, &text) => {
                    let item = Item::Declared(field);
                    let (label, text) = (scene.label(item), scene.shown(item, &text));
                    taken.push(format!("{label} {text}"));
                }
                // What the customer did not tell before is asked for only where it is needed.
                None if !form::is_required(scene.policy, other) => self.story.pass_over(other),
                _ => {}
            }
        }
        if !taken.is_empty() {
            env.remark(&msg!("intake-taken-over", values = Msg::list(taken)))?;
        }
        Ok(())
    }

    /// The complaint, where it says something and nobody told it before.
    fn recordable(
        &self,
        env: &mut Env,
        ask: &Ask,
        (workspace, policy): (&Workspace, &Policy),
    ) -> Result<Option<Told>> {
        let mut form = self.form(workspace);
        reading::own(workspace, policy, &self.story, &mut form);
        if form.says_nothing() {
            env.remark(&msg!("prompt-new-somebody"))?;
            return Ok(None);
        }
        let similar = similar::find(env, workspace, &form)?;
        similar::warn(env, &similar)?;
        if !similar.is_empty() && !answered(ask.confirm("prompt-new-similar", false))? {
            return Ok(None);
        }
        Ok(Some(Told::Complaint(Box::new(form), similar)))
    }

    fn later(&self, env: &mut Env) -> Result<Told> {
        self.keeping.keep(&self.story)?;
        if self.keeping.keeps() && self.story.says_something() {
            env.remark(&msg!("intake-draft-kept"))?;
        }
        Ok(Told::Kept)
    }

    /// What is said where somebody stops in the middle.
    fn stopped(&self) -> Result<Problem> {
        self.keeping.keep(&self.story)?;
        let problem = Problem::usage(msg!("intake-cancelled"));
        Ok(if self.keeping.keeps() && self.story.says_something() {
            problem.help(msg!("intake-draft-kept"))
        } else {
            problem
        })
    }

    /// It is recorded: nothing is kept any more.
    pub fn recorded(&self) -> Result<()> {
        self.keeping.forget()
    }
}

/// Where a question leads.
enum Turn {
    Next,
    Back,
    Enough,
}
