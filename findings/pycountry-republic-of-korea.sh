#!/bin/sh
# pycountry's fuzzy search answers 'Republic of Korea' with the other Korea
#
# A good guess: a search for the name that the United Nations use of a member state finds that state, first if not alone.
# What happens: 'Republic of Korea' finds the Democratic People's Republic alone, since a whole piece of *its* name
#   matches, while the one meant is written 'Korea, Republic of'. 'Kosovo' finds Serbia, by way of a district.
# Why it matters here: whoever tags imported briefs or lists of members by this search files Seoul's briefs under
#   Pyongyang, without a warning. Match against a table of names of one's own and refuse what is not in it.
#
# Seen with pycountry 26.2.16 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pycountry==26.2.16 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import pycountry

print("pycountry", version("pycountry"))

def found(name):
    codes = [country.alpha_2 for country in pycountry.countries.search_fuzzy(name)]
    print(f"{name}: {codes}")
    return codes

assert found("Republic of Korea") == ["KP"]
assert found("Korea, Republic of") == ["KR"]
assert found("Kosovo") == ["RS"]
PY
