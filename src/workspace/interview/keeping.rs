//! A story that is not recorded yet is kept, whatever becomes of the terminal or the command.

use anyhow::Result;

use crate::msg;
use crate::store::drafts::Drafts;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::interview::story::Story;
use crate::workspace::open::Workspace;

/// Where a story is kept, and under what name.
pub struct Keeping {
    drafts: Option<Drafts>,
    name: String,
}

impl Keeping {
    /// For a story that begins now. What was left before is pointed at.
    pub fn begin(env: &mut Env, workspace: &Workspace) -> Result<Self> {
        let drafts = workspace.repository.drafts(env.state.as_deref());
        let count = drafts.as_ref().map_or(0, Drafts::count);
        if count > 0 {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            env.remark(&msg!("intake-drafts", count = count))?;
        }
        Ok(Self {
            drafts,
            name: env.uid.to_string(),
        })
    }

    /// The story that was left last.
    pub fn resume(env: &Env, workspace: &Workspace) -> Result<(Self, Story)> {
        let drafts = workspace.repository.drafts(env.state.as_deref());
        let latest = drafts.as_ref().map(Drafts::latest).transpose()?.flatten();
        let Some((name, text)) = latest else {
            return Err(Problem::usage(msg!("intake-no-draft")).into());
        };
        let Ok(story) = serde_json::from_str(&text) else {
            let what = msg!("intake-draft-unreadable", file = name);
            return Err(Problem::unreadable(what).into());
        };
        Ok((Self { drafts, name }, story))
    }

    /// Keeps the story as it is.
    pub fn keep(&self, story: &Story) -> Result<()> {
        if let Some(drafts) = &self.drafts
            && story.says_something()
        {
            drafts.keep(&self.name, &serde_json::to_string_pretty(story)?)?;
        }
        Ok(())
    }

    /// Whether it can be kept.
    pub fn keeps(&self) -> bool {
        self.drafts.is_some()
    }

    /// Keeps it no longer: it is recorded, or nobody wants it.
    pub fn forget(&self) -> Result<()> {
        if let Some(drafts) = &self.drafts {
            drafts.remove(&self.name)?;
        }
        Ok(())
    }
}
