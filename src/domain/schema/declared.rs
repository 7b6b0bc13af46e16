//! Records that are declared: a struct and its fields in one place.

use unicode_width::UnicodeWidthStr as _;

use super::field::{Field, Kind, Shape};
use super::stamp::Stamp;
use crate::domain::reader::Reader;
use crate::domain::trail::Trail;
use crate::domain::tree::{Seg, Value};

/// Which facts of the past count.
pub type Counts<'a> = &'a dyn Fn(&Stamp) -> bool;

/// A record whose fields are declared, usually by [`record!`](crate::record).
pub trait Declared: Sized {
    /// Its fields, in the order of the file.
    const FIELDS: Shape;

    /// Whether it is written on one line.
    const ON_ONE_LINE: bool = false;

    /// Reads it from the map the reader stands on; all faults come at once.
    fn read(reader: &Reader) -> Option<Self>;

    /// Reads the list of them under `key`.
    fn read_all(reader: &Reader, key: &str) -> Vec<Self> {
        reader.list(key, Self::read)
    }

    /// Its keys and values, without what is not there.
    fn entries(&self) -> Vec<(String, Value)>;

    /// The value at a place in it, as the file holds it.
    fn at(&self, path: &[Seg]) -> Option<Value> {
        let [Seg::Key(key)] = path else { return None };
        let mut entries = self.entries().into_iter();
        entries.find_map(|(known, value)| (known == *key).then_some(value))
    }

    /// As the file holds it: on lines of its own where one line would be too long to review.
    fn value(&self) -> Value {
        let entries = self.entries();
        if Self::ON_ONE_LINE && width(&entries) <= ONE_LINE {
            Value::Flow(entries)
        } else {
            Value::Map(entries)
        }
    }

