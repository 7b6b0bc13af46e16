//! The edge: the command line, the environment, the clock and the terminal are read here, once,
//! and nowhere else.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, FromArgMatches, Parser};
use clap_complete::CompleteEnv;
use terminal_size::{Height, terminal_size};

use crate::commands::{Command, today};
use crate::domain::word::Word;
use crate::msg;
use crate::store::error::StoreError;
use crate::store::pager::Pager;
use crate::store::repository::Repository;
use crate::ui::clap_error::{clap_error, is_answer};
use crate::ui::clap_named::Named;
use crate::ui::diagnostic::Layout;
use crate::ui::escape::shell_word;
use crate::ui::lang::Lang;
use crate::ui::links::{self, Linked};
use crate::ui::paint::{Paint, When, colour_enabled};
use crate::ui::problem::{Problem, ProblemKind};
use crate::ui::stream::Stream;
use crate::ui::words::Words;
use crate::ui::{clap_hyphens, clap_words};
use crate::workspace::completing::{Known, NAME, VARIABLE, completing};
use crate::workspace::env::{Env, Exit, World};
use crate::workspace::outlet::Outlet;
use crate::workspace::parsers::one_of;
use crate::workspace::problems;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "complaint",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[arg(
        short = 'C',
        long,
        global = true,
        value_name = "DIR",
        env = "COMPLAINT_ROOT"
    )]
    root: Option<PathBuf>,
    #[arg(long, global = true, value_name = "TIME", env = "COMPLAINT_AS_OF")]
    as_of: Option<String>,
    #[arg(long, global = true, value_name = "WHO", add = Named::PERSON)]
    by: Option<String>,
    #[arg(long, global = true, value_parser = one_of::<Lang>())]
    lang: Option<Lang>,
    #[arg(long, global = true, value_parser = one_of::<When>(), default_value = "auto")]
    color: When,
    #[arg(long, global = true)]
    no_input: bool,
    #[arg(long, global = true)]
    no_pager: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The command line's shape, for completions, help pages and tests.
pub fn command() -> clap::Command {
    clap_hyphens::lenient(Cli::command().mut_subcommands(alike))
}

/// What is said with a command that writes, in the order of what it is first: its text, what is
/// complained of or promised, else the reason.
const SAID: [&str; 4] = ["text", "complaint", "what", "reason"];

/// `-m` says it in every command, as a commit's message; which way it went is `--via CHANNEL` in
/// every command.
fn alike(command: clap::Command) -> clap::Command {
    let has = |id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
    let said = SAID.into_iter().find(|id| has("dry_run") && has(id));
    command.mut_args(|arg| match said {
        Some(id) if arg.get_id() == id => arg.short('m'),
        _ if arg.get_id() == "via" => arg.value_name("CHANNEL"),
        _ => arg,
    })
}

/// Runs the tool with the arguments of the process.
pub fn main(args: &[OsString]) -> ExitCode {
    #[cfg(unix)]
    outlive_the_file_limit();
    let words = Words::new(language(args));
    if set(VARIABLE).is_some_and(|shell| shell != "0") {
        return completion(args, words.lang());
    }
    let stderr_paint = Paint::new(colour(args, io::stderr().is_terminal()));
    let layout = Layout {
        words: &words,
        paint: stderr_paint,
        width: usize::from(columns()),
    };
    let shape = command();
    let parsed = clap_words::parse(&shape, args, &words);
    match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) if cli.command.is_none() && !among_cases(&cli) => {
            let shape = clap_words::localize(shape.subcommand_required(true), &words);
            let help = shape.try_get_matches_from(["complaint", "-h"]).err();
            let help = help.map(|help| clap_error(&help, &layout));
            let help = help.unwrap_or_default();
            drop(write!(io::stderr(), "{help}"));
            ExitCode::from(2)
        }
        Ok(cli) => run(cli, &shape, layout),
        Err(error) if is_answer(&error) => {
            let paint = Paint::new(colour(args, io::stdout().is_terminal()));
            let answer = clap_error(&error, &Layout { paint, ..layout });
            let mut out = Stream::new(io::stdout());
            let written = out.write_all(answer.as_bytes()).and_then(|()| out.flush());
            ended(written.map_err(Into::into), layout)
        }
        Err(error) => {
            drop(write!(io::stderr(), "{}", clap_error(&error, &layout)));
            ExitCode::from(2)
        }
    }
}

/// A file larger than the shell allows (`ulimit -f`) is then an error of writing, with its exit code
/// and everything put back, and not the end of the process.
#[cfg(unix)]
fn outlive_the_file_limit() {
    use signal_hook::consts::signal::SIGXFSZ;
    drop(signal_hook::flag::register(SIGXFSZ, Arc::default()));
}

