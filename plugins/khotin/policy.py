"""What a page may load and run: its own files only, nothing written into the page itself.

Every page says so in its head, so that any host keeps it; hosts that can send headers send it as well.
"""

from __future__ import annotations

CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
# What only a header can forbid.
HEADERS = {
    "Content-Security-Policy": f"{CONTENT}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
