//! Registers of other houses as rows: delimited text, workbooks, JSON and YAML, in whatever encoding they
//! were saved.
//!
//! A cell is text as it stands. What it means is said by a [mapping](super::mapping). Nothing is read beyond
//! bounds that no register reaches, so that no file takes more memory than there is.

mod book;
mod delimited;
mod documents;
mod encoding;
mod grid;
mod register;
mod scan;

pub use register::{Asked, Form, MOST_BYTES, ReadError, Register, Row};

/// The rows of a file.
///
/// # Errors
/// Why there are none.
pub fn read(name: &str, bytes: Vec<u8>, asked: Asked) -> Result<Register, ReadError> {
    let form = asked.form.unwrap_or_else(|| form_of(name, &bytes));
    if form == Form::Xlsx {
        return book::read(bytes, asked.sheet);
    }
    let (text, encoding) = encoding::decode(&bytes, asked.encoding)?;
    drop(bytes);
    let register = match form {
        Form::Csv => delimited::read(&text, None),
        Form::Tsv => delimited::read(&text, Some('\t')),
        Form::Yaml => documents::yaml(&text),
        Form::Json | Form::Jsonl | Form::Xlsx => documents::json(&text),
    };
    let encoding = Some(encoding);
    register.map(|register| Register {
        encoding,
        ..register
    })
}

/// What a file is by its ending, else by how it begins.
fn form_of(name: &str, bytes: &[u8]) -> Form {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv" | "txt") => return Form::Csv,
        Some("tsv" | "tab") => return Form::Tsv,
        Some("xlsx" | "xlsm") => return Form::Xlsx,
        Some("json") => return Form::Json,
        Some("jsonl" | "ndjson") => return Form::Jsonl,
        Some("yaml" | "yml") => return Form::Yaml,
        _ => {}
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Form::Xlsx;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => Form::Json,
        Some(b'-') if bytes.trim_ascii_start().starts_with(b"---") => Form::Yaml,
        _ => Form::Csv,
    }
}

#[cfg(test)]
mod tests;