/// Whether a case repository was named, or is around the working directory.
fn among_cases(cli: &Cli) -> bool {
    let nowhere = |cwd: PathBuf| {
        let found = Repository::find(None, &cwd);
        matches!(found, Err(StoreError::NoRepository { .. }))
    };
    cli.root.is_some() || !std::env::current_dir().is_ok_and(nowhere)
}

fn run(cli: Cli, shape: &clap::Command, layout: Layout<'_>) -> ExitCode {
    let stdout_is_terminal = io::stdout().is_terminal();
    let Ok(cwd) = std::env::current_dir() else {
        let problem = Problem::unreadable(msg!("command-no-directory"));
        return fail(problem.into(), layout);
    };
    let here = cwd.clone();
    let played = set("COMPLAINT_KEYS").map(String::into_bytes);
    let err_is_terminal = io::stderr().is_terminal();
    let terminals = io::stdin().is_terminal() && err_is_terminal;
    let coloured = painted(cli.color, stdout_is_terminal);
    let link = |wanted| linked_from(wanted, cli.root.as_deref(), &here);
    let mut input = io::stdin();
    let out_links = link(coloured && stdout_is_terminal);
    let results = io::BufWriter::new(Stream::new(io::stdout()));
    let mut out = Linked::new(results, out_links);
    let err_links = link(layout.paint.enabled() && err_is_terminal);
    let mut err = Linked::new(Stream::new(io::stderr()), err_links);
    let pager = pager(cli.no_pager, stdout_is_terminal);
    let mut env = Env {
        layout,
        root: cli.root,
        cwd,
        clock: (WORLD.clock)(),
        as_of: cli.as_of,
        by: cli.by,
        asked_lang: cli.lang,
        uid: uuid::Uuid::now_v7(),
        interactive: !cli.no_input && (terminals || played.is_some()),
        watch: watched(err_is_terminal).then_some(WORLD.clock),
        dumb: set("TERM").is_none_or(|term| term == "dumb"),
        piped: played.is_none() && piped(),
        played,
        state: state(),
        width: stdout_is_terminal.then(columns),
        paint: Paint::new(coloured),
        shape,
        program: program(),
        world: WORLD,
        index: set("GIT_INDEX_FILE").map(|index| here.join(index)),
        halt: set("COMPLAINT_HALT_AFTER").and_then(|steps| steps.parse().ok()),
        pager,
        editor: ["GIT_EDITOR", "VISUAL", "EDITOR"].into_iter().find_map(set),
        input: &mut input,
        out: Outlet::new(&mut out),
        err: Outlet::new(&mut err),
        after: Vec::new(),
    };
    // Where no command is given, the day is told.
    let asked = cli
        .command
        .unwrap_or_else(|| Command::Today(today::Args::default()));
    let result = asked.run(&mut env);
    let flushed = env.end();
    drop(err.flush());
    match result {
        Ok(exit) => left(exit, flushed, layout),
        Err(error) => fail_on(&mut err, error, layout),
    }
}

/// How the process ends after a command that was not stopped.
fn left(exit: Exit, flushed: io::Result<()>, layout: Layout<'_>) -> ExitCode {
    match ended(flushed.map_err(Into::into), layout) {
        code if code == ExitCode::SUCCESS && exit == Exit::Findings => ExitCode::from(1),
        code => code,
    }
}

/// Whether something may be piped in: no terminal, and no device that is always empty.
#[cfg(unix)]
fn piped() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    let stdin = io::stdin().as_fd().try_clone_to_owned();
    let found = stdin.and_then(|stdin| std::fs::File::from(stdin).metadata());
    found.is_ok_and(|found| {
        let sort = found.file_type();
        sort.is_file() || sort.is_fifo() || sort.is_socket()
    })
}

/// Whether something may be piped in.
#[cfg(not(unix))]
fn piped() -> bool {
    !io::stdin().is_terminal()
}

