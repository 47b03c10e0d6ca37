//! Rarer kinds of works, and works of one author cited together. The comparison with citeproc-js (`compare/compare.mjs`) says where the values come
//! from.

use super::tests_works::check_more;

#[test]
fn prints_harvard() {
    check_more(
        "harvard",
        r##"
many Aa, A. <i>et al.</i> (2020) ‘Global burden of disease’, <i>The Lancet</i>, 396(10258), pp. 1204–1222. Available at: <a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">https://doi.org/10.1016/S0140-6736(20)30925-9</a>.
film <i>An Inconvenient Truth</i> (2006). Paramount.
wp Banerjee, A., Hanna, R. and Olken, B. (2019) <i>Cash transfers and work</i>. Working Paper 2019-07. J-PAL. Available at: <a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>.
map BWDB (2010) ‘Flood zones of Bangladesh’. Dhaka: BWDB.
bill <i>Clean Air Bill</i> (2021).
post Doe, J. (2021) ‘Why carbon taxes “fail”’, <i>Policy Blog</i>, 9 September. Available at: <a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a> (Accessed: 2 January 2022).
regulation ‘General Data Protection Regulation’ (2016) <i>Official Journal of the European Union</i>. Available at: <a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>.
hearing ‘Hearing on water rights’ (1999).
standard International Organization for Standardization (2015) ‘Environmental management systems’. ISO.
pers Khan, S. (2020) ‘Email to the author’.
paper Li, N. and Lee, M.-H. (2018) ‘Who pays? Evidence from 40 countries’, <i>Proceedings of the Tax Conference</i>. Paris: OECD, pp. 1–20.
case <i>Massachusetts v. EPA</i> (2007) <i>U.S.</i>
edited Moran, M. and Rein, M. (eds) (2006) <i>The Oxford handbook of public policy</i>. 3rd edn. Oxford: OUP.
speech Mottley, M. (2021) ‘Remarks on climate finance’. <i>COP26</i>, 1 November.
thesis Mwangi, E.W. (2011) <i>Essays on land reform</i>. PhD thesis. University of Nairobi.
sw NBER (2022) ‘TaxSim’. Available at: <a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>.
translated Piketty, T. (2014) <i>Capital in the twenty-first century</i>. Translated by A. Goldhammer. Cambridge, MA: Harvard University Press.
pik19 Piketty, T. (2019) <i>Capital and ideology</i>. Harvard University Press.
mag Roy, A. (2015) ‘The price of water’, <i>The Economist</i>, August, pp. 24–26.
circa Survey of India (1890) <i>Old survey</i>.
news <i>The East African</i> (2022) ‘Rains fail again’, 30 June. Available at: <a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>.
entry Watts, R. (2001) ‘Federalism’, <i>Encyclopaedia of Politics</i>. Routledge.
inpress Zed, A. (no date) ‘Forthcoming work’, <i>World Development</i> [Preprint].
"##,
        r##"
(<a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i>, 2007</a>)
(<a class="cite" href="#bp-ref-bill"><i>Clean Air Bill</i>, 2021</a>)
(<a class="cite" href="#bp-ref-regulation">‘General Data Protection Regulation’, 2016</a>)
(<a class="cite" href="#bp-ref-thesis">Mwangi, 2011</a>)
(<a class="cite" href="#bp-ref-speech">Mottley, 2021</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee, 2018</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee, Hanna and Olken, 2019</a>)
(<a class="cite" href="#bp-ref-many">Aa <i>et al.</i>, 2020</a>)
(<a class="cite" href="#bp-ref-edited">Moran and Rein, 2006</a>)
(<a class="cite" href="#bp-ref-translated">Piketty, 2014</a>)
(<a class="cite" href="#bp-ref-pik19">Piketty, 2019</a>)
(<a class="cite" href="#bp-ref-news"><i>The East African</i>, 2022</a>)
(<a class="cite" href="#bp-ref-mag">Roy, 2015</a>)
(<a class="cite" href="#bp-ref-circa">Survey of India, 1890</a>)
(<a class="cite" href="#bp-ref-post">Doe, 2021</a>)
(<a class="cite" href="#bp-ref-pers">Khan, 2020</a>)
(<a class="cite" href="#bp-ref-entry">Watts, 2001</a>)
(<a class="cite" href="#bp-ref-hearing">‘Hearing on water rights’, 1999</a>)
(<a class="cite" href="#bp-ref-map">BWDB, 2010</a>)
(<a class="cite" href="#bp-ref-sw">NBER, 2022</a>)
(<a class="cite" href="#bp-ref-inpress">Zed, no date</a>)
(<a class="cite" href="#bp-ref-film"><i>An Inconvenient Truth</i>, 2006</a>)
(<a class="cite" href="#bp-ref-standard">International Organization for Standardization, 2015</a>)
(<a class="cite" href="#bp-ref-translated">Piketty, 2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>)
(<a class="cite" href="#bp-ref-translated">Piketty, 2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>; <a class="cite" href="#bp-ref-wp">Banerjee, Hanna and Olken, 2019</a>; <a class="cite" href="#bp-ref-many">Aa <i>et al.</i>, 2020</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee, 2018, p. 3</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee, 2018, p. 5</a>)
(<a class="cite" href="#bp-ref-edited">Moran and Rein, 2006, pp. 112–145</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee, Hanna and Olken, 2019, para. 4</a>)
(<a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i>, 2007</a>; <a class="cite" href="#bp-ref-regulation">‘General Data Protection Regulation’, 2016</a>; <a class="cite" href="#bp-ref-bill"><i>Clean Air Bill</i>, 2021</a>)
"##,
    );
}

