//! What the case costs us, and who bears it.

use super::{CasePage, Fields};
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::loss;
use crate::domain::msg::Msg;
use crate::msg;
use crate::ui::page::Page;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::{format, losses};

impl CasePage<'_> {
    pub(super) fn loss(&self, page: &mut Page) {
        let Some(account) = self.loss else { return };
        page.heading(&self.text(&msg!("show-heading-loss")));
        let currency = &self.policy.currency;
        let lines = account.lines.iter().map(|line| {
            let how = losses::derivation(line);
            (self.text(&losses::kind(line.kind)), self.text(&how))
        });
        let mut fields: Fields = lines.collect();
        let mut add = |label: Msg, value: Msg| fields.push((self.text(&label), self.text(&value)));
        for (_, why) in &account.unknown {
            add(msg!("show-loss-unknown"), losses::unknown(*why));
        }
        if let Some((least, most)) = account.range() {
            let (least, most) = (
                format::money(least, currency),
                format::money(most, currency),
            );
            let range = msg!("show-loss-range", least = least, most = most);
            add(msg!("show-loss-total"), range);
        }
        if let Some(total) = account.total() {
            add(msg!("show-loss-total"), format::money(total, currency));
        }
        if let Some(net) = account.net().filter(|_| !self.case.recoveries.is_empty()) {
            add(
                msg!("show-loss-recovered"),
                format::money(account.recovered, currency),
            );
            add(msg!("show-loss-net"), format::money(net, currency));
        }
        page.fields(&fields);
    }

    /// What we paid at once and others have to bear.
    pub(super) fn advance(&self, settlement: &Settlement) -> Option<(String, String)> {
        if !settlement.advance {
            return None;
        }
        // Without an account nothing is to be paid: turned down, or refused.
        self.loss?;
        let value = match &self.advance {
            Some(advance) => losses::advance(advance, &self.policy.currency),
            None => msg!("show-advance-unknown"),
        };
        Some((self.text(&msg!("show-advance")), self.text(&value)))
    }

    pub(super) fn liability(&self, page: &mut Page) {
        let charged = self.case.charged();
        if charged.is_empty() {
            return;
        }
        let each = charged.iter().any(|it| it.item.is_some());
        page.heading(&self.text(&msg!("show-heading-liability")));
        let head = |text: Msg| self.text(&text);
        let item = each.then(|| Column::number(head(msg!("show-liable-item"))));
        let mut columns: Vec<Column> = item.into_iter().collect();
        columns.push(Column::text(head(msg!("show-liable"))));
        columns.push(Column::number(head(msg!("show-share"))));
        let borne = self
            .loss
            .and_then(|account| loss::borne(account, self.case));
        if borne.is_some() {
            columns.push(Column::number(head(msg!("show-borne"))));
        }
        let mut table = Table::new(columns, Overflow::Wrap);
        for (i, charged) in charged.iter().enumerate() {
            let share = charged.liable;
            let percent = format!("{} %", share.share.normalize());
            let of = charged.item.map_or_else(String::new, |n| n.to_string());
            let mut row: Vec<Cell> = each.then(|| Cell::from(of)).into_iter().collect();
            row.push(Cell::from(self.names.liable(&share.who)));
            row.push(Cell::from(percent));
            let amount = borne.as_ref().and_then(|borne| borne.get(i));
            row.extend(amount.map(|amount| Cell::from(amount.grouped())));
            table.row(row);
        }
        page.table(&table);
    }
}
