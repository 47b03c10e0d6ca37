//! Many briefs, the same bytes for the same arguments: what tests of size and of time need.
//!
//! Few countries carry most of the briefs, as in real collections. Each brief has headings, a list, a quotation, a
//! footnote and links to three others; every third has a table.

const COUNTRIES: &str = "AF AL DZ AO AR AM AU AT AZ BD BY BE BJ BO BA BW BR BG BF BI KH CM CA CF TD CL CN CO KM CG CR CI \
                         HR CU CY CZ DK DJ DO EC EG SV ER EE SZ ET FJ FI FR GA GM GE DE GH GR GT GN GY HT HN HU IS IN ID";
const TOPICS: &str = "peace-processes arms-control sanctions migration climate-security energy-transition trade \
                      water-governance cyber-policy elections public-health food-security border-disputes tax-policy";
const SUBJECTS: [&str; 6] = [
    "The government",
    "Regional mediators",
    "Donor agencies",
    "The central bank",
    "Local councils",
    "Export industries",
];
const VERBS: [&str; 6] =
    ["has postponed", "is reviewing", "rejected outright", "quietly supports", "cannot enforce", "has yet to publish"];
const OBJECTS: [&str; 6] = [
    "the ceasefire annex",
    "a phased withdrawal",
    "the sanctions waiver",
    "the refugee return plan",
    "the water-sharing protocol",
    "the draft communique",
];

/// A generator that is the same everywhere: xorshift over 64 bits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("a machine of 64 bits") % limit
    }

    fn sentence(&mut self) -> String {
        let (subject, verb, object) = (self.below(6), self.below(6), self.below(6));
        format!("{} {} {}.", SUBJECTS[subject], VERBS[verb], OBJECTS[object])
    }

    fn paragraph(&mut self) -> String {
        let count = 3 + self.below(3);
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }
}

/// The paths and texts of so many briefs; another seed gives the same paths with other texts.
pub fn corpus(count: usize, seed: u64) -> Vec<(String, String)> {
    (0..count).map(|number| (format!("content/briefs/{}.md", slug(number)), brief(number, count, seed))).collect()
}

fn slug(number: usize) -> String {
    format!("brief-{number:06}")
}

fn brief(number: usize, count: usize, seed: u64) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed << 32) ^ ((number as u64 + 1) * 0x0100_0193));
    (0..8).for_each(|_| drop(dice.below(2)));
    let countries: Vec<&str> = COUNTRIES.split_whitespace().collect();
    let topics: Vec<&str> = TOPICS.split_whitespace().collect();
    let mut about: Vec<&str> = Vec::new();
    for _ in 0..=dice.below(3) {
        let (far, near) = (dice.below(countries.len()), dice.below(countries.len()));
        let code = countries[far * near / countries.len()];
        if !about.contains(&code) {
            about.push(code);
        }
    }
    let (year, month, day) = (2005 + dice.below(20), 1 + dice.below(12), 1 + dice.below(28));
    let (title, summary) = (dice.sentence(), dice.sentence());
    let mut text = format!(
        "---\ntitle: \"{} No. {number}\"\ndate: {year}-{month:02}-{day:02}\nsummary: {summary}\n\
         countries: [{}]\ntopics: [{}]\n---\n\n",
        title,
        about.join(", "),
        topics[dice.below(topics.len())],
    );
    for heading in ["Why it matters", "Background", "Options"] {
        let (first, second, other) = (dice.paragraph(), dice.paragraph(), dice.below(count));
        text.push_str(&format!("## {heading}\n\n{first}\n\n{second} See [brief {other}]({}.md).\n\n", slug(other)));
    }
    text.push_str(&format!("- {}\n- {}\n\n> {}\n\n", dice.sentence(), dice.sentence(), dice.paragraph()));
    if number % 3 == 0 {
        text.push_str("| Party | Position |\n| --- | --- |\n| Donors | wait |\n\n");
    }
    text.push_str(&format!("A last word.[^1]\n\n[^1]: {}\n", dice.sentence()));
    text
}
