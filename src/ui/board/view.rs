//! The board drawn.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, List, ListItem, ListState, Paragraph};
use unicode_width::UnicodeWidthStr as _;

use super::state::{Board, Entry, Mode};
use crate::domain::msg::Msg;
use crate::msg;
use crate::ui::escape;
use crate::ui::paint::{Paint, Tone};
use crate::ui::width;
use crate::ui::words::Words;

/// What a screen must be wide for, to hold a case beside the list.
const BESIDE: u16 = 72;

/// What the list takes of a screen that holds both.
const LIST: u16 = 34;

/// Draws a board in one language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The words.
    pub words: &'a Words,
    /// Whether there are colours.
    pub paint: Paint,
}

/// How wide a case's page is on a screen of some width.
pub fn page_width(screen: u16, mode: Mode) -> u16 {
    match mode {
        Mode::Case => screen.saturating_sub(1),
        _ if screen >= BESIDE => screen.saturating_sub(LIST + 2),
        _ => screen,
    }
}

impl View<'_> {
    /// Draws the board.
    pub fn draw(self, frame: &mut Frame, board: &Board) {
        let rows = Layout::vertical([
            Constraint::Length(1),
            Constraint::Min(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]);
        let [head, body, said, keys] = rows.areas(frame.area());
        frame.render_widget(self.head(board), head);
        self.body(frame, body, board);
        self.said(frame, said, board);
        let footer = self.say(&msg!("board-keys", mode = name(board.mode)));
        frame.render_widget(Line::styled(footer, self.tone(Tone::Dim)), keys);
    }

    fn head(self, board: &Board) -> Line<'_> {
        let (shown, all) = (board.shown().count(), board.count());
        let mut spans = vec![Span::styled(
            self.say(&msg!("board-head", shown = shown, all = all)),
            self.tone(Tone::Heading),
        )];
        if !board.query.text().is_empty() || board.mode == Mode::Filter {
            let query = escape::terminal(board.query.text());
            spans.push(Span::raw(format!("  /{query}")));
        }
        Line::from(spans)
    }

    fn body(self, frame: &mut Frame, area: Rect, board: &Board) {
        if board.chosen().is_none() {
            let nothing = self.say(&msg!("board-nothing"));
            return frame.render_widget(Paragraph::new(nothing), area);
        }
        if board.mode == Mode::Case {
            return self.page(frame, area, board);
        }
        if area.width < BESIDE {
            return self.list(frame, area, board);
        }
        let columns = Layout::horizontal([Constraint::Length(LIST), Constraint::Min(1)]);
        let [left, right] = columns.areas(area);
        self.list(frame, left, board);
        let edge = Block::new().borders(Borders::LEFT);
        let inner = edge.inner(right);
        frame.render_widget(edge.border_style(self.tone(Tone::Dim)), right);
        self.page(frame, inner, board);
    }

    fn list(self, frame: &mut Frame, area: Rect, board: &Board) {
        let width = usize::from(area.width);
        let entries = board.shown().map(|entry| self.entry(entry, width));
        let chosen = Style::new().add_modifier(Modifier::REVERSED);
        let list = List::new(entries.collect::<Vec<_>>()).highlight_style(chosen);
        let mut state = ListState::default().with_selected(Some(board.place()));
        frame.render_stateful_widget(list, area, &mut state);
    }

    /// One line: number, name as far as it fits, the time left at the right.
    fn entry(self, entry: &Entry, columns: usize) -> ListItem<'static> {
        let (left, tone) = &entry.left;
        let number = escape::terminal(&entry.number);
        let room = columns.saturating_sub(number.width() + left.width() + 3);
        let name = width::cut(&escape::terminal(&entry.name), room);
        let gap = " ".repeat(room.saturating_sub(name.width()));
        ListItem::new(Line::from(vec![
            Span::styled(number.into_string(), self.tone(Tone::Number)),
            Span::raw(format!(" {name}{gap} ")),
            Span::styled(left.clone(), tone.map_or(Style::new(), |it| self.tone(it))),
            Span::raw(" "),
        ]))
    }

    fn page(self, frame: &mut Frame, area: Rect, board: &Board) {
        let lines = board.detail.page.lines().map(|line| {
            // What is not indented is a heading.
            let heading = !line.starts_with(' ');
            let style = if heading {
                self.tone(Tone::Heading)
            } else {
                Style::new()
            };
            Line::styled(line, style)
        });
        let page = Paragraph::new(lines.collect::<Vec<_>>()).scroll((board.scroll, 0));
        frame.render_widget(page, area);
    }

    /// The last line but one: what is looked over, what was said, else the suggestion.
    fn said(self, frame: &mut Frame, area: Rect, board: &Board) {
        if board.mode == Mode::Command {
            let lacking = board.lacking().then(|| self.say(&msg!("board-lacking")));
            let (text, at) = (board.command.text(), board.command.at());
            let line = format!("complaint {}", escape::terminal(text));
            let before = format!("complaint {}", escape::terminal(&text[..at]));
            let end = u16::try_from(before.width()).unwrap_or(u16::MAX);
            let text = match lacking {
                Some(lacking) => format!("{line}   {lacking}"),
                None => line,
            };
            frame.set_cursor_position((area.x + end.min(area.width.saturating_sub(1)), area.y));
            let style = Style::new().add_modifier(Modifier::BOLD);
            return frame.render_widget(Line::styled(text, style), area);
        }
        let (text, tone) = match (&board.message, board.suggestion()) {
            (Some(message), _) => (escape::terminal(message).into_string(), Tone::Warning),
            (None, Some(command)) => (format!("x  complaint {command}"), Tone::Number),
            (None, None) => (String::new(), Tone::Dim),
        };
        frame.render_widget(Line::styled(text, self.tone(tone)), area);
    }

    fn say(self, msg: &Msg) -> String {
        self.words.say(msg)
    }

    fn tone(self, tone: Tone) -> Style {
        let plain = Style::new();
        let coloured = |colour| {
            let on = self.paint.enabled();
            if on { plain.fg(colour) } else { plain }
        };
        match tone {
            Tone::Error => coloured(Color::Red).add_modifier(Modifier::BOLD),
            Tone::Warning => coloured(Color::Yellow),
            Tone::Gone => coloured(Color::Red),
            Tone::Ok => coloured(Color::Green),
            Tone::Dim => plain.add_modifier(Modifier::DIM),
            Tone::Heading => plain.add_modifier(Modifier::BOLD),
            Tone::Number => coloured(Color::Cyan),
        }
    }
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::List => "list",
        Mode::Filter => "filter",
        Mode::Case => "case",
        Mode::Command => "command",
    }
}
