"""What stands at an address without a page: a redirect that needs no script, or a tombstone."""

from __future__ import annotations

import html
from collections.abc import Mapping

from khotin import urls
from khotin.editorial.register import Row

# Netlify, Cloudflare Pages and others read this file and answer with a real redirect.
REDIRECTS = "_redirects"


def redirect_page(old: str, new: str, site: str) -> bytes:
    """Return the page at `old` that sends a reader to `new`; `site` is the site's address, perhaps empty."""
    to = html.escape(urls.root(old) + new)
    canonical = f'<link rel="canonical" href="{html.escape(f"{site}/{new}")}">\n' if site else ""
    return f"""\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Trang đã chuyển</title>
{canonical}<meta http-equiv="refresh" content="0; url={to}">
</head>
<body>
<p>Trang này đã chuyển sang <a href="{to}">địa chỉ mới</a>.</p>
</body>
</html>
""".encode()


def tombstone_text(row: Row) -> str:
    """Return the HTML of the text on the page of a removed article."""
    return (
        f"<p>Bài mang mã {html.escape(row.key)} từng đăng ở địa chỉ này đã được gỡ khỏi kho.</p>\n"
        f"<p>Lý do: {html.escape(row.value)}</p>"
    )


def host_file(redirects: Mapping[str, str], base: str) -> bytes:
    """Return the host's list of redirects; `base` is the site's folder on its host, `/` for the root.

    The first line that fits counts, so the deepest addresses stand first; the years below a list follow it.
    """
    rows = []
    for old, new in sorted(redirects.items(), key=lambda pair: (-pair[0].count("/"), pair[0])):
        rows.append(f"{base}{old} {base}{new} 301")
        if not old.startswith("bai/"):
            rows.append(f"{base}{old}* {base}{new} 301")
    return ("\n".join(rows) + "\n").encode()
