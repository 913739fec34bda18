//! Layers of a PDF that are turned off: an interpreter paints nothing of them, and their words can be copied all the same.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, ObjRef, Object, ObjectIdentifier, Stream,
};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::Budget;

/// How deep forms inside one another are followed in search of hidden layers.
const DEPTH: usize = 12;

/// The layers that are turned off when the document is opened.
pub(super) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

/// A search for words in such layers.
struct Search<'s> {
    is_hidden: bool,
    depth: usize,
    budget: &'s Budget,
    spoken: &'s mut String,
}

impl Layers {
    /// Finds the layers that are off.
    pub(super) fn of(pdf: &Pdf) -> Layers {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id());
        let layers = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties"));
        let Some((layers, usual)) =
            layers.and_then(|layers| Some((layers.clone(), layers.get::<Dict<'_>>(b"D")?)))
        else {
            return Layers {
                off: HashSet::new(),
            };
        };
        let ids = |list: Option<Array<'_>>| -> Vec<ObjectIdentifier> {
            let list = list
                .into_iter()
                .flat_map(|list| list.raw_iter().collect::<Vec<_>>());
            list.filter_map(|one| one.as_obj_ref().map(Into::into))
                .collect()
        };
        let mut off = HashSet::new();
        let base = usual.get::<Name<'_>>(b"BaseState");
        if base.is_some_and(|base| base.as_ref() == b"OFF") {
            off.extend(ids(layers.get(b"OCGs")));
        }
        for on in ids(usual.get(b"ON")) {
            off.remove(&on);
        }
        off.extend(ids(usual.get(b"OFF")));
        Layers { off }
    }

    /// Gives what is written on a page in layers that are off, as far as its letters are known without their fonts.
    pub(super) fn words_of(&self, page: &Page<'_>, budget: &Budget) -> String {
        let mut spoken = String::new();
        if !self.off.is_empty() {
            let mut search = Search {
                is_hidden: false,
                depth: 0,
                budget,
                spoken: &mut spoken,
            };
            self.read(page.typed_operations(), page.resources(), &mut search);
        }
        spoken
    }

    /// Gathers what is written in a layer that is off, as far as its letters are known without their fonts.
    fn read(
        &self,
        mut operations: TypedIter<'_>,
        resources: &Resources<'_>,
        search: &mut Search<'_>,
    ) {
        let outer = search.is_hidden;
        let mut open: Vec<bool> = Vec::new();
        while let Some(operation) = operations.next() {
            search.budget.spend(1);
            search.is_hidden = outer || open.iter().any(|hidden| *hidden);
            let mut speak = |text: &[u8]| {
                if search.is_hidden {
                    let letters = text.iter().map(|byte| match byte {
                        b' '..=b'~' => char::from(*byte),
                        _ => '\u{fffd}',
                    });
                    search.spoken.extend(letters);
                    search.spoken.push(' ');
                }
            };
            match operation {
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let layer = mark.1.clone().into_name().and_then(|name| {
                        let id = resources.properties.get_ref(name.as_ref())?;
                        Some(
                            self.is_off(
                                id,
                                &resources
                                    .properties
                                    .get::<Dict<'_>>(name.as_ref())
                                    .unwrap_or_default(),
                            ),
                        )
                    });
                    open.push(mark.0.as_ref() == b"OC" && layer == Some(true));
                }
                TypedInstruction::BeginMarkedContent(_) => open.push(false),
                TypedInstruction::EndMarkedContent(_) => drop(open.pop()),
                TypedInstruction::ShowText(text) => speak(text.0.as_bytes()),
                TypedInstruction::NextLineAndShowText(text) => speak(text.0.as_bytes()),
                TypedInstruction::ShowTexts(texts) => {
                    for text in texts.0.iter::<Object<'_>>() {
                        if let Object::String(text) = text {
                            speak(text.as_bytes());
                        }
                    }
                }
                TypedInstruction::XObject(form) if search.depth < DEPTH => {
                    let Some(stream) = resources.x_objects.get::<Stream<'_>>(form.0.as_ref())
                    else {
                        continue;
                    };
                    let dict = stream.dict();
                    let is_form = dict
                        .get::<Name<'_>>(b"Subtype")
                        .is_some_and(|kind| kind.as_ref() == b"Form");
                    if !is_form {
                        continue;
                    }
                    let off = dict.get_ref(b"OC").is_some_and(|id| {
                        self.is_off(id, &dict.get::<Dict<'_>>(b"OC").unwrap_or_default())
                    });
                    let Ok(drawing) = stream.decoded_data() else {
                        continue;
                    };
                    search.budget.spend(drawing.len() as u64 / 64 + 1);
                    let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
                    let mut inner = Search {
                        is_hidden: search.is_hidden || off,
                        depth: search.depth + 1,
                        budget: search.budget,
                        spoken: search.spoken,
                    };
                    self.read(
                        TypedIter::new(&drawing),
                        own.as_ref().unwrap_or(resources),
                        &mut inner,
                    );
                }
                _ => {}
            }
        }
    }

    /// Tells whether a layer, or all layers of a group, are off.
    fn is_off(&self, id: ObjRef, layer: &Dict<'_>) -> bool {
        let mut members: Vec<ObjectIdentifier> = Vec::new();
        if let Some(list) = layer.get::<Array<'_>>(b"OCGs") {
            members.extend(
                list.raw_iter()
                    .filter_map(|one| one.as_obj_ref().map(ObjectIdentifier::from)),
            );
        } else if let Some(one) = layer.get_ref(b"OCGs") {
            members.push(one.into());
        }
        match members.is_empty() {
            true => self.off.contains(&id.into()),
            false => members.iter().all(|one| self.off.contains(one)),
        }
    }
}
