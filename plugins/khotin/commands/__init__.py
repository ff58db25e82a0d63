"""The commands of `khotin`, one module each; a module's own imports wait until it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help, and the module that has `arguments` and `run`."""

    name: str
    help: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments on `parser`."""
        declare: Callable[[argparse.ArgumentParser], None] = self._module().arguments
        declare(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Run the command; return its exit status."""
        work: Callable[[argparse.Namespace], int] = self._module().run
        return work(args)

    def _module(self) -> ModuleType:
        return import_module(f"khotin.commands.{self.name}")


COMMANDS = (
    Command("convert", "chuyển tin thô thành bài"),
    Command("explain", "giải thích vì sao tin thô được hiểu như vậy"),
    Command("new", "viết một bài mới, hoặc dán một tin thô"),
    Command("add", "đưa tin thô vào seeds/, chuyển thành bài, rà soát"),
    Command("check", "kiểm tra bài, ảnh, tin thô và địa chỉ; nói lỗi ở đâu, sửa thế nào"),
    Command("ping", "báo cho hub WebSub biết nguồn tin nào đã đổi sau khi công bố"),
    Command("review", "rà soát những mục máy suy ra, kèm căn cứ trong tin thô"),
    Command("redirects", "giữ địa chỉ đã công bố: ghi sổ, chuyển hướng, gỡ bài"),
    Command("log", "lịch sử sửa của một bài, từng mục"),
)
