//! Colors as they are seen.

use hayro_interpret::ImageData;

/// How far two colors differ at most that nobody tells apart.
const ALIKE: f32 = 0.06;

/// A color as it is seen.
pub(super) type Rgb = [f32; 3];

/// Returns the color of a picture that shows nothing: one that is dark all over, or has one color.
pub(super) fn only_color(pixels: &ImageData) -> Option<Rgb> {
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

pub(super) fn luma([red, green, blue]: Rgb) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

pub(super) fn are_alike(one: Rgb, other: Rgb) -> bool {
    one.iter().zip(other).all(|(a, b)| (a - b).abs() < ALIKE)
}
