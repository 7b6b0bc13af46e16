//! What is due, as a calendar file that other programs read (RFC 5545).
//!
//! Each due is an event at its very moment in UTC, so that no reader needs to know the zone, and
//! takes no time from anybody. Its `DTSTAMP` is the moment everything is judged at: of two files the
//! later one holds (RFC 5546, 2.1.5), though neither knows of the other.

use chrono::Utc;
use clap::Command;

use super::escape::{Calendar, Safe};
use super::hints;
use super::names::Names;
use crate::domain::msg::{Arg, Msg};
use crate::domain::time::Time;
use crate::msg;
use crate::report::schedule::{Entry, Standing, What};

/// Who made the file.
const PRODUCT: &str = "-//complaint//calendar//EN";

/// What the file is made with.
pub struct Ics<'a> {
    /// Names and words.
    pub names: Names<'a>,
    /// The command line, for the flags a command needs.
    pub shape: &'a Command,
    /// The moment everything is judged at.
    pub now: Time,
    /// How many seconds before a due one is warned of it.
    pub warned: Option<i64>,
    /// Whose calendar it is.
    pub whose: Option<String>,
}

impl Ics<'_> {
    /// The file.
    pub fn file(&self, entries: &[Entry]) -> Safe<Calendar> {
        let name = match &self.whose {
            Some(whose) => msg!("calendar-name-of", whose = whose),
            None => msg!("calendar-name"),
        };
        let name = self.text(&name);
        let mut lines = Lines::default();
        lines.put("BEGIN", "VCALENDAR");
        lines.put("VERSION", "2.0");
        lines.put("PRODID", PRODUCT);
        lines.put("CALSCALE", "GREGORIAN");
        // The standard's (RFC 7986), and the one most programs read.
        lines.text("NAME", &name);
        lines.text("X-WR-CALNAME", &name);
        for entry in entries {
            self.event(&mut lines, entry);
        }
        lines.put("END", "VCALENDAR");
        Safe::drawn(lines.0)
    }

    fn event(&self, lines: &mut Lines, entry: &Entry) {
        let summary = self.summary(entry);
        let status = if entry.standing.may_move() {
            "TENTATIVE"
        } else {
            "CONFIRMED"
        };
        lines.put("BEGIN", "VEVENT");
        lines.text("UID", &entry.uid);
        lines.text("DTSTAMP", &utc(self.now));
        lines.text("DTSTART", &utc(entry.due));
        lines.text("SUMMARY", &summary);
        lines.text("DESCRIPTION", &self.description(entry));
        lines.put("STATUS", status);
        lines.put("TRANSP", "TRANSPARENT");
        if let Some(seconds) = self.warned.filter(|_| entry.standing.is_ahead()) {
            lines.put("BEGIN", "VALARM");
            lines.put("ACTION", "DISPLAY");
            lines.text("DESCRIPTION", &summary);
            lines.text("TRIGGER", &before(seconds));
            lines.put("END", "VALARM");
        }
        lines.put("END", "VEVENT");
    }

    /// One line: which case, what is due, whose complaint, about what.
    fn summary(&self, entry: &Entry) -> String {
        let parts = match entry.what {
            What::Clock {
                subject,
                clock,
                text,
            } => {
                let case = &subject.case;
                // In a calendar nobody types what a clock is called.
                let called = match clock.called() {
                    Arg::Id(_, called) => self.names.words.called(&called),
                    called => self.names.words.called(&called),
                };
                let about = text.or(case.title.as_deref()).map(str::to_owned);
                let customer = case.customer.name.clone();
                let named = [Some(case.number.clone()), Some(called)];
                named
                    .into_iter()
                    .chain([customer, about])
                    .flatten()
                    .collect()
            }
            What::Duty(row) => {
                let title = self.names.title(&row.turn.duty.title);
                vec![title, row.turn.period.to_string()]
            }
        };
        let words = |part: &String| part.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts: Vec<String> = parts.iter().map(words).collect();
        parts.join(" · ")
    }

    /// What else there is to know, a line each.
    fn description(&self, entry: &Entry) -> String {
        let mut lines = Vec::new();
        if let What::Clock { subject, text, .. } = entry.what {
            let title = subject.case.title.as_deref();
            lines.extend(title.map(str::to_owned));
            lines.extend(text.map(|text| text.trim_end().to_owned()));
        }
        let owner = self.names.who(entry.owner);
        lines.push(self.text(&msg!("calendar-owner", owner = owner)));
        let rule = entry.source.and_then(|source| source.rule.clone());
        lines.extend(rule.map(|rule| self.text(&msg!("calendar-rule", rule = rule))));
        let standing = match entry.standing {
            Standing::Running => None,
            Standing::Late => Some(msg!("calendar-late")),
            Standing::Paused => Some(msg!("calendar-paused")),
            Standing::Projected => Some(msg!("calendar-projected")),
            Standing::Provisional => Some(msg!("calendar-provisional")),
        };
        lines.extend(standing.map(|standing| self.text(&standing)));
        lines.extend(hints::all_whole(self.shape, &entry.commands));
        lines.join("\n")
    }

    fn text(&self, msg: &Msg) -> String {
        self.names.words.say(msg)
    }
}

