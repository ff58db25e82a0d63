"""The controlled vocabulary of topics that editors keep in `content/topics/`, one file a topic.

The front matter names the slug, the name and the keywords by which the converter knows the topic;
the body is its definition.
"""

from __future__ import annotations

import re
from pathlib import Path

from khotin import frontmatter, guard
from khotin.model import Topic
from khotin.problems import ContentError, Problem

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {"slug", "name", "keywords"}


def load_topics(folder: Path) -> list[Topic]:
    """Return the topics in `folder` by slug; raise ContentError naming file, line and remedy."""
    topics: dict[str, tuple[Topic, str]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        file = (Path(folder.parent.name) / folder.name / path.name).as_posix()
        try:
            topic, line = _read(path, file)
        except ContentError as error:
            problems += error.problems
            continue
        if topic.slug in topics:
            what = f"chủ đề «{topic.slug}» đã có trong {topics[topic.slug][1]}"
            problems.append(Problem(file, line, what, "đổi «slug» hoặc xóa một trong hai tệp"))
        topics.setdefault(topic.slug, (topic, file))
    if problems:
        raise ContentError(problems)
    return [topic for _, (topic, _) in sorted(topics.items())]


def _read(path: Path, file: str) -> tuple[Topic, int]:
    front = frontmatter.parse(guard.read(path, file), file)
    problems = [
        Problem(file, line, f"không có khóa «{key}» ở chủ đề", "chỉ dùng slug, name, keywords")
        for key, line in front.lines.items()
        if key not in _KEYS
    ]
    slug, name = (str(front.values.get(key) or "") for key in ("slug", "name"))
    keywords = front.values.get("keywords") or []
    if not _SLUG.fullmatch(slug):
        remedy = "viết chữ thường không dấu nối bằng gạch, ví dụ «slug: nong-thon-moi»"
        problems.append(Problem(file, front.lines.get("slug", 1), f"«slug» «{slug}» không đúng", remedy))
    if not name:
        remedy = "thêm dòng «name: Tên chủ đề»"
        problems.append(Problem(file, front.lines.get("name", 1), "thiếu tên chủ đề", remedy))
    if not isinstance(keywords, list) or not all(isinstance(word, str) and word.strip() for word in keywords):
        remedy = "viết mỗi từ khóa một dòng «  - từ khóa» dưới «keywords:»"
        problems.append(Problem(file, front.lines["keywords"], "«keywords» không phải danh sách từ", remedy))
    if problems:
        raise ContentError(problems)
    words = tuple(str(word) for word in keywords) if isinstance(keywords, list) else ()
    return Topic(slug, name, front.body.strip(), words), front.lines["slug"]


def vocabulary(content: Path) -> list[Topic]:
    """Return the topics of `content`, or of the archive this library stands in where it has none yet."""
    return load_topics(content / "topics") or load_topics(Path(__file__).parents[2] / "content" / "topics")
