//! Every kind of fact: the command that records it, in one story, and a case that holds it.

use crate::commands::steps::scenes::{DEPUTY, GENERAL};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

const MAKER: &str = "feng.tao@example.com";

/// Who does what when, from the call to the case that takes it up again.
#[rustfmt::skip]
/// How a consolidated case goes on to its closing: who, when in November 2026, what.
pub const APPROVED_TO_CLOSED: [(&str, &str, &str); 6] = [
    (MANAGER, "10T09:00", "approve 261101"),
    (BUSINESS, "10T10:00", "agree 261101 --accepted"),
    (REGISTRAR, "10T10:05", "consolidate 261101 --text agreed"),
    (BUSINESS, "10T11:00", "carry-out 261101"),
    (
        BUSINESS,
        "10T11:30",
        "reply 261101 --kind answer --via letter --text done",
    ),
    (REGISTRAR, "10T16:30", "close 261101"),
];

pub const STORY: &[(&str, &str, &str)] = &[
    (
        BUSINESS,
        "2026-11-05T10:00:00+08:00",
        "new --no-input --customer 华南电子 --complaint 又脱落 --as-of 2026-11-05T10:00:00+08:00",
    ),
    (
        BUSINESS,
        "2026-11-05T10:01:00+08:00",
        "note 261101 --text 已通知",
    ),
    (
        BUSINESS,
        "2026-11-05T10:02:00+08:00",
        "attach 261101 policies/organization.toml",
    ),
    (BUSINESS, "2026-11-05T10:03:00+08:00", "link 261101 261102"),
    (
        BUSINESS,
        "2026-11-05T10:04:00+08:00",
        "edit 261101 --reason x",
    ),
    (
        BUSINESS,
        "2026-11-05T10:05:00+08:00",
        "promise 261101 --what 回电 --by-date 2026-12-01",
    ),
    (BUSINESS, "2026-11-05T10:06:00+08:00", "keep 261101 1"),
    (
        REGISTRAR,
        "2026-11-05T10:07:00+08:00",
        "dismiss 261102 --reason 重复",
    ),
    (REGISTRAR, "2026-11-05T10:08:00+08:00", "register 261101"),
    (
        REGISTRAR,
        "2026-11-05T10:09:00+08:00",
        "assign 261101 --to quality",
    ),
    (
        REGISTRAR,
        "2026-11-05T10:10:00+08:00",
        "hold 261101 --reason 等样",
    ),
    (REGISTRAR, "2026-11-05T10:11:00+08:00", "resume 261101"),
    (
        QUALITY,
        "2026-11-05T10:12:00+08:00",
        "escalate 261101 --reason 拖延",
    ),
    (
        MANAGER,
        "2026-11-05T10:13:00+08:00",
        "correct 261101 product.defective=430 --reason 复核",
    ),
    (
        QUALITY,
        "2026-11-06T10:00:00+08:00",
        "investigate 261101 --outcome upheld --cause 显影不足 --liable soldermask/feng.tao@example.com=70 --liable 'outside:ink maker=30'",
    ),
    (GENERAL, "2026-11-06T10:00:30+08:00", "confirm 261101"),
    (
        MAKER,
        "2026-11-06T10:01:00+08:00",
        "object 261101 --text 非我部门 --unit soldermask",
    ),
    (
        GENERAL,
        "2026-11-06T10:01:30+08:00",
        "waive 261101 undecided-objection --reason 当日裁决",
    ),
    (
        GENERAL,
        "2026-11-06T10:02:00+08:00",
        "object 261101 --decide 1 --dismissed --reason 证据充分",
    ),
    (
        QUALITY,
        "2026-11-06T10:03:00+08:00",
        "action 261101 --what 换显影液 --owner quality --due 2026-12-01",
    ),
    (
        QUALITY,
        "2026-11-06T10:04:00+08:00",
        "action 261101 --done 1",
    ),
    (
        REGISTRAR,
        "2026-11-06T10:05:00+08:00",
        "verify 261101 1 --works --evidence 三批无不良",
    ),
    (
        BUSINESS,
        "2026-11-09T10:00:00+08:00",
        "resolve 261101 --remedy return:quantity=420,price=12.50 --remedy replacement:quantity=420,a_price=14.00",
    ),
    (
        REGISTRAR,
        "2026-11-09T10:01:00+08:00",
        "consolidate 261101 --text 同意",
    ),
    (DEPUTY, "2026-11-09T10:02:00+08:00", "approve 261101"),
    (
        BUSINESS,
        "2026-11-10T10:00:00+08:00",
        "agree 261101 --accepted --via phone",
    ),
    (
        REGISTRAR,
        "2026-11-10T10:01:00+08:00",
        "consolidate 261101 --text 再报",
    ),
    (
        BUSINESS,
        "2026-11-10T10:02:00+08:00",
        "receive 261101 --quantity 420 --proof return-certificate",
    ),
    (
        DEPUTY,
        "2026-11-10T10:02:30+08:00",
        "instruct 261101 1 --text 照数入库",
    ),
    (
        BUSINESS,
        "2026-11-10T10:03:00+08:00",
        "resell 261101 --quantity 100 --price 9.00",
    ),
    (
        REGISTRAR,
        "2026-11-10T10:04:00+08:00",
        "recover 261101 --from 'ink maker' --amount 100",
    ),
    (BUSINESS, "2026-11-12T10:00:00+08:00", "carry-out 261101"),
    (
        BUSINESS,
        "2026-11-12T10:01:00+08:00",
        "reply 261101 --kind answer --via letter --text 已办",
    ),
    (
        REGISTRAR,
        "2026-11-13T10:00:00+08:00",
        "close 261101 --satisfaction 4",
    ),
    (
        REGISTRAR,
        "2026-11-13T10:01:00+08:00",
        "sanction 261101 --as-proposed --ground material",
    ),
    (
        GENERAL,
        "2026-11-13T10:02:00+08:00",
        "sanction 261101 --approve",
    ),
    (
        REGISTRAR,
        "2026-11-13T10:03:00+08:00",
        "sanction 261101 --publish",
    ),
    (
        BUSINESS,
        "2026-11-18T10:00:00+08:00",
        "follow-up 261101 --via phone --satisfaction 4 --text 再无不良",
    ),
    (
        BUSINESS,
        "2026-11-20T10:01:00+08:00",
        "reopen 261101 --reason 又发生",
    ),
    (
        REGISTRAR,
        "2026-11-24T10:00:00+08:00",
        "notice 261103 --record",
    ),
    (
        REGISTRAR,
        "2026-11-24T10:05:00+08:00",
        "forget 261101 --reason 客户要求",
    ),
];

