//! Colors as a reader sees them.

use hayro_interpret::ImageData;

/// How far two colors differ at most that nobody tells apart.
const ALIKE: f32 = 0.06;

/// The most picture elements of a picture that is looked at.
pub(super) const PICTURE: u64 = 16_000_000;

/// A color as it is seen.
pub(super) type Rgb = [f32; 3];

/// Gives the color of a picture that is dark all over.
pub(super) fn dark(pixels: &ImageData) -> Option<Rgb> {
    let data = match pixels {
        ImageData::Rgb(pixels) => &pixels.data,
        ImageData::Luma(pixels) => &pixels.data,
    };
    (!data.is_empty() && data.iter().all(|part| *part < 64)).then_some([0.0; 3])
}

pub(super) fn luma([red, green, blue]: Rgb) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

pub(super) fn are_alike(one: Rgb, other: Rgb) -> bool {
    one.iter().zip(other).all(|(a, b)| (a - b).abs() < ALIKE)
}
