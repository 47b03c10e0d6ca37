//! Works of all kinds in styles that cite in notes. The comparison with citeproc-js (`compare/compare.mjs`) says where the values come
//! from.

use super::tests_works::check;

#[test]
fn prints_chicago_notes() {
    check(
        "chicago-notes",
        r##"
journal Acemoglu, Daron, Simon Johnson, James A. Robinson, and Pierre Yared. ‘Institutions as a Fundamental Cause of Long-Run Growth’. <i>Journal of Economic Growth</i> 10, no. 3 (2005): 385–472. <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
nodate Cabinet Office. <i>Guidelines for Ministers</i>. HMSO, n.d.
statute Climate Change Act 2008, Pub. L. No. C. 27 (2008). <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, Awa et al. <i>Mapping the </i>Plasmodium<i> Burden</i>. WHO, 2017.
particle Gogh, Vincent van, and Simone de Beauvoir. <i>Democracy and Its Limits</i>. 2nd edn. Polity, 2004.
ipcc Intergovernmental Panel on Climate Change. <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Assessment Report No. 6. Cambridge University Press, 2022. <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
suffix King, Martin Luther, Jr. <i>Where Do We Go from Here: Chaos or Community?</i> Harper &amp; Row, 1967.
chapter Nordhaus, William D. ‘Taxing Carbon’. In <i>Handbook of Environmental Policy</i>, edited by Nicholas Stern and Joseph Stiglitz. Oxford University Press, 2013.
paris Paris Agreement, 12 December 2015, 3156 United Nations Treaty Series 79.
smithb Smith, Adam. <i>Allotments</i>. Verso, 2010.
smitha Smith, Adam. <i>Zoning</i>. Verso, 2010.
mono Suharto. ‘Water “Wars” Loom, Experts Say’. <i>The Guardian</i>, 3 February 2020. <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The State of Food Insecurity</i>. FAO, 2018.
ares Transforming Our World: The 2030 Agenda for Sustainable Development, Pub. L. No. A/RES/70/1 (2015). <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
press UNHCR. <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>. Press release. UNHCR, 14 June 2023. <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
data World Bank. ‘World Development Indicators’. Version 2.1.3. World Bank, 2020. <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature. ‘What Is Biodiversity?’ WWF, March 2021. <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>.
arabic الخطيب, أحمد. <i>مستقبل المياه [The future of water]</i>. دار الشروق, 2016.
chinese 张伟. <i>中国的能源政策 [China’s energy policy]</i>. 商务印书馆, 2012.
"##,
        r##"
Transforming Our World: The 2030 Agenda for Sustainable Development, Pub. L. No. A/RES/70/1 (2015), <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
Paris Agreement, 12 December 2015, 3156 United Nations Treaty Series 79.
Climate Change Act 2008, Pub. L. No. C. 27 (2008), <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, Assessment Report no. 6 (Cambridge University Press, 2022), 12–15, <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, 12–15.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, 20.
UNHCR, <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>, Press release, UNHCR, 14 June 2023, <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
World Wide Fund for Nature, ‘What Is Biodiversity?’, WWF, March 2021, <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>; World Bank, ‘World Development Indicators’, version 2.1.3, World Bank, 2020, <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
Ngozi Okafor, ‘Interview on Water Policy’, interview by Jane Smith, 12 May 2019.
Cabinet Office, <i>Guidelines for Ministers</i> (HMSO, n.d.).
<i>The State of Food Insecurity</i> (FAO, 2018).
أحمد الخطيب, <i>مستقبل المياه [The future of water]</i> (دار الشروق, 2016).
张伟, <i>中国的能源政策 [China’s energy policy]</i> (商务印书馆, 2012).
Vincent van Gogh and Simone de Beauvoir, <i>Democracy and Its Limits</i>, 2nd edn (Polity, 2004).
Martin Luther King Jr., <i>Where Do We Go from Here: Chaos or Community?</i> (Harper &amp; Row, 1967).
Suharto, ‘Water “Wars” Loom, Experts Say’, <i>The Guardian</i>, 3 February 2020, <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
William D. Nordhaus, ‘Taxing Carbon’, in <i>Handbook of Environmental Policy</i>, ed. Nicholas Stern and Joseph Stiglitz (Oxford University Press, 2013), ch. 3.
Daron Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, <i>Journal of Economic Growth</i> 10, no. 3 (2005): 385–472, <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
Adam Smith, <i>Zoning</i> (Verso, 2010).
Adam Smith, <i>Allotments</i> (Verso, 2010).
Awa Diallo et al., <i>Mapping the </i>Plasmodium<i> Burden</i> (WHO, 2017), xii–xv.
Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, 400.
Nordhaus, ‘Taxing Carbon’.
See Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, ch. 3 and passim; also Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, table 2.
<i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, xii–xv.
Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, 4.
van Gogh and Beauvoir, <i>Democracy and Its Limits</i>.
<i>The State of Food Insecurity</i>.
"##,
    );
}

