//! What files hold and what is made of them, on pictures that the tests write themselves.

use super::clean;
use super::decode::decode;
use super::encode::encode;
use super::points::{Channels, Points};
use super::{from_inks, make, read_head};
use crate::base::{PictureFault, PictureFormat, PictureKind, Recipe};

/// Words that stand in the metadata of every picture here, and must stand in nothing that is made of it.
const SECRET: &[u8] = b"A. Person, 51.5007 N";

/// A byte that the bytes around it do not tell.
fn noise(at: u32) -> u8 {
    let mixed = at.wrapping_mul(0x9e37_79b1);
    ((mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca77) >> 24) as u8
}

/// A picture whose left half is red and whose right half is blue, its upper half darker.
fn points(width: u32, height: u32, channels: Channels) -> Points {
    let mut bytes = Vec::new();
    for at in 0..width * height {
        let (x, y) = (at % width, at / width);
        let light = if y < height / 2 { 120 } else { 240 };
        let (red, blue) = if x < width / 2 { (light, 20) } else { (20, light) };
        match channels {
            Channels::Grey => bytes.push(light),
            Channels::GreyAlpha => bytes.extend([light, 128]),
            Channels::Rgb => bytes.extend([red, noise(at) / 8, blue]),
            Channels::Rgba => bytes.extend([red, noise(at) / 8, blue, 128]),
        }
    }
    Points { width, height, channels, bytes, profile: None }
}

fn file(points: &Points, format: PictureFormat) -> Vec<u8> {
    encode(points, PictureKind::Photograph, format, 90).unwrap()
}

/// EXIF with an orientation and a name, in the order of bytes of Intel's machines (EXIF 2.32, 4.5).
fn exif(orientation: u8) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0\x02\0".to_vec();
    bytes.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    bytes.extend([0x0f, 0x01, 2, 0, SECRET.len() as u8, 0, 0, 0, 38, 0, 0, 0]);
    bytes.extend([0, 0, 0, 0]);
    bytes.extend(SECRET);
    bytes
}

/// A JPEG that says who took it in EXIF, XMP and a comment, and has another picture behind its end.
fn tagged_jpeg(points: &Points, orientation: u8) -> Vec<u8> {
    let plain = file(points, PictureFormat::Jpeg);
    let segment = |marker: u8, head: &[u8], body: &[u8]| {
        let length = u16::try_from(head.len() + body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], head, body].concat()
    };
    [
        &plain[..2],
        &segment(0xe1, b"Exif\0\0", &exif(orientation)),
        &segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0", SECRET),
        &segment(0xed, b"Photoshop 3.0\0", SECRET),
        &segment(0xfe, b"", SECRET),
        &plain[2..],
        &plain,
        SECRET,
    ]
    .concat()
}