/// A moment as every reader understands it.
fn utc(time: Time) -> String {
    let utc = time.with_timezone(&Utc);
    utc.format("%Y%m%dT%H%M%SZ").to_string()
}

/// So long before (RFC 5545, 3.3.6).
fn before(seconds: i64) -> String {
    match seconds {
        days if days % 86_400 == 0 => format!("-P{}D", days / 86_400),
        hours if hours % 3600 == 0 => format!("-PT{}H", hours / 3600),
        minutes if minutes % 60 == 0 => format!("-PT{}M", minutes / 60),
        seconds => format!("-PT{seconds}S"),
    }
}

/// The lines of the file.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property with a value of the program's own.
    fn put(&mut self, name: &'static str, value: &'static str) {
        self.line(name, &Safe::ours(value));
    }

    /// A property that is text.
    fn text(&mut self, name: &'static str, text: &str) {
        self.line(name, &Safe::of(text));
    }

    fn line(&mut self, name: &'static str, value: &Safe<Calendar>) {
        self.0 += &folded(&format!("{name}:{value}"));
        self.0 += "\r\n";
    }
}

/// The longest line, in octets (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// A line in pieces that are none longer than the longest, each but the first behind a space. No
/// character is cut, and no piece begins or ends with a space: some readers take those away.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    let (mut rest, mut room) = (line, LONGEST);
    while rest.len() > room {
        let longest = rest.floor_char_boundary(room);
        let whole = |at: &usize| {
            let (piece, later) = rest.split_at(*at);
            !piece.ends_with(' ') && !later.starts_with(' ')
        };
        let mut places = (1..=longest).rev().filter(|at| rest.is_char_boundary(*at));
        let (piece, later) = rest.split_at(places.find(whole).unwrap_or(longest));
        folded += piece;
        folded += "\r\n ";
        (rest, room) = (later, LONGEST - 1);
    }
    folded + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 5545, 3.1: at most 75 octets a line, the space before a further piece counted; a character
    /// of three octets is not cut (24 × 3 + 2 = 74 fit, a 25th would not).
    #[test]
    fn lines_are_folded_between_characters() {
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75));
        assert_eq!(
            folded(&"a".repeat(150)),
            format!("{}\r\n {}\r\n a", "a".repeat(75), "a".repeat(74))
        );
        let line = format!("S:{}", "客".repeat(50));
        let pieces = format!(
            "S:{}\r\n {}\r\n {}",
            "客".repeat(24),
            "客".repeat(24),
            "客".repeat(2)
        );
        assert_eq!(folded(&line), pieces);
    }

    /// Unfolding gives back every octet, also for readers that trim each line.
    #[test]
    fn what_is_folded_unfolds() {
        let words = "S:a b  c   𠮷 客 ".repeat(40);
        let spaces = format!("S:{}x", " ".repeat(200));
        for line in [words.trim_end(), &spaces] {
            let folded = folded(line);
            assert!(folded.split("\r\n").all(|piece| piece.len() <= LONGEST));
            assert_eq!(folded.replace("\r\n ", ""), line);
        }
        for piece in folded(words.trim_end()).split("\r\n") {
            let inside = piece.strip_prefix(' ').unwrap_or(piece);
            assert_eq!(inside.trim(), inside);
        }
    }

    /// RFC 5545, 3.3.6.
    #[test]
    fn an_alarm_goes_before() {
        let all = [172_800, 43_200, 5400, 90, 0].map(before);
        assert_eq!(all, ["-P2D", "-PT12H", "-PT90M", "-PT90S", "-P0D"]);
    }
}
