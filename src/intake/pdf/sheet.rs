//! One page of a PDF as it is painted: which words are on it, and which of them nobody sees.
//!
//! What is painted comes in order. A shape that hides what is under it marks the words that are
//! there already; words that are painted later stay seen. So a white word on a dark head of a
//! table, or a box behind a text, is nothing.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{self, Affine, BezPath, Point, Rect, Shape, StrokeOpts};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageData, ImageDrawProps,
    Paint, SoftMask,
};

use super::Budget;
use super::scan::Scan;

/// How wide and high a cell is in which letters and shapes are looked up, in points.
const CELL: (f64, f64) = (48.0, 16.0);
/// The most letters of a page: many times what fits on one. Each is kept.
const LETTERS: usize = 1_000_000;
/// The smallest type that anybody sees, in points.
const SMALLEST: f64 = 1.0;
/// How opaque what hides something is at least.
const OPAQUE: f32 = 0.85;
/// How far two colors differ at most that nobody tells apart.
const ALIKE: f32 = 0.06;
/// How thick a shape is at least that hides words by itself, in points.
const THICK: f64 = 3.0;
/// How thick a shape is at least that hides words together with others, in points.
const THIN: f64 = 1.5;
/// How far from a letter's center a shape may be that covers a part of it, in points.
const AROUND: f64 = 12.0;
/// The bit of a letter's center among its places.
const CENTER: u16 = 1 << 4;
/// The most elements of a line whose outline is followed.
const MARKER: usize = 500;
/// The part of a page beyond which a shape is a background or a picture and no box.
const BOX: f64 = 0.35;
/// The part of a page beyond which a picture is the scan of it.
const SCAN: f64 = 0.25;
/// The most picture elements of a picture that is looked at.
const PICTURE: u64 = 16_000_000;

/// A field of the page, by its column and row.
type Field = (i32, i32);

/// A color as it is seen.
type Rgb = [f32; 3];

/// A page that is being painted.
pub(super) struct PaintedPage<'b> {
    /// The part of it that is seen.
    page: Rect,
    /// The part of it that is in the file.
    paper: Rect,
    letters: Vec<PaintedLetter>,
    /// Letters beyond the part that is seen.
    cropped: Vec<PaintedLetter>,
    letter_cells: HashMap<Field, Vec<u32>>,
    fills: Vec<Fill>,
    fill_cells: HashMap<Field, Vec<u32>>,
    /// Where painting is limited to, one in another; whether each is a rectangle.
    clips: Vec<(Rect, bool)>,
    /// For each of them, how many letters it lets through, and those that it limits away.
    limited: Vec<(usize, Vec<PaintedLetter>)>,
    /// Whether what is painted in each open group can hide what is under it, and how it is mixed
    /// with that.
    groups: Vec<(bool, BlendMode)>,
    /// How much of the page pictures cover.
    pictures: f64,
    budget: &'b Budget,
}

/// A letter on the page.
pub(super) struct PaintedLetter {
    text: Box<str>,
    center: Point,
    /// Places in it that have to be covered.
    pub(super) places: [Point; 9],
    look: Look,
    /// Which of its places shapes cover, a bit for each.
    covered: u16,
    /// The shape that hides it, or the last of several that do so together.
    under: Option<u32>,
}

/// How a letter looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// It is seen.
    Plain,
    /// It has the color of what is behind it, or no size.
    Unseen,
    /// It has no ink at all, as the text of a scan that a program recognized.
    Inkless,
}

/// A shape that hides what is under it.
struct Fill {
    area: Rect,
    /// Its outline, where it is no rectangle.
    outline: Option<(BezPath, FillRule)>,
    /// Its color, where it has one.
    color: Option<Rgb>,
    /// Whether it is limited to something else than a rectangle, so that nobody knows what it
    /// hides.
    is_vague: bool,
    /// Whether it is a picture.
    is_picture: bool,
}

/// A stretch of words that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) why: Why,
    pub(super) words: String,
}

/// Why nobody sees words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// They are under a box.
    Box,
    /// They are under something else.
    Shape,
    /// They have no color, size or ink.
    Look,
    /// They are beyond the part of the page that is shown.
    Crop,
}

