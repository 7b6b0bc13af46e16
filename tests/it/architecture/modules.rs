//! Which module refers to which, read from the sources: grouped, relative and inline paths alike.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::slice::Iter;

/// A path of names from the root of the crate.
pub type Path = Vec<String>;

/// The modules of the crate by file, and what each refers to.
pub struct Modules {
    /// Per file the files whose modules it names.
    pub imports: BTreeMap<String, BTreeSet<String>>,
    /// The same without what only its unit tests name: a test may build its scene with anything.
    pub needed: BTreeMap<String, BTreeSet<String>>,
}

impl Modules {
    /// Reads the sources, given as the name below `src/` and the text.
    pub fn read(sources: &[(String, String)]) -> Self {
        let files: BTreeMap<Path, &str> = sources
            .iter()
            .map(|(file, _)| (module(file), file.as_str()))
            .collect();
        let parsed: Vec<Source> = sources
            .iter()
            .map(|(file, text)| Source::new(file, text))
            .collect();
        let macros: BTreeMap<&str, &str> = parsed
            .iter()
            .zip(sources)
            .flat_map(|(source, (file, _))| source.macros().map(|name| (name, file.as_str())))
            .collect();
        let target = |path: &Path| match path.as_slice() {
            [name] if macros.contains_key(name.as_str()) => macros.get(name.as_str()).copied(),
            _ => holder(&files, path),
        };
        let references: Vec<Vec<Reference>> = parsed.iter().map(Source::references).collect();
        // What a macro names is named where the macro is used.
        let lent: BTreeMap<&str, BTreeSet<&str>> = references
            .iter()
            .zip(sources)
            .map(|(references, (file, _))| {
                let lent = references.iter().filter(|one| one.expanded);
                (
                    file.as_str(),
                    lent.filter_map(|one| target(&one.path)).collect(),
                )
            })
            .collect();
        let others = |file: &str, tests: bool| -> BTreeSet<String> {
            let at = sources.iter().position(|(other, _)| other == file).unwrap();
            let named = references[at]
                .iter()
                .filter(|one| !one.expanded && (tests || !one.test));
            let mut found = BTreeSet::new();
            for one in named {
                let Some(other) = target(&one.path) else {
                    continue;
                };
                found.insert(other);
                if one.path.len() == 1 && macros.contains_key(one.path[0].as_str()) {
                    found.extend(&lent[other]);
                }
            }
            let found = found.into_iter().filter(|other| *other != file);
            found.map(str::to_owned).collect()
        };
        let of = |tests: bool| {
            let files = sources.iter().map(|(file, _)| file);
            files
                .map(|file| (file.clone(), others(file, tests)))
                .collect()
        };
        let (imports, needed) = (of(true), of(false));
        Self { imports, needed }
    }

    /// The groups of modules that need each other, each in order of name.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let reach: BTreeMap<&str, BTreeSet<&str>> = self
            .needed
            .keys()
            .map(|file| (file.as_str(), self.reach(file)))
            .collect();
        let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
        for (file, reached) in &reach {
            if reached.contains(file) {
                let back = reached.iter().filter(|other| reach[*other].contains(file));
                circles.insert(back.map(|other| (*other).to_owned()).collect());
            }
        }
        circles.into_iter().collect()
    }

    /// Everything a file needs, directly or not.
    fn reach(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(next) = open.pop() {
            for other in &self.needed[next] {
                if reached.insert(other.as_str()) {
                    open.push(other);
                }
            }
        }
        reached
    }
}

/// A path a source names, from the root.
struct Reference {
    path: Path,
    /// Whether only a unit test names it.
    test: bool,
    /// Whether it stands in a macro, for whoever uses that.
    expanded: bool,
}

/// The module a file holds.
fn module(file: &str) -> Path {
    let mut names: Path = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if names
        .last()
        .is_some_and(|name| name == "mod" || name == "lib")
    {
        names.pop();
    }
    names
}

/// The file of the innermost module on a path.
fn holder<'a>(files: &BTreeMap<Path, &'a str>, path: &[String]) -> Option<&'a str> {
    (0..=path.len())
        .rev()
        .find_map(|end| files.get(&path[..end]).copied())
}

