"""What a page may load and run: its own files only, nothing written into the page itself.

Every page says so in its head, so that any host keeps it; hosts that can send headers send it as well.
"""

from __future__ import annotations

CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
_CONTENT_HEADER = "Content-Security-Policy"
# What only a header can forbid.
HEADERS = {
    _CONTENT_HEADER: f"{CONTENT}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
# What the editors' page needs: its CMS compiles its forms, styles itself, and talks to the forge.
EDITORS = {
    _CONTENT_HEADER: (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob: https:; font-src 'self' data:; frame-src 'self' blob:; "
        "connect-src 'self' data: blob: https: http://localhost:*; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
}


def common(*, editors: bool) -> dict[str, str]:
    """Return the headers of all addresses; with an `editors`' page without the policy, which would bind it.

    Of two policies for one address both hold. The other pages keep theirs by what they say in their heads.
    """
    return {name: value for name, value in HEADERS.items() if not (editors and name == _CONTENT_HEADER)}