#[test]
fn prints_chicago_short_notes() {
    check(
        "chicago-short-notes",
        r##"
journal Acemoglu, Daron, Simon Johnson, James A. Robinson, and Pierre Yared. ‘Institutions as a Fundamental Cause of Long-Run Growth’. <i>Journal of Economic Growth</i> 10, no. 3 (2005): 385–472. <a dir="ltr" href="https://doi.org/10.1016/S1574-0684">https://doi.org/10.1016/S1574-0684</a>.
nodate Cabinet Office. <i>Guidelines for Ministers</i>. HMSO, n.d.
statute Climate Change Act 2008, Pub. L. No. C. 27 (2008). <a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>.
others Diallo, Awa et al. <i>Mapping the </i>Plasmodium<i> Burden</i>. WHO, 2017.
particle Gogh, Vincent van, and Simone de Beauvoir. <i>Democracy and Its Limits</i>. 2nd edn. Polity, 2004.
ipcc Intergovernmental Panel on Climate Change. <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>. Assessment Report No. 6. Cambridge University Press, 2022. <a dir="ltr" href="https://doi.org/10.1017/9781009325844">https://doi.org/10.1017/9781009325844</a>.
suffix King, Martin Luther, Jr. <i>Where Do We Go from Here: Chaos or Community?</i> Harper &amp; Row, 1967.
chapter Nordhaus, William D. ‘Taxing Carbon’. In <i>Handbook of Environmental Policy</i>, edited by Nicholas Stern and Joseph Stiglitz. Oxford University Press, 2013.
paris Paris Agreement, 12 December 2015, 3156 United Nations Treaty Series 79.
smithb Smith, Adam. <i>Allotments</i>. Verso, 2010.
smitha Smith, Adam. <i>Zoning</i>. Verso, 2010.
mono Suharto. ‘Water “Wars” Loom, Experts Say’. <i>The Guardian</i>, 3 February 2020. <a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>.
noauthor <i>The State of Food Insecurity</i>. FAO, 2018.
ares Transforming Our World: The 2030 Agenda for Sustainable Development, Pub. L. No. A/RES/70/1 (2015). <a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>.
press UNHCR. <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>. Press release. UNHCR, 14 June 2023. <a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>.
data World Bank. ‘World Development Indicators’. Version 2.1.3. World Bank, 2020. <a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>.
web World Wide Fund for Nature. ‘What Is Biodiversity?’ WWF, March 2021. <a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>.
arabic الخطيب, أحمد. <i>مستقبل المياه [The future of water]</i>. دار الشروق, 2016.
chinese 张伟. <i>中国的能源政策 [China’s energy policy]</i>. 商务印书馆, 2012.
"##,
        r##"
Transforming Our World: The 2030 Agenda for Sustainable Development.
Paris Agreement.
Climate Change Act 2008.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, 12–15.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, 12–15.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, 20.
UNHCR, <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>.
World Wide Fund for Nature, ‘What Is Biodiversity?’; World Bank, ‘World Development Indicators’.
Ngozi Okafor, ‘Interview on Water Policy’, 12 May 2019.
Cabinet Office, <i>Guidelines for Ministers</i>.
<i>The State of Food Insecurity</i>.
الخطيب, <i>مستقبل المياه [The future of water]</i>.
张, <i>中国的能源政策 [China’s energy policy]</i>.
van Gogh and Beauvoir, <i>Democracy and Its Limits</i>.
King, <i>Where Do We Go from Here: Chaos or Community?</i>
Suharto, ‘Water “Wars” Loom, Experts Say’.
Nordhaus, ‘Taxing Carbon’, ch. 3.
Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’.
Smith, <i>Zoning</i>.
Smith, <i>Allotments</i>.
Diallo et al., <i>Mapping the </i>Plasmodium<i> Burden</i>.
Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, 400.
Nordhaus, ‘Taxing Carbon’.
See Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, ch. 3 and passim; also Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, table 2.
<i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, xii–xv.
Acemoglu et al., ‘Institutions as a Fundamental Cause of Long-Run Growth’, 4.
van Gogh and Beauvoir, <i>Democracy and Its Limits</i>.
<i>The State of Food Insecurity</i>.
"##,
    );
}