fn has_secret(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

fn scaled(width: u32, format: PictureFormat) -> Recipe {
    Recipe::Scaled { width, format, quality: 80 }
}

/// The colour at a place, in shares of the whole.
fn colour(points: &Points, x: f64, y: f64) -> &[u8] {
    let (column, row) = ((x * f64::from(points.width)) as usize, (y * f64::from(points.height)) as usize);
    let at = (row * points.width as usize + column) * points.channels.bytes();
    &points.bytes[at..at + points.channels.bytes()]
}

#[test]
fn a_photograph_is_made_upright_in_every_size_and_tells_nothing() {
    let jpeg = tagged_jpeg(&points(400, 300, Channels::Rgb), 6);
    let head = read_head(&jpeg).unwrap();
    assert_eq!((head.format, head.kind, head.is_turned), (PictureFormat::Jpeg, PictureKind::Photograph, true));
    assert_eq!((head.width, head.height), (300, 400), "as readers see it");
    let recipes = [scaled(60, PictureFormat::WebP), Recipe::Clean, scaled(150, PictureFormat::Jpeg)];
    for (recipe, bytes) in recipes.iter().zip(make(&jpeg, head, &recipes).unwrap()) {
        assert!(!has_secret(&bytes), "{recipe:?}");
        let made = read_head(&bytes).unwrap();
        let (width, format) = match recipe {
            Recipe::Clean => (300, PictureFormat::Jpeg),
            Recipe::Scaled { width, format, .. } => (*width, *format),
        };
        assert_eq!((made.width, made.height, made.is_turned), (width, width * 4 / 3, false), "{recipe:?}");
        // The file lies on its left side: its left, red half is above, its upper, darker half on the right.
        let points = decode(&bytes, format).unwrap();
        let (left, right) = (colour(&points, 0.25, 0.25), colour(&points, 0.75, 0.25));
        assert!(left[0] > 200 && left[2] < 60 && (90..150).contains(&right[0]), "{recipe:?}: {left:?} {right:?}");
        assert!(colour(&points, 0.25, 0.75)[2] > 200, "{recipe:?}");
    }
}

#[test]
fn a_photograph_that_stands_upright_keeps_its_points_byte_for_byte() {
    let points = points(64, 48, Channels::Rgb);
    let (plain, tagged) = (file(&points, PictureFormat::Jpeg), tagged_jpeg(&points, 1));
    let head = read_head(&tagged).unwrap();
    assert!(!head.is_turned);
    assert_eq!(make(&tagged, head, &[Recipe::Clean]).unwrap(), [plain]);
}

#[test]
fn a_profile_of_colours_stays_in_every_format() {
    let profile = vec![7; 600];
    for format in [PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::WebP] {
        let bytes = file(&Points { profile: Some(profile.clone()), ..points(80, 60, Channels::Rgb) }, format);
        let head = read_head(&bytes).unwrap();
        let mut recipes = vec![Recipe::Clean, scaled(40, PictureFormat::WebP)];
        recipes.extend((format != PictureFormat::WebP).then_some(scaled(40, format)));
        for (recipe, made) in recipes.iter().zip(make(&bytes, head, &recipes).unwrap()) {
            let format = read_head(&made).unwrap().format;
            assert_eq!(decode(&made, format).unwrap().profile, Some(profile.clone()), "{recipe:?} of {format:?}");
        }
    }
}

#[test]
fn the_channels_of_a_picture_survive() {
    for channels in [Channels::Grey, Channels::GreyAlpha, Channels::Rgb, Channels::Rgba] {
        let png = file(&points(80, 60, channels), PictureFormat::Png);
        let head = read_head(&png).unwrap();
        let made = make(&png, head, &[scaled(40, PictureFormat::Png), scaled(40, PictureFormat::WebP)]).unwrap();
        let (small, webp) =
            (decode(&made[0], PictureFormat::Png).unwrap(), decode(&made[1], PictureFormat::WebP).unwrap());
        assert_eq!(small.channels, channels);
        let has_alpha = matches!(channels, Channels::GreyAlpha | Channels::Rgba);
        assert_eq!(webp.channels == Channels::Rgba, has_alpha, "{channels:?}");
    }
    let grey = file(&points(80, 60, Channels::Grey), PictureFormat::Jpeg);
    let made = make(&grey, read_head(&grey).unwrap(), &[scaled(40, PictureFormat::Jpeg)]).unwrap();
    assert_eq!(decode(&made[0], PictureFormat::Jpeg).unwrap().channels, Channels::Grey);
}

#[test]
fn a_chart_is_a_drawing_and_a_photograph_is_none() {
    let flat = Points { bytes: [200, 210, 220].repeat(300 * 200), ..points(300, 200, Channels::Rgb) };
    assert_eq!(read_head(&file(&flat, PictureFormat::Png)).unwrap().kind, PictureKind::Drawing);
    let bytes = (0..300 * 200 * 3_u32).map(noise).collect();
    let noisy = file(&Points { bytes, ..points(300, 200, Channels::Rgb) }, PictureFormat::Png);
    assert_eq!(read_head(&noisy).unwrap().kind, PictureKind::Photograph);
    let webp = make(&noisy, read_head(&noisy).unwrap(), &[scaled(300, PictureFormat::WebP)]).unwrap();
    assert_eq!(read_head(&webp[0]).unwrap().kind, PictureKind::Photograph);
}

#[test]
fn words_of_a_png_and_of_webp_are_taken_out() {
    let png = file(&points(80, 60, Channels::Rgb), PictureFormat::Png);
    let crc = |kind_and_body: &[u8]| {
        let mut sum = u32::MAX;
        for byte in kind_and_body {
            sum ^= u32::from(*byte);
            (0..8).for_each(|_| sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
        }
        (!sum).to_be_bytes()
    };
    let mut tagged = png[..33].to_vec();
    for kind in [b"tEXt", b"iTXt", b"eXIf"] {
        let body = if kind == b"eXIf" { exif(1) } else { [b"Author\0", SECRET].concat() };
        let whole = [&kind[..], &body].concat();
        tagged.extend([&u32::try_from(body.len()).unwrap().to_be_bytes()[..], &whole, &crc(&whole)].concat());
    }
    tagged.extend(&png[33..]);
    tagged.extend(SECRET);
    assert_eq!(make(&tagged, read_head(&tagged).unwrap(), &[Recipe::Clean]).unwrap(), [png]);

    let webp = file(&Points { profile: Some(vec![1; 9]), ..points(80, 60, Channels::Rgb) }, PictureFormat::WebP);
    let mut tagged = webp.clone();
    tagged[20] |= 0b1100;
    for kind in [b"EXIF", b"XMP "] {
        let body = if kind == b"EXIF" { exif(1) } else { SECRET.to_vec() };
        tagged.extend([&kind[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat());
        tagged.extend((body.len() % 2 == 1).then_some(0));
    }
    let length = u32::try_from(tagged.len() - 8).unwrap().to_le_bytes();
    tagged[4..8].copy_from_slice(&length);
    assert_eq!(make(&tagged, read_head(&tagged).unwrap(), &[Recipe::Clean]).unwrap(), [webp]);
}

#[test]
fn what_is_no_picture_or_half_of_one_is_told() {
    assert_eq!(read_head(b"%PDF-1.7"), Err(PictureFault::Unreadable));
    assert_eq!(read_head(b""), Err(PictureFault::Unreadable));
    for format in [PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::WebP] {
        let bytes = file(&points(200, 100, Channels::Rgb), format);
        assert_eq!(read_head(&bytes[..bytes.len() * 3 / 4]), Err(PictureFault::Cut), "{format:?}");
        for length in [8, 12, 20, 40] {
            assert!(read_head(&bytes[..length]).is_err(), "{format:?} of {length} bytes");
        }
    }
    let mut huge = file(&points(8, 8, Channels::Rgb), PictureFormat::Png);
    // Width and height stand behind the name of the first chunk, whose sum a reader of heads need not hold.
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(matches!(read_head(&huge), Err(PictureFault::TooLarge { .. } | PictureFault::Unreadable)));
}

#[test]
fn the_same_bytes_come_of_every_set_of_instructions() {
    let jpeg = tagged_jpeg(&points(640, 480, Channels::Rgb), 1);
    let head = read_head(&jpeg).unwrap();
    let wide = make(&jpeg, head, &[scaled(300, PictureFormat::Jpeg), scaled(300, PictureFormat::WebP)]).unwrap();
    let again = make(&jpeg, head, &[scaled(300, PictureFormat::WebP), scaled(300, PictureFormat::Jpeg)]).unwrap();
    assert_eq!((&wide[0], &wide[1]), (&again[1], &again[0]));
    let both = make(&jpeg, head, &[scaled(100, PictureFormat::Jpeg), scaled(300, PictureFormat::Jpeg)]).unwrap();
    let alone = make(&jpeg, head, &[scaled(100, PictureFormat::Jpeg)]).unwrap();
    assert_eq!((&both[0], &both[1]), (&alone[0], &wide[0]), "whatever else is made");
    assert!(clean::jpeg_end(&jpeg).is_some_and(|end| end < jpeg.len()), "what follows the end is not part of it");
}

#[test]
fn a_picture_for_the_press_becomes_one_for_screens() {
    let written = |space: jpeg_encoder::ColorType, points: &[u8]| {
        let mut bytes = Vec::new();
        jpeg_encoder::Encoder::new(&mut bytes, 100).encode(points, 8, 8, space).expect("it is written to memory");
        bytes
    };
    let inks = written(jpeg_encoder::ColorType::Cmyk, &[0, 0, 0, 255].repeat(64));
    assert_eq!(read_head(&inks).expect("a picture").kind, PictureKind::Untouched);
    let screen = from_inks(&inks).expect("it can be read");
    assert_eq!(read_head(&screen).expect("a picture").kind, PictureKind::Photograph);
    assert_eq!(from_inks(&written(jpeg_encoder::ColorType::Rgb, &[9, 99, 199].repeat(64))), None);
}