#[test]
fn prints_apa() {
    check_more(
        "apa",
        r##"
many Aa, A., Bb, B., Cc, C., Dd, D., Ee, E., Ff, F., Gg, G., Hh, H., &amp; Ii, I. (2020). Global burden of disease. <i>The Lancet</i>, <i>396</i>(10258), 1204–1222. <a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">https://doi.org/10.1016/S0140-6736(20)30925-9</a>
wp Banerjee, A., Hanna, R., &amp; Olken, B. (2019). <i>Cash transfers and work</i> (Working Paper No. 2019-07; J-PAL Working Papers). J-PAL. <a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>
map BWDB. (2010). <i>Flood zones of Bangladesh</i> [Map]. BWDB.
bill Clean Air Bill, HC 123, House of Commons 2 (2021).
post Doe, J. (2021, September 9). Why carbon taxes ‘fail’. <i>Policy Blog</i>. <a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>
regulation General Data Protection Regulation, No. 2016/679, L 119 Official Journal of the European Union 1 (2016). <a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>
film Guggenheim, D. (Director). (2006). <i>An Inconvenient Truth</i> [Video recording]. Paramount.
hearing <i>Hearing on water rights: Hearing before the Committee on Agriculture</i>, US Senate (1999).
standard International Organization for Standardization. (2015). <i>Environmental management systems</i> (ISO 14001:2015). ISO.
paper Li, N., &amp; Lee, M.-H. (2018). Who pays? Evidence from 40 countries. <i>Proceedings of the Tax Conference</i>, 1–20.
case Massachusetts v. EPA, 549 U.S. 497 (Supreme Court of the United States 2007).
edited Moran, M., &amp; Rein, M. (Eds). (2006). <i>The Oxford handbook of public policy</i> (3rd edn, Vol. 2). OUP.
speech Mottley, M. (2021, November 1). <i>Remarks on climate finance</i>. COP26, Glasgow.
thesis Mwangi, E. W. (2011). <i>Essays on land reform</i> [PhD thesis]. University of Nairobi.
sw NBER. (2022). <i>TaxSim</i> (Version 35) [Computer software]. <a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>
translated Piketty, T. (2014). <i>Capital in the twenty-first century</i> (A. Goldhammer, Trans.). Harvard University Press. (Original work published 2013)
pik19 Piketty, T. (2019). <i>Capital and ideology</i>. Harvard University Press.
news Rains fail again. (2022, June 30). <i>The East African</i>. <a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>
mag Roy, A. (2015, August). The price of water. <i>The Economist</i>, 24–26.
circa Survey of India. (ca. 1890). <i>Old survey</i>.
entry Watts, R. (2001). Federalism. In <i>Encyclopaedia of Politics</i> (p. 33). Routledge.
inpress Zed, A. (in press). Forthcoming work. <i>World Development</i>.
"##,
        r##"
(<a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i>, 2007</a>)
(<a class="cite" href="#bp-ref-bill">Clean Air Bill, 2021</a>)
(<a class="cite" href="#bp-ref-regulation">General Data Protection Regulation, 2016</a>)
(<a class="cite" href="#bp-ref-thesis">Mwangi, 2011</a>)
(<a class="cite" href="#bp-ref-speech">Mottley, 2021</a>)
(<a class="cite" href="#bp-ref-paper">Li &amp; Lee, 2018</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee et al., 2019</a>)
(<a class="cite" href="#bp-ref-many">Aa et al., 2020</a>)
(<a class="cite" href="#bp-ref-edited">Moran &amp; Rein, 2006</a>)
(<a class="cite" href="#bp-ref-translated">Piketty, 2013/2014</a>)
(<a class="cite" href="#bp-ref-pik19">Piketty, 2019</a>)
(<a class="cite" href="#bp-ref-news">‘Rains Fail Again’, 2022</a>)
(<a class="cite" href="#bp-ref-mag">Roy, 2015</a>)
(<a class="cite" href="#bp-ref-circa">Survey of India, ca. 1890</a>)
(<a class="cite" href="#bp-ref-post">Doe, 2021</a>)
(<a class="cite" href="#bp-ref-pers">S. Khan, personal communication, 4 March 2020</a>)
(<a class="cite" href="#bp-ref-entry">Watts, 2001</a>)
(<a class="cite" href="#bp-ref-hearing"><i>Hearing on Water Rights</i>, 1999</a>)
(<a class="cite" href="#bp-ref-map">BWDB, 2010</a>)
(<a class="cite" href="#bp-ref-sw">NBER, 2022</a>)
(<a class="cite" href="#bp-ref-inpress">Zed, in press</a>)
(<a class="cite" href="#bp-ref-film">Guggenheim, 2006</a>)
(<a class="cite" href="#bp-ref-standard">International Organization for Standardization, 2015</a>)
(<a class="cite" href="#bp-ref-translated">Piketty, 2013/2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>)
(<a class="cite" href="#bp-ref-many">Aa et al., 2020</a>; <a class="cite" href="#bp-ref-wp">Banerjee et al., 2019</a>; <a class="cite" href="#bp-ref-translated">Piketty, 2013/2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>)
(<a class="cite" href="#bp-ref-paper">Li &amp; Lee, 2018, p. 3</a>)
(<a class="cite" href="#bp-ref-paper">Li &amp; Lee, 2018, p. 5</a>)
(<a class="cite" href="#bp-ref-edited">Moran &amp; Rein, 2006, pp. 112–145</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee et al., 2019, para. 4</a>)
(<a class="cite" href="#bp-ref-bill">Clean Air Bill, 2021</a>; <a class="cite" href="#bp-ref-regulation">General Data Protection Regulation, 2016</a>; <a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i>, 2007</a>)
"##,
    );
}

