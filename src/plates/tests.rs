//! What stands on plates, in which order, and that they are the same everywhere.

use super::colour::{Colours, contrast};
use super::draw;
use super::fonts::Voice;
use super::layout::Layout;
use super::set::{Style, Text, Unset};
use crate::base::{Plate, PlateForm, PlateLook, PlateOutline, PlateWords};

const SQUARE: &str = "M0 0l500 0 0 500-500 0z";

fn words(language: &str, title: &str) -> PlateWords {
    PlateWords {
        language: language.to_owned(),
        title: title.into(),
        above: "Policy brief · IRD-PB-7".to_owned(),
        below: "29 June 2021".to_owned(),
        about: "Afghanistan, Pakistan, Russia".to_owned(),
        house: "Institute for Regional Diplomacy".to_owned(),
        monogram: "IRD".to_owned(),
    }
}

fn plate(form: PlateForm, is_rtl: bool, words: Option<PlateWords>) -> Plate {
    let outline = PlateOutline::of_country((500, 500), SQUARE);
    Plate { form, look: PlateLook { accent: [0x7a, 0x1f, 0x2b], is_rtl, outline }, words }
}

/// The signs of a text from the left as they are set, each as the character that it stands for.
fn from_left(language: &str, is_rtl: bool, text: &str) -> String {
    let set = Text::new(text, Style { language, is_rtl, voice: Voice::Title }).expect("there are fonts");
    let line = set.line(0..text.len(), 40.0).expect("there are fonts");
    assert!(line.glyphs.windows(2).all(|pair| pair[0].x <= pair[1].x + 20.0), "{text}");
    let mut places: Vec<usize> = line.glyphs.iter().map(|glyph| glyph.at).collect();
    places.dedup();
    places.into_iter().filter_map(|at| text[at..].chars().next()).collect()
}

#[test]
fn signs_stand_in_the_order_of_their_script() {
    assert_eq!(from_left("en", false, "Peace 2021"), "Peace 2021");
    assert_eq!(from_left("ar", true, "سلم"), "ملس");
    assert_eq!(from_left("ur", true, "پاک روس"), "سور کاپ");
    // Numbers and Latin names run from the left, within what runs from the right.
    assert_eq!(from_left("ar", true, "عام 2021 IRD"), "IRD 2021 ماع");
    assert_eq!(from_left("en", false, "Read سلم now"), "Read ملس now");
    // What encloses is mirrored, and encloses still.
    assert_eq!(from_left("fa", true, "آب (۷)"), ")۷( بآ");
}

#[test]
fn letters_of_arabic_are_joined() {
    let numbers = |text: &str| -> Vec<u32> {
        let style = Style { language: "ar", is_rtl: true, voice: Voice::Title };
        let line = Text::new(text, style).and_then(|set| set.line(0..text.len(), 40.0)).expect("there are fonts");
        line.glyphs.iter().map(|glyph| glyph.number).collect()
    };
    let (alone, joined) = (numbers("ب"), numbers("ببب"));
    assert_eq!((alone.len(), joined.len() >= 3), (1, true));
    assert!(!joined.contains(&alone[0]), "a letter has another shape at the beginning, in the middle and at the end");
    let (lam, alef) = (numbers("ل"), numbers("ا"));
    assert!(
        numbers("لا").iter().all(|sign| !lam.contains(sign) && !alef.contains(sign)),
        "these two lean on each other"
    );
    assert_ne!(numbers("می\u{200c}خواهد"), numbers("میخواهد"), "what keeps letters apart does");
}

#[test]
fn each_text_is_set_in_faces_that_have_its_signs() {
    for (language, is_rtl, title) in [
        ("en", false, "“Quotes” – and dashes… №4 €5 ½ • §"),
        ("fr", false, "L’Alliance : «\u{a0}œuvre\u{a0}» — ÉÀÇ"),
        ("tr", false, "İğşÇÖÜı"),
        ("vi", false, "Quốc tế Việt Nam"),
        ("el", false, "Η Ελλάδα στις Βρυξέλλες"),
        ("ru", false, "Ёлка и съезд"),
        ("ar", true, "الوساطة العُمانية في اليمن: طريق «ضيّق»؟"),
        ("fa", true, "دیپلماسی آب؛ بحران\u{200c}های ۲۰۲۱"),
        ("ps", true, "د افغانستان د سولې خبرې ډېټ ښځه ګټه"),
        ("ur", true, "پاکستان ٹیکس ڈیٹا ڑے ۂ ۓ کے لیے ۲۰۲۱ء"),
    ] {
        let words = PlateWords { above: title.to_owned(), about: title.to_owned(), ..words(language, title) };
        assert!(super::has_signs(&words), "{language}");
        assert!(Layout::new(&words, is_rtl).is_ok(), "{language}");
    }
}

#[test]
fn a_sign_without_a_font_leaves_a_plate_without_words() {
    for title in ["缅甸的三个邻国", "Peace 和平", "ਪੰਜਾਬ", "Rocket 🚀"] {
        let words = words("en", title);
        assert!(!super::has_signs(&words), "{title}");
        assert_eq!(Layout::new(&words, false).err(), Some(Unset), "{title}");
        let drawn = draw(&plate(PlateForm::Preview, false, Some(words)));
        assert!(drawn == draw(&plate(PlateForm::Preview, false, None)), "{title}");
    }
}

