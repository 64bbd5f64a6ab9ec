//! The macros that write a struct and its description from the same lines.

/// Settings: a struct with private fields, its defaults, a setter each, and [`super::Options`].
macro_rules! options {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident : $type:ty = $default:expr ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name { $( pub(crate) $field: $type ),+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: $default ),+ }
            }
        }

        impl $name {
            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $field(mut self, $field: impl Into<$type>) -> Self {
                    self.$field = $field.into();
                    self
                }
            )+
        }

        impl $crate::describe::Options for $name {
            const NAME: &'static str = stringify!($name);

            fn info() -> Vec<$crate::describe::OptionInfo> {
                let defaults = Self::default();
                let mut info = Vec::new();
                $( $crate::describe::add_option(
                    &mut info,
                    stringify!($field),
                    <$type as $crate::describe::Described>::kind(),
                    $crate::describe::Described::to_value(&defaults.$field),
                    concat!($($doc, "\n"),+),
                ); )+
                info
            }

            fn set(&mut self, name: &str, value: &$crate::describe::Value) -> Result<(), $crate::Error> {
                match name {
                    $( stringify!($field) => {
                        $crate::describe::assign(&mut self.$field, stringify!($field), value)
                    } )+
                    _ => Err($crate::describe::unknown_option(
                        name,
                        <Self as $crate::describe::Options>::NAME,
                        &<Self as $crate::describe::Options>::info(),
                    )),
                }
            }

            fn values(&self) -> Vec<$crate::describe::Value> {
                vec![ $( $crate::describe::Described::to_value(&self.$field) ),+ ]
            }
        }
    };
}

/// A choice by name: an enum whose variants carry the word every face uses.
macro_rules! choices {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $doc])+
                #[cfg_attr(feature = "serde", serde(rename = $word))]
                $variant
            ),+
        }

        impl $name {
            /// The word that every face uses for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }
        }

        impl $crate::describe::Described for $name {
            fn kind() -> $crate::describe::Kind {
                $crate::describe::Kind::Choice(&[ $( $word ),+ ])
            }
            fn to_value(&self) -> $crate::describe::Value {
                $crate::describe::Value::Text(self.as_str().into())
            }
            fn from_value(value: &$crate::describe::Value) -> Result<Self, ()> {
                match value.text() {
                    $( Some($word) => Ok(Self::$variant), )+
                    _ => Err(()),
                }
            }
        }
    };
}

/// A result: a flat struct with public fields, and [`super::Record`].
macro_rules! record {
    (
        $(#[doc = $top:literal])+
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ pub $field:ident : $type:ty ),+ $(,)?
        }
    ) => {
        $(#[doc = $top])+
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type ),+
        }

        impl $crate::describe::Record for $name {
            const NAME: &'static str = stringify!($name);
            const DOC: &'static str = concat!($($top, "\n"),+);
            const FIELDS: &'static [&'static str] = &[ $( stringify!($field) ),+ ];

            fn info() -> Vec<$crate::describe::FieldInfo> {
                let mut info = Vec::new();
                $( $crate::describe::add_field(
                    &mut info,
                    stringify!($field),
                    <$type as $crate::describe::Described>::kind(),
                    concat!($($doc, "\n"),+),
                ); )+
                info
            }

            fn values(&self) -> Vec<$crate::describe::Value> {
                vec![ $( $crate::describe::Described::to_value(&self.$field) ),+ ]
            }

            fn from_fields(
                fields: &[(std::borrow::Cow<'static, str>, $crate::describe::Value)],
            ) -> Result<Self, $crate::Error> {
                Ok(Self { $( $field: $crate::describe::field(stringify!($name), stringify!($field), fields)? ),+ })
            }
        }

        impl $crate::describe::Described for $name {
            fn kind() -> $crate::describe::Kind {
                $crate::describe::Kind::Record(stringify!($name))
            }
            fn to_value(&self) -> $crate::describe::Value {
                $crate::describe::Value::Map(vec![ $( (
                    std::borrow::Cow::Borrowed(stringify!($field)),
                    $crate::describe::Described::to_value(&self.$field),
                ) ),+ ])
            }
            fn from_value(value: &$crate::describe::Value) -> Result<Self, ()> {
                $crate::describe::record_from_value(value)
            }
        }
    };
}

pub(crate) use {choices, options, record};
