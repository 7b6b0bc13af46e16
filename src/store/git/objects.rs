//! Objects of git's store, many by one process.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read as _};

use super::error::GitError;
use super::run::{Git, feed, feed_into, garbled, reading, succeed};
use crate::store::error::StoreError;
use crate::store::files::{ReadFault, SIZE_MAX};

/// So many trees are read as soon as they are named, even if some are the same.
pub(super) const FEW: usize = 8;

impl Git {
    /// The names in directories (relative to the repository's root, with `/`) on HEAD, all local
    /// branches and all remote-tracking branches: three processes, however many branches there are.
    /// Empty where git is not installed.
    ///
    /// # Errors
    /// Exit 4 with git's words where git fails.
    pub fn names_on_branches<D: AsRef<str>>(
        &self,
        dirs: &[D],
    ) -> Result<BTreeSet<String>, GitError> {
        let mut names = BTreeSet::new();
        let mut trees = self.places_on_branches(dirs)?;
        if trees.len() > FEW {
            // Most branches leave most months alone.
            let each: BTreeSet<String> = self.ids(&trees)?.into_iter().flatten().collect();
            trees = each.into_iter().collect();
        }
        self.each_object(&trees, |object| {
            if let Some(object) = object.filter(|object| object.kind == "tree") {
                names.extend(tree_names(&object.content, object.id_bytes).map(str::to_owned));
            }
        })?;
        Ok(names)
    }

    /// What the branches hold under these names, each once, by the commit each of them is at.
    pub(super) fn places_on_branches<D: AsRef<str>>(
        &self,
        dirs: &[D],
    ) -> Result<Vec<String>, GitError> {
        if dirs.is_empty() {
            return Ok(Vec::new());
        }
        let refs = reading(&self.root)
            .args([
                "for-each-ref",
                "--format=%(objectname)%(HEAD)",
                "refs/heads",
                "refs/remotes",
            ])
            .output();
        let refs = match refs {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => succeed("for-each-ref", other)?,
        };
        let refs = String::from_utf8_lossy(&refs.stdout);
        // A head that stands on no branch is one more.
        let apart = Some("HEAD").filter(|_| !refs.contains('*'));
        let tips = refs.lines().map(|line| line.trim_end_matches([' ', '*']));
        let tips: BTreeSet<&str> = tips.chain(apart).collect();
        let places = tips.iter().flat_map(|tip| {
            dirs.iter()
                .map(move |dir| format!("{tip}:./{}", dir.as_ref()))
        });
        Ok(places.collect())
    }

    /// The content of a file (relative to the repository's root, with `/`) in a revision; `None`
    /// where the revision has no such file.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails or the file is larger than
    /// [`SIZE_MAX`].
    pub fn blob_at(&self, rev: &str, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let revision = rev.to_owned();
        let unknown = || StoreError::from(GitError::NoRevision { revision });
        let odd = |text: &str| text.is_empty() || text.contains(['\n', '\0']);
        if odd(rev) || rev.starts_with('-') {
            return Err(unknown());
        }
        if odd(path) {
            return Ok(None);
        }
        let wanted = [format!("{rev}^{{tree}}"), format!("{rev}:./{path}")];
        let mut found = self.objects(&wanted)?;
        let file = found.pop().flatten();
        if found.pop().flatten().is_none() {
            return Err(unknown());
        }
        match file {
            Some(file) if file.content.len() as u64 > SIZE_MAX => {
                let fault = ReadFault::TooLarge(file.content.len() as u64);
                Err(fault.of(format!("{rev}:{path}")))
            }
            Some(file) if file.kind == "blob" => Ok(Some(file.content)),
            _ => Ok(None),
        }
    }

