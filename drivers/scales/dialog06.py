"""A price-computing scale that speaks Checkout Dialog 06: it is told a price, weighs, and says weight and total itself.

A lane that only wants weights asks at price 0, which the scale's display shows as it is. Each load is weighed once: the
scale says of one that did not move since that it is the same, so it still has the weight it had.
"""

from __future__ import annotations

from enum import Enum, auto

from drivers.contract import (
    NOTHING,
    BelowMinimum,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    NotPriced,
    Output,
    Overloaded,
    PricedWeight,
    PriceScale,
    Reading,
    Request,
    Settling,
    StableWeight,
    StopPricing,
    UnderZero,
    Unpriced,
    ZeroScale,
)
from drivers.scales import dialog06_records as records
from drivers.scales.dialog06_records import (
    SECRETS,
    Acknowledged,
    Dialog06Setup,
    LogicVerdict,
    LogicWanted,
    Result,
    Status,
)
from drivers.scales.polled import SEVEN_BITS, wrong_line
from drivers.scales.telling import Changes, Showing, Telling

ANSWER_S = 1.0
POLL_S = 0.15  # between two records
MOST_DRAIN_S = 5.0
QUIET_S = 1.2  # after an answer that did not come, the line is quiet for so long before anything counts again
FAILURES_TO_OFFLINE = 2
CHECKS_IN_A_ROW = 3  # of our logic; a scale that was told that it is valid does not ask again
KEPT_BYTES = 64

MOTION, UNMOVED, UNFINISHED, BELOW_MINIMUM, BELOW_ZERO, OVERLOAD = 20, 21, 22, 30, 31, 32
WEIGHED_ONLY = PriceScale(0)
LIFT_IT = "this load may have been weighed before: lift it and put it down again"
INVALID = f"the scale finds the checksums invalid: {SECRETS} must be its maker's for this logic"
REFUSALS = {11: "unit price", 12: "tare", 13: "text"}
SHOWN: dict[int, Showing] = {
    MOTION: Settling(),
    UNFINISHED: Settling(),
    BELOW_MINIMUM: BelowMinimum(),
    BELOW_ZERO: UnderZero(),
    OVERLOAD: Overloaded(),
}


class _Wait(Enum):
    """What is waited for."""

    NOTHING = auto()
    TAKEN = auto()  # the record
    RESULT = auto()
    STATUS = auto()
    LOGIC_TAKEN = auto()
    VERDICT = auto()


class _Memory(Enum):
    """Whether the scale knows which load it weighed last. It checks our logic when it was switched on, and at times."""

    SURE = auto()
    DOUBTED = auto()  # it checked our logic: if it calls a load unmoved, it knows it still
    GONE = auto()  # since then it weighed what may be the same load; until nothing lay there none is priced


