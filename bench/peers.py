"""The generators that are measured, each with the same articles, the same lists and the same feeds.

Every one makes a page for each report, for each unit, term and topic with all its reports, for each year
and month, and for each unit, term and topic an RSS feed, an Atom feed and a JSON feed of full texts.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from archive import ROOT, Archive
from khotin import article, terms, urls
from khotin.model import Report

HERE = Path(__file__).resolve().parent
SITE = "https://kho.test"
NAME = "Kho Tin"
PAGES = (
    "home locality locality_index locality_letter not_found period raw report search subscribe term term_index text "
    "timeline topic topic_index"
).split()


class Peer:
    """A generator in a folder of its own."""

    name = ""

    def __init__(self, folder: Path, source: Archive, items: int) -> None:
        self.folder, self.source, self.items = folder, source, items
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.output = folder / "output"
        self.prepare()

    def prepare(self) -> None:
        """Write templates and settings."""

    def write(self, report: Report) -> None:
        """Write one article."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """Return the command that builds the site."""
        raise NotImplementedError

    def facets(self, report: Report) -> Iterator[tuple[str, str]]:
        """Yield kind and slug of every list that a report is in."""
        for text in report.localities:
            unit = self.source.gazetteer.parse(text, on=report.event_date)
            for link in self.source.gazetteer.chain(unit):
                yield "dia-phuong", link.path.replace("/", "--")
        for text in report.terms:
            yield "nhiem-ky", terms.slug(terms.parse(text))
        for topic in report.topics:
            yield "chu-de", topic


class KhoTin(Peer):
    """This project, with the plugins that the others have an equal of, and the bare theme."""

    name = "Kho Tin, bare theme"
    plugins = ("archive", "facets", "feeds", "output", "alike")
    theme = "theme"

    def prepare(self) -> None:
        """Write the settings on top of the project's own, and a theme of one template."""
        templates = self.folder / "theme" / "templates"
        templates.mkdir(parents=True)
        (self.folder / "theme" / "static").mkdir()
        shutil.copy(HERE / "bare" / "list.html", templates / "list.html")
        for page in PAGES:
            mark = "{% set of_report = true %}" if page == "report" else ""
            (templates / f"{page}.html").write_text(f'{mark}{{% include "list.html" %}}')
        shutil.copytree(ROOT / "content" / "topics", self.folder / "content" / "topics")
        self._settings()

    def _settings(self) -> None:
        (self.folder / "conf.py").write_text(
            f"import sys\nsys.path.append({str(ROOT)!r})\nfrom pelicanconf import *\n"
            f"PLUGIN_PATHS = [{str(ROOT / 'plugins')!r}, {str(HERE / 'bare')!r}]\nPLUGINS = {list(self.plugins)!r}\n"
            f"SITEURL = {SITE!r}\nTHEME = {self.theme!r}\n"
        )

    def write(self, report: Report) -> None:
        """Write one article."""
        assert report.date
        path = self.folder / "content" / "reports" / str(report.date.year) / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.dump(report), "utf-8")

    def command(self) -> list[str]:
        """Return the command that builds the site."""
        return [
            sys.executable,
            "-m",
            "pelican",
            "content",
            "-s",
            "conf.py",
            "-o",
            "output",
            "--fatal",
            "errors",
        ]


class OwnTheme(KhoTin):
    """This project as it is published: its own theme, and all that the others do not have."""

    name = "Kho Tin, own theme"
    plugins = ("archive", "facets", "feeds", "guide", "history", "redirects", "search", "output")
    theme = str(ROOT / "theme")

    def prepare(self) -> None:
        """Take the project's theme and pages."""
        super().prepare()
        shutil.copytree(ROOT / "content" / "pages", self.folder / "content" / "pages")


