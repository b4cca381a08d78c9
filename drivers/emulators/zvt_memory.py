"""What a terminal knows and is set to: its book, who it is, how patient it is, and what the shopper does next."""

from __future__ import annotations

from drivers.emulators.zvt_book import Book
from drivers.emulators.zvt_faults import CARDS

REVERSES, KEEPS = "reverses", "keeps"
RECOVERIES = (REVERSES, KEEPS)


class Memory:
    """Outlives every lost link.

    `recovery` is what becomes of a payment whose acknowledgement never came: the terminal reverses it by itself, or,
    as one that follows chapter 4 of the specification, keeps it from the bank's approval on, and tells who asks.
    """

    def __init__(self) -> None:
        self.book = Book(first_receipt=41, first_trace=469)
        self.settings: dict[str, int] = {
            "card_delay_ms": 200,
            "card_timeout_ms": 10_000,  # then nobody has shown a card: the terminal closes the connection
            "online_delay_ms": 50,
            "ack_timeout_ms": 5_000,
            "status_code": 0,
            "t4_minutes": 0,  # told with each sign of life, unless 0
        }
        self.flags: dict[str, bool] = {"needs_initialisation": False, "needs_diagnosis": False, "tells_day": False}
        self.day = b""  # what the end of day told, as long as nothing came after it; told as the last with `tells_day`
        self.card = "approve"
        self.recovery = REVERSES
        self.pan = "4111111111111111"  # a test number; never shown
        self.terminal_id = "52500041"
        self.configuration: int | None = None
        self.currency = "0978"

    def shown(self) -> dict[str, object]:
        return {
            "card": self.card,
            "recovery": self.recovery,
            **self.settings,
            **self.flags,
            "terminal_id": self.terminal_id,
            "card_last4": self.pan[-4:],
            "registered": self.configuration is not None,
            "transactions": self.book.as_list(),
            "days_closed": self.book.days_closed,
        }

    def change(self, values: dict[str, object]) -> None:
        """Sets what is named; raises ValueError, in one sentence, for what there is not."""
        for name, value in values.items():
            match name, value:
                case "card", str() if value in CARDS:
                    self.card = value
                case "recovery", str() if value in RECOVERIES:
                    self.recovery = value
                case "pan", str() if value.isdecimal() and 12 <= len(value) <= 19:
                    self.pan = value
                case "emptied", True:
                    self.book.forget()
                case "terminal_id", str() if value.isdecimal() and len(value) == 8:
                    self.terminal_id = value
                case "t4_minutes", int() if value > 99:
                    raise ValueError(f"t4_minutes = {value}: two digits are all that a terminal can tell")
                case _, bool() if name in self.flags:
                    self.flags[name] = value
                case _, int() if name in self.settings and not isinstance(value, bool) and value >= 0:
                    self.settings[name] = value
                case _:
                    raise ValueError(
                        f"{name} = {value!r}: a terminal has card ({', '.join(CARDS)}), recovery "
                        f"({', '.join(RECOVERIES)}), pan, terminal_id (8 digits), emptied (true), "
                        f"{', '.join(self.flags)} and {', '.join(self.settings)}"
                    )
