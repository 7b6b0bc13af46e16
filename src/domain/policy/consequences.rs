//! What a case costs, and whom: loss, sanctions, deductions from the bonus, returned goods.

use rust_decimal::Decimal;

use super::{Source, Term, Title};
use crate::domain::money::Money;
use crate::domain::time::{Counting, Limit};
use crate::words;

/// The rules about money and sanctions. A regulation that states none leaves them empty.
#[derive(Clone, Debug, Default)]
pub struct Consequences {
    /// How the loss of each kind of remedy is reckoned (M-A6).
    pub loss: Vec<LossRule>,
    /// Sanctions by a person's share of the loss, lowest first (M-A3).
    pub sanctions: Vec<SanctionBand>,
    /// Sanctions in money (M-A5).
    pub conversions: Vec<Conversion>,
    /// What a person may be sanctioned for (M-A4).
    pub grounds: Vec<Term>,
    /// Deductions from the efficiency bonus (M-B).
    pub deduction: Option<Deduction>,
    /// The time goods get to be sold again before the loss is final (M-A1).
    pub resale: Option<Resale>,
    /// How a joint fault is shared (M-A2).
    pub sharing: Option<Sharing>,
    /// What happens when goods come back (M-13c, M-13d).
    pub returns: Option<Returns>,
    /// The documents that prove a return or an allowance (M-13e).
    pub proofs: Vec<Proof>,
    /// Who bears the cost, by cause (F-2, R-5).
    pub costs: Vec<CostRule>,
}

/// How the loss of one kind of remedy is reckoned.
#[derive(Clone, Debug)]
pub struct LossRule {
    /// The kind of remedy, or `resale` for goods sold again.
    pub remedy: String,
    /// The formula.
    pub formula: Formula,
    /// The percentage, for [`Formula::QuantityPricePercent`].
    pub percent: Option<Decimal>,
    /// The rule.
    pub source: Source,
}

words! {
    /// The formulas a loss can follow.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Formula {
        /// The amount paid or allowed.
        Amount = "amount",
        /// Quantity × actual price × percent.
        QuantityPricePercent = "quantity-price-percent",
        /// Quantity × A-grade price.
        QuantityAPrice = "quantity-a-price",
        /// Labour + handling + wastage.
        LabourHandlingWastage = "labour-handling-wastage",
        /// (A-grade price − resale price) × quantity.
        ResaleDifference = "resale-difference",
    }
}

/// The sanction for a share of the loss up to an amount.
#[derive(Clone, Debug)]
pub struct SanctionBand {
    /// The highest share, included; `None`: without limit.
    pub up_to: Option<Money>,
    /// The sanction.
    pub sanction: SanctionKind,
    /// How many times.
    pub times: u64,
    /// Whether that many is the least.
    pub or_more: bool,
    /// Money taken from the points, besides (M-A3's 200 yuan).
    pub points_money: Option<Money>,
    /// Whether the supervisor is sanctioned as well.
    pub supervisor_joint: bool,
    /// How many grades lower the supervisor's sanction is.
    pub supervisor_lower: u64,
    /// The rule.
    pub source: Source,
}

words! {
    /// The sanctions, least first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum SanctionKind {
        /// 悔过书.
        WrittenApology = "written-apology",
        /// 申诫, also 警告.
        Reprimand = "reprimand",
        /// 小过.
        MinorDemerit = "minor-demerit",
        /// 大过.
        MajorDemerit = "major-demerit",
    }
}

impl SanctionKind {
    /// The sanction this many grades lower, at least a written apology.
    #[must_use]
    pub fn lower(self, grades: u64) -> Self {
        const ORDER: [SanctionKind; 4] = [
            SanctionKind::WrittenApology,
            SanctionKind::Reprimand,
            SanctionKind::MinorDemerit,
            SanctionKind::MajorDemerit,
        ];
        let grades = usize::try_from(grades).unwrap_or(usize::MAX);
        ORDER[(self as usize).saturating_sub(grades)]
    }
}

/// What a sanction costs in money.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// The sanction.
    pub sanction: SanctionKind,
    /// The least fine for each.
    pub fine_from: Option<Money>,
    /// Whether the fine is for each of the person's bases.
    pub per_base: bool,
    /// Whether the whole efficiency bonus of the month goes.
    pub whole_month_bonus: bool,
    /// The rule.
    pub source: Source,
}