class Hugo(Peer):
    """Hugo, with taxonomies."""

    name = "Hugo"

    def prepare(self) -> None:
        """Write settings and layouts."""
        settings = {
            "baseURL": f"{SITE}/",
            "title": NAME,
            "languageCode": "vi",
            "taxonomies": {
                "dia-phuong": "dia-phuong",
                "nhiem-ky": "nhiem-ky",
                "chu-de": "chu-de",
                "thang": "thang",
            },
            "outputFormats": {
                "atom": {"mediaType": "application/atom+xml", "baseName": "atom"},
                "feed": {"mediaType": "application/feed+json", "baseName": "feed"},
                "rss": {"baseName": "rss"},
            },
            "mediaTypes": {
                "application/atom+xml": {"suffixes": ["xml"]},
                "application/feed+json": {"suffixes": ["json"]},
            },
            "outputs": {
                "home": ["html", "rss", "atom", "feed"],
                "section": ["html"],
                "taxonomy": ["html"],
                "term": ["html", "rss", "atom", "feed"],
            },
            "disableKinds": ["sitemap", "robotstxt"],
            "markup": {"goldmark": {"parser": {"attribute": {"block": True}}}},
            "timeZone": "Asia/Ho_Chi_Minh",
        }
        (self.folder / "hugo.json").write_text(json.dumps(settings))
        layouts = self.folder / "layouts"
        layouts.mkdir(parents=True)
        for name, text in _HUGO.items():
            (layouts / name).write_text(text.replace("ITEMS", str(self.items)))

    def write(self, report: Report) -> None:
        """Write one article, its chain of units as terms of a taxonomy."""
        assert report.date
        front: dict[str, object] = {
            "title": report.title,
            "date": report.date.isoformat(),
            "url": f"/{urls.article(report.date.year, report.slug)}",
            "thang": [f"{report.date:%Y-%m}"],
        }
        for kind, value in self.facets(report):
            listed = front.setdefault(kind, [])
            assert isinstance(listed, list)
            if value not in listed:
                listed.append(value)
        section = self.folder / "content" / "bai" / str(report.date.year)
        section.mkdir(parents=True, exist_ok=True)
        index = section / "_index.md"
        if not index.exists():
            index.write_text(json.dumps({"title": str(report.date.year)}) + "\n")
        # Months have lists and no feeds.
        month = self.folder / "content" / "thang" / f"{report.date:%Y-%m}" / "_index.md"
        if not month.exists():
            month.parent.mkdir(parents=True)
            month.write_text(json.dumps({"title": f"{report.date:%m/%Y}", "outputs": ["html"]}) + "\n")
        (section / f"{report.slug}.md").write_text(f"{json.dumps(front)}\n\n{report.body}\n", "utf-8")

    def command(self) -> list[str]:
        """Return the command that builds the site."""
        return ["hugo", "--quiet", "--destination", "output", "--cleanDestinationDir"]


_HUGO = {
    "page.html": """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
<p>{{ range $kind := slice "dia-phuong" "nhiem-ky" "chu-de" }}{{ range $.GetTerms $kind }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ end }}</p>
{{ .Content }}
</body></html>
""",
    "section.html": """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
<ul>
{{ range .RegularPages.ByDate.Reverse }}<li class="e">{{ .Date.Format "2006-01-02" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</body></html>
""",
    "home.html": """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
<ul>
{{ range first 20 (.Site.RegularPages.ByDate.Reverse) }}<li class="e">{{ .Date.Format "2006-01-02" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</body></html>
""",
    "taxonomy.html": """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
{{ range .Data.Terms.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}
{{ end }}
</body></html>
""",
    "term.rss.xml": """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>
{{ range first ITEMS (cond .IsHome .Site.RegularPages.ByDate.Reverse .RegularPages.ByDate.Reverse) }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Summary | plainify | transform.XMLEscape | safeHTML }}</description><content:encoded>{{ .Content | transform.XMLEscape | safeHTML }}</content:encoded></item>
{{ end }}</channel></rss>
""",
    "term.atom.xml": """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ .Title }}</title><id>{{ .Permalink }}</id>
{{ range first ITEMS (cond .IsHome .Site.RegularPages.ByDate.Reverse .RegularPages.ByDate.Reverse) }}<entry><title>{{ .Title }}</title><link href="{{ .Permalink }}"/><id>{{ .Permalink }}</id><updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated><summary>{{ .Summary | plainify | transform.XMLEscape | safeHTML }}</summary><content type="html">{{ .Content | transform.XMLEscape | safeHTML }}</content></entry>
{{ end }}</feed>
""",
    "term.feed.json": """{{- $items := slice -}}
{{- range first ITEMS (cond .IsHome .Site.RegularPages.ByDate.Reverse .RegularPages.ByDate.Reverse) -}}
{{- $items = $items | append (dict "id" .Permalink "url" .Permalink "title" .Title "date_published" (.Date.Format "2006-01-02T15:04:05Z07:00") "summary" (.Summary | plainify) "content_html" (.Content | string)) -}}
{{- end -}}
{{- dict "version" "https://jsonfeed.org/version/1.1" "title" .Title "home_page_url" .Permalink "items" $items | jsonify -}}
""",
}
_HUGO["term.html"] = _HUGO["section.html"]
for _feed in ("rss.xml", "atom.xml", "feed.json"):
    _HUGO[f"home.{_feed}"] = _HUGO[f"term.{_feed}"]


