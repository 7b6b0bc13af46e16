//! Forms: which there are, which fit a case, and the paper itself; and what is wrong with the
//! organisation's own templates.

use anyhow::Result;

use crate::codec::place::place;
use crate::domain::lang::Lang;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::policy::{FormRule, Lint, Policy, policies_in_force};
use crate::domain::regulations::Regulations;
use crate::domain::severity::Severity;
use crate::domain::time::Calendar;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::form::{
    About, Content, Fit, FormKind, Matter, about, blank, fit, of_case, of_month,
};
use crate::ui::escape::{Any, Safe};
use crate::ui::form::{
    self as forms, FormFormat, Line, OwnFile, Setting, Sheet, compose, draw, of_file, own_file,
    own_sheet, recipients,
};
use crate::ui::names::Names;
use crate::ui::problem::Problem;
use crate::ui::template::Fault;
use crate::ui::words::Words;
use crate::workspace::editions;
use crate::workspace::env::Env;
use crate::workspace::open::{JudgedCase, Workspace};
use crate::workspace::problems;
use crate::workspace::subjects::subjects;

/// A form that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Which.
    pub id: &'a str,
    /// Of which policy, where no case says.
    pub policy: Option<&'a str>,
    /// The month of a list.
    pub month: Option<Month>,
    /// This copy alone.
    pub copy: Option<u64>,
    /// In which format.
    pub format: FormFormat,
}

/// The forms of the policies in force, or of one.
pub fn lines<'a>(workspace: &'a Workspace, policy: Option<&str>) -> Result<Vec<Line<'a>>> {
    let policies: Vec<&Policy> = match policy {
        Some(id) => vec![editions::in_force_now(workspace, Some(id))?],
        None => in_force(workspace),
    };
    let lines = policies.into_iter().flat_map(|policy| {
        let rules = policy.office.forms.iter();
        rules.map(move |rule| Line {
            policy,
            rule,
            fit: None,
        })
    });
    Ok(lines.collect())
}

/// The editions in force today, by identifier.
fn in_force(workspace: &Workspace) -> Vec<&Policy> {
    let policies = &workspace.regulations.policies;
    let mut ids: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let today = workspace.today();
    ids.into_iter()
        .filter_map(|id| policies_in_force(policies, id, today))
        .collect()
}

/// The forms of a case's policy, with which fit it.
pub fn lines_of<'a>(workspace: &Workspace, judged: &'a JudgedCase) -> Vec<Line<'a>> {
    let matter = matter(workspace, judged);
    let rules = judged.policy.office.forms.iter();
    rules
        .map(|rule| Line {
            policy: judged.policy,
            rule,
            fit: Some((&judged.case, fit(rule, &matter))),
        })
        .collect()
}

fn matter<'a>(workspace: &'a Workspace, judged: &'a JudgedCase) -> Matter<'a> {
    Matter {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        clocks: &judged.clocks,
        owner: &judged.owner,
        staff: &workspace.regulations.staff,
        now: workspace.now,
    }
}

/// Whether a word by itself means a case: it is no form, and may be a number.
pub fn is_case(workspace: &Workspace, word: &str) -> bool {
    let policies = workspace.regulations.policies.iter();
    let mut forms = policies.flat_map(|policy| &policy.office.forms);
    let form = FormKind::from_word(word).is_some() || forms.any(|form| form.id == word);
    !form && word.contains(|c: char| c.is_ascii_digit())
}

/// The form of a policy.
fn rule<'a>(policy: &'a Policy, id: &str) -> Result<&'a FormRule, Problem> {
    let forms = &policy.office.forms;
    let found = forms.iter().find(|rule| rule.id == id);
    found.ok_or_else(|| {
        let known = forms.iter().map(|rule| rule.id.as_str()).collect();
        let what = msg!("form-unknown", form = id, policy = &policy.id);
        Problem::usage(what).help(problems::meant(id, known))
    })
}

/// The form on a case.
pub fn on_case(
    env: &Env,
    workspace: &Workspace,
    judged: &JudgedCase,
    wanted: &Wanted,
) -> Result<Safe<Any>> {
    let rule = rule(judged.policy, wanted.id)?;
    let matter = matter(workspace, judged);
    refuse_unfit(rule, &matter)?;
    let paper = Paper {
        policy: judged.policy,
        rule,
        calendar: judged.calendar,
        matter: Some(matter),
        filled: true,
    };
    paper.write(env, workspace, &of_case(rule, &matter), wanted)
}

