//! A view with further fields, as one value: what Tera would do in two steps, making a map and then another of its entries.

use serde::ser::{Error, Impossible, Serialize, SerializeStruct, Serializer};
use tera::Value;

const NO_STRUCT: &str = "a view is a struct";

/// A view, which is a struct, and fields that are not serialized with it. One of the same name takes the other's place.
pub struct Joined<'a, V> {
    pub view: &'a V,
    pub further: &'a [(&'static str, Value)],
}

impl<V: Serialize> Serialize for Joined<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view.serialize(Joining { serializer, further: self.further })
    }
}

/// Takes a struct, and nothing else.
struct Joining<'a, S> {
    serializer: S,
    further: &'a [(&'static str, Value)],
}

/// The fields of the struct, and those that follow.
struct Fields<'a, F> {
    fields: F,
    further: &'a [(&'static str, Value)],
}

impl<F: SerializeStruct> SerializeStruct for Fields<'_, F> {
    type Ok = F::Ok;
    type Error = F::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), F::Error> {
        self.fields.serialize_field(key, value)
    }

    fn end(mut self) -> Result<F::Ok, F::Error> {
        for (key, value) in self.further {
            self.fields.serialize_field(key, value)?;
        }
        self.fields.end()
    }
}

/// Says of kinds of values that none of them is a view.
macro_rules! no_view {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self $(, _: $argument)*) -> Result<$ok, S::Error> {
            Err(S::Error::custom(NO_STRUCT))
        })*
    };
}

impl<'a, S: Serializer> Serializer for Joining<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Fields<'a, S::SerializeStruct>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        let fields = self.serializer.serialize_struct(name, len + self.further.len())?;
        Ok(Fields { fields, further: self.further })
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_STRUCT))
    }

    no_view! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
