//! The command line's help in the language of the user.
//!
//! clap's own words are English. Here every text it would print about a command or an argument is
//! replaced by the catalogue's: `help-<command>` and `help-<command>-<argument>`, where the command
//! is the path joined by `-` (`help-policy-due`), the root is `help-<its name>`, and `_` in an
//! argument's id is `-`. Arguments shared by many commands fall back to `help-global-<argument>`
//! and `help-arg-<argument>`. The attribute `.long` adds what only `--help` shows, `.after` what
//! follows the arguments. An argument's own heading is the key of its words.

use clap::builder::{PossibleValue, StyledStr};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgMatches, Command};

use super::clap_flags;
use super::clap_hyphens;
use super::clap_named::Named;
use super::synonyms;
use super::topics::{topic, topics};
use super::words::Words;
use crate::msg;

/// Parses a command line; help, if asked for, comes in the language of the words. The catalogue of
/// help texts is read only then, so an ordinary command starts as fast as without it.
pub fn parse(
    command: &Command,
    args: &[std::ffi::OsString],
    words: &Words,
) -> clap::error::Result<ArgMatches> {
    use clap::error::ErrorKind::{
        DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, InvalidSubcommand,
    };
    let parsed = command.clone().try_get_matches_from(args);
    match &parsed {
        Err(error)
            if matches!(
                error.kind(),
                DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand
            ) =>
        {
            localize(command.clone(), words).try_get_matches_from(args)
        }
        Err(error) if error.kind() == InvalidSubcommand => {
            parsed.map_err(|error| suggested(error, command, args))
        }
        Err(error) => {
            let of_args = typed(command, args).filter(|typed| typed.kind() == error.kind());
            let said = of_args.map_or(parsed, Err);
            let said = said.map_err(|error| clap_flags::with_flags(error, command, args));
            clap_hyphens::swallowed(command, args).map_or(said, Err)
        }
        Ok(_) => clap_hyphens::swallowed(command, args).map_or(parsed, Err),
    }
}

/// The error of what was typed alone: what a variable gives is no part of how the command is used.
fn typed(command: &Command, args: &[std::ffi::OsString]) -> Option<clap::Error> {
    let alone = command.clone().mut_args(|arg| arg.env(None::<&str>));
    alone.try_get_matches_from(args).err()
}

/// The error with the commands that may have been meant, where one is like what was typed or another
/// word for it.
fn suggested(
    mut error: clap::Error,
    command: &Command,
    args: &[std::ffi::OsString],
) -> clap::Error {
    let typed = error.get(ContextKind::InvalidSubcommand);
    let Some(typed) = typed.map(ToString::to_string) else {
        return error;
    };
    let words = args.iter().filter_map(|arg| arg.to_str());
    let place = clap_flags::place(command, words.take_while(|word| *word != typed));
    let meant = synonyms::meant(place, &typed);
    if !meant.is_empty() {
        error.insert(
            ContextKind::SuggestedSubcommand,
            ContextValue::Strings(meant),
        );
    }
    error
}

/// The command with every help text in the language of the words. Texts the catalogue does not
/// have stay as they are; [`missing_help_keys`] names them.
pub fn localize(command: Command, words: &Words) -> Command {
    let mut command = positionals_first(command);
    // Building adds clap's own arguments and commands, so that they are reached too.
    command.build();
    localize_built(command, &[], words)
}

/// Sections of help stand in the order of their first arguments; so arguments come before options,
/// wherever they were declared. Must happen before the command is built.
fn positionals_first(command: Command) -> Command {
    let ids = |positional: bool| {
        let args = command.get_arguments();
        let ids = args.filter(move |arg| arg.is_positional() == positional);
        ids.map(|arg| arg.get_id().clone()).collect::<Vec<_>>()
    };
    let ids = [ids(true), ids(false)].concat();
    // `mut_arg` moves the argument to the end.
    ids.iter()
        .fold(command, |command, id| command.mut_arg(id, |arg| arg))
        // Whether `--help` says more than `-h` is settled when the command is built.
        .after_long_help("")
        .mut_subcommands(positionals_first)
}

