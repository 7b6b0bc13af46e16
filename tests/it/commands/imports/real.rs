//! Registers in the columns of real ones, their values invented.

use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::with;
use crate::common::Scene;

/// Rows of a register, and what has to stand in the case of the second row.
struct Real {
    policy: &'static str,
    heads: &'static str,
    row: fn(usize) -> String,
    holds: &'static [&'static str],
}

fn film(n: usize) -> String {
    format!(
        "KS-26{n:03},2026/11/{},2026-10-{:02} 08:00,华南包装（苏州）有限公司,BOPP-18,18μm,A{n},\"1,250.5kg\",2号线,甲班,M3,L26{n:02},膜面晶点,退货",
        n + 1,
        n + 1
    )
}

fn tracking(n: usize) -> String {
    format!(
        "CC2611-{n},ACME,2026.11.{:02},PCB-4L,孔偏,35/5000,F-12,PCB-4L-B,11月20日",
        n + 1
    )
}

fn machine(n: usize) -> String {
    format!(
        "{n},2026年11月{}日,45,HT-{n},2026年9月20日,某用户,0757-20001926,异响,2",
        n + 1
    )
}

fn bank(n: usize) -> String {
    let via = ["Phone", "Web", "Fax", "Referral", "Postal mail"][n % 5];
    format!(
        "7/{}/2013,Mortgage,Fixed,\"Opening, closing\",,A Bank,VA,6106,N/A,{via},7/30/2013,Closed,Yes,No",
        20 + n
    )
}

fn city(n: usize) -> String {
    let closed = if n == 1 { "3/15/2025 2:10" } else { "" };
    format!(
        "6434546{n},3/14/2025 1:2{n},{closed},NYPD,Police,Dead Animal,Cat,Street,BROOKLYN,Open,,3/14/2025 1:59,05 BROOKLYN,BROOKLYN"
    )
}

const REAL: [Real; 5] = [
    Real {
        policy: "manufacturing",
        heads: "编号,投诉日期,生产日期,客户名称,型号,厚度,卷号,数量,线别,班次,机台,批号,投诉内容,客户要求",
        row: film,
        holds: &[
            "registered_as: KS-26001\n",
            "part: BOPP-18\n",
            "quantity: 1250.5 kg\n",
            "batch: L2601\n",
            "demand: 退货\n",
            "x-生产日期: \"2026-10-02 08:00\"\n",
            "x-厚度: 18μm\n",
            "x-卷号: A1\n",
            "x-线别: 2号线\n",
            "x-班次: 甲班\n",
            "x-machine: M3\n",
        ],
    },
    Real {
        policy: "manufacturing",
        heads: "客诉编号,客户,客诉日期,料号,不良现象,不良数,FMEA,类似产品,要求完成日期",
        row: tracking,
        holds: &[
            "registered_as: CC2611-1\n",
            "received: 2026-11-02T",
            "defective: 35\n",
            "quantity: 5000\n",
            "complaint: 孔偏\n",
            "x-fmea: F-12\n",
            "x-类似产品: PCB-4L-B\n",
            "x-要求完成日期: 11月20日\n",
        ],
    },
    Real {
        policy: "manufacturing",
        heads: "序号,投诉日期,使用天数,合同号,出厂日期,用户名称,联系电话,投诉内容,投诉次数",
        row: machine,
        holds: &[
            "received: 2026-11-02T",
            "order: HT-1\n",
            "shipped: 2026-09-20\n",
            "phone: \"0757-20001926\"\n",
            "complaint: 异响\n",
            "x-使用天数: \"45\"\n",
            "x-投诉次数: \"2\"\n",
            "x-序号: \"1\"\n",
        ],
    },
    Real {
        policy: "contact-center",
        heads: "Date received,Product,Sub-product,Issue,Sub-issue,Company,State,ZIP code,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?",
        row: bank,
        holds: &[
            "received: 2013-07-21T",
            "channel: web\n",
            "name: Mortgage\n",
            "complaint: Opening, closing\n",
            "x-zip-code: \"6106\"\n",
            "x-state: VA\n",
            "x-company: A Bank\n",
            "x-date-sent-to-company: 7/30/2013\n",
            "x-timely-response: \"Yes\"\n",
        ],
    },
    Real {
        policy: "contact-center",
        heads: "Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,City,Status,Due Date,Resolution Action Updated Date,Community Board,Borough",
        row: city,
        holds: &[
            "number: \"64345461\"\n",
            "received: 2025-03-14T01:21:00+08:00\n",
            "at: 2025-03-15T02:10:00+08:00\n",
            "status: closed\n",
            "title: Dead Animal\n",
            "complaint: Cat\n",
            "x-agency: NYPD\n",
            "x-borough: BROOKLYN\n",
            "x-community-board: 05 BROOKLYN\n",
        ],
    },
];

