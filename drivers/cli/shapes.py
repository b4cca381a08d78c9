"""Readings as the JSON that the commands print; the shapes are the project's outer face."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from drivers.contract import (
    BelowMinimum,
    ButtonPressed,
    CashCredited,
    CashLevels,
    CashUnknown,
    CodeRead,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerStatus,
    FaultKind,
    HealthChecked,
    LampSet,
    Overloaded,
    PaymentProgress,
    PayOutEnded,
    PresenceChanged,
    PricedWeight,
    PrinterStatus,
    Reading,
    Settling,
    StableWeight,
    TerminalReady,
    TextShown,
    UnderZero,
)
from drivers.counts import Counts

Shape = dict[str, object]

MOMENTS = ("open_since", "stalled_since", "waiting_since")
"""Of the counts those that are no numbers of anything: seconds of a monotonic clock."""
ABSENT = (FaultKind.UNPLUGGED, FaultKind.SILENT)


def shape_of(kind: str, reading: Reading) -> Shape | None:
    """The line that `reading` of a device of `kind` is worth on standard output; None: it is a message only."""
    match reading:
        case CodeRead(symbology, text, agreeing):
            return {"symbology": symbology, "text": text, "agreeing": agreeing}
        case StableWeight(grams, net, at_zero):
            return {"state": "stable", "weight_g": grams, "net": net, "at_zero": at_zero}
        case PricedWeight(grams, price_minor, total_minor, tare_g):
            priced = {"price_minor": price_minor, "total_minor": total_minor}
            return {"state": "stable", "weight_g": grams, "net": tare_g > 0, "at_zero": grams == 0, **priced}
        case Settling():
            return {"state": "motion"}
        case Overloaded():
            return {"state": "overload"}
        case UnderZero():
            return {"state": "under_zero"}
        case BelowMinimum():
            return {"state": "below_minimum"}
        case PrinterStatus():
            return asdict(reading)
        case DrawerStatus(is_open):
            return {"drawer": "open" if is_open else "shut"}
        case TerminalReady(terminal_id, receipt_no, trace_no):
            return {
                "state": "ready",
                "terminal_id": terminal_id,
                "last_receipt_no": receipt_no,
                "last_trace_no": trace_no,
            }
        case PaymentProgress(_, _, text):
            return {"progress": text}
        case LampSet(colour, pattern):
            return {"state": "set", "colour": str(colour), "pattern": str(pattern)}
        case ButtonPressed(button):
            return {"button": str(button)}
        case PresenceChanged(present):
            return {"present": present}
        case TextShown(text):
            return {"state": "shown", "text": text}
        case CashCredited():
            return {"credited_minor": reading.value_minor, "currency": reading.currency, "piece": reading.piece}
        case CashUnknown(_, reason):
            return {"state": "unknown_money", "reason": reason}
        case CashLevels(piece, value_minor, low, count):
            return {"state": "levels", "piece": piece, "value_minor": value_minor, "low": low, "count": count}
        case PayOutEnded():
            return {"paid_out_minor": reading.paid_minor, "outcome": str(reading.outcome), "reason": reading.reason}
        case DeviceOffline(fault):
            return _offline(kind, fault)
        case DeviceCondition(DeviceFault() as fault):
            return _fault(fault)
        case DeviceTrouble(fault) if kind in ("scale", "terminal", "cash", "hopper", "buttons"):
            return _fault(fault)
        case _:
            return None


def message_of(reading: Reading) -> str:
    """One plain sentence for standard error, or ''."""
    match reading:
        case DeviceOnline(identity):
            return f"online: {identity}" if identity else "online"
        case DeviceOffline(fault):
            return f"offline ({fault.kind}): {fault.detail}"
        case DeviceCondition(None):
            return "it says that all is well"
        case DeviceCondition(DeviceFault() as fault) | DeviceTrouble(fault):
            return f"trouble ({fault.kind}): {fault.detail}"
        case _:
            return ""


def health_shape(end: HealthChecked) -> Shape:
    return {"health": str(end.level), "ok": end.ok, "findings": list(end.findings)}


def health_in_words(end: HealthChecked) -> str:
    return f"{end.level}: {'well' if end.ok else 'not well'}: {'; '.join(end.findings)}"


def counts_shape(counts: Counts) -> Shape:
    """What the device has done: numbers only, `online_s` in seconds."""
    return {**asdict(counts), "reconnects": counts.reconnects, "online_s": round(counts.online_s, 3)}


def counts_in_words(counts: Counts, mono_s: float, now: datetime) -> str:
    """The same for people: a moment is its time of `now`'s day and zone, and left out where there is none; `mono_s` is
    `now` by the clock of the counts.
    """
    shape = {name: value for name, value in counts_shape(counts).items() if value or name not in MOMENTS}
    for name in MOMENTS:
        if name in shape:
            ago = timedelta(seconds=mono_s - getattr(counts, name))
            shape[name] = (now - ago).isoformat(timespec="seconds")
    return in_words(shape)


def in_words(shape: Shape) -> str:
    """The same for people: `state=stable weight_g=1250`."""
    return " ".join(f"{name}={_word(value)}" for name, value in shape.items())


def _offline(kind: str, fault: DeviceFault) -> Shape | None:
    match kind:
        case "scanner" | "camera":
            return None  # a line a read, nothing else
        case "printer":
            unknown = dict.fromkeys(("paper", "cover_open", "cutter_error"))
            return {"online": False, **unknown, "fault": fault.detail}
        case _:
            return {"state": "disconnected"} if fault.kind in ABSENT else _fault(fault)


def _fault(fault: DeviceFault) -> Shape:
    return {"state": "fault", "kind": str(fault.kind), "reason": fault.detail}


def _word(value: object) -> str:
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case str() if not value or not value.isprintable() or " " in value:
            return ascii(value)
        case _:
            return str(value)