/// The keys the catalogue lacks for this command line, each the most specific one that would do.
pub fn missing_help_keys(mut command: Command, words: &Words) -> Vec<String> {
    command.build();
    let mut missing = Vec::new();
    collect_missing(&command, &[], words, &mut missing);
    missing.dedup();
    missing
}

fn collect_missing(
    command: &Command,
    parents: &[String],
    words: &Words,
    missing: &mut Vec<String>,
) {
    let key = command_key(command, parents);
    if words.find(&key).is_none() {
        missing.push(key);
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let keys = arg_keys(arg, command, parents);
        let known = keys.iter().any(|key| words.find(key).is_some());
        if !known && told_help(arg, words).is_none() {
            missing.extend(keys.into_iter().next());
        }
    }
    let path = path_below(command, parents);
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        collect_missing(sub, &path, words, missing);
    }
}

fn localize_built(command: Command, parents: &[String], words: &Words) -> Command {
    let key = command_key(&command, parents);
    let is_root = parents.is_empty();
    let keys: Vec<Vec<String>> = command
        .get_arguments()
        .map(|arg| arg_keys(arg, &command, parents))
        .collect();
    let path = path_below(&command, parents);
    let mut keys = keys.into_iter();
    let mut command = command
        .mut_args(|arg| localize_arg(arg, &keys.next().unwrap_or_default(), is_root, words))
        .mut_subcommands(|sub| localize_built(sub, &path, words))
        .subcommand_help_heading(words.text("help-heading-commands"))
        .subcommand_value_name(words.text("help-command-placeholder"));
    if let Some(about) = words.find(&key) {
        if let Some(long) = words.find_attribute(&key, "long") {
            command = command.long_about(format!("{about}\n\n{long}"));
        }
        command = command.about(about);
    }
    if let Some(after) = words.find_attribute(&key, "after") {
        command = command.after_help(after);
    }
    if is_root {
        command = command.after_help(topics_named(words));
    }
    if let Some(examples) = examples(&command, parents, words) {
        command = command.after_long_help(examples);
    }
    let usage = usage(&command.render_usage().to_string(), words);
    let style = *command.get_styles().get_usage();
    let heading = words.text("help-usage");
    command.override_usage(usage).help_template(format!(
        "{{before-help}}{{about-with-newline}}\n{style}{heading}{style:#} {{usage}}\n\n{{all-args}}{{after-help}}\n"
    ))
}

/// The topics `help` has a page about, each with the title of its page.
fn topics_named(words: &Words) -> String {
    let line = |name: &str| {
        let page = topic(name, words.lang()).unwrap_or_default();
        let title = page.lines().next().unwrap_or_default();
        let about = title.split_once([':', '：']).map_or("", |(_, about)| about);
        format!("\n  {name:<8}{}", about.trim())
    };
    let lines: Vec<String> = topics().map(line).collect();
    words.text("help-topics") + &lines.concat()
}

/// What `--help` ends with: what follows the arguments, then examples.
fn examples(command: &Command, parents: &[String], words: &Words) -> Option<StyledStr> {
    let key = command_key(command, parents);
    let lines = words.find(&key.replacen("help-", "example-", 1))?;
    let heading = words.text("example-heading");
    let style = command.get_styles().get_header();
    let mut text = StyledStr::new();
    if let Some(after) = command.get_after_help() {
        text.push_str(&format!("{}\n\n", after.ansi()));
    }
    text.push_str(&format!("{style}{heading}{style:#}"));
    for line in lines.lines() {
        text.push_str(&format!("\n  {line}"));
    }
    Some(text)
}

/// clap's usage line without its heading, in the language of the words.
pub(super) fn usage(line: &str, words: &Words) -> String {
    let command = words.text("help-command-placeholder");
    line.trim()
        .trim_start_matches("Usage:")
        .trim_start()
        .replace("[OPTIONS]", &words.text("help-options-placeholder"))
        .replace("<COMMAND>", &format!("<{command}>"))
        .replace("[COMMAND]", &format!("[{command}]"))
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n       ")
}