/// Deductions from the efficiency bonus.
#[derive(Clone, Debug)]
pub struct Deduction {
    /// The most that is taken from one month's bonus, in percent (M-B5).
    pub cap_percent: Decimal,
    /// Whether the rest carries over to the months after.
    pub carry_over: bool,
    /// Whether the cap covers the money of sanctions as well (M-B5b: no).
    pub covers_sanctions: bool,
    /// How the loss falls on persons (M-B3).
    pub share: DeductionShare,
    /// The smallest unit liability goes to (M-B1).
    pub levels: Vec<LiabilityLevel>,
    /// The rule.
    pub source: Source,
}

/// How a unit's loss falls on its persons.
#[derive(Clone, Debug)]
pub struct DeductionShare {
    /// By what.
    pub by: ShareBy,
    /// The rule.
    pub source: Source,
}

words! {
    /// By what a loss falls on persons.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ShareBy {
        /// Loss ÷ the unit's base points × the person's.
        Points = "points",
        /// Equal parts.
        Heads = "heads",
    }
}

/// The smallest unit liability is pinned on.
#[derive(Clone, Debug)]
pub struct LiabilityLevel {
    /// The departments it holds for.
    pub units: Vec<String>,
    /// The smallest unit.
    pub smallest: Level,
    /// What it goes to where that cannot be found out.
    pub otherwise: Level,
    /// The rule.
    pub source: Source,
}

words! {
    /// Sizes of units, smallest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Level {
        /// One person.
        Person = "person",
        /// A shift.
        Shift = "shift",
        /// A group.
        Group = "group",
        /// A section.
        Section = "section",
        /// A department, branch or store.
        Department = "department",
        /// The whole factory.
        Factory = "factory",
    }
}

/// The time goods get to be sold again.
#[derive(Clone, Debug)]
pub struct Resale {
    /// The time, from the sanction decision.
    pub limit: Limit,
    /// How it is counted.
    pub counting: Counting,
    /// Whether the last day moves to the next working day.
    pub roll: bool,
    /// The rule.
    pub source: Source,
}

/// How a joint fault is shared.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// What all shares add up to, in percent.
    pub total: Decimal,
    /// The rule.
    pub source: Source,
}

/// What happens when goods come back.
#[derive(Clone, Debug)]
pub struct Returns {
    /// How much more than approved may come back, in percent, where the customer stated no ratio.
    pub tolerance: Decimal,
    /// What follows within the tolerance.
    pub within: ReturnOutcome,
    /// What follows above it.
    pub above: ReturnOutcome,
    /// What follows where the goods differ from the note.
    pub differs: ReturnOutcome,
    /// The rule.
    pub source: Source,
}

words! {
    /// What can follow when goods come back.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReturnOutcome {
        /// Posted as counted.
        PostActual = "post-actual",
        /// Held for decision.
        Hold = "hold",
        /// Signed for after asking for instruction.
        AskInstruction = "ask-instruction",
    }
}

/// A document that proves a remedy; one of those for a remedy suffices.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The identifier.
    pub id: String,
    /// The kind of remedy it proves.
    pub remedy: String,
    /// Its title.
    pub title: Title,
    /// The rule.
    pub source: Source,
}

/// Who bears the cost of a cause.
#[derive(Clone, Debug)]
pub struct CostRule {
    /// The cause.
    pub cause: String,
    /// Its title.
    pub title: Title,
    /// Who bears the cost: `company`, `customer`, `supplier`, `liable` or a unit.
    pub bearer: String,
    /// Whether goods are exchanged.
    pub exchange: Option<Exchange>,
    /// Whether it is the one that holds while nobody knows (R-5: in doubt for the customer).
    pub doubt: bool,
    /// The rule.
    pub source: Source,
}

words! {
    /// When goods are exchanged.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Exchange {
        /// Always.
        Always = "always",
        /// When the customer asks.
        OnRequest = "on-request",
        /// Perhaps.
        Possible = "possible",
        /// Not.
        Never = "never",
    }
}
