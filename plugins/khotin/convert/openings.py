"""The words that what a pattern matches can begin with, read from the pattern itself.

Nearly no line holds anything of a long list of wordings. Its first words tell so with one look into a
table, where the engine would try every alternative at every letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from re import _constants as op  # type: ignore[attr-defined]  # the engine's own reading of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_WORD_CHARACTER = (op.CATEGORY, op.CATEGORY_WORD)
# The beginning of a match that may stand anywhere in a word, until a boundary is asked for.
_ANYWHERE = "*"


class _AnyWord(Exception):
    """What the pattern matches can begin with any word, or with none."""


def openings(pattern: str, *, whole: bool = False, inside: bool = False) -> frozenset[str] | None:
    """Return the first words of all that `pattern` matches, None where they cannot be listed.

    `whole` where it has to match the whole of a text, `inside` where it is looked for anywhere in it.
    """
    try:
        begun, words = _read(parser.parse(pattern), {_ANYWHERE if inside else ""})
        return frozenset(words | _ends(begun)) if whole or not begun else None
    except _AnyWord:
        return None


def _read(items: Iterable[tuple[Any, Any]], begun: set[str]) -> tuple[set[str], set[str]]:
    """Return the beginnings of a first word that go on behind `items`, and the words that end in them."""
    words: set[str] = set()
    for what, how in items:
        if not begun:
            break
        if what not in _STEPS:
            raise _AnyWord
        begun, ended = _STEPS[what](how, begun)
        words |= ended
    return begun, words


Step = tuple[set[str], set[str]]


def _ends(begun: set[str]) -> set[str]:
    """Return `begun` as whole words; what has no first word begins with any."""
    if not begun.isdisjoint({"", _ANYWHERE}):
        raise _AnyWord
    return begun


def _bounded(begun: set[str]) -> Step:
    """Return what a boundary makes of `begun`: a word has ended or may begin here."""
    return {""} if not begun.isdisjoint({"", _ANYWHERE}) else set(), begun - {"", _ANYWHERE}


def _literal(code: int, begun: set[str]) -> Step:
    char = chr(code)
    if char.isalnum() or char == "_":
        if _ANYWHERE in begun:
            raise _AnyWord
        return {word + char for word in begun}, set()
    return set(), _ends(begun)


def _class(members: list[tuple[Any, Any]], begun: set[str]) -> Step:
    grown: set[str] = set()
    words: set[str] = set()
    for what, how in members:
        if what is op.LITERAL:
            longer, ended = _literal(how, begun)
        elif (what, how) == (op.CATEGORY, op.CATEGORY_SPACE):
            longer, ended = set(), _ends(begun)
        else:
            raise _AnyWord
        grown |= longer
        words |= ended
    return grown, words


def _repeat(how: tuple[int, int, Any], begun: set[str]) -> Step:
    least, most, inner = how
    grown, words = _read(inner, begun)
    if most > 1 and grown:
        raise _AnyWord
    return grown if least else grown | begun, words


def _branch(how: tuple[None, list[Any]], begun: set[str]) -> Step:
    ways = [_read(way, begun) for way in how[1]]
    return set().union(*(grown for grown, _ in ways)), set().union(*(words for _, words in ways))


def _at(where: object, begun: set[str]) -> Step:
    if where in {op.AT_BOUNDARY, op.AT_BEGINNING}:
        return _bounded(begun)
    return set(), _ends(begun)


def _assert(how: tuple[int, Any], begun: set[str]) -> Step:
    """Return what is left where something has to stand before or behind: never more than before."""
    direction, inner = how
    before = direction < 0 and len(inner) == 1 and inner[0][0] is op.IN and _is_no_letter(inner[0][1])
    return _bounded(begun) if before else (begun, set())


def _assert_not(how: tuple[int, Any], begun: set[str]) -> Step:
    inner = how[1]
    bound = len(inner) == 1 and inner[0][0] is op.IN and _WORD_CHARACTER in inner[0][1]
    return _bounded(begun) if bound else (begun, set())


def _is_no_letter(members: list[tuple[Any, Any]]) -> bool:
    return all(
        (what, how) == (op.CATEGORY, op.CATEGORY_SPACE) or (what is op.LITERAL and not chr(how).isalnum())
        for what, how in members
    )


_STEPS: dict[object, Callable[[Any, set[str]], Step]] = {
    op.LITERAL: _literal,
    op.IN: _class,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.SUBPATTERN: lambda how, begun: _read(how[3], begun),
    op.BRANCH: _branch,
    op.AT: _at,
    op.ASSERT: _assert,
    op.ASSERT_NOT: _assert_not,
}
