//! Every command that writes to a case, as those would who may.

use complaint::domain::case::fact::Move;

use super::super::super::scenes::{DEPUTY, GENERAL};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

/// One thing one person does.
pub struct Act {
    /// What it is called in the tables.
    pub name: &'static str,
    /// What it does to the case; `None`: a person's own hand.
    pub makes: Option<Move>,
    /// Who does it.
    pub who: &'static str,
    /// The command and its arguments, the number left out.
    pub line: &'static [&'static str],
}

const MAKER: &str = "feng.tao@example.com";

const fn act(
    name: &'static str,
    makes: Move,
    who: &'static str,
    line: &'static [&'static str],
) -> Act {
    let makes = Some(makes);
    Act {
        name,
        makes,
        who,
        line,
    }
}

/// Every one.
#[rustfmt::skip]
pub const ACTS: &[Act] = &[
    act("register", Move::Register, REGISTRAR, &["register"]),
    act("assign", Move::Assign, REGISTRAR, &["assign", "--to", "manufacturing"]),
    act("escalate", Move::Escalate, QUALITY, &["escalate", "--reason", "拖延"]),
    act("acknowledge", Move::Reply, BUSINESS, &["reply", "--kind", "acknowledgement", "--via", "phone"]),
    act("interim", Move::Reply, REGISTRAR, &["reply", "--kind", "interim", "--via", "email", "--text", "调查中\n请稍候"]),
    act("investigate", Move::Investigate, QUALITY, &["investigate", "--outcome", "upheld", "--cause", "显影不足", "--liable", "soldermask=100"]),
    act("resolve", Move::Resolve, BUSINESS, &["resolve", "--remedy", "allowance:amount=41000"]),
    act("consolidate", Move::Consolidate, REGISTRAR, &["consolidate", "--text", "同意"]),
    act("approve", Move::Approve, MANAGER, &["approve"]),
    act("reject", Move::Approve, DEPUTY, &["approve", "--reject", "--reason", "过高"]),
    act("agree", Move::Agree, BUSINESS, &["agree", "--accepted", "--via", "phone"]),
    act("refuse", Move::Agree, BUSINESS, &["agree", "--refused", "--via", "phone"]),
    act("carry-out", Move::CarryOut, BUSINESS, &["carry-out"]),
    act("close", Move::Close, REGISTRAR, &["close", "--satisfaction", "4"]),
    act("dismiss", Move::Dismiss, REGISTRAR, &["dismiss", "--reason", "x"]),
    act("reopen", Move::Reopen, BUSINESS, &["reopen", "--reason", "又发生"]),
    act("promise", Move::Promise, BUSINESS, &["promise", "--what", "回电", "--by-date", "2026-12-01"]),
    act("keep", Move::Keep, BUSINESS, &["keep", "1"]),
    act("action", Move::Action, QUALITY, &["action", "--what", "换显影液", "--owner", "quality", "--due", "2026-12-01"]),
    act("done", Move::Action, QUALITY, &["action", "--done", "1"]),
    act("verify", Move::Verify, REGISTRAR, &["verify", "1", "--works", "--evidence", "三批无不良"]),
    act("hold", Move::Hold, REGISTRAR, &["hold", "--reason", "等样"]),
    act("resume", Move::Resume, REGISTRAR, &["resume"]),
    act("correct", Move::Correct, MANAGER, &["correct", "product.defective=430", "--reason", "复核"]),
    act("correct-grade", Move::Correct, REGISTRAR, &["correct", "grade=critical", "--reason", "复核"]),
    Act { name: "edit", makes: None, who: BUSINESS, line: &["edit"] },
    Act { name: "edit-2", makes: None, who: QUALITY, line: &["edit"] },
    act("waive", Move::Waive, GENERAL, &["waive", "overdue", "--reason", "x"]),
    act("receive", Move::Receive, BUSINESS, &["receive", "--quantity", "200"]),
    act("resell", Move::Resell, BUSINESS, &["resell", "--quantity", "100", "--price", "9.00"]),
    act("recover", Move::Recover, REGISTRAR, &["recover", "--from", "ink maker", "--amount", "100"]),
    act("object", Move::Object, MAKER, &["object", "--text", "非我部门", "--unit", "soldermask"]),
    act("decide", Move::Object, GENERAL, &["object", "--decide", "1", "--dismissed", "--reason", "证据充分"]),
    act("sanction", Move::Sanction, REGISTRAR, &["sanction", "--as-proposed", "--ground", "material"]),
    act("sanction-none", Move::Sanction, GENERAL, &["sanction", "--none", "--reason", "首次", "--person", "feng.tao"]),
    act("sanction-approve", Move::Sanction, GENERAL, &["sanction", "--approve"]),
    act("link", Move::Link, BUSINESS, &["link", "261102"]),
    act("attach", Move::Attach, MAKER, &["attach", "policies/organization.toml", "--title", "照片"]),
    act("note", Move::Note, MAKER, &["note", "--text", "已通知"]),
    act("note-2", Move::Note, QUALITY, &["note", "--text", "#1 <<<<<<< x"]),
];

/// What the editor of `edit` and `edit-2` makes of the file.
pub fn script(name: &str) -> String {
    let demand = if name == "edit" {
        "全部退货"
    } else {
        "换货"
    };
    format!("#!/bin/sh\nsed -i 's/^demand: /x-hand: {demand}\\ndemand: /' \"$1\"\n")
}
