"""The topics: an index of the vocabulary, and a page each with its definition and reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from khotin import browse, charts, collate, markup, say, urls, views
from khotin.archive import Archive
from khotin.charts import Timeline
from khotin.entry import Entry
from khotin.model import Topic
from khotin.periods import Division
from khotin.views import Link, Page, Planner, Row, Site

from . import divided
from .divided import Facet

TITLE = "Chủ đề"
CRUMB = Link(TITLE, urls.TOPICS)


@dataclass(frozen=True)
class TopicView:
    """The view of a topic; `definition` is HTML."""

    page: Page
    title: str
    definition: str
    total: int
    covered: str
    chart: Timeline | None
    rows: tuple[Row, ...]
    years: tuple[Link, ...]
    tables: tuple[Link, ...]


@dataclass(frozen=True)
class TopicIndex:
    """The view of the vocabulary: link and definition, and the topics still without reports."""

    page: Page
    title: str
    topics: tuple[tuple[Link, str], ...]
    unused: tuple[str, ...]


def plan(writer: Planner, archive: Archive, site: Site) -> None:
    """Plan the index and the page and periods of every topic that has reports."""
    writer.add_page(urls.TOPICS, "topic_index", partial(_index, archive, site))
    for slug, entries in archive.by_topic.items():
        topic = archive.topics[slug]
        facet = _facet(topic)
        divided.plan(writer, site, facet, entries, "topic", partial(_view, archive, site, facet, topic))


def _facet(topic: Topic) -> Facet:
    base = urls.topic(topic.slug)
    name = f"chủ đề {topic.name}"
    return Facet(
        base, name, (CRUMB, Link(topic.name, base)), urls.TOPICS, views.feed(say.capital(name), base)
    )


def _view(archive: Archive, site: Site, facet: Facet, topic: Topic, front: Division[Entry]) -> TopicView:
    definition = archive.render(topic.definition)
    description = f"{say.number(front.total)} bài. {markup.plain(definition)}".strip()
    page = divided.front_page(site, facet, f"Chủ đề {topic.name}", description)
    return TopicView(
        page,
        topic.name,
        definition,
        front.total,
        views.covered(archive.by_topic[topic.slug]),
        charts.timeline(archive.by_topic[topic.slug], facet.base if front.parts else ""),
        views.rows(front.items),
        views.years(facet.base, front),
        views.tables(facet.base, archive.by_topic[topic.slug]),
    )


def _index(archive: Archive, site: Site) -> TopicIndex:
    links = browse.topic_links(archive)
    definitions = {
        urls.topic(slug): markup.plain(archive.render(topic.definition))
        for slug, topic in archive.topics.items()
    }
    unused = (topic.name for slug, topic in archive.topics.items() if slug not in archive.by_topic)
    page = views.page(
        site,
        urls.TOPICS,
        TITLE,
        f"{len(archive.topics)} chủ đề của kho, kèm định nghĩa.",
        section=urls.TOPICS,
    )
    return TopicIndex(
        page,
        TITLE,
        tuple((link, definitions[link.address or ""]) for link in links),
        tuple(sorted(unused, key=collate.key)),
    )
