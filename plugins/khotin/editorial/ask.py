"""Ask on a terminal, completing while the editor types; everything asked is an option as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

Judge = Callable[[str], str]
Suggest = Callable[[str], list[str]]


class _Suggestions(Completer):
    """Offer whole answers in place of what was typed."""

    def __init__(self, suggest: Suggest) -> None:
        self.suggest = suggest

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Yield the suggestions for the text so far."""
        typed = document.text_before_cursor
        for text in self.suggest(typed) if typed.strip() else ():
            yield Completion(text, start_position=-len(typed))


class _Judged(Validator):
    """Refuse an answer with the reason below the line; an empty one passes where it may."""

    def __init__(self, judge: Judge, *, optional: bool) -> None:
        self.judge, self.optional = judge, optional

    def validate(self, document: Document) -> None:
        """Raise ValidationError where the answer cannot be used."""
        if self.optional and not document.text.strip():
            return
        try:
            self.judge(document.text)
        except ValueError as error:
            raise ValidationError(message=str(error), cursor_position=len(document.text)) from error


class Asker:
    """The editor at the terminal."""

    def __init__(self, source: Input | None = None, screen: Output | None = None) -> None:
        self._session: PromptSession[str] = PromptSession(input=source, output=screen)

    def one(
        self,
        question: str,
        judge: Judge,
        suggest: Suggest | None = None,
        default: str = "",
        *,
        optional: bool = False,
    ) -> str:
        """Return one judged answer; empty where `optional` and nothing was typed."""
        options: dict[str, Any] = {
            "completer": ThreadedCompleter(_Suggestions(suggest)) if suggest else None,
            "validator": _Judged(judge, optional=optional),
        }
        text = self._session.prompt(
            f"{question}: ",
            default=default,
            validate_while_typing=False,
            complete_while_typing=True,
            **options,
        )
        return judge(text) if text.strip() else ""

    def several(self, question: str, judge: Judge, suggest: Suggest) -> list[str]:
        """Return judged answers, one a line, until an empty one."""
        answers: list[str] = []
        while True:
            count = f" {len(answers) + 1}" if answers else ""
            answer = self.one(f"{question}{count} (Enter để thôi)", judge, suggest, optional=True)
            if not answer:
                return answers
            answers += [answer] if answer not in answers else []

    def lines(self, question: str) -> str:
        """Return a pasted text of many lines, ended with Esc then Enter."""
        return self._session.prompt(f"{question} (dán vào; xong thì bấm Esc rồi Enter):\n", multiline=True)
