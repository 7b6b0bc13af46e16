//! The explanation as a page.

use super::clock::DeadlineView;
use super::{Explanation, Subject};
use crate::domain::judge::State;
use crate::domain::msg::Msg;
use crate::msg;
use crate::ui::format;
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};

/// The page; `next` are the commands that bring the case on, with who may give them.
pub fn page(
    explanation: &Explanation,
    subject: &Subject,
    next: &[(String, Option<String>)],
    (width, paint): (Option<u16>, Paint),
) -> String {
    let words = subject.names.words;
    let mut page = Page::new(width, paint);
    let (case, policy) = (subject.case, subject.policy);
    let head = [Some(&case.number), case.title.as_ref()];
    let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    page.heading(&head.join(" · "));
    let title = subject.names.title(&policy.title);
    let since = format::date(policy.effective_from);
    let file = &policy.file;
    page.paragraph(&words.say(&msg!(
        "explain-policy",
        title = title,
        since = since,
        file = file
    )));
    for deadline in &explanation.deadlines {
        clock(&mut page, deadline, subject);
    }
    if let Some(authority) = &explanation.authority {
        page.heading(&words.text("explain-heading-authority"));
        page.paragraph(&authority.steps.join("\n"));
        let columns = vec![
            Column::whole(""),
            Column::whole(words.text("explain-band-amount")),
            Column::text(words.text("explain-band-role")),
            Column::whole(words.text("explain-band-rule")),
        ];
        let mut table = Table::new(columns, Overflow::Wrap);
        for band in &authority.bands {
            let mark = if band.applies { "→" } else { "" };
            table.row(vec![
                Cell::from(mark),
                Cell::from(band.words.clone()),
                Cell::from(band.title.clone()),
                Cell::from(words.say(&band.source())),
            ]);
        }
        page.table(&table);
    }
    costs(&mut page, explanation, subject);
    if let Some(cost) = &explanation.cost {
        page.heading(&words.text("explain-heading-cost"));
        page.paragraph(&cost.steps.join("\n"));
    }
    if !next.is_empty() {
        page.heading(&words.text("explain-heading-next"));
        for (command, who) in next {
            let line: Msg = match who {
                Some(who) => msg!("explain-next-by", command = command, who = who),
                None => msg!("explain-next", command = command),
            };
            page.paragraph(&words.say(&line));
        }
    }
    page.finish()
}

/// What came back, what the case costs us, and who bears it.
fn costs(page: &mut Page, explanation: &Explanation, subject: &Subject) {
    let words = subject.names.words;
    if let Some(back) = &explanation.returns {
        page.heading(&words.text("explain-heading-returns"));
        page.paragraph(&back.steps.join("\n"));
    }
    if let Some(loss) = &explanation.loss {
        page.heading(&words.text("explain-heading-loss"));
        page.paragraph(&loss.steps.join("\n"));
    }
    if !explanation.liability.is_empty() {
        page.heading(&words.text("explain-heading-liability"));
        for share in &explanation.liability {
            page.paragraph(&share.steps.join("\n"));
        }
    }
    let sanctions = explanation.sanctions.iter().map(|view| &view.steps);
    derived(page, &words.text("sanction-heading"), sanctions);
    let deductions = explanation.deductions.iter().map(|view| &view.steps);
    derived(page, &words.text("sanction-heading-deductions"), deductions);
}

/// A heading with derivations below it, unless there are none; a beginning several share is said
/// once.
fn derived<'a>(page: &mut Page, title: &str, all: impl Iterator<Item = &'a Vec<String>>) {
    let mut before: Option<&String> = None;
    for steps in all {
        if before.is_none() {
            page.heading(title);
        }
        let known = usize::from(before.is_some() && before == steps.first());
        page.paragraph(&steps[known..].join("\n"));
        before = steps.first();
    }
}

