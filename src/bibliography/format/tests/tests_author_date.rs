//! Works of all kinds in styles that cite in the sentence. The comparison with citeproc-js (`compare/compare.mjs`) says where the values come
//! from.

use super::tests_works::check;

#[test]
fn prints_harvard() {
    check(
        "harvard",
        r##"
journal Acemoglu, D. <i>et al.</i> (2005) ‘Institutions as a fundamental cause of long-run growth’, <i>Journal of Economic Growth</i>, 10(3), pp. 385–472. Available at: <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
nodate Cabinet Office (no date) <i>Guidelines for ministers</i>. London: HMSO.
statute <i>Climate Change Act 2008</i> (2008). Available at: <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, A. <i>et al.</i> (2017) <i>Mapping the </i>Plasmodium<i> burden</i>. Geneva: WHO, pp. xii–xv.
particle van Gogh, V. and Beauvoir, S. de (2004) <i>Democracy and its limits</i>. 2nd edn. Cambridge: Polity.
ipcc Intergovernmental Panel on Climate Change (2022) <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Assessment Report 6. Cambridge: Cambridge University Press. Available at: <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
suffix King, M.L., Jr. (1967) <i>Where do we go from here: chaos or community?</i> New York: Harper &amp; Row.
chapter Nordhaus, W.D. (2013) ‘Taxing carbon’, in N. Stern and J. Stiglitz (eds) <i>Handbook of Environmental Policy</i>. Oxford: Oxford University Press, pp. 112–145.
interview Okafor, N. (2019) ‘Interview on water policy’.
paris ‘Paris Agreement’ (2015) <i>United Nations Treaty Series</i>.
smithb Smith, A. (2010a) <i>Allotments</i>. London: Verso.
smitha Smith, A. (2010b) <i>Zoning</i>. London: Verso.
mono Suharto (2020) ‘Water “wars” loom, experts say’, <i>The Guardian</i>, 3 February, p. 12. Available at: <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The state of food insecurity</i> (2018). Rome: FAO.
press UNHCR (2023) ‘UNHCR warns of eRefugee data gaps in McKinsey review’. UNHCR, 14 June. Available at: <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
ares United Nations General Assembly (2015) <i>Transforming our world: the 2030 Agenda for Sustainable Development</i>. Available at: <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
data World Bank (2020) ‘World Development Indicators’. World Bank. Available at: <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature (2021) <i>What is biodiversity?</i>, <i>WWF</i>. Available at: <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a> (Accessed: 15 January 2024).
arabic الخطيب, أحمد (2016) <i>مستقبل المياه [The future of water]</i>. القاهرة: دار الشروق.
chinese 张伟 (2012) <i>中国的能源政策 [China’s energy policy]</i>. 北京: 商务印书馆.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">United Nations General Assembly, 2015</a>)
(<a class="cite" href="#bp-ref-paris">‘Paris Agreement’, 2015</a>)
(<a class="cite" href="#bp-ref-statute"><i>Climate Change Act 2008</i>, 2008</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, pp. 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, pp. 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, p. 20</a>)
(<a class="cite" href="#bp-ref-press">UNHCR, 2023</a>)
(<a class="cite" href="#bp-ref-data">World Bank, 2020</a>; <a class="cite" href="#bp-ref-web">World Wide Fund for Nature, 2021</a>)
(<a class="cite" href="#bp-ref-interview">Okafor, 2019</a>)
(<a class="cite" href="#bp-ref-nodate">Cabinet Office, no date</a>)
(<a class="cite" href="#bp-ref-noauthor"><i>The state of food insecurity</i>, 2018</a>)
(<a class="cite" href="#bp-ref-arabic">الخطيب, 2016</a>)
(<a class="cite" href="#bp-ref-chinese">张, 2012</a>)
(<a class="cite" href="#bp-ref-particle">van Gogh and Beauvoir, 2004</a>)
(<a class="cite" href="#bp-ref-suffix">King, 1967</a>)
(<a class="cite" href="#bp-ref-mono">Suharto, 2020</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus, 2013, ch. 3</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu <i>et al.</i>, 2005</a>)
(<a class="cite" href="#bp-ref-smitha">Smith, 2010b</a>)
(<a class="cite" href="#bp-ref-smithb">Smith, 2010a</a>)
(<a class="cite" href="#bp-ref-others">Diallo <i>et al.</i>, 2017</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu <i>et al.</i>, 2005, p. 400</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus, 2013</a>)
(see <a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, ch. 3</a> and passim; also <a class="cite" href="#bp-ref-journal">Acemoglu <i>et al.</i>, 2005</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">2022, pp. xii–xv</a>)
Acemoglu <i>et al.</i> (<a class="cite" href="#bp-ref-journal">2005, p. 4</a>)
van Gogh and Beauvoir (<a class="cite" href="#bp-ref-particle">2004</a>)
<i>The state of food insecurity</i> (<a class="cite" href="#bp-ref-noauthor">2018</a>)
"##,
    );
}

#[test]
fn prints_apa() {
    check(
        "apa",
        r##"
journal Acemoglu, D., Johnson, S., Robinson, J. A., &amp; Yared, P. (2005). Institutions as a fundamental cause of long-run growth. <i>Journal of Economic Growth</i>, <i>10</i>(3), 385–472. <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>
nodate Cabinet Office. (n.d.). <i>Guidelines for ministers</i>. HMSO.
statute Climate Change Act 2008, Pub. L. No. C. 27 (2008). <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>
others Diallo, A. et al. (2017). <i>Mapping the </i>Plasmodium<i> burden</i> (pp. xii–xv). WHO.
ipcc Intergovernmental Panel on Climate Change. (2022). <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i> (Assessment Report No. 6). Cambridge University Press. <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>
suffix King, M. L., Jr. (1967). <i>Where do we go from here: chaos or community?</i> Harper &amp; Row.
chapter Nordhaus, W. D. (2013). Taxing carbon. In N. Stern &amp; J. Stiglitz (Eds), <i>Handbook of Environmental Policy</i> (pp. 112–145). Oxford University Press.
paris Paris Agreement, 12 December 2015, 3156 United Nations Treaty Series 79.
smithb Smith, A. (2010a). <i>Allotments</i>. Verso.
smitha Smith, A. (2010b). <i>Zoning</i>. Verso.
mono Suharto. (2020, February 3). Water ‘wars’ loom, experts say. <i>The Guardian</i>, 12. <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>
noauthor <i>The state of food insecurity</i>. (2018). FAO.
ares Transforming Our World: The 2030 Agenda for Sustainable Development, Pub. L. No. A/RES/70/1 (2015). <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>
press UNHCR. (2023, June 14). <i>UNHCR warns of eRefugee data gaps in McKinsey review</i> [Press release]. <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>
particle van Gogh, V., &amp; Beauvoir, S. de. (2004). <i>Democracy and its limits</i> (2nd edn). Polity.
data World Bank. (2020). <i>World Development Indicators</i> (Version 2.1.3) [Data set]. World Bank. <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>
web World Wide Fund for Nature. (2021, March). <i>What is biodiversity?</i> WWF. <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>
arabic الخطيب, أحمد. (2016). <i>مستقبل المياه [The future of water]</i>. دار الشروق.
chinese 张伟. (2012). <i>中国的能源政策 [China’s energy policy]</i>. 商务印书馆.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">Transforming Our World: The 2030 Agenda for Sustainable Development, 2015</a>)
(<a class="cite" href="#bp-ref-paris">Paris Agreement, 2015</a>)
(<a class="cite" href="#bp-ref-statute">Climate Change Act 2008, 2008</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, pp. 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, pp. 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, p. 20</a>)
(<a class="cite" href="#bp-ref-press">UNHCR, 2023</a>)
(<a class="cite" href="#bp-ref-data">World Bank, 2020</a>; <a class="cite" href="#bp-ref-web">World Wide Fund for Nature, 2021</a>)
(<a class="cite" href="#bp-ref-interview">N. Okafor, personal communication, 12 May 2019</a>)
(<a class="cite" href="#bp-ref-nodate">Cabinet Office, n.d.</a>)
(<a class="cite" href="#bp-ref-noauthor">The State of Food Insecurity, 2018</a>)
(<a class="cite" href="#bp-ref-arabic">الخطيب, 2016</a>)
(<a class="cite" href="#bp-ref-chinese">张, 2012</a>)
(<a class="cite" href="#bp-ref-particle">van Gogh &amp; Beauvoir, 2004</a>)
(<a class="cite" href="#bp-ref-suffix">King, 1967</a>)
(<a class="cite" href="#bp-ref-mono">Suharto, 2020</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus, 2013, Chapter 3</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al., 2005</a>)
(<a class="cite" href="#bp-ref-smitha">Smith, 2010b</a>)
(<a class="cite" href="#bp-ref-smithb">Smith, 2010a</a>)
(<a class="cite" href="#bp-ref-others">Diallo et al., 2017</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al., 2005, p. 400</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus, 2013</a>)
(see <a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, 2022, Chapter 3</a> and passim; also <a class="cite" href="#bp-ref-journal">Acemoglu et al., 2005</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">2022, pp. xii–xv</a>)
Acemoglu et al. (<a class="cite" href="#bp-ref-journal">2005, p. 4</a>)
van Gogh and Beauvoir (<a class="cite" href="#bp-ref-particle">2004</a>)
The State of Food Insecurity (<a class="cite" href="#bp-ref-noauthor">2018</a>)
"##,
    );
}

#[test]
fn prints_apsa() {
    check(
        "apsa",
        r##"
journal Acemoglu, Daron, Simon Johnson, James A. Robinson, and Pierre Yared. 2005. ‘Institutions as a Fundamental Cause of Long-Run Growth’. <i>Journal of Economic Growth</i> 10(3): 385–472. doi:<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>.
nodate Cabinet Office. <i>Guidelines for Ministers</i>. London: HMSO.
statute <i>Climate Change Act 2008</i>. 2008. <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, Awa et al. 2017. <i>Mapping the </i>Plasmodium<i> Burden</i>. Geneva: WHO.
particle van Gogh, Vincent, and Simone de Beauvoir. 2004. <i>Democracy and Its Limits</i>. 2nd edn Cambridge: Polity.
ipcc Intergovernmental Panel on Climate Change. 2022. <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Cambridge: Cambridge University Press. Assessment Report. doi:<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>.
suffix King, Martin Luther, Jr. 1967. <i>Where Do We Go from Here: Chaos or Community?</i> New York: Harper &amp; Row.
chapter Nordhaus, William D. 2013. ‘Taxing Carbon’. In <i>Handbook of Environmental Policy,</i> eds Nicholas Stern and Joseph Stiglitz. Oxford: Oxford University Press, 112–45.
interview Okafor, Ngozi. 2019. ‘Interview on Water Policy’.
paris ‘Paris Agreement’. 2015. <i>United Nations Treaty Series</i> 3156: 79.
smithb Smith, Adam. 2010a. <i>Allotments</i>. London: Verso.
smitha Smith, Adam. 2010b. <i>Zoning</i>. London: Verso.
mono Suharto. 2020. ‘Water “Wars” Loom, Experts Say’. <i>The Guardian</i>: 12. <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The State of Food Insecurity</i>. 2018. Rome: FAO.
press UNHCR. 2023. ‘UNHCR Warns of eRefugee Data Gaps in McKinsey Review’. <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
ares United Nations General Assembly. 2015. <i>Transforming Our World: The 2030 Agenda for Sustainable Development</i>. <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
data World Bank. 2020. ‘World Development Indicators’. <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature. 2021. ‘What Is Biodiversity?’ <i>WWF</i>. <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a> (15 January 2024).
arabic الخطيب, أحمد. 2016. <i>مستقبل المياه [The future of water]</i>. القاهرة: دار الشروق.
chinese 张伟. 2012. <i>中国的能源政策 [China’s energy policy]</i>. 北京: 商务印书馆.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">United Nations General Assembly 2015</a>)
(<a class="cite" href="#bp-ref-paris">Paris Agreement 2015</a>)
(<a class="cite" href="#bp-ref-statute">Climate Change Act 2008 2008</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 20</a>)
(<a class="cite" href="#bp-ref-press">UNHCR 2023</a>)
(<a class="cite" href="#bp-ref-data">World Bank 2020</a>; <a class="cite" href="#bp-ref-web">World Wide Fund for Nature 2021</a>)
(<a class="cite" href="#bp-ref-interview">Okafor 2019</a>)
(<a class="cite" href="#bp-ref-nodate">Cabinet Office n.d.</a>)
(<a class="cite" href="#bp-ref-noauthor">The state of food insecurity 2018</a>)
(<a class="cite" href="#bp-ref-arabic">الخطيب 2016</a>)
(<a class="cite" href="#bp-ref-chinese">张 2012</a>)
(<a class="cite" href="#bp-ref-particle">van Gogh and Beauvoir 2004</a>)
(<a class="cite" href="#bp-ref-suffix">King 1967</a>)
(<a class="cite" href="#bp-ref-mono">Suharto 2020</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus 2013, ch. 3</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005</a>)
(<a class="cite" href="#bp-ref-smitha">Smith 2010b</a>)
(<a class="cite" href="#bp-ref-smithb">Smith 2010a</a>)
(<a class="cite" href="#bp-ref-others">Diallo et al. 2017</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005, 400</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus 2013</a>)
(see <a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, ch. 3</a> and passim; also <a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">2022, xii–xv</a>)
Acemoglu et al. (<a class="cite" href="#bp-ref-journal">2005, 4</a>)
van Gogh and Beauvoir (<a class="cite" href="#bp-ref-particle">2004</a>)
The state of food insecurity (<a class="cite" href="#bp-ref-noauthor">2018</a>)
"##,
    );
}

#[test]
fn prints_chicago_author_date() {
    check(
        "chicago-author-date",
        r##"
journal Acemoglu, Daron, Simon Johnson, James A. Robinson, and Pierre Yared. 2005. ‘Institutions as a Fundamental Cause of Long-Run Growth’. <i>Journal of Economic Growth</i> 10 (3): 385–472. <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
nodate Cabinet Office. n.d. <i>Guidelines for Ministers</i>. HMSO.
statute Climate Change Act 2008, Pub. L. No. C. 27 (2008). <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, Awa et al. 2017. <i>Mapping the </i>Plasmodium<i> Burden</i>. WHO.
particle Gogh, Vincent van, and Simone de Beauvoir. 2004. <i>Democracy and Its Limits</i>. 2nd edn. Polity.
ipcc Intergovernmental Panel on Climate Change. 2022. <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Assessment Report No. 6. Cambridge University Press. <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
suffix King, Martin Luther, Jr. 1967. <i>Where Do We Go from Here: Chaos or Community?</i> Harper &amp; Row.
chapter Nordhaus, William D. 2013. ‘Taxing Carbon’. In <i>Handbook of Environmental Policy</i>, edited by Nicholas Stern and Joseph Stiglitz. Oxford University Press.
paris Paris Agreement, 12 December 2015, 3156 United Nations Treaty Series 79.
smithb Smith, Adam. 2010a. <i>Allotments</i>. Verso.
smitha Smith, Adam. 2010b. <i>Zoning</i>. Verso.
mono Suharto. 2020. ‘Water “Wars” Loom, Experts Say’. <i>The Guardian</i>, February 3. <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The State of Food Insecurity</i>. 2018. FAO.
ares Transforming Our World: The 2030 Agenda for Sustainable Development, Pub. L. No. A/RES/70/1 (2015). <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
press UNHCR. 2023. <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>. Press release. UNHCR, June 14. <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
data World Bank. 2020. ‘World Development Indicators’. Version 2.1.3. World Bank. <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature. 2021. ‘What Is Biodiversity?’ WWF, March. <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>.
arabic الخطيب, أحمد. 2016. <i>مستقبل المياه [The future of water]</i>. دار الشروق.
chinese 张伟. 2012. <i>中国的能源政策 [China’s energy policy]</i>. 商务印书馆.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">Transforming Our World: The 2030 Agenda for Sustainable Development 2015</a>)
(<a class="cite" href="#bp-ref-paris">Paris Agreement 2015</a>)
(<a class="cite" href="#bp-ref-statute">Climate Change Act 2008 2008</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, 20</a>)
(<a class="cite" href="#bp-ref-press">UNHCR 2023</a>)
(<a class="cite" href="#bp-ref-web">World Wide Fund for Nature 2021</a>; <a class="cite" href="#bp-ref-data">World Bank 2020</a>)
(<a class="cite" href="#bp-ref-interview">Ngozi Okafor, ‘Interview on Water Policy’, 12 May 2019</a>)
(<a class="cite" href="#bp-ref-nodate">Cabinet Office, n.d.</a>)
(<a class="cite" href="#bp-ref-noauthor"><i>The State of Food Insecurity</i> 2018</a>)
(<a class="cite" href="#bp-ref-arabic">الخطيب 2016</a>)
(<a class="cite" href="#bp-ref-chinese">张 2012</a>)
(<a class="cite" href="#bp-ref-particle">van Gogh and Beauvoir 2004</a>)
(<a class="cite" href="#bp-ref-suffix">King 1967</a>)
(<a class="cite" href="#bp-ref-mono">Suharto 2020</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus 2013, ch. 3</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005</a>)
(<a class="cite" href="#bp-ref-smitha">Smith 2010b</a>)
(<a class="cite" href="#bp-ref-smithb">Smith 2010a</a>)
(<a class="cite" href="#bp-ref-others">Diallo et al. 2017</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005, 400</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus 2013</a>)
(see <a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 2022, ch. 3</a> and passim; also <a class="cite" href="#bp-ref-journal">Acemoglu et al. 2005</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">2022, xii–xv</a>)
Acemoglu et al. (<a class="cite" href="#bp-ref-journal">2005, 4</a>)
van Gogh and Beauvoir (<a class="cite" href="#bp-ref-particle">2004</a>)
<i>The State of Food Insecurity</i> (<a class="cite" href="#bp-ref-noauthor">2018</a>)
"##,
    );
}

#[test]
fn prints_mla() {
    check(
        "mla",
        r##"
journal Acemoglu, Daron, et al. ‘Institutions as a Fundamental Cause of Long-Run Growth’. <i>Journal of Economic Growth</i>, vol. 10, no. 3, 2005, pp. 385–472, <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
nodate Cabinet Office. <i>Guidelines for Ministers</i>. HMSO.
statute Climate Change Act 2008. c. 27, 2008, <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, Awa, et al. <i>Mapping the </i>Plasmodium<i> Burden</i>. WHO, 2017, pp. xii–xv.
ipcc Intergovernmental Panel on Climate Change. <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Assessment Report no. 6, Cambridge University Press, 2022, <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
suffix King, Martin Luther, Jr. <i>Where Do We Go from Here: Chaos or Community?</i> Harper &amp; Row, 1967.
chapter Nordhaus, William D. ‘Taxing Carbon’. <i>Handbook of Environmental Policy</i>, edited by Nicholas Stern and Joseph Stiglitz, Oxford University Press, 2013, pp. 112–45.
interview Okafor, Ngozi. ‘Interview on Water Policy’. Interview by Jane Smith. 12 May 2019.
paris Paris Agreement. <i>United Nations Treaty Series</i>, vol. 3156, no. 54113, 12 Dec. 2015, p. 79.
smithb Smith, Adam. <i>Allotments</i>. Verso, 2010.
smitha ———. <i>Zoning</i>. Verso, 2010.
mono Suharto. ‘Water “Wars” Loom, Experts Say’. <i>The Guardian</i>, 3 Feb. 2020, p. 12, <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The State of Food Insecurity</i>. FAO, 2018.
press UNHCR. <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>. Press release. 14 June 2023, <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
ares United Nations General Assembly. Transforming Our World: The 2030 Agenda for Sustainable Development. A/RES/70/1, 25 Sept. 2015, <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
particle van Gogh, Vincent, and Simone de Beauvoir. <i>Democracy and Its Limits</i>. 2nd edn, Polity, 2004.
data World Bank. ‘World Development Indicators’. Version 2.1.3, World Bank, 2020, <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature. ‘What Is Biodiversity?’ <i>WWF</i>, Mar. 2021, <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>.
arabic الخطيب, أحمد. <i>مستقبل المياه [The future of water]</i>. دار الشروق, 2016.
chinese 张伟. <i>中国的能源政策 [China’s energy policy]</i>. 商务印书馆, 2012.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">United Nations General Assembly</a>)
(<a class="cite" href="#bp-ref-paris">Paris Agreement</a>)
(<a class="cite" href="#bp-ref-statute">Climate Change Act 2008</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 12–15</a>)
(<a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change 20</a>)
(<a class="cite" href="#bp-ref-press">UNHCR</a>)
(<a class="cite" href="#bp-ref-web">World Wide Fund for Nature</a>; <a class="cite" href="#bp-ref-data">World Bank</a>)
(<a class="cite" href="#bp-ref-interview">Okafor</a>)
(<a class="cite" href="#bp-ref-nodate">Cabinet Office</a>)
(<a class="cite" href="#bp-ref-noauthor"><i>The State of Food Insecurity</i></a>)
(<a class="cite" href="#bp-ref-arabic">الخطيب</a>)
(<a class="cite" href="#bp-ref-chinese">张</a>)
(<a class="cite" href="#bp-ref-particle">van Gogh and Beauvoir</a>)
(<a class="cite" href="#bp-ref-suffix">King</a>)
(<a class="cite" href="#bp-ref-mono">Suharto</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus, ch. 3</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al.</a>)
(<a class="cite" href="#bp-ref-smitha">Smith, <i>Zoning</i></a>)
(<a class="cite" href="#bp-ref-smithb">Smith, <i>Allotments</i></a>)
(<a class="cite" href="#bp-ref-others">Diallo et al.</a>)
(<a class="cite" href="#bp-ref-journal">Acemoglu et al. 400</a>)
(<a class="cite" href="#bp-ref-chapter">Nordhaus</a>)
(see <a class="cite" href="#bp-ref-ipcc">Intergovernmental Panel on Climate Change, ch. 3</a> and passim; also <a class="cite" href="#bp-ref-journal">Acemoglu et al.</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">xii–xv</a>)
Acemoglu et al. (<a class="cite" href="#bp-ref-journal">4</a>)
van Gogh and Beauvoir
<i>The State of Food Insecurity</i>
"##,
    );
}

#[test]
fn prints_vancouver() {
    check(
        "vancouver",
        r##"
ares 1. United Nations General Assembly. Transforming our world: the 2030 Agenda for Sustainable Development [Internet]. A/RES/70/1. 2015 Sep 25. Available from: <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>
paris 2. Paris Agreement. United Nations Treaty Series. 2015. p. 79.
statute 3. Climate Change Act 2008 [Internet]. c. 27. 2008. Available from: <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>
ipcc 4. Intergovernmental Panel on Climate Change. Climate Change 2022: Impacts, Adaptation and Vulnerability [Assessment Report]. Cambridge: Cambridge University Press; 2022. Assessment Report no.: 6. doi:<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>
press 5. UNHCR. UNHCR warns of eRefugee data gaps in McKinsey review [Press release] [Internet]. 2023 Jun 14. Available from: <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>
web 6. World Wide Fund for Nature. WWF [Internet]. 2021 [cited 2024 Jan 15]. What is biodiversity? Available from: <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>
data 7. World Bank. World Development Indicators [Internet]. World Bank; 2020. Available from: <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>
interview 8. Okafor N. Interview on water policy. 2019.
nodate 9. Cabinet Office. Guidelines for ministers. London: HMSO.
noauthor 10. The state of food insecurity. Rome: FAO; 2018.
arabic 11. الخطيب أحمد. مستقبل المياه [The future of water]. القاهرة: دار الشروق; 2016.
chinese 12. 张伟. 中国的能源政策 [China’s energy policy]. 北京: 商务印书馆; 2012.
particle 13. van Gogh V, Beauvoir S de. Democracy and its limits. 2nd edn. Cambridge: Polity; 2004.
suffix 14. King ML Jr. Where do we go from here: chaos or community? New York: Harper &amp; Row; 1967.
mono 15. Suharto. Water ‘wars’ loom, experts say. The Guardian [Internet]. 2020 Feb 3:12. Available from: <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>
chapter 16. Nordhaus WD. Taxing carbon. In: Stern N, Stiglitz J, editors. Handbook of Environmental Policy. Oxford: Oxford University Press; 2013. p. 112–45.
journal 17. Acemoglu D, Johnson S, Robinson JA, Yared P. Institutions as a fundamental cause of long-run growth. Journal of Economic Growth. 2005;10(3):385–472. doi:<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>
smitha 18. Smith A. Zoning. London: Verso; 2010.
smithb 19. Smith A. Allotments. London: Verso; 2010.
others 20. Diallo A et al. Mapping the <i>Plasmodium</i> burden. Geneva: WHO; 2017. p. xii–xv.
"##,
        r##"
(<a class="cite" href="#bp-ref-ares">1</a>)
(<a class="cite" href="#bp-ref-paris">2</a>)
(<a class="cite" href="#bp-ref-statute">3</a>)
(<a class="cite" href="#bp-ref-ipcc">4</a>)
(<a class="cite" href="#bp-ref-ipcc">4</a>)
(<a class="cite" href="#bp-ref-ipcc">4</a>)
(<a class="cite" href="#bp-ref-press">5</a>)
(<a class="cite" href="#bp-ref-web">6</a>,<a class="cite" href="#bp-ref-data">7</a>)
(<a class="cite" href="#bp-ref-interview">8</a>)
(<a class="cite" href="#bp-ref-nodate">9</a>)
(<a class="cite" href="#bp-ref-noauthor">10</a>)
(<a class="cite" href="#bp-ref-arabic">11</a>)
(<a class="cite" href="#bp-ref-chinese">12</a>)
(<a class="cite" href="#bp-ref-particle">13</a>)
(<a class="cite" href="#bp-ref-suffix">14</a>)
(<a class="cite" href="#bp-ref-mono">15</a>)
(<a class="cite" href="#bp-ref-chapter">16</a>)
(<a class="cite" href="#bp-ref-journal">17</a>)
(<a class="cite" href="#bp-ref-smitha">18</a>)
(<a class="cite" href="#bp-ref-smithb">19</a>)
(<a class="cite" href="#bp-ref-others">20</a>)
(<a class="cite" href="#bp-ref-journal">17</a>)
(<a class="cite" href="#bp-ref-chapter">16</a>)
(see <a class="cite" href="#bp-ref-ipcc">4</a> and passim,also <a class="cite" href="#bp-ref-journal">17</a>, table 2)
(<a class="cite" href="#bp-ref-ipcc">4</a>)
Acemoglu et al. (<a class="cite" href="#bp-ref-journal">17</a>)
van Gogh and Beauvoir (<a class="cite" href="#bp-ref-particle">13</a>)
<i>The state of food insecurity</i> (<a class="cite" href="#bp-ref-noauthor">10</a>)
"##,
    );
}
