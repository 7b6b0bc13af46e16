//! Why a sanction is proposed, what was decided, and what it takes from whose bonus.

use serde::Serialize;

use super::subject::Explained;
use crate::domain::case::discipline::{NO_SANCTION, Sanction};
use crate::domain::case::liability::Liable;
use crate::domain::judge::deductions::{Part, Plan, bearing, overlong, plan};
use crate::domain::judge::discipline::{
    LiablePerson, counting, in_force, liable_persons, own_line, undecided_objections,
};
use crate::domain::judge::sanctions::{Proposal, propose};
use crate::domain::judge::{fines, liability_amounts};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::policy::{Deduction, ShareBy};
use crate::domain::source::Source;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::msg;
use crate::ui::format;

/// One person's sanction, in JSON: what the policy proposes and what was decided.
#[derive(Clone, Debug, Serialize)]
pub struct SanctionView {
    person: String,
    share: Option<String>,
    proposed: Option<ProposedView>,
    sanction: Option<String>,
    times: Option<u64>,
    repays: Option<String>,
    ground: Option<String>,
    filed_by: Option<String>,
    decided_by: Option<String>,
    in_force: bool,
    source: Option<Source>,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// What the policy proposes, in JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the answer")]
pub struct ProposedView {
    sanction: String,
    times: u64,
    or_more: bool,
    points_money: Option<String>,
    supervisor_joint: bool,
    supervisor_sanction: Option<String>,
    fine_from: Option<String>,
    per_base: bool,
    whole_month_bonus: bool,
    conversion_source: Option<Source>,
}

/// What one person pays of one share, in JSON; the schedule is this case's alone.
#[derive(Clone, Debug, Serialize)]
pub struct DeductionView {
    person: String,
    unit: Option<String>,
    loss: String,
    deduction: String,
    schedule: Vec<MonthView>,
    /// The month of the first deduction.
    begins: String,
    /// The months whose bonus nobody stated: they take nothing.
    bonus_unknown: Vec<String>,
    /// What no stated month takes.
    unplanned: String,
    source: Source,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// One month of a schedule, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    month: usize,
    amount: String,
}

fn money(subject: &Explained, amount: Money) -> Msg {
    format::money(amount, &subject.policy.currency)
}

/// The sanctions of everybody liable, and of those sanctioned without a share.
pub fn sanctions(subject: &Explained) -> Vec<SanctionView> {
    let (case, policy, staff) = (subject.case, subject.policy, subject.names.staff);
    let bands = !policy.consequences.sanctions.is_empty();
    let mut persons = liable_persons(case, policy, staff, subject.calendar);
    persons.retain(|_| bands);
    for sanction in &case.sanctions {
        let known = persons
            .iter()
            .any(|liable| liable.person.is(&sanction.person));
        let person = staff
            .persons
            .iter()
            .find(|person| person.is(&sanction.person));
        if let Some(person) = person.filter(|_| !known) {
            persons.push(LiablePerson {
                person,
                share: None,
            });
        }
    }
    let views = persons.iter().flat_map(|liable| {
        let filed = counting(case, policy, liable.person, |_| true).into_iter();
        let (beside, own): (Vec<_>, Vec<_>) =
            filed.partition(|(_, filed)| own_line(policy, filed).is_some());
        let alone = !own.is_empty() || liable.share.is_some() || beside.is_empty();
        let main = alone.then(|| sanction(subject, liable, own.last().copied()));
        let unshared = LiablePerson {
            person: liable.person,
            share: None,
        };
        let beside = beside.into_iter();
        let beside = beside.map(move |it| sanction(subject, &unshared, Some(it)));
        main.into_iter().chain(beside).collect::<Vec<_>>()
    });
    views.collect()
}

/// A filed sanction with its place.
type Filed<'a> = Option<(usize, &'a Sanction)>;