fn localize_arg(arg: Arg, keys: &[String], is_root: bool, words: &Words) -> Arg {
    let heading = if arg.is_positional() {
        "help-heading-arguments"
    } else if !is_root && (arg.is_global_set() || arg.get_id() == "help") {
        "help-heading-global"
    } else {
        "help-heading-options"
    };
    let own_heading = arg.get_help_heading().and_then(|name| words.find(name));
    let heading = own_heading.unwrap_or_else(|| words.text(heading));
    let key = keys.iter().find(|key| words.find(key).is_some());
    let help = key.and_then(|key| words.find(key));
    let help = help.or_else(|| told_help(&arg, words));
    let help = help.or_else(|| arg.get_help().map(ToString::to_string));
    let mut parts: Vec<String> = help.into_iter().collect();
    parts.extend(notes(&arg, words));
    let short = parts.join(" ");
    let long = key.and_then(|key| words.find_attribute(key, "long"));
    let long = long.map_or_else(|| short.clone(), |long| format!("{short}\n\n{long}"));
    arg.help(short)
        .long_help(long)
        .help_heading(heading)
        .hide_default_value(true)
        .hide_possible_values(true)
        .hide_env(true)
}

/// The help of a flag that fills a declared field stands with the field's name.
fn told_help(arg: &Arg, words: &Words) -> Option<String> {
    words.find_attribute(&format!("section-{}", arg.get_id()), "help")
}

/// What clap would add in English: default, possible values, environment variable.
fn notes(arg: &Arg, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if !arg.get_action().takes_values() {
        return notes;
    }
    if let Some(name) = arg.get_env().filter(|_| !arg.is_hide_env_set()) {
        let name = name.to_string_lossy().into_owned();
        notes.push(words.say(&msg!("help-env", name = name)));
    }
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() {
        let values = defaults.join(" ");
        notes.push(words.say(&msg!("help-default", values = values)));
    }
    let possible: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| called(value, words))
        .collect();
    if let Some(listed) = arg.get::<Named>().and_then(|named| named.listed_by()) {
        notes.push(words.say(&listed));
    }
    if !possible.is_empty() && !arg.is_hide_possible_values_set() {
        let values = possible.join(", ");
        notes.push(words.say(&msg!("help-possible", values = values)));
    }
    notes
}

/// A word, with what people call it where that is something else.
fn called(value: &PossibleValue, words: &Words) -> String {
    let word = value.get_name();
    let name = value
        .get_help()
        .and_then(|key| words.find(&key.to_string()));
    match name.filter(|name| !name.replace(' ', "-").eq_ignore_ascii_case(word)) {
        Some(name) => words.say(&msg!("help-value-called", word = word, name = name)),
        None => word.to_owned(),
    }
}

fn command_key(command: &Command, parents: &[String]) -> String {
    if command.get_name() == "help" {
        return "help-help".to_owned();
    }
    let mut names: Vec<&str> = parents.iter().skip(1).map(String::as_str).collect();
    names.push(command.get_name());
    // Below clap's `help` the commands stand once more, with the words they have above.
    let names = match names.split_first() {
        Some((&"help", rest)) if !rest.is_empty() => rest,
        _ => &names,
    };
    format!("help-{}", names.join("-"))
}

fn path_below(command: &Command, parents: &[String]) -> Vec<String> {
    let mut path = parents.to_vec();
    path.push(command.get_name().to_owned());
    path
}

