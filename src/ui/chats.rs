//! What is sent to a chat: the body of a web hook's request, in the form and the markup that the chat
//! takes, no longer than it may be. A text that is longer goes out in several messages.

use serde_json::{Value, json};

use super::escape::{Any, Chat as Full, Safe, Slack};
use super::memo::{Item, Memo, Part};
use crate::safe;

/// A chat that takes messages by a web hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chat {
    /// WeCom (企业微信): the group robot's `markdown`.
    Wecom,
    /// DingTalk (钉钉): the custom robot's `markdown`.
    Dingtalk,
    /// Slack: an incoming web hook's `text`, in its `mrkdwn`.
    Slack,
}

impl Chat {
    /// The bodies of the messages that say it, in order, each to be sent by itself.
    pub fn bodies(self, memo: &Memo) -> Vec<Value> {
        let texts = self.texts(memo).into_iter();
        texts.map(|text| self.body(&memo.title, &text)).collect()
    }

    /// The most bytes of text a message may have: WeCom documents 4,096, DingTalk 20,000 for the whole
    /// request, Slack 40,000 signs for a text, of which it advises to use a tenth.
    fn room(self) -> usize {
        match self {
            Self::Wecom => 4_096,
            Self::Dingtalk => 16_000,
            Self::Slack => 4_000,
        }
    }

    fn body(self, title: &str, text: &Safe<Any>) -> Value {
        let text: &str = text;
        match self {
            Self::Wecom => json!({"msgtype": "markdown", "markdown": {"content": text}}),
            Self::Dingtalk => json!({
                "msgtype": "markdown",
                "markdown": {"title": Safe::<Full>::of(title).into_string(), "text": text},
                "at": {"isAtAll": false},
            }),
            Self::Slack => json!({
                "text": text,
                "mrkdwn": true,
                "unfurl_links": false,
                "unfurl_media": false,
            }),
        }
    }

    fn safe(self, text: &str) -> Safe<Any> {
        match self {
            Self::Wecom | Self::Dingtalk => Safe::<Full>::of(text).erased(),
            Self::Slack => Safe::<Slack>::of(text).erased(),
        }
    }

    fn bold(self, text: &str) -> Safe<Any> {
        let text = self.safe(text);
        match self {
            Self::Wecom | Self::Dingtalk => safe!("**{}**", text),
            Self::Slack => safe!("*{}*", text),
        }
    }

    fn title(self, text: &str) -> Safe<Any> {
        match self {
            Self::Wecom | Self::Dingtalk => safe!("### {}", self.safe(text)),
            Self::Slack => self.bold(text),
        }
    }

    /// A case with its commands; what stands in one of them is never parted.
    fn item(self, item: &Item) -> Safe<Any> {
        let (number, text) = (self.bold(&item.number), self.safe(&item.text));
        let sign = Safe::ours(match self {
            Self::Wecom => ">",
            Self::Dingtalk => "-",
            Self::Slack => "•",
        });
        let commands = item.commands.iter();
        let commands = commands.map(|command| safe!("\n> `{}`", self.safe(command)));
        let commands = Safe::join(commands, "");
        safe!("{} {} {}{}", sign, number, text, commands)
    }

    /// The lines, in messages that have room for them, each under the title.
    fn texts(self, memo: &Memo) -> Vec<Safe<Any>> {
        let title = self.title(&memo.title);
        let lines = memo.parts.iter().flat_map(|part| match part {
            Part::Heading(text) => vec![self.bold(text)],
            Part::Paragraph(text) => vec![self.safe(text)],
            Part::Items(items) => items.iter().map(|item| self.item(item)).collect(),
        });
        let title = cut(&title, self.room() / 4);
        let room = self.room() - title.len();
        let mut texts = Vec::new();
        let mut text = title.clone();
        for line in lines {
            let line = safe!("{}{}", Safe::ours(APART), cut(&line, room - APART.len()));
            if text.len() + line.len() > self.room() {
                texts.push(std::mem::replace(&mut text, title.clone()));
            }
            text.push(&line);
        }
        texts.push(text);
        texts
    }
}

/// What parts two lines: DingTalk joins lines that one line break parts.
const APART: &str = "\n\n";

/// A text of at most so many bytes; where it is cut, that is shown.
fn cut(text: &Safe<Any>, most: usize) -> Safe<Any> {
    const DOTS: &str = "…";
    if text.len() <= most {
        return text.clone();
    }
    let ends = text.char_indices().map(|(i, _)| i);
    let end = ends.take_while(|i| i + DOTS.len() <= most).last();
    safe!("{}{}", text.cut(end.unwrap_or(0)), Safe::ours(DOTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Chat; 3] = [Chat::Wecom, Chat::Dingtalk, Chat::Slack];

    fn memo(text: &str, items: usize) -> Memo {
        let item = |n: usize| Item {
            number: format!("2611{n:02}"),
            text: text.to_owned(),
            commands: vec!["complaint register 261101".to_owned()],
        };
        Memo {
            title: "催办单".to_owned(),
            parts: vec![Part::Items((1..=items).map(item).collect())],
        }
    }

    fn text(chat: Chat, body: &Value) -> String {
        let text = match chat {
            Chat::Wecom => &body["markdown"]["content"],
            Chat::Dingtalk => &body["markdown"]["text"],
            Chat::Slack => &body["text"],
        };
        text.as_str().unwrap().to_owned()
    }

    /// Nothing is lost where a message has no room: each case stands in one of them, each under the
    /// title, and none is longer than the chat takes.
    #[test]
    fn what_has_no_room_goes_out_in_several() {
        for chat in ALL {
            let bodies = chat.bodies(&memo(&"阻焊脱落".repeat(40), 60));
            assert!(bodies.len() > 1, "{chat:?}");
            let texts: Vec<String> = bodies.iter().map(|body| text(chat, body)).collect();
            for text in &texts {
                assert!(
                    text.len() <= chat.room() && text.contains("催办单"),
                    "{text}"
                );
            }
            let all = texts.concat();
            for n in 1..=60 {
                assert_eq!(
                    all.matches(&format!("2611{n:02}*")).count(),
                    1,
                    "{chat:?} {n}"
                );
            }
            let one = chat.bodies(&memo(&"长".repeat(20_000), 1));
            assert!(text(chat, one.last().unwrap()).ends_with('…'));
        }
    }

    /// A text of a case can neither call people nor begin a link, a heading or a quotation.
    #[test]
    fn a_text_of_a_case_is_no_markup() {
        let odd = "<@all> <!channel> @ops [a](http://b.c) ![x](y) **z** `q` <font color=\"x\"> & ~s~ _i_ \
            www.b.c\n# h\n> q";
        for chat in ALL {
            let body = text(chat, &chat.bodies(&memo(odd, 1))[0]);
            let line = body.lines().find(|line| line.contains("261101")).unwrap();
            let case = line.split_once("261101").unwrap().1.trim_start_matches('*');
            let signs = case
                .replace("&amp;", "")
                .replace("&lt;", "")
                .replace("&gt;", "");
            assert!(
                !signs.contains(['<', '>', '@', '[', ']', '*', '`', '~', '_', '#', '&']),
                "{chat:?}: {case}"
            );
            assert!(!case.contains("://") && !case.contains("www."), "{case}");
            assert_eq!(
                body.lines().filter(|line| line.starts_with('#')).count(),
                usize::from(chat != Chat::Slack)
            );
        }
    }
}
