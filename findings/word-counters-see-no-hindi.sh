#!/bin/sh
# word-count counts no word in Hebrew, Hindi or Amharic and nine in an Azerbaijani sentence of five, and readtime takes a
# brief in Hindi for one two and a half times as long
#
# A good guess: whatever has blanks between its words is counted right; Chinese, which has none, is the hard case.
# What happens: word-count (npm) has no letters but Latin ones of Western Europe, Cyrillic, Greek, the Arabic block and those
#   of China, Japan and Korea. Hebrew, Georgian, Armenian, Amharic, Bengali and Hindi have no words at all, and each 'ə', 'ş'
#   or 'ı' parts a word, so 'Kıbrıs' (Cyprus) is three. readtime (PyPI) splits at the vowel signs of Hindi, which are no
#   letters to `\W`: 6 words are 15. And a sentence of Chinese is one word.
# Why it matters here: 'a brief of two pages' is a limit that is tested by counting, and 'five minutes' is shown above the
#   text. An empty Hebrew brief and a whole one are both '0 words'. Count by `Intl.Segmenter` or Unicode's word boundaries.
#
# Seen with word-count 0.3.1 (npm) and readtime 3.0.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund word-count@0.3.1 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check readtime==3.0.0 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import count from 'word-count';

// 'The Security Council adopted the resolution' and the number of its words
const sentences = [
  ['Arabic', 'اعتمد مجلس الأمن القرار', 4, 4],
  ['Russian', 'Совет Безопасности принял резолюцию', 4, 4],
  ['Hebrew', 'מועצת הביטחון אימצה החלטה', 4, 0],
  ['Georgian', 'უშიშროების საბჭომ მიიღო რეზოლუცია', 4, 0],
  ['Armenian', 'Անվտանգության խորհուրդը բանաձև ընդունեց', 4, 0],
  ['Amharic', 'የጸጥታው ምክር ቤት ውሳኔ አጸደቀ', 5, 0],
  ['Hindi', 'सुरक्षा परिषद ने प्रस्ताव पारित किया', 6, 0],
  ['Bengali', 'নিরাপত্তা পরিষদ প্রস্তাব গ্রহণ করেছে', 5, 0],
  ['Azerbaijani', 'Təhlükəsizlik Şurası qətnamə qəbul etdi', 5, 9],
  ['Turkish', 'Kıbrıs', 1, 3],
];
for (const [language, text, words, seen] of sentences) {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];
  console.log('word-count:', language, count(text), 'of', words);
  assert.equal(segments.filter((s) => s.isWordLike).length, words);
  assert.equal(count(text), seen);
}
JS
node "$dir/look.mjs"

"$dir/venv/bin/python" - <<'PY'
import readtime

hindi = "सुरक्षा परिषद ने प्रस्ताव पारित किया "
seconds = {
    "English, 1800 words": readtime.of_text("word " * 1800).seconds,
    "Hindi, 1800 words": readtime.of_text(hindi * 300).seconds,
    "Chinese, 3000 characters": readtime.of_text("安全理事会通过了决议。" * 300).seconds,
}
print("readtime:", seconds)
english, of_hindi, chinese = seconds.values()
assert of_hindi > 2 * english
assert chinese < 90
PY
