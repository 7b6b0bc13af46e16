//! Text on a page.

use maud::Render;

use crate::ui::escape;

/// Text that may come from a case: no markup, and what shows nothing or steers is made visible.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a>(pub &'a str);

impl Render for Text<'_> {
    fn render_to(&self, out: &mut String) {
        for c in self.0.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => escape::push_visible(out, c),
            }
        }
    }
}

/// The same of several lines, each on its own.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a>(pub &'a str);

impl Render for Lines<'_> {
    fn render_to(&self, out: &mut String) {
        for (i, line) in self.0.trim_end().lines().enumerate() {
            if i > 0 {
                out.push_str("<br>");
            }
            Text(line).render_to(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    /// A case writes neither markup nor what reorders or hides the text beside it.
    #[test]
    fn text_is_text() {
        let text = html! { p title=(Text("\"><x>")) { (Text("<b>&'\u{202e}\u{1b}")) } };
        assert_eq!(
            text.into_string(),
            "<p title=\"&quot;&gt;&lt;x&gt;\">&lt;b&gt;&amp;&#39;\\u{202e}\\u{1b}</p>"
        );
        let lines = html! { (Lines("a\n<br>\n")) }.into_string();
        assert_eq!(lines, "a<br>&lt;br&gt;");
    }
}