class Pelican(Peer):
    """Pelican as it comes, its tags standing for all facets; it has no JSON feed and no months' own names."""

    name = "Pelican"

    def prepare(self) -> None:
        """Write settings and a bare theme."""
        (self.folder / "conf.py").write_text(
            f"SITENAME = {NAME!r}\nSITEURL = {SITE!r}\nAUTHOR = 'a'\nTIMEZONE = 'Asia/Ho_Chi_Minh'\nTHEME = 'theme'\n"
            "DEFAULT_LANG = 'vi'\nREADERS = {'rst': None}\nARTICLE_URL = 'bai/{date:%Y}/{slug}/'\n"
            "ARTICLE_SAVE_AS = 'bai/{date:%Y}/{slug}/index.html'\nTAG_URL = 'muc/{slug}/'\n"
            "TAG_SAVE_AS = 'muc/{slug}/index.html'\nTAG_FEED_RSS = 'muc/{slug}/rss.xml'\n"
            "TAG_FEED_ATOM = 'muc/{slug}/atom.xml'\nFEED_ALL_RSS = 'rss.xml'\nFEED_ALL_ATOM = 'atom.xml'\n"
            "CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None\n"
            "CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ''\nDIRECT_TEMPLATES = ['index', 'tags']\n"
            f"FEED_MAX_ITEMS = {self.items}\nRSS_FEED_SUMMARY_ONLY = False\n"
            "YEAR_ARCHIVE_SAVE_AS = 'luu-tru/{date:%Y}/index.html'\n"
            "MONTH_ARCHIVE_SAVE_AS = 'luu-tru/{date:%Y}/{date:%m}/index.html'\n"
        )
        templates = self.folder / "theme" / "templates"
        templates.mkdir(parents=True)
        head = '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{{ T }}</title></head><body>\n<h1>{{ T }}</h1>\n'
        rows = (
            "<ul>\n{% for a in L %}<li class=\"e\">{{ a.date.strftime('%Y-%m-%d') }} "
            '<a href="/{{ a.url }}">{{ a.title }}</a></li>\n{% endfor %}</ul>\n'
        )
        end = "</body></html>\n"
        links = '<p>{% for t in article.tags %}<a href="/{{ t.url }}">{{ t }}</a> {% endfor %}</p>\n'
        pages = {
            "article": head.replace("T", "article.title") + links + "{{ article.content }}\n" + end,
            "tag": head.replace("T", "tag") + rows.replace("L", "articles") + end,
            "period_archives": head.replace("T", "period|join(' ')") + rows.replace("L", "articles") + end,
            "index": head.replace("T", "SITENAME") + rows.replace("L", "articles[:20]") + end,
            "tags": head.replace("T", "SITENAME")
            + '{% for t, a in tags %}<a href="/{{ t.url }}">{{ t }}</a> {{ a|length }}\n{% endfor %}'
            + end,
        }
        for name, text in pages.items():
            (templates / f"{name}.html").write_text(text)

    def write(self, report: Report) -> None:
        """Write one article with Pelican's own front matter."""
        assert report.date
        path = self.folder / "content" / str(report.date.year) / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        tags = dict.fromkeys(f"{kind}--{value}" for kind, value in self.facets(report))
        head = f"Title: {report.title}\nDate: {report.date:%Y-%m-%d %H:%M}\nSlug: {report.slug}\nTags: {', '.join(tags)}\n"
        path.write_text(f"{head}\n{report.body}\n", "utf-8")

    def command(self) -> list[str]:
        """Return the command that builds the site."""
        return [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]


