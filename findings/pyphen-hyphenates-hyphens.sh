#!/bin/sh
# pyphen puts a hyphen before and behind the hyphen of 'UN-Sicherheitsrat', and one into 'Asi-a-Pacific'
#
# A good guess: a hyphenator with the dictionaries of LibreOffice breaks a compound that has a hyphen behind that hyphen, and
#   looks at its parts as at words of their own.
# What happens: the hyphen is a letter to it. In German it may be broken off on either side, so a line ends in 'UN--' or the
#   next one begins with '-Sicherheitsrat'; in British English 'EU-wide' may be parted before their hyphen. What is kept
#   whole at the ends of a word is not at the ends of its parts: 'Asi-a-Pacific', and 'Noor-d-Zuid' in Dutch.
# Why it matters here: names of bodies, regions and laws are such compounds ('EU-Verordnung', 'Nord-Süd-Dialog'), and soft hyphens
#   that are put in when a PDF or a page is made are never proofread. Cut at hyphens first and hyphenate the parts.
#
# Seen with pyphen 0.18.1 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pyphen==0.18.1 || exit 2

"$dir/venv/bin/python" - <<'PY'
from pyphen import Pyphen

seen = {
    ("de", "UN-Sicherheitsrat"): "UN|-|Si|cher|heits|rat",
    ("de", "Nord-Süd-Dialog"): "Nord|-|Süd|-|Di|a|log",
    ("en_GB", "Asia-Pacific"): "Asi|a-Pa|cific",
    ("en_GB", "EU-wide"): "EU|-wide",
    ("nl", "Noord-Zuid"): "Noor|d-|Zuid",
}
for (language, word), points in seen.items():
    found = Pyphen(lang=language).inserted(word, "|")
    print(language, found)
    assert found == points

lines = [Pyphen(lang="de").wrap("UN-Sicherheitsrat", width) for width in (3, 4)]
print(lines)
assert lines == [("UN-", "-Sicherheitsrat"), ("UN--", "Sicherheitsrat")]
assert Pyphen(lang="en_GB").inserted("Asia", "|") == "Asia"
PY
