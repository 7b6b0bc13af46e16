//! Byte order mark, line ends and the last line break: kept as they are, out of the way of a merge.

/// How a text begins and how its lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    bom: bool,
    crlf: bool,
    open: bool,
}

impl Looks {
    /// The looks of a text, and the text without them.
    pub(super) fn of(text: &str) -> (Self, String) {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let breaks = bare.matches('\n').count();
        let looks = Self {
            bom: bare.len() != text.len(),
            crlf: breaks > 0 && bare.matches("\r\n").count() == breaks,
            open: !bare.is_empty() && !bare.ends_with('\n'),
        };
        let mut bare = if looks.crlf {
            bare.replace("\r\n", "\n")
        } else {
            bare.to_owned()
        };
        if looks.open {
            bare.push('\n');
        }
        (looks, bare)
    }

    /// What three versions come to.
    pub(super) fn merged(base: Self, ours: Self, theirs: Self, first: bool) -> Self {
        let pick = |b: bool, o: bool, t: bool| if o == b && !first { t } else { o };
        Self {
            bom: pick(base.bom, ours.bom, theirs.bom),
            crlf: pick(base.crlf, ours.crlf, theirs.crlf),
            open: ours.open && theirs.open,
        }
    }

    /// A text with these looks.
    pub(super) fn put_on(self, text: &str) -> String {
        let text = if self.open {
            text.strip_suffix('\n').unwrap_or(text)
        } else {
            text
        };
        let text = if self.crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        if self.bom {
            format!("\u{feff}{text}")
        } else {
            text
        }
    }
}
