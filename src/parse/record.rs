//! [`record!`](crate::record): one declaration of a structure gives its type, its reader and its description.
//!
//! See [`super::shape`] for what the description says.

/// Declares a record: `struct Name: "what it is" { /// doc  [Required, Slug] key: Type, … }`. Every type must have a
/// default; the [`Mark`](crate::parse::shape::Mark)s in brackets can be left out. A key that is no Rust name stands in
/// quotes after the field: `brief_type("type"): Option<String>`. With `or key` after the description a plain text is read as
/// a record with that key alone.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident: $what:literal $(or $plain:ident)? {
            $(
                $(#[doc = $doc:literal])+
                $([$($mark:ident $(($given:expr))?),+])? $field:ident $(($key:literal))?: $type:ty,
            )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq, Hash, serde::Deserialize)]
        // `remote = "Self"` makes the derived reader a function of the type instead of its trait, so that the trait
        // can look at the value first.
        #[serde(default, deny_unknown_fields, remote = "Self")]
        pub struct $name { $($(#[doc = $doc])+ $(#[serde(rename = $key)])? pub $field: $type,)*
            $(
                #[doc = concat!("Whether `", stringify!($plain), "` stands there alone, as a plain text.")]
                #[serde(skip)]
                pub is_plain: bool,
            )?
        }

        impl $name {
            /// The keys it may hold.
            pub const KEYS: &'static $crate::parse::shape::Keys = &$crate::parse::shape::Keys {
                name: $what,
                keys: &[$($crate::parse::shape::Key::new::<$type>(
                    $crate::record!(@name $field $($key)?),
                    concat!($($doc),+),
                    &[$($($crate::parse::shape::Mark::$mark $(($given))?),+)?],
                ),)*],
                plain: $crate::record!(@plain $($plain)?),
            };

            /// Takes what is the same in all languages from the original of a text, and what the text leaves to it.
            pub fn complete(&mut self, original: &Self) {
                let mut keys = Self::KEYS.keys.iter();
                $(
                    let key = keys.next().expect("each field has a key");
                    let is_stated = $crate::parse::shape::Shaped::is_stated(&self.$field);
                    if !key.is_for_translations() || (key.is_left_to_original() && !is_stated) {
                        self.$field = original.$field.clone();
                    }
                )*
            }

            /// Returns the keys that stand there, in the order of the declaration.
            pub fn stated(&self) -> impl Iterator<Item = &'static $crate::parse::shape::Key> {
                let stated = [$($crate::parse::shape::Shaped::is_stated(&self.$field),)*];
                Self::KEYS.keys.iter().zip(stated).filter(|(_, is_stated)| *is_stated).map(|(key, _)| key)
            }
        }

        impl $crate::parse::shape::Shaped for $name {
            const SHAPE: $crate::parse::shape::Shape = $crate::parse::shape::Shape::Map(Self::KEYS);

            fn gather<'a>(
                &'a self,
                _: &[$crate::parse::shape::Mark],
                at: &dyn Fn() -> $crate::base::FieldPath,
                texts: &mut $crate::parse::shape::Texts<'a>,
            ) {
                let mut keys = Self::KEYS.keys.iter();
                $(
                    let key = keys.next().expect("each field has a key");
                    $crate::parse::shape::Shaped::gather(&self.$field, key.marks, &|| at().key(key.name), texts);
                )*
            }

            fn change(
                &mut self,
                _: &[$crate::parse::shape::Mark],
                wanted: $crate::parse::shape::Mark,
                change: $crate::parse::shape::TextChange<'_>,
            ) {
                let mut keys = Self::KEYS.keys.iter();
                $(
                    let key = keys.next().expect("each field has a key");
                    $crate::parse::shape::Shaped::change(&mut self.$field, key.marks, wanted, change);
                )*
            }

            fn choose(&mut self, languages: &[&str]) {
                $($crate::parse::shape::Shaped::choose(&mut self.$field, languages);)*
            }

            fn by_language<'a>(
                &'a self,
                at: &dyn Fn() -> $crate::base::FieldPath,
                found: &mut Vec<$crate::parse::shape::Said<'a>>,
            ) {
                let mut keys = Self::KEYS.keys.iter();
                $(
                    let key = keys.next().expect("each field has a key");
                    $crate::parse::shape::Shaped::by_language(&self.$field, &|| at().key(key.name), found);
                )*
            }
        }

        $crate::record!(@read $name $($plain)?);
    };
    (@read $name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // The derived function, not the trait's: an inherent one comes first.
                Self::deserialize(deserializer)
            }
        }
    };
    (@read $name:ident $plain:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::parse::shape::TextOrMap::<Self>::default())
            }
        }

        impl<'de> $crate::parse::shape::FromTextOrMap<'de> for $name {
            fn from_text(text: String) -> Self {
                let mut record = Self::default();
                record.$plain = $crate::parse::shape::FromText::of(text);
                record.is_plain = true;
                record
            }

            fn from_map<A: serde::de::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                Self::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
    };
    (@plain) => { None };
    (@plain $plain:ident) => { Some(stringify!($plain)) };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $key:literal) => { $key };
}
