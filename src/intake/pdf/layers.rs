//! Layers of a PDF that are turned off: an interpreter paints nothing of them, and their words can
//! be copied all the same.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, Stream,
};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::Budget;

/// How deep forms inside one another are followed in search of hidden layers.
const DEPTH: usize = 12;

/// The layers that are turned off when the document is opened.
pub(super) struct Layers {
    /// Whether the document has layers. Some may be hidden because others are on.
    are_any: bool,
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
                are_any: false,
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
        // Layers may turn themselves on and off when the document is viewed.
        let automatic = usual.get::<Array<'_>>(b"AS");
        let automatic: Vec<Dict<'_>> = automatic
            .map(|all| all.iter().collect())
            .unwrap_or_default();
        for rule in automatic {
            let event = rule.get::<Name<'_>>(b"Event");
            if event.is_none_or(|event| event.as_ref() != b"View") {
                continue;
            }
            for id in ids(rule.get(b"OCGs")) {
                let usage = xref
                    .get::<Dict<'_>>(id)
                    .and_then(|layer| layer.get::<Dict<'_>>(b"Usage"));
                let view = usage.and_then(|usage| usage.get::<Dict<'_>>(b"View"));
                let state = view.and_then(|view| view.get::<Name<'_>>(b"ViewState"));
                match state.as_deref() {
                    Some(b"OFF") => drop(off.insert(id)),
                    Some(_) => drop(off.remove(&id)),
                    None => {}
                }
            }
        }
        Layers { are_any: true, off }
    }

    /// Returns what is written on a page in layers that are off, as far as its letters are known
    /// without their fonts.
    pub(super) fn words_of(&self, page: &Page<'_>, budget: &Budget) -> String {
        let mut spoken = String::new();
        if self.are_any {
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

    /// Gathers what is written in a layer that is off, as far as its letters are known without
    /// their fonts.
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
                    let is_off = match mark.1 {
                        Object::Name(name) => {
                            let layer = resources.properties.get::<Dict<'_>>(name.as_ref());
                            let id = resources.properties.get_ref(name.as_ref());
                            self.is_off(id, &layer.unwrap_or_default())
                        }
                        Object::Dict(layer) => self.is_off(None, layer),
                        _ => false,
                    };
                    open.push(mark.0.as_ref() == b"OC" && is_off);
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
                    let layer = dict.get::<Dict<'_>>(b"OC");
                    let off = layer.is_some_and(|layer| self.is_off(dict.get_ref(b"OC"), &layer));
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

    /// Returns whether a layer is off, or a group of layers by its rule.
    fn is_off(&self, id: Option<ObjRef>, layer: &Dict<'_>) -> bool {
        if let Some(rule) = layer.get::<Array<'_>>(b"VE") {
            return !self.holds(&rule, 0);
        }
        let mut members: Vec<ObjectIdentifier> = Vec::new();
        if let Some(list) = layer.get::<Array<'_>>(b"OCGs") {
            members.extend(
                list.raw_iter()
                    .filter_map(|one| one.as_obj_ref().map(ObjectIdentifier::from)),
            );
        } else if let Some(one) = layer.get_ref(b"OCGs") {
            members.push(one.into());
        }
        if members.is_empty() {
            return id.is_some_and(|id| self.off.contains(&id.into()));
        }
        let is_off = |one: &ObjectIdentifier| self.off.contains(one);
        let is_seen = match layer.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => !members.iter().any(is_off),
            Some(b"AnyOff") => members.iter().any(is_off),
            Some(b"AllOff") => members.iter().all(is_off),
            _ => !members.iter().all(is_off),
        };
        !is_seen
    }

    /// Returns whether a rule of layers holds: `And`, `Or` or `Not`, and then layers or rules.
    fn holds(&self, rule: &Array<'_>, depth: usize) -> bool {
        let mut parts = rule.raw_iter();
        let Some(MaybeRef::NotRef(Object::Name(verb))) = parts.next() else {
            return true;
        };
        let mut parts = parts.map(|part| match part {
            MaybeRef::Ref(id) => !self.off.contains(&id.into()),
            MaybeRef::NotRef(Object::Array(rule)) if depth < DEPTH => self.holds(&rule, depth + 1),
            MaybeRef::NotRef(_) => true,
        });
        match verb.as_ref() {
            b"And" => parts.all(|holds| holds),
            b"Or" => parts.any(|holds| holds),
            b"Not" => !parts.next().unwrap_or(true),
            _ => true,
        }
    }
}