#[test]
fn prints_mhra() {
    check(
        "mhra",
        r##"
journal Acemoglu, Daron, and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’, <i>Journal of Economic Growth</i>, 10.3 (2005), pp. 385–472, doi:<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>
nodate Cabinet Office, <i>Guidelines for Ministers</i> (HMSO, n.d.)
statute Climate Change Act 2008, c. 27, 2008 &lt;<a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>&gt;
others Diallo, Awa and others, <i>Mapping the </i>Plasmodium<i> Burden</i> (WHO, 2017), pp. xii–xv
particle Gogh, Vincent van, and Simone de Beauvoir, <i>Democracy and Its Limits</i>, 2nd edn (Polity, 2004)
ipcc Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, Assessment Report no. 6 (Cambridge University Press, 2022), doi:<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>
suffix King, Martin Luther, Jr., <i>Where Do We Go from Here: Chaos or Community?</i> (Harper &amp; Row, 1967)
chapter Nordhaus, William D., ‘Taxing Carbon’, in <i>Handbook of Environmental Policy</i>, ed. by Nicholas Stern and Joseph Stiglitz (Oxford University Press, 2013), pp. 112–45
paris Paris Agreement, in <i>United Nations Treaty Series</i>, no. 54113, 2015, <span class="small-caps">mmmclvi</span>, p. 79
smithb Smith, Adam, <i>Allotments</i> (Verso, 2010)
smitha ——, <i>Zoning</i> (Verso, 2010)
mono Suharto, ‘Water “Wars” Loom, Experts Say’, <i>The Guardian</i>, 3 February 2020, p. 12 &lt;<a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>&gt;
noauthor <i>The State of Food Insecurity</i>, (FAO, 2018)
press UNHCR, <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>, Press release, UNHCR, 14 June 2023 &lt;<a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>&gt;
ares United Nations General Assembly, Transforming Our World: The 2030 Agenda for Sustainable Development, A/RES/70/1, 2015 &lt;<a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>&gt;
data World Bank, ‘World Development Indicators’, version 2.1.3, World Bank, 2020 &lt;<a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>&gt;
web World Wide Fund for Nature, ‘What Is Biodiversity?’, WWF, March 2021 &lt;<a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>&gt; [accessed 15 January 2024]
arabic الخطيب, أحمد, <i>مستقبل المياه [The future of water]</i> (دار الشروق, 2016)
chinese 张伟, <i>中国的能源政策 [China’s energy policy]</i> (商务印书馆, 2012)
"##,
        r##"
United Nations General Assembly, Transforming Our World: The 2030 Agenda for Sustainable Development, A/RES/70/1, 2015 &lt;<a dir="ltr" href="https://undocs.org/A/RES/70/1">https://undocs.org/A/RES/70/1</a>&gt;.
Paris Agreement, in <i>United Nations Treaty Series</i>, no. 54113, 2015, <span class="small-caps">mmmclvi</span>, p. 79.
Climate Change Act 2008, c. 27, 2008 &lt;<a dir="ltr" href="https://www.legislation.gov.uk/ukpga/2008/27">https://www.legislation.gov.uk/ukpga/2008/27</a>&gt;.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, Assessment Report no. 6 (Cambridge University Press, 2022), pp. 12–15, doi:<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, pp. 12–15.
Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, p. 20.
UNHCR, <i>UNHCR Warns of eRefugee Data Gaps in McKinsey Review</i>, Press release, UNHCR, 14 June 2023 &lt;<a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>&gt;.
World Wide Fund for Nature, ‘What Is Biodiversity?’, WWF, March 2021 &lt;<a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>&gt; [accessed 15 January 2024]; World Bank, ‘World Development Indicators’, version 2.1.3, World Bank, 2020 &lt;<a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>&gt;.
Ngozi Okafor, ‘Interview on Water Policy’, interview with Jane Smith, 12 May 2019.
Cabinet Office, <i>Guidelines for Ministers</i> (HMSO, n.d.).
<i>The State of Food Insecurity</i>, (FAO, 2018).
أحمد الخطيب, <i>مستقبل المياه [The future of water]</i> (دار الشروق, 2016).
张伟, <i>中国的能源政策 [China’s energy policy]</i> (商务印书馆, 2012).
Vincent van Gogh and Simone de Beauvoir, <i>Democracy and Its Limits</i>, 2nd edn (Polity, 2004).
Martin Luther King Jr., <i>Where Do We Go from Here: Chaos or Community?</i> (Harper &amp; Row, 1967).
Suharto, ‘Water “Wars” Loom, Experts Say’, <i>The Guardian</i>, 3 February 2020, p. 12 &lt;<a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>&gt;.
William D. Nordhaus, ‘Taxing Carbon’, in <i>Handbook of Environmental Policy</i>, ed. by Nicholas Stern and Joseph Stiglitz (Oxford University Press, 2013), pp. 112–45 (ch. 3).
Daron Acemoglu and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’, <i>Journal of Economic Growth</i>, 10.3 (2005), pp. 385–472, doi:<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>.
Adam Smith, <i>Zoning</i> (Verso, 2010).
Adam Smith, <i>Allotments</i> (Verso, 2010).
Awa Diallo and others, <i>Mapping the </i>Plasmodium<i> Burden</i> (WHO, 2017), pp. xii–xv.
Acemoglu and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’, p. 400.
Nordhaus, ‘Taxing Carbon’.
See Intergovernmental Panel on Climate Change, <i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, ch. 3 and passim; also Acemoglu and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’, table 2.
<i>Climate Change 2022: Impacts, Adaptation and Vulnerability</i>, pp. xii–xv.
Acemoglu and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’, p. 4.
van Gogh and Beauvoir, <i>Democracy and Its Limits</i>.
<i>The State of Food Insecurity</i>.
"##,
    );
}

