"""What is wrong with a file an editor wrote, in words an editor can act on.

Every check collects problems and goes on, so that one run shows all there is to mend.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where, what, and how to mend it (Vietnamese, for editors)."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"


class ContentError(Exception):
    """The content cannot be used as it is; `problems` says why, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
