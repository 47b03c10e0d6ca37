"""Writes an export of WordPress (WXR 1.2) with a folder of uploads: the classic and the block editor, two languages, and what a
reader saw of each text."""

import sys

from hugo_site import png, write

BASE = "https://old.example.org/site"

HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>House of Letters</title>
<link>{BASE}</link>
<description>Briefs &amp; more</description>
<language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{BASE}</wp:base_site_url>
<wp:base_blog_url>{BASE}</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[amina]]></wp:author_login><wp:author_email><![CDATA[a@example.org]]></wp:author_email><wp:author_display_name><![CDATA[Amina Khan]]></wp:author_display_name><wp:author_first_name><![CDATA[Amina]]></wp:author_first_name><wp:author_last_name><![CDATA[Khan]]></wp:author_last_name></wp:author>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[region]]></wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Region]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename><![CDATA[water]]></wp:category_nicename><wp:category_parent><![CDATA[region]]></wp:category_parent><wp:cat_name><![CDATA[Water &amp; law]]></wp:cat_name></wp:category>
<wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug><![CDATA[tunisia]]></wp:tag_slug><wp:tag_name><![CDATA[Tunisia]]></wp:tag_name></wp:tag>
"""

CLASSIC = [
    "The opening of text {n}, with <em>soft</em> and <strong>bold </strong>words.\nA second line of the same paragraph.\n\nAnother paragraph -- with a <a href=\"" + BASE + "/2021/03/text-{other}/\">link to another</a> &amp; more.",
    "[caption id=\"attachment_900\" align=\"aligncenter\" width=\"300\"]<a href=\"" + BASE + "/wp-content/uploads/2021/03/map.png\"><img class=\"size-medium\" src=\"" + BASE + "/wp-content/uploads/2021/03/map.png\" alt=\"A map\" width=\"300\" height=\"200\" /></a> The roads of 2021[/caption]",
    "<h2>A part</h2>\nText right below.\n<ul>\n\t<li>one</li>\n\t<li>two\n<ul>\n\t<li>three</li>\n</ul>\n</li>\n</ul>\n<ol>\n\t<li>first</li>\n</ol>",
    "https://www.youtube.com/watch?v=abc\n\nAfter the film.<!--more-->\n\nBehind the fold.",
    "<blockquote>A quotation.\n\nIn two parts.</blockquote>\nAnd then.",
    "<table>\n<thead>\n<tr>\n<th>Country</th>\n<th>Share</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>Tunisia</td>\n<td style=\"text-align: right\">12</td>\n</tr>\n</tbody>\n</table>",
]

BLOCKS = [
    "<!-- wp:paragraph -->\n<p>The opening of text {n}, with <em>soft</em> and <strong>bold</strong> words.</p>\n<!-- /wp:paragraph -->",
    "<!-- wp:paragraph -->\n<p>A claim<sup data-fn=\"f-{n}\" class=\"fn\"><a href=\"#f-{n}\" id=\"f-{n}-link\">1</a></sup> with a note, and a <a href=\"" + BASE + "/2021/03/text-{other}/\">link</a>.</p>\n<!-- /wp:paragraph -->",
    "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">A part</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul class=\"wp-block-list\"><!-- wp:list-item -->\n<li>one</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>two</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->",
    "<!-- wp:image {{\"id\":900,\"sizeSlug\":\"large\"}} -->\n<figure class=\"wp-block-image size-large\"><img src=\"" + BASE + "/wp-content/uploads/2021/03/map.png\" alt=\"A map\" class=\"wp-image-900\"/><figcaption class=\"wp-element-caption\">The roads</figcaption></figure>\n<!-- /wp:image -->",
    "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>Country</th><th>Share</th></tr></thead><tbody><tr><td>Tunisia</td><td>12</td></tr></tbody></table><figcaption>Shares of trade</figcaption></figure>\n<!-- /wp:table -->",
    "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>A quotation.</p>\n<!-- /wp:paragraph --><cite>A reader</cite></blockquote>\n<!-- /wp:quote -->",
    "<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>Left.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>Right.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->",
    "<!-- wp:details -->\n<details class=\"wp-block-details\"><summary>On method</summary><!-- wp:paragraph -->\n<p>Hidden words.</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->",
    "<!-- wp:separator -->\n<hr class=\"wp-block-separator\"/>\n<!-- /wp:separator -->\n\n<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>x &lt; 1</code></pre>\n<!-- /wp:code -->",
]


def item(number, kind, title, link, content, name, status="publish", terms="", meta="", parent=0, extra=""):
    data = lambda text: "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    day = number % 27 + 1
    metas = "".join(
        f"<wp:postmeta><wp:meta_key>{data(key)}</wp:meta_key><wp:meta_value>{data(value)}</wp:meta_value></wp:postmeta>\n"
        for key, value in dict(meta or {}).items()
    )
    return f"""<item>
