//! What a commit says was done, on one line.
//!
//! A commit message cannot be mended later and is read by everybody who has the repository: it
//! holds no free text of a case, no customer and nobody who is sanctioned.

use super::words::Words;
use super::{format, width};
use crate::domain::case::Case;
use crate::domain::case::action::Action;
use crate::domain::case::discipline::Sanction;
use crate::domain::case::goods::Receipt;
use crate::domain::case::intake::Quantity;
use crate::domain::case::moves::Move;
use crate::domain::case::remedy::{Commitment, Remedy};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::staff::Staff;
use crate::msg;

/// The width of a subject at most, in columns of a terminal.
pub const WIDTH: usize = 72;

/// What was done to a case: the case on both sides of it.
#[derive(Clone, Copy)]
pub struct Done<'a> {
    /// By which command.
    pub act: Move,
    /// The case before.
    pub before: &'a Case,
    /// The case after.
    pub after: &'a Case,
    /// The loss of the settlement, where it can be told.
    pub loss: Option<Money>,
    /// Whose names are known.
    pub staff: &'a Staff,
}

/// `261105 resolve: return 420 pcs, loss 1,050.00`, cut to [`WIDTH`]; without a number where it is
/// about several cases.
pub fn line(words: &Words, number: &str, action: &str, detail: Option<&Msg>) -> String {
    let head = format!("{number} {action}").trim_start().to_owned();
    let whole = match detail.map(|detail| words.say(detail)) {
        Some(detail) if !detail.is_empty() => format!("{head}: {detail}"),
        _ => head,
    };
    width::cut(&whole, WIDTH)
}

