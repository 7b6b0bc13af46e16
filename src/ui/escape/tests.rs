//! What a case cannot do to any place its text goes to.

use super::texts::*;
use super::{Markdown, Safe, Terminal, json_pieces};
use crate::safe;
use std::io;

/// The runner takes `##[…]` for a command wherever it stands, `::…::` at the start of a line.
#[test]
fn a_log_holds_no_command() {
    for text in [
        "##[set-env name=x]y",
        "a ##[error]",
        "::set-output name=x::y",
        "  ::stop-commands::x",
    ] {
        let safe = workflow_log(text);
        assert!(
            !safe.contains("##[") && !safe.trim_start().starts_with("::"),
            "{safe}"
        );
    }
    assert_eq!(workflow_data("50%\n\u{1b}[2J"), "50%25%0A\\u{1b}[2J");
    assert_eq!(workflow_data("x\n##[error]y"), "x%0A#\\u{23}[error]y");
}

#[test]
fn json_stays_the_same_json() {
    let text = serde_json::to_string_pretty(&["客诉\u{202e}\u{e0001}", "a\u{85}b"]).unwrap();
    let safe = json(&text);
    assert!(
        !safe.contains(['\u{202e}', '\u{e0001}', '\u{85}']),
        "{safe}"
    );
    let read = |text: &str| serde_json::from_str::<Vec<String>>(text).unwrap();
    assert_eq!(read(&safe), read(&text));
}

#[test]
fn a_case_cannot_steer_a_terminal() {
    assert_eq!(
        terminal("\u{1b}[2J\u{7}\u{9b}31m\0"),
        "\\u{1b}[2J\\u{7}\\u{9b}31m\\u{0}"
    );
    assert_eq!(terminal("a\r\nb\tc"), "a\\r\\nb\\tc");
    assert_eq!(
        terminal("\u{202e}tluafed\u{202c}"),
        "\\u{202e}tluafed\\u{202c}"
    );
    assert_eq!(
        terminal("\u{2066}x\u{2069}\u{2028}"),
        "\\u{2066}x\\u{2069}\\u{2028}"
    );
    assert_eq!(terminal("a\u{200b}b\u{feff}"), "a\\u{200b}b\\u{feff}");
    assert_eq!(terminal("阻焊脱落 ✔️ C:\\x"), "阻焊脱落 ✔️ C:\\x");
    assert_eq!(terminal(&terminal("\u{1b}\n")), terminal("\u{1b}\n"));
}

#[test]
fn lines_stay_lines_and_nothing_else_moves_the_cursor() {
    let lines: Vec<_> = terminal_lines("a\r\nb\rc\n\n").collect();
    assert_eq!(lines, ["a", "b\\rc", ""]);
}

#[test]
fn a_case_cannot_write_markdown() {
    assert_eq!(markdown("a|b\nc"), "a\\|b c");
    assert_eq!(
        markdown("`x y` *y* _z_ ~w~"),
        "\\`x y\\` \\*y\\* \\_z\\_ \\~w\\~"
    );
    assert_eq!(markdown("`stage.a_b-1` *y*"), "`stage.a_b-1` \\*y\\*");
    assert_eq!(markdown("``x` `@a` `y"), "\\``x` \\`\\@&#8203;a\\` \\`y");
    assert_eq!(markdown("<img src=x>&amp;"), "&lt;img src=x&gt;&amp;amp;");
    assert_eq!(markdown("[a](b) ![c](d)"), "\\[a\\](b) \\!\\[c\\](d)");
    assert_eq!(markdown("- x"), "\\- x");
    assert_eq!(markdown("12. x"), "12\\. x");
    assert_eq!(markdown("\u{202e}"), "\\u{202e}");
}

#[test]
fn a_case_cannot_notify_people_or_link() {
    assert_eq!(markdown("@ops"), "\\@&#8203;ops");
    assert_eq!(markdown("see #12 !3"), "see \\#&#8203;12 \\!&#8203;3");
    assert_eq!(markdown("GH-12 a-1"), "GH\\-&#8203;12 a-1");
    assert_eq!(
        comment_html("@a <b> GH-1 #2"),
        "&#64;&#8203;a &#60;b&#62; GH-&#8203;1 &#35;&#8203;2"
    );
    assert_eq!(markdown("!12"), "\\!&#8203;12");
    assert_eq!(markdown("http://a.b"), "http:&#8203;//a.b");
    assert_eq!(markdown("a www.b.c"), "a w&#8203;ww.b.c");
}

