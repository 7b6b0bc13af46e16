//! What a case costs, and whom: loss, sanctions, deductions from the bonus, returned goods.

use rust_decimal::Decimal;

use super::handling::{Term, continues};
use super::penalties::{Penalty, SanctionFor};
use crate::domain::case::discipline::SanctionKind;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::reader::Reader;
use crate::domain::schema::Names;
use crate::domain::source::Source;
use crate::domain::staff::{Level, Staff};
use crate::domain::time::{Counting, Limit};
use crate::domain::word::Word as _;
use crate::{table, words};

table! {
    /// The rules about money and sanctions. A regulation that states none leaves them empty.
    #[derive(Clone, Debug, Default)]
    pub struct Consequences {
        /// How the loss of each kind of remedy is reckoned (M-A6).
        loss: all LossRule,
        /// The kinds of sanction of its own, the lightest first; without any, the customary ones.
        penalties as "sanction_kind": all Penalty,
        /// Sanctions by a person's share of the loss, lowest first (M-A3).
        sanctions as "sanction": all SanctionBand,
        /// Whose sanctions are decided on, whatever the loss (T-6).
        answerable as "sanction_for": all SanctionFor,
        /// Sanctions in money (M-A5).
        conversions as "conversion": all Conversion,
        /// What a person may be sanctioned for (M-A4).
        grounds as "ground": all Term,
        /// Deductions from the efficiency bonus (M-B).
        deduction: one Deduction,
        /// The time goods get to be sold again before the loss is final (M-A1).
        resale: one Resale,
        /// How a joint fault is shared (M-A2).
        sharing: one Sharing,
        /// What happens when goods come back (M-13c, M-13d).
        returns: one Returns,
        /// The documents that prove a return or an allowance (M-13e).
        proofs as "proof": all Proof,
        /// Who bears the cost, by cause (F-2, R-5).
        costs as "cost": all CostRule,
        /// Who pays for a test, by what it shows.
        test_fee: one TestFee,
    }
}

