"""The configuration of the browser CMS, made from the same vocabulary as everything else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from khotin import article, terms
from khotin.gazetteer import Gazetteer
from khotin.model import Topic

Make = Callable[[], bytes]
_ENABLED = re.compile(r"(github|gitlab|gitea):([\w.-]+(?:/[\w.-]+)+)(?:@([\w./-]+))?|local(?::(\d+))?")
_FIELDS = Path(__file__).parent.parent / "data" / "cms.yml"
PORT = 8081  # of decap-server, unless told


def config(enabled: str, site: str) -> dict[str, Any]:
    """Return the configuration for `enabled`: «github:nhóm/kho@nhánh», «gitlab:…», «gitea:…» or «local»."""
    match = _ENABLED.fullmatch(enabled)
    if match is None:
        raise ValueError(
            f"không hiểu «{enabled}»; viết như github:nhom/kho-tin@main, gitlab:nhom/kho-tin hoặc local"
        )
    backend: dict[str, Any] = {"name": match[1] or "git-gateway", "branch": match[3] or "main"}
    if match[2]:
        backend["repo"] = match[2]
    messages = {
        "create": "Thêm bài",
        "update": "Sửa bài",
        "delete": "Xóa bài",
        "uploadMedia": "Thêm ảnh",
        "deleteMedia": "Xóa ảnh",
    }
    backend["commit_messages"] = {
        key: f"{said}: {'{{path}}' if 'Media' in key else '{{slug}}'}" for key, said in messages.items()
    }
    whole: dict[str, Any] = {"backend": backend, "publish_mode": "editorial_workflow", "locale": "vi"}
    if match[1] is None:
        whole["local_backend"] = {"url": f"http://localhost:{match[4] or PORT}/api/v1"}
    if site:
        whole |= {"site_url": site, "display_url": site}
    collections: dict[str, Any] = yaml.safe_load(_FIELDS.read_text("utf-8"))
    return whole | collections


def as_yaml(whole: dict[str, Any]) -> bytes:
    """Return a configuration as the CMS reads it."""
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=1000).encode()


def fields(whole: dict[str, Any]) -> set[str]:
    """Return the keys of an article that the CMS knows."""
    reports = next(part for part in whole["collections"] if part["name"] == "reports")
    return {field["name"] for field in reports["fields"]} & article.KEYS.keys()


@cache
def _localities(gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gazetteer.full_name(gazetteer.get(code)) for code in gazetteer.codes()))


def vocabulary(gazetteer: Gazetteer, topics: Iterable[Topic]) -> bytes:
    """Return the pick lists as JSON: every unit in full words, topics, and the terms of each kind of body."""
    kinds = terms.kinds().values()
    lists = {
        "localities": _localities(gazetteer),
        "topics": [{"slug": topic.slug, "name": topic.name} for topic in topics],
        "kinds": [
            {"name": kind.name, "terms": [f"{start}-{end}" for start, end in reversed(kind.terms)]}
            for kind in kinds
        ],
    }
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")).encode()
