//! `CODEOWNERS`: who is asked about a change, from the roles of the regulations.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{FileAction, Planned, Setup};
use crate::domain::policy::{Facts, Policy};
use crate::domain::regulations::Regulations;
use crate::domain::staff::{HeldRole, Staff, Via};
use crate::store::error::StoreError;
use crate::store::files::{ReadFault, read_text};

/// Where hosting sites look, in this order.
const PLACES: &[&str] = &[
    ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
];

/// What runs the checks, where there is such a file.
const CI: &[&str] = &[".github/workflows/complaint.yml", ".gitlab-ci.yml"];

/// What says who somebody is and what runs, whether it is there yet or comes with a change: addresses
/// joined, how files are merged, which compiler and which settings build a tool.
const STEERING: &[&str] = &[
    ".mailmap",
    ".gitattributes",
    "rust-toolchain",
    "rust-toolchain.toml",
    ".cargo/",
];

const POLICIES: &str = "policies/";

const BEGIN: &str =
    "# >>> complaint: from the roles in policies/; written by `complaint init --codeowners`";
const END: &str = "# <<< complaint";

/// A part of the repository and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// The path from the case repository's root.
    pub path: &'static str,
    /// The roles it comes from.
    pub roles: Vec<String>,
    /// The e-mail addresses of who holds them, in order.
    pub owners: Vec<String>,
}

/// Who answers for what, by the organisation's own policy on a day: for the regulations whoever
/// signs without limit, for the cases whoever registers them, for sanctions whoever decides them.
/// `None` where the organisation has no policy that can be read.
pub fn owned(regulations: &Regulations, day: NaiveDate) -> Option<Vec<Owned>> {
    let organization = regulations.organization.as_ref()?;
    let policy = regulations
        .policies
        .iter()
        .rev()
        .find(|p| p.id == organization.policy)?;
    let staff = &regulations.staff;
    let of = |path, roles: Vec<String>| Owned {
        path,
        owners: holders(staff, &roles, day),
        roles,
    };
    let top = policy
        .highest_authority(&Facts::default())
        .map(|band| band.role.clone());
    let top: Vec<String> = top.into_iter().collect();
    let registers = permitted(policy, &["register", "assign"]);
    let sanctions = permitted(policy, &["sanction-approve", "sanction"]);
    Some(vec![
        of("cases/", registers),
        of("sanctions/", sanctions),
        of(POLICIES, top),
    ])
}

/// The roles of the first of these permissions that the policy has.
fn permitted(policy: &Policy, commands: &[&str]) -> Vec<String> {
    let mut found = commands
        .iter()
        .filter_map(|command| policy.permission(command, &Facts::default()));
    found
        .next()
        .map(|permission| permission.roles.clone())
        .unwrap_or_default()
}

/// The addresses of whoever holds one of the roles, delegations left out: they end by themselves,
/// which nobody would write into the file.
fn holders(staff: &Staff, roles: &[String], day: NaiveDate) -> Vec<String> {
    let mut held = BTreeSet::new();
    for person in &staff.persons {
        let lasting = |held: &HeldRole| !matches!(held.via, Via::Delegation { .. });
        let all = staff.roles_of(&person.id, day);
        if all
            .iter()
            .any(|it| lasting(it) && roles.iter().any(|role| role == it.role))
        {
            held.insert(person.email.clone());
        }
    }
    held.retain(|email| is_address(email));
    held.into_iter().collect()
}

/// Whether hosting sites take it for one owner and nothing else.
fn is_address(email: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
    email.chars().all(plain) && email.split('@').filter(|part| !part.is_empty()).count() == 2
}

/// Our part of the file. `prefix` is the way from the top of the work tree to the case repository;
/// `guards` are the files that hold the rules of review themselves, with `/` at their start.
fn owners_block(owned: &[Owned], prefix: &str, guards: &[String]) -> String {
    let escaped: String = prefix
        .chars()
        .flat_map(|c| {
            if c == ' ' || c == '#' {
                vec!['\\', c]
            } else {
                vec![c]
            }
        })
        .collect();
    let mut text = format!("{BEGIN}\n");
    for part in owned {
        let roles = part.roles.join(", ").replace(char::is_control, " ");
        if part.owners.is_empty() {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "# /{escaped}{}: nobody holds {roles}", part.path);
        } else {
            let owners = part.owners.join(" ");
            let _ = writeln!(text, "# {roles}\n/{escaped}{} {owners}", part.path);
        }
    }
    // Who answers for the regulations answers for what guards them, this file first.
    if let Some(part) = owned
        .iter()
        .find(|part| part.path == POLICIES && !part.owners.is_empty())
    {
        for guard in guards {
            let _ = writeln!(text, "{guard} {}", part.owners.join(" "));
        }
    }
    text + END + "\n"
}

