//! `policy explain`: a regulation read back as prose.

use anyhow::Result;
use clap::ValueEnum;

use super::{edition, single_file};
use crate::ui::clap_named::Named;
use crate::ui::prose::{self, Form, Told};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID|FILE", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: ProseFormat,
}

/// For a terminal or a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ProseFormat {
    Text,
    Markdown,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let asked = args.policy.as_deref();
    let form = match args.format {
        ProseFormat::Text => Form::Text(env.width, env.paint),
        ProseFormat::Markdown => Form::Markdown,
    };
    let text = if let Some(file) = asked.filter(|asked| single_file::is_file(env, asked)) {
        let read = single_file::read(env, file)?;
        let policy = read.policy()?;
        edition::warn(env, &read.faults)?;
        let told = Told {
            policy,
            names: read.names(env),
        };
        prose::page(&told, form)
    } else {
        let workspace = Workspace::open(env)?;
        edition::warn_of_faults(env, &workspace)?;
        let told = Told {
            policy: edition::in_force_now(&workspace, asked)?,
            names: workspace.names(env),
        };
        prose::page(&told, form)
    };
    env.write(&text)?;
    Ok(Exit::Fine)
}
