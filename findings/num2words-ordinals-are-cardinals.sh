#!/bin/sh
# num2words writes the seventy-eighth session of Arabic as 'session seventy-eight', and counts in Bengali and Vietnamese
#
# A good guess: `to="ordinal"` gives the ordinal, or `NotImplementedError` where a language has none, as Serbian and Kazakh do.
# What happens: in Arabic 19th is an ordinal (تاسع عشر), and from 21st on the unit is the cardinal in its feminine form: 78th is
#   ثمان و سبعون, where ثامن (eighth) belongs. In Bengali and Vietnamese each ordinal is the cardinal, from the first on.
#   Nothing says so. Persian and Tajik have ordinals throughout.
# Why it matters here: resolutions are cited by session ('seventy-eighth session'), anniversaries and rounds of talks are counted in
#   words. Tests with 1 to 19 pass. Compare the ordinal with the cardinal of the same number, or keep digits.
#
# Seen with num2words 0.5.14 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14 || exit 2

"$dir/venv/bin/python" - <<'PY'
from num2words import num2words


def ordinal(number, language):
    return num2words(number, lang=language, to="ordinal")


for number in (8, 19, 21, 78, 79):
    print(number, "Arabic:", num2words(number, lang="ar"), "/", ordinal(number, "ar"))
eight, eighth = "ثمان", "ثامن"
assert ordinal(8, "ar") == eighth
assert ordinal(78, "ar").split()[0] == eight

for language in ("bn", "vi"):
    alike = [n for n in range(1, 101) if ordinal(n, language) == num2words(n, lang=language)]
    print(language, "ordinal equals cardinal for", len(alike), "of 100:", ordinal(78, language))
    assert len(alike) == 100
for language in ("fa", "tg"):
    assert all(ordinal(n, language) != num2words(n, lang=language) for n in range(1, 101))
for language in ("sr", "kz"):
    try:
        print(language, ordinal(78, language))
        raise SystemExit(1)
    except NotImplementedError:
        print(language, "says that it has none")
PY
