//! A word too many on the command line: it probably belongs behind a flag.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

/// More flags than these are not named one after the other in an error.
const FLAGS_TO_NAME: usize = 8;

/// The command a command line leads to, as far as it can be followed.
pub fn place<'c, 'a>(
    command: &'c Command,
    words: impl IntoIterator<Item = &'a str>,
) -> &'c Command {
    let words = words.into_iter();
    words.fold(command, |at, word| at.find_subcommand(word).unwrap_or(at))
}

/// The error of a word too many with the command's own flags that take one, where they are few.
pub fn with_flags(mut error: Error, command: &Command, args: &[OsString]) -> Error {
    let word = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(word)) if error.kind() == ErrorKind::UnknownArgument => word,
        _ => return error,
    };
    if word.starts_with('-') {
        return error;
    }
    let place = place(command, args.iter().filter_map(|arg| arg.to_str()));
    let own = place.get_arguments();
    // What is the same for all commands comes after what is a command's own.
    let own = own.take_while(|arg| arg.get_id() != "at" && arg.get_id() != "format");
    let flags: Vec<String> = own.filter_map(flag).collect();
    if (1..=FLAGS_TO_NAME).contains(&flags.len()) {
        error.insert(ContextKind::Custom, ContextValue::Strings(flags));
    }
    error
}

/// The name of a flag that takes a value.
fn flag(arg: &Arg) -> Option<String> {
    let shown = arg.get_action().takes_values() && !arg.is_hide_set() && !arg.is_global_set();
    Some(format!("--{}", arg.get_long().filter(|_| shown)?))
}
