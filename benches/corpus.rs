//! A synthetic site, the same bytes for the same count on every machine.
//!
//! A brief is about 1,150 words long, with seven headings, a list, a block quote, three footnotes, three links to other
//! briefs and, in every third brief, a table. Countries follow Zipf's law, since a few carry most briefs of any real
//! collection, so the largest index grows with the count; there are 30 topics and 40 authors. Names of countries stand
//! in the text, and marks of emphasis, but no raw HTML, no pictures and no mistakes. No plates are drawn: what
//! pictures cost is measured by `pictures.py`.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// The site's configuration.
const SITE: &str = "title: Benchmark briefs\nbase_url: https://example.org/site/\ndescription: A synthetic collection\n\
     theme: {images: {plates: false}}\n";

const COUNTRIES: &[&str] = &[
    "AF", "PK", "RU", "US", "IN", "CN", "IR", "TR", "UA", "SY", "QA", "DE", "FR", "GB", "NO", "IQ", "SA", "EG", "NG",
    "BR", "ZA", "ID", "VN", "MM", "ET", "KE", "CO", "MX", "VE", "PL", "IT", "ES", "JP", "KR", "KP", "TH", "MY", "PH",
    "BD", "LK", "NP", "KZ", "UZ", "TM", "TJ", "KG", "GE", "AM", "AZ", "BY", "MD", "RO", "BG", "RS", "BA", "HR", "SI",
    "AL", "MK", "ME", "GR", "CY", "HU", "AT", "CH", "CZ", "SK", "SE", "FI", "DK", "NL", "BE", "LU", "IE", "PT", "DZ",
    "MA", "TN", "LY", "SD", "SS", "ER", "DJ", "SO", "UG", "RW", "BI", "TZ", "CD", "CG", "CM", "CF", "TD", "NE", "ML",
    "BF", "SN", "GM", "GN", "GW", "SL", "LR", "CI", "GH", "TG", "BJ", "GA", "GQ", "AO", "ZM", "ZW", "MZ", "MW", "MG",
    "NA", "BW", "LS", "SZ", "KM", "MU", "CV", "MR", "YE", "OM", "AE", "KW", "BH", "JO", "LB", "IL", "CA", "CU", "HT",
    "DO", "JM", "GT", "HN", "SV", "NI", "CR", "PA", "EC", "PE", "BO", "PY", "UY", "AR", "CL", "GY", "SR", "AU", "NZ",
    "PG", "FJ", "SB", "TL", "BT", "MV", "MN", "KH", "LA", "IS", "EE", "LV", "LT", "MT",
];
const NAMES: &[&str] = &[
    "Afghanistan",
    "Pakistan",
    "Russia",
    "the United States",
    "India",
    "China",
    "Iran",
    "Turkey",
    "Ukraine",
    "Syria",
    "Qatar",
    "Germany",
    "the host country",
];
const TOPICS: &[&str] = &[
    "peace-processes",
    "arms-control",
    "sanctions",
    "migration",
    "climate-security",
    "energy-transition",
    "trade",
    "water-governance",
    "cyber-policy",
    "counter-terrorism",
    "humanitarian-access",
    "elections",
    "public-health",
    "food-security",
    "maritime-security",
    "border-disputes",
    "development-finance",
    "rule-of-law",
    "gender-and-peace",
    "critical-minerals",
    "nuclear-policy",
    "regional-organisations",
    "technology-policy",
    "labour-markets",
    "education",
    "tax-policy",
    "anti-corruption",
    "disaster-risk",
    "debt-relief",
    "peacekeeping",
];
const SUBJECTS: &[&str] = &[
    "The government",
    "Regional mediators",
    "Donor agencies",
    "Border authorities",
    "Opposition groups",
    "The central bank",
    "Parliamentary committees",
    "Neighbouring states",
    "Civil society organisations",
    "The foreign ministry",
    "Local councils",
    "Security services",
    "Export industries",
    "The negotiating team",
    "Independent auditors",
];
const VERBS: &[&str] = &[
    "has postponed",
    "is reviewing",
    "agreed to finance",
    "rejected outright",
    "will have to renegotiate",
    "quietly supports",
    "cannot enforce",
    "is likely to extend",
    "has yet to publish",
    "depends on",
    "underestimates",
    "should reconsider",
    "has begun to implement",
    "publicly opposes",
];
const OBJECTS: &[&str] = &[
    "the ceasefire annex",
    "a phased withdrawal",
    "the verification mechanism",
    "cross-border trade corridors",
    "the electoral timetable",
    "a joint monitoring commission",
    "the sanctions waiver",
    "a revised budget framework",
    "the refugee return plan",
    "the water-sharing protocol",
    "a confidence-building package",
    "the procurement reform",
    "the draft communique",
    "grid interconnection agreements",
];
const TAILS: &[&str] = &[
    "despite pressure from its partners",
    "before the next ministerial round",
    "according to officials familiar with the talks",
    "although the fiscal cost remains unclear",
    "while humanitarian needs continue to rise",
    "as earlier accords required",
    "in line with the roadmap adopted last year",
    "without a credible guarantee",
    "if the current trend holds",
    "because institutional capacity is limited",
];
const HEADINGS: &[&str] = &[
    "Why it matters",
    "Background",
    "What has changed",
    "Positions of the parties",
    "Risks",
    "Options",
    "Recommendations",
];

