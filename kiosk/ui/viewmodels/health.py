"""How a device is, in words and signs for a technician: its name, its state, what it counted, what a fault says."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from kiosk.core.findings import Grade, worst
from kiosk.core.session.inputs import Device
from kiosk.ui.health import Looked
from kiosk.ui.words import Words

LEVELS = ("internal", "external", "interactive")
PARTS = ("store", "disk", "memory")
"""What a lane has besides devices."""
ICONS: Mapping[str, str] = {
    Device.SCANNER: "barcode",
    Device.WEDGE: "barcode",
    Device.CAMERA: "camera",
    Device.SCALE: "scale",
    Device.BAGGING: "bag",
    Device.PRINTER: "print",
    Device.TERMINAL: "card",
    Device.WALLET: "phone",
    Device.SIGNER: "pencil",
    Device.LIGHT: "light",
    Device.BUTTONS: "help",
    Device.COINS: "cash",
    Device.NOTES: "cash",
    Device.HOPPER: "cash",
    "store": "store",
    "disk": "drawer",
    "memory": "chart",
}
MARKS: Mapping[str, str] = {
    "passed": "check",
    "failed": "x",
    "running": "refresh",
    "needs_hands": "hand",
    "not_now": "clock",
}
"""How a check stands → its sign; one that never was has a dash."""
SHARES: Mapping[str, str] = {"misreads": "reads", "declined": "attempts", "unclear": "attempts"}
"""What is told as a part of something else."""
STATES = {Grade.FINE: "ok", Grade.SOON: "warn", Grade.FAULT: "bad"}
"""How bad → the kind of chip."""
SIGNS = {Grade.FINE: "check", Grade.SOON: "clock", Grade.FAULT: "warn"}


def device_name(words: Words, device: str) -> str:
    """As staff call it; a device that the lane gave a name of its own by that."""
    names = {
        Device.SCANNER: words("Scanner"),
        Device.WEDGE: words("Hand scanner"),
        Device.CAMERA: words("Camera"),
        Device.SCALE: words("Scale"),
        Device.BAGGING: words("Bagging scale"),
        Device.PRINTER: words("Printer"),
        Device.TERMINAL: words("Card reader"),
        Device.WALLET: words("Phone payments"),
        Device.SIGNER: words("Signing unit"),
        Device.LIGHT: words("Lamp"),
        Device.BUTTONS: words("Help button"),
        Device.COINS: words("Coins"),
        Device.NOTES: words("Notes"),
        Device.HOPPER: words("Change"),
        "store": words("Store link"),
        "disk": words("Disk"),
        "memory": words("Memory"),
    }
    return names.get(device, device)


def grade_word(words: Words, row: Looked) -> str:
    if row.kind not in PARTS and not row.findings and not row.identity and "reached" in " ".join(row.notes):
        return words("Waiting")
    return {Grade.FINE: words("Fine"), Grade.SOON: words("Soon"), Grade.FAULT: words("Fault")}[grade(row)]


def grade(row: Looked) -> Grade:
    return worst(tuple(row.findings))


def level_word(words: Words, level: str) -> str:
    """As short as a card wants it."""
    return {"internal": words("int"), "external": words("ext"), "interactive": words("act")}[level]


def level_name(words: Words, level: str) -> str:
    """What a touch does."""
    names = {
        "internal": words("Ask it"),
        "external": words("Let it act"),
        "interactive": words("With your hands"),
    }
    return names[level]


def outcome_word(words: Words, outcome: str) -> str:
    said = {
        "passed": words("Passed"),
        "failed": words("Did not pass"),
        "running": words("Checking …"),
        "needs_hands": words("Nobody came"),
        "not_now": words("In use: not tried"),
    }
    return said.get(outcome, words("Not tried yet"))


def outcome_of(row: Looked, level: str) -> str:
    """'' where it was never tried."""
    return next((str(one.outcome) for one in row.checks if one.level == level), "")


def where_of(link: str) -> tuple[str, str]:
    """A link's address, and its settings: `serial:/dev/ttyUSB0?baud=9600` is (`serial /dev/ttyUSB0`, `baud 9600`)."""
    address, _, asked = link.partition("?")
    scheme, _, place = address.partition(":")
    settings = " · ".join(f"{name} {value}" for name, value in parse_qsl(asked))
    return address if place.startswith("//") else f"{scheme} {place}".strip(), settings


