//! The colours of a plate, which all follow from the one of the house.
//!
//! Any colour will do for a house, so the ground is that colour made so dark that white words can be read on it, and on the
//! quiet shape behind them. No power or root is taken of the machine, since those differ in their last digit.

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

/// The contrast of white with the ground. With the shape on it, it is still more than the 4.5 of WCAG 2.2, 1.4.3.
const CONTRAST: f64 = 7.5;

/// How much white the shape has, of 255.
const TINT: u8 = 26;

/// The colours of a plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colours {
    pub ground: Rgb,
    pub shape: Rgb,
    pub ink: Rgb,
}

impl Colours {
    /// Returns those of a house.
    pub fn of(accent: Rgb) -> Self {
        let ink = [255; 3];
        let mut ground = accent;
        // Half a step each of what is left keeps the hue; black ends it.
        while contrast(ink, ground) < CONTRAST {
            ground = ground.map(|part| u8::try_from(u16::from(part) * 31 / 32).expect("it is less than before"));
        }
        Self { ground, shape: mix(ground, ink, TINT), ink }
    }
}

/// Returns a colour with as much of another one, of 255.
pub(super) fn mix(one: Rgb, other: Rgb, much: u8) -> Rgb {
    let part = |at: usize| {
        let (one, other, much) = (u32::from(one[at]), u32::from(other[at]), u32::from(much));
        u8::try_from((one * (255 - much) + other * much + 127) / 255).expect("it lies between the two")
    };
    [part(0), part(1), part(2)]
}

/// Returns the contrast of two colours (WCAG 2.2).
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Returns how much light a part of a colour means (IEC 61966-2-1).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 {
        return part / 12.92;
    }
    let base = (part + 0.055) / 1.055;
    let square = base * base;
    // Newton's method for the fifth root, from above.
    let mut root = 1.0_f64;
    for _ in 0..40 {
        let fourth = root * root * root * root;
        root -= (fourth * root - square) / (5.0 * fourth);
    }
    square * root
}
