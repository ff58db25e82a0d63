"""Ask Git, through the program itself: the editors' repository is the only state there is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

# The name of the tree without files, the same in every repository (SHA-1).
EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class GitError(Exception):
    """Git could not answer; `str()` says why, for editors."""


def run(root: Path, *arguments: str) -> str:
    """Return what `git arguments` prints at `root`; raise GitError."""
    # Not the system's wording: an editor's language must not change what we parse.
    env = os.environ | {"LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False, env=env)
    except FileNotFoundError:
        raise GitError("máy chưa cài Git") from None
    if done.returncode != 0:
        raise GitError(
            done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]} không chạy được"
        )
    return done.stdout.decode("utf-8", "replace")


def is_repository(root: Path) -> bool:
    """Tell whether `root` lies in a working tree that has a commit."""
    try:
        run(root, "rev-parse", "--verify", "-q", "HEAD")
    except GitError:
        return False
    return True


def is_shallow(root: Path) -> bool:
    """Tell whether the history is cut off, as in a quick clone of CI."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def changed(root: Path, revision: str, *folders: str) -> list[Path]:
    """Return the files below `folders` that differ from `revision` or are new, also those not added yet."""
    if revision == "HEAD" and not is_repository(root):
        # Before the first commit everything is new.
        revision = EMPTY
    try:
        run(root, "rev-parse", "--verify", "-q", f"{revision}^{{tree}}")
    except GitError:
        raise GitError(f"không có phiên bản Git «{revision}»; thử origin/main hoặc HEAD") from None
    names = run(root, "diff", "--name-only", "--relative", "-z", "--diff-filter=d", revision, "--", *folders)
    names += run(root, "ls-files", "-z", "--others", "--exclude-standard", "--", *folders)
    return sorted({root / name for name in names.split("\0") if name})


def contents(root: Path, names: Sequence[tuple[str, str]]) -> list[bytes | None]:
    """Return the bytes of each (revision, file from `root`), None where there is none; all by one process."""
    prefix = run(root, "rev-parse", "--show-prefix").strip()
    # A file name with a line break cannot be asked for this way; articles have none.
    asked = "".join(f"{revision}:{prefix}{file}\n" for revision, file in names)
    done = subprocess.run(
        ["git", "-C", str(root), "cat-file", "--batch"],
        input=asked.encode(),
        capture_output=True,
        check=False,
    )
    found: list[bytes | None] = []
    at = 0
    for _ in names:
        end = done.stdout.index(b"\n", at)
        head = done.stdout[at:end].split(b" ")
        if head[-1] == b"missing":
            found.append(None)
            at = end + 1
            continue
        size = int(head[-1])
        found.append(done.stdout[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return found


def show(root: Path, revision: str, file: str) -> bytes | None:
    """Return the bytes of `file` (from `root`) at `revision`, None where it was not there."""
    done = subprocess.run(
        ["git", "-C", str(root), "show", f"{revision}:./{file}"], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
