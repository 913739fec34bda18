//! The annotations of a page: redactions that were not applied, shapes that viewers paint over it,
//! comments, and files.

use hayro_interpret::RectExt;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect as PdfRect, String as Text};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{self, BezPath, Ellipse, Point, Rect, Shape, StrokeOpts};

use super::beside::{associated, names_person, text_of};
use super::found::FoundInPdf;
use super::sheet::PaintedPage;
use crate::docket::FaultKind;

/// Annotations that are comments, where they say something.
const COMMENTS: [&[u8]; 13] = [
    b"Text",
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Caret",
    b"Stamp",
    b"Ink",
    b"Square",
    b"Circle",
    b"Line",
    b"Polygon",
    b"PolyLine",
];

/// The bits of an annotation's flags by which viewers do not show it: Invisible, Hidden and NoView.
const NOT_SHOWN: i32 = 1 | 2 | 32;

/// How dark what viewers paint is at least, where it hides what is under it.
const DARK: f32 = 0.35;

/// The most points of a line that is followed.
const POINTS: usize = 500;

/// Looks at the annotations of a page: redactions that were not applied, dark highlights that
/// viewers paint, comments, files.
pub(super) fn look_at_marks(
    page: &Page<'_>,
    number: u32,
    sheet: &mut PaintedPage<'_>,
    found: &mut FoundInPdf,
) {
    for _ in 0..associated(page.raw()) {
        found.add(FaultKind::Embedded, number, String::new());
    }
    let Some(marks) = page.raw().get::<Array<'_>>(b"Annots") else {
        return;
    };
    for mark in marks.iter::<Dict<'_>>() {
        let Some(kind) = mark.get::<Name<'_>>(b"Subtype") else {
            continue;
        };
        let kind: &[u8] = kind.as_ref();
        let areas = areas(&mark);
        match kind {
            b"Redact" => {
                let words: Vec<String> = areas.iter().map(|area| sheet.words_in(*area)).collect();
                found.add(FaultKind::Marked, number, words.join(" "));
            }
            // With an appearance it was painted with the page.
            _ if !mark.contains_key(b"AP") => paint(&mark, kind, &areas, sheet),
            _ => {}
        }
        if kind == b"FileAttachment" {
            found.add(FaultKind::Embedded, number, String::new())
        }
        let flags = mark.get::<i32>(b"F").unwrap_or(0);
        let is_shown = flags & NOT_SHOWN == 0;
        if COMMENTS.contains(&kind) || kind == b"FreeText" && !is_shown {
            let get = |key: &[u8]| text_of(mark.get::<Text<'_>>(key));
            let author = get(b"T");
            let words = [get(b"Contents"), without_tags(&get(b"RC"))];
            let mut words = words.into_iter().filter(|words| !words.trim().is_empty());
            match words.next() {
                Some(words) => found.add(FaultKind::Comment, number, words),
                None if names_person(&author) => found.add(FaultKind::Comment, number, author),
                None => {}
            }
        }
    }
}

/// Paints an annotation that has no drawing of its own, as viewers do, where it is dark.
fn paint(mark: &Dict<'_>, kind: &[u8], areas: &[Rect], sheet: &mut PaintedPage<'_>) {
    let key: &[u8] = match kind {
        b"Square" | b"Circle" | b"Polygon" => b"IC",
        b"Highlight" | b"FreeText" | b"Line" | b"PolyLine" | b"Ink" => b"C",
        _ => return,
    };
    let color = color(mark, key).filter(|color| color.iter().all(|part| *part < DARK));
    let Some(color) = color else { return };
    let width = mark.get::<Dict<'_>>(b"BS");
    let width = width
        .and_then(|style| style.get::<f64>(b"W"))
        .unwrap_or(1.0);
    let line = |points: &[f64]| -> BezPath {
        let points = points.chunks_exact(2).take(POINTS);
        let mut line = BezPath::new();
        for (at, point) in points.map(|xy| Point::new(xy[0], xy[1])).enumerate() {
            match at {
                0 => line.move_to(point),
                _ => line.line_to(point),
            }
        }
        line
    };
    let numbers = |key: &[u8]| -> Vec<f64> {
        let numbers = mark.get::<Array<'_>>(key);
        numbers
            .map(|numbers| numbers.iter::<f64>().collect())
            .unwrap_or_default()
    };
    let mut draw = |path: BezPath| {
        let is_sound = width.is_finite() && path.bounding_box().is_finite();
        if is_sound && path.elements().len() > 1 {
            let pen = kurbo::Stroke::new(width);
            let outline = kurbo::stroke(path, &pen, &StrokeOpts::default(), 0.3);
            sheet.cover_outline(outline, color);
        }
    };
    match kind {
        b"Line" => draw(line(&numbers(b"L"))),
        b"PolyLine" => draw(line(&numbers(b"Vertices"))),
        b"Ink" => {
            let strokes = mark.get::<Array<'_>>(b"InkList");
            for stroke in strokes
                .into_iter()
                .flat_map(|all| all.iter::<Array<'_>>().take(POINTS).collect::<Vec<_>>())
            {
                draw(line(&stroke.iter::<f64>().collect::<Vec<_>>()));
            }
        }
        b"Polygon" => {
            let mut outline = line(&numbers(b"Vertices"));
            if outline.elements().len() > 2 && outline.bounding_box().is_finite() {
                outline.close_path();
                sheet.cover_outline(outline, color);
            }
        }
        b"Circle" => {
            for area in areas.iter().filter(|area| area.is_finite()) {
                sheet.cover_outline(Ellipse::from_rect(*area).to_path(0.3), color);
            }
        }
        _ => areas.iter().for_each(|area| sheet.cover(*area, color)),
    }
}

/// Returns the words of a formatted comment.
fn without_tags(text: &str) -> String {
    let parts = text
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join(" ")
}

/// Returns where an annotation is: its quadrilaterals, or else its rectangle.
fn areas(mark: &Dict<'_>) -> Vec<Rect> {
    let points: Vec<f64> = mark
        .get::<Array<'_>>(b"QuadPoints")
        .map(|points| points.iter::<f64>().collect())
        .unwrap_or_default();
    let corners = points.chunks_exact(8);
    let areas: Vec<Rect> = corners
        .map(|corner| {
            let along = |from: usize| {
                let numbers = corner.iter().skip(from).step_by(2).copied();
                let least = numbers.clone().fold(f64::INFINITY, f64::min);
                (least, numbers.fold(f64::NEG_INFINITY, f64::max))
            };
            let ((left, right), (low, high)) = (along(0), along(1));
            Rect::new(left, low, right, high)
        })
        .filter(|area| area.is_finite())
        .collect();
    match areas.is_empty() {
        true => mark
            .get::<PdfRect>(b"Rect")
            .map(|area| area.to_kurbo())
            .into_iter()
            .collect(),
        false => areas,
    }
}

/// Returns the color of an annotation.
fn color(mark: &Dict<'_>, key: &[u8]) -> Option<[f32; 3]> {
    let parts: Vec<f32> = mark.get::<Array<'_>>(key)?.iter::<f32>().collect();
    match parts[..] {
        [gray] => Some([gray; 3]),
        [red, green, blue] => Some([red, green, blue]),
        [cyan, magenta, yellow, black] => {
            Some([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
        }
        _ => None,
    }
}