/// A case that holds a fact of every kind. Whatever people wrote freely begins with `秘密`.
pub const CASE: &str = "\
format: 1
number: \"261101\"
uid: u
policy: manufacturing
status: superseded
title: 秘密 title
received: 2026-11-05T09:20:00+08:00
received_by: wang.min@example.com
channel: phone
customer:
  name: 华南电子
  phone: \"13800000000\"
product:
  part: 秘密 part
claimed: \"42000.00\"
complaint: 秘密 complaint
items:
  - {n: 1, outcome: upheld, cause: 秘密 cause, decided: {at: 2026-11-06T09:00:00+08:00, by: wang.min@example.com}, text: 秘密 item}
registration: {at: 2026-11-05T10:00:00+08:00, by: wang.min@example.com}
assignments:
  - {at: 2026-11-05T10:01:00+08:00, by: wang.min@example.com, to: quality, reason: 秘密 handed}
escalations:
  - {at: 2026-11-05T10:02:00+08:00, by: wang.min@example.com, to: li.jing@example.com, reason: 秘密 up}
investigation:
  at: 2026-11-06T09:01:00+08:00
  by: wang.min@example.com
  outcome: upheld
  cause: 秘密 found
  liability:
    - {unit: soldermask, person: feng.tao@example.com, share: 70}
    - {outside: 秘密 maker, share: 30}
liability_confirmed:
  at: 2026-11-06T12:00:00+08:00
  by: zhou.lan@example.com
  shares:
    - {outside: 秘密 maker, share: 100}
