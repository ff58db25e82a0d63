"""What a portal prints around a report: tools of the page, related headlines, comment forms."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from khotin.convert.lines import ends_sentence, lowered, word_count, words
from khotin.convert.memo import of_line, of_report
from khotin.convert.wording import Wording


@cache
def _table() -> dict[str, Any]:
    source = resources.files("khotin.convert").joinpath("data/boilerplate.toml").read_text("utf-8")
    return tomllib.loads(source)


@cache
def _patterns(group: str) -> Wording:
    return Wording.any_of(_table()[group])


@cache
def _tools_with() -> dict[str, Wording]:
    return {word: Wording(pattern) for word, pattern in _table()["tools_with"].items()}


@cache
def _untitled() -> frozenset[str]:
    return frozenset(_table()["untitled"].split())


def may_be_headline(text: str) -> bool:
    """Whether a line has none of the small words that sentences have and headlines leave out."""
    return _untitled().isdisjoint(words(text))


def tells_news(text: str) -> bool:
    """Whether a line goes on behind the name of a place as a headline does: «… di dời khẩn cấp 47 hộ»."""
    return _patterns("news").match(text) is not None


@of_report
def tells_event(text: str) -> bool:
    """Whether a line has words that headlines of news have: «… giật cấp 12», «Giá xăng giảm lần thứ ba»."""
    return _patterns("events").search(text) is not None


# No tool line of a portal is longer; a longer paragraph of prose need not be tried against the patterns.
_LONGEST = 400
_NOTE = 64  # words
_BRIEF = 20
_LABEL = 20
_HEAD, _LONG = 60, 100  # characters of what heads a summary, of a sentence that is no box's
_FEWEST_KEYWORDS = 3
# Of one to five words, none of which joins the last to the others.
_KEYWORD = re.compile(
    r"(?!(?:và|hoặc|cùng|các|với|để|cho|là|của|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Đđ]ồng chí)\b)"
    r"[^\W_][^\s.,:;!?“”\"()]*(?: (?!(?:và|hoặc|cùng)\b)[^\s.,:;!?“”\"()]+){0,4}"
)
# What parts the tools of a page that stand in one line.
_PARTS = re.compile(r"\s+[|¦·•/–-]\s+")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}|1[89]00[ .]?\d{4})(?!\d)")
_AGO = re.compile(r"\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước|(?:vừa xong|hôm qua)", re.IGNORECASE)
# «![](a.jpg)», «.jpg)», «Xa Van Linh trao bo - Anh 2», «ddk1ddk2»: marks of a picture, the end of its
# name, its text, the names of several.
_SCRAP = re.compile(
    r"!?\[[^\]]{0,120}\]\([^)]{0,200}\)(?: ?\|)?|\.(?:jpe?g|png|gif|webp)\W*"
    r"|[^.!?]{4,160} - (?:anh|hinh) \d{1,2}|([a-z]{2,12})\d{0,3}(?:\1\d{1,3})+",
    re.IGNORECASE,
)
# «- Advertisement -»
_RULES = "-–—*="
_FIGURES = re.compile(r"\d[\d .]*")
_FILE = re.compile(r"\.[A-Za-z]{3,4}|\.mp4", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AROUND = "[]<>«»() "


@of_line
def is_tool(text: str) -> bool:
    """Whether a line is a tool of the page (share, print, counters, file names), or a note of the site."""
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_AROUND) or "."
    tools = _patterns("tools")
    if tools.fullmatch(bare) is not None or _names_file(bare, "files"):
        return True
    if is_picture(text) or is_address(text) or is_reading_time(text):
        return True
    if bare[0] in _RULES and (ruled := bare.strip(f"{_RULES} ")) and tools.fullmatch(ruled) is not None:
        return True
    low = lowered(text)
    for word, tool in _tools_with().items():
        if word in low and tool.fullmatch(bare) is not None:
            return True
    return word_count(text) <= _NOTE and _patterns("notes").search(text) is not None


def is_address(text: str) -> bool:
    """Whether a line is nothing but an address of the web or of electronic mail."""
    return ("@" in text or "://" in text) and _ADDRESS.fullmatch(text.strip(_AROUND)) is not None


def is_reading_time(text: str) -> bool:
    """Whether a line tells how long the text below takes to read: «4-5 phút»."""
    return (
        len(text) <= _LABEL and text[:1].isdigit() and _patterns("reading_time").fullmatch(text) is not None
    )


def names_site(text: str) -> bool:
    """Whether a line has words that a portal says more often than a reporter."""
    return _patterns("site").search(text) is not None


@of_report
def to_reader(text: str) -> bool:
    """Whether a line in a box of the page speaks to whoever reads the page, or of the page itself."""
    if _patterns("to_reader").search(text) is not None:
        return True
    return not _is_sentence(text) and may_be_to_reader(text)


@of_report
def calls_reader(text: str) -> bool:
    """Whether a line tells whoever reads the page what to do with it: «Quét mã để cài ứng dụng …»."""
    return _patterns("orders").match(text) is not None and (
        _patterns("to_reader").search(text) is not None
        or _patterns("to_reader_briefly").search(text) is not None
    )


def is_appeal(text: str) -> bool:
    """Whether a line asks readers to help whom the report is about."""
    return _patterns("appeals").search(text) is not None


@of_report
def is_of_site(text: str) -> bool:
    """Whether a line below the text says something of the site, its reports and who answers for them."""
    return _patterns("of_site").search(text) is not None


@of_report
def may_be_to_reader(text: str) -> bool:
    """Whether a line has words of the page that a long sentence of the reporter's may have as well."""
    orders = _patterns("orders")
    brief = _patterns("to_reader_briefly").search(text)
    return brief is not None or any(map(orders.match, _PARTS.split(text)))