/// A token, as far as paths need them.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Sep,
    Sign(char),
}

/// A source in tokens.
struct Source {
    module: Path,
    tokens: Vec<Token>,
}

impl Source {
    fn new(file: &str, text: &str) -> Self {
        Self {
            module: module(file),
            tokens: tokens(text),
        }
    }

    fn names(&self, word: &str) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Name(name) if name == word))
    }

    /// The macros it exports at the root of the crate.
    fn macros(&self) -> impl Iterator<Item = &str> {
        let exported = self.names("macro_export");
        let name = |pair: &'_ [Token]| matches!(pair, [Token::Name(word), Token::Sign('!'), Token::Name(_)] if word == "macro_rules");
        let found = self
            .tokens
            .windows(3)
            .filter(move |pair| exported && name(pair));
        found.filter_map(|pair| match &pair[2] {
            Token::Name(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Every path it names.
    fn references(&self) -> Vec<Reference> {
        let mut walk = Walk {
            scope: vec![(self.module.clone(), 0)],
            depth: 0,
            tests: None,
            test_next: false,
            expanded: false,
            children: self.children(),
            found: Vec::new(),
        };
        let lists = self.names("macro_rules");
        let mut rest = self.tokens.iter().peekable();
        while let Some(token) = rest.next() {
            match token {
                Token::Name(word) if word == "use" && rest.peek() != Some(&&Token::Sign('<')) => {
                    let mut paths = Vec::new();
                    tree(&mut rest, &[], &mut paths);
                    for path in &paths {
                        walk.refer(path);
                    }
                    walk.test_next = false;
                }
                Token::Name(word) if word == "pub" => visibility(&mut rest),
                Token::Name(word) if word == "mod" => walk.declared(&mut rest),
                Token::Name(word) => {
                    let path = path(word, &mut rest);
                    // A list in a macro names modules alone: `rules! { alike, recurrence }`.
                    if path.len() > 1 || lists && walk.children.contains(word) {
                        walk.refer(&path);
                    }
                }
                Token::Sep => {
                    // The rest of a path that does not begin with a name: `<T>::new`.
                    if let Some(Token::Name(_)) = rest.peek() {
                        rest.next();
                    }
                }
                Token::Sign('#') => walk.test_next |= is_test(&mut rest),
                Token::Sign('{') => walk.open(),
                Token::Sign('}') => walk.close(),
                Token::Sign('$') => walk.expanded = true,
                Token::Sign(_) => {}
            }
            walk.expanded &= *token == Token::Sign('$');
        }
        walk.found
    }

    /// The modules it declares.
    fn children(&self) -> BTreeSet<String> {
        let pairs = self.tokens.windows(2);
        let names = pairs.filter_map(|pair| match pair {
            [Token::Name(word), Token::Name(name)] if word == "mod" => Some(name.clone()),
            _ => None,
        });
        names.collect()
    }
}

/// Where a walk through a source is.
struct Walk {
    /// The module and those declared inline around this place, each with the depth of its braces.
    scope: Vec<(Path, usize)>,
    depth: usize,
    /// The depth of the braces of a unit test around this place.
    tests: Option<usize>,
    /// Whether the next item is for tests only.
    test_next: bool,
    /// Whether a `$` stands before this place.
    expanded: bool,
    children: BTreeSet<String>,
    found: Vec<Reference>,
}

impl Walk {
    fn here(&self) -> Path {
        self.scope
            .last()
            .map(|(module, _)| module.clone())
            .unwrap_or_default()
    }

    /// A module's declaration is no reference to it; inside one that is inline paths start there.
    fn declared(&mut self, rest: &mut Peekable<Iter<Token>>) {
        let Some(Token::Name(name)) = rest.next() else {
            return;
        };
        if rest.peek() == Some(&&Token::Sign('{')) {
            rest.next();
            self.open();
            let mut inner = self.here();
            inner.push(name.clone());
            self.scope.push((inner, self.depth));
        }
        self.test_next = false;
    }

    fn open(&mut self) {
        self.depth += 1;
        if std::mem::take(&mut self.test_next) && self.tests.is_none() {
            self.tests = Some(self.depth);
        }
    }

    fn close(&mut self) {
        if self.tests == Some(self.depth) {
            self.tests = None;
        }
        if self
            .scope
            .last()
            .is_some_and(|(_, depth)| *depth == self.depth && *depth > 0)
        {
            self.scope.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Keeps a path, where it names anything of this crate.
    fn refer(&mut self, path: &[String]) {
        let mut rest = path;
        let mut at = self.here();
        match path.first().map(String::as_str) {
            Some("crate" | "complaint") => {
                at = Path::new();
                rest = &path[1..];
            }
            Some("self") => rest = &path[1..],
            Some("super") => {
                while let Some((_, after)) = rest.split_first().filter(|(name, _)| *name == "super")
                {
                    at.pop();
                    rest = after;
                }
            }
            Some(name) if self.children.contains(name) => {}
            _ => return,
        }
        at.extend(rest.iter().cloned());
        self.found.push(Reference {
            path: at,
            test: self.tests.is_some() || self.test_next,
            expanded: self.expanded,
        });
    }
}

/// The paths of a `use`, whose word was read.
fn tree(rest: &mut Peekable<Iter<Token>>, before: &[String], found: &mut Vec<Path>) {
    let mut path = before.to_vec();
    while let Some(token) = rest.peek() {
        match token {
            Token::Name(word) if word == "as" => {
                rest.next();
                rest.next();
            }
            Token::Name(word) => {
                // `a::{self}` is `a`.
                if word != "self" || path.is_empty() {
                    path.push(word.clone());
                }
                rest.next();
            }
            Token::Sep | Token::Sign('*') => {
                rest.next();
            }
            Token::Sign('{') => {
                rest.next();
                while !matches!(rest.peek(), None | Some(Token::Sign('}'))) {
                    tree(rest, &path, found);
                    if rest.peek() == Some(&&Token::Sign(',')) {
                        rest.next();
                    }
                }
                rest.next();
                return;
            }
            Token::Sign(_) => break,
        }
    }
    found.push(path);
}

/// The names of a path that began with this one.
fn path(first: &str, rest: &mut Peekable<Iter<Token>>) -> Path {
    let mut path = vec![first.to_owned()];
    while rest.peek() == Some(&&Token::Sep) {
        rest.next();
        let Some(Token::Name(name)) = rest.peek() else {
            break;
        };
        path.push(name.clone());
        rest.next();
    }
    path
}

/// Whether an attribute says that its item is for tests only.
fn is_test(rest: &mut Peekable<Iter<Token>>) -> bool {
    let mut words = Vec::new();
    for token in rest.by_ref() {
        match token {
            Token::Name(word) => words.push(word.as_str()),
            Token::Sign(']') => break,
            _ => {}
        }
    }
    words == ["cfg", "test"]
}

/// What `pub(…)` names is no reference.
fn visibility(rest: &mut Peekable<Iter<Token>>) {
    if rest.peek() == Some(&&Token::Sign('(')) {
        for token in rest.by_ref() {
            if *token == Token::Sign(')') {
                break;
            }
        }
    }
}

/// The tokens of a text without its comments and literals.
fn tokens(text: &str) -> Vec<Token> {
    let mut rest = text;
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => string(rest),
            '\'' => character(rest),
            'r' | 'b' if raw(rest).is_some() => raw(rest).unwrap(),
            ':' if rest.starts_with("::") => {
                tokens.push(Token::Sep);
                2
            }
            c if c.is_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let name = &rest[..end.unwrap_or(rest.len())];
                tokens.push(Token::Name(name.to_owned()));
                name.len()
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token::Sign(c));
                }
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    tokens
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(0, char::len_utf8);
        }
        if depth == 0 || at >= text.len() {
            return at;
        }
    }
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A character, or the mark of a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            chars.next();
            text[3..].find('\'').map_or(text.len(), |end| end + 4)
        }
        Some((at, c)) if text[at + c.len_utf8()..].starts_with('\'') => at + c.len_utf8() + 1,
        _ => 1,
    }
}

/// A raw string: `r"…"`, `r#"…"#`, with `b` before it or not.
fn raw(text: &str) -> Option<usize> {
    let after = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inner = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inner.len();
    Some(
        inner
            .find(&end)
            .map_or(text.len(), |at| start + at + end.len()),
    )
}
