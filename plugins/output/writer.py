"""The plan of a site, and the step that carries it out.

An output is planned with what makes it: a function and its arguments, whose fingerprint is its key. An
output whose key is that of the last build, and whose file lies untouched in the output folder, is not made
again; a whole group of outputs, such as all lists of one locality, is not even planned again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any

from jinja2 import Environment
from pelican.writers import Writer

from khotin import fingerprint, pool, urls
from khotin.facts import WHOLE, Book, simplified
from khotin.texts import Texts

from .look import Findings
from .plan import Counts, Group, Made, Make, Output, Page, Progress, View, key_of, key_of_file
from .record import NO_KEY, Lag, Record, Span
from .templates import Templates
from .trees import Trees

# So many outputs go to a process at a time; fewer than the second number are made here.
_CHUNK, _LEAST = 24, 100
# Rendered texts are stored so many at a time.
_TEXTS = 200


class SiteWriter(Writer):  # type: ignore[misc] # Pelican ships no types
    """Collect outputs by address, then bring the output folder to exactly that state in one step."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.known, self.findings = Record(), Findings()
        self.version, self.texts, self.book = "", Texts(), Book()
        self.trees: Trees
        self.templates: Templates | None = None
        self.environment: Environment | None = None
        self._plan: dict[str, Output | None] = {}
        self._group = Group("", NO_KEY)

    def start(self, trees: Trees, version: str, known: Record, findings: Findings) -> None:
        """Begin a plan on top of what the last build wrote and of what now lies in the output folder."""
        self.known, self.findings, self.version, self.trees = known, findings, version, trees
        if known.version != version:
            # The files may still turn out to be the same, byte for byte.
            known.keys = bytearray(len(known.keys))
            known.groups = {}

    def add(self, address: str, owner: str, make: Make, key: bytes | None = None) -> None:
        """Plan the bytes served at `address`; stop the build where two outputs share one address.

        The key is told from `make` and its arguments; where they have no fingerprint and no `key` is given,
        the bytes are made at every build and compared.
        """
        file = urls.file(address)
        if file in self._plan:
            self._clash(file, owner)
        output = Output(file, owner, make, key)
        place = self.known.index.get(file)
        if place is not None and file not in self.findings.wrong and self._holds(place, output):
            output.place = place
        self._plan[file] = output
        self._group.parts.append(output)

    def _holds(self, place: int, output: Output) -> bool:
        old = self.known.key(place)
        return old != NO_KEY and old == self._with_facts(output.told(), self.known.facts[place])

    def _with_facts(self, key: bytes, facts: str) -> bytes:
        """Return a key that counts in what the names in `facts` stand for now."""
        if key == NO_KEY or not facts:
            return key
        return fingerprint.of([key, *map(self.book.digest, facts.split(" "))])

    def add_page(self, address: str, template: str, view: View, owner: str = "") -> None:
        """Plan a page: a pure function of its template and the dataclass that `view` returns when asked."""
        if template not in self._group.templates:
            self._group.templates += (template,)
        self.add(address, owner or f"trang {template}", Page(self, template, view))

    def with_templates(self, key: bytes, names: Iterable[str]) -> bytes:
        """Return a key that counts in templates."""
        if key == NO_KEY or self.templates is None:
            return NO_KEY
        return fingerprint.of([key, *(self.templates.of(f"{name}.html") for name in names)])

    def add_file(self, address: str, source: Path) -> None:
        """Plan a copy of `source`; what is not small is told by its time stamps."""
        self.add(address, str(source), source.read_bytes, key_of_file(source))

    def group(self, name: str, plan: Callable[..., None]) -> None:
        """Plan the outputs that `plan` adds to the writer it is given; the name is theirs alone."""
        key = key_of(plan)
        span = self.known.groups.get(name)
        if span and self._group_key(key, span.facts, span.templates) == span.key and self._untouched(span):
            files = self.known.files[span.start : span.start + span.size]
            if not self._plan.keys().isdisjoint(files):
                self._clash(next(file for file in files if file in self._plan), name)
            self._plan.update(dict.fromkeys(files))
            self._group.parts.append(Group(name, key, span=span))
            return
        outer, reads = self._group, self.book.reads
        self._group = Group(name, key)
        outer.parts.append(self._group)
        self.book.reads = set()
        try:
            plan(self)
        finally:
            self._group.facts = tuple(self.book.reads)
            self._group, self.book.reads = outer, reads

    def _group_key(self, key: bytes, facts: str, templates: Iterable[str]) -> bytes:
        return self._with_facts(self.with_templates(key, templates), facts)

    def _untouched(self, span: Span) -> bool:
        wrong = self.findings.wrong
        return not wrong or wrong.isdisjoint(self.known.files[span.start : span.start + span.size])

    def _clash(self, file: str, owner: str) -> None:
        address, other = file.removesuffix("index.html"), self._plan[file]
        first = other.owner if other else "một trang khác"
        sys.exit(
            f"LỖI: hai trang cùng một địa chỉ /{address}: {first} và {owner}. "
            "Đổi «slug» của một trong hai; output/ được giữ nguyên."
        )

    def planned(self, address: str) -> Make | None:
        """Return what makes the bytes planned at `address`, None where nothing is."""
        file = urls.file(address)
        if file not in self._plan:
            return None
        output = self._plan[file]
        return output.make if output else (self.trees.live / file).read_bytes

    def carry_out(self, keep: set[str], progress: Progress | None = None) -> tuple[Counts, Record]:
        """Bring the output folder to the plan, but for the top-level names in `keep`; return a new record."""
        todo = [output for output in self._group.outputs() if output.place < 0]
        gone = [
            file for file in (*self.known.files, *sorted(self.findings.strange)) if file not in self._plan
        ]
        gone = [file for file in gone if file.partition("/")[0] not in keep]
        counts = Counts(removed=len([file for file in gone if (self.trees.live / file).exists()]))
        made, written = Record(), list[str]()
        if todo or gone:
            self.trees.prepare(self.known, lambda: self._staying(todo))
            made, written = self._make(todo, progress)
        record = Record(self.version)
        self._enter(self._group, record, made)
        if written or counts.removed:
            for file in gone:
                self.trees.drop(file)
            self.trees.publish()
            record.lag = Lag(written, gone)
        elif not todo:
            record.lag = self.known.lag
        counts.made, counts.written = len(made.files), len(written)
        counts.unchanged = len(record.files) - len(written)
        record.trees = self.trees.inodes()
        return counts, record

    def _staying(self, todo: Sequence[Output]) -> Iterable[str]:
        """Return the files of the output folder that are as they should be, or may turn out to be."""
        making = {output.file for output in todo}
        present = {*self.known.files, *self.findings.strange}
        return [
            file
            for file in self._plan
            if file in present and (file not in making or (self.trees.live / file).is_file())
        ]

    def _make(self, todo: Sequence[Output], progress: Progress | None) -> tuple[Record, list[str]]:
        """Return what became of each output, and which had to be written."""
        if progress:
            progress.begin(len(todo))
        self.texts.close()
        made, written = Record(), list[str]()
        texts: dict[bytes, bytes] = {}
        for count, (results, rendered) in pool.spread(self._make_all, todo, _CHUNK, _LEAST):
            for result in results:
                # The name as the plan has it: another process sent a copy.
                output = self._plan[result.file]
                assert output
                file = output.file
                made.add(file, result.key, intern(result.facts), result.digest, result.size, result.stamp)
                if result.written:
                    written.append(file)
            texts |= rendered
            if len(texts) >= _TEXTS:
                self.texts.keep(texts)
                texts = {}
            if progress:
                progress.advance(count)
        self.texts.keep(texts)
        return made, written

    def _make_all(self, outputs: Sequence[Output]) -> tuple[list[Made], dict[bytes, bytes]]:
        return [self._made(output) for output in outputs], self.texts.take()

    def _made(self, output: Output) -> Made:
        key = output.told()
        content, facts = self._read(output.make)
        digest, stamp, written = self._put(output.file, content)
        return Made(output.file, self._with_facts(key, facts), digest, len(content), stamp, facts, written)

    def _read(self, make: Make) -> tuple[bytes, str]:
        """Return what `make` returns, and the names of what it read of the archive."""
        self.book.reads = reads = set[str]()
        try:
            content = make()
        finally:
            self.book.reads = None
        return content, simplified(reads)

    def _put(self, file: str, content: bytes) -> tuple[bytes, int, bool]:
        """Return the digest and the time stamp of an output, and whether it had to be written."""
        digest = fingerprint.of_bytes(content)
        place = self.known.index.get(file)
        if place is not None and file not in self.findings.wrong:
            if self.known.digest(place) == digest:
                return digest, self._stamp(place), False
        elif place is not None or file in self.findings.strange:
            live = self.trees.live / file
            if live.is_file() and not live.is_symlink() and live.read_bytes() == content:
                self.trees.link(file)
                return digest, live.stat().st_mtime_ns, False
        return digest, self.trees.put(file, content), True

    def _stamp(self, place: int) -> int:
        return self.findings.restamped.get(self.known.files[place], self.known.stamps[place])

    def _enter(self, group: Group, record: Record, made: Record) -> None:
        """Enter a group with all that is in it."""
        start, facts = len(record.files), set[str]()
        if group.span:
            self._take(group.name, group.span, record)
            return
        # What has no key is to be made at every build, and so is a group that holds it.
        is_known = group.key != NO_KEY
        for part in group.parts:
            if isinstance(part, Group):
                self._enter(part, record, made)
                is_known = is_known and part.name in record.groups
                continue
            if part.place >= 0:
                record.take(self.known, part.place, 1, self.findings.restamped)
            else:
                place = made.index[part.file]
                is_known = is_known and made.key(place) != NO_KEY
                record.take(made, place, 1, {})
            facts.add(record.facts[-1])
        if is_known:
            record.groups[group.name] = self._span(group, record, start, facts)

    def _take(self, name: str, span: Span, record: Record) -> None:
        """Enter a group that did not change, as the last record has it."""
        shift = len(record.files) - span.start
        record.take(self.known, span.start, span.size, self.findings.restamped)
        for each in (name, *span.inner):
            old = self.known.groups[each]
            record.groups[each] = Span(old.key, old.start + shift, *old[2:]) if shift else old

    def _span(self, group: Group, record: Record, start: int, facts: set[str]) -> Span:
        """Return what is to be known of a group whose files stand in the record from `start` on.

        `facts` is what its own outputs read.
        """
        inner = [part.name for part in group.parts if isinstance(part, Group)]
        spans = [record.groups[name] for name in inner]
        told = WHOLE
        if WHOLE not in group.facts:
            names = " ".join([*group.facts, *facts, *{span.facts for span in spans}])
            told = simplified(set(names.split(" ")))
        templates = tuple(sorted({*group.templates, *chain(*(span.templates for span in spans))}))
        return Span(
            self._group_key(group.key, told, templates),
            start,
            len(record.files) - start,
            told,
            templates,
            tuple(name for each, span in zip(inner, spans, strict=True) for name in (each, *span.inner)),
        )