/// What has no place on the case is not written.
fn refuse_unfit(rule: &FormRule, matter: &Matter) -> Result<(), Problem> {
    let number = &matter.case.number;
    let what = match fit(rule, matter) {
        Fit::Now => return Ok(()),
        Fit::After(step) => {
            let (title, step) = (&rule.title, step.named());
            msg!("form-early", form = title, number = number, step = step)
        }
        Fit::Not(lack) => {
            let title = &rule.title;
            msg!(
                "form-unfit",
                form = title,
                number = number,
                why = forms::lacking(lack)
            )
        }
    };
    let help = msg!("form-blank", form = &rule.id, policy = &matter.policy.id);
    Err(Problem::refused(what).stated(Some(&rule.source)).help(help))
}

/// The form without a case: a list of the cases of a month, or to be filled in by hand.
pub fn without_case(env: &mut Env, workspace: &Workspace, wanted: &Wanted) -> Result<Safe<Any>> {
    let policy = policy_of(workspace, wanted)?;
    let rule = rule(policy, wanted.id)?;
    let calendar = workspace.calendar_of(policy)?;
    let filled = about(&rule.id) != About::Case;
    let content = if filled {
        let this = Month::of(workspace.today());
        let usual = match about(&rule.id) {
            About::Closed => this.previous(),
            _ => this,
        };
        let month = wanted.month.unwrap_or(usual);
        let subjects = subjects(env, workspace)?;
        of_month(rule, policy, &subjects, (month, workspace.now))
    } else {
        blank(rule, policy)
    };
    let paper = Paper {
        policy,
        rule,
        calendar,
        matter: None,
        filled,
    };
    paper.write(env, workspace, &[content], wanted)
}

/// The policy asked for; else the only one that has the form, or the organisation's own.
fn policy_of<'a>(workspace: &'a Workspace, wanted: &Wanted) -> Result<&'a Policy> {
    let own = || editions::in_force_now(workspace, None);
    if wanted.policy.is_some() {
        return editions::in_force_now(workspace, wanted.policy);
    }
    let mut having = in_force(workspace);
    having.retain(|policy| policy.office.forms.iter().any(|it| it.id == wanted.id));
    match having.as_slice() {
        [one] => Ok(one),
        [] => own(),
        several => {
            let own = own()?;
            if several.iter().any(|policy| policy.id == own.id) {
                return Ok(own);
            }
            let ids: Vec<&str> = several.iter().map(|policy| policy.id.as_str()).collect();
            let what = msg!(
                "form-of-several",
                form = wanted.id,
                policies = Msg::list(ids)
            );
            Err(Problem::usage(what).into())
        }
    }
}

/// A form of a policy, about to be written.
struct Paper<'a> {
    policy: &'a Policy,
    rule: &'a FormRule,
    calendar: &'a Calendar,
    matter: Option<Matter<'a>>,
    /// Whether anything is known to fill it in with.
    filled: bool,
}

impl Paper<'_> {
    /// The sheets of every content, each as often as there are copies of it.
    fn write(
        &self,
        env: &Env,
        workspace: &Workspace,
        contents: &[Content],
        wanted: &Wanted,
    ) -> Result<Safe<Any>> {
        let words = Words::new(language(env, self.rule));
        let names = Names {
            words: &words,
            staff: &workspace.regulations.staff,
        };
        let organization = workspace.regulations.organization.as_ref();
        let setting = Setting {
            names,
            company: organization.map_or("", |it| it.name.as_str()),
            policy: self.policy,
            rule: self.rule,
            calendar: self.calendar,
            at: self.filled.then_some(workspace.now),
        };
        let (file, template) = template(workspace, self.rule, words.lang())?;
        let case = self.matter.map(|matter| matter.case);
        let mut sheets = Vec::new();
        for content in contents {
            let composed = compose(content, &template, &setting);
            let sheet = composed.map_err(|fault| at(fault, &file, &template))?;
            let to = match &content.to {
                Some(to) => vec![names.who(to)],
                None => recipients(self.rule, case, &names),
            };
            sheets.extend(copies(&sheet, &to, wanted.copy, &names)?);
        }
        let file = own_sheet(wanted.format);
        let own = workspace.repository.template(&file)?;
        let frame = own.as_deref().unwrap_or(wanted.format.shipped());
        let drawn = draw(&sheets, wanted.format, frame, &words);
        let mut drawn = drawn.map_err(|fault| at(fault, &file, frame))?;
        drawn.push_ours("\n");
        Ok(drawn)
    }
}

