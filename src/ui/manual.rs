//! The manual pages: the command line's help in the form of `man`.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::words::Words;

/// A page for each command: the name of its file and its text. `command` is the whole command line,
/// with its help in the language of the words.
///
/// # Errors
/// None: memory is written to.
pub fn pages(command: &Command, words: &Words) -> io::Result<Vec<(String, String)>> {
    let source = concat!("complaint ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(source);
    let name = man.get_filename();
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let key = name.trim_end_matches(".1");
    let key = key.strip_prefix("complaint-").unwrap_or(key);
    if let Some(lines) = words.find(&format!("example-{key}")) {
        examples(&words.text("man-examples"), &lines).to_writer(&mut page)?;
    }
    let page = headed(&String::from_utf8_lossy(&page), words);
    let mut all = vec![(name, page)];
    for sub in command.get_subcommands().filter(|sub| is_ours(sub)) {
        all.extend(pages(sub, words)?);
    }
    Ok(all)
}

/// clap's own `help` of a group has no page.
fn is_ours(command: &Command) -> bool {
    !command.is_hide_set() && (command.get_name() != "help" || !command.has_subcommands())
}

fn examples(heading: &str, lines: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [heading]);
    roff.control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff
}

/// The page with its headings in the language of the words.
fn headed(page: &str, words: &Words) -> String {
    let line = |line: &str| match line {
        ".SH NAME" => format!(".SH {}\n", words.text("man-name")),
        ".SH SYNOPSIS" => format!(".SH {}\n", words.text("man-synopsis")),
        ".SH DESCRIPTION" => format!(".SH {}\n", words.text("man-description")),
        line => format!("{line}\n"),
    };
    page.lines().map(line).collect()
}
