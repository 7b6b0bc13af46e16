//! Who git says is at work.

use std::path::Path;

use super::{Git, reading};

/// Who git says is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `user.name` or `GIT_AUTHOR_NAME`; `None` where only an e-mail address is set.
    pub name: Option<String>,
    /// `user.email` or `GIT_AUTHOR_EMAIL`; never guessed from the host's name.
    pub email: String,
}

impl Git {
    /// The e-mail address git would commit under.
    pub fn config_email(&self) -> Option<String> {
        identity(&self.root).map(|who| who.email)
    }

    /// The name git would commit under.
    pub fn config_name(&self) -> Option<String> {
        identity(&self.root).and_then(|who| who.name)
    }
}

/// Who git says is at work in a directory, inside a work tree or not; `None` where no e-mail
/// address is set or git is not installed.
pub fn identity(dir: &Path) -> Option<Identity> {
    let ask = |extra: &[&str]| {
        let mut command = reading(dir);
        command.args(["-c", "user.useConfigOnly=true"]).args(extra);
        let answer = command.args(["var", "GIT_AUTHOR_IDENT"]).output().ok()?;
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        answer.status.success().then_some(text)
    };
    let (text, named) = match ask(&[]) {
        Some(text) => (text, true),
        // Git refuses both where either is missing; an address without a name is enough here.
        None => (ask(&["-c", "user.name=-"])?, false),
    };
    let (name, rest) = text.split_once(" <")?;
    let (email, _) = rest.split_once('>')?;
    let name = Some(name.to_owned()).filter(|name| named && !name.is_empty());
    let email = email.to_owned();
    (!email.is_empty()).then_some(Identity { name, email })
}