/// The keys that may hold an argument's words, the most specific first.
fn arg_keys(arg: &Arg, command: &Command, parents: &[String]) -> Vec<String> {
    let id = arg.get_id().as_str().replace('_', "-").to_lowercase();
    let mut keys = vec![format!("{}-{id}", command_key(command, parents))];
    if arg.is_global_set() {
        keys.push(format!("help-global-{id}"));
    }
    keys.push(format!("help-arg-{id}"));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;
    use clap::ArgAction;

    fn command() -> Command {
        let note = Command::new("help-like").arg(Arg::new("id").required(true));
        let due = Command::new("due")
            .arg(Arg::new("policy").long("policy").default_value("m"))
            .arg(Arg::new("odd").long("odd").action(ArgAction::SetTrue));
        Command::new("complaint")
            .version("1")
            .arg(
                Arg::new("color")
                    .long("color")
                    .global(true)
                    .value_parser(["auto", "never"]),
            )
            .subcommand(note)
            .subcommand(Command::new("policy").subcommand(due))
            .subcommand_required(true)
            .arg_required_else_help(true)
    }

    fn help(lang: Lang, args: &[&str]) -> String {
        let args: Vec<_> = args.iter().map(Into::into).collect();
        let error = parse(&command(), &args, &Words::new(lang)).expect_err("help");
        error.to_string()
    }

    #[test]
    fn no_english_is_left_in_chinese_help() {
        for args in [
            &["complaint", "--help"][..],
            &["complaint"],
            &["complaint", "help", "policy", "due"],
            &["complaint", "policy", "due", "-h"],
            &["complaint", "help-like", "--help"],
        ] {
            let text = help(Lang::Zh, args);
            for english in [
                "Usage", "Options", "OPTIONS", "COMMAND", "Commands", "Print", "default:",
                "possible",
            ] {
                assert!(!text.contains(english), "{english} in\n{text}");
            }
            assert!(text.contains("用法:"), "{text}");
        }
        let text = help(Lang::Zh, &["complaint", "policy", "-h"]);
        assert!(text.contains("help  显示命令的帮助"), "{text}");
        let text = help(Lang::Zh, &["complaint", "policy", "due", "-h"]);
        assert!(text.contains("[默认：m]"), "{text}");
        assert!(text.contains("[可选值：auto, never]"), "{text}");
        assert!(text.contains("全局选项:"), "{text}");
        assert!(text.contains("complaint policy due [选项]"), "{text}");
    }

    #[test]
    fn english_help_has_the_catalogue_s_words() {
        let text = help(Lang::En, &["complaint", "help-like", "--help"]);
        assert!(
            text.contains("Usage: complaint help-like [OPTIONS] <id>"),
            "{text}"
        );
        assert!(text.contains("A case: its number"), "{text}");
        assert!(text.contains("Global options:"), "{text}");
    }

    #[test]
    fn arguments_stand_before_options_and_those_before_global_ones() {
        let odd = Command::new("odd")
            .arg(Arg::new("at").long("at"))
            .arg(Arg::new("id"))
            .arg(Arg::new("reason"));
        let command = Command::new("complaint")
            .arg(Arg::new("root").long("root").global(true))
            .subcommand(odd);
        let args: Vec<_> = ["complaint", "odd", "-h"].iter().map(Into::into).collect();
        let text = parse(&command, &args, &Words::new(Lang::En)).expect_err("help");
        let text = text.to_string();
        let at = |heading: &str| {
            text.find(heading)
                .unwrap_or_else(|| panic!("{heading}: {text}"))
        };
        assert!(at("\nArguments:") < at("\nOptions:"), "{text}");
        assert!(at("\nOptions:") < at("\nGlobal options:"), "{text}");
        assert!(at("[id]") < at("[reason]"), "{text}");
        assert!(at("\nGlobal options:") < at("--help"), "{text}");
    }

    #[test]
    fn what_has_no_words_is_named() {
        let missing = missing_help_keys(command(), &Words::new(Lang::Zh));
        assert!(
            missing.contains(&"help-policy-due-odd".to_owned()),
            "{missing:?}"
        );
        assert!(
            !missing.iter().any(|key| key.ends_with("-color")),
            "{missing:?}"
        );
        assert!(!missing.contains(&"help-help".to_owned()), "{missing:?}");
    }

    #[test]
    fn ordinary_lines_are_parsed() {
        let args: Vec<_> = ["complaint", "help-like", "1"]
            .iter()
            .map(Into::into)
            .collect();
        let matches = parse(&command(), &args, &Words::new(Lang::Zh)).expect("matches");
        assert_eq!(matches.subcommand_name(), Some("help-like"));
    }
}
