//! The options of a proposal, and which of them the customer takes (C-6).

use super::Case;
use super::remedy::Remedy;

/// Options of which the customer takes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The item they are for; `None`: the whole complaint.
    pub item: Option<u64>,
    /// Their identifiers, in the order of the proposal.
    pub options: Vec<String>,
    /// The one that was chosen.
    pub chosen: Option<String>,
}

/// Whether a remedy is to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is: of no option, or of the one chosen.
    Yes,
    /// The customer took another option.
    No,
    /// The customer has not chosen yet.
    Open,
}

impl Case {
    /// The choices the current proposal leaves the customer.
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let settlement = self.current.settlement.iter();
        for remedy in settlement.flat_map(|settlement| &settlement.remedies) {
            let Some(option) = &remedy.option else {
                continue;
            };
            let known = choices.iter_mut().find(|known| known.item == remedy.item);
            match known {
                Some(known) if known.options.contains(option) => {}
                Some(known) => known.options.push(option.clone()),
                None => choices.push(Choice {
                    item: remedy.item,
                    options: vec![option.clone()],
                    chosen: None,
                }),
            }
        }
        for choice in &mut choices {
            let chosen = self.chosen(choice.item);
            choice.chosen = choice
                .options
                .iter()
                .find(|option| Some(option.as_str()) == chosen)
                .cloned();
        }
        choices
    }

    /// The choices the customer has not made.
    pub fn open_choices(&self) -> Vec<Choice> {
        let mut open = self.choices();
        open.retain(|choice| choice.chosen.is_none());
        open
    }

    /// Whether a remedy of the current proposal is to be given.
    pub fn given(&self, remedy: &Remedy) -> Given {
        let Some(option) = &remedy.option else {
            return Given::Yes;
        };
        let choices = self.choices();
        let mut choices = choices.iter().filter(|choice| choice.item == remedy.item);
        match choices.next().and_then(|choice| choice.chosen.as_ref()) {
            Some(chosen) if chosen == option => Given::Yes,
            Some(_) => Given::No,
            None => Given::Open,
        }
    }

    /// What the customer chose for an item, else for the whole.
    fn chosen(&self, item: Option<u64>) -> Option<&str> {
        let own = item.and_then(|n| self.item(n));
        let own = own.and_then(|(_, item)| item.option.as_deref());
        let whole = self.current.agreement.as_ref();
        own.or_else(|| whole.and_then(|answer| answer.option.as_deref()))
    }
}
