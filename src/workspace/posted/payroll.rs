//! A month of payroll is posted.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Asked, Ready, already, inputs, ledger, passed};
use crate::domain::msg::Msg;
use crate::domain::posted::{Amount, Fine, Ledger, Line, Payroll as Posted};
use crate::domain::record::Record;
use crate::msg;
use crate::report::deductions::{
    Book, CaseLine, FineLine, Payroll, PersonLine, first_unposted, payroll,
};
use crate::ui::problem::Problem;
use crate::ui::report::doubts;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// Posts what is taken in the month: a file for each policy, once, after the months before it.
pub fn post(env: &mut Env, workspace: &Workspace, records: &[Record], asked: &Asked) -> Result<()> {
    let ready = Ready::find(env, workspace, asked)?;
    let ledger = ledger(workspace)?;
    let month = asked.month;
    let there = ledger.month(month).unwrap_or_default();
    let before = ledger.before(month);
    let book = Book::new(records, &workspace.regulations);
    if let Some(last) = ledger
        .last()
        .filter(|last| there.is_empty() && month < *last)
    {
        return Err(passed(month, last).into());
    }
    if let Some(first) = first_unposted(&book, &before, workspace.now, month) {
        let (month, first) = (month.to_string(), first.to_string());
        let command = format!("complaint report deductions --month {first} --post");
        let problem = Problem::refused(msg!("posted-not-yet", month = month, first = first));
        let help = msg!("check-run", command = command);
        return Err(problem.rule("posting").help(help).into());
    }
    let payroll = payroll(&book, &before, month, workspace.now);
    known(&payroll)?;
    for doubt in doubts(&payroll) {
        env.warn(&doubt)?;
    }
    let mut wanted = policies(&payroll, &before);
    if wanted.is_empty() {
        return env.remark(&msg!("posted-nothing", month = month.to_string()));
    }
    wanted.retain(|policy| !there.iter().any(|one| one.head.policy == *policy));
    if wanted.is_empty() {
        return Err(already(month).into());
    }
    let mut posted = Vec::new();
    for policy in wanted {
        let lines = lines(&payroll, &policy);
        let used = |record: &&&Record| {
            let uid = record.case.as_ref().and_then(|case| case.uid.as_ref());
            let own = |line: &Line| line.uid.as_ref() == uid && line.case == record.number;
            lines.iter().any(own)
        };
        let used: Vec<&Record> = book.records.iter().filter(used).copied().collect();
        let last = before.last().and_then(|last| before.month(last));
        let last = last.and_then(|all| all.iter().find(|one| one.head.policy == policy));
        posted.push(Posted {
            head: ready.head(&policy, last, inputs(workspace, &used)?),
            lines,
            fines: fines(&payroll, &policy),
            digest: None,
        });
    }
    ready.write(env, &posted, None)
}

/// Refuses a month of which somebody's bonus is not known: it is never guessed.
fn known(payroll: &Payroll) -> Result<()> {
    let now = |line: &&PersonLine| line.unknown.contains(&payroll.month);
    let lacking = payroll.persons.iter().filter(now);
    let lacking: Vec<String> = lacking.map(|line| line.debtor.name().to_owned()).collect();
    let fined = payroll.fines.iter().filter(|fine| fine.amount.is_none());
    let lacking: Vec<String> = lacking
        .into_iter()
        .chain(fined.map(|fine| fine.person.clone()))
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let (month, people) = (payroll.month.to_string(), Msg::list(lacking));
    let what = msg!("posted-bonus-unknown", month = month, people = people);
    let problem = Problem::refused(what).rule("posting");
    Err(problem.help(msg!("posted-bonus-unknown-help")).into())
}

/// The policies something is taken for, and those of which a month is posted already.
fn policies(payroll: &Payroll, before: &Ledger) -> BTreeSet<String> {
    let lines = payroll.persons.iter().flat_map(|line| &line.cases);
    let lines = lines.map(|case| case.policy.clone());
    let posted = before.all().map(|one| one.head.policy.clone());
    let fines = payroll.fines.iter().map(|fine| fine.policy.clone());
    lines.chain(fines).chain(posted).collect()
}

fn fines(payroll: &Payroll, policy: &str) -> Vec<Fine> {
    let own = payroll.fines.iter().filter(|fine| fine.policy == policy);
    let fine = |fine: &FineLine| Fine {
        person: fine.person.clone(),
        case: fine.number.clone(),
        uid: fine.uid.clone(),
        sanction: fine.sanction.clone(),
        times: fine.times,
        amount: fine.amount.unwrap_or_default(),
        whole_bonus: fine.whole_bonus,
    };
    own.map(fine).collect()
}

fn lines(payroll: &Payroll, policy: &str) -> Vec<Line> {
    let persons = payroll.persons.iter();
    let own = persons.flat_map(|person| {
        let cases = person.cases.iter();
        let own = cases.filter(|case| case.policy == policy);
        own.map(move |case| line(person, case))
    });
    own.collect()
}

fn line(person: &PersonLine, case: &CaseLine) -> Line {
    Line {
        person: person.debtor.email.clone(),
        case: case.number.clone(),
        uid: case.uid.clone(),
        owed: case.deduction,
        before: case.before,
        amount: Amount(case.deducted.unwrap_or_default()),
        balance: case.balance.unwrap_or_default(),
        bonus: person.bonus,
        cap: person.cap,
        cause: case.cause,
        by_case: case.by_case.clone(),
        outstanding: case.outstanding,
    }
}
