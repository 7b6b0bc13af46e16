//! Rows as Parquet: columns of their sort, compressed with zstd. Decimals are decimals, moments are in UTC
//! as the format has them, text is as it was written.

use std::io::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical, ZstdLevel};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType,
    Int32Type, Int64Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use rust_decimal::Decimal;

use super::cell::{Cell, Column, Sort};
use super::table::Row;

/// So many rows are kept before they are written.
const GROUP: usize = 20_000;
/// Digits of a decimal that fits eight bytes, and of one that fits sixteen.
const DIGITS: (i32, i32) = (18, 38);
/// The bytes of the longer one.
const LONG: i32 = 16;

/// Writes one file.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: &'static [Column],
    rows: Vec<Row>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file with these columns.
    pub fn new(to: W, columns: &'static [Column]) -> Result<Self> {
        let fields: Result<Vec<TypePtr>> = columns.iter().map(field).collect();
        let schema = Type::group_type_builder("schema")
            .with_fields(fields?)
            .build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by("complaint".to_owned());
        let file = SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties.build()))?;
        let rows = Vec::new();
        Ok(Self {
            file,
            columns,
            rows,
        })
    }

    /// Adds these rows.
    pub fn add(&mut self, rows: Vec<Row>) -> Result<()> {
        self.rows.extend(rows);
        if self.rows.len() < GROUP {
            return Ok(());
        }
        self.group()
    }

    fn group(&mut self) -> Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for (at, column) in self.columns.iter().enumerate() {
            write(&mut group, column, &self.rows, at)?;
        }
        group.close()?;
        self.rows.clear();
        Ok(())
    }

    /// Ends the file; what it was written to.
    pub fn finish(mut self) -> Result<W> {
        self.group()?;
        self.file.into_inner()
    }
}

fn field(column: &Column) -> Result<TypePtr> {
    let decimal = |scale| Some(LogicalType::decimal(scale, DIGITS.0));
    let (physical, logical) = match column.sort {
        Sort::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Sort::Count => (Physical::INT64, None),
        Sort::Flag => (Physical::BOOLEAN, None),
        Sort::Money | Sort::Quantity => (Physical::INT64, decimal(scale(column.sort))),
        Sort::Number => (
            Physical::FIXED_LEN_BYTE_ARRAY,
            Some(LogicalType::decimal(scale(column.sort), DIGITS.1)),
        ),
        Sort::Day => (Physical::INT32, Some(LogicalType::Date)),
        Sort::Moment => (
            Physical::INT64,
            Some(LogicalType::timestamp(true, TimeUnit::MICROS)),
        ),
    };
    let (digits, length) = match column.sort {
        Sort::Money | Sort::Quantity => (DIGITS.0, -1),
        Sort::Number => (DIGITS.1, LONG),
        _ => (-1, -1),
    };
    let field = Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .with_precision(digits)
        .with_scale(if digits > 0 { scale(column.sort) } else { -1 })
        .with_length(length);
    Ok(Arc::new(field.build()?))
}

/// The decimals of a sort of number.
fn scale(sort: Sort) -> i32 {
    match sort {
        Sort::Money => 2,
        Sort::Quantity => 6,
        _ => 18,
    }
}

fn write<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
    rows: &[Row],
    at: usize,
) -> Result<()> {
    let cells = || rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Nothing));
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => scaled(*number, column).map(Some),
        _ => Ok(None),
    };
    match column.sort {
        Sort::Text => batch::<ByteArrayType, W>(group, cells(), |cell| {
            Ok(match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            })
        }),
        Sort::Flag => batch::<BoolType, W>(group, cells(), |cell| {
            Ok(match cell {
                Cell::Flag(flag) => Some(*flag),
                _ => None,
            })
        }),
        Sort::Count => batch::<Int64Type, W>(group, cells(), |cell| {
            Ok(match cell {
                Cell::Count(number) => Some(*number),
                _ => None,
            })
        }),
        Sort::Moment => batch::<Int64Type, W>(group, cells(), |cell| {
            Ok(match cell {
                Cell::Moment(time) => Some(time.timestamp_micros()),
                _ => None,
            })
        }),
        Sort::Day => batch::<Int32Type, W>(group, cells(), |cell| {
            let epoch = NaiveDate::default();
            Ok(match cell {
                Cell::Day(day) => i32::try_from((*day - epoch).num_days()).ok(),
                _ => None,
            })
        }),
        Sort::Money | Sort::Quantity => batch::<Int64Type, W>(group, cells(), |cell| {
            let number = number(cell)?;
            number
                .map(|number| i64::try_from(number).map_err(|_| unfit(column)))
                .transpose()
        }),
        Sort::Number => batch::<FixedLenByteArrayType, W>(group, cells(), |cell| {
            let bytes = |number: i128| FixedLenByteArray::from(number.to_be_bytes().to_vec());
            Ok(number(cell)?.map(bytes))
        }),
    }
}

/// Writes the values of one column, and which of them are there.
fn batch<'c, T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: impl Iterator<Item = &'c Cell>,
    value: impl Fn(&Cell) -> Result<Option<T::T>>,
) -> Result<()> {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = value(cell)?;
        there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("more columns than fields".to_owned()));
    };
    column
        .typed::<T>()
        .write_batch(&values, Some(&there), None)?;
    column.close()
}

/// A number as whole parts of its column's scale: never rounded.
fn scaled(number: Decimal, column: &Column) -> Result<i128> {
    let number = number.normalize();
    let scale = u32::try_from(scale(column.sort)).unwrap_or_default();
    let further = scale.checked_sub(number.scale());
    let part = further.and_then(|further| 10_i128.checked_pow(further));
    let whole = part.and_then(|part| number.mantissa().checked_mul(part));
    whole.ok_or_else(|| unfit(column))
}

fn unfit(column: &Column) -> ParquetError {
    ParquetError::General(format!("a number does not fit the column {}", column.name))
}
