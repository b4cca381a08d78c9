"""A coin acceptor at address 2 of a ccTalk bus as the other end of its wire: coins, a cash box, five remembered events.

`POST /set`: `insert` (a coin by its id, such as EU050A; any other falls through), `power` ("cut": it restarts, and its
count begins at 0 with all coins refused; the cash box keeps what is in it).
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

ADDRESS, HOST = 2, 1
THINKING_S = 0.01
COINS = ("EU001A", "EU002A", "EU005A", "EU010A", "EU020A", "EU050A", "EU100A", "EU200A")
REJECTED, UNWANTED, JAMMED = 1, 2, 14
BLOCKED = 3  # a fault on the credit sensor, to whoever has it look at itself
NAK = 5
FIVE = 5
FAULTS = (
    Fault("no_echo", "what is sent does not come back, as on no ccTalk bus"),
    Fault("bad_check", "its answers have a wrong checksum"),
    Fault("jam", "each coin gets stuck before the credit sensor"),
    Fault("lost_answer", "one answer does not arrive"),
    Fault("unknown_coins", "it does not say what its coins are worth"),
)


class CcTalkEmulator:
    """An acceptor with a cash box; `FAULTS` are its own."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._cashbox: list[str] = []
        self._returned: list[str] = []
        self._heard = bytearray()
        self._power_up()

    def _power_up(self) -> None:
        self._counter = 0
        self._events = [(0, 0)] * FIVE
        self._allowed = 0  # a bit a coin
        self._open = False

    @property
    def deadline(self) -> float | None:
        return None

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()

    def ticked(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        acts: list[Act] = [] if self.faults.has("no_echo") else [Say(data)]
        self._heard += data
        while len(self._heard) >= FIVE and len(self._heard) >= FIVE + self._heard[1]:
            size = FIVE + self._heard[1]
            asked, self._heard = bytes(self._heard[:size]), self._heard[size:]
            if sum(asked) % 256 or asked[0] != ADDRESS:
                continue
            said = self._said(asked[3], asked[4:-1])
            if not self.faults.take("lost_answer"):
                acts.append(Say(said, THINKING_S))
        return acts

    def _said(self, header: int, data: bytes) -> bytes:
        match header:
            case 254:
                return self._reply(b"")
            case 246:
                return self._reply(b"EMU")
            case 244:
                return self._reply(b"COIN-8")
            case 184 if len(data) == 1:
                known = 1 <= data[0] <= len(COINS) and not self.faults.has("unknown_coins")
                return self._reply(COINS[data[0] - 1].encode() if known else b"......")
            case 231 if len(data) == 2:
                self._allowed = int.from_bytes(data, "little")
                return self._reply(b"")
            case 228 if len(data) == 1:
                self._open = bool(data[0] & 1)
                return self._reply(b"")
            case 232 if not data:
                return self._reply(bytes([BLOCKED if self.faults.has("jam") else 0]))
            case 229:
                return self._reply(bytes([self._counter, *(byte for pair in self._events for byte in pair)]))
            case _:
                return self._reply(b"", NAK)

    def _reply(self, data: bytes, header: int = 0) -> bytes:
        body = bytes([HOST, len(data), ADDRESS, header]) + data
        wrong = 1 if self.faults.has("bad_check") else 0
        return body + bytes([(wrong - sum(body)) % 256])

    def state(self) -> dict[str, object]:
        return {
            "open": self._open,
            "takes": [coin for coin in COINS if self._lets_in(coin)],
            "counter": self._counter,
            "cashbox": list(self._cashbox),
            "returned": list(self._returned),
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        for name, value in values.items():
            match name, value:
                case "insert", str():
                    self._insert(value)
                case "power", "cut":
                    self._power_up()
                case _:
                    raise ValueError(f'{name}={value}: this acceptor knows insert="EU050A" and power="cut"')
        return ()

    def _insert(self, coin: str) -> None:
        place = COINS.index(coin) + 1 if coin in COINS else 0
        if self.faults.has("jam"):
            self._happened(0, JAMMED)
        elif self._lets_in(coin):
            self._cashbox.append(coin)
            self._happened(place, 0)
        else:
            self._returned.append(coin)
            self._happened(0, UNWANTED if place else REJECTED)

    def _lets_in(self, coin: str) -> bool:
        return coin in COINS and self._open and bool(self._allowed & 1 << COINS.index(coin))

    def _happened(self, coin: int, code: int) -> None:
        self._counter = self._counter % 255 + 1
        self._events = [(coin, code), *self._events[: FIVE - 1]]