class Dialog06:
    """Tells each change of the weight, or while a `PriceScale` stands of the price: `PricedWeight` or `NotPriced`.

    A scale that was switched on has forgotten which load it weighed: it prices none before nothing lay there.
    What was spoilt on its way is asked for once more, and told when the scale says that the load has not moved since.
    `DeviceOffline`, until the scale answers again: SILENT or GARBLED after two exchanges in a row without a usable
    answer, REFUSED for errors the scale reports and where it takes no price 0, SETTINGS where it finds our logic
    invalid, weighs in pounds or its parity bit arrives as data.
    """

    def __init__(self, telling: Telling | None = None, setup: Dialog06Setup = records.USUAL_SETUP) -> None:
        self._telling = telling or Changes()
        self._setup = setup
        self._link_open = False
        self._wait = _Wait.NOTHING
        self._due = 0.0
        self._buffer = bytearray()
        self.discarded = 0
        self._record = b""  # under way, to be sent again after a check of our logic
        self._sent: PriceScale | None = None  # the wish in that record; None: none, it weighs or asks how the scale is
        self._again = False  # the result is to be fetched once more
        self._spoilt = False  # the weight that was fetched, and is to be fetched once more
        self._fetching_spoilt = False
        self._wish: PriceScale | None = None
        self._last: StableWeight | PricedWeight | None = None  # of the load that has not moved
        self._price_told: PricedWeight | NotPriced | None = None  # told last, and of nothing else since
        self._checks = 0
        self._memory = _Memory.SURE
        self._drain_until: float | None = None
        self._online = False
        self._lost = False  # and that was told
        self._failures = 0

    @property
    def deadline(self) -> float | None:
        return self._due if self._link_open else None

    def connected(self, now: float) -> Output:
        self._link_open, self._last, self._drain_until = True, None, None
        self._spoilt = False
        self._failures = self._checks = 0
        started = self._start(now)
        return Output(send=records.EOT + started.send)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._link_open = False
        self._wait = _Wait.NOTHING
        return self._offline(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        if self._wait is _Wait.NOTHING:
            if self._drain_until is not None:
                self._due = min(now + QUIET_S, self._drain_until)
            return NOTHING
        self._buffer += chunk
        send, readings = b"", list[Reading]()
        while (reply := self._next_reply()) is not None:
            output = self._replied(reply, now)
            send += (records.EOT if self._setup.eot_after_reply else b"") + output.send
            readings += output.readings
        del self._buffer[:-KEPT_BYTES]
        return Output(send=send, readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:
        match request:
            case ZeroScale():
                return _refused("the scale takes no zero from the lane: it keeps its own")
            case PriceScale():
                if reason := self._why_not(request):
                    self._wishes(None)
                    return Output(readings=(NotPriced(Unpriced.REFUSED, reason, request.wish),))
                self._wishes(request)
                if not self._online:
                    return Output(readings=self._not_priced(Unpriced.AWAY, "the scale does not answer"))
                return self._start(now) if self._wait is _Wait.NOTHING and self._drain_until is None else NOTHING
            case StopPricing():
                self._wishes(None)
                return NOTHING
            case _:
                return NOTHING

    def ticked(self, now: float) -> Output:
        if not self._link_open or now < self._due:
            return NOTHING
        if self._wait is _Wait.NOTHING:
            self._drain_until = None
            if self._again:
                return self._send(records.ENQUIRY, _Wait.RESULT, now)
            if self._spoilt:
                self._spoilt, self._fetching_spoilt = False, True
                return self._send(records.ENQUIRY, _Wait.RESULT, now)
            return self._start(now)
        return self._failed(unanswered(bytes(self._buffer)), now)

    def masked(self, data: bytes) -> bytes:
        return records.LOGIC_FIGURES.sub(lambda found: found[1] + b"*" * len(found[2]), data)

    # ----------------------------------------------------------------------------------------------------- asking

    def _why_not(self, wish: PriceScale) -> str:
        if not 0 < wish.price_minor < 10**self._setup.price_digits:
            return f"a price of {wish.price_minor} does not fit"
        if not 0 <= wish.tare_g <= records.MOST_TARE_G:
            return f"a tare of {wish.tare_g} g does not fit"
        if len(wish.text) > records.MOST_TEXT or not (wish.text.isascii() and wish.text.isprintable()):
            return f"the text has at most {records.MOST_TEXT} letters of ASCII"
        return ""

    def _wishes(self, wish: PriceScale | None) -> None:
        """What was weighed for another wish is nothing to this one."""
        self._wish, self._last, self._price_told = wish, None, None
        self._again = self._spoilt = self._fetching_spoilt = False
        self._telling.forget()

    def _start(self, now: float) -> Output:
        """Tells the scale what to weigh at, or asks how it is."""
        self._spoilt = self._fetching_spoilt = False
        self._sent = self._wish
        if self._wish is None and self._setup.prices:
            return self._send(records.STATUS_REQUEST, _Wait.STATUS, now)
        wish = self._wish or WEIGHED_ONLY
        self._record = records.weighing(self._setup, wish.price_minor, wish.tare_g, wish.text)
        return self._send(self._record, _Wait.TAKEN, now)

    def _send(self, data: bytes, wait: _Wait, now: float) -> Output:
        self._buffer.clear()
        self._wait, self._due, self._again = wait, now + ANSWER_S, False
        return Output(send=data)

    def _pause(self, now: float) -> None:
        self._wait, self._due = _Wait.NOTHING, now + POLL_S

    # --------------------------------------------------------------------------------------------------- answers

    def _next_reply(self) -> records.Reply | None:
        if self._wait is _Wait.NOTHING or (found := records.first_reply(bytes(self._buffer))) is None:
            return None
        reply, end = found
        self.discarded += records.is_preceded(bytes(self._buffer))
        del self._buffer[:end]
        return reply

    def _replied(self, reply: records.Reply, now: float) -> Output:
        match reply, self._wait:
            case LogicWanted(), _Wait.TAKEN | _Wait.RESULT if not self._setup.know_logic:
                return self._not_valid(f"the scale checks its partner: its maker's {SECRETS} are not set", now)
            case LogicWanted(random), _Wait.TAKEN | _Wait.RESULT:
                self._checks += 1
                if self._memory is _Memory.SURE:
                    self._memory = _Memory.DOUBTED
                if self._checks > CHECKS_IN_A_ROW:
                    return self._failed(DeviceFault(FaultKind.REFUSED, "the scale checks us again and again"), now)
                return self._send(records.logic(self._setup, random), _Wait.LOGIC_TAKEN, now)
            case Acknowledged(), _Wait.TAKEN if self._sent is not self._wish:  # and nothing was weighed for it yet
                return self._start(now)
            case Acknowledged(), _Wait.TAKEN:
                return self._send(records.ENQUIRY, _Wait.RESULT, now)
            case Acknowledged(), _Wait.LOGIC_TAKEN:
                return self._send(records.ENQUIRY, _Wait.VERDICT, now)
            case LogicVerdict(valid), _Wait.VERDICT:
                return self._send(self._record, _Wait.TAKEN, now) if valid else self._not_valid(INVALID, now)
            case records.Refused(), _Wait.TAKEN | _Wait.RESULT | _Wait.LOGIC_TAKEN | _Wait.VERDICT:
                return self._send(records.STATUS_REQUEST, _Wait.STATUS, now)
            case Status(code), _Wait.STATUS:
                return self._said_why(code, now)
            case Result() as result, _Wait.RESULT:
                return self._weighed(result, now)
            case records.Unknown(data), _:
                return self._failed(DeviceFault(FaultKind.GARBLED, f"record {data.hex(' ')}"), now)
            case _:  # what was not asked, or belongs to what was asked before
                return NOTHING

    def _weighed(self, result: Result, now: float) -> Output:
        if self._memory is _Memory.DOUBTED:
            self._memory = _Memory.GONE
        if not result.in_kilograms:
            detail = "the scale weighs in pounds: set it to kilograms"
            return self._failed(DeviceFault(FaultKind.SETTINGS, detail, retryable=False), now)
        asked = self._sent or WEIGHED_ONLY
        if result.price_minor != asked.price_minor:
            detail = f"a weight at price {result.price_minor}, not {asked.price_minor}"
            return self._failed(DeviceFault(FaultKind.GARBLED, detail), now)
        self._pause(now)
        if self._sent is not self._wish:
            return Output(readings=self._came())
        if self._sent is not None and self._memory is _Memory.GONE:
            self._last = None
            return Output(readings=(*self._came(), *self._not_priced(Unpriced.UNMOVED, LIFT_IT)))
        if self._sent is None:
            self._last = StableWeight(result.grams, net=False, at_zero=result.grams == 0)
        else:
            self._last = PricedWeight(
                result.grams, result.price_minor, result.total_minor, self._sent.tare_g, self._sent.wish
            )
        if self._fetching_spoilt:  # told once the scale says that it lies there still
            return Output(readings=self._came())
        return self._tell(self._last, now)

    def _said_why(self, code: int, now: float) -> Output:
        if self._fetching_spoilt:  # it gives a result once only
            self._pause(now)
            return NOTHING
        if self._sent is not self._wish:
            self._pause(now)
            return Output(readings=self._came())
        priced = self._sent is not None
        weighs = priced or not self._setup.prices
        match code:
            case 0 if not weighs:
                self._pause(now)
                return Output(readings=self._came())
            case 20 | 22:  # in motion, not finished
                self._pause(now)
                self._again, self._last = weighs, None
            case 21:
                self._pause(now)
                if weighs and self._memory is _Memory.DOUBTED:
                    self._memory = _Memory.SURE
                if self._last is not None:
                    return self._tell(self._last, now)
                if priced:
                    return Output(readings=(*self._came(), *self._not_priced(Unpriced.UNMOVED, LIFT_IT)))
                return self._tell(Settling(), now) if weighs else Output(readings=self._came())
            case 30 | 31 | 32:
                self._pause(now)
                self._last = None
                if weighs and code != OVERLOAD:
                    self._memory = _Memory.SURE
            case 11 | 12 | 13 if priced:
                self._pause(now)
                ended = self._not_priced(Unpriced.REFUSED, f"the scale does not take the {REFUSALS[code]}")
                self._wishes(None)
                return Output(readings=(*self._came(), *ended))
            case 11:
                detail = "the scale takes no price of 0: it weighs only what it prices (setting: prices)"
                return self._failed(DeviceFault(FaultKind.REFUSED, detail, retryable=False), now)
            case _ if not weighs and not self._setup.know_logic:  # it is there
                self._pause(now)
                return Output(readings=self._came())
            case _:
                return self._failed(DeviceFault(FaultKind.REFUSED, f"the scale reports error {code:02d}"), now)
        return self._tell(SHOWN[code], now)

    def _not_valid(self, detail: str, now: float) -> Output:
        """The scale does not take our logic for the approved one: whoever set it up must mend that."""
        self._wait, self._due, self._checks = _Wait.NOTHING, now + QUIET_S, 0
        return self._offline(DeviceFault(FaultKind.SETTINGS, detail, retryable=False))

    def _tell(self, reading: Showing | PricedWeight, now: float) -> Output:
        if isinstance(reading, PricedWeight):
            return Output(readings=(*self._came(), *self._of_price(reading)))
        self._price_told = None
        return Output(readings=(*self._came(), *self._telling.shown(reading, now)))

    def _not_priced(self, why: Unpriced, reason: str) -> tuple[Reading, ...]:
        return self._of_price(NotPriced(why, reason, self._wish.wish if self._wish else 0))

    def _of_price(self, reading: PricedWeight | NotPriced) -> tuple[Reading, ...]:
        """Once, until something else was told."""
        if reading == self._price_told:
            return ()
        self._price_told = reading
        self._telling.forget()
        return (reading,)

    def _came(self) -> tuple[Reading, ...]:
        self._failures = self._checks = 0
        if self._online:
            return ()
        self._online, self._lost = True, False
        return (DeviceOnline(),)

    # ----------------------------------------------------------------------------------------------------- losses

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """The line is left to fall quiet, and all begins anew."""
        asked_twice, self._fetching_spoilt = self._fetching_spoilt, False
        self._spoilt = self._wait is _Wait.RESULT and not asked_twice
        self._wait, self._again, self._last, self._price_told = _Wait.NOTHING, False, None, None
        self._due, self._drain_until = now + QUIET_S, now + MOST_DRAIN_S
        if asked_twice:  # it need not answer that
            return NOTHING
        self._failures, self._checks = self._failures + 1, 0
        if self._failures >= FAILURES_TO_OFFLINE:
            return self._offline(fault)
        if fault.kind is FaultKind.SILENT or not self._online:
            return NOTHING
        self._telling.troubled()
        return Output(readings=(DeviceTrouble(fault),))

    def _offline(self, fault: DeviceFault) -> Output:
        self._online, self._last, self._again = False, None, False
        self._price_told = None
        self._telling.forget()
        if self._lost:
            return NOTHING
        self._lost = True
        return Output(readings=(DeviceOffline(fault),))


def unanswered(data: bytes) -> DeviceFault:
    """What it means that nothing but `data` came, in which no reply is whole."""
    if not data:
        return DeviceFault(FaultKind.SILENT, "the scale does not answer")
    if records.first_reply(data.translate(SEVEN_BITS)) is not None:
        return wrong_line("7 data bits with odd parity")
    return DeviceFault(FaultKind.GARBLED, f"answer {data.hex(' ')}")


def _refused(detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.REFUSED, detail)),))
