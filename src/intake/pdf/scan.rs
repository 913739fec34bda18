//! The pictures of a page that is a scan: a box that was drawn into one hides words that a program
//! recognized there before.

use std::cell::Cell;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, SoftMask,
};

use super::Budget;
use super::letter::PaintedLetter;

/// The part of a page below which a picture is not looked at: an ornament, or a signature.
const SMALL: f64 = 0.01;

/// The pictures of a page, as they are painted on it.
pub(super) struct Scan<'b> {
    page: Rect,
    pictures: Vec<Picture>,
    budget: &'b Budget,
    /// How many picture elements may still be looked at in this PDF.
    left: &'b Cell<u64>,
}

/// A picture on a page.
struct Picture {
    /// From the page to the picture's elements.
    inverse: Affine,
    width: usize,
    height: usize,
    /// How light each element is.
    light: Vec<u8>,
}

impl<'b> Scan<'b> {
    pub(super) fn new(page: Rect, budget: &'b Budget, left: &'b Cell<u64>) -> Scan<'b> {
        Scan {
            page,
            pictures: Vec::new(),
            budget,
            left,
        }
    }

    /// Returns whether a picture is dark all over the place of a letter.
    pub(super) fn is_dark(&self, letter: &PaintedLetter) -> bool {
        self.pictures.iter().any(|picture| picture.is_dark(letter))
    }
}

impl Picture {
    /// Returns whether the picture is dark all over the place of a letter.
    fn is_dark(&self, letter: &PaintedLetter) -> bool {
        let first = letter.places[0];
        let (across, up) = (letter.places[2] - first, letter.places[6] - first);
        let steps = (0..36).map(|at| (f64::from(at % 6) / 5.0, f64::from(at / 6) / 5.0));
        let places = steps.map(|(x, y)| self.inverse * (first + across * x + up * y));
        let is_dark = |place: &Point| {
            let (x, y) = (place.x.floor(), place.y.floor());
            let is_inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
            is_inside && self.light[y as usize * self.width + x as usize] < 80
        };
        places.filter(is_dark).count() >= 35
    }
}

impl<'a> Device<'a> for Scan<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.budget.spend(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.budget.spend(200);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.spend(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        self.budget.spend(run.glyphs().len() as u64);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.budget.spend(16);
        let Image::Raster(raster) = image else {
            return;
        };
        let (width, height) = (f64::from(raster.width()), f64::from(raster.height()));
        let area = props
            .transform
            .transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let elements = u64::from(raster.width()) * u64::from(raster.height());
        let is_large = area.is_finite() && area.area() >= SMALL * self.page.area();
        let Some(left) = self.left.get().checked_sub(elements).filter(|_| is_large) else {
            return;
        };
        self.left.set(left);
        self.budget.spend(elements / 64);
        raster.with_rgba(
            |pixels, _| {
                let (columns, rows) = (pixels.width() as usize, pixels.height() as usize);
                let light: Vec<u8> = match pixels {
                    ImageData::Luma(pixels) => pixels.data,
                    ImageData::Rgb(pixels) => {
                        let parts = pixels.data.chunks_exact(3);
                        parts.map(|rgb| *rgb.iter().max().unwrap_or(&0)).collect()
                    }
                };
                if columns == 0 || rows == 0 || light.len() < columns * rows {
                    return;
                }
                // A decoder may give fewer elements than the picture has.
                let fewer = Affine::scale_non_uniform(columns as f64 / width, rows as f64 / height);
                self.pictures.push(Picture {
                    inverse: fewer * props.transform.inverse(),
                    width: columns,
                    height: rows,
                    light,
                });
            },
            None,
        );
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