fn sanction(subject: &Explained, liable: &LiablePerson, filed: Filed) -> SanctionView {
    let words = subject.names.words;
    let proposal = liable
        .share
        .and_then(|share| propose(subject.policy, share));
    let name = &liable.person.name;
    let mut steps = vec![match liable.share {
        Some(share) => msg!(
            "sanction-explain-share",
            name = name,
            share = money(subject, share)
        ),
        None => msg!("sanction-explain-no-share", name = name),
    }];
    if let Some(proposal) = &proposal {
        steps.extend(proposal.steps.iter().cloned());
        let sources = [Some(&proposal.source), proposal.conversion.as_ref()];
        let sources = sources.into_iter().flatten().map(ToString::to_string);
        steps.push(msg!(
            "sanction-explain-source",
            source = Msg::list(sources.collect())
        ));
    }
    steps.push(decision(subject, filed));
    steps.extend(filed.and_then(|filed| follows(subject, filed.1)));
    steps.extend(filed.and_then(|filed| fined(subject, liable, filed.1)));
    let sanction = filed.map(|(_, filed)| filed);
    let decided = sanction.and_then(|filed| filed.decided.as_ref());
    SanctionView {
        person: liable.person.email.clone(),
        share: liable.share.map(|share| share.to_string()),
        source: proposal.as_ref().map(|proposal| proposal.source.clone()),
        proposed: proposal.as_ref().map(proposed),
        sanction: sanction.map(|filed| {
            filed
                .sanction
                .as_ref()
                .map_or(NO_SANCTION.to_owned(), ToString::to_string)
        }),
        times: sanction
            .filter(|filed| filed.sanction.is_some())
            .map(|filed| filed.times),
        repays: sanction.and_then(|filed| filed.repays.map(|it| it.to_string())),
        ground: sanction.and_then(|filed| filed.ground.clone()),
        filed_by: sanction.map(|filed| filed.stamp.by.clone()),
        decided_by: decided.map(|decided| decided.by.clone()),
        in_force: sanction.is_some_and(|filed| in_force(subject.policy, filed)),
        steps: steps.iter().map(|step| words.say(step)).collect(),
    }
}

/// What the sanction in force takes in money.
fn fined(subject: &Explained, liable: &LiablePerson, filed: &Sanction) -> Option<Msg> {
    let staff = subject.names.staff;
    let fines = fines(subject.case, subject.policy, staff, subject.calendar).into_iter();
    let kind = filed.sanction.as_ref();
    let mut own =
        fines.filter(|fine| fine.person.id == liable.person.id && Some(&fine.sanction) == kind);
    let fine = own.next()?;
    let month = Month::after(fine.since, subject.calendar).to_string();
    let amount = money(subject, fine.amount);
    Some(if fine.whole_bonus {
        msg!("sanction-explain-bonus-gone", month = month)
    } else {
        msg!("sanction-explain-money", amount = amount, month = month)
    })
}

/// What follows a sanction of the regulation's own, beside its money.
fn follows(subject: &Explained, filed: &Sanction) -> Option<Msg> {
    let penalty = subject.policy.penalty(filed.sanction.as_ref()?)?;
    let follows = penalty.follows.iter().map(|follow| follow.named());
    (!penalty.follows.is_empty()).then(|| {
        msg!(
            "sanction-explain-follows",
            follows = Msg::list(follows.collect()),
            source = penalty.source.to_string()
        )
    })
}

fn proposed(proposal: &Proposal) -> ProposedView {
    let text = |amount: Option<Money>| amount.map(|amount| amount.to_string());
    let lower = proposal.supervisor_sanction.as_ref();
    let lower = lower.map(ToString::to_string);
    ProposedView {
        sanction: proposal.sanction.to_string(),
        times: proposal.times,
        or_more: proposal.or_more,
        points_money: text(proposal.points_money),
        supervisor_joint: proposal.supervisor_joint,
        supervisor_sanction: lower,
        fine_from: text(proposal.fine_from),
        per_base: proposal.per_base,
        whole_month_bonus: proposal.whole_month_bonus,
        conversion_source: proposal.conversion.clone(),
    }
}

