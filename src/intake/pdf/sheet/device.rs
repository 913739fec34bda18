//! What the interpreter of a PDF paints, as it comes.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{self, Affine, BezPath, Point, Rect, Shape, StrokeOpts};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, SoftMask,
};

use super::super::letter::{LetterLook, PaintedLetter};
use super::cells::cell_of;
use super::color::{are_alike, luma, only_color};
use super::fill::Fill;
use super::{BOX, OPAQUE, PaintedPage, THIN};

/// The most letters of a page: many times what fits on one. Each is kept.
const LETTERS: usize = 1_000_000;
/// The smallest type that anybody sees, in points.
const SMALLEST: f64 = 1.0;

/// The most elements of a line whose outline is followed.
const MARKER: usize = 500;

/// The most picture elements of a picture that is looked at.
const PICTURE: u64 = 16_000_000;

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
                    look: LetterLook::Unseen,
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
                        look: LetterLook::Unseen,
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
                DrawMode::Invisible => LetterLook::Inkless,
                _ if is_tiny || alpha < 0.05 => LetterLook::Unseen,
                _ => match (color, self.behind(center)) {
                    (Some(color), Some((behind, fill))) if are_alike(color, behind) => {
                        // Black words on a black box are as hidden as words under one.
                        under = fill.filter(|_| luma(behind) < 0.4);
                        LetterLook::Unseen
                    }
                    _ => LetterLook::Plain,
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

/// Returns by how much lengths grow.
fn scale(transform: Affine) -> f64 {
    transform.determinant().abs().sqrt()
}
