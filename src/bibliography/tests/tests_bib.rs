//! Texts, names and dates of `.bib` files.

use super::read_bib;
use super::{line, name, only};

#[test]
fn latex_becomes_text_with_marks() {
    let cases = [
        (r#"M\"{o}bius M\"obius {\"o}"#, "Möbius Möbius ö"),
        (
            r"{\'e}t\'e \'{\i}le \`a \^o \~n \c{c}a \v{S} \H{o} \k{a} \u{g} \.z \={a} \d{h}",
            "été íle à ô ñ ça Š ő ą ğ ż ā ḥ",
        ),
        (r#"\aa{} \AA ngstr{\"o}m \ss stra{\ss}e \o re {\L}\'od\'z \ae \oe \i"#, "å Ångström ßstraße øre Łódź æœı"),
        (r"R\&D 5\,\% \#1 a\_b \{x\}", "R&D 5\u{202f}% #1 a_b {x}"),
        (r"1--2 --- a~b \textendash{} ``q'' `s'", "1–2 — a\u{a0}b – “q” ‘s'"),
        (
            r"\emph{a} \textit{b} \textbf{c} \textsuperscript{2} x\textsubscript{i}",
            "<i>a</i> <i>b</i> <b>c</b> <sup>2</sup> x<sub>i</sub>",
        ),
        (r"\textsc{Ilo} {\em a} b {\bf c}", "<span style=\"font-variant:small-caps;\">Ilo</span> <i>a</i> b <b>c</b>"),
        (r"\enquote{a \enquote{b} c}", "“a ‘b’ c”"),
        (r"see \url{https://a.example/x_y~z} \href{https://b.example}{here}", "see https://a.example/x_y~z here"),
        (r"\unknown{kept} \other[1]{too} \gone and", "kept too and"),
        (r"CO$_2$ and $10^{-3}$ at $\alpha$", "CO<sub>2</sub> and 10<sup>-3</sup> at α"),
        (r"US$ 5 or $10 to $20", "US$ 5 or $10 to $20"),
        (r"a < b, <i>c</i> \& 1 \textless 2", "a < b, <i>c</i> & 1 <2"),
        ("a\n   b\tc", "a b c"),
        ("\u{645}\u{64f}\u{633} 中文", "\u{645}\u{64f}\u{633} 中文"),
        (r"\emph{\'{e}\emph{x}} \'\i{} \textcommabelow{s} \v{q}", "<i>é<i>x</i></i> í ș q\u{30c}"),
        (r"A \&amp; B\noopsort{x} \href{https://a.example}{\textit{b}}", "A & B <i>b</i>"),
        (r"a\\b \ c\/d soft\-hyphen", "a b cd softhyphen"),
        (r"{\'E}cole {\emph{Nature}} {}", "École <i>Nature</i>"),
    ];
    for (latex, want) in cases {
        let reference = only(read_bib, &format!("@misc{{k, note = {{{latex}}}}}"));
        assert_eq!(reference.texts["note"].replace("<span class=\"nocase\">", "⟦"), want, "of {latex}");
    }
}

#[test]
fn braces_protect_capitals_in_titles() {
    let cases = [
        ("The {IMF} today", "The ⟦IMF⟧ today"),
        ("{{The Whole Title}}", "⟦The Whole Title⟧"),
        ("{{Double}} x", "⟦Double⟧ x"),
        ("{U}{N} and {World} {Bank} x", "⟦UN⟧ and ⟦World Bank⟧ x"),
        ("{G}erman", "⟦G⟧erman"),
        (r"{\'E}cole {{\'E}NA}", "École ⟦ÉNA⟧"),
        (r"\emph{The {UN}} {} x", "<i>The ⟦UN⟧</i> x"),
        (r"{CO$_2$}", "⟦CO<sub>2</sub>⟧"),
    ];
    for (latex, want) in cases {
        let reference = only(read_bib, &format!("@misc{{k, title = {{{latex}}}}}"));
        let title = reference.texts["title"].replace("<span class=\"nocase\">", "⟦").replace("</span>", "⟧");
        assert_eq!(title, want, "of {latex}");
    }
}

#[test]
fn names_have_their_parts() {
    let cases = [
        ("Smith, Ann Marie and Bob Jones and others", "Smith, Ann Marie; Jones, Bob; others"),
        ("{World Health Organization}", "[World Health Organization]"),
        ("World Bank", "[World Bank]"),
        (
            "United Nations Security Council and Ministère des Armées",
            "[United Nations Security Council]; [Ministère des Armées]",
        ),
        (
            "Amnesty International and House of Commons and Ministerio de Salud",
            "[Amnesty International]; [House of Commons]; [Ministerio de Salud]",
        ),
        ("Auswärtiges Amt and Banco Central do Brasil", "[Auswärtiges Amt]; [Banco Central do Brasil]"),
        ("Bank, Dan and Margaret Court", "Bank, Dan; Court, Margaret"),
        ("{Smith and Sons}", "[Smith and Sons]"),
        ("van der Berg, Jan and Ludwig van Beethoven", "Berg, Jan <van der>; Beethoven, Ludwig <van>"),
        (
            "von Neumann, John and Charles de Gaulle and de la Cruz, Ana",
            "Neumann, John <von>; Gaulle, Charles <de>; Cruz, Ana <de la>",
        ),
        ("Van Rompuy, Herman", "Van Rompuy, Herman"),
        (
            "King, Jr., Martin Luther and Martin King, Jr. and Gates, III, Bill",
            "King, Martin Luther +Jr.; King, Martin +Jr.; Gates, Bill +III",
        ),
        ("Gates, Bill, III", "Gates, Bill +III"),
        ("Plato", "Plato"),
        ("OECD and {Oxfam}", "[OECD]; [Oxfam]"),
        (
            "García Márquez, Gabriel and José Ortega y Gasset and Ortega y Gasset, José",
            "García Márquez, Gabriel; Ortega y Gasset, José; Ortega y Gasset, José",
        ),
        ("{Nagy}, {Péter} and {毛}, {泽东} and 王小明", "Nagy, Péter; 毛, 泽东; 王小明"),
        (
            "given=Hans, prefix=de, family=Beer and family={Simon}, given=Ann, suffix=Jr",
            "Beer, Hans <de>; Simon, Ann +Jr",
        ),
        ("given=Hans, prefix=de, family=Beer, useprefix=false", "Beer, Hans (de)"),
        (r"{\'E}lysée, Anne and Jean d'Alembert and {\O}stby, Per", "Élysée, Anne; d'Alembert, Jean; Østby, Per"),
        ("Anderson and and Bob Lee", "Anderson; Lee, Bob"),
        ("Smith,\n  John\n  and\n  Doe, Jane", "Smith, John; Doe, Jane"),
        ("A, B, C, D", "[A, B, C, D]"),
        ("al-Hakim, Tawfiq", "al-Hakim, Tawfiq"),
    ];
    for (source, want) in cases {
        let reference = only(read_bib, &format!("@book{{k, author = {{{source}}}}}"));
        let names: Vec<String> = reference.names["author"].iter().map(name).collect();
        assert_eq!(names.join("; "), want, "of {source}");
    }
    let dropping = only(read_bib, "@book{k, author = {von Beer, Hans}, options = {useprefix=false}}");
    assert_eq!(line(&dropping), "book author=(Beer, Hans (von))");
}

#[test]
fn years_months_and_other_dates_are_read() {
    let cases = [
        ("year = 2020", "issued=2020"),
        ("year = {2020}, month = may, day = 3", "issued=2020-5-3"),
        ("year = 2020, month = jul # \"~4\"", "issued=2020-7-4"),
        ("year = 2020, month = {July--August}", "issued=2020-7..2020-8"),
        ("year = 2020, month = 12", "issued=2020-12"),
        ("year = 2020, month = {Spring}", "issued=2020 | issued-season: 1"),
        ("year = {forthcoming}", "| status: forthcoming"),
        ("year = {in press}, pubstate = {inpress}", "| status: in press"),
        ("date = {2020-05-03/2020-05-04}, urldate = {2021-01-02}", "accessed=2021-1-2 issued=2020-5-3..2020-5-4"),
        ("date = {n.d.}", ""),
        ("date = {n.d.}, year = 1999", "issued=1999"),
        (
            "date = {2020~}, origdate = {1850}, eventdate = {2019-09}",
            "event-date=2019-9 issued=2020~ original-date=1850",
        ),
        ("year = 2020, note = {Accessed: 2021-02-03}", "accessed=2021-2-3 issued=2020"),
    ];
    for (fields, want) in cases {
        let reference = only(read_bib, &format!("@book{{k, {fields}}}"));
        assert_eq!(line(&reference), format!("book {want}").trim_end(), "of {fields}");
    }
}

#[test]
fn abbreviations_and_inheritance_complete_entries() {
    let text = "@string{un = {United Nations}}\n@STRING{unpub = UN # { Publications}}\n\
        @xdata{house, publisher = unpub, location = {New York}}\n\
        @inproceedings{paper, title = {Paper}, crossref = {conf}, pages = {1--9}}\n\
        @proceedings{conf, title = {Conference}, subtitle = {Acts}, xdata = {house}, date = {2020}, venue = {Quito}}\n\
        @inbook{part, title = {Part}, crossref = {whole}}\n@book{whole, title = {Whole}, author = {Doe, Jo}}\n";
    let (references, faults) = read_bib(text);
    assert_eq!(faults, []);
    let lines: Vec<String> = references.iter().map(|(_, reference)| line(reference)).collect();
    assert_eq!(
        lines,
        [
            "paper-conference issued=2020 | container-title: Conference: Acts | event-place: Quito | page: 1-9 \
             | publisher: United Nations Publications | publisher-place: New York | title: Paper",
            "book issued=2020 | event-place: Quito | publisher: United Nations Publications \
             | publisher-place: New York | title: Conference: Acts | title-short: Conference",
            "chapter author=(Doe, Jo) container-author=(Doe, Jo) | container-title: Whole | title: Part",
            "book author=(Doe, Jo) | title: Whole",
        ]
    );
    assert_eq!(&text[references[0].0.clone()], "paper");
}

#[test]
fn quotes_in_braces_do_not_end_a_quoted_value() {
    let work = only(read_bib, r#"@book{a, title = "A {"}quoted{"} book", publisher = {P}, date = {2020}}"#);
    assert_eq!((work.texts["title"].as_str(), work.texts["publisher"].as_str()), ("A \"quoted\" book", "P"));
}
