//! Commands told to people are whole: with the flags they need, as the command line declares them.

use std::collections::BTreeMap;

use clap::{ArgGroup, Command};

use crate::domain::case::fact::Move;
use crate::domain::msg::{Arg, Msg};
use crate::domain::word::Word as _;

/// The commands that were told of, each looked up once.
pub struct Commands<'s> {
    shape: &'s Command,
    built: BTreeMap<String, Command>,
}

impl<'s> Commands<'s> {
    /// Of the command line as it is declared.
    pub fn of(shape: &'s Command) -> Self {
        Self {
            shape,
            built: BTreeMap::new(),
        }
    }

    fn named(&mut self, name: &str) -> Option<&Command> {
        if !self.built.contains_key(name) {
            let mut command = self.shape.find_subcommand(name)?.clone();
            // Only then does a group know what is in it.
            command.build();
            self.built.insert(name.to_owned(), command);
        }
        self.built.get(name)
    }
}

/// A command with every flag that it needs and lacks; several where one of several must be chosen.
pub fn whole(shape: &Command, line: &str) -> Vec<String> {
    each_whole(&mut Commands::of(shape), line)
}

fn each_whole(commands: &mut Commands, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let Some(command) = words.get(1).and_then(|name| commands.named(name)) else {
        return vec![line.to_owned()];
    };
    let given = |arg: &clap::Arg| {
        let long = arg.get_long();
        long.is_some() && words.iter().any(|word| word.strip_prefix("--") == long)
    };
    let usual = Move::from_word(command.get_name()).map_or_else(Vec::new, Move::usual_flags);
    let wanted = command.get_arguments().filter(|arg| {
        let long = arg.get_long();
        let usual = long.is_some_and(|long| usual.contains(&long));
        long.is_some() && !given(arg) && (arg.is_required_set() || usual)
    });
    let line = placed(command, &words);
    let line = wanted.fold(line, |line, arg| format!("{line} {}", flag(arg)));
    let chosen = |group: &&ArgGroup| {
        let mut args = group.get_args();
        group.is_required_set()
            && !args.any(|id| {
                command
                    .get_arguments()
                    .any(|arg| arg.get_id() == id && given(arg))
            })
    };
    let Some(group) = command.get_groups().find(chosen) else {
        return vec![line];
    };
    let each = group.get_args().filter_map(|id| {
        let mut args = command.get_arguments();
        args.find(|arg| arg.get_id() == id)
    });
    each.map(|arg| format!("{line} {}", flag(arg))).collect()
}

/// A command with the name of each value it takes by its place and lacks, before its flags.
fn placed(command: &Command, words: &[&str]) -> String {
    let flags = words.iter().position(|word| word.starts_with("--"));
    let (before, flags) = words.split_at(flags.unwrap_or(words.len()));
    let taken = command.get_positionals();
    let wanted = taken.skip(before.len().saturating_sub(2));
    let wanted = wanted.filter(|arg| arg.is_required_set()).map(value_name);
    let all: Vec<&str> = before
        .iter()
        .copied()
        .chain(wanted)
        .chain(flags.iter().copied())
        .collect();
    all.join(" ")
}

/// What to do about a finding, with its commands whole.
pub fn told(commands: &mut Commands, help: Msg) -> Msg {
    let Msg { key, args } = help;
    let args = args.into_iter().map(|(name, arg)| {
        let arg = match arg {
            Arg::Text(line) if line.starts_with("complaint ") => {
                several(each_whole(commands, &line))
            }
            Arg::List(all) => all_of(commands, all),
            arg => arg,
        };
        (name, arg)
    });
    Msg {
        key,
        args: args.collect(),
    }
}

fn all_of(commands: &mut Commands, all: Vec<Arg>) -> Arg {
    let each = all.into_iter().flat_map(|arg| match arg {
        Arg::Text(line) if line.starts_with("complaint ") => each_whole(commands, &line)
            .into_iter()
            .map(Arg::Text)
            .collect::<Vec<_>>(),
        arg => vec![arg],
    });
    each.collect()
}

fn several(lines: Vec<String>) -> Arg {
    match <[String; 1]>::try_from(lines) {
        Ok([line]) => Arg::Text(line),
        Err(lines) => Msg::list(lines),
    }
}

/// Several commands, each whole, each once.
pub fn all_whole(shape: &Command, lines: &[String]) -> Vec<String> {
    let mut commands = Commands::of(shape);
    let all = lines
        .iter()
        .flat_map(|line| each_whole(&mut commands, line));
    let mut all: Vec<String> = all.collect();
    all.dedup();
    all
}

/// A whole command with a mark for each value it lacks, so that it is not run with the name of one.
#[cfg(feature = "board")]
pub fn marked(shape: &Command, line: &str, mark: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let command = words.get(1).and_then(|name| shape.find_subcommand(name));
    let lacks = |flag: &str, value: &str| {
        let mut args = command.iter().flat_map(|command| command.get_arguments());
        args.any(|arg| {
            let long = arg.get_long().map(|long| format!("--{long}"));
            long.is_some_and(|long| long == flag) && value_name(arg) == value
        })
    };
    let seen = words
        .iter()
        .enumerate()
        .map(|(i, word)| match i.checked_sub(1) {
            Some(before) if lacks(words[before], word) => mark,
            _ => word,
        });
    seen.collect::<Vec<_>>().join(" ")
}

/// A flag with the name of its value.
fn flag(arg: &clap::Arg) -> String {
    let long = arg.get_long().unwrap_or_default();
    if !arg.get_action().takes_values() {
        return format!("--{long}");
    }
    format!("--{long} {}", value_name(arg))
}

fn value_name(arg: &clap::Arg) -> &str {
    let names = arg.get_value_names().unwrap_or_default();
    let name = names.first().map_or("VALUE", |name| name.as_str());
    name.split('|').next().unwrap_or_default()
}
