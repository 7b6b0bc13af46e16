//! What is complained of most: the groups by their complaints, and the few that make up 80 %.

use super::grid::Grid;
use super::speaking::{NOTHING, Speaking};
use crate::msg;
use crate::report::groups::Group;
use crate::report::improvement::Bar;

/// The table of one kind of group.
pub fn grid(group: Group, bars: &[Bar], speaking: &Speaking) -> Grid {
    let say = |msg| speaking.names.words.say(&msg);
    let columns = [
        (msg!("report-group"), false),
        (msg!("report-received"), true),
        (msg!("report-cumulated"), true),
        (msg!("report-vital"), false),
    ];
    let row = |bar: &Bar| {
        vec![
            match &bar.name {
                Some(name) => speaking.member(group, Some(name)),
                None => NOTHING.to_owned(),
            },
            bar.count.to_string(),
            format!("{} %", bar.cumulated),
            if bar.vital {
                "●".to_owned()
            } else {
                String::new()
            },
        ]
    };
    let title = say(group.named());
    Grid {
        title: say(msg!("report-pareto", group = title)),
        columns: columns.map(|(head, right)| (say(head), right)).into(),
        rows: bars.iter().map(row).collect(),
    }
}