@of_report
def services(text: str) -> frozenset[str]:
    """Return the words by which a box of the page tells prices, weather, programmes or whom to call."""
    found = (match[0] for group in ("calls", "services") for match in _patterns(group).finditer(text))
    return frozenset(_FIGURES.sub("0", match) for match in found)


def is_brief(text: str) -> bool:
    """Whether what a line tells to the readers of the page is told in a few words, or whom to call."""
    return not _is_sentence(text) or _patterns("calls").search(text) is not None


def _is_sentence(text: str) -> bool:
    """Whether a line is a sentence longer than those of boxes."""
    return len(text) >= _LONG and ends_sentence(text)


def names_phone(text: str) -> bool:
    """Whether a line tells a number to call, as the caption of an advertisement does."""
    return _PHONE.search(text) is not None


def is_ago(text: str) -> bool:
    """Whether a line tells how long ago a reader wrote: «12 giờ trước»."""
    return len(text) <= _LABEL and _AGO.fullmatch(text) is not None


@of_report
def is_notice(text: str) -> bool:
    """Whether a line heads a box of news or notices of the page."""
    return _patterns("notices").fullmatch(text.strip(" :.!|»>")) is not None


@of_report
def is_summary(text: str) -> bool:
    """Whether a line heads a summary of the report or a table of its contents."""
    return len(text) <= _HEAD and _patterns("summaries").fullmatch(text.strip(" :.!|»>…")) is not None


@of_line
def is_opener(text: str) -> bool:
    """Whether a line opens a block that is not the report (related, comments, key words)."""
    if len(text) > _LONGEST:
        return False
    behind = "|" in text or "»" in text or ">" in text
    return _patterns("openers").fullmatch(text, ".…") is not None or (
        behind and _patterns("openers_behind").fullmatch(text, ".…") is not None
    )


@of_report
def is_keywords(text: str) -> bool:
    """Whether a line is the key words of a page without their label: names and other words, parted alike.

    «khoai tây, vụ đông, Thụy Hương, Kiến Thụy»; what a sentence lists is of one kind, and ends with «và».
    """
    parts = text.split("; ") if "; " in text else text.split(", ")
    if len(parts) < _FEWEST_KEYWORDS:
        return False
    names = sum(" " in part and part.istitle() for part in parts)
    return 0 < names < len(parts) and all(map(_KEYWORD.fullmatch, parts))


