#!/bin/sh
# pysbd ends Arabic sentences at the comma, and French and German ones behind 'art.' and 'Abs.'
#
# A good guess: a splitter of sentences with rules for twenty languages knows the comma of Arabic, and the abbreviations
#   for article and paragraph, which it knows in the English singular ('Art. 5').
# What happens: in Arabic each '،' ends a sentence, while in Urdu and Persian it does not. 'Art. 5' is whole in English;
#   'Paras. 3–5', 'L’art. 5' in French and 'Abs. 2' in German are torn behind the dot.
# Why it matters here: the first sentence of a brief is its description, and the sentence around a mention is shown in lists.
#   'The Court relied on paras.' is what is left. Give such a splitter a list of one's own, or cut at paragraphs.
#
# Seen with pysbd 0.3.4 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pysbd==0.3.4 || exit 2

"$dir/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version
import pysbd

print("pysbd", version("pysbd"))
expected = [
    ("en", "See No. 4 of Art. 5 here.", ["See No. 4 of Art. 5 here."]),
    ("en", "Paras. 3–5 apply.", ["Paras.", "3–5 apply."]),
    ("fr", "L’art. 5 s’applique.", ["L’art.", "5 s’applique."]),
    ("de", "Art. 6 Abs. 2 gilt.", ["Art. 6 Abs.", "2 gilt."]),
    ("ar", "نعم، وافق المجلس.", ["نعم،", "وافق المجلس."]),
    ("ur", "ہاں، کونسل متفق ہے۔", ["ہاں، کونسل متفق ہے۔"]),
    ("fa", "بله، شورا موافق است.", ["بله، شورا موافق است."]),
]
for language, text, parts in expected:
    seen = [part.strip() for part in pysbd.Segmenter(language=language, clean=False).segment(text)]
    print(language, seen)
    assert seen == parts
PY
