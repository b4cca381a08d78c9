"""The settings of devices in a technician's words: what they are called, and why one is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.core.device_form import Entry, Found, Refused, Shape, Why, differing
from kiosk.ui.words import Words

SHOWN = 3
"""So many differences of a change are named."""


def name_of(words: Words, path: str) -> str:
    """A setting that has no name here by its own, as the file has it."""
    names = {
        "protocol": words("Protocol"),
        "link": words("Link"),
        "division_g": words("Division, g"),
        "settle_s": words("At rest after, s"),
        "drawer": words("Cash drawer"),
        "drawer.pin": words("Pin of the drawer"),
        "drawer.on_ms": words("Pulse, ms"),
        "drawer.off_ms": words("Pause after it, ms"),
        "drawer.open_is": words("Its switch when open"),
        "drawer.opens_s": words("Opens within, s"),
        "dialog06": words("Approved logic"),
        "dialog06.polynomial": words("Polynomial"),
        "dialog06.checksum": words("Checksum"),
        "dialog06.price_digits": words("Digits of a price"),
        "dialog06.extra_escape": words("Escape after record 01"),
        "dialog06.eot_after_reply": words("EOT after a reply"),
        "dialog06.prices": words("The scale computes prices"),
        "scanner": words("How it behaves"),
        "scanner.beeps": words("Sounds when told to"),
        "scanner.rests": words("Rests while nobody shops"),
        "sure_coins": words("Coins that are sure"),
        "camera": words("Where it looks first"),
        "camera.look_first": words("Left, top, right, bottom"),
    }
    return names.get(path, path)


def value_of(words: Words, entry: Entry) -> str:
    if entry.shape is Shape.SWITCH:
        return words("On") if entry.value else words("Off")
    if entry.path == "drawer.open_is":
        return words("High") if entry.value == "high" else words("Low")
    if entry.value is None or entry.value == "":
        return "–"
    return f"{entry.value:g}" if isinstance(entry.value, float) else str(entry.value)


def range_of(entry: Entry) -> str:
    """2 – 510; '' where any is right."""
    if entry.least is None or entry.most is None:
        return ""
    return f"{entry.least:g} – {entry.most:g}"


def refusal(words: Words, refused: Refused) -> str:
    said = {
        Why.MISSING: words("This is needed."),
        Why.UNKNOWN: words("There is no such setting."),
        Why.NUMBER: words("A number belongs here."),
        Why.RANGE: words("This is out of range."),
        Why.CHOICE: words("There is no such choice."),
        Why.FORM: words("This has another form."),
        Why.NOT_OF_IT: words("This device cannot have it."),
        Why.TAKEN: words("Another device uses this link."),
        Why.ABSENT: words("Nothing is plugged in there."),
        Why.SILENT: words("The device does not answer so."),
        Why.GARBLED: words("The device speaks another protocol."),
        Why.UNFIT: words("The device cannot work so."),
        Why.BUSY: words("The lane is in use. Try again when it is free."),
        Why.UNWRITTEN: words("The disk did not take it."),
        Why.NOTHING_BEFORE: words("Nothing was changed here yet."),
    }
    return said[refused.why]


def stepped_back(words: Words, refused: Refused) -> tuple[str, str]:
    """What is said of a step back that was `refused` so, and its mood: whatever the device says, it is taken."""
    if refused.why in (Why.BUSY, Why.UNWRITTEN, Why.NOTHING_BEFORE):
        return refusal(words, refused), "bad"
    return f"{words('It is as it was before.')} {refusal(words, refused)}", "warn"


def found_word(words: Words, found: Found) -> str:
    if found.nameless:
        return words("Its name is not known on this network")
    if found.trouble:
        return words("Cannot be opened")
    if not found.protocol:
        return words("Nothing answers")
    if not found.sure:
        return words("May be {protocol}: scan a code", protocol=found.protocol)
    return f"{found.protocol} · {found.identity}" if found.identity else found.protocol


def difference(words: Words, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """toledo8217 → mt-sics, and so on for what else changed."""
    old, new = before or {}, after or {}
    if not new:
        return words("Taken out")
    if not old:
        return words("Put in")
    changed = differing(old, new)
    plain = [_plain(words, name, old.get(name), new.get(name)) for name in changed[:SHOWN]]
    return ", ".join(plain) + (" …" if len(changed) > SHOWN else "")


def _plain(words: Words, name: str, old: object, new: object) -> str:
    if isinstance(old, str | int | float) and isinstance(new, str | int | float):
        return f"{old} → {new}"
    return name_of(words, name)
