//! The lists a form of a case may show, each with the names of its columns.

use super::datum::{Datum, Row, maybe, text, who};
use super::matter::Matter;
use crate::domain::case::action::{Action, ActionKind};
use crate::domain::case::conduct::ReminderKind;
use crate::domain::case::discipline::Objection;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::{Commitment, Remedy, RemedyKind};
use crate::domain::case::settlement::Approval;
use crate::domain::judge::loss::{LossLine, account};
use crate::domain::judge::{Clock, ClockState, band_for};
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::policy::{Band, CaseState, FormRule};
use crate::domain::schema::Stamp;
use crate::domain::time::{Calendar, Time};

/// How many questions lead to a root cause.
const WHYS: usize = 5;

pub(super) fn at(calendar: &Calendar, time: Time) -> Datum {
    Datum::At(calendar.in_zone(time))
}

/// Who did something, and when.
fn stamped(calendar: Option<&Calendar>, stamp: Option<&Stamp>) -> [Datum; 2] {
    let when = stamp.zip(calendar);
    [
        who(stamp.map(|stamp| stamp.by.as_str())),
        maybe(when, |(stamp, calendar)| at(calendar, stamp.at)),
    ]
}

pub(super) fn clock(it: Option<(&Clock, &Calendar)>) -> Row {
    let clock = it.map(|(clock, _)| clock);
    let stopped = it.and_then(|(clock, calendar)| Some((clock.stopped?, calendar)));
    vec![
        ("name", maybe(clock, |it| Datum::Said(titled(it.called())))),
        ("unit", who(clock.map(|it| it.owner.as_str()))),
        ("due", maybe(it, |(it, calendar)| at(calendar, it.due))),
        (
            "done",
            maybe(stopped, |(done, calendar)| at(calendar, done)),
        ),
        (
            "late",
            maybe(clock.filter(|it| it.late_by > 0), |it| {
                Datum::Late(it.late_by)
            }),
        ),
    ]
}

/// What people call it: nobody types an identifier on paper.
fn titled(arg: Arg) -> Arg {
    match arg {
        Arg::Id(_, called) => *called,
        arg => arg,
    }
}

/// The clocks that count, in order of their due.
pub(super) fn clocks<'a>(matter: &'a Matter) -> Vec<(&'a Clock, &'a Calendar)> {
    let counting = matter.clocks.iter();
    let counting = counting.filter(|clock| clock.state != ClockState::Void && !clock.projected);
    let mut clocks: Vec<_> = counting.map(|clock| (clock, matter.calendar)).collect();
    clocks.sort_by_key(|(clock, _)| clock.due);
    clocks
}

/// What a reminder or an inquiry is written about (M-14).
pub(super) fn late<'a>(matter: &'a Matter, kind: ReminderKind) -> Vec<&'a Clock> {
    let reminders = &matter.policy.office.reminders;
    let rule = reminders.iter().find(|rule| rule.kind == kind);
    let of = rule.map_or(
        match kind {
            ReminderKind::Reminder => CaseState::Open,
            ReminderKind::Inquiry => CaseState::Closed,
        },
        |rule| rule.of,
    );
    crate::report::notices::late_clocks(matter.case, matter.clocks, of).collect()
}

/// Who is liable, with what they bear.
pub(super) fn liable(matter: &Matter) -> Vec<Row> {
    let amounts =
        crate::domain::judge::liability_amounts(matter.case, matter.policy, matter.calendar);
    let amounts = amounts.unwrap_or_default();
    let charged = matter.case.charged().into_iter().enumerate();
    let rows = charged.map(|(i, it)| {
        liable_row(Some((
            Datum::Liable(it.liable.who.clone()),
            Datum::Percent(it.liable.share),
            maybe(amounts.get(i).copied(), Datum::Money),
            maybe(it.item, Datum::Count),
        )))
    });
    rows.collect()
}

pub(super) fn liable_row(it: Option<(Datum, Datum, Datum, Datum)>) -> Row {
    let nothing = || {
        (
            Datum::Nothing,
            Datum::Nothing,
            Datum::Nothing,
            Datum::Nothing,
        )
    };
    let (who, share, amount, item) = it.unwrap_or_else(nothing);
    vec![
        ("who", who),
        ("share", share),
        ("amount", amount),
        ("item", item),
    ]
}

