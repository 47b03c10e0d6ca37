//! The types and texts that entries of `.bib` files become.

use super::read_bib;
use super::{line, only};

#[test]
fn works_of_policy_become_what_they_are() {
    let cases = [
        (
            "@misc{k, author = {{UN General Assembly}}, title = {Transforming Our World}, number = {A/RES/70/1}, date = {2015-10-21}, url = {https://undocs.example/A/RES/70/1}, institution = {United Nations}}",
            "report author=([UN General Assembly]) issued=2015-10-21 | URL: https://undocs.example/A/RES/70/1 | authority: United Nations | number: A/RES/70/1 | publisher: United Nations | title: Transforming Our World",
        ),
        (
            "@legislation{k, author = {{UN Security Council}}, title = {Resolution 2231}, number = {S/RES/2231 (2015)}, date = {2015}}",
            "report author=([UN Security Council]) issued=2015 | number: S/RES/2231 (2015) | title: Resolution 2231",
        ),
        (
            "@misc{k, title = {A Letter}, note = {S/2020/15}, year = 2020}",
            "report issued=2020 | number: S/2020/15 | title: A Letter",
        ),
        (
            "@misc{k, entrysubtype = {treaty}, title = {Paris Agreement}, date = {2015-12-12}, location = {Paris}}",
            "treaty issued=2015-12-12 | publisher-place: Paris | title: Paris Agreement",
        ),
        (
            "@legislation{k, title = {Clean Air Act}, number = {88-206}, institution = {US Congress}, date = {1963}, volume = 77, pages = {392}}",
            "legislation issued=1963 | authority: US Congress | number: 88-206 | page: 392 | title: Clean Air Act | volume: 77",
        ),
        (
            "@jurisdiction{k, title = {A v. B}, court = {High Court}, date = {2001}, number = {C-12/01}}",
            "legal_case issued=2001 | authority: High Court | number: C-12/01 | title: A v. B",
        ),
        (
            "@report{k, author = {{OECD}}, title = {Outlook}, type = {Working Paper}, number = {12}, institution = {OECD Publishing}, location = {Paris}, date = {2020}, series = {Economic Papers}}",
            "report author=([OECD]) issued=2020 | collection-title: Economic Papers | genre: Working Paper | number: 12 | publisher: OECD Publishing | publisher-place: Paris | title: Outlook",
        ),
        (
            "@online{k, title = {News}, type = {Press release}, organization = {WHO}, date = {2020-01-30}, url = {https://who.example/a\\_b}, urldate = {2021-05-06}}",
            "article accessed=2021-5-6 issued=2020-1-30 | URL: https://who.example/a_b | genre: Press release | publisher: WHO | title: News",
        ),
        (
            "@online{k, title = {Page}, organization = {WHO}, url = {https://who.example/%7Ea--b}, urldate = {2021-05-06}}",
            "webpage accessed=2021-5-6 | URL: https://who.example/%7Ea--b | publisher: WHO | title: Page",
        ),
        (
            "@misc{k, title = {Page}, howpublished = {\\url{https://a.example/~x}}, note = {Accessed 3 May 2020}}",
            "webpage accessed=2020-5-3 | URL: https://a.example/~x | title: Page",
        ),
        (
            "@dataset{k, author = {{World Bank}}, title = {Indicators}, publisher = {World Bank}, version = {2.1}, doi = {https://doi.org/10.1/AB_c}}",
            "dataset author=([World Bank]) | DOI: 10.1/AB_c | publisher: World Bank | title: Indicators | version: 2.1",
        ),
        (
            "@misc{k, author = {Roe, Ann}, interviewer = {Poe, Sam}, keywords = {Interview}, title = {On Trade}, date = {2019}}",
            "interview author=(Roe, Ann) interviewer=(Poe, Sam) issued=2019 | title: On Trade",
        ),
        (
            "@standard{k, title = {Quality}, number = {ISO 9001:2015}, organization = {ISO}}",
            "standard | number: ISO 9001:2015 | publisher: ISO | title: Quality",
        ),
        (
            "@misc{k, title = {P}, howpublished = {Press briefing, \\url{https://a.example/x} (accessed 2020-05-03)}}",
            "webpage accessed=2020-5-3 | URL: https://a.example/x | note: Press briefing | title: P",
        ),
        (
            "@misc{k, title = {P}, howpublished = {Available at: \\url{https://a.example/x}}, publisher = {X}}",
            "document | URL: https://a.example/x | publisher: X | title: P",
        ),
        ("@strange{k, title = {X}}", "document | title: X"),
        ("@misc{k, note = {Only a note}}", "document | note: Only a note"),
    ];
    for (text, want) in cases {
        assert_eq!(line(&only(read_bib, text)), want, "of {text}");
    }
}

