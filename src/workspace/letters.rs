//! Letters to the customer: which may go out, by which template, and what is wrong with the
//! organisation's own.

use std::path::Path;

use anyhow::Result;

use crate::codec::mail;
use crate::codec::place::place;
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Channel;
use crate::domain::judge::Telling;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::policy::{Lint, Need, Policy};
use crate::domain::severity::Severity;
use crate::domain::time::Time;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::letter::{LetterKind, Undecided, letter};
use crate::store::files;
use crate::ui::lang::Lang;
use crate::ui::letter::{self as letters, Fault, Page, Setting};
use crate::ui::problem::Problem;
use crate::ui::words::Words;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// A letter that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// What it is.
    pub kind: LetterKind,
    /// The items it is about; all where none is named.
    pub items: &'a [u64],
    /// What its writer adds.
    pub remark: Option<&'a str>,
    /// When it goes out.
    pub at: Time,
}

/// The language of a letter: the one asked for, else the organisation's.
pub fn language(env: &Env, workspace: &Workspace) -> Lang {
    let organization = workspace.regulations.organization.as_ref();
    let own = organization.and_then(|it| Lang::from_word(&it.language));
    env.asked_lang.or(own).unwrap_or_else(|| env.lang())
}

/// The letter on a case, where it may go out.
pub fn compose(
    env: &Env,
    workspace: &Workspace,
    (case, policy): (&Case, &Policy),
    wanted: &Wanted,
) -> Result<Page> {
    if wanted.kind.reply().decides() {
        let items = wanted.items.iter().copied().map(Some);
        let all = case.items.iter().map(|item| Some(item.n));
        let mut told: Vec<Option<u64>> = items.collect();
        if told.is_empty() {
            told = all.collect();
        }
        if told.is_empty() {
            told.push(None);
        }
        refuse_premature(workspace, (case, policy), wanted.at, &told)?;
    }
    let facts = letter(case, wanted.kind, wanted.items);
    let facts = facts.map_err(|undecided| unready(case, &undecided))?;
    let lang = language(env, workspace);
    let file = letters::own_file(wanted.kind, lang);
    let own = workspace.repository.template(&file)?;
    let template = own.as_deref();
    let template = template.unwrap_or_else(|| letters::shipped(wanted.kind, lang));
    let words = Words::new(lang);
    let organization = workspace.regulations.organization.as_ref();
    let setting = Setting {
        words: &words,
        company: organization.map_or("", |it| it.name.as_str()),
        currency: organization.map_or("CNY", |it| it.currency.as_str()),
        date: wanted.at.date_naive(),
        remark: wanted.remark,
    };
    let page = letters::compose(&facts, template, &setting);
    Ok(page.map_err(|fault| {
        let at = place(&file, template, fault.span);
        Problem::usage(fault.what).at(at)
    })?)
}

/// Who writes a message: the organisation, by its name and address.
pub fn sender(workspace: &Workspace) -> Result<(&str, &str)> {
    let organization = workspace.regulations.organization.as_ref();
    let sender = organization.and_then(|it| Some((it.name.as_str(), it.email.as_deref()?)));
    let sender = sender.filter(|(_, address)| mail::is_address(address));
    Ok(sender.ok_or_else(|| Problem::usage(msg!("letter-no-sender")))?)
}

/// Nobody tells a decision before the signature it needs (M-9.11).
pub fn refuse_premature(
    workspace: &Workspace,
    (case, policy): (&Case, &Policy),
    at: Time,
    told: &[Option<u64>],
) -> Result<()> {
    let telling = Telling::new(case, policy, &workspace.regulations.staff);
    if !told.iter().any(|item| telling.premature(at, *item)) {
        return Ok(());
    }
    let what = msg!("command-reply-unapproved", number = &case.number);
    Err(Problem::refused(what)
        .rule("answered-before-approval")
        .stated(policy.answers_by())
        .help(msg!("command-reply-unapproved-help"))
        .into())
}

/// Refuses a notice in writing that is given on the telephone (L-7).
pub fn refuse_spoken(
    (case, policy): (&Case, &Policy),
    kind: ReplyKind,
    via: Channel,
) -> Result<()> {
    if kind != ReplyKind::WrittenNotice || via != Channel::Phone {
        return Ok(());
    }
    let number = &case.number;
    let command = format!("complaint reply {number} --kind written-notice --via letter");
    let mut duties = policy.duties.iter();
    let duty = duties.find(|duty| duty.need == Need::WrittenNotice);
    Err(Problem::refused(msg!("command-notice-spoken"))
        .stated(duty.map(|duty| &duty.source))
        .help(msg!("command-notice-spoken-help", command = command))
        .into())
}

/// There is no decision to tell.
fn unready(case: &Case, undecided: &Undecided) -> Problem {
    let number = &case.number;
    match undecided {
        Undecided::Nothing => Problem::refused(msg!("letter-undecided", number = number)),
        Undecided::Items(items) => {
            let items: Vec<String> = items.iter().map(u64::to_string).collect();
            let items = Msg::list(items);
            Problem::refused(msg!(
                "letter-undecided-items",
                number = number,
                items = items
            ))
        }
    }
}

/// The words of a letter that was sent: a text, or a message with its subject above.
pub fn sent(env: &Env, file: &Path) -> Result<String> {
    let shown = file.to_string_lossy();
    let text = files::read_text(&env.cwd.join(file)).map_err(|fault| fault.of(shown))?;
    let mail = mail::is_mail(text.as_bytes()).then(|| mail::read(text.as_bytes()));
    let Some(mail) = mail.flatten() else {
        return Ok(text.trim_end().to_owned());
    };
    let parts = [mail.subject, mail.text];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Ok(parts.join("\n\n").trim_end().to_owned())
}

/// What is wrong with the organisation's own templates, in order of files and places.
pub fn lints(texts: &[(String, String)]) -> Vec<Lint> {
    let mut found = Vec::new();
    for (file, text) in texts {
        let lint = |severity, id, what, place: Place| Lint {
            id,
            severity,
            place,
            what,
            help: None,
        };
        let Some((kind, lang)) = letters::of_file(file) else {
            let kinds = LetterKind::words().into_iter();
            let names = kinds.flat_map(|kind| {
                let langs = Lang::words().into_iter();
                langs.map(move |lang| format!("{kind}.{lang}.md"))
            });
            let names = Msg::list(names.collect::<Vec<_>>());
            let place = Place {
                file: file.clone(),
                ..Place::nowhere()
            };
            let what = msg!("letter-file", names = names);
            found.push(lint(Severity::Warning, "letter-file", what, place));
            continue;
        };
        let own = Words::new(lang);
        let setting = Setting {
            words: &own,
            company: "A",
            currency: "CNY",
            date: chrono::NaiveDate::default(),
            remark: Some("A"),
        };
        for Fault { what, span } in letters::faults(kind, text, &setting) {
            let at = place(file, text, span);
            found.push(lint(Severity::Error, "letter-template", what, at));
        }
    }
    found
}
