#!/bin/sh
# lunr-languages find no number, and in Russian and Arabic no acronym in Latin letters
#
# A good guess: a plugin for a language adds its stemmer and stop words to lunr. What lunr finds without it, a number or a foreign
#   acronym, is found with it.
# What happens: the trimmer of each language takes off the ends of a word what is no letter of its own script, and digits are none. `2593`
#   becomes nothing and `COP28` becomes `cop`, in Arabic, German, Spanish, French, Portuguese, Russian and Turkish alike; what is
#   searched for is not trimmed, so neither is found. In Arabic and Russian `OECD` is lost, too. lunr alone finds all three, and so
#   does `multiLanguage('en', 'ru')`, whose letters are those of both, with the digits that English alone has among them.
# Why it matters here: readers of policy texts look for resolutions, treaties and meetings by number and for organisations by their
#   Latin acronyms, in texts of every script. Generators that search by lunr in these languages lose them. Digits belong to words in
#   each language, and so do letters of other scripts; this project's table of words has both.
#
# Seen with lunr 2.3.9 and lunr-languages 1.14.0 (npm) on 2026-11-30.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund lunr@2.3.9 lunr-languages@1.14.0 || exit 2

cat > "$dir/look.cjs" <<'JS'
const assert = require('node:assert/strict');
const lunr = require('lunr');
require('lunr-languages/lunr.stemmer.support')(lunr);
require('lunr-languages/lunr.multi')(lunr);
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'pt', 'ru', 'tr'];
for (const language of LANGUAGES) require(`lunr-languages/lunr.${language}`)(lunr);

console.log('lunr', lunr.version, 'lunr-languages', require('./node_modules/lunr-languages/package.json').version);

const TEXT = 'S/RES 2593 COP28 OECD';
const asked = ['2593', 'COP28', 'OECD'];
function found(plugin) {
  const index = lunr(function () {
    if (plugin) this.use(plugin);
    this.ref('id');
    this.field('text');
    this.add({ id: 1, text: TEXT });
  });
  return asked.filter((word) => index.search(word).length);
}

const seen = { none: found() };
for (const language of LANGUAGES) seen[language] = found(lunr[language]);
seen['en + ru'] = found(lunr.multiLanguage('en', 'ru'));
for (const [language, words] of Object.entries(seen)) console.log(`${language}: ${words.join(' ') || 'nothing'}`);
const latin = Object.fromEntries(['de', 'es', 'fr', 'pt', 'tr'].map((language) => [language, ['OECD']]));
assert.deepEqual(seen, { none: asked, ar: [], ...latin, ru: [], 'en + ru': asked });
JS
node "$dir/look.cjs"