impl Done<'_> {
    /// What there is to say beyond the command's name.
    pub fn detail(&self) -> Option<Msg> {
        let (before, after) = (self.before, self.after);
        match self.act {
            Move::Assign => {
                let to = after.assignments.last()?;
                Some(msg!("commit-to", to = self.staff.called(&to.to)))
            }
            Move::Escalate => {
                let to = after.escalations.last()?;
                Some(msg!("commit-to", to = self.staff.called(&to.to)))
            }
            Move::Reply => self.reply(),
            Move::Investigate => {
                let found = after.investigation.as_ref()?;
                Some(found.outcome.named())
            }
            Move::Resolve => self.settlement(),
            Move::Consolidate => self.amount(),
            Move::Approve => self.approval(),
            Move::Agree => self.answer(),
            Move::Close => self.closing(),
            Move::Promise => {
                let promise = after.promises.last()?;
                Some(msg!(
                    "commit-promised",
                    date = format::date(promise.by_date)
                ))
            }
            Move::Keep => self.kept(),
            Move::Action | Move::Verify => self.action(),
            Move::Link => {
                let other = &after.links.related.last()?.number;
                Some(msg!("commit-linked", number = other))
            }
            Move::Correct => {
                let new = after.corrections.get(before.corrections.len()..)?;
                let fields = new.iter().map(|fact| fact.field.clone()).collect();
                Some(msg!("commit-fields", fields = Msg::list(fields)))
            }
            Move::Waive => Some(msg!("commit-waived", rule = &after.waivers.last()?.rule)),
            Move::Receive => receipt(after.returns.last()?),
            Move::Resell | Move::Recover => self.money_back(),
            Move::Attach => Some(msg!(
                "commit-attached",
                n = after.attachments.len().to_string()
            )),
            Move::Object => self.objection(),
            Move::Sanction => self.sanctions(),
            Move::Register
            | Move::CarryOut
            | Move::Dismiss
            | Move::Reopen
            | Move::Hold
            | Move::Resume
            | Move::Note => None,
        }
    }

    fn kept(&self) -> Option<Msg> {
        let both = self.before.promises.iter().zip(&self.after.promises);
        let n = place(both.map(|(old, new)| old.kept != new.kept))?;
        Some(msg!("commit-kept", n = n.to_string()))
    }

    fn money_back(&self) -> Option<Msg> {
        if self.act == Move::Recover {
            let paid = self.after.recoveries.last()?;
            return Some(msg!("commit-amount", amount = paid.amount.grouped()));
        }
        let sold = self.after.resales.last()?;
        let quantity = sold.quantity.to_string();
        let price = sold.price.grouped();
        Some(msg!("commit-resold", quantity = quantity, price = price))
    }

    fn reply(&self) -> Option<Msg> {
        let new = self.after.replies.get(self.before.replies.len()..)?;
        let kind = new.first()?.kind.named();
        let items: Vec<String> = new
            .iter()
            .filter_map(|reply| reply.item)
            .map(|n| n.to_string())
            .collect();
        Some(if items.is_empty() {
            kind
        } else {
            msg!("commit-reply-items", kind = kind, items = Msg::list(items))
        })
    }

    fn settlement(&self) -> Option<Msg> {
        let settlement = self.after.current.settlement.as_ref()?;
        let remedies = Msg::list(settlement.remedies.iter().map(remedy).collect());
        Some(match (self.loss, settlement.commitment()) {
            (Some(loss), _) => msg!(
                "commit-settled-loss",
                remedies = remedies,
                loss = loss.grouped()
            ),
            (None, Commitment::Amount(amount)) => {
                msg!(
                    "commit-settled",
                    remedies = remedies,
                    amount = amount.grouped()
                )
            }
            (None, Commitment::Open) => msg!("commit-settled-open", remedies = remedies),
        })
    }

    fn amount(&self) -> Option<Msg> {
        let settlement = self.after.current.settlement.as_ref()?;
        Some(match settlement.commitment() {
            Commitment::Amount(amount) => msg!("commit-amount", amount = amount.grouped()),
            Commitment::Open => msg!("commit-amount-open"),
        })
    }

    fn approval(&self) -> Option<Msg> {
        let approval = self.after.current.approvals.last()?;
        let role = self
            .staff
            .role_called(approval.role.as_deref().unwrap_or("–"));
        let amount = self.amount()?;
        Some(if approval.rejected {
            msg!("commit-turned-down", amount = amount, role = role)
        } else {
            msg!("commit-approved", amount = amount, role = role)
        })
    }

    fn answer(&self) -> Option<Msg> {
        let both = self.before.items.iter().zip(&self.after.items);
        let item = both
            .filter(|(old, new)| old.accepted != new.accepted)
            .map(|(_, new)| new)
            .next();
        let whole = self
            .after
            .current
            .agreement
            .as_ref()
            .map(|answer| answer.accepted);
        let said = |accepted| {
            if accepted {
                msg!("commit-accepted")
            } else {
                msg!("commit-refused-by-customer")
            }
        };
        match item.and_then(|item| Some((item.n, item.accepted?))) {
            Some((n, accepted)) => Some(msg!(
                "commit-item",
                n = n.to_string(),
                what = said(accepted)
            )),
            None => whole.map(said),
        }
    }

    fn closing(&self) -> Option<Msg> {
        let closing = self.after.closing.as_ref()?;
        if closing.unresolved {
            return Some(msg!("commit-unresolved"));
        }
        let outcome = self.after.investigation.as_ref()?.outcome.named();
        Some(match closing.satisfaction {
            Some(n) => msg!(
                "commit-closed-satisfaction",
                outcome = outcome,
                n = n.to_string()
            ),
            None => outcome,
        })
    }

    fn action(&self) -> Option<Msg> {
        let (old, new) = (&self.before.actions, &self.after.actions);
        if let Some(action) = new.get(old.len()) {
            let n = new.len().to_string();
            return Some(msg!("commit-action", n = n, due = format::date(action.due)));
        }
        let changed = |(old, new): (&Action, &Action)| old != new;
        let n = place(old.iter().zip(new).map(changed))?;
        let (was, action) = (old.get(n - 1)?, new.get(n - 1)?);
        let n = n.to_string();
        Some(match &action.verified {
            Some(check) if was.verified.is_none() && check.works => {
                msg!("commit-action-works", n = n)
            }
            Some(_) if was.verified.is_none() => msg!("commit-action-fails", n = n),
            _ => msg!("commit-action-done", n = n),
        })
    }

    fn objection(&self) -> Option<Msg> {
        let (old, new) = (&self.before.objections, &self.after.objections);
        if new.len() > old.len() {
            return Some(msg!("commit-objection", n = new.len().to_string()));
        }
        let both = old.iter().zip(new);
        let n = place(both.map(|(old, new)| old.decision.is_none() && new.decision.is_some()))?;
        let upheld = new.get(n - 1)?.decision.as_ref()?.upheld;
        let n = n.to_string();
        Some(if upheld {
            msg!("commit-objection-upheld", n = n)
        } else {
            msg!("commit-objection-dismissed", n = n)
        })
    }

    /// Those in the case file: what is kept apart is not told here either.
    fn sanctions(&self) -> Option<Msg> {
        fn here(case: &Case) -> Vec<&Sanction> {
            let all = case.sanctions.iter();
            all.filter(|sanction| sanction.apart.is_none()).collect()
        }
        let (old, new) = (here(self.before), here(self.after));
        let filed = new.get(old.len()..)?;
        if filed.is_empty() {
            let both = old.iter().zip(&new);
            let decided = both.filter(|(old, new)| old.decided.is_none() && new.decided.is_some());
            let count = decided.count();
            return (count > 0).then(|| msg!("commit-sanctions-decided", count = count));
        }
        let kind = |sanction: &&Sanction| match sanction.sanction {
            Some(kind) => kind.named(),
            None => msg!("commit-sanction-none"),
        };
        let kinds = filed.iter().map(kind).collect();
        Some(msg!("commit-fields", fields = Msg::list(kinds)))
    }
}