<title>{data(title)}</title>
<link>{link}</link>
<pubDate>Mon, 01 Mar 2021 09:00:00 +0000</pubDate>
<dc:creator>{data("amina")}</dc:creator>
<guid isPermaLink="false">{BASE}/?p={number}</guid>
<description></description>
<content:encoded>{data(content)}</content:encoded>
<excerpt:encoded>{data("")}</excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date>{data(f"2021-03-{day:02} 10:00:00")}</wp:post_date>
<wp:post_date_gmt>{data(f"2021-03-{day:02} 09:00:00")}</wp:post_date_gmt>
<wp:comment_status>closed</wp:comment_status>
<wp:post_name>{data(name)}</wp:post_name>
<wp:status>{data(status)}</wp:status>
<wp:post_parent>{parent}</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>{data(kind)}</wp:post_type>
<wp:post_password>{data(extra)}</wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
{terms}{metas}<wp:comment><wp:comment_author>{data("Troll")}</wp:comment_author><wp:comment_content>{data("A remark")}</wp:comment_content></wp:comment>
</item>
"""


def term(domain, slug, name):
    return f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>\n'


def export():
    """The export, and the content of each public post as a browser would show it."""
    items, shown = [HEAD], {}
    about = term("category", "water", "Water &amp; law") + term("post_tag", "tunisia", "Tunisia")
    for number in range(1, 61):
        pieces = CLASSIC if number % 2 else BLOCKS
        content = "\n\n".join(
            piece.format(n=number, other=number % 60 + 1) for at, piece in enumerate(pieces) if at < 2 or (at + number) % 3 == 0
        )
        meta = {"_thumbnail_id": "900"} if number % 5 == 0 else {}
        if not number % 2:
            meta["footnotes"] = f'[{{"content":"The note of <em>text</em> {number}.","id":"f-{number}"}}]'
        link = f"{BASE}/2021/03/text-{number}/"
        items.append(item(number, "post", f"Text {number} &#8211; part", link, content, f"text-{number}", terms=about, meta=meta))
        note = f" The note of text {number}." if not number % 2 else ""
        shown[f"text-{number}"] = content + note
    both = lambda tag: term("language", tag, tag) + term("post_translations", "pll_1", "pll_1")
    items.append(item(101, "post", "English", f"{BASE}/2021/03/english/", "The English text.", "english", terms=both("en")))
    items.append(item(102, "post", "Français", f"{BASE}/fr/2021/03/francais/", "Le texte français.", "francais", terms=both("fr")))
    items.append(item(103, "post", "Draft", f"{BASE}/?p=103", "Not yet. <img src=\"" + BASE + "/wp-content/uploads/2020/lost.png\" alt=\"\" />", "", status="draft"))
    items.append(item(104, "post", "Future", f"{BASE}/?p=104", "Not yet.", "future", status="private"))
    items.append(item(105, "post", "Locked", f"{BASE}/2021/03/locked/", "Not for all.", "locked", extra="secret"))
    items.append(item(106, "post", "Binned", f"{BASE}/?p=106", "Gone.", "binned", status="trash"))
    items.append(item(200, "page", "About us", f"{BASE}/about/", "<p>Who we are.</p>", "about"))
    items.append(item(201, "page", "The team", f"{BASE}/about/team/", "People.", "team", parent=200))
    image = item(900, "attachment", "map", f"{BASE}/map/", "", "map", status="inherit", meta={"_wp_attachment_image_alt": "A map"})
    url = f"<wp:attachment_url><![CDATA[{BASE}/wp-content/uploads/2021/03/map.png]]></wp:attachment_url>"
    items.append(image.replace("<wp:is_sticky>", url + "\n<wp:is_sticky>"))
    items.append("</channel>\n</rss>\n")
    return "".join(items), shown


def site(root):
    text, shown = export()
    write(root, "export.xml", text)
    write(root, "uploads/2021/03/map.png", png())
    return shown


if __name__ == "__main__":
    site(sys.argv[1])
