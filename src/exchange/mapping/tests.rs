use proptest::prelude::*;

use super::*;

const MAPPING: &str = r#"
policy = "manufacturing"
zone = "America/New_York"
dates = "M/D/Y"

[columns]
"客户名称" = "customer.name"
"渠道" = { to = "channel", values = { "来人" = "visit" } }
"不良/总数" = { to = ["product.defective", "product.quantity"], unit = "kg" }
"开/关" = { to = ["x-a", "x-b"], by = " - " }
"备注" = false
"线别" = "product.x-line"
"单号" = "number"
"结案" = { to = "closing.at", dates = "D/M/Y" }

[defaults]
class = "quality-abnormal"
"#;

fn said(text: &str) -> Mapping {
    read(text).unwrap_or_else(|unread| match unread {
        read::Unread::Syntax(faults) => panic!("{faults:?}"),
        read::Unread::Fields(faults) => panic!("{faults:?}"),
    })
}

/// What is drafted is read as what it was drafted from, whatever stands in heads and words.
#[test]
fn a_draft_reads_back() {
    let mapping = said(MAPPING);
    assert_eq!(mapping.columns.len(), 8);
    assert!(mapping.column("备注").unwrap().to.is_empty());
    assert_eq!(mapping.column("不良 总数").unwrap().to.len(), 2);
    let text = draft(&mapping, "a\nb", |column| {
        Some(format!("{}\n[x]", column.head))
    });
    let again = said(&text);
    assert_eq!(again.columns, mapping.columns, "{text}");
    assert_eq!((again.zone, again.dates), (mapping.zone, mapping.dates));
    assert_eq!(again.defaults, mapping.defaults);
}

/// Everything wrong is told at once, where it stands.
#[test]
fn what_means_nothing_is_told_with_its_place() {
    let text = "dates = \"M-D\"\nfoo = 1\n[columns]\na = \"customer.nmae\"\nb = { by = \"\" }\n";
    let Err(read::Unread::Fields(faults)) = read(text) else {
        panic!()
    };
    let told: Vec<String> = faults.iter().map(|it| it.path.to_string()).collect();
    assert_eq!(
        told,
        ["dates", "foo", "columns.a", "columns.b.to", "columns.b.by"]
    );
}

/// A column without a place has a key that any YAML reader takes, whatever it is called.
#[test]
fn a_column_without_a_place_has_a_key() {
    for (head, key) in [
        ("线别", "x-线别"),
        ("ZIP code", "x-zip-code"),
        (" =cmd|' /C calc'!A0 ", "x-cmd-c-calc-a0"),
        ("--", "x-column"),
        ("a: b #c", "x-a-b-c"),
    ] {
        assert_eq!(Target::own(head).text(), key);
    }
}

proptest! {
    #[test]
    fn any_text_is_a_mapping_or_refused(text in "\\PC{0,200}") {
        drop(read(&text));
    }

    #[test]
    fn any_head_survives_a_draft(head in "[^\u{0}]{1,20}", word in ".{0,10}") {
        let mut column = Column::new(&head, Target::own(&head));
        column.values.insert(word.clone(), word);
        let mapping = Mapping { columns: vec![column], ..Mapping::default() };
        let text = draft(&mapping, "", |column| Some(column.head.clone()));
        match read(&text) {
            Ok(again) => prop_assert_eq!(again.columns, mapping.columns),
            // What no TOML holds.
            Err(_) => prop_assert!(text.contains('\r') || text.chars().any(char::is_control), "{text:?}"),
        }
    }
}
