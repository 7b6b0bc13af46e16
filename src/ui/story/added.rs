//! A fact in words.

use super::Narrator;
use super::values::{clip, field, value};
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::fact::FactKind;
use crate::domain::case::intake::Channel;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::{self, Commitment};
use crate::domain::case::settlement::{Round, Settlement};
use crate::domain::history::Entry;
use crate::domain::judge;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::SanctionKind;
use crate::domain::reader::Word;
use crate::domain::tree::{Path, Seg};
use crate::msg;
use crate::ui::{amounts, format};

/// How many remedies, or due dates, are named.
const NAMED: usize = 4;

/// A fact with the version it stands in.
#[derive(Clone, Copy)]
pub(super) struct Fact<'a> {
    pub(super) entry: &'a Entry,
    pub(super) case: Option<&'a Case>,
    pub(super) narrator: &'a Narrator<'a>,
}

impl Fact<'_> {
    /// What it says.
    pub(super) fn said(&self) -> Msg {
        match self.entry.kind {
            FactKind::Intake => self.recorded(),
            FactKind::Item => self.text(msg!("story-item", n = self.number("n")), "text"),
            FactKind::ItemDecided => self.item_decided(),
            FactKind::Registration => msg!("show-event-registered"),
            FactKind::Assignment => {
                let what = msg!("show-event-assigned", to = self.called("to"));
                self.text(what, "reason")
            }
            FactKind::Escalation => {
                let what = msg!("show-event-escalated", to = self.called("to"));
                self.text(what, "reason")
            }
            FactKind::Investigation => self.investigated(),
            FactKind::Settlement => self.proposed(),
            FactKind::Consolidation => self.text(msg!("show-event-consolidated"), "text"),
            FactKind::Approval => self.approved(),
            FactKind::Agreement => self.answered(),
            FactKind::CarriedOut => self.text(msg!("show-event-carried-out"), "text"),
            FactKind::Reply => self.replied(),
            FactKind::Promise | FactKind::PromiseKept => self.promised(),
            FactKind::Return | FactKind::Resale | FactKind::Recovery => self.goods(),
            FactKind::Action | FactKind::ActionDone | FactKind::ActionVerified => self.action(),
            FactKind::Objection | FactKind::ObjectionDecided => self.objection(),
            FactKind::Sanction => self.sanction(),
            FactKind::SanctionDecided => self.sanction_decided(),
            FactKind::Hold => self.text(msg!("show-event-held"), "reason"),
            FactKind::Resumed => self.text(msg!("show-event-resumed"), "reason"),
            FactKind::Correction => self.corrected(),
            FactKind::Waiver => {
                let what = msg!("show-event-waived", rule = self.clipped("rule"));
                self.text(what, "reason")
            }
            FactKind::Closing => self.closed(),
            FactKind::Link => {
                let what = msg!("story-linked", number = self.clipped("number"));
                self.text(what, "reason")
            }
            FactKind::Superseded => self.superseded(),
            FactKind::Attachment => {
                let what = msg!("show-event-attached", file = self.clipped("file"));
                self.text(what, "title")
            }
            FactKind::Note => self.text(FactKind::Note.named(), "text"),
        }
    }

    fn get(&self, path: &str) -> Option<&str> {
        let path: Path = path.parse().ok()?;
        self.entry.fields.get(&path).map(String::as_str)
    }

    fn clipped(&self, key: &str) -> String {
        self.get(key).map(clip).unwrap_or_default()
    }

    fn number(&self, key: &str) -> String {
        let written = self.get(key).map(clip);
        written.unwrap_or_else(|| {
            self.index()
                .map_or_else(String::new, |i| (i + 1).to_string())
        })
    }

    fn called(&self, key: &str) -> Arg {
        self.narrator
            .staff
            .called(self.get(key).unwrap_or_default())
    }

    fn flag(&self, key: &str) -> bool {
        self.get(key) == Some("true")
    }

    fn money(&self, key: &str) -> Option<Msg> {
        let amount: Money = self.get(key)?.parse().ok()?;
        Some(self.narrator.money(amount))
    }

    fn word<T: Word>(&self, key: &str) -> Option<T> {
        T::from_word(self.get(key)?)
    }

    /// Which of its list it is, from 0.
    fn index(&self) -> Option<usize> {
        let mut segs = self.entry.path.0.iter().rev();
        segs.find_map(|seg| match seg {
            Seg::Index(index) => Some(*index),
            Seg::Key(_) => None,
        })
    }

    /// Which of its list it is, as people count.
    fn nth(&self) -> String {
        self.index()
            .map_or_else(String::new, |i| (i + 1).to_string())
    }

    /// With the words a person wrote, if any.
    fn text(&self, what: Msg, key: &str) -> Msg {
        with_text(what, self.get(key))
    }

    fn recorded(&self) -> Msg {
        let mut parts: Vec<Msg> = Vec::new();
        let mut add = |key: &str, msg: &dyn Fn(Arg) -> Msg| {
            let path = key.parse().unwrap_or_default();
            let text = self.get(key).filter(|text| !text.is_empty());
            parts.extend(text.map(|text| msg(value(&path, text, self.narrator))));
        };
        add("title", &|it| msg!("story-recorded-title", title = it));
        add("customer.name", &|it| {
            msg!("story-recorded-customer", name = it)
        });
        add("product.part", &|it| msg!("story-recorded-part", part = it));
        add("received", &|it| msg!("story-recorded-received", time = it));
        if let Some(channel) = self.word::<Channel>("channel") {
            parts.push(channel.named());
        }
        if let Some(amount) = self.money("claimed") {
            parts.push(msg!("story-recorded-claimed", amount = amount));
        }
        for clock in self.narrator.clocks.iter().take(NAMED) {
            parts.push(msg!(
                "story-recorded-due",
                clock = &clock.name,
                due = format::time(&clock.due)
            ));
        }
        let number = self.get("number").unwrap_or_default();
        msg!(
            "story-recorded",
            number = clip(number),
            parts = Msg::list(parts)
        )
    }

    fn item_decided(&self) -> Msg {
        let item = self.case.and_then(|case| case.items.get(self.index()?));
        let Some((item, outcome)) = item.and_then(|item| Some((item, item.outcome?))) else {
            return msg!("story-item-decided", n = self.nth());
        };
        let (n, outcome) = (item.n.to_string(), outcome.named());
        let what = msg!("show-event-item", n = n, outcome = outcome);
        with_text(what, item.cause.as_deref())
    }

    fn investigated(&self) -> Msg {
        let what = match self.word::<Outcome>("outcome") {
            Some(outcome) => msg!("show-event-investigated", outcome = outcome.named()),
            None => FactKind::Investigation.named(),
        };
        let cause = self.get("cause").or_else(|| self.get("root_cause"));
        let mut liable = Vec::new();
        while let Some(share) = self.get(&format!("liability[{}].share", liable.len())) {
            let i = liable.len();
            let get = |key: &str| self.get(&format!("liability[{i}].{key}"));
            let who = get("person").or_else(|| get("unit"));
            let who = who.map(|who| self.narrator.staff.called(who));
            let who = who.unwrap_or_else(|| {
                let name = get("outside").map(clip).unwrap_or_default();
                Arg::from(msg!("show-outside", name = name))
            });
            liable.push(msg!("story-liable", who = who, share = clip(share)));
        }
        let what = with_text(what, cause);
        if liable.is_empty() {
            return what;
        }
        msg!(
            "story-investigated-liable",
            what = what,
            liable = Msg::list(liable)
        )
    }

    /// The settlement this fact is, or belongs to.
    fn settlement(&self) -> Option<(&Settlement, bool)> {
        let case = self.case?;
        let round: &Round = match self.entry.path.0.as_slice() {
            [Seg::Key(key), Seg::Index(i), ..] if key == "rounds" => &case.rounds.get(*i)?.round,
            _ => &case.current,
        };
        let current = std::ptr::eq(round, &raw const case.current);
        Some((round.settlement.as_ref()?, current))
    }

    fn proposed(&self) -> Msg {
        let Some((settlement, current)) = self.settlement() else {
            return FactKind::Settlement.named();
        };
        let commitment = settlement.commitment();
        let amount = match commitment {
            Commitment::Amount(amount) => self.narrator.money(amount),
            Commitment::Open => msg!("show-amount-open"),
        };
        let said = |remedy: &remedy::Remedy| {
            let title = amounts::title(remedy);
            match remedy.kind {
                remedy::RemedyKind::Apology => title,
                _ if remedy.item.is_some() || remedy.option.is_some() => {
                    let how = amounts::derivation(remedy);
                    msg!("story-remedy-of", title = title, how = how)
                }
                _ => msg!(
                    "story-remedy",
                    title = title,
                    how = amounts::derivation(remedy)
                ),
            }
        };
        let mut remedies: Vec<Msg> = settlement.remedies.iter().take(NAMED).map(said).collect();
        if settlement.remedies.len() > NAMED {
            remedies.push(msg!("story-more", n = settlement.remedies.len() - NAMED));
        }
        let mut what = if remedies.is_empty() {
            msg!("story-proposed-bare", amount = amount)
        } else {
            msg!(
                "story-proposed",
                amount = amount,
                remedies = together(remedies)
            )
        };
        if settlement.advance {
            what = msg!("story-advance", what = what);
        }
        let what = with_text(what, settlement.text.as_deref());
        self.needing(what, commitment, current)
    }

    /// Whose signature it needs by the policy.
    fn needing(&self, what: Msg, commitment: Commitment, current: bool) -> Msg {
        let (Some(case), Some(policy)) = (self.case, self.narrator.policy) else {
            return what;
        };
        if current && !judge::approval_needed(case, policy, self.narrator.staff) {
            return msg!("story-needs-nobody", what = what);
        }
        let Some(band) = judge::band_for(policy, commitment) else {
            return what;
        };
        let role = self.narrator.staff.role_called(&band.role);
        match &band.source.rule {
            Some(source) => msg!("story-needs-rule", what = what, role = role, rule = source),
            None => msg!("story-needs", what = what, role = role),
        }
    }

    fn approved(&self) -> Msg {
        let by = self.called("by");
        if self.flag("rejected") {
            return self.text(msg!("story-turned-down", by = by), "reason");
        }
        let amount = self
            .money("amount")
            .unwrap_or_else(|| msg!("show-amount-open"));
        let mut what = match self.get("role") {
            Some(role) => msg!(
                "story-approved-as",
                amount = amount,
                by = by,
                role = self.narrator.staff.role_called(role)
            ),
            None => msg!("story-approved", amount = amount, by = by),
        };
        if self.get("on_behalf_of").is_some() {
            let other = self.called("on_behalf_of");
            what = msg!("story-on-behalf", what = what, other = other);
        }
        self.text(what, "reason")
    }

    fn answered(&self) -> Msg {
        let what = if self.flag("accepted") {
            msg!("show-event-agreed")
        } else {
            msg!("show-event-refused")
        };
        let what = match self.get("option") {
            Some(option) => msg!("story-option", what = what, option = clip(option)),
            None => what,
        };
        self.text(what, "text")
    }

    fn replied(&self) -> Msg {
        let kind = match self.word::<ReplyKind>("kind") {
            Some(kind) => Arg::from(kind.named()),
            None => Arg::from(self.clipped("kind")),
        };
        let what = match self.get("item") {
            Some(n) => msg!("show-event-reply-item", kind = kind, n = clip(n)),
            None => msg!("show-event-reply", kind = kind),
        };
        self.text(what, "text")
    }

    fn promised(&self) -> Msg {
        if self.entry.kind == FactKind::PromiseKept {
            return msg!("show-event-kept", n = self.nth());
        }
        msg!(
            "story-promised",
            n = self.nth(),
            what = self.clipped("what"),
            date = self.clipped("by_date")
        )
    }

    fn goods(&self) -> Msg {
        match self.entry.kind {
            FactKind::Return => {
                let what = match (self.get("quantity"), self.get("proof")) {
                    (Some(pieces), _) => msg!("show-event-returned", pieces = clip(pieces)),
                    (None, Some(proof)) => msg!("show-event-proof", proof = clip(proof)),
                    (None, None) => msg!("show-event-instruction"),
                };
                self.text(what, "instruction")
            }
            FactKind::Resale => msg!(
                "show-event-resold",
                pieces = self.clipped("quantity"),
                price = self.amount_arg("price")
            ),
            _ => msg!(
                "show-event-recovered",
                from = self.clipped("from"),
                amount = self.amount_arg("amount")
            ),
        }
    }

    fn amount_arg(&self, key: &str) -> Arg {
        let amount = self.money(key).map(Arg::from);
        amount.unwrap_or_else(|| Arg::from(self.clipped(key)))
    }

    fn action(&self) -> Msg {
        let n = self.nth();
        match self.entry.kind {
            FactKind::ActionDone => msg!("action-event-done", n = n),
            FactKind::ActionVerified if self.flag("works") => {
                self.text(msg!("action-event-works", n = n), "evidence")
            }
            FactKind::ActionVerified => self.text(msg!("action-event-fails", n = n), "evidence"),
            _ => msg!(
                "story-action",
                n = n,
                what = self.clipped("what"),
                owner = self.called("owner"),
                date = self.clipped("due")
            ),
        }
    }

    fn objection(&self) -> Msg {
        let n = self.nth();
        if self.entry.kind == FactKind::ObjectionDecided {
            let what = if self.flag("upheld") {
                msg!("sanction-event-upheld", n = n)
            } else {
                msg!("sanction-event-dismissed", n = n)
            };
            return self.text(what, "reason");
        }
        let unit = if self.get("unit").is_some() {
            "unit"
        } else {
            "by"
        };
        let what = msg!("sanction-event-objection", n = n, unit = self.called(unit));
        self.text(what, "text")
    }

    fn sanction(&self) -> Msg {
        let name = self.called("person");
        let what = match self.word::<SanctionKind>("sanction") {
            Some(kind) => msg!(
                "sanction-event-filed",
                name = name,
                sanction = kind.named(),
                times = self.get("times").map_or_else(|| "1".to_owned(), clip)
            ),
            None => msg!("sanction-event-none", name = name),
        };
        self.text(what, "reason")
    }

    fn sanction_decided(&self) -> Msg {
        let person = self
            .case
            .and_then(|case| case.sanctions.get(self.index()?))
            .map_or("", |sanction| sanction.person.as_str());
        msg!(
            "sanction-event-decided",
            name = self.narrator.staff.called(person)
        )
    }

    fn corrected(&self) -> Msg {
        let name = self.get("field").unwrap_or_default();
        let path: Path = name.parse().unwrap_or_default();
        let shown = |key: &str| {
            let text = self.get(key);
            text.map_or_else(|| Arg::from("–"), |text| value(&path, text, self.narrator))
        };
        let (old, new) = (shown("old"), shown("new"));
        let what = if name == "number" {
            msg!("story-renumbered", old = old, new = new)
        } else {
            msg!("story-corrected", field = field(name), old = old, new = new)
        };
        match self.get("reason") {
            Some(reason) => msg!("story-reason", what = what, reason = clip(reason)),
            None => what,
        }
    }

    fn closed(&self) -> Msg {
        let what = match (self.flag("dismissed"), self.flag("unresolved")) {
            (true, _) => msg!("show-event-dismissed"),
            (_, true) => msg!("show-event-closed-unresolved"),
            _ => msg!("show-event-closed"),
        };
        self.text(what, "reason")
    }

    fn superseded(&self) -> Msg {
        let number = self.case.and_then(|case| case.links.superseded_by.clone());
        let what = match number {
            Some(number) => msg!("show-event-superseded", number = number),
            None => FactKind::Superseded.named(),
        };
        self.text(what, "reason")
    }
}

/// Several as one; they hold commas themselves.
fn together(several: Vec<Msg>) -> Msg {
    let mut several = several.into_iter();
    let first = several.next().unwrap_or_else(|| msg!("show-amount-none"));
    several.fold(first, |before, next| {
        msg!("story-and", before = before, next = next)
    })
}

fn with_text(what: Msg, text: Option<&str>) -> Msg {
    match text.map(clip).filter(|text| !text.is_empty()) {
        Some(text) => msg!("story-text", what = what, text = text),
        None => what,
    }
}
