"""Why settings are not taken, in words: English, as the sources of all translations are."""

from __future__ import annotations

from kiosk.core.device_form import Refused, Why

SAID: dict[Why, str] = {
    Why.MISSING: "It is needed.",
    Why.UNKNOWN: "There is no such setting.",
    Why.NUMBER: "It should be a number.",
    Why.RANGE: "It is out of range.",
    Why.CHOICE: "There is no such choice.",
    Why.FORM: "It should look otherwise.",
    Why.NOT_OF_IT: "This device cannot have it.",
    Why.TAKEN: "Another device uses this link.",
    Why.ABSENT: "Nothing is plugged in there.",
    Why.SILENT: "The device does not answer so.",
    Why.GARBLED: "The device speaks otherwise.",
    Why.UNFIT: "The device cannot work so.",
    Why.BUSY: "The lane is in use. Try again when it is free.",
    Why.UNWRITTEN: "The disk did not take it.",
    Why.NOTHING_BEFORE: "Nothing was changed here yet.",
}


def said(refused: Refused) -> str:
    """One line for a technician: which setting, why, and what would do."""
    where = f"{refused.path}: " if refused.path else ""
    return f"{where}{SAID[refused.why]}" + (f" ({refused.detail})" if refused.detail else "")
