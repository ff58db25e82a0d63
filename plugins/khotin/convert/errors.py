"""What stops one raw report without stopping the run, said so that an editor can act on it."""

from __future__ import annotations

import re

from khotin.text import INVISIBLE

_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")


class Refused(Exception):
    """A raw report that cannot be converted: its file, what is wrong, and what to do (Vietnamese)."""

    def __init__(self, file: str, what: str, remedy: str) -> None:
        super().__init__(file, what, remedy)
        self.file = file
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """One line, whatever the file name holds."""
        return f"{one_line(self.file)}: {self.what}. {self.remedy}."


def fault(file: str, error: Exception) -> Refused:
    """Return the refusal of a raw report on which the converter itself stumbled."""
    what = f"bộ chuyển đổi gặp lỗi ({type(error).__name__}: {error})"
    return Refused(file, one_line(what), "Gửi tệp này cho người phát triển")


def one_line(name: str) -> str:
    """Return `name` as one printable line: newlines, controls and lone surrogates escaped."""
    shown = INVISIBLE.sub(lambda match: match.group().encode("unicode_escape").decode(), name)
    shown = _BREAKS.sub(lambda match: match.group().encode("unicode_escape").decode(), shown)
    return shown.encode("utf-8", "backslashreplace").decode()