table! {
    /// How the loss of one kind of remedy is reckoned.
    #[derive(Clone, Debug)]
    pub struct LossRule at formula {
        /// The kind of remedy, or `resale` for goods sold again.
        remedy: must String { names(Names::Remedy) also(&["resale"]) unique() },
        /// The formula.
        formula: must Formula,
        /// The percentage, for [`Formula::QuantityPricePercent`].
        percent: may Decimal,
    }
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

table! {
    /// The sanction for a share of the loss up to an amount.
    #[derive(Clone, Debug)]
    pub struct SanctionBand at up_to, sanction; follows {
        /// What the band before ends with: stated only to be compared with it.
        above: may Money { example("0") },
        /// The highest share, included.
        up_to: sound Money { absent("regulation-unlimited") },
        /// The sanction.
        sanction: must SanctionKind { names(Names::Sanction) tells() },
        /// How many times.
        times: or u64 = 1_u64,
        /// Whether that many is the least.
        or_more: or bool,
        /// Money taken from the points, besides (M-A3's 200 yuan).
        points_money: may Money,
        /// Whether the supervisor is sanctioned as well.
        supervisor_joint: or bool,
        /// How many grades lower the supervisor's sanction is.
        supervisor_lower: or u64 = 1_u64,
    }
}

table! {
    /// What a sanction costs in money.
    #[derive(Clone, Debug)]
    pub struct Conversion at sanction {
        /// The sanction.
        sanction: must SanctionKind { names(Names::Sanction) unique() },
        /// The least fine for each.
        fine_from: may Money,
        /// Whether the fine is for each of the person's bases.
        per_base: or bool,
        /// Whether the whole efficiency bonus of the month goes.
        whole_month_bonus: or bool,
    }
}

table! {
    /// Deductions from the efficiency bonus.
    #[derive(Clone, Debug)]
    pub struct Deduction at cap_percent {
        /// The most that is taken from one month's bonus, in percent (M-B5).
        cap_percent: must Decimal,
        /// Whether the rest carries over to the months after.
        carry_over: or bool = true,
        /// Whether the cap covers the money of sanctions as well (M-B5b: no).
        covers_sanctions: or bool,
        /// The departments it falls on, with all that belongs to them; without any, every one (M-12).
        units: or Vec<String> { names(Names::Unit) },
        /// After how many months, projected from the latest bonus, it is said to take too long.
        warn_months: or u64 = 24_u64,
        /// How the loss falls on persons (M-B3).
        share: one DeductionShare,
        /// The smallest unit liability goes to (M-B1).
        levels as "level": all LiabilityLevel,
    }
}

table! {
    /// How a unit's loss falls on its persons.
    #[derive(Clone, Debug)]
    pub struct DeductionShare at by {
        /// By what.
        by: must ShareBy,
    }
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

table! {
    /// The smallest unit liability is pinned on.
    #[derive(Clone, Debug)]
    pub struct LiabilityLevel at smallest {
        /// The departments it holds for.
        units: or Vec<String> { names(Names::Unit) tells() },
        /// The smallest unit.
        smallest: must Level,
        /// What it goes to where that cannot be found out.
        otherwise: since Level = smallest,
    }
}

table! {
    /// The time goods get to be sold again.
    #[derive(Clone, Debug)]
    pub struct Resale at limit {
        /// The time, from the sanction decision.
        limit: must Limit { example("1mo") },
        /// How it is counted.
        counting: inherits Counting = (Counting::Calendar),
        /// Whether the last day moves to the next working day.
        roll: inherits bool = true,
    }
}

table! {
    /// How a joint fault is shared.
    #[derive(Clone, Debug)]
    pub struct Sharing at total {
        /// What all shares add up to, in percent.
        total: must Decimal { example("100") },
    }
}

table! {
    /// What happens when goods come back.
    #[derive(Clone, Debug)]
    pub struct Returns at tolerance {
        /// How much more than approved may come back, in percent, where the customer stated no ratio.
        tolerance: must Decimal,
        /// What follows within the tolerance.
        within: or ReturnOutcome = (ReturnOutcome::PostActual),
        /// What follows above it.
        above: or ReturnOutcome = (ReturnOutcome::Hold),
        /// What follows where the goods differ from the note.
        differs: or ReturnOutcome = (ReturnOutcome::AskInstruction),
    }
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

table! {
    /// A document that proves a remedy; one of those for a remedy suffices.
    #[derive(Clone, Debug)]
    pub struct Proof at id {
        /// The identifier.
        id: must String { unique() example("invoice-original") },
        /// The kind of remedy it proves.
        remedy: must String { names(Names::Remedy) },
        /// Its title.
        title: named Localized = id,
    }
}

table! {
    /// Who bears the cost of a cause.
    #[derive(Clone, Debug)]
    pub struct CostRule at bearer {
        /// The cause.
        cause: must String { unique() example("misuse") },
        /// Its title.
        title: named Localized = cause,
        /// Who bears the cost: `company`, `customer`, `supplier`, `liable` or a unit.
        bearer: must String { names(Names::Bearer) },
        /// Whether goods are exchanged.
        exchange: may Exchange,
        /// Whether it is the one that holds while nobody knows (R-5: in doubt for the customer).
        doubt: or bool,
        /// Whether it is nobody's fault, so that no shares are demanded (F-2b).
        blameless: or bool,
    }
}

table! {
    /// Who pays for a test: by the cause it shows whoever bears that cost, else as laid down here.
    #[derive(Clone, Debug)]
    pub struct TestFee at rejected {
        /// Who pays where the complaint is not established.
        rejected: must String { names(Names::Bearer) example("customer") },
        /// Who pays where the cause stays in doubt.
        unclear: must String { names(Names::Bearer) example("company") },
    }
}

words! {
    /// Who bears a cost, where it is no unit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CostBearer named "prose-word-bearer-" {
        /// The company.
        Company = "company",
        /// The customer.
        Customer = "customer",
        /// The supplier.
        Supplier = "supplier",
        /// Whoever is found liable.
        Liable = "liable",
    }
}

impl CostBearer {
    /// What to call whoever bears a cost, as a policy writes it.
    pub fn called(staff: &Staff, written: &str) -> Arg {
        let known = Self::from_word(written);
        known.map_or_else(|| staff.called(written), Arg::from)
    }
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

impl SanctionBand {
    fn continues(&self, before: Option<&Self>, reader: &Reader) {
        continues(self.above, before.and_then(|before| before.up_to), reader);
    }
}

impl CostRule {
    /// Whether nobody of ours answers for what it causes.
    pub fn is_nobodys(&self) -> bool {
        self.blameless || self.bearer == CUSTOMER
    }
}

/// Who bears the cost where it is no cost of ours.
pub const CUSTOMER: &str = "customer";

/// Who bears the cost where another company does.
pub const SUPPLIER: &str = "supplier";

impl Deduction {
    /// By what a loss falls on persons: by base points where nothing is said, and where that stands.
    pub fn shared(&self) -> (ShareBy, &Source) {
        let stated = self.share.as_ref();
        stated.map_or((ShareBy::Points, &self.source), |share| {
            (share.by, &share.source)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R-5, F-2: whoever bears a cost is called so on a screen, be it no unit; anybody else by the title, else as
    /// written.
    #[test]
    fn who_bears_a_cost_is_called_so() {
        let staff = Staff::default();
        for bearer in CostBearer::words() {
            let key = format!("prose-word-bearer-{bearer}");
            let called = CostBearer::called(&staff, bearer);
            assert!(
                matches!(called, Arg::Msg(said) if said.key == key),
                "{bearer}"
            );
        }
        assert_eq!(CostBearer::called(&staff, "counter"), Arg::from("counter"));
    }
}
