//! JSON that keeps the order of its members.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// JSON whose objects keep the order in which they were made.
#[derive(Debug, Clone)]
pub(super) enum Json {
    Text(String),
    Truth(bool),
    Number(i64),
    List(Vec<Json>),
    Object(Members),
}

pub(super) fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

pub(super) fn texts(all: &[&str]) -> Json {
    Json::List(all.iter().map(|one| text(*one)).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Text(text) => to.serialize_str(text),
            Json::Truth(truth) => to.serialize_bool(*truth),
            Json::Number(number) => to.serialize_i64(*number),
            Json::List(entries) => {
                let mut list = to.serialize_seq(Some(entries.len()))?;
                for entry in entries {
                    list.serialize_element(entry)?;
                }
                list.end()
            }
            Json::Object(members) => {
                let mut object = to.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    object.serialize_entry(name, value)?;
                }
                object.end()
            }
        }
    }
}

pub(super) type Members = Vec<(String, Json)>;
