#!/bin/sh
# langdetect is certain that Pashto and Sorani are Persian, and Serbian in Latin letters Croatian
#
# A good guess: a detector of languages that has no data of a language is unsure: several guesses, none of them high.
# What happens: Pashto and Sorani Kurdish, which it does not know, are Persian with a probability above 0.99, though each has
#   letters that Persian never uses (ښ, ې; ێ, ۆ). Serbian in Latin letters, ekavian, is Croatian with the same certainty.
# Why it matters here: the language of a brief decides on font, dates and words of the page; a detector that fills it in
#   for imported texts makes Afghan and Kurdish briefs Persian, and no threshold helps. Let authors say it.
#
# Seen with langdetect 1.0.9 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check langdetect==1.0.9 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
from langdetect import DetectorFactory, detect_langs

DetectorFactory.seed = 0
print("langdetect", version("langdetect"))
for text, seen in [
    ("اجتماع شورای امنیت درباره افغانستان", "fa"),
    ("د افغانستان په اړه د ملګرو ملتونو د امنیت شورا غونډه وشوه", "fa"),
    ("کۆبوونەوەی ئەنجوومەنی ئاسایش لەسەر هەرێمی کوردستان", "fa"),
    ("Sjednica Saveta bezbednosti o Kosovu održana je u sredu", "hr"),
]:
    best = detect_langs(text)[0]
    print(text, best)
    assert best.lang == seen and best.prob > 0.99
PY