fn clock(page: &mut Page, deadline: &DeadlineView, subject: &Subject) {
    let words = subject.names.words;
    page.heading(&deadline.clock);
    let (before, rest) = deadline.steps.split_at(deadline.before);
    page.paragraph(&before.join("\n"));
    if !deadline.trace.is_empty() {
        let columns = vec![
            Column::whole(words.text("explain-when")),
            Column::number(words.text("explain-counted")),
            Column::text(words.text("explain-why")),
        ];
        let mut table = Table::new(columns, Overflow::Wrap);
        for stretch in &deadline.trace {
            table.row(vec![
                Cell::from(stretch.span.clone()),
                Cell::from(stretch.counted.clone()),
                Cell::from(stretch.why.clone()),
            ]);
        }
        page.table(&table);
    }
    let after = rest.iter().skip(deadline.trace.len());
    let after: Vec<&str> = after.map(String::as_str).collect();
    let tone = match deadline.tone {
        State::Overdue | State::Late => Tone::Error,
        State::Met => Tone::Ok,
        State::Paused => Tone::Dim,
        State::Running => Tone::Number,
    };
    if let Some((standing, due)) = after.split_last() {
        page.paragraph(&due.join("\n"));
        page.toned(&format!("  {standing}"), tone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Place;
    use crate::domain::tree::Path;
    use crate::report::samples;
    use crate::ui::explain::explain;
    use crate::ui::lang::Lang;
    use crate::ui::names::Names;
    use crate::ui::words::Words;

    /// The overall clock, a promise, the level and the shares, at 80 columns.
    fn shown(lang: Lang) -> String {
        let regulations = samples::regulations();
        let subject = samples::full(&regulations);
        let words = Words::new(lang);
        let place = |path: &Path| Place {
            file: "cases/2026/11/261105.yaml".to_owned(),
            line: path.0.len(),
            column: 1,
            excerpt: String::new(),
            width: 1,
        };
        let mut clocks = subject.clocks.clone();
        clocks.retain(|clock| clock.name == "overall" || clock.name == "promise.1");
        let subject = Subject {
            case: &subject.case,
            policy: subject.policy.unwrap(),
            calendar: subject.calendar,
            clocks: &clocks,
            names: Names {
                words: &words,
                staff: &regulations.staff,
            },
            now: samples::at("2026-11-12T12:00"),
            place: &place,
        };
        let explanation = explain(&subject, false);
        page(&explanation, &subject, &[], (Some(80), Paint::new(false)))
    }

    /// M-10.1, M-11, M-9.7: every figure with its rule and place.
    #[test]
    fn every_figure_is_explained_in_english() {
        insta::assert_snapshot!(shown(Lang::En), @r#"
261105 · 阻焊脱落
  Complaint regulation, in force since 2026-01-01: policies/manufacturing.toml

overall
  limit 13d, in calendar time, moved off rest days [M-10.1 ·
  policies/manufacturing.toml:202]
  started 2026-11-05 10:00 by registration, 陈晓 (cases/2026/11/261105.yaml:1)
  hold 2026-11-06 10:00 to 2026-11-08 10:00: stopped the clock
  When                    Counted  Why
  2026-11-05 10:00–24:00        0  day 0: the start (working day, Thursday)
  2026-11-06 08:30–17:30       1d  day 1 of 13 (working day, Friday)
  2026-11-07                    0  rest day, Saturday, paused
  2026-11-08                   1d  day 2 of 13 (rest day, Sunday)
  2026-11-09 08:30–17:30       1d  day 3 of 13 (working day, Monday)
  2026-11-10 08:30–17:30       1d  day 4 of 13 (working day, Tuesday)
  2026-11-11 08:30–17:30       1d  day 5 of 13 (working day, Wednesday)
  2026-11-12 08:30–17:30       1d  day 6 of 13 (working day, Thursday)
  2026-11-13 08:30–17:30       1d  day 7 of 13 (working day, Friday)
  2026-11-14                   1d  day 8 of 13 (rest day, Saturday)
  2026-11-15                   1d  day 9 of 13 (rest day, Sunday)
  2026-11-16 08:30–17:30       1d  day 10 of 13 (working day, Monday)
  2026-11-17 08:30–17:30       1d  day 11 of 13 (working day, Tuesday)
  2026-11-18 08:30–17:30       1d  day 12 of 13 (working day, Wednesday)
  2026-11-19 08:30–17:30       1d  day 13 of 13 (working day, Thursday)
  due 2026-11-19 17:30, the last moment in time
  running, 7 d 5 h left

promise.1
  promised to the customer: the day promised, to its end
  [cases/2026/11/261105.yaml:2]
  started 2026-11-06 09:00 by promises[0], 王敏 (cases/2026/11/261105.yaml:2)
  due 2026-11-10 23:59, the last moment in time
  done 2026-11-09 09:00, in time

Authority
  return: 420 × 12.50, not credited = 0.00
  replacement: 420 × 14.00 = 5,880.00
  committed to the customer: 5,880.00 CNY
  to be signed by: Business department manager [M-11 ·
  policies/manufacturing.toml:279]
  approved by 李静, 2026-11-11 09:00, as Business department manager (up to
  100,000.00 CNY): sufficient
     Amount                Role                         Rule
  →  up to 100,000.00 CNY  Business department manager  M-11, line 279
     up to 150,000.00 CNY  Deputy general manager       M-11, line 284
     without limit         General manager              M-11, line 289

Returned goods
  approved 420, came back 0
  tolerance 0 %, the company's
  nothing came back yet [M-13c · policies/manufacturing.toml:615]

Loss
  return: 420 × 12.50 × 20 % = 1,050.00 [M-A6 · policies/manufacturing.toml:386]
  replacement: 420 × 14.00 = 5,880.00 [M-A6 · policies/manufacturing.toml:392]
  returned goods may be sold again until 2026-12-11 17:30; what is sold counts
  at what it brings [M-A1 · policies/manufacturing.toml:423]
  loss: 6,930.00 CNY, the sum of the lines, each rounded to the fen

Liability
  Solder mask group: 70 % = 4,851.00 CNY [M-9.7 · cases/2026/11/261105.yaml:3]
  ink maker (outside): 30 % = 2,079.00 CNY, recoverable [M-9.7 ·
  cases/2026/11/261105.yaml:3]

Deductions from the bonus
  Solder mask group bears 4,851.00 CNY
  冯涛, 16 base points of Solder mask group: 1,764.00 CNY [M-B3 ·
  policies/manufacturing.toml:595]
  at most 50 % of 2,600.00 CNY a month: 2 months, were it the only case [M-B5 ·
  policies/manufacturing.toml:589]
  褚伟, 16 base points of Solder mask group: 1,764.00 CNY [M-B3 ·
  policies/manufacturing.toml:595]
  at most 50 % of 2,600.00 CNY a month: 2 months, were it the only case [M-B5 ·
  policies/manufacturing.toml:589]
  沈丽, 12 base points of Solder mask group: 1,323.00 CNY [M-B3 ·
  policies/manufacturing.toml:595]
  at most 50 % of 2,000.00 CNY a month: 2 months, were it the only case [M-B5 ·
  policies/manufacturing.toml:589]
"#);
    }

    #[test]
    fn every_figure_is_explained_in_chinese() {
        insta::assert_snapshot!(shown(Lang::Zh), @r#"
261105 · 阻焊脱落
  客户投诉管理办法，2026-01-01 起施行：policies/manufacturing.toml

overall
  限期 13d，按自然时间，遇休息日顺延［M-10.1 · policies/manufacturing.toml:202］
  2026-11-05 10:00 因 registration 起算，陈晓（cases/2026/11/261105.yaml:1）
  暂停 2026-11-06 10:00 至 2026-11-08 10:00：停止计时
  时间                    计入  理由
  2026-11-05 10:00–24:00     0  第 0 天：起算当天（工作日，星期四）
  2026-11-06 08:30–17:30    1d  第 1 天，共 13 天（工作日，星期五）
  2026-11-07                 0  休息日，星期六，暂停
  2026-11-08                1d  第 2 天，共 13 天（休息日，星期日）
  2026-11-09 08:30–17:30    1d  第 3 天，共 13 天（工作日，星期一）
  2026-11-10 08:30–17:30    1d  第 4 天，共 13 天（工作日，星期二）
  2026-11-11 08:30–17:30    1d  第 5 天，共 13 天（工作日，星期三）
  2026-11-12 08:30–17:30    1d  第 6 天，共 13 天（工作日，星期四）
  2026-11-13 08:30–17:30    1d  第 7 天，共 13 天（工作日，星期五）
  2026-11-14                1d  第 8 天，共 13 天（休息日，星期六）
  2026-11-15                1d  第 9 天，共 13 天（休息日，星期日）
  2026-11-16 08:30–17:30    1d  第 10 天，共 13 天（工作日，星期一）
  2026-11-17 08:30–17:30    1d  第 11 天，共 13 天（工作日，星期二）
  2026-11-18 08:30–17:30    1d  第 12 天，共 13 天（工作日，星期三）
  2026-11-19 08:30–17:30    1d  第 13 天，共 13 天（工作日，星期四）
  期限 2026-11-19 17:30，此刻之前（含）为按时
  计时中，还剩 7 天 5 小时

promise.1
  对客户的承诺：至所承诺之日结束［cases/2026/11/261105.yaml:2］
  2026-11-06 09:00 因 promises[0] 起算，王敏（cases/2026/11/261105.yaml:2）
  期限 2026-11-10 23:59，此刻之前（含）为按时
  2026-11-09 09:00 完成，按时

核准权限
  退回：420 × 12.50，不入账 = 0.00
  补送：420 × 14.00 = 5,880.00
  对客户承诺：5,880.00 元
  由业务部门经理核准［M-11 · policies/manufacturing.toml:279］
  核准人：李静，2026-11-11 09:00，业务部门经理（100,000.00 元以内）：权限足够
     金额               职务          依据
  →  100,000.00 元以内  业务部门经理  M-11，第 279 行
     150,000.00 元以内  副总经理      M-11，第 284 行
     不限               总经理        M-11，第 289 行

退货
  核准 420，实退 0
  容差 0 %，公司规定
  尚未退货［M-13c · policies/manufacturing.toml:615］

损失
  退回：420 × 12.50 × 20 % = 1,050.00［M-A6 · policies/manufacturing.toml:386］
  补送：420 × 14.00 = 5,880.00［M-A6 · policies/manufacturing.toml:392］
  退货可转售至 2026-12-11 17:30，售出的按售价计［M-A1 ·
  policies/manufacturing.toml:423］
  损失：6,930.00 元，即各项之和，每项取至分

责任归属
  阻焊组：70 % = 4,851.00 元［M-9.7 · cases/2026/11/261105.yaml:3］
  ink maker（外部）：30 % = 2,079.00 元，可追偿［M-9.7 ·
  cases/2026/11/261105.yaml:3］

奖金扣减
  阻焊组负担 4,851.00 元
  冯涛，阻焊组基点中占 16 点：1,764.00 元［M-B3 ·
  policies/manufacturing.toml:595］
  每月至多扣 2,600.00 元的 50 %：仅计本案须 2 个月［M-B5 ·
  policies/manufacturing.toml:589］
  褚伟，阻焊组基点中占 16 点：1,764.00 元［M-B3 ·
  policies/manufacturing.toml:595］
  每月至多扣 2,600.00 元的 50 %：仅计本案须 2 个月［M-B5 ·
  policies/manufacturing.toml:589］
  沈丽，阻焊组基点中占 12 点：1,323.00 元［M-B3 ·
  policies/manufacturing.toml:595］
  每月至多扣 2,000.00 元的 50 %：仅计本案须 2 个月［M-B5 ·
  policies/manufacturing.toml:589］
"#);
    }
}
