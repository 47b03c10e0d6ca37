#!/bin/sh
# pandoc reads RIS reports without day, number and kind, and a date as the format has it not at all
#
# A good guess: `PY  - 2023/10/05` is a date, since RIS writes dates as year/month/day; `DA` is the full date beside it;
#   `SN` of a report is its number; the keywords stay in order.
# What happens: with slashes in `PY` the date is an empty list, so the reference is undated. `DA` and `M3` (the kind) are
#   dropped, so of a date at most the year arrives. The number of a report becomes an ISSN, its series the title of a
#   container, and the keywords stand in reverse.
#   An institution without a comma is a person: given name 'Food', particle 'and', family name 'Agriculture Organization'.
# Why it matters here: RIS from a brief is what readers take into their manuscripts, and pandoc is how many of them cite.
#   Write the year alone into `PY`, a comma behind an institution, and offer BibTeX, from which day and number arrive.
#
# Seen with pandoc 3.9 (pypandoc-binary 1.17, PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17 || exit 2

"$dir/venv/bin/python" - <<'PY'
import json
import pypandoc

def read(*lines):
    text = "".join(line + "\r\n" for line in ["TY  - RPRT", "TI  - Rules at sea", *lines, "ER  - "])
    return json.loads(pypandoc.convert_text(text, "csljson", "ris"))[0]

def show(name, value):
    print(f"{name}: {value}")
    return value

print("pandoc", pypandoc.get_pandoc_version())
assert show("PY with slashes", read("PY  - 2023/10/05")["issued"]) == {"date-parts": []}
assert show("PY and DA", read("PY  - 2023", "DA  - 2023/10/05")["issued"]) == {"date-parts": [[2023]]}
rest = read("SN  - PB-12", "T2  - Shared rivers", "M3  - Policy brief", "KW  - Kenya", "KW  - Fisheries")
assert show("the rest", rest) == {
    "id": rest["id"],
    "type": "report",
    "title": "Rules at sea",
    "ISSN": "PB-12",
    "container-title": "Shared rivers",
    "keyword": "Fisheries, Kenya",
}
bare = show("no comma", read("AU  - Food and Agriculture Organization")["author"])
assert bare == [{"given": "Food", "dropping-particle": "and", "family": "Agriculture Organization"}]
comma = show("a comma", read("AU  - Food and Agriculture Organization,")["author"])
assert comma == [{"family": "Food and Agriculture Organization"}]
PY
