"""A serial scanner set to Datalogic's own prefixes, as the other end of its wire. `POST /set` takes what
`scanner.py` names; codes are given with their AIM identifier and go out as `F4006381333931`, `FF96385074` and the like.
"""

from __future__ import annotations

from typing_extensions import override

from drivers.emulators.scanner import GS, IDENTIFIER, ScannerEmulator


class DatalogicEmulator(ScannerEmulator):
    """Has prefixes for ]E0, ]E3, ]E4 (8 digits under ]E0: UPC-E), ]e0, ]C0, ]C1, ]A0, ]I0 and ]I1, and no others.

    `identifiers` false: codes go out bare, as after a wrong set-up.
    """

    @override
    def _dressed(self, code: str) -> bytes:
        found = IDENTIFIER.match(code)
        if found is None:
            return code.encode()
        kind, text = found.group(), code[found.end() :].replace("^", GS)
        match kind:
            case "]E0" | "]E3" if len(text) == 8 and kind == "]E0":
                sent = "E" + text
            case "]E0" | "]E3" if len(text) in (13, 15, 18) and text.startswith("0"):
                sent = "A" + text[1:]
            case "]E0" | "]E3" if len(text) in (12, 14, 17):
                sent = "A" + text
            case "]E0" | "]E3":
                sent = "F" + text
            case "]E4":
                sent = "FF" + text
            case "]e0":
                sent = "R4" + text
            case "]C0":
                sent = "#" + text
            case "]C1":
                sent = "#" + GS + text
            case "]A0":
                sent = f"**{text}*"
            case "]I0" | "]I1":
                sent = "i" + text
            case _:
                raise ValueError(f"a scanner with Datalogic's prefixes has none for {kind}")
        data = sent.encode()
        return data.replace(GS.encode(), b"\x80") if sent.startswith("#") else data
