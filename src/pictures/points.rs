//! A picture as points in memory.

/// The points of a picture, from the top left, row by row, eight bits for each channel.
#[derive(Clone, Debug)]
pub(super) struct Points {
    pub width: u32,
    pub height: u32,
    pub channels: Channels,
    pub bytes: Vec<u8>,
    /// The profile that says which colours the numbers mean; none means sRGB.
    pub profile: Option<Vec<u8>>,
}

/// What each point says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
}

impl Channels {
    /// Returns the bytes of a point.
    pub fn bytes(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// How a picture is turned to stand upright: the `Orientation` of EXIF 2.32, 4.6.5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Turn {
    /// Whether rows become columns.
    pub swaps: bool,
    /// Whether, after that, left and right change places.
    pub mirrors: bool,
    /// Whether, after that, top and bottom change places.
    pub flips: bool,
}

impl Turn {
    /// Returns the turn that a value of EXIF asks for; an unknown one asks for none.
    pub fn of_orientation(value: u32) -> Self {
        let (swaps, mirrors, flips) = match value {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => (false, false, false),
        };
        Self { swaps, mirrors, flips }
    }

    /// Whether the picture stands upright as it is.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Points {
    /// Returns the picture upright.
    pub fn turned(self, turn: Turn) -> Self {
        if turn.is_none() {
            return self;
        }
        let (width, height, size) = (self.width as usize, self.height as usize, self.channels.bytes());
        let (columns, rows) = if turn.swaps { (height, width) } else { (width, height) };
        let mut bytes = vec![0; self.bytes.len()];
        for (at, point) in bytes.chunks_exact_mut(size).enumerate() {
            let (mut x, mut y) = (at % columns, at / columns);
            if turn.flips {
                y = rows - 1 - y;
            }
            if turn.mirrors {
                x = columns - 1 - x;
            }
            let (x, y) = if turn.swaps { (y, x) } else { (x, y) };
            let from = (y * width + x) * size;
            point.copy_from_slice(&self.bytes[from..from + size]);
        }
        let side = |points: usize| u32::try_from(points).expect("a side is no longer than before");
        Self { width: side(columns), height: side(rows), bytes, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letter F lies in the file as each orientation says, and stands upright once turned.
    #[test]
    fn each_orientation_stands_upright() {
        let upright = ["##", "# ", "##", "# "];
        let stored: [(u32, &[&str]); 8] = [
            (1, &["##", "# ", "##", "# "]),
            (2, &["##", " #", "##", " #"]),
            (3, &[" #", "##", " #", "##"]),
            (4, &["# ", "##", "# ", "##"]),
            (5, &["####", "# # "]),
            (6, &["# # ", "####"]),
            (7, &[" # #", "####"]),
            (8, &["####", " # #"]),
        ];
        for (orientation, rows) in stored {
            let points = Points {
                width: rows[0].len() as u32,
                height: rows.len() as u32,
                channels: Channels::Grey,
                bytes: rows.concat().into_bytes(),
                profile: None,
            };
            let turned = points.turned(Turn::of_orientation(orientation));
            assert_eq!((turned.width, turned.height), (2, 4), "{orientation}");
            assert_eq!(String::from_utf8(turned.bytes).unwrap(), upright.concat(), "{orientation}");
        }
    }
}