/// Answers a shell that asks what could come next.
fn completion(args: &[OsString], lang: Lang) -> ExitCode {
    let Ok(here) = std::env::current_dir() else {
        return ExitCode::from(4);
    };
    let root = flag(args, "-C").or_else(|| flag(args, "--root"));
    let root = root.or_else(|| set("COMPLAINT_ROOT")).map(PathBuf::from);
    let today = chrono::Utc::now().date_naive();
    let known = Arc::new(Known::new(lang, root, here.clone(), today));
    let asked = CompleteEnv::with_factory(|| completing(command(), &known))
        .var(VARIABLE)
        .bin(NAME)
        .try_complete(args, Some(&here));
    match asked {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// Whether a line may be written over and over where this is a terminal.
fn watched(terminal: bool) -> bool {
    terminal && set("TERM").is_some_and(|term| term != "dumb")
}

/// The pager, unless none is wanted or results do not go to a terminal.
fn pager(unwanted: bool, stdout_is_terminal: bool) -> Option<Pager> {
    let named = ["COMPLAINT_PAGER", "PAGER"].map(|name| std::env::var(name).ok());
    let command = named.into_iter().flatten().next();
    let command = command.unwrap_or_else(|| "less".to_owned());
    if unwanted || !stdout_is_terminal || ["", "cat"].contains(&command.trim()) {
        return None;
    }
    // As git has it: what fits is not paged, colours pass, the text stays on the screen.
    let variables = [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")];
    let unset = variables
        .into_iter()
        .filter(|(name, _)| set(name).is_none());
    let told = set("LINES").and_then(|lines| lines.parse().ok());
    let seen = || terminal_size().map(|(_, Height(height))| usize::from(height));
    Some(Pager {
        command,
        variables: unset.collect(),
        height: told.or_else(seen)?,
    })
}

fn ended(written: anyhow::Result<()>, layout: Layout<'_>) -> ExitCode {
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error, layout),
    }
}

fn fail(error: anyhow::Error, layout: Layout<'_>) -> ExitCode {
    fail_on(&mut io::stderr(), error, layout)
}

fn fail_on(to: &mut dyn Write, error: anyhow::Error, layout: Layout<'_>) -> ExitCode {
    let problem = problems::of(error);
    drop(write!(to, "{}", layout.problem(&problem)));
    drop(to.flush());
    ExitCode::from(match problem.kind {
        ProblemKind::Usage => 2,
        ProblemKind::Refused => 3,
        ProblemKind::Unreadable => 4,
    })
}

const WORLD: World = World {
    clock: || chrono::Utc::now().fixed_offset(),
    again: |args| {
        let own = std::env::current_exe()?;
        std::process::Command::new(own).args(args).status()?;
        Ok(())
    },
};

/// The repository whose files are linked, where there is one and the terminal opens links.
fn linked_from(wanted: bool, asked: Option<&Path>, here: &Path) -> Option<String> {
    if !wanted || !links::supported(set) {
        return None;
    }
    let found = Repository::find(asked, here).ok()?;
    found.root().to_str().map(str::to_owned)
}

/// How this program is called from a shell.
fn program() -> String {
    const NAME: &str = "complaint";
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |dir: PathBuf| {
        let plain = dir.join(NAME);
        plain.is_file() || plain.with_extension("exe").is_file()
    };
    if std::env::split_paths(&path).any(there) {
        return NAME.to_owned();
    }
    let own = std::env::current_exe().ok();
    let own = own.and_then(|own| own.to_str().map(|own| shell_word(&own.replace('\\', "/"))));
    own.unwrap_or_else(|| NAME.to_owned())
}

/// The user's directory for what outlives a run of a program, as the XDG base directories have it.
fn state() -> Option<PathBuf> {
    let own = set("XDG_STATE_HOME").map(PathBuf::from);
    let own = own.filter(|path| path.is_absolute());
    own.or_else(|| Some(PathBuf::from(set("HOME")?).join(".local/state")))
}

/// The value of a variable that is set and not empty.
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language must be known before the command line is understood, since what is wrong with it
/// is said in it.
fn language(args: &[OsString]) -> Lang {
    let asked = flag(args, "--lang").and_then(|word| Lang::from_word(&word));
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(set);
    let [all, messages, lang] = &locale;
    Lang::choose(
        asked,
        [all.as_deref(), messages.as_deref(), lang.as_deref()],
    )
}

fn colour(args: &[OsString], terminal: bool) -> bool {
    let asked = flag(args, "--color").and_then(|word| When::from_word(&word));
    painted(asked.unwrap_or(When::Auto), terminal)
}

fn painted(when: When, terminal: bool) -> bool {
    let dumb = set("TERM").is_some_and(|term| term == "dumb");
    colour_enabled(when, set("NO_COLOR").is_some(), terminal && !dumb)
}

fn flag(args: &[OsString], name: &str) -> Option<String> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = words
        .windows(2)
        .rev()
        .find_map(|pair| (pair[0] == name).then_some(pair[1]));
    let joined = || {
        words
            .iter()
            .rev()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    };
    apart.or_else(joined).map(str::to_owned)
}

/// The width of the terminal.
fn columns() -> u16 {
    let told = set("COLUMNS").and_then(|columns| columns.parse().ok());
    // Some terminals say 0.
    let wide = |columns: &u16| *columns >= 20;
    let told = told.filter(wide);
    told.or_else(|| crate::ui::table::terminal_width().filter(wide))
        .unwrap_or(80)
}