    /// Finds every dated fact in it, with its place; `place` is where it stands itself.
    fn facts<'a>(&'a self, place: &Trail, found: &mut dyn FnMut(&Trail, &'a Stamp));

    /// Leaves out the facts that do not count; whether it does itself.
    fn keep(&mut self, counts: Counts) -> bool;
}

/// The widest record that is written on one line: with its key and indentation it stays within a
/// hundred columns.
const ONE_LINE: usize = 86;

/// How many columns the entries take on one line, at least; no end of them where a text has lines.
fn width(entries: &[(String, Value)]) -> usize {
    let wide = |(key, value): &(String, Value)| match value {
        Value::Text(text) | Value::Quoted(text) | Value::Plain(text) => {
            let lines = if text.contains('\n') { ONE_LINE } else { 0 };
            key.width() + text.width() + 4 + lines
        }
        Value::Map(below) | Value::Flow(below) => key.width() + width(below) + 4,
        Value::Seq(_) => ONE_LINE,
    };
    entries.iter().map(wide).sum()
}

/// The value at a place below a record, or the record itself.
pub fn below(record: &impl Declared, path: &[Seg]) -> Option<Value> {
    if path.is_empty() {
        Some(record.value())
    } else {
        record.at(path)
    }
}

/// How many fields the parts have together.
pub const fn total(parts: &[Shape]) -> usize {
    let (mut sum, mut part) = (0, 0);
    while part < parts.len() {
        sum += parts[part].len();
        part += 1;
    }
    sum
}

/// The fields of all parts in one list; `with` names the fields that came with a fact beside them.
pub const fn flattened<const N: usize>(
    parts: &[Shape],
    with: &[(&'static str, &'static str)],
) -> [Field; N] {
    let mut fields = [Field::new("", Kind::Any, false, ""); N];
    let (mut filled, mut part) = (0, 0);
    while part < parts.len() {
        let mut field = 0;
        while field < parts[part].len() {
            fields[filled] = parts[part][field];
            let mut pair = 0;
            while pair < with.len() {
                if same(with[pair].0, fields[filled].key) {
                    fields[filled].with = Some(with[pair].1);
                }
                pair += 1;
            }
            filled += 1;
            field += 1;
        }
        part += 1;
    }
    fields
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut i = 0;
    while i < one.len() {
        if one[i] != other[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Declares a record: its struct, its [`FIELDS`](Declared::FIELDS), and how it is read and written.
///
/// Each field is `key: mode Type { marks }`. A value is `must` (a record without it cannot be read),
/// `wanted` (a fault without it, yet read), `may` (or not), `or` (the default after `=`), `since` (the
/// same as the field after `=` where it is not said), `digits` and `may_digits` (an identifier made of digits). A
/// record of its own is `one` (or none), `part` (there, if empty), `all` (a list) or `flat` (its keys
/// stand among these). `aside` is no field of the file. The marks are the methods of
/// [`Field`](super::Field).
///
/// `on one line` says how it is written; `checked` calls its own `check` after reading; `with` names
/// the values that came with a fact beside them.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(on $one:ident line)? $(, $checked:ident)? {
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $mode:ident $type:ty $(= $arg:tt)? $({ $($mark:ident $args:tt)* })?,
            )+
        }
        $(with { $($came:ident: $fact:ident),+ $(,)? })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                pub $field: $crate::record!(@type $mode $type),
            )+
        }

        impl $crate::domain::schema::Declared for $name {
            const FIELDS: $crate::domain::schema::Shape = {
                const PARTS: &[$crate::domain::schema::Shape] = &[
                    $($crate::record!(@field $mode $type, $field, concat!($($doc),+), $({ $($mark $args)* })?),)+
                ];
                const WITH: &[(&str, &str)] = &[$($((stringify!($came), stringify!($fact))),+)?];
                const ALL: [$crate::domain::schema::Field; $crate::domain::schema::total(PARTS)] =
                    $crate::domain::schema::flattened(PARTS, WITH);
                &ALL
            };

            $($crate::record!(@line $one);)?

            fn read(reader: &$crate::domain::reader::Reader) -> Option<Self> {
                $(let $field = $crate::record!(@read $mode $type, $field, reader);)+
                let made = Self {
                    $($field: $crate::record!(@take $mode $($arg)?, $field),)+
                };
                $($crate::record!(@checked $checked, made, reader);)?
                Some(made)
            }

            #[allow(clippy::vec_init_then_push, reason = "one push a field")]
            fn entries(&self) -> Vec<(String, $crate::domain::tree::Value)> {
                let mut entries = Vec::new();
                $($crate::record!(@write $mode $($arg)? => $type, $field, self, entries);)+
                entries
            }

            fn at(&self, path: &[$crate::domain::tree::Seg]) -> Option<$crate::domain::tree::Value> {
                let (first, below) = path.split_first()?;
                let $crate::domain::tree::Seg::Key(key) = first else {
                    return None;
                };
                $($crate::record!(@at $mode $type, $field, self, key, below, path);)+
                None
            }

            #[allow(unused_variables, reason = "a record need not hold any")]
            fn facts<'a>(
                &'a self,
                place: &$crate::domain::trail::Trail,
                found: &mut dyn FnMut(
                    &$crate::domain::trail::Trail,
                    &'a $crate::domain::schema::Stamp,
                ),
            ) {
                $($crate::record!(@facts $mode $field, self, place, found);)+
            }

            #[allow(
                unused_mut,
                unused_variables,
                reason = "what a record holds decides what there is to leave out"
            )]
            fn keep(&mut self, counts: $crate::domain::schema::Counts) -> bool {
                let mut kept = true;
                $($(let $fact = self.$fact.is_some();)+)?
                $($crate::record!(@keep $mode $field, self, counts, kept);)+
                $($(if $fact && self.$fact.is_none() {
                    self.$came = Default::default();
                })+)?
                kept
            }
        }
    };

    (@type must $type:ty) => { $type };
    (@type wanted $type:ty) => { Option<$type> };
    (@type may $type:ty) => { Option<$type> };
    (@type or $type:ty) => { $type };
    (@type since $type:ty) => { $type };
    (@type digits $type:ty) => { $type };
    (@type may_digits $type:ty) => { Option<$type> };
    (@type one $type:ty) => { Option<$type> };
    (@type part $type:ty) => { $type };
    (@type all $type:ty) => { Vec<$type> };
    (@type flat $type:ty) => { $type };
    (@type aside $type:ty) => { $type };

    (@field aside $type:ty, $field:ident, $doc:expr, ) => { &[] };
    (@field flat $type:ty, $field:ident, $doc:expr, ) => {
        <$type as $crate::domain::schema::Declared>::FIELDS
    };
    (@field $mode:ident $type:ty, $field:ident, $doc:expr, $({ $($mark:ident $args:tt)* })?) => {
        &[$crate::domain::schema::Field::new(
            stringify!($field),
            $crate::record!(@kind $mode $type),
            $crate::record!(@needed $mode),
            $doc,
        )$($(.$mark $args)*)?]
    };

    (@kind one $type:ty) => {
        $crate::domain::schema::Kind::Map(<$type as $crate::domain::schema::Declared>::FIELDS)
    };
    (@kind part $type:ty) => {
        $crate::domain::schema::Kind::Map(<$type as $crate::domain::schema::Declared>::FIELDS)
    };
    (@kind all $type:ty) => {
        $crate::domain::schema::Kind::List(<$type as $crate::domain::schema::Declared>::FIELDS)
    };
    (@kind digits $type:ty) => { $crate::domain::schema::Kind::Digits };
    (@kind may_digits $type:ty) => { $crate::domain::schema::Kind::Digits };
    (@kind $mode:ident $type:ty) => { <$type as $crate::domain::schema::Scalar>::KIND };

    (@needed must) => { true };
    (@needed wanted) => { true };
    (@needed digits) => { true };
    (@needed $mode:ident) => { false };

    (@line one) => { const ON_ONE_LINE: bool = true; };
    (@checked checked, $made:ident, $reader:ident) => { $made.check($reader) };

    (@read must $type:ty, $field:ident, $reader:ident) => {
        $reader.required(
            stringify!($field),
            <$type as $crate::domain::schema::Scalar>::read($reader, stringify!($field)),
        )
    };
    (@read wanted $type:ty, $field:ident, $reader:ident) => {
        $crate::record!(@read must $type, $field, $reader)
    };
    (@read digits $type:ty, $field:ident, $reader:ident) => {
        $reader.required(stringify!($field), $reader.digits(stringify!($field)))
    };
    (@read may_digits $type:ty, $field:ident, $reader:ident) => {
        $reader.digits(stringify!($field))
    };
    (@read one $type:ty, $field:ident, $reader:ident) => {
        $reader.map(
            stringify!($field),
            <$type as $crate::domain::schema::Declared>::read,
        )
    };
    (@read part $type:ty, $field:ident, $reader:ident) => {
        $crate::record!(@read one $type, $field, $reader).unwrap_or_default()
    };
    (@read all $type:ty, $field:ident, $reader:ident) => {
        <$type as $crate::domain::schema::Declared>::read_all($reader, stringify!($field))
    };
    (@read flat $type:ty, $field:ident, $reader:ident) => {
        <$type as $crate::domain::schema::Declared>::read($reader)
    };
    (@read aside $type:ty, $field:ident, $reader:ident) => { <$type>::default() };
    (@read $mode:ident $type:ty, $field:ident, $reader:ident) => {
        <$type as $crate::domain::schema::Scalar>::read($reader, stringify!($field))
    };

    (@take must, $field:ident) => { $field? };
    (@take digits, $field:ident) => { $field? };
    (@take flat, $field:ident) => { $field? };
    (@take or $default:tt, $field:ident) => {
        match $field {
            Some(said) => said,
            None => $default,
        }
    };
    (@take since $other:tt, $field:ident) => {
        match $field {
            Some(said) => said,
            None => $other?,
        }
    };
    (@take $mode:ident, $field:ident) => { $field };

    (@write must => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        $entries.push((
            stringify!($field).to_owned(),
            $crate::domain::schema::Scalar::value(&$self.$field),
        ))
    };
    (@write digits => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        $entries.push((
            stringify!($field).to_owned(),
            $crate::domain::tree::Value::Quoted($self.$field.clone()),
        ))
    };
    (@write may_digits => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        if let Some(number) = &$self.$field {
            $entries.push((
                stringify!($field).to_owned(),
                $crate::domain::tree::Value::Quoted(number.clone()),
            ));
        }
    };
    (@write or $default:tt => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        let usual: $type = $default;
        if $self.$field != usual {
            $crate::record!(@write must => $type, $field, $self, $entries);
        }
    };
    (@write since $other:tt => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        if $self.$field != $self.$other {
            $crate::record!(@write must => $type, $field, $self, $entries);
        }
    };
    (@write one => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        if let Some(record) = &$self.$field {
            $entries.push((
                stringify!($field).to_owned(),
                $crate::domain::schema::Declared::value(record),
            ));
        }
    };
    (@write part => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        let part = $crate::domain::schema::Declared::value(&$self.$field);
        if !part.is_empty() {
            $entries.push((stringify!($field).to_owned(), part));
        }
    };
    (@write all => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        if !$self.$field.is_empty() {
            let members = $self.$field.iter();
            let members = members.map($crate::domain::schema::Declared::value).collect();
            $entries.push((
                stringify!($field).to_owned(),
                $crate::domain::tree::Value::Seq(members),
            ));
        }
    };
    (@write flat => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        $entries.extend($crate::domain::schema::Declared::entries(&$self.$field))
    };
    (@write aside => $type:ty, $field:ident, $self:ident, $entries:ident) => {};
    (@write $mode:ident => $type:ty, $field:ident, $self:ident, $entries:ident) => {
        if let Some(said) = &$self.$field {
            $entries.push((
                stringify!($field).to_owned(),
                $crate::domain::schema::Scalar::value(said),
            ));
        }
    };

    (@at aside $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {};
    (@at flat $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {
        if let Some(said) =
            $crate::domain::schema::Declared::at(&$self.$field, $path)
        {
            return Some(said);
        }
    };
    (@at one $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {
        if $key == stringify!($field) {
            return $crate::domain::schema::below($self.$field.as_ref()?, $below);
        }
    };
    (@at part $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {
        if $key == stringify!($field) {
            return $crate::domain::schema::below(&$self.$field, $below);
        }
    };
    (@at all $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {
        if $key == stringify!($field) {
            let ($crate::domain::tree::Seg::Index(i), below) = $below.split_first()? else {
                return None;
            };
            return $crate::domain::schema::below($self.$field.get(*i)?, below);
        }
    };
    (@at $mode:ident $type:ty, $field:ident, $self:ident, $key:ident, $below:ident, $path:ident) => {
        if $key == stringify!($field) && $below.is_empty() {
            return $crate::record!(@said $mode $type, $self.$field);
        }
    };
    (@said may $type:ty, $said:expr) => {
        $said.as_ref().map($crate::domain::schema::Scalar::value)
    };
    (@said wanted $type:ty, $said:expr) => { $crate::record!(@said may $type, $said) };
    (@said digits $type:ty, $said:expr) => {
        Some($crate::domain::tree::Value::Quoted($said.clone()))
    };
    (@said may_digits $type:ty, $said:expr) => {
        $said.clone().map($crate::domain::tree::Value::Quoted)
    };
    (@said $mode:ident $type:ty, $said:expr) => {
        Some($crate::domain::schema::Scalar::value(&$said))
    };

    (@facts one $field:ident, $self:ident, $place:ident, $found:ident) => {
        if let Some(record) = &$self.$field {
            let place = $place.key(stringify!($field));
            $crate::domain::schema::Declared::facts(record, &place, $found);
        }
    };
    (@facts part $field:ident, $self:ident, $place:ident, $found:ident) => {
        let place = $place.key(stringify!($field));
        $crate::domain::schema::Declared::facts(&$self.$field, &place, $found);
    };
    (@facts all $field:ident, $self:ident, $place:ident, $found:ident) => {
        let list = $place.key(stringify!($field));
        for (i, record) in $self.$field.iter().enumerate() {
            $crate::domain::schema::Declared::facts(record, &list.index(i), $found);
        }
    };
    (@facts flat $field:ident, $self:ident, $place:ident, $found:ident) => {
        $crate::domain::schema::Declared::facts(&$self.$field, $place, $found);
    };
    (@facts $mode:ident $field:ident, $self:ident, $place:ident, $found:ident) => {};

    (@keep one $field:ident, $self:ident, $counts:ident, $kept:ident) => {
        let record = $self.$field.as_mut();
        if record.is_some_and(|it| !$crate::domain::schema::Declared::keep(it, $counts)) {
            $self.$field = None;
        }
    };
    (@keep part $field:ident, $self:ident, $counts:ident, $kept:ident) => {
        $crate::domain::schema::Declared::keep(&mut $self.$field, $counts);
    };
    (@keep all $field:ident, $self:ident, $counts:ident, $kept:ident) => {
        $self
            .$field
            .retain_mut(|it| $crate::domain::schema::Declared::keep(it, $counts));
    };
    (@keep flat $field:ident, $self:ident, $counts:ident, $kept:ident) => {
        $kept &= $crate::domain::schema::Declared::keep(&mut $self.$field, $counts);
    };
    (@keep $mode:ident $field:ident, $self:ident, $counts:ident, $kept:ident) => {};
}