pub(super) fn loss_row(it: Option<&LossLine>) -> Row {
    vec![
        ("kind", maybe(it, |it| Datum::Loss(it.kind))),
        ("item", maybe(it.and_then(|it| it.item), Datum::Count)),
        ("amount", maybe(it, |it| Datum::Money(it.amount))),
    ]
}

/// The lines of the loss (M-A6).
pub(super) fn losses(matter: &Matter) -> Vec<Row> {
    let found = account(matter.case, matter.policy, matter.calendar);
    let lines = found.iter().flat_map(|account| &account.lines);
    lines.map(|line| loss_row(Some(line))).collect()
}

pub(super) fn total_loss(matter: &Matter) -> Option<Money> {
    account(matter.case, matter.policy, matter.calendar)?.total()
}

/// The remedies the customer gets, of the kinds that are wanted.
pub(super) fn remedies<'a>(matter: &'a Matter, wanted: fn(RemedyKind) -> bool) -> Vec<&'a Remedy> {
    let settled = matter.case.current.settlement.iter();
    let all = settled.flat_map(|settlement| &settlement.remedies);
    let given = all.filter(|it| wanted(it.kind) && matter.case.given(it) != Given::No);
    given.collect()
}

/// A remedy as the customer may see it: prices stay with us.
pub(super) fn paid(it: Option<&Remedy>) -> Row {
    let mut row = remedy(it);
    row.retain(|(name, _)| *name != "price");
    row
}

pub(super) fn remedy(it: Option<&Remedy>) -> Row {
    let price = it.and_then(|it| it.price.or(it.a_price));
    let worth = it.and_then(|it| match it.commitment() {
        Commitment::Amount(amount) if amount > Money::ZERO => Some(amount),
        _ => None,
    });
    let amount = it.and_then(|it| it.amount).or(worth).or_else(|| {
        let quantity = it?.quantity?.known()?;
        Some(quantity.at(it?.price?))
    });
    vec![
        ("kind", maybe(it, |it| Datum::Said(it.kind.named().into()))),
        ("item", maybe(it.and_then(|it| it.item), Datum::Count)),
        ("option", text(it.and_then(|it| it.option.as_ref()))),
        (
            "quantity",
            maybe(it.and_then(|it| it.quantity), Datum::Extent),
        ),
        ("price", maybe(price, Datum::Money)),
        ("amount", maybe(amount, Datum::Money)),
        ("text", text(it.and_then(|it| it.text.as_ref()))),
    ]
}

/// A role that signs the form, with the signature on the case, where there is one.
pub(super) fn signer(it: Option<(&str, Option<(&Approval, &Calendar)>)>) -> Row {
    let signed = it.and_then(|(_, signed)| signed);
    let [by, at] = stamped(
        signed.map(|(_, calendar)| calendar),
        signed.map(|(approval, _)| &approval.stamp),
    );
    vec![
        ("role", who(it.map(|(role, _)| role))),
        ("by", by),
        ("at", at),
    ]
}

/// The signatures the policy asks for on the form.
pub(super) fn signers(matter: &Matter, rule: &FormRule) -> Vec<Row> {
    let approvals = &matter.case.current.approvals;
    let signed = |role: &str| {
        let mut held = approvals.iter().rev().filter(|it| !it.rejected);
        let own = held.find(|it| it.role.as_deref() == Some(role))?;
        Some((own, matter.calendar))
    };
    let roles = rule.signatures.iter();
    roles
        .map(|role| signer(Some((role, signed(role)))))
        .collect()
}

pub(super) fn level(it: Option<&Band>) -> Row {
    vec![
        ("role", who(it.map(|it| it.role.as_str()))),
        ("up_to", maybe(it.and_then(|it| it.up_to), Datum::Money)),
    ]
}