/// The language of a form: the one asked for, else its own.
fn language(env: &Env, rule: &FormRule) -> Lang {
    let own = Lang::from_word(&rule.language);
    env.asked_lang.or(own).unwrap_or_else(|| env.lang())
}

/// The template of a form, with the file it stands in, where it is the organisation's own.
fn template(workspace: &Workspace, rule: &FormRule, lang: Lang) -> Result<(String, String)> {
    let file = own_file(&rule.id, lang);
    if let Some(own) = workspace.repository.template(&file)? {
        return Ok((file, own));
    }
    let shipped = forms::shipped(&rule.id, lang).map(str::to_owned);
    let shipped = shipped.ok_or_else(|| {
        let what = msg!("form-no-template", form = &rule.id);
        let help = msg!("form-no-template-help", file = &file);
        Problem::usage(what)
            .help(help)
            .at(rule.source.place.clone())
    })?;
    Ok((file, shipped))
}

fn at(fault: Fault, file: &str, template: &str) -> Problem {
    Problem::usage(fault.what).at(place(file, template, fault.span))
}

/// The sheet as often as somebody gets one, or the one copy asked for; once where nobody is named.
fn copies(
    sheet: &Sheet,
    to: &[String],
    wanted: Option<u64>,
    names: &Names,
) -> Result<Vec<Sheet>, Problem> {
    let all = to.iter().enumerate();
    let each = all.map(|(i, to_whom)| sheet.copy((i + 1, to.len()), to_whom, names));
    let mut each: Vec<Sheet> = each.collect();
    if each.is_empty() {
        each.push(sheet.clone());
    }
    let Some(n) = wanted else {
        return Ok(each);
    };
    let place = usize::try_from(n).ok().and_then(|n| n.checked_sub(1));
    match place.filter(|place| *place < each.len()) {
        Some(place) => Ok(vec![each.swap_remove(place)]),
        None => Err(Problem::usage(msg!(
            "form-no-copy",
            n = n.to_string(),
            count = each.len()
        ))),
    }
}

/// The shipped template of a form, to begin one's own with, and where that goes.
pub fn shipped(env: &Env, workspace: &Workspace, id: &str) -> Result<(Safe<Any>, String)> {
    let organization = workspace.regulations.organization.as_ref();
    let own = organization.and_then(|it| Lang::from_word(&it.language));
    let lang = env.asked_lang.or(own).unwrap_or_else(|| env.lang());
    let found = forms::shipped(id, lang);
    let text = found.ok_or_else(|| {
        let what = msg!("form-no-template", form = id);
        Problem::usage(what).help(problems::meant(id, FormKind::words()))
    })?;
    Ok((Safe::ours(text), own_file(id, lang)))
}

/// What is wrong with the organisation's own templates, in order of files and places.
pub fn lints(texts: &[(String, String)], regulations: &Regulations, words: &Words) -> Vec<Lint> {
    let mut found = Vec::new();
    for (file, text) in texts {
        let lint = |severity, id, what, place: Place| Lint {
            id,
            severity,
            place,
            what,
            help: None,
        };
        let faults = match of_file(file) {
            Some(OwnFile::Sheet(format)) => {
                let names = Names {
                    words,
                    staff: &regulations.staff,
                };
                Some(Vec::from_iter(forms::sheet_faults(text, format, &names)))
            }
            Some(OwnFile::Form(id, lang)) => faults(id, lang, text, regulations),
            None => None,
        };
        let Some(faults) = faults else {
            let place = Place {
                file: file.clone(),
                ..Place::nowhere()
            };
            found.push(lint(
                Severity::Warning,
                "form-file",
                msg!("form-file"),
                place,
            ));
            continue;
        };
        for Fault { what, span } in faults {
            let at = place(file, text, span);
            found.push(lint(Severity::Error, "form-template", what, at));
        }
    }
    found
}

/// What is wrong with the template of a form, by the first policy that has it; `None` where none has.
fn faults(id: &str, lang: Lang, text: &str, regulations: &Regulations) -> Option<Vec<Fault>> {
    let words = Words::new(lang);
    let of = |policy| -> Option<(&Policy, &FormRule)> {
        let policy: &Policy = policy;
        let rule = policy.office.forms.iter().find(|rule| rule.id == id)?;
        Some((policy, rule))
    };
    let (policy, rule) = regulations.policies.iter().find_map(of)?;
    let setting = Setting {
        names: Names {
            words: &words,
            staff: &regulations.staff,
        },
        company: "A",
        policy,
        rule,
        calendar: regulations.calendar_of(policy)?,
        at: Some(chrono::DateTime::default()),
    };
    Some(forms::faults(text, &setting))
}