impl<'b> PaintedPage<'b> {
    pub(super) fn new(page: Rect, paper: Rect, budget: &'b Budget) -> PaintedPage<'b> {
        PaintedPage {
            page,
            paper,
            letters: Vec::new(),
            cropped: Vec::new(),
            letter_cells: HashMap::new(),
            fills: Vec::new(),
            fill_cells: HashMap::new(),
            clips: Vec::new(),
            limited: Vec::new(),
            groups: Vec::new(),
            pictures: 0.0,
            budget,
        }
    }

    /// Hides what is in a region, as a mark that viewers paint by themselves does.
    pub(super) fn cover(&mut self, area: Rect, color: Rgb) {
        self.fill(Fill {
            area,
            outline: None,
            color: Some(color),
            is_vague: false,
            is_picture: false,
        });
    }

    /// Hides what is under an outline, in the same way.
    pub(super) fn cover_outline(&mut self, outline: BezPath, color: Rgb) {
        self.budget.spend(outline.elements().len() as u64);
        self.fill(Fill {
            area: outline.bounding_box(),
            outline: Some((outline, FillRule::NonZero)),
            color: Some(color),
            is_vague: false,
            is_picture: false,
        });
    }

    /// Returns the words in a region, as they come.
    pub(super) fn words_in(&self, area: Rect) -> String {
        let mut letters: Vec<&PaintedLetter> = Vec::new();
        for at in self.letters_near(area) {
            let letter = &self.letters[at as usize];
            if area.contains(letter.center) {
                letters.push(letter);
            }
        }
        joined(letters.into_iter())
    }

    /// Returns all words of the page.
    pub(super) fn words(&self) -> String {
        joined(self.letters.iter())
    }

    /// Returns whether every letter on the page is known.
    pub(super) fn is_legible(&self) -> bool {
        !self
            .letters
            .iter()
            .any(|letter| letter.text.contains('\u{fffd}'))
    }

    /// Returns whether the page has any word.
    pub(super) fn has_text(&self) -> bool {
        self.letters.iter().any(|letter| is_word(&letter.text))
    }

    /// Returns what nobody sees, a stretch for each shape that hides words, and one for all that
    /// have no look.
    pub(super) fn hidden(&self) -> Vec<Hidden> {
        let mut under: HashMap<u32, Vec<&PaintedLetter>> = HashMap::new();
        let mut unseen = Vec::new();
        // The text of a scan lies under or over its picture without ink, and readers see the
        // picture.
        let is_whole_scan = self.pictures > SCAN * self.page.area();
        for letter in &self.letters {
            self.budget.spend(1);
            let is_inkless = letter.look == Look::Inkless;
            let is_scan = is_inkless && (is_whole_scan || self.is_on_picture(letter.center));
            let is_hidden = match (letter.under, letter.look) {
                (Some(_), Look::Plain) => true,
                (_, Look::Unseen) => true,
                // A box over a scan hides what a program recognized there.
                (Some(at), Look::Inkless) => !is_scan || self.is_box(&self.fills[at as usize]),
                (None, Look::Inkless) => !is_scan,
                (None, Look::Plain) => false,
            };
            if !is_hidden || self.is_repeated(letter) {
                continue;
            }
            match letter.under {
                Some(at) => under.entry(at).or_default().push(letter),
                _ => unseen.push(letter),
            }
        }
        let mut hidden: Vec<(u32, Hidden)> = Vec::new();
        for (at, letters) in under {
            let fill = &self.fills[at as usize];
            hidden.push((
                at,
                Hidden {
                    why: if self.is_box(fill) {
                        Why::Box
                    } else {
                        Why::Shape
                    },
                    words: joined(letters.into_iter()),
                },
            ));
        }
        hidden.sort_by_key(|(at, _)| *at);
        let mut hidden: Vec<Hidden> = hidden.into_iter().map(|(_, one)| one).collect();
        hidden.push(Hidden {
            why: Why::Look,
            words: joined(unseen.into_iter()),
        });
        hidden.push(Hidden {
            why: Why::Crop,
            words: joined(self.cropped.iter()),
        });
        // A single letter at the edge of a shape, or an ornament, is no text.
        hidden.retain(|one| one.words.chars().filter(|c| is_letter(*c)).count() >= 2);
        hidden
    }

    /// Returns whether the page is a picture over or under words without ink, so that what the
    /// picture shows is to be looked at.
    pub(super) fn is_recognized(&self) -> bool {
        let is_whole_scan = self.pictures > SCAN * self.page.area();
        self.letters.iter().any(|letter| {
            self.budget.spend(1);
            letter.look == Look::Inkless && (is_whole_scan || self.is_on_picture(letter.center))
        })
    }

    /// Returns whether a picture is at a place.
    fn is_on_picture(&self, place: Point) -> bool {
        let near = self.fill_cells.get(&cell_of(place)).into_iter().flatten();
        near.into_iter().any(|at| {
            self.budget.spend(1);
            let fill = &self.fills[*at as usize];
            fill.is_picture && fill.area.contains(place)
        })
    }

    /// Returns the words without ink where a picture of the page is dark all over, as under a box
    /// that was drawn into it.
    pub(super) fn blackened(&self, scan: &Scan<'_>) -> String {
        let dark = self.letters.iter().filter(|letter| {
            self.budget.spend(36);
            let is_inkless = letter.look == Look::Inkless && letter.under.is_none();
            is_inkless && scan.is_dark(letter)
        });
        let words = joined(dark);
        match words.chars().filter(|c| is_letter(*c)).count() {
            0..3 => String::new(),
            _ => words,
        }
    }

    /// Returns whether the same letter is seen at the same place, because it was painted again.
    fn is_repeated(&self, letter: &PaintedLetter) -> bool {
        let near = Rect::from_center_size(letter.center, (3.0, 3.0));
        self.letters_near(near).any(|at| {
            let other = &self.letters[at as usize];
            let is_seen = other.under.is_none() && other.look == Look::Plain;
            is_seen && other.text == letter.text && near.contains(other.center)
        })
    }

    /// Returns whether a shape is what people put over words to hide them: a rectangle that is dark
    /// or white, and no background.
    fn is_box(&self, fill: &Fill) -> bool {
        let Some(color) = fill.color else {
            return false;
        };
        // Several boxes may be one shape, with much of the page between them.
        let outline = fill
            .outline
            .as_ref()
            .map(|(outline, _)| outline.area().abs());
        let is_small = outline.unwrap_or(fill.area.area()) < BOX * self.page.area();
        let is_hiding = luma(color) < 0.4 || color.iter().all(|part| *part > 0.93);
        is_small && is_hiding
    }

    /// Paints a shape. One that lets through what is under it only makes it uncertain what is
    /// behind later words.
    fn shape(&mut self, props: &DrawProps<'_>, area: Rect, outline: Option<(BezPath, FillRule)>) {
        let (color, alpha) = self.paint(&props.paint);
        let hides = self.hides(color, alpha, props.blend_mode, props.soft_mask.is_some());
        self.fill(Fill {
            area,
            outline,
            color: color.filter(|_| hides),
            is_vague: !hides,
            is_picture: false,
        });
    }

    /// Paints a shape over what is there.
    fn fill(&mut self, mut fill: Fill) {
        let (clip, is_rectangle) = self.clip();
        fill.area = fill.area.intersect(clip);
        fill.is_vague |= !is_rectangle;
        let is_something =
            fill.area.is_finite() && fill.area.width() >= 1.0 && fill.area.height() >= 1.0;
        if !is_something {
            return;
        }
        let number = self.fills.len() as u32;
        let thickness = fill.area.width().min(fill.area.height());
        if !fill.is_vague && thickness >= THIN {
            let around = fill.area.inflate(AROUND, AROUND);
            let near: Vec<u32> = self.letters_near(around).collect();
            for at in near {
                let letter = &mut self.letters[at as usize];
                if letter.under.is_none() {
                    letter.covered |= fill.covers(letter, self.budget);
                    if letter.is_covered(thickness >= THICK) {
                        letter.under = Some(number);
                    }
                }
            }
        }
        for cell in cells(fill.area) {
            // Each is kept, so that it also costs memory.
            self.budget.spend(8);
            self.fill_cells.entry(cell).or_default().push(number);
        }
        self.fills.push(fill);
    }

    /// Returns the color behind a place, and the shape that has it: white where nothing was
    /// painted, nothing where nobody knows.
    fn behind(&self, place: Point) -> Option<(Rgb, Option<u32>)> {
        for at in self
            .fill_cells
            .get(&cell_of(place))
            .into_iter()
            .flatten()
            .rev()
        {
            self.budget.spend(1);
            let fill = &self.fills[*at as usize];
            if fill.holds(place, self.budget) {
                let color = fill.color.filter(|_| !fill.is_vague);
                return color.map(|color| (color, Some(*at)));
            }
        }
        Some(([1.0; 3], None))
    }

    fn letters_near(&self, area: Rect) -> impl Iterator<Item = u32> {
        let budget = self.budget;
        let cells = cells(area).flat_map(|cell| self.letter_cells.get(&cell).into_iter().flatten());
        cells.copied().inspect(|_| budget.spend(1))
    }

    /// Returns where painting is limited to now, and whether that is a rectangle.
    fn clip(&self) -> (Rect, bool) {
        self.clips.last().copied().unwrap_or((self.page, true))
    }

    /// Returns the color with which something is painted, and how opaque it is.
    fn paint(&self, paint: &Paint<'_>) -> (Option<Rgb>, f32) {
        match paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().components();
                (Some([red, green, blue]), alpha)
            }
            Paint::Pattern(_) => (None, 1.0),
        }
    }

    /// Returns whether what is painted so hides what is under it.
    fn hides(&self, color: Option<Rgb>, alpha: f32, blend: BlendMode, is_masked: bool) -> bool {
        let is_mixed = |blend: BlendMode| match blend {
            BlendMode::Normal => false,
            // A dark mark hides words even where a light one lets them through.
            BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => {
                !color.is_some_and(|color| luma(color) < 0.25)
            }
            _ => true,
        };
        let mut groups = self.groups.iter();
        let in_groups = groups.all(|(hides, blend)| *hides && !is_mixed(*blend));
        alpha >= OPAQUE && !is_mixed(blend) && !is_masked && in_groups
    }
}

