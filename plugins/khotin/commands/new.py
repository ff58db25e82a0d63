"""`khotin new`: a report typed in or pasted, as a valid article."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khotin.editorial.answers import Answers
    from khotin.editorial.ask import Asker
    from khotin.editorial.draft import Draft


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add = parser.add_argument
    add(
        "raw",
        nargs="?",
        metavar="TIN_THÔ",
        help="tệp tin thô kéo vào cửa sổ, hoặc - để đọc tin dán ở đầu vào chuẩn: chuyển như khotin add",
    )
    add("--title", metavar="TÊN", help="tên bài")
    add("--date", metavar="NGÀY", help="ngày giờ đăng, ngày trước tháng: 26/05/2023 14:30")
    add("--event-date", metavar="NGÀY", help="ngày diễn ra sự việc: 25/05/2023")
    add(
        "--locality",
        action="append",
        metavar="NƠI",
        help="địa phương, không dấu cũng được; lặp lại được, nơi chính trước",
    )
    add(
        "--term",
        action="append",
        metavar="NHIỆM_KỲ",
        help="tổ chức và năm: Đảng bộ xã Kỳ Thọ 2020-2025; lặp lại được",
    )
    add("--topic", action="append", metavar="CHỦ_ĐỀ", help="chủ đề, tên hoặc mã; lặp lại được")
    add("--author", action="append", metavar="TÊN", help="tác giả; lặp lại được")
    add("--source", metavar="NGUỒN", help="nguồn tin như in trên trang")
    add("--summary", metavar="CÂU", help="tóm tắt một hai câu")
    add(
        "--body",
        metavar="TỆP",
        help="tệp nội dung (- là đầu vào chuẩn); tệp .md giữ nguyên Markdown, tệp khác là chữ thường",
    )
    add(
        "--image",
        action="append",
        nargs=2,
        metavar=("TỆP", "CHÚ_THÍCH"),
        help="ảnh và chú thích; lặp lại được",
    )
    add("--draft", action="store_true", help="để là bản nháp, chưa đăng")


def run(args: argparse.Namespace) -> int:
    """Write the article; return 1 when an answer is wrong or missing."""
    root = Path.cwd()
    if args.raw:
        return _raw(root, args.raw)
    if args.title is None and not sys.stdin.isatty() and args.body is None:
        return _raw(root, "-")
    from khotin import topics
    from khotin.editorial.answers import Answers
    from khotin.gazetteer import load

    answers = Answers(load(), topics.vocabulary(root / "content"))
    try:
        draft = _from_options(args, answers)
    except ValueError as error:
        print(f"khotin new: {error}", file=sys.stderr)
        return 1
    if args.title is None:
        from khotin.editorial.ask import Asker

        _from_prompts(draft, answers, Asker())
    return _write(root, draft)


def _raw(root: Path, raw: str) -> int:
    from khotin.commands.add import take
    from khotin.editorial.intake import keep_bytes

    if raw != "-":
        return take(root, [Path(raw.strip(" '\""))])
    data = sys.stdin.buffer.read()
    if not data.strip():
        print(
            "khotin new: chưa có tên bài và đầu vào chuẩn trống; dùng --title, hoặc dán tin thô vào",
            file=sys.stderr,
        )
        return 1
    return take(root, [keep_bytes(root, data, "tin-dan.txt").path])


def _from_options(args: argparse.Namespace, answers: Answers) -> Draft:
    """Return the draft that the options tell; raise ValueError naming the option."""
    from khotin.editorial.draft import Draft, picture_problem

    def judged(option: str, field: str, text: str | None) -> str:
        try:
            return answers.judge(field)(text) if text else ""
        except ValueError as error:
            raise ValueError(f"--{option}: {error}") from error

    draft = Draft(judged("title", "title", args.title), unfinished=args.draft)
    draft.date = judged("date", "date", args.date)
    draft.event_date = judged("event-date", "event_date", args.event_date)
    answers.day = draft.event_date or draft.date[:10] or None
    draft.localities = answers.localities = [
        judged("locality", "localities", text) for text in args.locality or ()
    ]
    draft.terms = [judged("term", "terms", text) for text in args.term or ()]
    draft.topics = [judged("topic", "topics", text) for text in args.topic or ()]
    draft.authors = [judged("author", "title", text) for text in args.author or ()]
    draft.source, draft.summary = (
        judged("source", "source", args.source),
        judged("summary", "summary", args.summary),
    )
    draft.body = _body(args.body) if args.body else ""
    draft.pictures = [(Path(file), caption) for file, caption in args.image or ()]
    for path, caption in draft.pictures:
        if problem := picture_problem(path) or (
            "" if caption.strip() else "thiếu chú thích: người đọc thấy gì trong ảnh"
        ):
            raise ValueError(f"--image: {problem}")
    return draft


def _body(source: str) -> str:
    from khotin import guard
    from khotin.editorial.draft import plain
    from khotin.problems import ContentError

    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        written = guard.decode(data, source)
    except OSError as error:
        raise ValueError(f"--body: không đọc được {source} ({error.strerror})") from error
    except ContentError as error:
        raise ValueError(f"--body: {error}") from error
    return written if source.endswith(".md") else plain(written)


def _from_prompts(draft: Draft, answers: Answers, asker: Asker) -> None:
    """Ask for what the options left open."""
    from khotin.editorial.draft import picture_problem, plain

    draft.title = asker.one("Tên bài", answers.judge("title"))
    if not draft.date:
        draft.date = asker.one(
            "Ngày giờ đăng, ví dụ 26/05/2023 14:30 (trống: bản nháp)", answers.judge("date"), optional=True
        )
    if not draft.event_date:
        draft.event_date = asker.one(
            "Ngày diễn ra sự việc, nếu biết", answers.judge("event_date"), optional=True
        )
    answers.day = draft.event_date or draft.date[:10] or None
    for field, question in (
        ("localities", "Địa phương"),
        ("terms", "Nhiệm kỳ"),
        ("topics", "Chủ đề"),
        ("authors", "Tác giả"),
    ):
        if not getattr(draft, field):
            setattr(draft, field, asker.several(question, answers.judge(field), answers.suggest(field)))
        answers.localities = draft.localities
    draft.source = draft.source or asker.one("Nguồn", answers.judge("source"), optional=True)
    draft.summary = draft.summary or asker.one("Tóm tắt", answers.judge("summary"), optional=True)
    draft.body = draft.body or plain(asker.lines("Nội dung"))

    def picture(text: str) -> str:
        path = text.strip(" '\"")
        if problem := picture_problem(Path(path)):
            raise ValueError(problem)
        return path

    while not draft.pictures or draft.pictures[-1][1]:
        path = asker.one("Ảnh: kéo tệp vào đây (Enter để thôi)", picture, optional=True)
        if not path:
            return
        draft.pictures.append(
            (Path(path), asker.one("Chú thích: người đọc thấy gì trong ảnh", answers.judge("title")))
        )


def _write(root: Path, draft: Draft) -> int:
    from khotin.editorial.check import check
    from khotin.editorial.draft import write
    from khotin.editorial.findings import as_text

    path = write(root, draft)
    print(f"Đã viết {path.relative_to(root).as_posix()}")
    findings = check(root, [path])
    for finding in findings:
        print(as_text(finding))
    if not draft.body:
        print("Bài chưa có nội dung: mở tệp ấy và viết dưới dòng «---» thứ hai.")
    return 1 if any(finding.level == "error" for finding in findings) else 0
