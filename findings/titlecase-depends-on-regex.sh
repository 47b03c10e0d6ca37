#!/bin/sh
# titlecase changes symbols of United Nations documents, and others once a second package is installed
#
# A good guess: a library that leaves words in capitals alone, as it does with UN, EU and CBAM, leaves A/RES/77/1 alone; and
#   its result depends on the text.
# What happens: it takes the parts between strokes for words: RES becomes Res, and the A of the General Assembly 'a', the
#   English article. If the package `regex` is installed, which many others bring along, it is used in place of the
#   standard library's, and A/78/L.29 and S/PV.9000 are changed, too, which were left alone before.
# Why it matters here: titles of briefs contain such symbols, which are looked up by exact text, and house style asks for title
#   case. Two editors with one version of the library write two titles. Leave titles as they were typed.
#
# Seen with titlecase 2.4.1 and regex 2026.11.19 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
pip() { "$dir/venv/bin/pip" install --quiet --disable-pip-version-check "$@" || exit 2; }

cat > "$dir/look.py" <<'PY'
from titlecase import titlecase

for text in ["CBAM in the EU", "Mali after S/RES/2640", "The EU and A/RES/77/1", "A note on A/78/L.29", "S/PV.9000 in brief"]:
    print(titlecase(text))
PY
cat > "$dir/without" <<'TEXT'
CBAM in the EU
Mali After S/Res/2640
The EU and a/Res/77/1
A Note on A/78/L.29
S/PV.9000 in Brief
TEXT
cat > "$dir/with" <<'TEXT'
CBAM in the EU
Mali After S/Res/2640
The EU and a/Res/77/1
A Note on a/78/L.29
S/Pv.9000 in Brief
TEXT
for packages in without with; do
  pip titlecase==2.4.1
  if test $packages = with; then pip regex==2026.11.19; fi
  "$dir/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E 'titlecase|regex'
  "$dir/venv/bin/python" "$dir/look.py" | tee "$dir/seen"
  cmp "$dir/seen" "$dir/$packages"
done