/// The place, from 1, of the first that is.
fn place(mut which: impl Iterator<Item = bool>) -> Option<usize> {
    which.position(|is| is).map(|place| place + 1)
}

fn remedy(remedy: &Remedy) -> Msg {
    let kind = remedy.kind.named();
    match (remedy.quantity, remedy.amount) {
        (Some(Quantity::Pieces(pieces)), _) => {
            msg!("commit-pieces", kind = kind, pieces = pieces.to_string())
        }
        (Some(Quantity::Open), _) => msg!("commit-pieces-open", kind = kind),
        (None, Some(amount)) => match &remedy.currency {
            Some(currency) => msg!(
                "commit-remedy-foreign",
                kind = kind,
                amount = amount.grouped(),
                currency = currency
            ),
            None => msg!("commit-remedy", kind = kind, amount = amount.grouped()),
        },
        (None, None) => kind,
    }
}

fn receipt(receipt: &Receipt) -> Option<Msg> {
    match (receipt.quantity, &receipt.proof) {
        (Some(quantity), _) => Some(msg!("commit-received", quantity = quantity.to_string())),
        (None, Some(proof)) => Some(msg!("commit-proof", proof = proof)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;
    use unicode_width::UnicodeWidthStr as _;

    /// A subject is one line of at most 72 columns, Chinese counted as two.
    #[test]
    fn a_subject_is_cut_by_its_width() {
        let words = Words::new(Lang::Zh);
        let name = "部".repeat(50);
        let said = line(
            &words,
            "261105",
            "assign",
            Some(&msg!("commit-to", to = name)),
        );
        assert!(said.ends_with('…'), "{said}");
        assert!((WIDTH - 1..=WIDTH).contains(&said.width()), "{said}");
        let just = "x".repeat(WIDTH - "261105 assign: to ".len());
        let words = Words::new(Lang::En);
        let said = line(
            &words,
            "261105",
            "assign",
            Some(&msg!("commit-to", to = just)),
        );
        assert!(said.ends_with('x') && said.width() == WIDTH, "{said}");
        assert_eq!(line(&words, "261105", "note", None), "261105 note");
    }

    /// Habit 6: a name from the staff file cannot begin another line or a trailer.
    #[test]
    fn a_subject_is_one_line() {
        let words = Words::new(Lang::En);
        let to = msg!("commit-to", to = "a\n\nSigned-off-by: x");
        assert!(!line(&words, "261105", "assign", Some(&to)).contains('\n'));
    }
}