#[test]
fn works_of_science_become_what_they_are() {
    let cases = [
        (
            "@article{k, title = {T}, journal = {J}, volume = 3, number = {2}, pages = {12 -- 34}, issn = {1234-5678}}",
            "article-journal | ISSN: 1234-5678 | container-title: J | issue: 2 | page: 12-34 | title: T | volume: 3",
        ),
        (
            "@article{k, entrysubtype = {newspaper}, journaltitle = {Le Monde}}",
            "article-newspaper | container-title: Le Monde",
        ),
        (
            "@article{k, entrysubtype = {magazine}, shortjournal = {Ec.}}",
            "article-magazine | container-title-short: Ec.",
        ),
        (
            "@incollection{k, title = {C}, booktitle = {B}, booksubtitle = {S}, bookauthor = {Ann Lee}, series = {Ser}, number = 4, edition = {2nd}, editora = {Joe Low}, editoratype = {compiler}}",
            "chapter compiler=(Low, Joe) container-author=(Lee, Ann) | collection-number: 4 | collection-title: Ser | container-title: B: S | edition: 2 | title: C",
        ),
        ("@phdthesis{k, title = {T}, school = {Univ}}", "thesis | genre: PhD thesis | publisher: Univ | title: T"),
        ("@thesis{k, type = {mathesis}, institution = {Univ}}", "thesis | genre: Master’s thesis | publisher: Univ"),
        (
            "@misc{k, title = {T}, eprint = {2001.00001}, archiveprefix = {arXiv}, primaryclass = {cs.CY}}",
            "article | URL: https://arxiv.org/abs/2001.00001 | number: arXiv:2001.00001 | publisher: arXiv | title: T",
        ),
        (
            "@book{k, title = {Is It So?}, subtitle = {Yes}, langid = {ngerman}, origtitle = {O}, pagetotal = {300}, isbn = {978-0}}",
            "book | ISBN: 978-0 | language: de | number-of-pages: 300 | original-title: O | title: Is It So? Yes | title-short: Is It So?",
        ),
        ("@book{k, title = {V}, maintitle = {M}, volume = 2}", "book | collection-title: M | title: V | volume: 2"),
        (
            "@book{k, title = {السلام}, usere = {Peace}, langid = {arabic}, author = {حسين, طه}}",
            "book author=(حسين, طه) | language: ar | title: السلام | translated-title: Peace",
        ),
        (
            "@book{k, title = {中国的和平发展}, translatedtitle = {China's Peaceful Development}, language = {zh-CN}}",
            "book | language: zh-CN | title: 中国的和平发展 | translated-title: China's Peaceful Development",
        ),
        ("@patent{k, number = {US 12}, location = {US}}", "patent | jurisdiction: US | number: US 12"),
        ("@unpublished{k, title = {T}, pubstate = {forthcoming}}", "manuscript | status: forthcoming | title: T"),
        ("@book{k, note = {A}, addendum = {B}, annotation = {C}}", "book | annote: C | note: A. B"),
    ];
    for (text, want) in cases {
        assert_eq!(line(&only(read_bib, text)), want, "of {text}");
    }
}
