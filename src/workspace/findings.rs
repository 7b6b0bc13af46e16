//! Findings, shown in the form that is asked for; whether they fail the run is the answer.

use anyhow::Result;

use crate::ui::diagnostic::Layout;
use crate::ui::findings::{self, Checked, FindingsFormat};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open;

/// Shows what was found.
pub fn show(env: &mut Env, form: FindingsFormat, checked: &Checked) -> Result<Exit> {
    let layout = Layout {
        paint: env.paint,
        ..env.layout
    };
    let below = open::below_top(env);
    let located = Checked {
        below: &below,
        ..*checked
    };
    let text = findings::render(form, &located, &layout, env.width)?;
    env.write(&text)?;
    Ok(if checked.fails() {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