def what_it_is(words: Words, row: Looked) -> str:
    """What a card says under the name of what is well."""
    counts = row.counts
    match row.kind:
        case "store" if "latency_s" in counts:
            return words("Answers in {ms} ms", ms=round(1000 * counts["latency_s"]))
        case "store":
            return words("No store server") if not row.link else words("Being asked …")
        case "disk" | "memory" if "free_mib" in counts:
            free, total = (f"{counts[name] / 1024:.1f}" for name in ("free_mib", "all_mib"))
            return words("{free} of {all} GB free", free=free, all=total)
        case "disk" | "memory":
            return words("Being looked at …")
        case _:
            return row.identity or f"{row.protocol} · {row.link.partition(':')[0]}"


def counted(words: Words, counts: Mapping[str, float]) -> tuple[tuple[str, str, str], ...]:
    """Name, words and figure of what was counted, with its share; what is not known here by the driver's own name."""
    names = {
        "reads": words("Codes read"),
        "last_read_s": words("Time since the last code"),
        "weighings": words("Weighings"),
        "lines_printed": words("Lines printed"),
        "attempts": words("Payments asked"),
        "faults": words("Faults told"),
        "connections": words("Links opened"),
        "bytes_out": words("Bytes sent"),
        "bytes_in": words("Bytes received"),
        "misreads": words("Codes misread"),
        "garbled": words("Not understood"),
        "losses": words("Times lost"),
        "mended": words("Mended on the way"),
        "asked_again": words("Asked again"),
        "slow_answers": words("Slow answers"),
        "jams": words("Jams"),
        "not_printed": words("Receipts not sure"),
        "cuts": words("Cuts"),
        "metres": words("Metres of paper"),
        "no_reads_per_100": words("No-reads per 100"),
        "zeroings": words("Set to zero"),
        "under_zero": words("Below zero"),
        "declined": words("Payments declined"),
        "unclear": words("Payments unclear"),
        "pieces_in": words("Coins and notes taken"),
        "payouts": words("Payouts"),
        "checks_failed": words("Checks not passed"),
        "online_s": words("Time in use"),
        "slowest_answer_s": words("Slowest answer"),
        "latency_s": words("Answer takes"),
        "offset_s": words("Clock differs by"),
        "certificate_days": words("Certificate days left"),
        "free_mib": words("Free"),
        "all_mib": words("In all"),
    }
    told = {name: value for name, value in counts.items() if not name.endswith("_since")}
    return tuple(
        (name, names.get(name, name.replace("_", " ")), _figure(name, value, counts)) for name, value in told.items()
    )


def _figure(name: str, value: float, counts: Mapping[str, float]) -> str:
    if (whole := counts.get(SHARES.get(name, ""), 0)) > 0:
        return f"{value:.0f} ({100 * value / whole:.1f} %)"
    if name in ("slowest_answer_s", "latency_s"):
        return f"{1000 * value:.0f} ms"
    if name.endswith("_mib"):
        return f"{value / 1024:.1f} GB"
    if name in ("online_s", "last_read_s"):
        return f"{int(value) // 3600}:{int(value) // 60 % 60:02} h"
    if name.endswith("_s"):
        return f"{value:.1f} s"
    return f"{value:,.0f}".replace(",", " ") if value == int(value) else f"{value:.2f}"


def fault_word(words: Words, kind: str) -> str:
    """What a driver's word for a fault means."""
    said = {
        "silent": words("It did not answer"),
        "unplugged": words("It was unplugged"),
        "garbled": words("Not understood"),
        "refused": words("It said no"),
        "out_of_paper": words("No paper"),
        "cover_open": words("Cover open"),
        "cutter": words("Cutter stuck"),
        "mechanism": words("A fault of its own"),
        "settings": words("Settings do not fit"),
    }
    return said.get(kind, kind.replace("_", " "))
