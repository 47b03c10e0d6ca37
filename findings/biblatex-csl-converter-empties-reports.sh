#!/bin/sh
# biblatex-csl-converter leaves house, kind and number of a report out of CSL, and makes a particle of an Arabic given name
#
# A good guess: `institution`, `type` and `number` of a BibLaTeX `@report` become `publisher`, `genre` and `number`
#   of CSL. A name in Arabic, which has no small letters and no capitals, is split at its last blank or kept whole.
# What happens: `institution` and `type` are read, written back to BibLaTeX as they were, and are missing from CSL; `number`
#   becomes the number within a series, `collection-number`. There is no warning. In 'محمد بن سلمان' all before the
#   last word is a particle, as 'von der' is, and no given name is left; pybtex finds the given name. A date that is
#   open at its end gets an empty second date.
# Why it matters here: policy briefs and papers of the United Nations are `@report`, and their lists go from BibLaTeX to CSL to
#   be shown. A reader is left with author, title and year. Take the fields that are missing from the BibLaTeX entry, and
#   give Arabic names by `given=…, family=…` or with a comma.
#
# Seen with biblatex-csl-converter 3.2.2 (npm) and pybtex 0.26.1 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund biblatex-csl-converter@3.2.2 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pybtex==0.26.1 || exit 2

cat > "$dir/list.bib" <<'BIB'
@report{water,
  author = {محمد بن سلمان},
  title = {Water across borders},
  type = {Policy Brief},
  number = {12},
  institution = {House of Studies},
  date = {2024-03-12}
}
@report{open,
  author = {محمد, سالم},
  title = {Rivers},
  type = {Policy Brief},
  institution = {House of Studies},
  date = {2024/..}
}
BIB

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BibLatexExporter, BibLatexParser, CSLExporter } from 'biblatex-csl-converter';

const read = new BibLatexParser(readFileSync(new URL('list.bib', import.meta.url), 'utf8')).parse();
const [water, open] = Object.values(new CSLExporter(read.entries).parse());
console.log(water);
console.log(open);
assert.deepEqual([read.errors, read.warnings], [[], []]);
assert.equal(water.type, 'report');
for (const field of ['publisher', 'genre', 'number']) assert.ok(!(field in water), field);
assert.equal(water['collection-number'], '12');
assert.deepEqual(water.author, [{ given: '', family: 'سلمان', 'non-dropping-particle': 'محمد بن' }]);
assert.deepEqual(open.author, [{ given: 'سالم', family: 'محمد' }]);
assert.deepEqual(open.issued['date-parts'], [[2024], []]);

const back = new BibLatexExporter(read.entries).parse();
for (const field of ['institution = {House of Studies}', 'type = {Policy Brief}', 'number = {12}']) {
  assert.ok(back.includes(field), field);
}
console.log('BibLaTeX again: institution, type and number are there');
JS
node "$dir/look.mjs"

"$dir/venv/bin/python" - "$dir/list.bib" <<'PY'
import sys

from pybtex.database import parse_file

person = parse_file(sys.argv[1], "bibtex").entries["water"].persons["author"][0]
print("pybtex:", person.first_names, person.middle_names, person.prelast_names, person.last_names)
assert person.first_names == ["محمد"] and person.last_names == ["سلمان"]
PY
