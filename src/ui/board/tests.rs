//! Keys in, screens out.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_width::UnicodeWidthStr as _;

use super::state::{Act, Board, Detail, Entry};
use super::view::{View, page_width};
use crate::ui::lang::Lang;
use crate::ui::paint::{Paint, Tone};
use crate::ui::words::Words;

fn entry(number: &str, name: &str, left: &str, more: &str) -> Entry {
    Entry {
        number: number.into(),
        name: name.into(),
        owner: "质量管理部".into(),
        left: (left.into(), Some(Tone::Error)),
        more: more.into(),
    }
}

fn board() -> Board {
    let mut board = Board::default();
    board.load(vec![
        entry("261104", "华南电子", "迟 12 天", "阻焊脱落"),
        entry(
            "261103",
            "一家名称特别长的电子材料股份有限公司",
            "还剩 2 天",
            "",
        ),
        entry("261105", "evil\u{1b}[31m\u{202e}name", "还剩 3 天", "qfp"),
    ]);
    board.tell(Detail {
        page: "261104 · 阻焊脱落\n  客户  华南电子\n\n时限\n  overall".into(),
        next: vec![
            "investigate 261104 --outcome …".into(),
            "hold 261104 --reason …".into(),
        ],
    });
    board
}

fn drawn(board: &Board, (width, height): (u16, u16), lang: Lang) -> Vec<String> {
    let words = Words::new(lang);
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let view = View {
        words: &words,
        paint: Paint::new(false),
    };
    terminal.draw(|frame| view.draw(frame, board)).unwrap();
    let buffer = terminal.backend().buffer();
    let lines = buffer.content().chunks(usize::from(width)).map(|cells| {
        let mut hidden = 0;
        let seen = cells.iter().filter(|cell| {
            let shown = hidden == 0;
            hidden = if shown {
                cell.symbol().width().saturating_sub(1)
            } else {
                hidden - 1
            };
            shown
        });
        let line: String = seen.map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned()
    });
    lines.collect()
}

fn play(board: &mut Board, keys: &str) -> Act {
    let mut last = Act::Draw;
    for c in keys.chars() {
        let code = match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '\u{8}' => KeyCode::Backspace,
            '\u{1b}' => KeyCode::Esc,
            '↓' => KeyCode::Down,
            '↑' => KeyCode::Up,
            c => KeyCode::Char(c),
        };
        last = board.key(KeyEvent::new(code, KeyModifiers::NONE));
    }
    last
}

#[test]
fn the_list_stands_beside_the_case() {
    let screen = drawn(&board(), (80, 8), Lang::Zh);
    insta::assert_snapshot!(screen.join("\n"));
}

#[test]
fn a_narrow_screen_holds_the_list_alone() {
    let screen = drawn(&board(), (40, 8), Lang::En);
    insta::assert_snapshot!(screen.join("\n"));
}

/// Text of a case is data: nothing of it steers the terminal.
#[test]
fn what_a_case_says_steers_nothing() {
    let screen = drawn(&board(), (80, 8), Lang::En).join("\n");
    assert!(screen.contains("evil"));
    assert!(!screen.contains(['\u{1b}', '\u{202e}']), "{screen}");
}

#[test]
fn the_filter_narrows_and_esc_takes_it_back() {
    let mut board = board();
    play(&mut board, "/QFP\n");
    let shown: Vec<&str> = board.shown().map(|entry| entry.number.as_str()).collect();
    assert_eq!(shown, ["261105"]);
    assert_eq!(play(&mut board, "\u{1b}"), Act::Draw);
    assert_eq!(board.shown().count(), 3);
    assert_eq!(board.chosen().unwrap().number, "261105");
    assert_eq!(play(&mut board, "\u{1b}"), Act::Quit);
}

#[test]
fn the_chosen_case_stays_chosen_when_the_list_changes() {
    let mut board = board();
    play(&mut board, "↓↓↓");
    assert_eq!(board.chosen().unwrap().number, "261105");
    board.load(vec![
        entry("261105", "a", "", ""),
        entry("261199", "b", "", ""),
    ]);
    assert_eq!(board.chosen().unwrap().number, "261105");
    board.load(vec![entry("261199", "b", "", "")]);
    assert_eq!(board.chosen().unwrap().number, "261199");
    board.load(Vec::new());
    assert_eq!(board.chosen(), None);
    play(&mut board, "↓↑x\ne");
}

/// Nothing runs that was not shown, and nothing that lacks something.
#[test]
fn a_command_is_looked_over_before_it_runs() {
    let mut board = board();
    assert_eq!(play(&mut board, "x\n"), Act::Draw);
    let screen = drawn(&board, (80, 8), Lang::En).join("\n");
    assert!(screen.contains("complaint investigate 261104 --outcome …   fill in every …"));
    let run = play(&mut board, "\u{8}upheld\n");
    assert_eq!(run, Act::Run("investigate 261104 --outcome upheld".into()));
    assert_eq!(
        play(&mut board, "x\t\u{8}x\n"),
        Act::Run("hold 261104 --reason x".into())
    );
    assert_eq!(play(&mut board, "e"), Act::Run("edit 261104".into()));
}

#[test]
fn the_case_takes_the_screen_and_scrolls() {
    let mut board = board();
    play(&mut board, "\n↓↓↓");
    let screen = drawn(&board, (80, 8), Lang::Zh).join("\n");
    assert!(
        screen.contains("时限") && !screen.contains("华南电子"),
        "{screen}"
    );
    play(&mut board, "↓↓↓↓↓↓↓↓↓");
    assert_eq!(board.scroll, 4);
    assert_eq!(page_width(80, board.mode), 79);
}
