//! Findings, shown in the form that is asked for; whether they fail the run is the answer.

use anyhow::Result;

use super::desk::{Desk, Exit};
use super::room;
use crate::ui::diagnostic::Layout;
use crate::ui::findings::{self, Checked, Form};

/// Shows what was found.
pub fn show(desk: &mut Desk, form: Form, checked: &Checked) -> Result<Exit> {
    let layout = Layout {
        paint: desk.paint,
        ..desk.layout
    };
    let below = room::below_top(desk);
    let located = Checked {
        below: &below,
        ..*checked
    };
    let text = findings::render(form, &located, &layout, desk.width)?;
    desk.write(&text)?;
    Ok(if checked.fails() {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
