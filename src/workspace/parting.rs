//! Older cases get their private part.

use anyhow::Result;

use crate::codec::private::kept_beside;
use crate::domain::record::Record;
use crate::workspace::open::Workspace;
use crate::workspace::private::in_step;
use crate::workspace::{problems, read_back};

/// The text of a case with its private part beside it, where the organisation keeps one.
pub fn renewed(workspace: &Workspace, record: &Record, text: String) -> Result<String> {
    let Some(case) = record.case.as_ref().filter(|_| workspace.keeps_private()) else {
        return Ok(text);
    };
    let text = if case.private || case.forgotten.is_some() {
        text
    } else {
        let sum = workspace.customer_sum(case.customer.name.as_deref())?;
        let kept = kept_beside(&text, sum.as_deref());
        kept.map_err(|f| problems::in_text(f.what, &record.file, &text, f.offset..f.offset))?
    };
    let after = read_back::reread(workspace, record, text);
    let edits = after.case.iter().map(|case| in_step(workspace, case));
    let edits = edits.collect::<Result<Vec<_>, _>>()?.concat();
    Ok(read_back::edited(&record.file, &after.text, &edits)?)
}
