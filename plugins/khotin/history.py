"""When articles came into the archive and when they were last changed, as Git's history tells.

An article may say so itself (`added`, `updated`); Git answers for those that do not. Only a complete
history is believed: in a shallow clone every article would seem to have come in with the last commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from khotin import fingerprint
from khotin.editorial import git

# Commits that change many articles without a change for readers; `git blame` reads the same file.
IGNORED = ".git-blame-ignore-revs"
# What counts is when a change came onto the main line, not when it was drafted on a branch.
_LOG = (
    "-c diff.renameLimit=0 log -z --reverse --first-parent -m --no-show-signature "
    "--name-status --diff-filter=AMRD -M --relative --format=%x01%H%x20%cI"
)


@dataclass(slots=True)
class Touch:
    """When an article came in, and when it was last changed after that."""

    added: datetime
    changed: datetime | None = None

    @property
    def mark(self) -> bytes:
        """All its fields as bytes, for a fingerprint."""
        return f"{self.added} {self.changed}".encode()


@dataclass(frozen=True, slots=True)
class History:
    """What Git knows, by the article's file as `Entry.file` names it; `gap` says why it knows nothing.

    `mark` changes whenever it knows something else.
    """

    touches: dict[str, Touch]
    mark: bytes = b""
    gap: str = ""


NONE = History({})


def read(content: Path) -> History:
    """Return the history of the articles below `content`."""
    root = content.resolve().parent
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return NONE
    try:
        if git.is_shallow(root):
            return History({}, gap="bản sao Git này thiếu lịch sử (chạy «git fetch --unshallow»)")
        # Without a commit there is nothing to know yet.
        log = git.run(root, *_LOG.split(), "--", f"{content.name}/reports") if git.is_repository(root) else ""
    except git.GitError as error:
        return History({}, gap=str(error))
    if not log:
        return NONE
    ignored = ignored_commits(root)
    return History(_touches(log, ignored), fingerprint.of((log, ignored)))


def ignored_commits(root: Path) -> set[str]:
    """Return the commits below `root` whose changes mean nothing to readers."""
    try:
        lines = (root / IGNORED).read_text("utf-8").splitlines()
    except OSError:
        return set()
    return {line.split("#")[0].strip() for line in lines}


def _touches(log: str, ignored: set[str]) -> dict[str, Touch]:
    touches: dict[str, Touch] = {}
    for commit in log.split("\x01")[1:]:
        head, _, changes = commit.partition("\x00")
        name, moment = head.split()
        fields = changes.strip("\x00\n").split("\x00")
        _apply(touches, fields, datetime.fromisoformat(moment), ignored=name in ignored)
    return touches


def _apply(touches: dict[str, Touch], fields: list[str], moment: datetime, *, ignored: bool) -> None:
    rest = iter(fields)
    for status in rest:
        match status[:1]:
            case "A":
                touches[next(rest)] = Touch(moment)
            case "D":
                touches.pop(next(rest), None)
            case "M":
                _change(touches, next(rest), moment, ignored=ignored)
            case "R":
                old, new = next(rest), next(rest)
                touches[new] = touches.pop(old, Touch(moment))
                # A file that only moved says nothing new.
                _change(touches, new, moment, ignored=ignored or status == "R100")


def _change(touches: dict[str, Touch], file: str, moment: datetime, *, ignored: bool) -> None:
    touch = touches.setdefault(file, Touch(moment))
    if not ignored:
        touch.changed = moment
