"""`khotin review`: the fields the converter inferred, one by one, with what speaks for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.editorial.ask import Asker
    from khotin.editorial.reviews import Question

_HELP = "Enter: giữ nguyên và xác nhận · s: sửa · b: bỏ qua · t: thôi"
_HELP_PART = "sửa trong tệp nếu cần, rồi Enter: xác nhận · b: bỏ qua · t: thôi"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="BÀI",
        type=Path,
        help="bài cần rà soát (mặc định: mọi bài có mục cần rà soát)",
    )
    parser.add_argument(
        "--list", action="store_true", help="chỉ in những mục cần rà soát và căn cứ, không hỏi"
    )
    parser.add_argument(
        "--confirm",
        action="append",
        metavar="KHÓA",
        help="xác nhận giá trị đang có của một khóa; lặp lại được",
    )
    parser.add_argument(
        "--set",
        action="append",
        nargs=2,
        metavar=("KHÓA", "GIÁ_TRỊ"),
        help="sửa một khóa và xác nhận; lặp lại cùng khóa để có nhiều giá trị",
    )


def run(args: argparse.Namespace) -> int:
    """Review; return 1 when an answer is wrong, 2 when a path is no article."""
    root = Path.cwd()
    for path in args.paths:
        if not path.is_file() or not path.absolute().is_relative_to(root / "content" / "reports"):
            print(f"khotin review: {path} không phải một bài trong content/reports/", file=sys.stderr)
            return 2
    if args.confirm or args.set:
        return _answer(root, args)
    if args.list or not sys.stdin.isatty():
        return _print(root, args.paths)
    walk(root, args.paths)
    return 0


def _print(root: Path, paths: Sequence[Path]) -> int:
    from khotin import topics
    from khotin.editorial.reviews import questions

    count = 0
    for question in questions(root, paths, topics.vocabulary(root / "content")):
        print(describe(question) + "\n")
        count += 1
    print(f"{count} mục cần rà soát." if count else "Không có mục nào cần rà soát.")
    return 0


def describe(question: Question) -> str:
    """Return a question as text: article, field, value, and the lines that speak for it."""
    from khotin.article import PARTS, REVIEWABLE

    now = "; ".join(question.now) if isinstance(question.now, list) else question.now
    rows = [
        f"{question.file}",
        f"  «{question.report.title}»",
        f"  {REVIEWABLE[question.field]} ({question.field})"
        + ("" if question.field in PARTS else f": {now or '(trống)'}"),
    ]
    for item in question.evidence:
        place = f"{question.raw_file}:{item.line}" if item.line else question.raw_file
        said = " ".join(item.text.split())[:200]
        rows.append(f"    {item.value}: theo {place} «{said}»" if item.value else f"    {place}: {said}")
    if not question.evidence:
        rows.append(
            f"    không có căn cứ trong {question.raw_file}"
            if question.raw_file
            else "    bài không có tin thô"
        )
    return "\n".join(rows)


def _answer(root: Path, args: argparse.Namespace) -> int:
    """Carry out what the options say about the one article given."""
    from khotin import topics
    from khotin.editorial.answers import Answers
    from khotin.editorial.reviews import questions, settle
    from khotin.gazetteer import load

    if len(args.paths) != 1:
        print("khotin review: --confirm và --set cần đúng một bài", file=sys.stderr)
        return 2
    vocabulary = topics.vocabulary(root / "content")
    answers = Answers(load(), vocabulary)
    given: dict[str, list[str]] = {key: [] for key in args.confirm or ()}
    for key, value in args.set or ():
        given.setdefault(key, []).append(value)
    asked = {question.field: question for question in questions(root, args.paths, vocabulary)}
    for key, values in given.items():
        if key not in asked:
            print(
                f"khotin review: «{key}» không nằm trong review của bài; sửa thẳng trong tệp", file=sys.stderr
            )
            return 1
        question = asked[key]
        prepare(answers, question)
        answer = values if isinstance(question.now, list) else " ".join(values)
        try:
            settle(question, answer if values else None, answers)
        except ValueError as error:
            print(f"khotin review: --set {key}: {error}", file=sys.stderr)
            return 1
        print(f"{question.file}: đã xác nhận {key}" + (f": {'; '.join(values)}" if values else ""))
    return 0


def prepare(answers: object, question: Question) -> None:
    """Tell `answers` the day and the places of the article in question."""
    from khotin.editorial.answers import Answers

    assert isinstance(answers, Answers)
    report = question.report
    answers.day = report.event_date or (report.date.date().isoformat() if report.date else None)
    answers.localities = report.localities


def walk(root: Path, paths: Sequence[Path], asker: Asker | None = None) -> None:
    """Ask about each flagged field of `paths` on the terminal."""
    from khotin import topics
    from khotin.article import PARTS
    from khotin.editorial.answers import Answers
    from khotin.editorial.ask import Asker
    from khotin.editorial.reviews import questions, settle
    from khotin.gazetteer import load

    vocabulary = topics.vocabulary(root / "content")
    answers = Answers(load(), vocabulary)
    asker = asker or Asker()
    done = 0
    for question in questions(root, paths, vocabulary):
        print("\n" + describe(question))
        prepare(answers, question)
        part = question.field in PARTS
        choice = asker.one(
            f"  {_HELP_PART if part else _HELP}", _choice_part if part else _choice, optional=True
        )
        if choice == "t":
            break
        if choice != "b":
            settle(question, _new_value(question, answers, asker) if choice == "s" else None, answers)
            done += 1
    print(f"Đã rà soát {done} mục.")


def _choice(text: str) -> str:
    if text.strip().lower() not in {"s", "b", "t"}:
        raise ValueError(_HELP)
    return text.strip().lower()


def _choice_part(text: str) -> str:
    if text.strip().lower() not in {"b", "t"}:
        raise ValueError(_HELP_PART)
    return text.strip().lower()


def _new_value(question: Question, answers: object, asker: Asker) -> str | list[str]:
    from khotin.article import KEYS
    from khotin.editorial.answers import Answers

    assert isinstance(answers, Answers)
    judge, suggest = answers.judge(question.field), answers.suggest(question.field)
    if isinstance(question.now, list):
        return asker.several(f"  {KEYS[question.field]}", judge, suggest)
    return asker.one(f"  {KEYS[question.field]}", judge, suggest)
