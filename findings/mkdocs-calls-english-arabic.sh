#!/bin/sh
# MkDocs with static-i18n: a page that is not translated is published once more as a page in Arabic
#
# A good guess: a page that exists in English alone is absent from the Arabic site, or stands there marked as English; and
#   `hreflang="ar"` names pages that are in Arabic.
# What happens: `fallback_to_default` is on unless it is turned off. The English text is built a second time below `/ar/`, in
#   `<html lang="ar">`, which says of itself in `canonical` that it is the page, and the site map and the head of both
#   pages offer it to readers of Arabic by `hreflang="ar"`.
# Why it matters here: half of what an institute writes is not translated. Screen readers then read English by the rules of
#   Arabic, search engines find each text twice, and whoever follows the language switch lands on what they could not read.
#   Here such a brief has one page, in its own language, and lists in other languages mark it.
#
# Seen with mkdocs 1.6.1, mkdocs-static-i18n 1.3.1 and mkdocs-material 9.7.0 (PyPI) on 2026-11-30.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/python" || exit 2
"$dir/python/bin/pip" install --quiet mkdocs==1.6.1 mkdocs-static-i18n==1.3.1 mkdocs-material==9.7.0 || exit 2

mkdir -p "$dir/site/docs"
cd "$dir/site"
cat > mkdocs.yml <<'YAML'
site_name: Institute
site_url: https://example.org/
theme: {name: material}
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: ar, name: العربية, build: true}
YAML
printf '# Home\n\nWelcome.\n' > docs/index.md
printf '# الرئيسية\n\nأهلاً.\n' > docs/index.ar.md
printf '# Talks on the river\n\nThis text is in English alone.\n' > docs/talks.md
"$dir/python/bin/mkdocs" build --quiet 2>/dev/null

"$dir/python/bin/pip" list 2>/dev/null | grep -E '^mkdocs(-static-i18n)? '
page=site/ar/talks/index.html
grep -o '<html lang="[a-z]*"' "$page"
grep -o 'This text is in English alone' "$page"
grep -o '<link rel="canonical"[^>]*>' "$page"
grep -o '<link rel="alternate"[^>]*hreflang="ar"[^>]*>' site/talks/index.html
grep -o '<loc>https://example.org/ar/talks/</loc>' site/sitemap.xml

grep -q '<html lang="ar"' "$page"
grep -q 'This text is in English alone' "$page"
grep -q '<link rel="canonical" href="https://example.org/ar/talks/">' "$page"
grep -q 'hreflang="ar" href="https://example.org/ar/talks/"' site/sitemap.xml
