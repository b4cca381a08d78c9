"""Cards with a code of each symbology: each is ticked as the scanner reads it, and a wrong content is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from drivers.contract import CodeRead, EnableScanner, GoodReadBeep, NotOnFileBeep, Reading
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, as_is, say
from kiosk.diagnostics.guided.course import Ask, Course, Wishes

GS = "\x1d"
WAITS_S = 120.0


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the test sheet. `identifiers`: what of the AIM identifier a read of it begins with. `printed`: the
    same as the sheet draws it, identifier included.
    """

    key: str
    name: str
    identifiers: tuple[str, ...]
    text: str
    printed: str
    plane: bool = False

    def fits(self, symbology: str) -> bool:
        """A scanner that names no symbology may have read it."""
        return symbology == "" or symbology.startswith(self.identifiers)

    def holds(self, text: str) -> bool:
        """EAN and UPC may come with a leading 0, or without their first one."""
        plain = text.strip(GS)
        return plain in {self.text, "0" + self.text} if self.key == "upc-a" else plain == self.text


CARDS = (
    Card("ean-13", "EAN-13", ("]E0",), "4012345678901", "]E04012345678901"),
    Card("upc-a", "UPC-A", ("]E0",), "012345678905", "]E00012345678905"),
    Card("ean-8", "EAN-8", ("]E4",), "40123455", "]E440123455"),
    Card("databar", "GS1 DataBar", ("]e0",), "0104012345678901", "]e00104012345678901"),
    Card("code-128", "Code 128", ("]C0",), "CARD-128", "]C0CARD-128"),
    Card("gs1-128", "GS1-128", ("]C1",), f"010401234567890110A1{GS}21128", f"]C1010401234567890110A1{GS}21128"),
    Card("qr", "QR", ("]Q",), "HTTPS://TEST.EXAMPLE/QR", "]Q1HTTPS://TEST.EXAMPLE/QR", plane=True),
    Card("datamatrix", "DataMatrix", ("]d",), "CARD-DATAMATRIX", "]d1CARD-DATAMATRIX", plane=True),
)
"""The sheet's cards, in its order."""


class CardCourse(Course):
    test: ClassVar[TestId] = TestId.CARDS

    def __init__(self, device: str) -> None:
        super().__init__(device)
        self._ticks = dict.fromkeys((card.key for card in CARDS), Tick.OPEN)
        self._notes: dict[str, Said] = {}
        self._last: Said | None = None

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + WAITS_S
        return (Ask(self.device, EnableScanner()),)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        if not isinstance(reading, CodeRead):
            return ()
        self.deadline = now + WAITS_S
        self._last = None
        card = next((card for card in CARDS if card.holds(reading.text)), None)
        if card is None:
            self._misread(reading)
        elif not card.fits(reading.symbology):
            self._ticks[card.key] = Tick.BAD
            self._notes[card.key] = say("Told as another kind: {symbology}", symbology=reading.symbology)
        else:
            self._ticks[card.key] = Tick.GOOD
            self._notes.pop(card.key, None)
            if all(tick is Tick.GOOD for tick in self._ticks.values()):
                self._ends(say("Every card was read right."), passed=True)
            return (Ask(self.device, GoodReadBeep()),)
        return (Ask(self.device, NotOnFileBeep()),)

    def _misread(self, reading: CodeRead) -> None:
        """Nearly a card's content is that card read wrong; anything else is no card at all."""
        near = next((card for card in CARDS if reading.symbology and card.fits(reading.symbology)
                     and _differs_little(card.text, reading.text)), None)  # fmt: skip
        if near is None:
            self._last = say("That is none of the cards.")
        else:
            self._ticks[near.key] = Tick.BAD
            self._notes[near.key] = say("Read, but not right")

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        open_ = [card for card in CARDS if self._ticks[card.key] is not Tick.GOOD]
        match key:
            case "bars" if self._bars_read():
                for card in open_:
                    self._ticks[card.key] = Tick.LEFT
                return self._ends(say("Every card with bars was read right."), passed=True)
            case "no-more":
                for card in open_:
                    self._ticks[card.key] = Tick.BAD
                return self._ends(say("Not read: {cards}.", cards=", ".join(card.name for card in open_)))
            case _:
                return ()

    @override
    def _late(self, now: float) -> Wishes:
        return self._ends(say("Nothing was scanned for two minutes."))

    def _bars_read(self) -> bool:
        """All but squares are read, and of these none."""
        return all((self._ticks[card.key] is Tick.GOOD) is not card.plane for card in CARDS)

    @override
    def _todo(self) -> Said:
        return self._last or say("Scan each card of the test sheet.")

    @override
    def _figure(self) -> Said:
        return as_is(f"{sum(tick is Tick.GOOD for tick in self._ticks.values())} / {len(CARDS)}")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        return tuple(
            Mark(
                key=card.key,
                what=as_is(card.name),
                tick=self._ticks[card.key],
                note=self._notes.get(card.key),
            )
            for card in CARDS
        )

    @override
    def _answers(self) -> tuple[Answer, ...]:
        bars = (Answer("bars", say("It reads bars only"), "good"),) if self._bars_read() else ()
        return (*bars, Answer("no-more", say("It reads no more"), "bad"))


def _differs_little(one: str, other: str) -> bool:
    """As long, and the most of it alike."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= len(one) // 3
