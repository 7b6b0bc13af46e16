//! Who git says is at work.

use std::path::Path;

use super::error::GitError;
use super::run::{Git, reading};

/// Who git says is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `user.name` or `GIT_AUTHOR_NAME`; `None` where only an e-mail address is set.
    pub name: Option<String>,
    /// `user.email` or `GIT_AUTHOR_EMAIL`; never guessed from the host's name.
    pub email: String,
}

impl Git {
    /// Who git says is at work; `None` where no e-mail address is set or git is not installed.
    ///
    /// # Errors
    /// Exit 4 where git does not take the repository for one.
    pub fn identity(&self) -> Result<Option<Identity>, GitError> {
        // Where it does not, it names somebody without the repository's own settings.
        let installed = self.asked_whether_installed();
        let identity = identity(&self.root);
        let installed = installed()?;
        Ok(identity.filter(|_| installed))
    }
}

/// Who git says is at work at a case repository's root.
///
/// # Errors
/// Exit 4 where it lies in a work tree that git does not take for one.
pub fn at_work(root: &Path) -> Result<Option<Identity>, GitError> {
    match Git::at(root) {
        Some(git) => git.identity(),
        None => Ok(identity(root)),
    }
}

/// Who git says is at work in a directory, inside a work tree or not; `None` where no e-mail
/// address is set or git gives no answer.
fn identity(dir: &Path) -> Option<Identity> {
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