def is_picture(text: str) -> bool:
    """Whether a line is what a capture left of a picture: its file name, its alternative text."""
    if len(text) > _LONGEST:
        return False
    if len(text) == 1 and text.isascii() and text.isalpha():
        return True
    if text and (text[0] in "!.[" or text[-1].isdigit()) and _SCRAP.fullmatch(text) is not None:
        return True
    return _patterns("pictures").fullmatch(text) is not None or _names_file(text, "picture_files")


def _names_file(text: str, group: str) -> bool:
    # The end of its name is found quickly, and no sentence has one.
    return _FILE.search(text) is not None and _patterns(group).fullmatch(text) is not None


def is_player(text: str) -> bool:
    """Whether a line between paragraphs names what a player of the page plays: «Video: Lễ khai mạc»."""
    return (":" in text[:_LABEL] or text[0] == "[") and _patterns("players").fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Whether a line is the name of a section above the headline."""
    return len(text) <= 80 and _patterns("sections").fullmatch(text.strip(" :|»>")) is not None


def is_brief_headline(text: str) -> bool:
    """Whether a line is the whole headline of a notice, however short: «Tin buồn»."""
    return len(text) <= _BRIEF and _patterns("brief_headlines").fullmatch(text) is not None


def is_imprint(text: str) -> bool:
    """Whether a line is the name of the site or of a section with its label: «BÁO HẬU GIANG»."""
    return len(text) <= _LONGEST and _patterns("imprints").match(text) is not None


def is_banner(text: str, below: str) -> bool:
    """Whether a line in capitals is a name of the site, a section or an office above the headline `below`."""
    if len(text) > _LONGEST or len(below) > _LONGEST:
        return False
    if is_section(text):
        return True
    office = is_imprint(text) or _patterns("banners").fullmatch(text) is not None
    if not office and len(text) < len(below) and _patterns("small_banners").fullmatch(text):
        office = _patterns("units").fullmatch(below) is not None
    return office and _patterns("deeds").fullmatch(below) is None


_MORE = Wording(
    r"(?:(?:mời )?(?:xem|đọc) (?:thêm|tiếp|lại)|tham khảo(?: thêm)?"
    r"|(?:tin|bài|bài viết|bài đọc|nội dung) (?:liên quan|cùng chủ đề))\s*:"
)
# «Lục Dạ ra quân làm đường (12/07/2023)»: how portals list other reports.
_DATED = re.compile(
    r"\S [(\[]\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[ ,-]+\d{1,2}:\d\d)?[)\]]$|\S [(\[]\d\d/\d\d[)\]]$"
)
# «(05/11) Tràng An thử nghiệm vé điện tử», «05/11/2024 - Gia Viễn thả cá giống».
_DATED_BEFORE = re.compile(
    r"(?:[(\[]\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:[ ,-]+\d{1,2}:\d\d)?[)\]]:?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?: [-–|])?)\s+[^\W\d_](?:\S* ){3,}\S*[^\W_](?<![.;:])"
)


# «> Bác Ái: Hồ chứa cạn nước»; a list marked so has its stops.
_ARROW = re.compile(r">\s+[^\W\d_a-zđà-ỹ][^.;]*[^.;:?!\s]")


def is_related(text: str) -> bool:
    """Whether a line is a marked link to another report."""
    if text.startswith((">>", "»", "►", "▶", "➤", "→", "➔", "➜", "⇒", "==>", "=>")):
        return True
    if text[:1] in ">([0123" and (_ARROW.fullmatch(text) or _DATED_BEFORE.fullmatch(text)):
        return True
    return (":" in text and _MORE.match(text) is not None) or (
        len(text) <= _LONGEST and text.endswith((")", "]")) and _DATED.search(text) is not None
    )