#[test]
fn prints_chicago_author_date() {
    check_more(
        "chicago-author-date",
        r##"
many Aa, Ann, Bob Bb, Cy Cc, et al. 2020. ‘Global Burden of Disease’. <i>The Lancet</i> 396 (10258): 1204–22. <a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">https://doi.org/10.1016/S0140-6736(20)30925-9</a>.
wp Banerjee, Abhijit, Rema Hanna, and Benjamin Olken. 2019. <i>Cash Transfers and Work</i>. Working Paper No. 2019-07. J-PAL Working Papers. J-PAL. <a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>.
map BWDB. 2010. <i>Flood Zones of Bangladesh</i>. BWDB. 1:50000.
bill Clean Air Bill, HC 123, House of Commons 2 (2021).
post Doe, J. 2021. ‘Why Carbon Taxes “Fail”’. <i>Policy Blog</i>, September 9. <a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>.
regulation General Data Protection Regulation, No. 2016/679, L 119 Official Journal of the European Union 1 (2016). <a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>.
film Guggenheim, Davis, dir. 2006. <i>An Inconvenient Truth</i>. Paramount.
hearing <i>Hearing on water rights: Hearing before the Committee on Agriculture</i>, US Senate (1999).
standard International Organization for Standardization. 2015. <i>Environmental Management Systems</i>. ISO 14001:2015. ISO.
paper Li, Na, and Min-Ho Lee. 2018. ‘Who Pays? Evidence from 40 Countries’. <i>Proceedings of the Tax Conference</i> (Paris), 1–20.
case Massachusetts v. EPA, 549 U.S. 497 (Supreme Court of the United States 2007).
edited Moran, Michael, and Martin Rein, eds. 2006. <i>The Oxford Handbook of Public Policy</i>. 3rd edn. Vol. 2. OUP.
speech Mottley, Mia. 2021. ‘Remarks on Climate Finance’. COP26, Glasgow, November 1.
thesis Mwangi, Esther W. 2011. ‘Essays on Land Reform’. PhD thesis, University of Nairobi.
sw NBER. 2022. <i>TaxSim</i>. V. 35. Released. <a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>.
translated Piketty, Thomas. (2013) 2014. <i>Capital in the Twenty-First Century</i>. Translated by Arthur Goldhammer. Harvard University Press.
pik19 Piketty, Thomas. 2019. <i>Capital and Ideology</i>. Harvard University Press.
mag Roy, A. 2015. ‘The Price of Water’. <i>The Economist</i>, August.
circa Survey of India. [1890?]. <i>Old Survey</i>.
news <i>The East African</i>. 2022. ‘Rains Fail Again’. June 30. <a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>.
entry Watts, Ronald. 2001. ‘Federalism’. In <i>Encyclopaedia of Politics</i>. Routledge.
inpress Zed, Al. In press. ‘Forthcoming Work’. <i>World Development</i>.
"##,
        r##"
(<a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i> 2007</a>)
(<a class="cite" href="#bp-ref-bill">Clean Air Bill 2021</a>)
(<a class="cite" href="#bp-ref-regulation">General Data Protection Regulation 2016</a>)
(<a class="cite" href="#bp-ref-thesis">Mwangi 2011</a>)
(<a class="cite" href="#bp-ref-speech">Mottley 2021</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee 2018</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee et al. 2019</a>)
(<a class="cite" href="#bp-ref-many">Aa et al. 2020</a>)
(<a class="cite" href="#bp-ref-edited">Moran and Rein 2006</a>)
(<a class="cite" href="#bp-ref-translated">Piketty [2013] 2014</a>)
(<a class="cite" href="#bp-ref-pik19">Piketty 2019</a>)
(<a class="cite" href="#bp-ref-news"><i>The East African</i> 2022</a>)
(<a class="cite" href="#bp-ref-mag">Roy 2015</a>)
(<a class="cite" href="#bp-ref-circa">Survey of India [1890?]</a>)
(<a class="cite" href="#bp-ref-post">Doe 2021</a>)
(<a class="cite" href="#bp-ref-pers">Sara Khan, ‘Email to the Author’</a>)
(<a class="cite" href="#bp-ref-entry">Watts 2001</a>)
(<a class="cite" href="#bp-ref-hearing"><i>Hearing on Water Rights</i> 1999</a>)
(<a class="cite" href="#bp-ref-map">BWDB 2010</a>)
(<a class="cite" href="#bp-ref-sw">NBER 2022</a>)
(<a class="cite" href="#bp-ref-inpress">Zed, in press</a>)
(<a class="cite" href="#bp-ref-film">Guggenheim 2006</a>)
(<a class="cite" href="#bp-ref-standard">International Organization for Standardization 2015</a>)
(<a class="cite" href="#bp-ref-translated">Piketty [2013] 2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee et al. 2019</a>; <a class="cite" href="#bp-ref-translated">Piketty [2013] 2014</a>, <a class="cite" href="#bp-ref-pik19">2019</a>; <a class="cite" href="#bp-ref-many">Aa et al. 2020</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee 2018, 3</a>)
(<a class="cite" href="#bp-ref-paper">Li and Lee 2018, 5</a>)
(<a class="cite" href="#bp-ref-edited">Moran and Rein 2006, 112–45</a>)
(<a class="cite" href="#bp-ref-wp">Banerjee et al. 2019, para. 4</a>)
(<a class="cite" href="#bp-ref-case"><i>Massachusetts v. EPA</i> 2007</a>; <a class="cite" href="#bp-ref-bill">Clean Air Bill 2021</a>; <a class="cite" href="#bp-ref-regulation">General Data Protection Regulation 2016</a>)
"##,
    );
}