/// Every file of a site with that many briefs: its path in the project folder, and its text.
pub fn files(briefs: usize) -> impl Iterator<Item = (String, String)> {
    let site = [("site.yaml".to_owned(), SITE.to_owned())];
    site.into_iter().chain((0..briefs).map(move |number| (path(number), brief(number, briefs))))
}

/// Writes the site into a folder, which is made if it is missing.
pub fn write(folder: &Path, briefs: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("content/briefs"))?;
    files(briefs).try_for_each(|(path, text)| fs::write(folder.join(path), text))
}

/// The path of the brief of that number in the project folder.
pub fn path(number: usize) -> String {
    format!("content/briefs/{}", file_name(number))
}

fn file_name(number: usize) -> String {
    format!("brief-{number:06}.md")
}

/// Steele, Lea and Flood's SplitMix64: small, and good enough to choose words.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).expect("it is below a number of that type")
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// Whether something happens that happens so many times in a hundred.
    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// A position below `end` by Zipf's law: the n-th is chosen in proportion to 1/n.
    fn by_rank(&mut self, end: usize) -> usize {
        // In whole numbers, so that no machine rounds otherwise.
        let weight = |rank: usize| 1_000_000 / (rank + 1);
        let mut left = self.below((0..end).map(weight).sum());
        (0..end)
            .find(|rank| {
                left < weight(*rank) || {
                    left -= weight(*rank);
                    false
                }
            })
            .expect("the weights add up")
    }

    /// Between one and `most` different words, the earlier ones in the list no likelier than others.
    fn some_of(&mut self, words: &[&'static str], most: usize) -> Vec<&'static str> {
        let mut chosen = Vec::new();
        for _ in 0..self.between(1, most) {
            let word = self.one_of(words);
            if !chosen.contains(&word) {
                chosen.push(word);
            }
        }
        chosen
    }

    fn sentence(&mut self) -> String {
        let (subject, verb, object) = (self.one_of(SUBJECTS), self.one_of(VERBS), self.one_of(OBJECTS));
        let mut text = format!("{subject} {verb} {object} {}", self.one_of(TAILS));
        if self.happens(25) {
            let _ = write!(text, ", a point that {} raised in {}", self.one_of(NAMES), self.between(2001, 2026));
        }
        if self.happens(12) {
            text = text.replacen(" the ", " *the* ", 1);
        }
        if self.happens(8) {
            text.push_str(" (**see the annex**)");
        }
        text.push('.');
        text
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }
}

fn brief(number: usize, briefs: usize) -> String {
    let mut random = Random(number as u64);
    let mut text = front_matter(number, &mut random);
    let mut notes = 0;
    for (at, heading) in HEADINGS.iter().enumerate() {
        let _ = write!(text, "## {heading}\n\n");
        for _ in 0..2 {
            let sentences = random.between(3, 5);
            text.push_str(&random.paragraph(sentences));
            if notes < 3 && random.happens(50) {
                notes += 1;
                let _ = write!(text, "[^{notes}]");
            }
            text.push_str("\n\n");
        }
        if matches!(at, 1 | 3 | 5) {
            let other = random.below(briefs);
            let _ = writeln!(text, "An earlier brief covers this: [brief {other}]({}).\n", file_name(other));
        }
        match *heading {
            "Options" => {
                for _ in 0..4 {
                    let _ = writeln!(text, "- {}", random.sentence());
                }
                text.push('\n');
            }
            "Positions of the parties" => {
                let _ = writeln!(text, "> {}\n", random.paragraph(2));
                if number.is_multiple_of(3) {
                    table(&mut text, &mut random);
                }
            }
            _ => {}
        }
    }
    for note in 1..=notes {
        let _ = writeln!(text, "[^{note}]: {}", random.sentence());
    }
    text
}

fn front_matter(number: usize, random: &mut Random) -> String {
    let mut countries = Vec::new();
    for _ in 0..random.between(1, 4) {
        let code = COUNTRIES[random.by_rank(COUNTRIES.len())];
        if !countries.contains(&code) {
            countries.push(code);
        }
    }
    let mut authors = Vec::new();
    for _ in 0..random.between(1, 2) {
        let name = format!("Author {:02}", random.between(1, 40));
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
    let topics = random.some_of(TOPICS, 3);
    let (year, month, day) = (random.between(2005, 2025), random.between(1, 12), random.between(1, 28));
    let (object, subject) = (random.one_of(OBJECTS), random.one_of(SUBJECTS).to_lowercase());
    let summary = random.paragraph(2).replace('*', "");
    format!(
        "---\ntitle: \"On {object}: {subject} and the limits of leverage, no. {number}\"\n\
         date: {year}-{month:02}-{day:02}\nsummary: \"{summary}\"\n\
         countries: {countries:?}\ntopics: {topics:?}\nauthors: {authors:?}\n---\n\n"
    )
}

fn table(text: &mut String, random: &mut Random) {
    text.push_str("| Party | Position | Since |\n| --- | --- | ---: |\n");
    for _ in 0..5 {
        let (party, verb, object) = (random.one_of(SUBJECTS), random.one_of(VERBS), random.one_of(OBJECTS));
        let _ = writeln!(text, "| {party} | {verb} {object} | {} |", random.between(1999, 2026));
    }
    text.push('\n');
}