class Eleventy(Peer):
    """Eleventy, where npm has installed it into the folder that ELEVENTY names."""

    name = "Eleventy"

    def prepare(self) -> None:
        """Write the configuration and one template for each sort of list and feed."""
        (self.folder / "eleventy.config.js").write_text(_ELEVENTY.replace("ITEMS", str(self.items)))
        for name, text in _NUNJUCKS.items():
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def write(self, report: Report) -> None:
        """Write one article."""
        assert report.date
        path = self.folder / "content" / "bai" / str(report.date.year) / f"{report.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        lists = list(dict.fromkeys(f"{kind}/{value}" for kind, value in self.facets(report)))
        periods = [f"luu-tru/{report.date:%Y}", f"luu-tru/{report.date:%Y/%m}"]
        front = {
            "title": report.title,
            "date": report.date.isoformat(),
            "facets": lists,
            "periods": periods,
            "layout": "bai.njk",
            "permalink": urls.article(report.date.year, report.slug),
        }
        path.write_text(f"---\n{json.dumps(front)}\n---\n{report.body}\n", "utf-8")

    def command(self) -> list[str]:
        """Return the command that builds the site."""
        return ["npx", "@11ty/eleventy", "--quiet", "--input=content", "--output=output"]


_ELEVENTY = """module.exports = function (config) {
  const sorted = (api) => api.getFilteredByGlob("content/bai/**/*.md").sort((a, b) => b.date - a.date);
  const lists = (api, key) => {
    const found = new Map();
    for (const page of sorted(api)) for (const name of page.data[key]) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(page);
    }
    return [...found].map(([name, pages]) => ({ name, pages, newest: pages.slice(0, ITEMS) }));
  };
  config.addCollection("lists", (api) => [...lists(api, "facets"), ...lists(api, "periods")]);
  config.addCollection("feeds", (api) => [
    { name: "", newest: sorted(api).slice(0, ITEMS) }, ...lists(api, "facets")]);
  config.addCollection("newest", (api) => sorted(api).slice(0, 20));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addFilter("summary", (html) => html.replace(/<[^>]*>/g, "").slice(0, 300));
  config.addFilter("feed", (list) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: list.name,
    items: list.newest.map((p) => ({ id: p.url, url: "https://kho.test" + p.url, title: p.data.title,
      date_published: p.date.toISOString(), summary: p.templateContent.replace(/<[^>]*>/g, "").slice(0, 300),
      content_html: p.templateContent })) }));
};
"""
_PAGE = (
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>T</title></head><body>\n<h1>T</h1>\n'
)
_ROWS = '<ul>\n{% for p in L %}<li class="e">{{ p.date|day }} <a href="{{ p.url }}">{{ p.data.title }}</a></li>\n{% endfor %}</ul>\n</body></html>\n'
_FEED = "---\npagination: {data: collections.feeds, size: 1, alias: list}\npermalink: '{% if list.name %}{{ list.name }}/{% endif %}FILE'\n---\n"
_NUNJUCKS = {
    "_includes/bai.njk": _PAGE.replace("T", "{{ title }}")
    + '<p>{% for f in facets %}<a href="/{{ f }}/">{{ f }}</a> {% endfor %}</p>\n{{ content|safe }}\n</body></html>\n',
    "lists.njk": "---\npagination: {data: collections.lists, size: 1, alias: list}\npermalink: '{{ list.name }}/'\n---\n"
    + _PAGE.replace("T", "{{ list.name }}")
    + _ROWS.replace("L", "list.pages"),
    "index.njk": f"---\npermalink: /\n---\n{_PAGE.replace('T', NAME)}{_ROWS.replace('L', 'collections.newest')}",
    "rss.njk": _FEED.replace("FILE", "rss.xml")
    + '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{{ list.name }}</title><link>https://kho.test/</link><description></description>\n{% for p in list.newest %}<item><title>{{ p.data.title }}</title><link>https://kho.test{{ p.url }}</link><guid>{{ p.url }}</guid><pubDate>{{ p.date|rfc822 }}</pubDate><description>{{ p.templateContent|summary }}</description><content:encoded>{{ p.templateContent|escape }}</content:encoded></item>\n{% endfor %}</channel></rss>\n',
    "atom.njk": _FEED.replace("FILE", "atom.xml")
    + '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ list.name }}</title><id>https://kho.test/{{ list.name }}</id>\n{% for p in list.newest %}<entry><title>{{ p.data.title }}</title><link href="https://kho.test{{ p.url }}"/><id>{{ p.url }}</id><updated>{{ p.date.toISOString() }}</updated><summary>{{ p.templateContent|summary }}</summary><content type="html">{{ p.templateContent|escape }}</content></entry>\n{% endfor %}</feed>\n',
    "feed.njk": _FEED.replace("FILE", "feed.json") + "{{ list|feed|safe }}\n",
}
