"""Addresses that Git knows and the register does not: articles renamed or removed since a revision.

An editor who commits in a browser never runs a command, so the register may lag behind what is
published. What the base revision had is what readers have.
"""

from __future__ import annotations

from pathlib import Path

from khotin.editorial import git, index
from khotin.editorial.findings import Finding
from khotin.editorial.register import Register
from khotin.problems import Problem


def before(root: Path, revision: str) -> list[index.Card]:
    """Return the published articles at `revision` that have changed, moved or gone since."""
    if revision == "HEAD" and not git.is_repository(root):
        return []
    names = git.run(
        root,
        "diff",
        "--name-only",
        "--relative",
        "-z",
        "--no-renames",
        "--diff-filter=MD",
        revision,
        "--",
        "content/reports",
    )
    found = []
    for name in filter(None, names.split("\0")):
        data = git.show(root, revision, name)
        if data and name.endswith(".md"):
            found.append(index.card_of(data, root / name, name))
    return [card for card in found if card.address and card.id and not card.draft]


def unregistered(root: Path, revision: str) -> list[Finding]:
    """Return a finding for each address of `revision` that would be lost, since the register lacks it."""
    register = Register.read(root / "content")
    live = {card.address for card in index.cards(root / "content") if not card.draft}
    return [
        Finding(
            "dia-chi",
            Problem(
                card.file,
                1,
                f"bài {card.id} ở /{card.address} đổi địa chỉ hoặc bị xóa mà sổ địa chỉ chưa ghi",
                f"chạy khotin redirects --since {revision} rồi ghi content/dia-chi.tsv vào Git",
            ),
        )
        for card in before(root, revision)
        if card.address not in live and card.address not in register.rows
    ]
