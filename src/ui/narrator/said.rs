//! What is said of a fact, and what is known beside it.

use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::judge::Clock;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::Policy;
use crate::domain::staff::Staff;
use crate::msg;
use crate::ui::format;

/// A fact in words.
#[derive(Clone, Debug)]
pub struct Said {
    /// Which fact, with its figures.
    pub what: Msg,
    /// Its figures alone: amounts, quantities, units, words. Everybody who has the repository reads
    /// it in the subject of a commit and nobody can mend it there: it holds nothing that people
    /// wrote freely, no customer and nobody who is sanctioned.
    pub brief: Option<Msg>,
    /// What people wrote, and whom it is about.
    pub texts: Vec<Text>,
    /// Why.
    pub why: Option<String>,
}

/// Something that is told with a fact.
#[derive(Clone, Debug)]
pub enum Text {
    /// As somebody wrote it.
    Written(String),
    /// In words of ours.
    Told(Msg),
}

impl Said {
    /// A fact without figures.
    pub(super) fn of(what: Msg) -> Self {
        Self {
            what,
            brief: None,
            texts: Vec::new(),
            why: None,
        }
    }

    /// A fact that is all figures.
    pub(super) fn figures(brief: Msg) -> Self {
        Self::of(brief.clone()).brief(brief)
    }

    /// A fact whose words stand around its figures, the argument `brief`.
    pub(super) fn around(key: &'static str, brief: impl Into<Msg>) -> Self {
        let brief = brief.into();
        Self::of(Msg::new(key).with("brief", brief.clone())).brief(brief)
    }

    pub(super) fn brief(mut self, brief: Msg) -> Self {
        self.brief = Some(brief);
        self
    }

    pub(super) fn text<'t>(mut self, text: impl Into<Option<&'t String>>) -> Self {
        let text = text.into().filter(|text| !text.trim().is_empty());
        self.texts.extend(text.cloned().map(Text::Written));
        self
    }

    pub(super) fn told(mut self, text: impl Into<Option<Msg>>) -> Self {
        self.texts.extend(text.into().map(Text::Told));
        self
    }

    pub(super) fn why(mut self, reason: Option<&String>) -> Self {
        self.why = reason.filter(|why| !why.trim().is_empty()).cloned();
        self
    }
}

/// A line of the story of a change.
#[derive(Clone, Debug)]
pub struct Line {
    /// The words.
    pub what: Msg,
    /// The figures of a step that was made; a subject of a commit takes them alone.
    pub brief: Option<Msg>,
    /// Whether it tells of what nobody may do: a recorded fact changed without a correction, or
    /// taken away. It is shown so that nobody overlooks it.
    pub grave: bool,
}

impl Line {
    /// A line of what may happen.
    pub fn of(what: Msg) -> Self {
        Self {
            what,
            brief: None,
            grave: false,
        }
    }

    /// A line nobody may overlook.
    pub fn grave(what: Msg) -> Self {
        Self {
            grave: true,
            ..Self::of(what)
        }
    }
}

/// What is known where a fact is told. Whatever is missing is left out of the words.
#[derive(Clone, Copy)]
pub struct Narrator<'a> {
    /// The case the fact stands in.
    pub case: &'a Case,
    /// The people and units of that time.
    pub staff: &'a Staff,
    /// The policy the case was judged by at that time.
    pub policy: Option<&'a Policy>,
    /// What is due: said with a new case.
    pub clocks: &'a [Clock],
    /// The loss: said with a settlement, in place of its amount.
    pub loss: Option<Money>,
}

impl<'a> Narrator<'a> {
    /// What is known of a case by itself.
    pub fn new(case: &'a Case, staff: &'a Staff, policy: Option<&'a Policy>) -> Self {
        Self {
            case,
            staff,
            policy,
            clocks: &[],
            loss: None,
        }
    }

    /// An amount with its currency.
    pub(super) fn money(&self, amount: Money) -> Msg {
        match self.policy {
            Some(policy) => format::money(amount, &policy.currency),
            None => msg!("show-amount-stated", amount = amount.grouped()),
        }
    }

    /// What somebody or a unit is called.
    pub(super) fn called(&self, written: impl AsRef<str>) -> Arg {
        self.staff.called(written.as_ref())
    }

    pub(super) fn committed(&self, commitment: Commitment) -> Msg {
        match commitment {
            Commitment::Amount(amount) => self.money(amount),
            Commitment::Open => msg!("show-amount-open"),
        }
    }
}

/// A word or an identifier by itself.
pub(super) fn word(word: impl Into<Arg>) -> Msg {
    msg!("story-word", word = word)
}