#[test]
fn prints_oscola() {
    check(
        "oscola",
        r##"
journal Acemoglu D and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’ (2005) 10 Journal of Economic Growth 385 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>&gt;
nodate Cabinet Office, ‘Guidelines for Ministers’ (HMSO)
others Diallo A and others, ‘Mapping the <i>Plasmodium</i> Burden’ (WHO 2017)
ipcc Intergovernmental Panel on Climate Change, ‘Climate Change 2022: Impacts, Adaptation and Vulnerability’ (Cambridge University Press 2022) Assessment Report 6 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>&gt;
suffix King ML Jr, <i>Where Do We Go from Here: Chaos or Community?</i> (Harper &amp; Row 1967)
chapter Nordhaus WD, ‘Taxing Carbon’ in Nicholas Stern and Joseph Stiglitz (eds), <i>Handbook of Environmental Policy</i> (Oxford University Press 2013)
smithb Smith A, <i>Allotments</i> (Verso 2010)
smitha ——, <i>Zoning</i> (Verso 2010)
interview Smith J, Interview with Ngozi Okafor, ‘Interview on Water Policy’ (12 May 2019)
mono Suharto, ‘Water “Wars” Loom, Experts Say’ <i>The Guardian</i> (3 February 2020) 12 &lt;<a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>&gt;
noauthor ‘The State of Food Insecurity’ (FAO 2018)
press UNHCR, ‘UNHCR Warns of eRefugee Data Gaps in McKinsey Review’ (14 June 2023) &lt;<a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>&gt;
particle van Gogh V and Beauvoir S de, <i>Democracy and Its Limits</i> (2nd edn, Polity 2004)
data World Bank, ‘World Development Indicators’ &lt;<a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>&gt;
web World Wide Fund for Nature, ‘What Is Biodiversity?’ (<i>WWF</i>, March 2021) &lt;<a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>&gt; accessed 15 January 2024
arabic الخطيب أحمد, <i>مستقبل المياه [The future of water]</i> (دار الشروق 2016)
chinese 张伟, <i>中国的能源政策 [China’s energy policy]</i> (商务印书馆 2012)
statute Climate Change Act 2008 2008
ares Transforming our world: the 2030 Agenda for Sustainable Development 2015
paris <i>Paris Agreement</i> (12 December 2015) 79
"##,
        r##"
Transforming our world: the 2030 Agenda for Sustainable Development 2015.
<i>Paris Agreement</i> (12 December 2015) 79.
Climate Change Act 2008 2008.
Intergovernmental Panel on Climate Change, ‘Climate Change 2022: Impacts, Adaptation and Vulnerability’ (Cambridge University Press 2022) Assessment Report 6 12–15 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1017/9781009325844">10.1017/9781009325844</a>&gt;.
ibid.
ibid 20.
UNHCR, ‘UNHCR Warns of eRefugee Data Gaps in McKinsey Review’ (14 June 2023) &lt;<a dir="ltr" href="https://www.unhcr.org/news/press-releases/1">https://www.unhcr.org/news/press-releases/1</a>&gt;.
World Wide Fund for Nature, ‘What Is Biodiversity?’ (<i>WWF</i>, March 2021) &lt;<a dir="ltr" href="https://www.wwf.example/what?a=1&amp;b=2">https://www.wwf.example/what?a=1&amp;b=2</a>&gt; accessed 15 January 2024; World Bank, ‘World Development Indicators’ &lt;<a dir="ltr" href="https://data.worldbank.org">https://data.worldbank.org</a>&gt;.
Jane Smith, Interview with Ngozi Okafor, ‘Interview on Water Policy’ (12 May 2019).
Cabinet Office, ‘Guidelines for Ministers’ (HMSO).
‘The State of Food Insecurity’ (FAO 2018).
أحمد الخطيب, <i>مستقبل المياه [The future of water]</i> (دار الشروق 2016).
张伟, <i>中国的能源政策 [China’s energy policy]</i> (商务印书馆 2012).
Vincent van Gogh and Simone de Beauvoir, <i>Democracy and Its Limits</i> (2nd edn, Polity 2004).
Martin Luther King Jr, <i>Where Do We Go from Here: Chaos or Community?</i> (Harper &amp; Row 1967).
Suharto, ‘Water “Wars” Loom, Experts Say’ <i>The Guardian</i> (3 February 2020) 12 &lt;<a dir="ltr" href="https://www.theguardian.com/x">https://www.theguardian.com/x</a>&gt;.
William D Nordhaus, ‘Taxing Carbon’ in Nicholas Stern and Joseph Stiglitz (eds), <i>Handbook of Environmental Policy</i> (Oxford University Press 2013) ch 3.
Daron Acemoglu and others, ‘Institutions as a Fundamental Cause of Long-Run Growth’ (2005) 10 Journal of Economic Growth 385 &lt;https://doi.org/<a dir="ltr" href="https://doi.org/10.1016/S1574-0684">10.1016/S1574-0684</a>&gt;.
Adam Smith, <i>Zoning</i> (Verso 2010).
Adam Smith, <i>Allotments</i> (Verso 2010).
Awa Diallo and others, ‘Mapping the <i>Plasmodium</i> Burden’ (WHO 2017).
Acemoglu and others (n 18) 400.
Nordhaus (n 17).
See Intergovernmental Panel on Climate Change (n 4) ch 3 and passim; also Acemoglu and others (n 18), table 2.
(n 4) xii–xv.
Acemoglu and others (n 18) 4.
van Gogh and Beauvoir (n 14).
‘The State of Food Insecurity’ (n 11).
"##,
    );
}