#[test]
fn nothing_leaves_a_plate_however_long_it_is() {
    let long =
        "Navigating the narrow strait between insurance, naval demining and guarantees of third parties ".repeat(500);
    let arabic = "الوساطة العمانية في اليمن طريق ضيق نحو تسوية سياسية شاملة ".repeat(9);
    let urdu = "پاکستان اور روس افغان تصفیے کے لیے مذاکرات پر زور دیتے ہیں ".repeat(9);
    let word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband".repeat(4);
    for (language, is_rtl, text) in
        [("en", false, &*long), ("ar", true, &*arabic), ("ur", true, &*urdu), ("de", false, &*word), ("en", false, "A")]
    {
        let text = text.trim();
        let said = PlateWords {
            above: text.to_owned(),
            below: "29".to_owned(),
            about: text.to_owned(),
            house: text.to_owned(),
            monogram: "WWWW".to_owned(),
            ..words(language, text)
        };
        let layout = Layout::new(&said, is_rtl).expect("there are fonts");
        for placed in layout.lines.iter().chain(&layout.cut) {
            let right = placed.left + placed.line.width;
            assert!(placed.left >= 60.0 && right <= 1140.0, "{language}: {} to {right}", placed.left);
            assert!((60.0..600.0).contains(&placed.base), "{language}: {}", placed.base);
        }
        let titles = layout.lines.iter().filter(|placed| placed.size > 30.0).count();
        assert!((1..=5).contains(&titles), "{language}: {titles}");
        let shown: usize = layout.lines.iter().map(|placed| placed.line.glyphs.len()).sum();
        assert!(shown > 3, "{language}: {shown}");
    }
}

#[test]
fn what_is_too_long_ends_in_an_ellipsis() {
    let title = "Insurance, naval demining and guarantees of third parties in the strait ".repeat(8);
    let layout = Layout::new(&words("en", title.trim()), false).expect("there are fonts");
    let last = layout.lines.iter().rfind(|placed| placed.size > 30.0).expect("there is a title");
    let dots = Text::new("…", Style { language: "en", is_rtl: false, voice: Voice::Title }).expect("a font");
    let dots = dots.line(0..3, 40.0).expect("a font").glyphs[0].number;
    assert_eq!(last.line.glyphs.last().map(|glyph| glyph.number), Some(dots));
}

#[test]
fn what_reads_from_the_right_stands_at_the_right() {
    let left = Layout::new(&words("en", "Water"), false).expect("there are fonts");
    let right = Layout::new(&words("ar", "المياه"), true).expect("there are fonts");
    for (at, placed) in left.lines.iter().enumerate() {
        assert!(placed.left < 400.0, "{at}");
    }
    let ends = right.lines.iter().map(|placed| placed.left + placed.line.width).fold(0.0, f32::max);
    assert!((1100.0..1140.0).contains(&ends), "{ends}");
    let shape = |is_rtl| draw(&plate(PlateForm::Card, is_rtl, None));
    assert!(shape(false) != shape(true));
}

#[test]
fn words_can_be_read_on_the_ground_of_every_accent() {
    let steps = [0_u8, 23, 64, 110, 160, 200, 230, 255];
    for red in steps {
        for green in steps {
            for blue in steps {
                let colours = Colours::of([red, green, blue]);
                for ground in [colours.ground, colours.shape] {
                    // The quiet lines, too: they have 216 parts of ink of 255.
                    let quiet = super::colour::mix(ground, colours.ink, 216);
                    let found = contrast(quiet, ground);
                    assert!(found >= 4.5, "{red} {green} {blue}: {found}");
                }
                assert_ne!(colours.ground, colours.shape, "{red} {green} {blue}");
            }
        }
    }
    assert_eq!(Colours::of([0x17, 0x40, 0x6d]).ground, [0x17, 0x40, 0x6d], "a dark accent is the ground itself");
}

/// Whoever changes what is drawn counts on `DRAWING` in `base/plate.rs`, so that addresses change, and then this.
#[test]
fn plates_are_the_same_bytes_everywhere_and_small() {
    let mut prints = Vec::new();
    for (form, is_rtl, words) in [
        (PlateForm::Preview, false, Some(words("en", "Pakistan and Russia press for a negotiated Afghan settlement"))),
        (PlateForm::Preview, true, Some(words("ur", "پاکستان اور روس افغان تصفیے کے لیے مذاکرات پر زور دیتے ہیں"))),
        (PlateForm::Card, true, None),
    ] {
        let plate = plate(form, is_rtl, words);
        let bytes = draw(&plate);
        assert!(bytes.len() < 30_000, "{}", bytes.len());
        let head = crate::pictures::read_head(&bytes).expect("it is a PNG");
        assert_eq!((head.width, head.height), form.size());
        prints.push(crate::base::Fingerprint::of_bytes(&bytes).to_string()[..12].to_owned());
        let others: Vec<Vec<u8>> = std::thread::scope(|scope| {
            (0..4).map(|_| scope.spawn(|| draw(&plate))).map(|one| one.join().expect("it ends")).collect()
        });
        assert!(others.iter().all(|other| *other == bytes));
    }
    assert_eq!(prints, ["3108a0d6e2ff", "d6ea29ca8e99", "d9b8637508f5"]);
}
