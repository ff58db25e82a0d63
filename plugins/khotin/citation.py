r"""How to cite a report: in plain words, and in the formats that reference managers read.

The formats are small and old, and what they need of a report fits in a line each; the libraries for
them (bibtexparser, rispy) are made to read other people's files. BibTeX takes a name in double braces
whole, since a Vietnamese name has no surname to turn round.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from khotin import edtf
from khotin.edtf import Point
from khotin.entry import Entry
from khotin.views import Site

_TEX = str.maketrans({char: f"\\{char}" for char in "{}%&#_$"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_BREAK = re.compile(r"\s+")


@dataclass(frozen=True)
class Cited:
    """What every format says of a report; `url` is empty in a preview."""

    id: str
    title: str
    authors: tuple[str, ...]
    site: str
    url: str
    when: Point
    basis: str
    genre: str

    @property
    def words(self) -> str:
        """The date in words, with what it is the date of."""
        told = edtf.say(str(self.when))
        return f"sự việc ngày {told}" if self.basis == "event" else told

    @property
    def plain(self) -> str:
        """The citation in words."""
        return plain(self)

    @property
    def formats(self) -> tuple[Format, ...]:
        """The files for reference managers, made where a page offers them."""
        return formats(self)


@dataclass(frozen=True)
class Format:
    """A file for reference managers; the link carries it, which saves three small files a report."""

    name: str
    file: str
    href: str


def cited(entry: Entry, site: Site) -> Cited:
    """Return what citations of `entry` say."""
    report = entry.report
    return Cited(
        report.id,
        _line(report.title),
        tuple(map(_line, report.authors)),
        site.name,
        f"{site.url}/id/{report.id}/" if site.url else "",
        _when(entry),
        report.date_basis,
        "Tin địa phương",
    )


def _when(entry: Entry) -> Point:
    if entry.report.date_edtf:
        return edtf.parse(entry.report.date_edtf).start
    day: date = entry.date.date()
    return Point(day.year, day.month, day.day)


def _line(text: str) -> str:
    return _BREAK.sub(" ", text).strip()


def formats(value: Cited) -> tuple[Format, ...]:
    """Return the files, as addresses that hold them."""
    made = (
        ("BibTeX", "bib", "application/x-bibtex", bibtex(value)),
        ("RIS", "ris", "application/x-research-info-systems", ris(value)),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl(value)),
    )
    return tuple(
        Format(name, f"khotin-{value.id}.{ending}", f"data:{kind};charset=utf-8,{quote(text)}")
        for name, ending, kind, text in made
    )


def plain(value: Cited) -> str:
    """Return the citation in words."""
    who = f"{', '.join(value.authors)} " if value.authors else ""
    where = f" {value.url}" if value.url else ""
    return f"{who}({value.words}). «{value.title}». {value.site}, mã bài {value.id}.{where}"


def bibtex(value: Cited) -> str:
    """Return a BibTeX entry (biblatex reads an estimated date as EDTF writes it)."""
    when = value.when
    fields = {
        "author": " and ".join(f"{{{name.translate(_TEX)}}}" for name in value.authors),
        "title": f"{{{value.title.translate(_TEX)}}}",
        "date": str(when),
        "year": str(when.year),
        "month": str(when.month or ""),
        "organization": value.site.translate(_TEX),
        "type": value.genre,
        "number": value.id,
        "url": value.url,
        "langid": "vietnamese",
        "note": _note(value).translate(_TEX),
    }
    rows = (f"  {key} = {{{text}}}" for key, text in fields.items() if text)
    return f"@online{{khotin-{value.id},\n" + ",\n".join(rows) + "\n}\n"


def ris(value: Cited) -> str:
    """Return a RIS record."""
    when = value.when
    month, day = (f"{part:02}" if part else "" for part in (when.month, when.day))
    rows = [
        ("TY", "NEWS"),
        *(("AU", f"{name},") for name in value.authors),
        ("TI", value.title),
        ("T2", value.site),
        ("PY", f"{when.year}"),
        ("DA", f"{when.year}/{month}/{day}/"),
        ("M3", value.genre),
        ("AN", value.id),
        ("LA", "vi"),
        ("N1", _note(value)),
        ("UR", value.url),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in rows if text) + "ER  - \r\n"


def csl(value: Cited) -> str:
    """Return the citation in CSL-JSON."""
    when = value.when
    parts = [part for part in (when.year, when.month, when.day) if part]
    issued: dict[str, object] = {"date-parts": [parts]}
    if when.approximate or value.basis == "event":
        issued["circa"] = True
    record = {
        "id": f"khotin-{value.id}",
        "type": "article-newspaper",
        "title": value.title,
        "author": [{"literal": name} for name in value.authors],
        "issued": issued,
        "event-date": {"date-parts": [parts]} if value.basis == "event" else None,
        "container-title": value.site,
        "genre": value.genre,
        "number": value.id,
        "URL": value.url,
        "language": "vi",
        "note": _note(value),
    }
    return json.dumps([{key: part for key, part in record.items() if part}], ensure_ascii=False)


def _note(value: Cited) -> str:
    told = {
        "stamp": "",
        "event": "Ngày của sự việc; bài gốc không ghi ngày đăng",
        "text": f"Ngày ước lượng từ nội dung: {edtf.say(str(value.when))}",
    }
    return told[value.basis]