/// What came of it.
fn decision(subject: &Explained, filed: Filed) -> Msg {
    let Some((i, filed)) = filed else {
        return if undecided_objections(subject.case).is_empty() {
            msg!("sanction-explain-undecided")
        } else {
            msg!("sanction-explain-objected")
        };
    };
    let what = match &filed.sanction {
        Some(kind) if filed.repays.is_some() => msg!(
            "sanction-explain-repays",
            sanction = subject.policy.sanction_called(kind),
            amount = money(subject, filed.repays.unwrap_or_default())
        ),
        Some(kind) => {
            let times = filed.times.to_string();
            msg!(
                "sanction-explain-kind",
                sanction = subject.policy.sanction_called(kind),
                times = times
            )
        }
        None => msg!("sanction-explain-none"),
    };
    let path = Path::root().key("sanctions").index(i);
    let source = Source::new((subject.place)(&path), None).to_string();
    let who = |by: &str| subject.names.who(by);
    let by = who(&filed.stamp.by);
    match &filed.decided {
        Some(decided) => {
            let signer = who(&decided.by);
            msg!(
                "sanction-explain-decided",
                what = what,
                by = by,
                decider = signer,
                source = source
            )
        }
        None if in_force(subject.policy, filed) => {
            msg!(
                "sanction-explain-in-force",
                what = what,
                by = by,
                source = source
            )
        }
        None => msg!(
            "sanction-explain-filed",
            what = what,
            by = by,
            source = source
        ),
    }
}

/// What the liability takes from whose bonus, share by share.
pub fn deductions(subject: &Explained) -> Vec<DeductionView> {
    let (case, policy, staff) = (subject.case, subject.policy, subject.names.staff);
    let Some(rule) = &policy.consequences.deduction else {
        return Vec::new();
    };
    let amounts = liability_amounts(case, policy, subject.calendar);
    let amounts = amounts.unwrap_or_default();
    let stored = case.bases();
    let day = subject.calendar.in_zone(decided(subject)).date_naive();
    let mut views = Vec::new();
    for (charged, loss) in case.charged().iter().zip(amounts) {
        let liable = charged.liable;
        let Some(bearing) = bearing(rule, staff, &stored, (&liable.who, day)) else {
            continue;
        };
        let parts = bearing.parts(rule, staff, loss).into_iter();
        let bears = parts.filter(|part| part.amount > Money::ZERO);
        let unit = bearing.unit();
        views.extend(bears.map(|part| deduction(subject, rule, (liable, loss), unit, &part)));
    }
    views
}

fn deduction(
    subject: &Explained,
    rule: &Deduction,
    (liable, loss): (&Liable, Money),
    unit: Option<&str>,
    part: &Part,
) -> DeductionView {
    let who = subject.names.liable(&liable.who);
    let mut steps = vec![msg!(
        "sanction-explain-loss",
        who = who,
        loss = money(subject, loss)
    )];
    steps.push(derivation(subject, rule, unit, part));
    let plan = planned(subject, rule, part);
    steps.extend(instalments(subject, rule, part, &plan));
    steps.extend(taken_up_again(subject));
    let months = plan.months.iter().map(|(month, _, amount)| MonthView {
        month: *month,
        amount: amount.to_string(),
    });
    let unknown = plan.unknown.iter().map(ToString::to_string);
    let words = subject.names.words;
    DeductionView {
        person: part.payer.email.to_owned(),
        unit: unit.map(str::to_owned),
        loss: loss.to_string(),
        deduction: part.amount.to_string(),
        schedule: months.collect(),
        begins: begins(subject).to_string(),
        bonus_unknown: unknown.collect(),
        unplanned: plan.left.to_string(),
        source: rule.source.clone(),
        steps: steps.iter().map(|step| words.say(step)).collect(),
    }
}