settlement:
  at: 2026-11-07T09:00:00+08:00
  by: wang.min@example.com
  remedies:
    - {kind: return, quantity: 420, price: \"12.50\", text: 秘密 remedy}
  text: 秘密 proposal
consolidations:
  - {at: 2026-11-07T09:01:00+08:00, by: wang.min@example.com, text: 秘密 opinion}
approvals:
  - {at: 2026-11-07T09:02:00+08:00, by: li.jing@example.com, role: business-manager, reason: 秘密 signed, amount: \"5250.00\"}
agreement: {at: 2026-11-07T09:03:00+08:00, by: wang.min@example.com, accepted: true, option: 秘密 option, text: 秘密 answer}
carried_out: {at: 2026-11-07T09:04:00+08:00, by: wang.min@example.com, text: 秘密 done}
rounds:
  - settlement:
      at: 2026-11-06T10:00:00+08:00
      by: wang.min@example.com
      remedies:
        - {kind: apology}
      text: 秘密 former
replies:
  - {at: 2026-11-05T11:00:00+08:00, by: wang.min@example.com, kind: answer, item: 1, text: 秘密 reply}
promises:
  - what: 秘密 promise
    at: 2026-11-05T12:00:00+08:00
    by: wang.min@example.com
    kept: {at: 2026-11-05T13:00:00+08:00, by: wang.min@example.com}
    by_date: 2026-11-10
returns:
  - {at: 2026-11-08T09:00:00+08:00, by: wang.min@example.com, quantity: 420, instruction: 秘密 instruction, instructed: {at: 2026-11-08T09:00:30+08:00, by: zhou.lan@example.com, text: 秘密 instructed}}
resales:
  - {at: 2026-11-08T09:01:00+08:00, by: wang.min@example.com, quantity: 100, price: \"3.00\", a_price: \"14.00\"}
recoveries:
  - {at: 2026-11-08T09:02:00+08:00, by: wang.min@example.com, from: 秘密 payer, amount: \"300.00\"}
actions:
  - at: 2026-11-08T10:00:00+08:00
    by: wang.min@example.com
    what: 秘密 action
    done: {at: 2026-11-08T10:01:00+08:00, by: wang.min@example.com}
    owner: quality
    verified: {at: 2026-11-08T10:02:00+08:00, by: wang.min@example.com, works: true, evidence: 秘密 evidence}
    due: 2026-11-20
objections:
  - at: 2026-11-08T11:00:00+08:00
    by: wang.min@example.com
    unit: quality
    decision: {at: 2026-11-08T11:01:00+08:00, by: wang.min@example.com, upheld: false, reason: 秘密 ruling}
    text: 秘密 objection
sanctions:
  - at: 2026-11-08T12:00:00+08:00
    by: wang.min@example.com
    person: feng.tao@example.com
    decided: {at: 2026-11-08T12:01:00+08:00, by: wang.min@example.com}
    published: {at: 2026-11-08T12:02:00+08:00, by: wang.min@example.com}
    sanction: reprimand
    reason: 秘密 sanction
pauses:
  - at: 2026-11-06T11:00:00+08:00
    by: wang.min@example.com
    reason: 秘密 hold
    until: {at: 2026-11-06T12:00:00+08:00, by: wang.min@example.com, reason: 秘密 resumed}
corrections:
  - {at: 2026-11-06T13:00:00+08:00, by: wang.min@example.com, field: customer.phone, old: 秘密 old, new: \"13800000000\", reason: 秘密 mended}
waivers:
  - {at: 2026-11-06T14:00:00+08:00, by: wang.min@example.com, rule: overdue, reason: 秘密 waived}
countersignatures:
  - {at: 2026-11-06T14:10:00+08:00, by: wang.min@example.com}
notices:
  - {at: 2026-11-06T14:30:00+08:00, by: wang.min@example.com, kind: reminder, clock: stage.inquiry, due: 2026-11-06T14:00:00+08:00, to: quality}
closing: {at: 2026-11-09T09:00:00+08:00, by: wang.min@example.com, satisfaction: 4, reason: 秘密 closed}
follow_ups:
  - {at: 2026-11-09T09:30:00+08:00, by: wang.min@example.com, via: phone, text: 秘密 called again}
links:
  superseded_by: \"261109\"
  superseded: {at: 2026-11-09T10:00:00+08:00, by: wang.min@example.com, reason: 秘密 superseded}
  related:
    - {at: 2026-11-06T15:00:00+08:00, by: wang.min@example.com, number: \"261102\", reason: 秘密 linked}
attachments:
  - {at: 2026-11-06T16:00:00+08:00, by: wang.min@example.com, file: attachments/u/秘密.pdf, title: 秘密 attached}
notes:
  - {at: 2026-11-06T17:00:00+08:00, by: wang.min@example.com, text: \"秘密 @ops <b>\\nmore\"}
forgotten: {at: 2026-11-10T09:00:00+08:00, by: wang.min@example.com, fields: [customer.name], reason: 秘密 forgotten}
";
