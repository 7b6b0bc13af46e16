//! What can go wrong, as typed facts: an identifier that stays, and what is known of it as fields.
//!
//! Nothing below the edge says an error in words or gives it an exit code. The identifier is the key
//! of its words in the catalogues, whose arguments are the fields; what to do about it stands there
//! as the message's `.help`.

/// Declares an error: each way a thing can fail, once, with its fields and its identifier. After a
/// semicolon stand the errors of others that come through unchanged.
///
/// ```text
/// errors! {
///     /// Why an amount in a file cannot be read.
///     pub enum AmountError {
///         /// It is below nothing.
///         Negative { value: String } = "amount-negative";
///         /// The text is no number.
///         Number(NumberError),
///     }
/// }
/// ```
#[macro_export]
macro_rules! errors {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? = $id:literal),+
        $(,)? $(; $($(#[$its:meta])* $other:ident($error:ty)),+ $(,)?)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[allow(missing_docs, reason = "a field is an argument of the words, which explain it")]
        pub enum $name {
            $($(#[$doc])* #[error($id)] $variant $({ $($field: $type),* })?,)+
            $($($(#[$its])* #[error(transparent)] $other(#[from] $error)),+)?
        }

        impl From<$name> for $crate::domain::msg::Msg {
            fn from(error: $name) -> Self {
                match error {
                    $($name::$variant $({ $($field),* })? =>
                        Self::new($id)$($(.with(stringify!($field), $field))*)?,)+
                    $($($name::$other(other) => Self::from(other)),+)?
                }
            }
        }

        impl From<$name> for $crate::domain::msg::Arg {
            fn from(error: $name) -> Self {
                Self::from($crate::domain::msg::Msg::from(error))
            }
        }
    };
}
