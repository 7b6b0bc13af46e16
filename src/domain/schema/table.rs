//! Tables of the regulations that are declared: a struct, its keys, how it is read with its place,
//! and how everybody who goes over all of them sees it.

use std::collections::BTreeMap;

use super::field::{Field, Shape};
use crate::domain::reader::Reader;
use crate::domain::source::{Places, Source};
use crate::domain::tree::Value;

/// A table whose keys are declared, usually by [`table!`](crate::table).
pub trait Table: Sized {
    /// Its keys, in the order they are shown.
    const FIELDS: Shape;

    /// The key it stands under, where that is one of its own.
    const KEY: Option<&'static Field> = None;

    /// Reads it from the map the reader stands on; all faults come at once.
    fn read(reader: &Reader, places: &Places) -> Option<Self>;

    /// Holds it to the one before it in its list; what does not fit is a fault of the reading.
    fn follows(&self, _before: Option<&Self>, _reader: &Reader) {}

    /// Reads the list of them under `key`. After one that cannot be read nothing can be said of
    /// how the next follows it.
    fn read_all(reader: &Reader, key: &str, places: &Places) -> Vec<Self> {
        let (mut all, mut whole) = (Vec::new(), true);
        reader.list(key, |reader| {
            let read = Self::read(reader, places);
            if let Some(table) = read.as_ref().filter(|_| whole) {
                table.follows(all.last(), reader);
            }
            whole &= read.is_some();
            all.extend(read);
            Some(())
        });
        all
    }

    /// Adds its values, and the tables below it, to what is shown of it.
    fn show<'a>(&'a self, entry: &mut Entry<'a>);

    /// It as whoever goes over all tables sees it.
    fn entry(&self) -> Entry<'_> {
        let mut entry = Entry::default();
        self.show(&mut entry);
        entry
    }
}

/// A table with its values, whatever it is about.
#[derive(Default)]
pub struct Entry<'a> {
    /// Where it stands.
    pub source: Option<&'a Source>,
    /// Every value it may state.
    pub values: Vec<Stated>,
    /// The tables below it.
    pub tables: Vec<Tables<'a>>,
}

/// One value of a table.
pub struct Stated {
    /// What it is.
    pub field: &'static Field,
    /// What programs call it: its key may be that of one member of a list.
    pub name: &'static str,
    /// The value, where there is one.
    pub value: Option<Value>,
}

/// The tables under one key.
pub struct Tables<'a> {
    /// What they are.
    pub field: &'static Field,
    /// What programs call them.
    pub name: &'static str,
    /// Each of them.
    pub entries: Vec<Entry<'a>>,
}

impl<'a> Entry<'a> {
    /// Adds the value of `T`'s `key`; an empty one is none.
    pub fn state<T: Table>(&mut self, key: &str, name: &'static str, value: Option<Value>) {
        if let Some(field) = field::<T>(key) {
            let value = value.filter(|value| !value.is_empty());
            self.values.push(Stated { field, name, value });
        }
    }

    /// Adds the tables under `T`'s `key`.
    pub fn below<T: Table>(&mut self, key: &str, name: &'static str, entries: Vec<Entry<'a>>) {
        if let Some(field) = field::<T>(key) {
            self.tables.push(Tables {
                field,
                name,
                entries,
            });
        }
    }
}

/// The tables of one sort, as whoever goes over all of them sees them.
pub fn entries<'a, T: Table + 'a>(tables: impl IntoIterator<Item = &'a T>) -> Vec<Entry<'a>> {
    tables.into_iter().map(Table::entry).collect()
}

/// The tables that stand under keys of their own, each with its key.
pub fn keyed<T: Table>(tables: &BTreeMap<String, Vec<T>>) -> Vec<Entry<'_>> {
    let all = tables.iter();
    let all = all.flat_map(|(key, tables)| tables.iter().map(move |table| (key, table)));
    let entries = all.map(|(key, table)| {
        let mut entry = table.entry();
        if let Some(field) = T::KEY {
            let (name, value) = (field.key, Some(Value::Text(key.clone())));
            entry.values.insert(0, Stated { field, name, value });
        }
        entry
    });
    entries.collect()
}

fn field<T: Table>(key: &str) -> Option<&'static Field> {
    T::FIELDS.iter().find(|field| field.key == key)
}

