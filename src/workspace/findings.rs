//! Findings, shown in the form that is asked for; whether they fail the run is the answer.

use anyhow::Result;

use crate::finding::Finding;
use crate::ui::diagnostic::Layout;
use crate::ui::findings::{self, Checked, FindingsFormat, Rendered};
use crate::ui::hints;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open;

/// Makes the commands whole that findings tell of: those below do not know which flags they need.
pub fn complete<'f>(env: &Env, found: impl Iterator<Item = &'f mut Finding>) {
    let mut commands = hints::Commands::of(env.shape);
    for finding in found {
        let help = finding.help.take();
        finding.help = help.map(|help| hints::told(&mut commands, help));
    }
}

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
    match findings::render(form, &located, &layout, env.width) {
        Rendered::Text(text) => env.write(&text)?,
        Rendered::Data(data) => env.json(&data)?,
    }
    Ok(if checked.fails() {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