#[test]
fn prints_chicago_notes() {
    check_more(
        "chicago-notes",
        r##"
many Aa, Ann, Bob Bb, Cy Cc, et al. ‘Global Burden of Disease’. <i>The Lancet</i> 396, no. 10258 (2020): 1204–22. <a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">https://doi.org/10.1016/S0140-6736(20)30925-9</a>.
wp Banerjee, Abhijit, Rema Hanna, and Benjamin Olken. <i>Cash Transfers and Work</i>. Working Paper No. 2019-07. J-PAL Working Papers. J-PAL, 2019. <a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>.
map BWDB. <i>Flood Zones of Bangladesh</i>. BWDB, 2010. 1:50000.
bill Clean Air Bill, HC 123, House of Commons 2 (2021).
post Doe, J. ‘Why Carbon Taxes “Fail”’. <i>Policy Blog</i>, 9 September 2021. <a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>.
regulation General Data Protection Regulation, No. 2016/679, L 119 Official Journal of the European Union 1 (2016). <a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>.
film Guggenheim, Davis, dir. <i>An Inconvenient Truth</i>. Paramount, 2006.
hearing <i>Hearing on water rights: Hearing before the Committee on Agriculture</i>, US Senate (1999).
standard International Organization for Standardization. <i>Environmental Management Systems</i>. ISO 14001:2015. ISO, 2015.
paper Li, Na, and Min-Ho Lee. ‘Who Pays? Evidence from 40 Countries’. <i>Proceedings of the Tax Conference</i> (Paris), 2018, 1–20.
case Massachusetts v. EPA, 549 U.S. 497 (Supreme Court of the United States 2007).
edited Moran, Michael, and Martin Rein, eds. <i>The Oxford Handbook of Public Policy</i>. 3rd edn. Vol. 2. OUP, 2006.
thesis Mwangi, Esther W. ‘Essays on Land Reform’. PhD thesis, University of Nairobi, 2011.
sw NBER. <i>TaxSim</i>. V. 35. Released 2022. <a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>.
pik19 Piketty, Thomas. <i>Capital and Ideology</i>. Harvard University Press, 2019.
translated Piketty, Thomas. <i>Capital in the Twenty-First Century</i>. Translated by Arthur Goldhammer. 2013; Harvard University Press, 2014.
mag Roy, A. ‘The Price of Water’. <i>The Economist</i>, August 2015.
circa Survey of India. <i>Old Survey</i>. [1890?].
news <i>The East African</i>. ‘Rains Fail Again’. 30 June 2022. <a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>.
entry Watts, Ronald. ‘Federalism’. In <i>Encyclopaedia of Politics</i>. Routledge, 2001.
inpress Zed, Al. ‘Forthcoming Work’. <i>World Development</i>, in press.
"##,
        r##"
Massachusetts v. EPA, 549 U.S. 497 (Supreme Court of the United States 2007).
Clean Air Bill, HC 123, House of Commons 2 (2021).
General Data Protection Regulation, No. 2016/679, L 119 Official Journal of the European Union 1 (2016), <a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>.
Esther W. Mwangi, ‘Essays on Land Reform’ (PhD thesis, University of Nairobi, 2011).
Mia Mottley, ‘Remarks on Climate Finance’, COP26, Glasgow, 1 November 2021.
Na Li and Min-Ho Lee, ‘Who Pays? Evidence from 40 Countries’, <i>Proceedings of the Tax Conference</i> (Paris), 2018, 1–20.
Abhijit Banerjee et al., <i>Cash Transfers and Work</i>, Working Paper no. 2019-07, J-PAL Working Papers (J-PAL, 2019), <a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>.
Ann Aa et al., ‘Global Burden of Disease’, <i>The Lancet</i> 396, no. 10258 (2020): 1204–22, <a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">https://doi.org/10.1016/S0140-6736(20)30925-9</a>.
Michael Moran and Martin Rein, eds, <i>The Oxford Handbook of Public Policy</i>, 3rd edn, vol. 2 (OUP, 2006).
Thomas Piketty, <i>Capital in the Twenty-First Century</i>, trans. Arthur Goldhammer (2013; Harvard University Press, 2014).
Thomas Piketty, <i>Capital and Ideology</i> (Harvard University Press, 2019).
‘Rains Fail Again’, <i>The East African</i>, 30 June 2022, <a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>.
A. Roy, ‘The Price of Water’, <i>The Economist</i>, August 2015.
Survey of India, <i>Old Survey</i> ([1890?]).
J. Doe, ‘Why Carbon Taxes “Fail”’, <i>Policy Blog</i>, 9 September 2021, <a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>.
Sara Khan, ‘Email to the Author’, personal communication, 4 March 2020.
Ronald Watts, ‘Federalism’, in <i>Encyclopaedia of Politics</i> (Routledge, 2001).
<i>Hearing on water rights: Hearing before the Committee on Agriculture</i>, US Senate (1999).
BWDB, <i>Flood Zones of Bangladesh</i>, BWDB, 2010, 1:50000.
NBER, <i>TaxSim</i>, v. 35, released 2022, <a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>.
Al Zed, ‘Forthcoming Work’, <i>World Development</i>, in press.
<i>An Inconvenient Truth</i>, directed by Davis Guggenheim (Paramount, 2006).
International Organization for Standardization, <i>Environmental Management Systems</i>, ISO 14001:2015, ISO, 2015.
Piketty, <i>Capital in the Twenty-First Century</i>; Piketty, <i>Capital and Ideology</i>.
Banerjee et al., <i>Cash Transfers and Work</i>; Piketty, <i>Capital in the Twenty-First Century</i>; Piketty, <i>Capital and Ideology</i>; Aa et al., ‘Global Burden of Disease’.
Li and Lee, ‘Who Pays? Evidence from 40 Countries’, 3.
Li and Lee, ‘Who Pays? Evidence from 40 Countries’, 5.
Moran and Rein, <i>The Oxford Handbook of Public Policy</i>, 2:112–45.
Banerjee et al., <i>Cash Transfers and Work</i>, para. 4.
<i>Massachusetts v. EPA</i>; Clean Air Bill; General Data Protection Regulation.
"##,
    );
}

