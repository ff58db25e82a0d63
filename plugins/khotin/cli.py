"""The command `khotin`: what editors run. Start-up stays quick: a command loads only what it needs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from khotin.commands import COMMANDS
from khotin.problems import ContentError


class _Parser(argparse.ArgumentParser):
    """argparse with its fixed words in Vietnamese."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print what is wrong with the call and how to get help; exit with status 2."""
        self.exit(2, f"{self.prog}: {message}\nXem cách dùng: {self.prog} --help\n")

    def format_help(self) -> str:
        """Return the help text."""
        text = super().format_help()
        for english, vietnamese in _WORDS.items():
            text = text.replace(english, vietnamese)
        return text


_AGAIN = "Kiểm tra chỗ trống của đĩa và quyền ghi rồi chạy lại; những tệp đã ghi đều nguyên vẹn."
_WORDS = {
    "usage:": "Cách dùng:",
    "positional arguments:": "Đối số:",
    "options:": "Tùy chọn:",
    "show this help message and exit": "in hướng dẫn này",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = _Parser(prog="khotin", description="Kho Tin: kho lưu trữ tin địa phương.")
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH", title="Các lệnh")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a C locale must not stop a run on a Vietnamese letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 141
    except OSError as error:
        named = f" «{error.filename}»" if error.filename else ""
        print(f"Không đọc hoặc ghi được tệp{named} ({error.strerror}). {_AGAIN}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