#[test]
fn a_case_cannot_write_to_a_chat_what_it_reads_as_markup() {
    assert_eq!(
        chat("**a** <@all> [b](http://c)"),
        "＊＊a＊＊ ＜＠all＞ ［b］(http：//c)"
    );
    assert_eq!(
        slack("<!channel> *a* & @b"),
        "&lt;！channel&gt; ＊a＊ &amp; ＠b"
    );
    assert_eq!(chat("- a\n# b\t1. c"), "－ a ＃ b 1. c");
    assert_eq!(chat("1. a-b www.c"), "1． a-b ｗww.c");
    assert_eq!(chat("\u{202e}阻焊\u{1b}"), "\\u{202e}阻焊\\u{1b}");
    assert_eq!(chat("PO-8831 50% a_b"), "PO-8831 50% a＿b");
}

#[test]
fn a_case_cannot_add_workflow_commands() {
    assert_eq!(workflow_data("50%\r\n::error::x"), "50%25\\r%0A::error::x");
    assert_eq!(workflow_property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
}

#[test]
fn a_case_cannot_plant_a_formula() {
    for formula in ["=1+1", "+1", "-1", "@x", "\t=1", "\n=1", "＝1"] {
        assert_eq!(spreadsheet(formula), format!("'{formula}"));
    }
    assert_eq!(spreadsheet("\r=1"), "'\\r=1");
    assert_eq!(
        spreadsheet("a\r\nb\u{1b}[2J\u{202e}"),
        "a\nb\\u{1b}[2J\\u{202e}"
    );
    assert_eq!(spreadsheet("a=1"), "a=1");
    assert_eq!(spreadsheet(""), "");
}

#[test]
fn a_case_cannot_break_a_calendar() {
    assert_eq!(calendar("a;b,c:\"d\""), "a\\;b\\,c:\"d\"");
    assert_eq!(calendar("C:\\n\\"), "C:\\\\n\\\\");
    assert_eq!(calendar("a\r\nEND:VEVENT\nb\n"), "a\\nEND:VEVENT\\nb");
    assert_eq!(
        calendar("\r\u{1b}\u{202e}\t\u{85}"),
        "\\\\r\\\\u{1b}\\\\u{202e}\\\\t\\\\u{85}"
    );
    assert_eq!(calendar(""), "");
}

#[test]
fn a_case_cannot_write_typst() {
    assert_eq!(
        typst("#eval(\"1\") $x$ *b* _i_ `c` @ref <l> [a] \\ // c"),
        "\\#eval\\(\\\"1\\\"\\) \\$x\\$ \\*b\\* \\_i\\_ \\`c\\` \\@ref \\<l\\> \\[a\\] \\\\ \\/\\/ c"
    );
    assert_eq!(typst("= a\n- b"), "\\= a\\\\n\\- b");
    assert_eq!(
        typst("https://a.b ~ -- ..."),
        "https\\:\\/\\/a\\.b \\~ \\-\\- \\.\\.\\."
    );
    assert_eq!(typst("\u{202e}阻焊"), "\\\\u\\{202e\\}阻焊");
}

#[test]
fn a_case_cannot_break_xml() {
    assert_eq!(
        xml("<a b=\"c\" d='e'>&"),
        "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;"
    );
    assert_eq!(xml("a\u{0}\u{1b}\u{ffff}b\n\t\r"), "ab&#10;&#9;&#13;");
    assert_eq!(xml("]]>"), "]]&gt;");
}

/// A text of a person is escaped where it is put, once; what was escaped for the place is not again.
#[test]
fn pieces_are_escaped_once() {
    let odd = "a|b".to_owned();
    let bold: Safe<Markdown> = safe!("**{}**", odd);
    assert_eq!(bold, "**a\\|b**");
    let line: Safe<Markdown> = safe!("- {} {}: {}\n", bold, 3, "{}*");
    assert_eq!(line, "- **a\\|b** 3: {}\\*\n");
    let shown: Safe<Terminal> = safe!("{}", "\u{1b}[2J");
    assert_eq!(shown, "\\u{1b}[2J");
}

/// Piece by piece it is the same, wherever a piece ends.
#[test]
fn json_in_pieces_is_the_same_json() {
    let values: Vec<String> = (0..9000)
        .map(|n| format!("客诉{n}\u{202e}\u{85}"))
        .collect();
    let (mut all, mut pieces) = (String::new(), 0);
    let taken = json_pieces(&values, |piece| {
        all.push_str(piece);
        pieces += 1;
        Ok(())
    });
    taken.unwrap();
    let whole = serde_json::to_string_pretty(&values).unwrap();
    assert_eq!(all, format!("{}\n", json(&whole)));
    assert!(pieces > 2, "{pieces}");
    let refused = json_pieces(&values, |_| Err(io::ErrorKind::BrokenPipe.into()));
    assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
}
