//! What stands on the terminal while a question is open: drawn anew with each key, gone with the
//! answer.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::ui::escape;

/// Rows of text, ready for the terminal, and where the cursor stands among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The rows, none wider than the terminal.
    pub rows: Vec<String>,
    /// Row and column of the cursor.
    pub cursor: (usize, usize),
}

impl Frame {
    /// A question with the text typed behind it, or below it where it is long; `at` is the byte
    /// before which the cursor stands.
    pub fn typed(label: &str, (text, at): (&str, usize), width: usize) -> Self {
        let label = escape::terminal(label).into_string();
        let apart = label.width() * 2 > width || text.contains('\n');
        let mut frame = Self::default();
        let mut row = label + " ";
        let mut used = row.width();
        if apart {
            frame.wrapped(&row, width);
            (row, used) = (INDENT.to_owned(), INDENT.width());
        }
        for (i, c) in text.char_indices() {
            if i == at {
                frame.cursor = (frame.rows.len(), used);
            }
            let shown = if c == '\n' {
                String::new()
            } else {
                escape::terminal(c.encode_utf8(&mut [0; 4])).into_string()
            };
            if c == '\n' || used + shown.width() > width {
                frame.rows.push(std::mem::take(&mut row));
                row.push_str(INDENT);
                used = INDENT.width();
            }
            if i == at && c != '\n' {
                frame.cursor = (frame.rows.len(), used);
            }
            used += shown.width();
            row.push_str(&shown);
        }
        if at >= text.len() {
            frame.cursor = (frame.rows.len(), used);
        }
        frame.rows.push(row);
        frame
    }

    /// Adds text below, on as many rows as it takes.
    pub fn wrapped(&mut self, text: &str, width: usize) {
        let (mut row, mut used) = (String::new(), 0);
        for word in text.split_inclusive([' ', '，', '。', '；', '、']) {
            if used > 0 && used + word.trim_end().width() > width {
                self.rows.push(std::mem::take(&mut row));
                used = 0;
            }
            let mut word = word;
            while used + word.trim_end().width() > width {
                let fits = crate::ui::width::fitting(word, width - used);
                row.push_str(fits);
                self.rows.push(std::mem::take(&mut row));
                (word, used) = (&word[fits.len()..], 0);
            }
            row.push_str(word);
            used += word.width();
        }
        self.rows.push(row);
    }

    /// As much of it as fits on so many rows, the cursor's among them.
    pub fn within(mut self, height: usize) -> Self {
        let height = height.max(1);
        if self.rows.len() > height {
            let first = (self.cursor.0 + 1).saturating_sub(height);
            self.rows = self.rows.drain(first..).take(height).collect();
            self.cursor.0 -= first;
        }
        self
    }
}

/// What stands before every row of a text but the first.
const INDENT: &str = "  ";

/// What is drawn, so that it can be drawn anew.
#[derive(Debug, Default)]
pub struct Screen {
    /// The cursor's row, where something is drawn.
    drawn: Option<usize>,
}

impl Screen {
    /// What takes the frame before away and shows this one.
    pub fn draw(&mut self, frame: &Frame) -> String {
        let mut out = self.erase();
        out.push_str(&frame.rows.join("\r\n"));
        let (row, column) = frame.cursor;
        let up = frame.rows.len().saturating_sub(row + 1);
        if up > 0 {
            // Writing to a String cannot fail.
            let _ = write!(out, "\x1b[{up}A");
        }
        out.push('\r');
        if column > 0 {
            let _ = write!(out, "\x1b[{column}C");
        }
        self.drawn = Some(row);
        out
    }

    /// What takes the frame away.
    pub fn erase(&mut self) -> String {
        match self.drawn.take() {
            Some(0) => "\r\x1b[J".to_owned(),
            Some(row) => format!("\x1b[{row}A\r\x1b[J"),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wide characters count twice, a text goes on below itself, and the cursor is where the next
    /// character goes.
    #[test]
    fn a_text_is_laid_out_in_columns() {
        let frame = Frame::typed("客户？", ("华南电子", 6), 20);
        assert_eq!(frame.rows, ["客户？ 华南电子"]);
        assert_eq!(frame.cursor, (0, 11));
        let frame = Frame::typed("客户？", ("华南电子有限公司", 24), 20);
        assert_eq!(frame.rows, ["客户？ 华南电子有限", "  公司"]);
        assert_eq!(frame.cursor, (1, 6));
        let frame = Frame::typed("What happened?", ("a\nbc", 2), 20);
        assert_eq!(frame.rows, ["What happened? ", "  a", "  bc"]);
        assert_eq!(frame.cursor, (2, 2));
        let frame = Frame::typed("x?", ("\u{202e}", 0), 20);
        assert_eq!(frame.rows, ["x? \\u{202e}"]);
    }

    #[test]
    fn a_frame_fits_the_terminal() {
        let rows: Vec<String> = (0..9).map(|n| n.to_string()).collect();
        let cursor = (7, 0);
        let frame = Frame { rows, cursor }.within(3);
        assert_eq!(frame.rows, ["5", "6", "7"]);
        assert_eq!(frame.cursor, (2, 0));
        let mut frame = Frame::default();
        frame.wrapped("one two three 阻焊脱落阻焊脱落", 9);
        assert_eq!(frame.rows, ["one two ", "three ", "阻焊脱落", "阻焊脱落"]);
    }

    /// What was drawn is taken away before anything else is.
    #[test]
    fn a_frame_takes_the_place_of_the_one_before() {
        let mut screen = Screen::default();
        let rows = vec!["a".to_owned(), "b".to_owned()];
        let frame = Frame {
            rows,
            cursor: (1, 1),
        };
        assert_eq!(screen.draw(&frame), "a\r\nb\r\x1b[1C");
        assert_eq!(screen.draw(&frame), "\x1b[1A\r\x1b[Ja\r\nb\r\x1b[1C");
        assert_eq!(screen.erase(), "\x1b[1A\r\x1b[J");
        assert_eq!(screen.erase(), "");
    }
}