    /// The contents of files by their objects' names, in the order asked; `None` for those that
    /// are not here or are no files.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn blobs(&self, ids: &[String]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let objects = self.objects(ids)?.into_iter();
        let file = |object: Object| (object.kind == "blob").then_some(object.content);
        Ok(objects.map(|object| object.and_then(file)).collect())
    }

    /// An object as git writes it to disk at a path: decrypted, where a filter does that.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn given_out(&self, path: &str, id: &str) -> Result<Vec<u8>, GitError> {
        let mut command = reading(&self.root);
        let path = format!("--path={}{path}", self.prefix()?);
        command.args(["cat-file", "--filters", &path, id]);
        Ok(succeed("cat-file", command.output())?.stdout)
    }

    /// The full names of objects such as `<commit>:policies`, in the order asked; `None` for those
    /// that are not there.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn ids(&self, wanted: &[String]) -> Result<Vec<Option<String>>, GitError> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        // Requests end with the line: a name of more lines is asked for alone.
        let of_lines = |name: &&String| name.contains('\n');
        let mut requests = String::new();
        for name in wanted.iter().filter(|name| !of_lines(name)) {
            requests.extend([name, "\n"]);
        }
        let mut command = reading(&self.root);
        command.args(["cat-file", "--batch-check=%(objectname)", "--buffer"]);
        let answer = succeed("cat-file", feed(&mut command, requests.as_bytes()))?;
        let text = String::from_utf8_lossy(&answer.stdout);
        let mut answers = text.lines();
        let mut ids = Vec::with_capacity(wanted.len());
        for name in wanted {
            ids.push(if of_lines(&name) {
                self.alone(name)?
            } else {
                let id = answers.next().ok_or_else(|| garbled("cat-file"))?;
                (!id.ends_with(" missing")).then(|| id.to_owned())
            });
        }
        match answers.next() {
            None => Ok(ids),
            Some(_) => Err(garbled("cat-file")),
        }
    }

    fn alone(&self, name: &str) -> Result<Option<String>, GitError> {
        let ask = ["rev-parse", "--verify", "--quiet", "--end-of-options", name];
        self.answer_if_any(&ask)
    }

    /// Several objects by one process, in the order asked; `None` for those that are not there.
    fn objects(&self, wanted: &[String]) -> Result<Vec<Option<Object>>, GitError> {
        let mut found = Vec::with_capacity(wanted.len());
        self.each_object(wanted, |object| found.push(object))?;
        Ok(found)
    }

    /// The same, each let go before the next is read.
    pub(super) fn each_object(
        &self,
        wanted: &[String],
        mut then: impl FnMut(Option<Object>),
    ) -> Result<(), GitError> {
        if wanted.is_empty() {
            return Ok(());
        }
        let mut requests = wanted.join("\n");
        requests.push('\n');
        let mut command = self.reader();
        command.args(["cat-file", "--batch", "--buffer"]);
        let mut count = 0;
        let answer = feed_into(&mut command, requests.as_bytes(), |answers| {
            while let Some(answer) = next_answer(answers) {
                count += 1;
                then(match answer {
                    Answer::Found(object) => Some(object),
                    Answer::Missing => None,
                });
            }
            answers.fill_buf().is_ok_and(<[u8]>::is_empty)
        });
        let whole = match answer {
            Ok((whole, output)) => succeed("cat-file", Ok(output)).map(|_| whole)?,
            Err(error) => return succeed("cat-file", Err(error)).map(drop),
        };
        if whole && count == wanted.len() {
            Ok(())
        } else {
            Err(garbled("cat-file"))
        }
    }
}

/// What `git cat-file --batch` says to one request.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Found(Object),
    Missing,
}

/// An object as `git cat-file --batch` gives it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Object {
    /// Its name.
    pub id: String,
    pub kind: String,
    /// The length of this repository's object names, in bytes: 20 (SHA-1) or 32 (SHA-256).
    pub id_bytes: usize,
    pub content: Vec<u8>,
}

/// Takes the next answer off `git cat-file --batch`; `None` where it is no such answer.
fn next_answer(answers: &mut impl BufRead) -> Option<Answer> {
    let mut header = Vec::new();
    answers.read_until(b'\n', &mut header).ok()?;
    let header = std::str::from_utf8(&header).ok()?.strip_suffix('\n')?;
    if header.ends_with(" missing") {
        return Some(Answer::Missing);
    }
    let mut words = header.split(' ');
    let (id, kind, size) = (words.next()?, words.next()?, words.next()?);
    let size: usize = size.parse().ok()?;
    let mut content = Vec::new();
    let end = u64::try_from(size.checked_add(1)?).ok()?;
    answers.take(end).read_to_end(&mut content).ok()?;
    let closed = content.len() > size && content.pop() == Some(b'\n');
    closed.then(|| {
        Answer::Found(Object {
            id: id.to_owned(),
            kind: kind.to_owned(),
            id_bytes: id.len() / 2,
            content,
        })
    })
}

/// The names in a tree object: `mode SP name NUL id`, again and again.
pub(super) fn tree_names(mut tree: &[u8], id_bytes: usize) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        loop {
            let end = tree.iter().position(|byte| *byte == 0)?;
            let name = tree[..end].splitn(2, |byte| *byte == b' ').nth(1);
            tree = tree.get(end + 1 + id_bytes..).unwrap_or_default();
            if let Ok(name) = std::str::from_utf8(name.unwrap_or_default()) {
                return Some(name);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M-8 over branches: answers are read by their length, whatever bytes they hold.
    #[test]
    fn batch_answers_are_taken_apart() {
        let id = "a".repeat(40);
        let mut tree = b"100644 261101.yaml\0".to_vec();
        tree.extend([b'\n'; 20]);
        tree.extend(b"40000 \xff\0");
        tree.extend([0; 20]);
        tree.extend(b"100644 a b.yaml\0");
        tree.extend([0; 20]);
        let mut answer = format!("HEAD:./x missing\n{id} tree {}\n", tree.len()).into_bytes();
        answer.extend(&tree);
        answer.push(b'\n');
        let mut rest = answer.as_slice();
        assert_eq!(next_answer(&mut rest), Some(Answer::Missing));
        let Some(Answer::Found(object)) = next_answer(&mut rest) else {
            panic!("no object");
        };
        let names: Vec<_> = tree_names(&object.content, object.id_bytes).collect();
        assert_eq!(names, ["261101.yaml", "a b.yaml"]);
        assert!(rest.is_empty());
        for broken in ["", "x", "x\n", "a tree 5\nabc\n", "a tree -1\n\n"] {
            assert_eq!(next_answer(&mut broken.as_bytes()), None, "{broken:?}");
        }
        let cut: Vec<_> = tree_names(b"100644 cut.yaml\0abc", 20).collect();
        assert_eq!(cut, ["cut.yaml"]);
    }
}
