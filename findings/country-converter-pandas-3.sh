#!/bin/sh
# country-converter does not start with pandas 3, which takes the code of Namibia for a missing value
#
# A good guess: a table of countries that asks for `pandas` of any version works with the one that pip installs today;
#   and a column that is read with `converters={"ISO2": str}` holds text, `NA` and the empty text included.
# What happens: pandas 3 keeps the converted column as its new text type and then takes `NA` and the empty text in it for
#   missing. The first conversion of any country raises a `TypeError`. With pandas 2 the same line answers.
# Why it matters here: data for briefs (trade, members, votes) is keyed by country, and a script that worked last year
#   stops with an error that names no country. Pin pandas beside it, and try tables of one's own with `NA`.
#
# Seen with country-converter 1.3.2, pandas 3.1.1 and 2.3.3 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
pip() { "$dir/venv/bin/pip" install --quiet --disable-pip-version-check "$@" || exit 2; }

cat > "$dir/look.py" <<'PY'
import io
from importlib.metadata import version
import country_converter
import pandas

print("country-converter", version("country-converter"), "pandas", version("pandas"))
table = pandas.read_csv(io.StringIO("name,code\nNamibia,NA\nMali,ML\n"), converters={"code": str})
print("codes:", ["missing" if missing else "kept" for missing in table["code"].isna()])
try:
    print("Ghana is", country_converter.convert("Ghana", to="ISO3"))
except TypeError as error:
    print("TypeError:", error)
PY
pip country-converter==1.3.2 pandas==3.1.1
"$dir/venv/bin/python" "$dir/look.py" | tee "$dir/new"
grep -q "^codes: \['missing', 'kept'\]" "$dir/new"
grep -q '^TypeError: first argument must be string' "$dir/new"
pip pandas==2.3.3
"$dir/venv/bin/python" "$dir/look.py" | tee "$dir/old"
grep -q "^codes: \['kept', 'kept'\]" "$dir/old"
grep -q '^Ghana is GHA' "$dir/old"
