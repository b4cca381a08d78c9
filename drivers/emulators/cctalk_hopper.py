"""A coin hopper at address 3 of a ccTalk bus as the other end of its wire: coins in a bowl, a motor, a count for life.

`POST /set`: `coins` (so many lie in it), `power` ("cut": the motor stops and what remained to be paid is forgotten).
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

ADDRESS, HOST = 3, 1
THINKING_S = 0.01
COIN_S = 0.2
EMPTY_S = 2.0  # the motor turns so long without a coin, then it gives up
LOW = 20
SERIAL = bytes([0x39, 0x30, 0x00])
COIN = b"EU100A"
NAK = 5
OVERLOADED, COVERED = 0x01, 0x08
FAULTS = (
    Fault("no_echo", "what is sent does not come back, as on no ccTalk bus"),
    Fault("bad_check", "its answers have a wrong checksum"),
    Fault("lost_answer", "one answer does not arrive, or that to the command to dispense", "COMMAND", ("dispense",)),
    Fault("lost_question", "one question does not arrive, or the command to dispense", "COMMAND", ("dispense",)),
    Fault("stuck", "the motor neither pays nor gives up"),
    Fault("covered", "a coin lies in the exit, and the motor does not begin"),
    Fault("no_count", "it does not count what it pays"),
    Fault("other_coin", "it does not say what its coins are worth"),
)


class CcTalkHopperEmulator:
    """A hopper of coins of one kind; `FAULTS` are its own."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._coins = 100
        self._out = 0
        self._life = 500
        self._in_vain = False  # its motor has turned so, since a coin came out last
        self._heard = bytearray()
        self._power_up()

    def _power_up(self) -> None:
        self._enabled = False
        self._events = self._remaining = self._paid = self._unpaid = 0
        self._next: float | None = None  # the motor turns, and this is its next moment

    @property
    def deadline(self) -> float | None:
        return self._next

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()

    def ticked(self, now: float) -> Sequence[Act]:
        if self._next is None or now < self._next:
            return ()
        if self.faults.has("stuck"):
            self._next, self._in_vain = now + COIN_S, True
        elif self._coins:
            self._in_vain = False
            self._coins -= 1
            self._out += 1
            self._life += 1
            self._paid += 1
            self._remaining -= 1
            self._next = now + (COIN_S if self._coins else EMPTY_S) if self._remaining else None
        else:
            self._halt()
        return ()

    def _halt(self) -> None:
        self._remaining, self._unpaid, self._next = 0, self._unpaid + self._remaining, None

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts: list[Act] = [] if self.faults.has("no_echo") else [Say(data)]
        self._heard += data
        while len(self._heard) >= 5 and len(self._heard) >= 5 + self._heard[1]:
            size = 5 + self._heard[1]
            asked, self._heard = bytes(self._heard[:size]), self._heard[size:]
            if sum(asked) % 256 or asked[0] != ADDRESS or self._loses("lost_question", asked[3]):
                continue
            said = self._said(asked[3], asked[4:-1], now)
            if not self._loses("lost_answer", asked[3]):
                acts.append(Say(said, THINKING_S))
        return acts

    def _loses(self, fault: str, header: int) -> bool:
        if self.faults.get(fault) == "dispense" and header != 167:
            return False
        return self.faults.take(fault)

    def _said(self, header: int, data: bytes, now: float) -> bytes:
        match header, data:
            case 254, b"":
                return self._reply(b"")
            case 242, b"":
                return self._reply(SERIAL)
            case 171, b"":
                return self._reply(b"......" if self.faults.has("other_coin") else COIN)
            case 168, b"" if not self.faults.has("no_count"):
                return self._reply((self._life % (1 << 24)).to_bytes(3, "little"))
            case 217, b"":
                return self._reply(bytes([0x10 | (self._coins < LOW)]))
            case 163, b"":
                return self._reply(bytes([OVERLOADED * self._in_vain | COVERED * self.faults.has("covered")]))
            case 164, _ if len(data) == 1:
                self._enabled = data[0] == 165
                return self._reply(b"")
            case 167, _ if len(data) == 4 and data[:3] == SERIAL and data[3] and self._may_turn:
                self._events = self._events % 255 + 1
                self._remaining, self._paid, self._unpaid = data[3], 0, 0
                self._next = now + (COIN_S if self._coins else EMPTY_S)
                return self._reply(b"")
            case 166, b"":
                return self._reply(bytes([self._events, self._remaining, self._paid, self._unpaid]))
            case 172, b"":
                left = self._remaining
                self._halt()
                return self._reply(bytes([left]))
            case _:
                return self._reply(b"", NAK)

    @property
    def _may_turn(self) -> bool:
        return self._enabled and not self._next and not self.faults.has("covered")

    def _reply(self, data: bytes, header: int = 0) -> bytes:
        body = bytes([HOST, len(data), ADDRESS, header]) + data
        wrong = 1 if self.faults.has("bad_check") else 0
        return body + bytes([(wrong - sum(body)) % 256])

    def state(self) -> dict[str, object]:
        return {
            "coin": COIN.decode(),
            "coins": self._coins,
            "out": self._out,
            "remaining": self._remaining,
            "life": self._life,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        for name, value in values.items():
            match name, value:
                case "coins", int() if not isinstance(value, bool) and 0 <= value <= 10_000:
                    self._coins = value
                case "power", "cut":
                    self._power_up()
                case _:
                    raise ValueError(f'{name}={value}: this hopper knows coins=100 and power="cut"')
        return ()