/// That another case decides on the loss, where this one was taken up again after its closing.
fn taken_up_again(subject: &Explained) -> Option<Msg> {
    subject.case.closing.as_ref()?;
    let other = subject.case.links.superseded_by.as_ref()?;
    let path = Path::root().key("links").key("superseded_by");
    let source = Source::new((subject.place)(&path), None).to_string();
    Some(msg!(
        "sanction-explain-again",
        other = other,
        source = source
    ))
}

/// When it was decided on whom the loss falls: at the closing; now while it is open.
fn decided(subject: &Explained) -> Time {
    let closing = subject.case.closing.as_ref();
    closing.map_or(subject.now, |closing| closing.stamp.at)
}

/// The month of the first deduction: the one after that.
fn begins(subject: &Explained) -> Month {
    Month::after(decided(subject), subject.calendar)
}

/// The months that pay the person's part, as far as their bonuses are stated.
fn planned(subject: &Explained, rule: &Deduction, part: &Part) -> Plan {
    let staff = subject.names.staff;
    let span = (begins(subject), staff.bonuses_until());
    plan(rule, part.amount, span, |month| {
        part.payer.bonus(staff, month)
    })
}

/// What the stated months take, and of which nothing is known.
fn instalments(subject: &Explained, rule: &Deduction, part: &Part, plan: &Plan) -> Vec<Msg> {
    let name = part.payer.name();
    let mut steps = Vec::new();
    let months = plan.months.iter().map(|(_, month, amount)| {
        let (month, amount) = (month.to_string(), money(subject, *amount));
        msg!("sanction-explain-month", month = month, amount = amount)
    });
    let months: Vec<Msg> = months.collect();
    if plan.unknown.is_empty() && months.is_empty() {
        return vec![msg!("sanction-deduction-no-bonus")];
    }
    if !months.is_empty() {
        steps.push(msg!(
            "sanction-explain-months",
            cap = rule.cap_percent.normalize().to_string(),
            months = Msg::list(months),
            source = rule.source.to_string()
        ));
    }
    if !plan.unknown.is_empty() {
        let months = plan.unknown.iter().map(ToString::to_string).collect();
        let months = Msg::list::<String>(months);
        steps.push(msg!("sanction-bonus-unknown", name = name, months = months));
    }
    if plan.left > Money::ZERO && !plan.months.is_empty() {
        let left = money(subject, plan.left);
        steps.push(msg!("sanction-explain-left", name = name, left = left));
    }
    steps.extend(too_long(subject, rule, part));
    steps
}

/// That a deduction would take too long, as far as the latest bonus that is stated tells.
fn too_long(subject: &Explained, rule: &Deduction, part: &Part) -> Option<Msg> {
    let long = overlong(rule, subject.names.staff, part.payer.person?, part.amount)?;
    let bonus = money(subject, long.bonus);
    let name = part.payer.name();
    Some(match long.months {
        Some(months) => msg!(
            "sanction-too-long",
            name = name,
            months = months,
            most = rule.warn_months.to_string(),
            bonus = bonus,
            source = rule.source.to_string()
        ),
        None => msg!("sanction-never-paid", name = name, bonus = bonus),
    })
}

/// How the person's part comes about.
fn derivation(subject: &Explained, rule: &Deduction, unit: Option<&str>, part: &Part) -> Msg {
    let name = part.payer.name();
    let shown = money(subject, part.amount);
    match unit {
        None => msg!("sanction-explain-alone", name = name, amount = shown),
        Some(unit) => {
            let (by, source) = rule.shared();
            let source = source.to_string();
            let title = subject.names.who(unit);
            let points = part.points.to_string();
            match by {
                ShareBy::Points => msg!(
                    "sanction-explain-points",
                    name = name,
                    points = points,
                    unit = title,
                    amount = shown,
                    source = source
                ),
                ShareBy::Heads => msg!(
                    "sanction-explain-heads",
                    name = name,
                    unit = title,
                    amount = shown,
                    source = source
                ),
            }
        }
    }
}
