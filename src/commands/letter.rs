//! `letter`: the text to the customer, from the organisation's template or the shipped one.

use anyhow::Result;
use clap::ValueEnum;

use crate::codec::mail::{self, Draft};
use crate::domain::case::Case;
use crate::msg;
use crate::report::letter::LetterKind;
use crate::ui::clap_named::Named;
use crate::ui::escape::{Mail, Safe};
use crate::ui::letter::{Page, own_file, shipped};
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, Exit};
use crate::workspace::letters::{self, Wanted};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, ordinal, stated};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", required_unless_present = "template", add = Named::CASE)]
    id: Option<String>,
    #[arg(long, value_parser = one_of::<LetterKind>())]
    kind: LetterKind,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Vec<u64>,
    #[arg(long, short = 'm', value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: LetterFormat,
    #[arg(long, conflicts_with_all = ["id", "item", "text", "format"])]
    template: bool,
}

/// The forms of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LetterFormat {
    /// Plain text.
    Text,
    /// For a page or a word processor.
    Markdown,
    /// A page to print.
    Html,
    /// A message to be sent.
    Eml,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    let Some(id) = &args.id else {
        return template(env, &workspace, args.kind);
    };
    let record = workspace.record(env, id)?;
    let judged = workspace.judge(&record)?;
    let case = &judged.case;
    for n in &args.item {
        if case.item(*n).is_none() {
            return Err(Problem::usage(msg!("letter-no-item", n = n.to_string())).into());
        }
    }
    let remark = env.maybe_stated(args.text.as_ref())?;
    let wanted = Wanted {
        kind: args.kind,
        items: &args.item,
        remark: remark.as_deref(),
        at: workspace.now,
    };
    let page = letters::compose(env, &workspace, (case, judged.policy), &wanted)?;
    let text = match args.format {
        LetterFormat::Text => page.text().erased(),
        LetterFormat::Markdown => page.markdown().erased(),
        LetterFormat::Html => page.html(letters::language(env, &workspace)).erased(),
        LetterFormat::Eml => message(env, &workspace, case, &page)?.erased(),
    };
    env.page(&text)?;
    Ok(Exit::Fine)
}

/// The shipped template, to begin one's own with.
fn template(env: &mut Env, workspace: &Workspace, kind: LetterKind) -> Result<Exit> {
    let lang = letters::language(env, workspace);
    env.show(&Safe::ours(shipped(kind, lang)))?;
    let file = own_file(kind, lang);
    env.remark(&msg!("letter-template", file = file))?;
    Ok(Exit::Fine)
}

/// The letter as a message from the organisation to the customer.
fn message(env: &mut Env, workspace: &Workspace, case: &Case, page: &Page) -> Result<Safe<Mail>> {
    let from = letters::sender(workspace)?;
    let customer = &case.customer;
    let name = customer.contact.as_deref().or(customer.name.as_deref());
    let address = customer.email.as_deref();
    let to = address.filter(|address| mail::is_address(address));
    if to.is_none() {
        env.warn(&Problem::usage(msg!(
            "letter-no-address",
            number = &case.number
        )))?;
    }
    let to: Vec<_> = to.into_iter().map(|address| (name, address)).collect();
    Ok(Safe::drawn(mail::write(&Draft {
        from,
        to: &to,
        date: workspace.now,
        subject: &page.subject(),
        text: &page.body(),
    })))
}
