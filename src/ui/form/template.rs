//! Templates of forms: filled in, and looked over for what they name.

use super::context::context;
use super::format::FormFormat;
use super::layout::layout;
use super::setting::Setting;
use super::sheet::{Sheet, draw};
use super::trouble::fault;
use crate::msg;
use crate::report::form::{Content, samples};
use crate::ui::names::Names;
use crate::ui::template::{Fault, filled, unseen};

/// The sheet a template gives, without saying which copy it is.
pub fn compose(content: &Content, template: &str, setting: &Setting) -> Result<Sheet, Fault> {
    let text = filled(template, context(content, setting)).map_err(fault)?;
    let mut layout = layout(&text);
    let title = setting.names.title(&setting.rule.title);
    if layout.title.is_empty() {
        layout.title = title;
    }
    let regulation = setting.names.title(&setting.policy.title);
    let rule = setting.rule.source.rule.clone();
    let company = Some(setting.company.to_owned()).filter(|it| !it.is_empty());
    let head = [company, Some(regulation), rule];
    let head: Vec<String> = head.into_iter().flatten().collect();
    Ok(Sheet {
        layout,
        head: head.join(" · "),
        copy: String::new(),
    })
}

impl Sheet {
    /// The same as one of several copies.
    #[must_use]
    pub fn copy(&self, (n, of): (usize, usize), to: &str, names: &Names) -> Self {
        let said = if of > 1 {
            msg!("form-copy", n = n, of = of, to = to)
        } else {
            msg!("form-for", to = to)
        };
        Self {
            copy: names.words.say(&said),
            ..self.clone()
        }
    }
}

/// What is wrong with the template of a form, whatever the case: it does not parse, or names what
/// there is not.
pub fn faults(template: &str, setting: &Setting) -> Vec<Fault> {
    let mut found = Vec::new();
    let samples = samples(setting.rule, setting.policy);
    let tried = samples.iter().map(|it| compose(it, template, setting));
    for fault in tried.filter_map(Result::err) {
        if !found.contains(&fault) {
            found.push(fault);
        }
    }
    if let [full, _] = &samples
        && found.is_empty()
    {
        let unseen = unseen(template, context(full, setting)).into_iter();
        found.extend(unseen.map(fault));
    }
    found
}

/// What is wrong with the template of a format: it cannot draw a sheet with one block of each sort.
pub fn sheet_faults(template: &str, format: FormFormat, names: &Names) -> Option<Fault> {
    let text = "# A\n\n## A\n\nA\n\n- A\n\n| A | A\n|+ A\n|= A\n|- A\n|~ A | A\n";
    let sheet = Sheet {
        layout: layout(text),
        head: "A".to_owned(),
        copy: "A".to_owned(),
    };
    draw(&[sheet.clone(), sheet], format, template, names.words).err()
}
