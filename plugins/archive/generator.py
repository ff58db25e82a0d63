"""Load the archive for one build, or stop it with messages an editor can act on."""

from __future__ import annotations

import sys
from pathlib import Path

from pelican.generators import Generator

from khotin.archive import load_archive
from khotin.problems import ContentError


class ArchiveGenerator(Generator):  # type: ignore[misc] # Pelican ships no types
    """Fill `context["archive"]`."""

    def generate_context(self) -> None:
        """Read every article; exit with status 1 and one line per fault where there is any."""
        try:
            archive = load_archive(Path(self.path))
        except ContentError as error:
            lines = "\n".join(map(str, error.problems))
            sys.exit(f"{lines}\nDừng lại: {len(error.problems)} lỗi trong content/; output/ được giữ nguyên.")
        self.context["archive"] = archive
        self.context["archive_summary"] = {
            "reports": len(archive.entries),
            "drafts": len(archive.drafts),
        }
