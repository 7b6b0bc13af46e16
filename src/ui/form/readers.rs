//! Who gets each copy of a form.

use crate::domain::case::Case;
use crate::domain::case::liability::Who;
use crate::domain::policy::FormRule;
use crate::report::form::{Occasion, occasion};
use crate::ui::names::Names;

/// Who gets each copy of a form, by name; the liable are those of the case.
pub fn recipients(rule: &FormRule, case: Option<&Case>, names: &Names) -> Vec<String> {
    let words = names.words;
    let liable = || {
        let charged = case.map(Case::charged).unwrap_or_default();
        let mut units: Vec<String> = Vec::new();
        for charged in charged {
            if let Who::Unit { unit, .. } = &charged.liable.who {
                let name = names.who(unit);
                if !units.contains(&name) {
                    units.push(name);
                }
            }
        }
        let word = words.text("form-liable");
        if units.is_empty() {
            word
        } else {
            words.join(&units)
        }
    };
    let copies = rule.copies.iter().map(|to| match to.as_str() {
        "customer" => words.text("form-customer"),
        "liable" => liable(),
        unit => names.who(unit),
    });
    copies.collect()
}

/// The same for a list of forms: also who is written to, where no copies are named.
pub fn readers(rule: &FormRule, case: Option<&Case>, names: &Names) -> Vec<String> {
    let found = recipients(rule, case, names);
    let addressed = matches!(occasion(&rule.id), Some(Occasion::Late | Occasion::Overrun));
    if found.is_empty() && addressed {
        return vec![names.words.text("form-addressee")];
    }
    found
}