#[test]
fn prints_oscola() {
    check_more(
        "oscola",
        r##"
many Aa A and others, ‘Global Burden of Disease’ (2020) 396 The Lancet 1204 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">10.1016/S0140-6736(20)30925-9</a>&gt;
film <i>An Inconvenient Truth</i> (Directed by Davis Guggenheim, Paramount 2006)
wp Banerjee A, Hanna R and Olken B, ‘Cash Transfers and Work’ (J-PAL 2019) Working Paper 2019-07 &lt;<a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>&gt;
map BWDB, ‘Flood Zones of Bangladesh’
post Doe J, ‘Why Carbon Taxes “Fail”’ (<i>Policy Blog</i>, 9 September 2021) &lt;<a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>&gt; accessed 2 January 2022
standard International Organization for Standardization, ‘Environmental Management Systems’
pers Khan S, ‘Email to the Author’ (4 March 2020)
paper Li N and Lee M-H, ‘Who Pays? Evidence from 40 Countries’ <i>Proceedings of the Tax Conference</i> (OECD 2018)
edited Moran M and Rein M (eds), <i>The Oxford Handbook of Public Policy</i>, vol 2 (3rd edn, OUP 2006)
speech Mottley M, ‘Remarks on Climate Finance’ (COP26, Glasgow, 1 November 2021)
thesis Mwangi EW, ‘Essays on Land Reform’ (PhD thesis, University of Nairobi 2011)
sw NBER, ‘TaxSim’ &lt;<a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>&gt;
translated Piketty T, <i>Capital in the Twenty-First Century</i> (Arthur Goldhammer tr, Harvard University Press 2014)
pik19 ——, <i>Capital and Ideology</i> (Harvard University Press 2019)
news ‘Rains Fail Again’ <i>The East African</i> (30 June 2022) &lt;<a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>&gt;
mag Roy A, ‘The Price of Water’ [2015] <i>The Economist</i> 24
circa Survey of India, ‘Old Survey’ (1890)
entry Watts R, ‘Federalism’ <i>Encyclopaedia of Politics</i> (Routledge 2001) 33
inpress Zed A, ‘Forthcoming Work’ World Development
case <i>Massachusetts v EPA</i> (2007) 549 US 497 (Supreme Court of the United States)
bill Clean Air Bill 2021 [HC 123]
regulation ‘General Data Protection Regulation’ 1 &lt;<a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>&gt;
hearing ‘Hearing on Water Rights’
"##,
        r##"
<i>Massachusetts v EPA</i> (2007) 549 US 497 (Supreme Court of the United States).
Clean Air Bill 2021 [HC 123].
‘General Data Protection Regulation’ 1 &lt;<a dir="ltr" href="https://eur-lex.europa.eu/x">https://eur-lex.europa.eu/x</a>&gt;.
Esther W Mwangi, ‘Essays on Land Reform’ (PhD thesis, University of Nairobi 2011).
Mia Mottley, ‘Remarks on Climate Finance’ (COP26, Glasgow, 1 November 2021).
Na Li and Min-Ho Lee, ‘Who Pays? Evidence from 40 Countries’ <i>Proceedings of the Tax Conference</i> (OECD 2018).
Abhijit Banerjee, Rema Hanna and Benjamin Olken, ‘Cash Transfers and Work’ (J-PAL 2019) Working Paper 2019-07 &lt;<a dir="ltr" href="https://example.org/wp.pdf">https://example.org/wp.pdf</a>&gt;.
Ann Aa and others, ‘Global Burden of Disease’ (2020) 396 The Lancet 1204 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1016/S0140-6736(20)30925-9">10.1016/S0140-6736(20)30925-9</a>&gt;.
Michael Moran and Martin Rein (eds), <i>The Oxford Handbook of Public Policy</i>, vol 2 (3rd edn, OUP 2006).
Thomas Piketty, <i>Capital in the Twenty-First Century</i> (Arthur Goldhammer tr, Harvard University Press 2014).
Thomas Piketty, <i>Capital and Ideology</i> (Harvard University Press 2019).
‘Rains Fail Again’ <i>The East African</i> (30 June 2022) &lt;<a dir="ltr" href="https://example.org/rains">https://example.org/rains</a>&gt;.
A Roy, ‘The Price of Water’ [2015] <i>The Economist</i> 24.
Survey of India, ‘Old Survey’ (1890).
J Doe, ‘Why Carbon Taxes “Fail”’ (<i>Policy Blog</i>, 9 September 2021) &lt;<a dir="ltr" href="https://example.org/blog?p=1">https://example.org/blog?p=1</a>&gt; accessed 2 January 2022.
from Sara Khan, ‘Email to the Author’ (4 March 2020).
Ronald Watts, ‘Federalism’ <i>Encyclopaedia of Politics</i> (Routledge 2001) 33.
‘Hearing on Water Rights’.
BWDB, ‘Flood Zones of Bangladesh’.
NBER, ‘TaxSim’ &lt;<a dir="ltr" href="https://taxsim.nber.org">https://taxsim.nber.org</a>&gt;.
Al Zed, ‘Forthcoming Work’ World Development.
<i>An Inconvenient Truth</i> (Directed by Davis Guggenheim, Paramount 2006).
International Organization for Standardization, ‘Environmental Management Systems’.
Piketty (n 10); Piketty (n 11).
Banerjee, Hanna and Olken (n 7); Piketty (n 10); Piketty (n 11); Aa and others (n 8).
Li and Lee (n 6) 3.
ibid 5.
Moran and Rein (n 9) 112–145.
Banerjee, Hanna and Olken (n 7) para 4.
<i>Massachusetts v. EPA</i> (n 1); Clean Air Bill (n 2); ‘General Data Protection Regulation’ (n 3).
"##,
    );
}
