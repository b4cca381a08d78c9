"""What one device told, and what of it a technician should know. Pure: readings and time in, findings out."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from drivers.contract import (
    CashLevels,
    CashUnknown,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerOutcome,
    DrawerStatus,
    FaultKind,
    NotSigned,
    Paper,
    PaymentEnded,
    PaymentOutcome,
    PayOutEnded,
    PayOutOutcome,
    PricedWeight,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    ServiceEnded,
    ServiceOutcome,
    Signed,
)
from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.resting import Rest

RECENT_S = 600.0
"""What happened so long ago counts no more, where it mended itself."""
LOSSES = 3
"""So many losses within `RECENT_S` are a plug that sits loosely, not one that was pulled."""
OFTEN = 3
"""What happens less often within `RECENT_S` is chance, where a device is in use all day."""
INTRODUCED_S = 4.0
"""A device that is plugged in again has said by then who it is."""
PATIENCE_S = 6.0
"""What answers at once, and has not for so long, does not answer."""
LEFT_OPEN_S = 6.0
"""A drawer that is used is shut again by then, or soon."""
STALLED_S = 5.0
"""An answer, or change, that began and has not gone on for so long may still go on."""
SLOW_S = 0.7
"""A device that answers later than this is waited for by a shopper."""

NETWORKED = ("tcp", "tls", "cups", "rfc2217")
ALIKE: dict[FaultKind, Cause] = {
    FaultKind.SILENT: Cause.SILENT,
    FaultKind.GARBLED: Cause.GARBLED,
    FaultKind.REFUSED: Cause.REFUSES,
    FaultKind.OUT_OF_PAPER: Cause.PAPER_OUT,
    FaultKind.COVER_OPEN: Cause.COVER_OPEN,
    FaultKind.CUTTER: Cause.CUTTER_STUCK,
    FaultKind.MECHANISM: Cause.BROKEN,
    FaultKind.SETTINGS: Cause.SETTINGS,
}
PARTS: dict[Cause, Part] = {
    Cause.ABSENT: Part.CABLE,
    Cause.UNREACHABLE: Part.NETWORK,
    Cause.SILENT: Part.POWER,
    Cause.GARBLED: Part.LINE,
    Cause.NOISY: Part.LINE,
    Cause.LOOSE: Part.CABLE,
    Cause.SLOW: Part.LINE,
    Cause.CUT_SHORT: Part.LINE,
    Cause.REFUSES: Part.SETTINGS,
    Cause.SETTINGS: Part.SETTINGS,
    Cause.PAPER_OUT: Part.PAPER,
    Cause.PAPER_LOW: Part.PAPER,
    Cause.COVER_OPEN: Part.COVER,
    Cause.CUTTER_STUCK: Part.CUTTER,
    Cause.TOO_HOT: Part.PRINT_HEAD,
}
MECHANISMS: dict[str, Part] = {
    "scanner": Part.READER,
    "camera": Part.READER,
    "scale": Part.LOAD_CELL,
    "printer": Part.PRINT_HEAD,
    "terminal": Part.READER,
    "wallet": Part.ACCOUNT,
    "signer": Part.SIGNING_MODULE,
    "light": Part.LAMPS,
    "buttons": Part.BUTTONS,
    "hopper": Part.HOPPER,
}
"""The part of each kind that is meant where a device says only that something in it is broken."""
FILLS: dict[str, Part] = {"cash": Part.CASH_BOX, "signer": Part.SIGNING_MODULE, "terminal": Part.ACCOUNT}
"""What of it may be full."""


class DeviceWatch:
    """Follows the device that the lane calls `device`, of a driver's `kind`, on a link of that `scheme` (`pty`, …).

    Turned by one thread; `now` is monotonic seconds.
    """

    def __init__(self, device: str, kind: str, scheme: str, *, takes_coins: bool = False, often: int = 1) -> None:
        """`often`: so many frames that nobody understands within `RECENT_S` are noise."""
        self._often = often
        self._device, self._kind = device, kind
        self._networked = scheme in NETWORKED
        self._mechanism = MECHANISMS.get(kind, Part.COIN_PATH if takes_coins else Part.NOTE_PATH)
        self._offline: DeviceFault | None = None
        self._condition: DeviceFault | None = None  # as the device itself tells it
        self._printer: PrinterStatus | None = None
        self._drawer_open_since: float | None = None
        self._rest = Rest()
        self._levels: dict[str, CashLevels] = {}
        self._held: set[str] = set()  # of which there were some
        self._well_since_trouble = False
        self._troubles: deque[tuple[float, DeviceFault]] = deque(maxlen=64)
        self._losses: deque[float] = deque(maxlen=LOSSES)
        self._stands: dict[Part, tuple[Cause, str]] = {}  # what no later answer has put right yet
        self.online = False
        self.identity = ""

    @property
    def heard(self) -> bool:
        """Whether it, or its link, was heard of at all."""
        return self.online or self._offline is not None

    def told(self, reading: Reading, now: float) -> None:
        """What the device said at `now` is taken into account from now on."""
        self._rest.told(reading, now)
        self._well_since_trouble = self._well_since_trouble or not isinstance(reading, DeviceTrouble)
        match reading:
            case DeviceOnline(identity):
                self.online, self._offline, self._condition = True, None, None
                self._stands.pop(Part.SETTINGS, None)
                self.identity = identity or self.identity
            case DeviceOffline(fault):
                if self.online and fault.kind is FaultKind.UNPLUGGED:
                    self._losses.append(now)
                self.online, self._offline, self._printer = False, fault, None
                self._drawer_open_since = None
            case DeviceTrouble(DeviceFault(FaultKind.SETTINGS, detail)):  # told once, and not mended by waiting
                self._stands[Part.SETTINGS] = (Cause.SETTINGS, detail)
            case DeviceCondition(fault):
                self._condition = fault
            case DeviceTrouble(fault):
                self._troubles.append((now, fault))
                self._well_since_trouble = False
            case PrinterStatus():
                self._printer = reading
            case DrawerStatus(is_open):
                self._drawer_open_since = now if is_open else None
            case CashLevels():
                self._levels[reading.piece] = reading
                if reading.count or reading.low is not None or self._kind == "hopper":
                    self._held.add(reading.piece)
            case _:
                self._ended(reading)

    def findings(
        self,
        now: float,
        *,
        slowest_s: float = 0.0,
        waiting_since: float = 0.0,
        open_since: float = 0.0,
        stalled_since: float = 0.0,
        lately: Mapping[str, float] | None = None,
    ) -> tuple[Finding, ...]:
        """What should be known of it at `now`, the worst first.

        `slowest_s`: the longest that it let itself be waited for; `waiting_since`: when what has no answer yet was
        asked; `open_since`: when its link opened; `stalled_since`: when what is under way last went on; `lately`: by
        how much its counts have grown within `RECENT_S`.
        """
        lately = lately or {}
        if self._is_back_and_mute(now, open_since):
            return (self._found(Cause.SILENT, f"plugged in {now - open_since:.0f} s ago, and of no use yet"),)
        if self._offline is not None:
            return (self._of_fault(self._offline),)
        if not self.online:
            return (self._found(Cause.SILENT, "nothing was heard of it"),)
        found = [
            *self._of_printer(),
            *self._of_drawer(now),
            *self._of_cash(),
            *(self._found(cause, detail, part) for part, (cause, detail) in self._stands.items()),
            *self._of_condition(),
        ]
        found += [one for one in self._of_troubles(now) if all(one.cause is not known.cause for known in found)]
        found += self._of_rates(lately, found)
        if waiting_since and now - waiting_since >= PATIENCE_S:
            found.append(
                self._found(Cause.SILENT, f"what it was asked {now - waiting_since:.0f} s ago is not answered")
            )
        if stalled_since and now - stalled_since >= STALLED_S:
            found.append(self._of_stall(now - stalled_since))
        if (rest := self._rest.found(now)) is not None:
            found.append(self._found(rest, part=Part.PLATTER))
        if len(self._losses) == LOSSES and now - self._losses[0] <= RECENT_S:
            found.append(self._found(Cause.LOOSE, f"{LOSSES} losses in {now - self._losses[0]:.0f} s"))
        if slowest_s > SLOW_S:
            found.append(self._found(Cause.SLOW, f"an answer took {slowest_s:.1f} s"))
        return tuple(sorted(found, key=lambda finding: -finding.grade))

    def _is_back_and_mute(self, now: float, open_since: float) -> bool:
        """A device that was unplugged has not introduced itself since its link is open again."""
        unplugged = self._offline is not None and self._offline.kind is FaultKind.UNPLUGGED
        return unplugged and 0.0 < open_since <= now - INTRODUCED_S

    def _ended(self, reading: Reading) -> None:
        match reading:
            case PrintEnded(_, PrintOutcome.PRINTED):
                self._stands.pop(Part.PRINT_HEAD, None)
            case PrintEnded(_, outcome, reason):
                cause = Cause.NOT_PRINTED if outcome is PrintOutcome.FAILED else Cause.NOT_CONFIRMED
                self._stands[Part.PRINT_HEAD] = (cause, reason)
            case DrawerEnded(_, outcome, reason):
                self._settle(
                    Part.DRAWER,
                    Cause.STAYED_SHUT,
                    reason or str(outcome),
                    well=outcome in (DrawerOutcome.OPENED, DrawerOutcome.WAS_OPEN),
                )
            case PaymentEnded(outcome=outcome, reason=reason):
                self._settle(Part.ACCOUNT, Cause.UNCLEAR_PAYMENT, reason, well=outcome is not PaymentOutcome.UNKNOWN)
            case ServiceEnded(outcome=outcome, reason=reason):
                self._settle(Part.ACCOUNT, Cause.DAY_NOT_CLOSED, reason, well=outcome is ServiceOutcome.DONE)
            case PricedWeight():
                well = abs(reading.total_minor * 1000 - reading.price_minor * reading.grams) < 1000
                detail = f"{reading.grams} g at {reading.price_minor} come to {reading.total_minor}, it says"
                self._settle(Part.LOAD_CELL, Cause.WRONG_TOTAL, detail, well=well)
            case Signed():
                self._stands.pop(Part.SIGNING_MODULE, None)
            case NotSigned(_, reason):
                self._stands[Part.SIGNING_MODULE] = (Cause.NOT_SIGNED, reason)
            case CashUnknown(_, reason, _):
                self._stands[Part.CASH_BOX] = (Cause.UNKNOWN_MONEY, reason)
            case PayOutEnded(outcome=PayOutOutcome.FAILED, reason=reason) if "the key" in reason:
                self._stands[Part.SETTINGS] = (Cause.SETTINGS, reason)
            case PayOutEnded(outcome=outcome, reason=reason):
                cause = Cause.PAYOUT_UNCLEAR if outcome is PayOutOutcome.UNKNOWN else Cause.PAID_PARTLY
                self._settle(Part.HOPPER, cause, reason, well=outcome is PayOutOutcome.PAID)
            case _:
                return

    def _settle(self, part: Part, cause: Cause, reason: str, *, well: bool) -> None:
        if well:
            self._stands.pop(part, None)
        else:
            self._stands[part] = (cause, reason)

    def _of_printer(self) -> list[Finding]:
        status = self._printer
        if status is None:
            return []
        found = []
        if status.cover_open:
            found.append(self._found(Cause.COVER_OPEN))
        if status.paper is not Paper.OK:
            found.append(self._found(Cause.PAPER_OUT if status.paper is Paper.OUT else Cause.PAPER_LOW))
        if status.cutter_error:
            found.append(self._found(Cause.CUTTER_STUCK))
        if status.fault:
            found.append(self._of_status_fault(status.fault))
        return found

    def _of_drawer(self, now: float) -> list[Finding]:
        """Open for long: so says its switch, or the printer where no switch is wired to it."""
        since = self._drawer_open_since
        if since is None or now - since < LEFT_OPEN_S:
            return []
        return [self._found(Cause.STANDS_OPEN, f"for {now - since:.0f} s", Part.DRAWER)]

    def _of_status_fault(self, words: str) -> Finding:
        """A print queue that is stopped is no broken printer."""
        if words.startswith("the queue"):
            return self._found(Cause.REFUSES, words)
        return self._found(Cause.TOO_HOT if "hot" in words else Cause.BROKEN, words, self._mechanism)

    def _of_cash(self) -> list[Finding]:
        """Of what is paid out; a piece that there never was any of is none of those."""
        levels = [level for piece, level in self._levels.items() if piece in self._held]
        out = [level.piece for level in levels if level.count == 0]
        low = [level.piece for level in levels if level.count != 0 and level.low]
        found = [(Cause.CHANGE_OUT, out), (Cause.CHANGE_LOW, low)]
        return [self._found(cause, ", ".join(pieces), Part.HOPPER) for cause, pieces in found if pieces]

    def _of_condition(self) -> list[Finding]:
        return [] if self._condition is None else [self._of_fault(self._condition)]

    def _of_troubles(self, now: float) -> list[Finding]:
        """One for each cause, with the latest detail and how often it was."""
        recent = [fault for at, fault in self._troubles if now - at <= RECENT_S]
        found = []
        for kind in dict.fromkeys(fault.kind for fault in recent):
            same = [fault for fault in recent if fault.kind is kind]
            detail = f"{same[-1].detail} ({len(same)} times)" if len(same) > 1 else same[-1].detail
            if kind in (FaultKind.GARBLED, FaultKind.SILENT):
                found += [self._found(Cause.NOISY, detail)] * (len(same) >= self._often or not self._well_since_trouble)
            else:
                found.append(self._of_fault(DeviceFault(kind, detail)))
        return found

    def _of_rates(self, lately: Mapping[str, float], known: list[Finding]) -> list[Finding]:
        """What a driver mends by itself, and is too often."""
        found = []
        garbled = int(sum(lately.get(name, 0) for name in ("garbled", "mended", "misreads")))
        again, slow = int(lately.get("asked_again", 0)), int(lately.get("slow_answers", 0))
        if garbled + again >= OFTEN and all(finding.cause is not Cause.NOISY for finding in known):
            found.append(self._found(Cause.NOISY, f"{garbled} times not understood, {again} times asked again"))
        if slow >= OFTEN:
            found.append(self._found(Cause.SLOW, f"{slow} answers took longer than {SLOW_S:g} s"))
        return found

    def _of_stall(self, seconds: float) -> Finding:
        """An early word, taken back when it goes on: what comes of it, the device or its driver will say."""
        if self._kind in ("hopper", "cash"):
            return self._found(Cause.HALTS, f"nothing has come out for {seconds:.0f} s", Part.HOPPER)
        return self._found(Cause.CUT_SHORT, f"nothing more of it has come for {seconds:.0f} s")

    def _of_fault(self, fault: DeviceFault) -> Finding:
        if fault.kind is FaultKind.UNPLUGGED:
            return self._found(Cause.UNREACHABLE if self._networked else Cause.ABSENT, fault.detail)
        if fault.kind is FaultKind.MECHANISM and fault.detail.endswith("full") and self._kind in FILLS:
            return self._found(Cause.FULL, fault.detail, FILLS[self._kind])
        return self._found(ALIKE[fault.kind], fault.detail)

    def _found(self, cause: Cause, detail: str = "", part: Part | None = None) -> Finding:
        meant = part or PARTS.get(cause, self._mechanism)
        return Finding(device=self._device, part=meant, cause=cause, detail=detail)