/// Who decides by the amount (M-11), and who did.
pub(super) fn decision(matter: Option<&Matter>) -> Row {
    let settled = matter.and_then(|it| it.case.current.settlement.as_ref());
    let commitment = settled.map(crate::domain::case::settlement::Settlement::commitment);
    let band = matter.zip(commitment);
    let band = band.and_then(|(it, commitment)| band_for(it.case, it.policy, commitment));
    let approval = matter.and_then(|it| it.case.current.approval());
    let amount = commitment.and_then(|commitment| match commitment {
        Commitment::Amount(amount) => Some(amount),
        Commitment::Open => None,
    });
    let calendar = matter.map(|it| it.calendar);
    let [by, at] = stamped(calendar, approval.map(|approval| &approval.stamp));
    vec![
        ("role", who(band.map(|band| band.role.as_str()))),
        ("amount", maybe(amount, Datum::Money)),
        ("by", by),
        ("at", at),
        (
            "for",
            who(approval.and_then(|it| it.on_behalf_of.as_deref())),
        ),
    ]
}

pub(super) fn action(it: Option<(usize, &Action, &Calendar)>) -> Row {
    let action = it.map(|(_, action, _)| action);
    let calendar = it.map(|(.., calendar)| calendar);
    let [_, done] = stamped(calendar, action.and_then(Action::ended));
    let check = action.and_then(|it| it.verified.as_ref());
    let [checked_by, checked] = stamped(calendar, check.map(|check| &check.stamp));
    vec![
        (
            "n",
            maybe(it, |(n, ..)| {
                Datum::Count(u64::try_from(n).unwrap_or(u64::MAX))
            }),
        ),
        ("what", text(action.map(|it| &it.what))),
        ("owner", who(action.map(|it| it.owner.as_str()))),
        ("due", maybe(action, |it| Datum::Day(it.due))),
        ("done", done),
        ("works", maybe(check, |check| yes_no(check.works))),
        ("checked_by", checked_by),
        ("checked", checked),
        (
            "evidence",
            text(check.and_then(|check| check.evidence.as_ref())),
        ),
    ]
}

fn yes_no(yes: bool) -> Datum {
    let key = if yes { "common-yes" } else { "common-no" };
    Datum::Said(Arg::Named(key.to_owned()))
}

/// The actions of some kinds, with their numbers.
pub(super) fn actions(matter: &Matter, kinds: &[ActionKind]) -> Vec<Row> {
    let all = matter.case.actions.iter().enumerate();
    let wanted = all.filter(|(_, it)| kinds.contains(&it.kind));
    wanted
        .map(|(i, it)| action(Some((i + 1, it, matter.calendar))))
        .collect()
}

/// The five whys: each line of the cause, then of the root cause, is the answer to one; the rest of
/// the five is left for people.
pub(super) fn whys(matter: Option<&Matter>) -> Vec<Row> {
    let found = matter.and_then(|it| it.case.investigation.as_ref());
    let texts = [
        found.and_then(|it| it.cause.as_ref()),
        found.and_then(|it| it.root_cause.as_ref()),
    ];
    let lines = texts.into_iter().flatten().flat_map(|text| text.lines());
    let mut answers: Vec<&str> = Vec::new();
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if !answers.contains(&line) {
            answers.push(line);
        }
    }
    let count = answers.len().max(WHYS);
    let row = |n: usize| {
        let answer = answers.get(n).map(|text| (*text).to_owned());
        let n = u64::try_from(n + 1).unwrap_or(u64::MAX);
        vec![
            ("n", Datum::Count(n)),
            ("answer", maybe(answer, Datum::Text)),
        ]
    };
    (0..count).map(row).collect()
}

pub(super) fn objection(it: Option<(&Objection, &Calendar)>) -> Row {
    let own = it.map(|(objection, _)| objection);
    let calendar = it.map(|(_, calendar)| calendar);
    let [by, at] = stamped(calendar, own.map(|it| &it.stamp));
    let ruling = own.and_then(|it| it.decision.as_ref());
    let [decided_by, decided] = stamped(calendar, ruling.map(|it| &it.stamp));
    vec![
        ("unit", who(own.and_then(|it| it.unit.as_deref()))),
        ("by", by),
        ("at", at),
        ("text", text(own.map(|it| &it.text))),
        ("upheld", maybe(ruling, |it| yes_no(it.upheld))),
        ("decided_by", decided_by),
        ("decided", decided),
        ("reason", text(ruling.and_then(|it| it.reason.as_ref()))),
    ]
}
