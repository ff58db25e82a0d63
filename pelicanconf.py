"""Every setting of the site, with its reason. What differs when it is published: publishconf.py."""

from jinja2 import StrictUndefined

AUTHOR = ""
SITENAME = "Kho Tin"
SITESUBTITLE = "Kho lưu trữ tin địa phương"
# Empty while previewing: pages link to each other by relative paths and need no host; feeds do.
SITEURL = ""
# Used for absolute links in feeds when SITEURL is empty, as in the preview.
PREVIEW_URL = "http://localhost:8000"
# Where an editor's correction goes: the address of a file's page on the forge, {path} is the article.
EDIT_URL = ""
# The page /admin/ where editors write in a browser: "github:group/repo@main", "gitlab:group/repo", or "local"
# with decap-server. Empty: there is no such page.
CMS = ""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
# The machine's locale must not change a byte of the output.
LOCALE = ["C"]

PLUGIN_PATHS = ["plugins"]
# `archive` fills the context that the others read, `output` carries out what they plan.
PLUGINS = [
    "archive",
    "facets",
    "feeds",
    "search",
    "downloads",
    "hosting",
    "guide",
    "history",
    "review",
    "cms",
    "redirects",
    "output",
]

# Articles, pages and static files are read by our own plugins (design: one strict reader, one writer
# that touches only what changed), so Pelican's own generators are given nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
ARTICLE_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
# The WebSub hub that is told of changed feeds; named in publishconf.py, since a preview has none.
FEEDS_HUB = ""
# Feeds of a place within a term: every province has them, and these, by their path below /dia-phuong/.
FEEDS_LOCALITIES_IN_TERMS: list[str] = []
# Folders of `content/` whose files are published as they are: the pictures of reports.
ARCHIVE_STATIC = ["images"]
# reStructuredText is not a format of the archive, and its reader warns under DEFAULT_LANG = "vi".
READERS = {"rst": None, "html": None}

JINJA_ENVIRONMENT = {
    # Markup in any field is text: every value is escaped unless a template says otherwise.
    "autoescape": True,
    # A misspelt name in a template stops the build instead of leaving a gap in a page.
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
# Everything in output/ that is not part of the site is removed, but for these names.
OUTPUT_RETENTION = [".git", ".nojekyll", "CNAME"]