/// The file with our part replaced, else added at the end. Later lines win, so where the file has
/// our part already it stays where a person moved it.
fn with_block(old: &str, block: &str) -> String {
    let begin = old
        .find(BEGIN)
        .filter(|at| *at == 0 || old[..*at].ends_with('\n'));
    if let Some(begin) = begin
        && let Some(end) = old[begin..].find(END)
    {
        let after = &old[begin + end + END.len()..];
        let after = after.strip_prefix('\n').unwrap_or(after);
        return format!("{}{block}{after}", &old[..begin]);
    }
    let gap = match old {
        "" => "",
        old if old.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{old}{gap}{block}")
}

impl Setup {
    /// Adds who is asked about a change, where the hosting site looks for it. What else the file
    /// holds stays.
    ///
    /// # Errors
    /// Exit 4 where the file cannot be read.
    pub fn codeowners(&mut self, owned: &[Owned]) -> Result<(), StoreError> {
        let (top, prefix) = match &self.git {
            Some((top, prefix)) => (top.clone(), prefix.clone()),
            None => (self.root.clone(), String::new()),
        };
        let places = PLACES.iter().map(|place| top.join(place));
        let found: Option<PathBuf> = places.into_iter().find(|path| path.is_file());
        let path = found.unwrap_or_else(|| top.join("CODEOWNERS"));
        let shown = path
            .strip_prefix(&top)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let old = match read_text(&path) {
            Ok(text) => Some(text),
            Err(ReadFault::Missing) => None,
            Err(fault) => return Err(fault.of(shown)),
        };
        let ci = CI.iter().filter(|file| top.join(file).is_file());
        let guards = std::iter::once(shown.as_str()).chain(ci.copied());
        let guards = guards.chain(STEERING.iter().copied());
        let guards: Vec<String> = guards.map(|file| format!("/{file}")).collect();
        let text = with_block(
            old.as_deref().unwrap_or_default(),
            &owners_block(owned, &prefix, &guards),
        );
        let action = match &old {
            None => FileAction::Written,
            Some(old) if *old == text => FileAction::Kept,
            Some(_) => FileAction::Renewed,
        };
        self.files.push(Planned {
            shown,
            action,
            path,
            text,
            executable: false,
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(path: &'static str, owners: &[&str]) -> Owned {
        Owned {
            path,
            roles: vec!["office".to_owned()],
            owners: owners.iter().map(|owner| (*owner).to_owned()).collect(),
        }
    }

    /// What a person wrote around our part stays, byte for byte, however often it is renewed.
    #[test]
    fn only_our_own_part_is_replaced() {
        let one = owners_block(&[part("cases/", &["a@x.cn"])], "", &[]);
        let two = owners_block(&[part("cases/", &["b@x.cn", "c@x.cn"])], "", &[]);
        assert!(two.contains("\n/cases/ b@x.cn c@x.cn\n"), "{two}");
        for old in ["", "* @all", "* @all\n", "# a\n\n* @all\n"] {
            let first = with_block(old, &one);
            assert!(first.starts_with(old));
            let moved = format!("{first}/docs/ @writers\n");
            let second = with_block(&moved, &two);
            assert_eq!(second, moved.replace(&one, &two));
            assert_eq!(with_block(&second, &two), second);
        }
    }

    /// Blanks in the way to the repository are escaped; who holds nothing owns nothing.
    #[test]
    fn lines_mean_what_they_say() {
        let text = owners_block(
            &[part("cases/", &["a@x.cn"]), part("policies/", &[])],
            "客诉 files/",
            &[],
        );
        assert!(text.contains("\n/客诉\\ files/cases/ a@x.cn\n"), "{text}");
        assert!(
            text.contains("\n# /客诉\\ files/policies/: nobody holds office\n"),
            "{text}"
        );
        for wrong in [
            "",
            "a",
            "@x",
            "a b@x.cn",
            "a@x.cn #",
            "a@x.cn\n* @me",
            "a@b@c",
        ] {
            assert!(!is_address(wrong), "{wrong:?}");
        }
        assert!(is_address("gm.office@example.com"));
    }
}
