use proptest::prelude::*;

use super::*;

fn csv(bytes: &[u8]) -> Result<Register, ReadError> {
    read("a.csv", bytes.to_vec(), Asked::default())
}

fn cells(register: &Register) -> Vec<Vec<(&str, &str)>> {
    let rows = register.rows.iter();
    rows.map(|row| {
        row.cells
            .iter()
            .map(|(at, text)| (register.columns[*at].as_str(), text.as_str()))
            .collect()
    })
    .collect()
}

const CHINESE: &str = "客户名称,投诉内容\n华南电子,阻焊脱落\n";

/// A register comes in whatever it was saved in, and it is said which.
#[test]
fn encodings_are_known_by_mark_or_bytes() {
    let (gb, ..) = encoding_rs::GB18030.encode(CHINESE);
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let text = CHINESE.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(text).collect::<Vec<u8>>()
    };
    for (bytes, encoding) in [
        (CHINESE.as_bytes().to_vec(), "UTF-8"),
        (
            [b"\xef\xbb\xbf", CHINESE.as_bytes()].concat(),
            "UTF-8 (BOM)",
        ),
        (gb.into_owned(), "GB18030"),
        (wide(b"\xff\xfe", u16::to_le_bytes), "UTF-16LE"),
        (wide(b"\xfe\xff", u16::to_be_bytes), "UTF-16BE"),
        (wide(b"", u16::to_le_bytes), "UTF-16LE"),
        (wide(b"", u16::to_be_bytes), "UTF-16BE"),
    ] {
        let register = csv(&bytes).unwrap();
        assert_eq!(register.encoding, Some(encoding));
        let row = vec![("客户名称", "华南电子"), ("投诉内容", "阻焊脱落")];
        assert_eq!(cells(&register), [row], "{encoding}");
    }
    // Letters with accents are no Chinese: which encoding it is must be said.
    let latin = b"name,text\nCaf\xe9r,h\xe9l\xe0s\n";
    assert_eq!(csv(latin).unwrap_err().to_string(), "import-encoding");
    let asked = Asked {
        encoding: Some("latin1"),
        ..Asked::default()
    };
    let register = read("a.csv", latin.to_vec(), asked).unwrap();
    assert_eq!(cells(&register)[0][1], ("text", "hélàs"));
}

/// A title above the heads, heads twice or none, a row that is longer: nothing is lost without a word.
#[test]
fn heads_are_found_below_a_title() {
    let text = "客户投诉登记表,,,\n\n编号,日期,日期,\n1,a,b,c,d\n,,,\n2,,e\n";
    let register = csv(text.as_bytes()).unwrap();
    assert_eq!(register.above, ["客户投诉登记表"]);
    assert_eq!(register.columns, ["编号", "日期", "日期 #3"]);
    assert_eq!(register.rows[0].beyond, ["c", "d"]);
    let places: Vec<u64> = register.rows.iter().map(|row| row.place).collect();
    assert_eq!(places, [4, 6]);
    assert_eq!(register.rows[1].cell(2), Some("e"));
}

#[test]
fn signs_are_told_from_the_first_line() {
    let register = csv(b"a;b;c\n1;\"x;y\";3\n").unwrap();
    assert_eq!(register.sign, Some(';'));
    assert_eq!(cells(&register)[0][1], ("b", "x;y"));
    let error = csv(b"a,b\n1,\"x\n2,y\n").unwrap_err();
    assert_eq!(error, ReadError::Quote { line: 2 });
}

/// JSON and YAML: what is nested is a column under its path; a case file is taken whole.
#[test]
fn documents_are_rows() {
    let json = r#"[{"customer": {"name": "A"}, "qty": 1250.50, "tags": ["x", "y"]},
        {"complaint": "\ud83d\ude00 \/", "n": null}]"#;
    let register = read("a.json", json.into(), Asked::default()).unwrap();
    assert_eq!(
        cells(&register),
        [
            vec![("customer.name", "A"), ("qty", "1250.50"), ("tags", "x\ny")],
            vec![("complaint", "😀 /")],
        ]
    );
    let yaml = "a: 1\n---\nb: |\n  x\n  y\n---\n- c: 2\n- c: 3\n";
    let register = read("a.yaml", yaml.into(), Asked::default()).unwrap();
    assert_eq!(register.rows.len(), 4);
    assert_eq!(cells(&register)[1], [("b", "x\ny\n")]);
    let whole =
        "{\"format\":1,\"number\":\"1\",\"uid\":\"u\",\"policy\":\"p\",\"received\":\"x\"}\n[1]\n";
    let error = read("a.jsonl", whole.into(), Asked::default()).unwrap_err();
    assert_eq!(error, ReadError::NoObject { line: 2 });
    let (whole, _) = whole.split_once('\n').unwrap();
    let register = read("a.jsonl", whole.into(), Asked::default()).unwrap();
    assert!(register.rows[0].whole.is_some());
}

/// A small file that unfolds without end is refused before it takes the memory.
#[test]
fn a_workbook_is_bounded() {
    assert_eq!(
        read("a.xlsx", b"PK\x03\x04".to_vec(), Asked::default())
            .unwrap_err()
            .to_string(),
        "import-book"
    );
}

proptest! {
    /// Whatever bytes come, in whatever form they are said to be: an answer, never a panic.
    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        form in 0_usize..6,
    ) {
        let name = ["a.csv", "a.tsv", "a.xlsx", "a.json", "a.jsonl", "a.yaml"][form];
        drop(read(name, bytes, Asked::default()));
    }

    /// Every cell that a writer of CSV puts into a file comes out of it, whatever stands in it.
    #[test]
    fn every_cell_comes_through(
        rows in proptest::collection::vec(proptest::collection::vec("[^\r\u{feff}\u{0}]{0,12}", 3), 1..8),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let said: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect::<Vec<_>>())
            .filter(|row| !row.is_empty())
            .collect();
        match csv(&bytes) {
            Ok(register) => {
                let read: Vec<Vec<&str>> = cells(&register)
                    .into_iter()
                    .map(|row| row.into_iter().map(|(_, text)| text).collect())
                    .collect();
                prop_assert_eq!(read, said);
            }
            Err(error) => prop_assert!(said.is_empty(), "{error}"),
        }
    }
}