fn text(real: &Real) -> String {
    let rows: Vec<String> = (0..10).map(|n| (real.row)(n)).collect();
    format!("{}\n{}\n", real.heads, rows.join("\n"))
}

/// The case of the second row holds what stood there: in the fields, and under keys of its own.
fn holds_what_stood_there(scene: &Scene, real: &Real, file: &str) {
    let case = scene.read(file);
    for held in real.holds {
        assert!(case.contains(held), "{}: no {held}: {case}", real.heads);
    }
}

/// The issue: ten rows of each of five real registers come in as written, no column lost without a word.
#[test]
fn ten_rows_of_each_register_come_in_as_written() {
    for real in &REAL {
        let (scene, file) = with("register.csv", text(real).as_bytes());
        let scene = if real.policy == "contact-center" {
            let scene = Scene::of(real.policy);
            std::fs::write(scene.outside().join("register.csv"), text(real)).unwrap();
            scene
        } else {
            scene
        };
        let file = scene.outside().join(file.rsplit('/').next().unwrap());
        let scene = scene.as_of("2026-11-29T09:00:00+08:00");
        let answer = scene.json(&["import", file.to_str().unwrap(), "--policy", real.policy]);
        let cases = answer["cases"].as_array().unwrap();
        assert_eq!(cases.len(), 10, "{answer}");
        let columns = answer["files"][0]["columns"].as_array().unwrap();
        assert_eq!(columns.len(), real.heads.split(',').count());
        holds_what_stood_there(&scene, real, cases[1]["file"].as_str().unwrap());
        let again = scene.json(&["import", file.to_str().unwrap(), "--policy", real.policy]);
        assert_eq!(again["unchanged"], 10, "{again}");
    }
}

/// The same as a workbook: dates and numbers in cells of their own kinds, a title above the heads.
#[test]
fn a_workbook_tells_the_same() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "客户投诉登记表").unwrap();
    for (column, head) in (0..).zip([
        "编号",
        "客户名称",
        "投诉日期",
        "投诉内容",
        "数量",
        "联系电话",
    ]) {
        sheet.write(2, column, head).unwrap();
    }
    let date = ExcelDateTime::parse_from_str("2026-11-02").unwrap();
    sheet.write(3, 0, "T-1").unwrap();
    sheet.write(3, 1, "华南电子").unwrap();
    sheet.write_with_format(3, 2, &date, &day).unwrap();
    sheet.write(3, 3, "阻焊\n脱落").unwrap();
    sheet.write(3, 4, 1200.5).unwrap();
    sheet.write(3, 5, 13_800_138_000_u64).unwrap();
    book.add_worksheet().set_name("字典").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(
        Xlsx::new(std::io::Cursor::new(bytes.clone()))
            .unwrap()
            .sheet_names()
            .len()
            == 2
    );
    let (scene, file) = with("a.xlsx", &bytes);
    let said = scene.run(&["import", &file]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr
            .contains("above the heads, not read: 客户投诉登记表"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("字典"), "{}", said.stderr);
    let case = scene.case("261101");
    for line in [
        "received: 2026-11-02T08:30:00+08:00\n",
        "quantity: \"1200.5\"\n",
        "phone: \"13800138000\"\n",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
    assert!(case.contains("complaint: |"), "{case}");
    let missing = scene.fails(2, &["import", &file, "--sheet", "x"]);
    assert!(missing.contains("字典"), "{missing}");
}

/// The issue: encodings are detected and stated; a text that is saved as Excel saves it comes in whole.
#[test]
fn an_encoding_is_stated() {
    let text = "客户名称,投诉内容\n华南电子,阻焊脱落\n";
    let (bytes, ..) = encoding_rs::GB18030.encode(text);
    let (scene, file) = with("a.csv", &bytes);
    let said = scene.run(&["import", &file]);
    assert!(
        said.stderr.contains("1 row") || said.stderr.contains("one row"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("GB18030"), "{}", said.stderr);
    assert!(scene.case("261101").contains("name: 华南电子\n"));
    let (scene, file) = with("a.csv", b"name,text\nCaf\xe9r,h\xe9l\xe0s\n");
    let refused = scene.fails(2, &["import", &file]);
    assert!(refused.contains("--encoding"), "{refused}");
    scene.ok(&["import", &file, "--encoding", "windows-1252"]);
    assert!(scene.case("261101").contains("hélàs"));
}
