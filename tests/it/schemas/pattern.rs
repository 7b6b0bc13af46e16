//! Regular expressions as far as the generated schemas use them: digits, literals, classes,
//! groups, alternatives, `?`, `+` and counts.

/// Whether the whole text fits a pattern, which stands between `^` and `$`.
pub fn matches(pattern: &str, text: &str) -> bool {
    let inner = pattern
        .strip_prefix('^')
        .unwrap()
        .strip_suffix('$')
        .unwrap();
    let text: Vec<char> = text.chars().collect();
    ends(inner, &text).contains(&text.len())
}

/// Every length of a beginning of the text that fits.
fn ends(pattern: &str, text: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    for way in alternatives(pattern) {
        let mut at = vec![0];
        let mut rest = way;
        while !rest.is_empty() {
            let (atom, (least, most), after) = first(rest);
            at = repeated(atom, least, most, &at, text);
            rest = after;
        }
        found.extend(at);
    }
    found
}

fn repeated(atom: &str, least: usize, most: usize, from: &[usize], text: &[char]) -> Vec<usize> {
    let mut at = from.to_vec();
    let mut found = if least == 0 { at.clone() } else { Vec::new() };
    for count in 1..=most.min(text.len() + 1) {
        let next = at
            .iter()
            .flat_map(|at| one(atom, &text[*at..]).into_iter().map(move |n| at + n));
        at = next.collect();
        if count >= least {
            found.extend(&at);
        }
    }
    found
}

/// The lengths one atom may have at the beginning of the text.
fn one(atom: &str, text: &[char]) -> Vec<usize> {
    let fits = |is: &dyn Fn(char) -> bool| match text.first() {
        Some(c) if is(*c) => vec![1],
        _ => Vec::new(),
    };
    if let Some(group) = atom.strip_prefix('(') {
        return ends(&group[..group.len() - 1], text);
    }
    if let Some(class) = atom.strip_prefix('[') {
        return fits(&|c| in_class(&class[..class.len() - 1], c));
    }
    match atom {
        r"\d" => fits(&|c| c.is_ascii_digit()),
        escaped => fits(&|c| escaped.ends_with(c)),
    }
}

/// Whether a class holds a character: literals, and ranges where a bar stands between two.
fn in_class(class: &str, c: char) -> bool {
    let class: Vec<char> = class.chars().collect();
    let range = |part: &[char]| part[1] == '-' && (part[0]..=part[2]).contains(&c);
    let between = class.windows(3).any(|part| part[1] == '-');
    class.windows(3).any(range) || class.contains(&c) && (c != '-' || !between)
}

/// The first atom of a pattern, how often it stands, and the rest.
fn first(pattern: &str) -> (&str, (usize, usize), &str) {
    let end = match pattern.as_bytes()[0] {
        b'\\' => 2,
        b'[' => pattern.find(']').unwrap() + 1,
        b'(' => {
            let mut depth = 0;
            let close = pattern.find(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth == 0
            });
            close.unwrap() + 1
        }
        _ => 1,
    };
    let (atom, rest) = pattern.split_at(end);
    match rest.as_bytes().first() {
        Some(b'?') => (atom, (0, 1), &rest[1..]),
        Some(b'+') => (atom, (1, usize::MAX), &rest[1..]),
        Some(b'{') => {
            let (counts, rest) = rest[1..].split_once('}').unwrap();
            let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
            (atom, (least.parse().unwrap(), most.parse().unwrap()), rest)
        }
        _ => (atom, (1, 1), rest),
    }
}

/// The ways between the outermost bars.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut ways, mut depth, mut from) = (Vec::new(), 0, 0);
    for (i, c) in pattern.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == '|' && depth == 0 {
            ways.push(&pattern[from..i]);
            from = i + 1;
        }
    }
    ways.push(&pattern[from..]);
    ways
}

#[test]
fn patterns_fit_as_they_read() {
    for (pattern, fits, not) in [
        (
            r"^\d{2}-\d{1,2}$",
            &["12-3", "12-34"][..],
            &["1-3", "12-345", "12-"][..],
        ),
        (
            r"^(\d+(\.5)?d|\d+(mo|h))$",
            &["3d", "0.5d", "10mo", "48h"],
            &["d", "0.6d", "3", "3dd"],
        ),
        (
            r"^a[T ]b(Z|[+-]\d)?$",
            &["aTb", "a b", "aTbZ", "aTb-1"],
            &["ab", "aTbx"],
        ),
        (
            r"^(0[1-9]|1[0-2])$",
            &["01", "08", "12"],
            &["00", "13", "1-"],
        ),
    ] {
        assert!(fits.iter().all(|text| matches(pattern, text)), "{pattern}");
        assert!(!not.iter().any(|text| matches(pattern, text)), "{pattern}");
    }
}
