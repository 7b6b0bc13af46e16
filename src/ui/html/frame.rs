//! What stands around everything on a page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::text::Text;
use crate::domain::digest::integrity;
use crate::ui::escape::{Safe, Xml};
use crate::ui::lang::Lang;

/// How pages look: light and dark, and on A4.
const STYLE: &str = include_str!("page.css");
/// What sorts a table where scripts are allowed.
const SCRIPT: &str = include_str!("page.js");

/// A page with its title and what leads back from it, each with its name and where it leads.
pub fn page(lang: Lang, title: &str, back: &[(String, String)], body: &Markup) -> Safe<Xml> {
    // Nothing but this style and this script is let in.
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        integrity(STYLE.as_bytes()),
        integrity(SCRIPT.as_bytes())
    );
    let whole = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(PreEscaped(policy.as_str()));
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (Text(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @if !back.is_empty() {
                    nav.back {
                        @for (name, to) in back {
                            a href=(Text(to)) { (Text(name)) }
                        }
                    }
                }
                main {
                    h1 { (Text(title)) }
                    (body)
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Safe::drawn(whole.into_string() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The policy lets in what the page holds: its digests are those of the style and the script, and
    /// neither ends its own element.
    #[test]
    fn the_policy_knows_the_style_and_the_script() {
        let page = page(Lang::En, "x", &[], &html! {});
        for (text, end) in [(STYLE, "</style"), (SCRIPT, "</script")] {
            assert!(page.contains(&integrity(text.as_bytes())) && page.contains(text));
            assert!(!text.to_lowercase().contains(end));
        }
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
