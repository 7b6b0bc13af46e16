//! `help`: a command's help, or a page about what concerns many commands.

use anyhow::Result;
use clap::Command;

use crate::domain::policy::nearest;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::clap_words;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::problem::Problem;
use crate::ui::topics::{topic, topics};
use crate::workspace::env::{Env, Exit};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "TOPIC|COMMAND", add = Named::Topic)]
    words: Vec<String>,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if let [name] = args.words.as_slice()
        && let Some(page) = topic(name, env.lang())
    {
        env.page(&Safe::<Terminal>::ours(page))?;
        return Ok(Exit::Fine);
    }
    let mut command = clap_words::localize(env.shape.clone(), env.layout.words);
    for word in &args.words {
        let Some(below) = command.find_subcommand(word).cloned() else {
            return Err(unknown(&command, word).into());
        };
        command = below;
    }
    let help = command.render_long_help();
    let text = if env.paint.enabled() {
        help.ansi().to_string()
    } else {
        help.to_string()
    };
    env.page(&Safe::<Terminal>::drawn(text))?;
    Ok(Exit::Fine)
}

/// There is neither such a command nor such a topic.
fn unknown(command: &Command, word: &str) -> Problem {
    let commands = command.get_subcommands().map(Command::get_name);
    let known = commands.map(str::to_owned);
    let known: Vec<String> = known.chain(topics().map(str::to_owned)).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let problem = Problem::usage(msg!("usage-unknown-command", command = word));
    problem.help(match nearest(word, &known) {
        Some(word) => msg!("check-did-you-mean", word = word),
        None => msg!("usage-help-commands-listed"),
    })
}
