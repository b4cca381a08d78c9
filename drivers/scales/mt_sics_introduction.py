"""Who an MT-SICS scale is: what it is asked first, and what it said."""

from __future__ import annotations

from drivers.scales.mt_sics_lines import OfItself, Tare

RESET = "@"  # ends what the scale sends by itself, clears its tare, and is answered with its serial number
COMMANDS, LEVEL, MODEL, SOFTWARE, SERIAL, TARE = "I0", "I1", "I2", "I3", "I4", "TA"


class Introduction:
    """Questions in their order; those to which the answer is known, or that the scale does not know, are left out."""

    def __init__(self) -> None:
        self._left = [RESET, COMMANDS, LEVEL, MODEL, SOFTWARE, SERIAL, TARE]
        self._commands: set[str] = set()
        self._texts: dict[str, str] = {}
        self.tare: Tare | None = None  # None: the scale has none

    @property
    def question(self) -> str:
        """What is to be asked now; '' when all was."""
        return self._left[0] if self._left else ""

    @property
    def must_be_answered(self) -> bool:
        """Every scale answers the reset, and whatever it says that it knows; the rest may be unknown to it."""
        return self.question == RESET or self.question in self._commands

    def lists(self, command: str) -> bool | None:
        """Whether the scale says that it knows `command`; None: it says nothing of the sort."""
        return command in self._commands if self._commands else None

    def took(self, answer: OfItself | Tare) -> bool:
        """Whether `answer` belongs to the question; what it says is remembered."""
        match answer:
            case OfItself("I0", _, texts) if self.question == COMMANDS:
                self._commands.update(texts)
            case OfItself(command, _, texts) if command == (SERIAL if self.question == RESET else self.question):
                self._texts[command] = " ".join(text for text in texts if text)
            case Tare() if self.question == TARE:
                self.tare = answer
            case _:
                return False
        return True

    def goes_on(self) -> None:
        del self._left[0]
        while self._left and (self._left[0] in self._texts or self.lists(self._left[0]) is False):
            del self._left[0]

    def identity(self) -> str:
        names = {MODEL: "{}", SOFTWARE: "software {}", SERIAL: "serial number {}", LEVEL: "MT-SICS level {}"}
        said = (form.format(self._texts[name]) for name, form in names.items() if self._texts.get(name))
        return "".join(letter for letter in ", ".join(said) if letter.isprintable())
