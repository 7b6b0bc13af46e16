//! Values on the command line that begin with `-`: `--complaint "-5 % …"` is a text, `--shipped -3d` a
//! day. The name of an option is never a value, so that one left out is missed.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

/// The command line whose options take values that begin with `-`.
pub fn lenient(command: Command) -> Command {
    let lenient_arg = |arg: Arg| {
        let lenient = takes_one(&arg);
        if lenient {
            arg.allow_hyphen_values(true)
        } else {
            arg
        }
    };
    command.mut_args(lenient_arg).mut_subcommands(lenient)
}

/// Whether an argument is an option with exactly one value at a time.
fn takes_one(arg: &Arg) -> bool {
    let one = arg.get_num_args().is_none_or(|range| range == 1.into());
    !arg.is_positional() && arg.get_action().takes_values() && one
}

/// The error of an option that has the name of another one for its value.
pub fn swallowed(mut command: &Command, args: &[OsString]) -> Option<Error> {
    let mut known: Vec<&Arg> = command.get_arguments().collect();
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(word) = args.next() {
        if word == "--" {
            return None;
        }
        let Some(option) = known.iter().find(|arg| takes_one(arg) && is(arg, word)) else {
            if let Some(below) = command.find_subcommand(word) {
                command = below;
                known.extend(command.get_arguments());
            }
            continue;
        };
        let value = args.next()?;
        let (name, _) = value.split_once('=').unwrap_or((value, ""));
        if name == "--help" || known.iter().any(|arg| is(arg, name)) {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let option = ContextValue::String(shown(option));
            error.insert(ContextKind::InvalidArg, option);
            error.insert(
                ContextKind::InvalidValue,
                ContextValue::String(String::new()),
            );
            return Some(error);
        }
    }
    None
}

/// An option as its usage has it.
fn shown(option: &Arg) -> String {
    let name = option.get_long().unwrap_or_default();
    let value = option.get_value_names().and_then(|names| names.first());
    let value = value.map_or_else(|| name.to_uppercase(), ToString::to_string);
    format!("--{name} <{value}>")
}

/// Whether a word is the name of an option.
fn is(arg: &Arg, word: &str) -> bool {
    let long = |name: &str| arg.get_long() == Some(name);
    let short = |name: &str| name.chars().next() == arg.get_short() && name.len() == 1;
    match word.strip_prefix("--") {
        Some(name) => long(name),
        None => word.strip_prefix('-').is_some_and(short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ArgAction;

    fn title(args: &[&str]) -> Option<String> {
        let new = Command::new("new")
            .arg(Arg::new("title").long("title"))
            .arg(Arg::new("dry").long("dry-run").action(ArgAction::SetTrue))
            .arg(Arg::new("more").long("more").num_args(0..=1));
        let root = Arg::new("root").short('C').long("root").global(true);
        let command = lenient(Command::new("complaint").arg(root).subcommand(new));
        let args = [&["complaint", "new"], args].concat();
        let words: Vec<OsString> = args.iter().map(OsString::from).collect();
        if swallowed(&command, &words).is_some() {
            return None;
        }
        let matches = command.try_get_matches_from(&args).ok()?;
        let (_, new) = matches.subcommand()?;
        new.get_one::<String>("title").cloned()
    }

    /// A text may begin with `-`; the name of an option is not taken for one, unless it is said so.
    #[test]
    fn a_value_may_begin_with_a_hyphen() {
        for text in ["-5% …", "- 第一", "--- cut ---", "-", "--unknown"] {
            assert_eq!(title(&["--title", text]).as_deref(), Some(text));
        }
        for option in ["--dry-run", "--title", "-C", "--root", "--root=x", "--help"] {
            assert_eq!(title(&["--title", option]), None, "{option}");
        }
        assert_eq!(title(&["--title=--dry-run"]).as_deref(), Some("--dry-run"));
        assert_eq!(title(&["--title", "-x", "--more"]).as_deref(), Some("-x"));
    }
}
