"""What a scanner's text is: an AIM identifier (`]E0`, `]C1` …) and the code, or nothing that a scanner reads."""

from __future__ import annotations

import re

from drivers.contract import CodeRead, DeviceFault, DeviceTrouble, FaultKind, Reading

LONGEST_READ = 4296  # the most text that a QR code holds
GS = "\x1d"

_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_ADD_ON = r"(?:\]E[12](?:[0-9]{2}|[0-9]{5})|\]C[0-2][ -~\x1d]+)?"
_EAN_TEXT = {
    "]E0": re.compile(rf"[0-9]{{6,8}}|[0-9]{{12,13}}{_ADD_ON}"),
    "]E1": re.compile("[0-9]{2}"),
    "]E2": re.compile("[0-9]{5}"),
    "]E3": re.compile("[0-9]{12,13}(?:[0-9]{2}|[0-9]{5})"),
    "]E4": re.compile(rf"[0-9]{{8}}{_ADD_ON}"),
}
_ANY_TEXT = re.compile(r"[ -~\x1d]+")
_TWO_DIMENSIONAL = frozenset("QdzLJ")


def understood(text: str) -> CodeRead | DeviceTrouble:
    """The read that `text` is; `DeviceTrouble(GARBLED)` where no scanner says such a thing."""
    identifier = _IDENTIFIER.match(text)
    symbology = identifier.group() if identifier else ""
    code = text[len(symbology) :]
    if ean := _EAN_TEXT.get(symbology):
        clean = ean.fullmatch(code) is not None
    elif symbology and symbology[1] in _TWO_DIMENSIONAL:
        clean = code.strip(GS) != "" and code.replace(GS, "").isprintable()
    else:
        # an identifier further in is the head of a second read, and the end of the first is lost
        clean = code.strip(GS) != "" and _ANY_TEXT.fullmatch(code) is not None and not _IDENTIFIER.search(code)
    return CodeRead(symbology, code) if clean else garbled(f"a read of {len(text)} characters that is no code")


def whole_beyond_doubt(reading: Reading) -> bool:
    """An EAN-13 or EAN-8 by its identifier, with the right check digit; nothing longer starts like it."""
    if not isinstance(reading, CodeRead) or len(reading.text) != {"]E0": 13, "]E4": 8}.get(reading.symbology):
        return False
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(reading.text)))
    return sum(weighted) % 10 == 0


def garbled(detail: str) -> DeviceTrouble:
    """Something came that can't be a read; `detail` says what, without the text itself."""
    return DeviceTrouble(DeviceFault(FaultKind.GARBLED, detail))
