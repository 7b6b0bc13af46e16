//! The languages of the tool: the one list of them.

/// Hands every language to a macro, before what else it is given: its variant and its word, by
/// which files, the command line and the folders of the catalogues know it.
#[macro_export]
macro_rules! languages {
    ($then:ident! { $($more:tt)* }) => {
        $then! {
            [
                /// Simplified Chinese.
                Zh = "zh",
                /// English.
                En = "en",
            ]
            $($more)*
        }
    };
}

macro_rules! declare {
    ([$($languages:tt)+]) => {
        $crate::words! {
            /// A language the tool speaks; every catalogue is complete in it.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
            pub enum Lang { $($languages)+ }
        }
    };
}

languages!(declare! {});
