#!/bin/sh
# idutils takes symbols of documents for handles and dates for authority records
#
# A good guess: a library that tells DOI, ISBN and ORCID apart says 'unknown' to what is none of its identifiers.
# What happens: whatever has a stroke is a handle: 'S/RES/1325' and the number of an EU regulation '2023/956' get addresses
#   at the handle server, which knows neither. The date 2024-03-12 is a record of the German authority file, and is
#   shortened to 'gnd:2024-0' on the way; so are ranges of years.
# Why it matters here: it is the part of repositories that makes links of related identifiers, and symbols and dates are what
#   stands in that column for briefs. Name the kind of each identifier, and ask it to check, not to guess.
#
# Seen with idutils 1.7.1 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check idutils==1.7.1 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import idutils

print("idutils", version("idutils"))
expected = {
    "10.1000/182": ("doi", "10.1000/182"),
    "9783161484100": ("isbn", "978-3-16-148410-0"),
    "S/RES/1325": ("handle", "S/RES/1325"),
    "2023/956": ("handle", "2023/956"),
    "2024-03-12": ("gnd", "gnd:2024-0"),
    "2019-20": ("gnd", "gnd:2019-2"),
}
for text, (scheme, form) in expected.items():
    guess = idutils.detect_identifier_schemes(text)
    made = idutils.normalize_pid(text, guess[0])
    print(text, guess, made)
    assert (guess[0], made) == (scheme, form)
address = idutils.to_url("S/RES/1325", "handle")
print(address)
assert address.endswith("/S/RES/1325")
PY
