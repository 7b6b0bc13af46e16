//! What a commit says was done, on one line.

use crate::domain::msg::Msg;
use crate::ui::width;
use crate::ui::words::Words;

/// The width of a subject at most, in columns of a terminal.
pub const WIDTH: usize = 72;

/// `261105 resolve: return 420 pcs, loss 1,050.00`, cut to [`WIDTH`]; without a number where it is
/// about several cases. Of facts it takes the figures alone.
pub fn line(words: &Words, number: &str, action: &str, briefs: &[Msg]) -> String {
    let head = format!("{number} {action}").trim_start().to_owned();
    let briefs: Vec<String> = briefs.iter().map(|brief| words.say(brief)).collect();
    let briefs = words.join(&briefs);
    let whole = if briefs.is_empty() {
        head
    } else {
        format!("{head}: {briefs}")
    };
    width::cut(&whole, WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::msg;
    use crate::ui::lang::Lang;
    use unicode_width::UnicodeWidthStr as _;

    /// A subject is one line of at most 72 columns, Chinese counted as two.
    #[test]
    fn a_subject_is_cut_by_its_width() {
        let to = |lang, name: &str| {
            let to = msg!("story-to", to = name);
            line(&Words::new(lang), "261105", "assign", &[to])
        };
        let said = to(Lang::Zh, &"部".repeat(50));
        assert!(said.ends_with('…'), "{said}");
        assert!((WIDTH - 1..=WIDTH).contains(&said.width()), "{said}");
        let said = to(Lang::En, &"x".repeat(WIDTH - "261105 assign: to ".len()));
        assert!(said.ends_with('x') && said.width() == WIDTH, "{said}");
        let said = line(&Words::new(Lang::En), "261105", "note", &[]);
        assert_eq!(said, "261105 note");
        // Habit 6: a name from the staff file cannot begin another line or a trailer.
        assert!(!to(Lang::En, "a\n\nSigned-off-by: x").contains('\n'));
    }
}