impl PaintedLetter {
    /// Returns whether shapes hide it. Thin ones, such as lines through or below words, do so only
    /// where nothing of it is left.
    fn is_covered(&self, is_thick: bool) -> bool {
        let is_center = self.covered & CENTER != 0;
        is_center && self.covered.count_ones() >= if is_thick { 6 } else { 9 }
    }
}

impl Fill {
    /// Returns which places of a letter it covers, a bit for each.
    fn covers(&self, letter: &PaintedLetter, budget: &Budget) -> u16 {
        let places = letter.places.iter().enumerate();
        let held = places.filter(|(_, place)| self.holds(**place, budget));
        held.fold(0, |covered, (at, _)| covered | 1 << at)
    }

    fn holds(&self, place: Point, budget: &Budget) -> bool {
        self.area.contains(place)
            && self.outline.as_ref().is_none_or(|(outline, rule)| {
                budget.spend(outline.elements().len() as u64 / 8 + 1);
                let turns = outline.winding(place);
                match rule {
                    FillRule::NonZero => turns != 0,
                    FillRule::EvenOdd => turns % 2 != 0,
                }
            })
    }
}

impl<'a> Device<'a> for PaintedPage<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let elements = path.elements().len();
        self.budget.spend(elements as u64 / 8 + 1);
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                let path = props.transform * path;
                self.shape(&props, path.bounding_box(), Some((path, *rule)));
            }
            DrawMode::Stroke(stroke) => {
                // A thick line hides words, as one that was drawn with a marker, and several
                // thinner ones do.
                let width = f64::from(stroke.line_width);
                let is_thick = width * scale(props.transform) >= THIN;
                if is_thick && elements <= MARKER {
                    self.budget.spend(20 * elements as u64);
                    let pen = kurbo::Stroke::new(width)
                        .with_caps(stroke.line_cap)
                        .with_join(stroke.line_join);
                    let outline = kurbo::stroke(path, &pen, &StrokeOpts::default(), 0.3);
                    let outline = props.transform * outline;
                    let area = outline.bounding_box();
                    self.shape(&props, area, Some((outline, FillRule::NonZero)));
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        let [a, b, c, d, ..] = props.transform.as_coeffs();
        let is_upright = (a == 0.0 && d == 0.0) || (b == 0.0 && c == 0.0);
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) if is_upright => {
                self.budget.spend(1);
                self.shape(&props, props.transform.transform_rect_bbox(*rect), None);
            }
            _ => self.draw_path(&rect.to_path(0.1), props, mode),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // Each form begins with one, and costs its interpreter far more than a letter.
        self.budget
            .spend(clip.path.elements().len() as u64 / 8 + 200);
        let (outer, is_rectangle) = self.clip();
        let area = clip.path.bounding_box();
        let is_full =
            clip.path.elements().len() <= 6 && clip.path.area().abs() >= 0.99 * area.area();
        self.clips
            .push((area.intersect(outer), is_rectangle && is_full));
        self.limited.push((0, Vec::new()));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.budget.spend(1);
        let (outer, is_rectangle) = self.clip();
        self.clips.push((rect.intersect(outer), is_rectangle));
        self.limited.push((0, Vec::new()));
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend: BlendMode,
    ) {
        self.budget.spend(1);
        self.groups
            .push((opacity >= OPAQUE && mask.is_none(), blend));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let (color, alpha) = self.paint(&props.paint);
        let (clip, _) = self.clip();
        if self.letters.len() + self.cropped.len() > LETTERS {
            self.budget.exhaust();
        }
        for glyph in run.glyphs() {
            self.budget.spend(1);
            let text: Box<str> = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string().into(),
                Some(BfString::String(text)) => text.into(),
                None => "\u{fffd}".into(),
            };
            if text.chars().all(char::is_whitespace) {
                continue;
            }
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let width = f64::from(width.unwrap_or(500.0)).clamp(100.0, 2000.0);
            let transform = props.transform * glyph.transform();
            let at = |x: f64, y: f64| transform * Point::new(width * x, y);
            let center = at(0.5, 320.0);
            if !center.is_finite() {
                continue;
            }
            let places = || {
                let columns = [0.2, 0.5, 0.8];
                let heights = [100.0, 320.0, 520.0];
                std::array::from_fn(|place| at(columns[place % 3], heights[place / 3]))
            };
            // Programs that copy the text of a page copy what was cropped, too.
            if !self.page.contains(center) && self.paper.contains(center) {
                self.cropped.push(PaintedLetter {
                    text,
                    center,
                    places: places(),
                    look: Look::Unseen,
                    covered: 0,
                    under: None,
                });
                continue;
            }
            // What is limited away is no part of the page, but copies of its text have it.
            let is_limited = !clip.contains(center);
            if let Some((seen, limited)) = self.limited.last_mut() {
                *seen += usize::from(!is_limited);
                if is_limited && limited.len() < LETTERS {
                    limited.push(PaintedLetter {
                        text: text.clone(),
                        center,
                        places: places(),
                        look: Look::Unseen,
                        covered: 0,
                        under: None,
                    });
                }
            }
            if is_limited {
                continue;
            }
            // The size of a font that is drawn may be in its own matrix.
            let is_drawn = matches!(&**glyph, Glyph::Type3(_));
            let is_tiny = !is_drawn && 1000.0 * scale(transform) < SMALLEST;
            let mut under = None;
            let look = match mode {
                DrawMode::Invisible => Look::Inkless,
                _ if is_tiny || alpha < 0.05 => Look::Unseen,
                _ => match (color, self.behind(center)) {
                    (Some(color), Some((behind, fill))) if are_alike(color, behind) => {
                        // Black words on a black box are as hidden as words under one.
                        under = fill.filter(|_| luma(behind) < 0.4);
                        Look::Unseen
                    }
                    _ => Look::Plain,
                },
            };
            let number = self.letters.len() as u32;
            let cell = cell_of(center);
            self.letter_cells.entry(cell).or_default().push(number);
            self.letters.push(PaintedLetter {
                text,
                center,
                places: places(),
                look,
                covered: 0,
                under,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.budget.spend(16);
        let (width, height) = (image.width(), image.height());
        let unit = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let (clip, _) = self.clip();
        let area = props.transform.transform_rect_bbox(unit).intersect(clip);
        if !area.is_finite() || area.area() <= 0.0 {
            return;
        }
        self.pictures += area.area();
        let is_small = area.area() < BOX * self.page.area();
        let hides = self.hides(
            Some([0.0; 3]),
            1.0,
            props.blend_mode,
            props.soft_mask.is_some(),
        );
        let is_there = self.letters_near(area).next().is_some();
        let is_light_work = u64::from(width) * u64::from(height) <= PICTURE;
        let color = match &image {
            Image::Raster(raster) if is_small && hides && is_there && is_light_work => {
                self.budget.spend(u64::from(width) * u64::from(height) / 64);
                let mut color = None;
                raster.with_rgba(
                    |pixels, alpha| color = alpha.is_none().then(|| only_color(&pixels)).flatten(),
                    Some((16, 16)),
                );
                color
            }
            Image::Stencil(stencil) if is_small && hides && is_there && is_light_work => {
                self.budget.spend(u64::from(width) * u64::from(height) / 64);
                let mut color = None;
                stencil.with_stencil(
                    |ink, paint| {
                        let is_full = !ink.data.is_empty() && ink.data.iter().all(|one| *one > 200);
                        let (of_paint, alpha) = self.paint(paint);
                        color = of_paint.filter(|of| is_full && alpha >= OPAQUE && luma(*of) < 0.4);
                    },
                    Some((16, 16)),
                );
                color
            }
            _ => None,
        };
        match color {
            // A picture of one color is a box.
            Some(color) => self.cover(area, color),
            // Else nobody knows what is behind words that are painted on it, and what it shows is
            // not judged.
            None => self.fill(Fill {
                area,
                outline: None,
                color: None,
                is_vague: true,
                is_picture: true,
            }),
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
        let Some((seen, limited)) = self.limited.pop() else {
            return;
        };
        if let Some((outer, _)) = self.limited.last_mut() {
            *outer += seen;
        }
        // A cell of a table, or a figure, limits the ends of its words away. Where nothing at all
        // is let through, words hide.
        if seen == 0 {
            for letter in limited {
                let number = self.letters.len() as u32;
                let cell = cell_of(letter.center);
                self.letter_cells.entry(cell).or_default().push(number);
                self.letters.push(letter);
            }
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}

/// Returns the color of a picture that shows nothing: one that is dark all over, or has one color.
fn only_color(pixels: &ImageData) -> Option<Rgb> {
    let (data, parts) = match pixels {
        ImageData::Rgb(pixels) => (&pixels.data, 3),
        ImageData::Luma(pixels) => (&pixels.data, 1),
    };
    if data.is_empty() {
        return None;
    }
    if data.iter().all(|part| *part < 64) {
        return Some([0.0; 3]);
    }
    let mut color = [0.0; 3];
    for (at, shade) in color.iter_mut().enumerate() {
        let of_part = data.iter().skip(at % parts).step_by(parts);
        let (least, most) = of_part.fold((u8::MAX, 0), |(least, most), part| {
            (least.min(*part), most.max(*part))
        });
        if most - least.min(most) > 12 {
            return None;
        }
        *shade = f32::from(most) / 255.0;
    }
    Some(color)
}

/// Returns the cell in which a place is.
fn cell_of(place: Point) -> Field {
    let cell = |at: f64, size: f64| (at / size).floor() as i32;
    (cell(place.x, CELL.0), cell(place.y, CELL.1))
}

/// Returns the cells in which something is. A page has few, however far its numbers go.
fn cells(area: Rect) -> impl Iterator<Item = Field> {
    let bounded = |at: i32| at.clamp(-1_000, 1_000);
    let first = cell_of(Point::new(area.x0, area.y0));
    let last = cell_of(Point::new(area.x1, area.y1));
    let columns = bounded(first.0)..=bounded(last.0);
    let rows = bounded(first.1)..=bounded(last.1);
    rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
}

/// Joins letters to words: a gap between two is a blank.
fn joined<'l>(letters: impl Iterator<Item = &'l PaintedLetter>) -> String {
    let mut words = String::new();
    let mut before: Option<&PaintedLetter> = None;
    for letter in letters {
        if let Some(before) = before {
            let width = (before.places[2] - before.places[0]).hypot().max(1.0);
            if (letter.places[0] - before.places[2]).hypot() > 1.1 * width.max(3.0) {
                words.push(' ');
            }
        }
        words.push_str(&letter.text);
        before = Some(letter);
    }
    words
}

/// Returns whether a text has a letter or a digit. What has no known letter counts, as some fonts
/// tell none.
fn is_word(text: &str) -> bool {
    text.chars().any(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{fffd}'
}

/// Returns by how much lengths grow.
fn scale(transform: Affine) -> f64 {
    transform.determinant().abs().sqrt()
}

fn luma([red, green, blue]: Rgb) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

fn are_alike(one: Rgb, other: Rgb) -> bool {
    one.iter().zip(other).all(|(a, b)| (a - b).abs() < ALIKE)
}
