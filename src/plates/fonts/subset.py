"""Makes the fonts of plates out of the Noto fonts: `python3 subset.py FOLDER`, where FOLDER holds these.

What is left out: signs that no language of the tool has, features that no plate uses, and instructions for coarse screens.
"""

import sys
from pathlib import Path

from fontTools import subset

LATIN_GREEK_CYRILLIC = (
    "U+0020-007E,U+00A0-024F,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,"
    "U+20A0-20BF,U+2100-214F,U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264-2265,U+FB00-FB04,U+FFFD"
)
ARABIC = (
    "U+0020-007E,U+00A0,U+00AB,U+00BB,U+00B7,U+00D7,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200B-200F,U+2010-2015,"
    "U+2018-201E,U+2022,U+2026,U+2039,U+203A,U+2066-2069,U+FD3E,U+FD3F,U+FDFC,U+FEFF"
)
FEATURES = "ccmp,locl,kern,liga,rlig,calt,mark,mkmk,init,medi,fina,isol,curs,clig,rclt,abvm,blwm,lnum,tnum"
FONTS = {
    "NotoSerif-Bold": LATIN_GREEK_CYRILLIC,
    "NotoSans-Regular": LATIN_GREEK_CYRILLIC,
    "NotoNaskhArabic-Bold": ARABIC,
    "NotoNaskhArabic-Regular": ARABIC,
    "NotoNastaliqUrdu-Bold": ARABIC,
}

if len(sys.argv) != 2:
    sys.exit("type the folder of the Noto fonts: python3 subset.py /usr/share/fonts/truetype/noto")

for name, signs in FONTS.items():
    subset.main(
        [
            str(Path(sys.argv[1]) / f"{name}.ttf"),
            f"--unicodes={signs}",
            f"--layout-features={FEATURES}",
            "--no-hinting",
            "--notdef-outline",
            "--name-IDs=0,1,2,3,4,5,6,13,14",
            f"--output-file={Path(__file__).parent / name}.ttf",
        ]
    )