/// Declares a table: its struct, its [`FIELDS`](Table::FIELDS), and how it is read and shown.
///
/// Each key is `name as "key": mode Type = argument { marks }`; `as` where the struct calls it
/// otherwise than the file. A value is `must` (an entry without it cannot be read), `may` (or not),
/// `sound` (or not, but an entry in which it is wrong cannot be read), `or` (its argument, else the
/// type's default), `usual` (a fault where it is not there and its argument guesses nothing),
/// `inherits` (as the file's top level says, else its argument), `since` (the same as the key its
/// argument names), `named` (a title, or else that key), `some` (a list that must be there). Tables
/// are `the` (a fault without it), `one` (or none), `part` (there, if empty), `all` (a list), `each`
/// (under keys of their own, one or a list of them) and `flat` (their keys stand among these). `aside` is no key of the
/// file. The marks are the methods of [`Field`](super::Field).
///
/// `at` names the key whose place stands for the entry, the first that is there; `maybe` is the same
/// for a `part`. `follows` calls its own `continues` after reading, `under` its `KEY` the key it
/// stands under.
#[macro_export]
macro_rules! table {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident
        $($at:ident $($figure:ident),+)? $(; $more:ident $($own:ident)?)? {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(as $key:literal)?:
                    $mode:ident $type:ty $(= $arg:tt)? $({ $($mark:ident $args:tt)* })?,
            )*
        }
    ) => {
        $(#[$meta])*
        $vis struct $name {
            $(
                $(#[doc = $doc])+
                pub $field: $crate::table!(@type $mode $type),
            )*
            $(
                /// Where it is stated.
                pub source: $crate::table!(@source $at),
            )?
        }

        impl $crate::domain::schema::Table for $name {
            const FIELDS: $crate::domain::schema::Shape = {
                const PARTS: &[$crate::domain::schema::Shape] = &[
                    $($crate::table!(
                        @field $mode $type, $crate::table!(@key $field $($key)?), concat!($($doc),+),
                        $($($mark $args)*)?
                    ),)*
                    $($crate::table!(@rule $at))?
                ];
                const ALL: [$crate::domain::schema::Field; $crate::domain::schema::total(PARTS)] =
                    $crate::domain::schema::flattened(PARTS, &[]);
                &ALL
            };

            $($crate::table!(@more $more $($own)?);)?

            fn read(
                reader: &$crate::domain::reader::Reader,
                places: &$crate::domain::source::Places,
            ) -> Option<Self> {
                let _ = places;
                $(let stated = places.source(reader, &[$(stringify!($figure)),+]);)?
                $(let $field = $crate::table!(
                    @read $mode $type, $crate::table!(@key $field $($key)?), reader, places $(, $arg)?
                );)*
                Some(Self {
                    $($field: $field?,)*
                    $(source: $crate::table!(@wrap $at stated),)?
                })
            }

            fn show<'a>(&'a self, entry: &mut $crate::domain::schema::Entry<'a>) {
                $(entry.source = $crate::table!(@stated $at &self.source);)?
                $($crate::table!(
                    @show $mode $field, $crate::table!(@key $field $($key)?), self, entry
                );)*
            }
        }
    };

    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };

    (@source at) => { $crate::domain::source::Source };
    (@source maybe) => { Option<$crate::domain::source::Source> };
    (@wrap at $source:ident) => { $source };
    (@wrap maybe $source:ident) => { Some($source) };
    (@stated at $source:expr) => { Some($source) };
    (@stated maybe $source:expr) => { $source.as_ref() };
    (@rule $at:ident) => {
        &[$crate::domain::schema::Field::new(
            "rule",
            $crate::domain::schema::Kind::Text,
            false,
            "The regulation's own number of the rule it states.",
        )]
    };

    (@more follows) => {
        fn follows(&self, before: Option<&Self>, reader: &$crate::domain::reader::Reader) {
            self.continues(before, reader);
        }
    };
    (@more under $key:ident) => {
        const KEY: Option<&'static $crate::domain::schema::Field> = Some(&$key);
    };

    (@type may $type:ty) => { Option<$type> };
    (@type sound $type:ty) => { Option<$type> };
    (@type one $type:ty) => { Option<$type> };
    (@type all $type:ty) => { Vec<$type> };
    (@type each $type:ty) => { ::std::collections::BTreeMap<String, Vec<$type>> };
    (@type $mode:ident $type:ty) => { $type };

    (@field aside $type:ty, $key:expr, $doc:expr, $($marks:tt)*) => { &[] };
    (@field flat $type:ty, $key:expr, $doc:expr, $($marks:tt)*) => {
        <$type as $crate::domain::schema::Table>::FIELDS
    };
    (@field $mode:ident $type:ty, $key:expr, $doc:expr, $($mark:ident $args:tt)*) => {
        &[$crate::domain::schema::Field::new(
            $key,
            $crate::table!(@kind $mode $type),
            $crate::table!(@needed $mode),
            $doc,
        )$(.$mark $args)*]
    };

    (@kind one $type:ty) => {
        $crate::domain::schema::Kind::Map(<$type as $crate::domain::schema::Table>::FIELDS)
    };
    (@kind the $type:ty) => { $crate::table!(@kind one $type) };
    (@kind part $type:ty) => { $crate::table!(@kind one $type) };
    (@kind all $type:ty) => {
        $crate::domain::schema::Kind::List(<$type as $crate::domain::schema::Table>::FIELDS)
    };
    (@kind each $type:ty) => {
        $crate::domain::schema::Kind::Keyed(
            <$type>::keys,
            &$crate::domain::schema::Kind::Either(&[
                $crate::table!(@kind one $type),
                $crate::table!(@kind all $type),
            ]),
        )
    };
    (@kind $mode:ident $type:ty) => { <$type as $crate::domain::schema::Scalar>::KIND };

    (@needed must) => { true };
    (@needed some) => { true };
    (@needed the) => { true };
    (@needed $mode:ident) => { false };

    // Each of these is `None` where the entry cannot be read.
    (@read must $type:ty, $key:expr, $reader:ident, $places:ident) => {
        $reader.required($key, $crate::table!(@value $type, $key, $reader))
    };
    (@read some $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@read must $type, $key, $reader, $places).unwrap_or_default())
    };
    (@read may $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@value $type, $key, $reader))
    };
    (@read sound $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@value $type, $key, $reader))
            .filter(|read| read.is_some() || !$reader.has($key))
    };
    (@read or $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@value $type, $key, $reader).unwrap_or_default())
    };
    (@read or $type:ty, $key:expr, $reader:ident, $places:ident, $default:tt) => {
        $crate::table!(@value $type, $key, $reader)
            .or_else(|| Some(::std::convert::Into::into($default)))
    };
    (@read usual $type:ty, $key:expr, $reader:ident, $places:ident, $guess:tt) => {
        if $reader.has($key) {
            $crate::table!(@value $type, $key, $reader)
        } else {
            $reader.required($key, $guess)
        }
    };
    (@read inherits $type:ty, $key:expr, $reader:ident, $places:ident, $default:tt) => {
        $crate::table!(@value $type, $key, $reader)
            .or_else(|| $places.inherited($key, <$type as $crate::domain::schema::Scalar>::read))
            .or(Some($default))
    };
    (@read since $type:ty, $key:expr, $reader:ident, $places:ident, $other:tt) => {
        $crate::table!(@value $type, $key, $reader).or($other)
    };
    (@read named $type:ty, $key:expr, $reader:ident, $places:ident, $other:tt) => {
        $crate::table!(@value $type, $key, $reader)
            .or_else(|| $other.as_ref().map(|other| other.to_string().into()))
    };
    (@read the $type:ty, $key:expr, $reader:ident, $places:ident) => {
        $reader.required($key, $crate::table!(@map $type, $key, $reader, $places))
    };
    (@read one $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@map $type, $key, $reader, $places))
    };
    (@read part $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($crate::table!(@map $type, $key, $reader, $places).unwrap_or_default())
    };
    (@read all $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some(<$type as $crate::domain::schema::Table>::read_all($reader, $key, $places))
    };
    (@read each $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some($reader.each($key, |reader| {
            <$type as $crate::domain::schema::Table>::read(reader, $places)
        }))
    };
    (@read flat $type:ty, $key:expr, $reader:ident, $places:ident) => {
        <$type as $crate::domain::schema::Table>::read($reader, $places)
    };
    (@read aside $type:ty, $key:expr, $reader:ident, $places:ident) => {
        Some(<$type>::default())
    };
    (@value $type:ty, $key:expr, $reader:ident) => {
        <$type as $crate::domain::schema::Scalar>::read($reader, $key)
    };
    (@map $type:ty, $key:expr, $reader:ident, $places:ident) => {
        $reader.map($key, |reader| {
            <$type as $crate::domain::schema::Table>::read(reader, $places)
        })
    };

    (@show aside $field:ident, $key:expr, $self:ident, $entry:ident) => {};
    (@show flat $field:ident, $key:expr, $self:ident, $entry:ident) => {
        $crate::domain::schema::Table::show(&$self.$field, $entry)
    };
    (@show the $field:ident, $key:expr, $self:ident, $entry:ident) => {
        $crate::table!(@tables [&$self.$field], $field, $key, $entry)
    };
    (@show part $field:ident, $key:expr, $self:ident, $entry:ident) => {
        let stated = $self.$field.source.as_ref().map(|_| &$self.$field);
        $crate::table!(@tables stated, $field, $key, $entry)
    };
    (@show one $field:ident, $key:expr, $self:ident, $entry:ident) => {
        $crate::table!(@tables &$self.$field, $field, $key, $entry)
    };
    (@show all $field:ident, $key:expr, $self:ident, $entry:ident) => {
        $crate::table!(@tables &$self.$field, $field, $key, $entry)
    };
    (@show each $field:ident, $key:expr, $self:ident, $entry:ident) => {
        let tables = $crate::domain::schema::keyed(&$self.$field);
        $entry.below::<Self>($key, stringify!($field), tables)
    };
    (@show may $field:ident, $key:expr, $self:ident, $entry:ident) => {
        let value = $self.$field.as_ref().map($crate::domain::schema::Scalar::value);
        $entry.state::<Self>($key, stringify!($field), value)
    };
    (@show sound $field:ident, $key:expr, $self:ident, $entry:ident) => {
        $crate::table!(@show may $field, $key, $self, $entry)
    };
    (@show $mode:ident $field:ident, $key:expr, $self:ident, $entry:ident) => {
        let value = $crate::domain::schema::Scalar::value(&$self.$field);
        $entry.state::<Self>($key, stringify!($field), Some(value))
    };
    (@tables $tables:expr, $field:ident, $key:expr, $entry:ident) => {
        let tables = $crate::domain::schema::entries($tables);
        $entry.below::<Self>($key, stringify!($field), tables)
    };
}
