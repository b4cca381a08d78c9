"""A note recycler at address 0 of an SSP line as the other end of its wire: a validator with a store, which it pays
from when a sealed command (eSSP) says so.

`POST /set`: as the validator, and `store` ({"EUR5": 10}: so many lie in it). With `power` "cut" a note that is on its
way out goes into the cash box, and the rest of the payout is forgotten, as is the key.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from typing_extensions import override

from drivers.emulators.base import Act, Fault
from drivers.emulators.ssp import FAIL, FAULTS, NOT_NOW, NOTES, OK, PARAMETERS, SspEmulator, crc_of

KEY_NOT_SET = 0xFA
FIXED = bytes.fromhex("6745230167452301")
MOST_STORED = 80
NOTE_S = 0.5  # a note is on its way out for so long
CURRENCY = b"EUR"


class SspRecyclerEmulator(SspEmulator):
    """A validator that gives out again what it stores; `own` are its faults."""

    KIND = 6
    own = (
        *FAULTS,
        Fault("lost_question", "a command to pay does not arrive"),
        Fault("lost_pay_answer", "the answer to a command to pay does not arrive"),
        Fault("payout_jam", "a note is jammed after the first of a payout"),
        Fault("stuck", "it pays and pays, and gives nothing out"),
        Fault("other_key", "its owner has changed its fixed key"),
        Fault("held", "a note waits in its mouth to be taken"),
    )

    def __init__(self) -> None:
        self._store = Counter({"EUR5": 10, "EUR10": 10, "EUR20": 5})
        self._out: list[str] = []
        self._taken: list[str] = []
        self._stored, self._dispensed, self._transferred = 300, 200, 10  # in its life
        self._paying = ""  # a note on its way out
        self._paid = self._due = 0  # of this payout, in cents
        self._secret = random.Random(6)  # noqa: S311 - an emulator has none
        super().__init__()

    @override
    def _power_up(self) -> None:
        super()._power_up()
        self._generator = self._modulus = 0
        self._mute = False  # what was heard last is not answered
        self._key: bytes | None = None
        self._count = 0
        self._store_enabled = False
        self._routed: set[str] = set()
        if self._paying:
            self._transferred += 1
            self._cashbox.append(self._paying)
            paid, asked = self._paid.to_bytes(4, "little"), self._due.to_bytes(4, "little")
            self._events += b"\xdc\x01" + paid + asked + CURRENCY
        self._queue: list[str] = []
        self._paying = ""
        self._paid = self._due = 0
        self._pays_at: float | None = None

    @property
    @override
    def deadline(self) -> float | None:
        return min((at for at in (self._until, self._pays_at) if at is not None), default=None)

    @override
    def ticked(self, now: float) -> Sequence[Act]:
        if self._pays_at is not None and now >= self._pays_at:
            self._gives(now)
        return super().ticked(now)

    def _gives(self, now: float) -> None:
        if self.faults.has("stuck"):
            self._pays_at = now + NOTE_S
            return
        if self._paying:
            self._out.append(self._paying)
            self._dispensed += 1
            self._paid += _worth(self._paying)
            self._paying = ""
        if self._queue and self._paid and self.faults.take("payout_jam"):
            self._queue.clear()
            self._events += self._amount(0xD5)
            self._pays_at = None
        elif self._queue:
            self._paying = self._queue.pop(0)
            self._store[self._paying] -= 1
            self._pays_at = now + NOTE_S
        else:
            self._events += self._amount(0xD2)
            self._pays_at = None

    def _amount(self, code: int) -> bytes:
        return bytes([code, 1]) + self._paid.to_bytes(4, "little") + CURRENCY

    # ------------------------------------------------------------------------------------------------ what it is asked

    @override
    def received(self, data: bytes, now: float) -> Sequence[Act]:
        if data[3:4] == b"\x7e" and self.faults.take("lost_question"):
            return ()
        acts = super().received(data, now)
        if self._mute:
            self._mute = False
            return ()
        return acts

    @override
    def _answer(self, asked: bytes, now: float) -> bytes:
        if asked[0] != 0x7E:
            return self._said(asked, now)
        plain = self._opened(asked[1:])
        if plain is None:
            return bytes([KEY_NOT_SET])
        said = self._said(plain, now)
        self._mute = self.faults.take("lost_pay_answer")
        filling = bytes(-(len(said) + 7) % 16)
        body = bytes([len(said)]) + self._count.to_bytes(4, "little") + said + filling
        crc = crc_of(body)
        return b"\x7e" + self._cipher().encryptor().update(body + bytes([crc & 0xFF, crc >> 8]))

    def _cipher(self) -> Cipher[modes.ECB]:
        return Cipher(algorithms.AES(self._key or bytes(16)), modes.ECB())  # noqa: S305 - the protocol's

    def _opened(self, sealed: bytes) -> bytes | None:
        if self._key is None or not sealed or len(sealed) % 16:
            return None
        body = self._cipher().decryptor().update(sealed)
        if crc_of(body[:-2]) != body[-2] | body[-1] << 8 or int.from_bytes(body[1:5], "little") != self._count:
            return None
        self._count += 1
        return body[5 : 5 + body[0]]

    @override
    def _said(self, asked: bytes, now: float) -> bytes:
        match asked[0], asked[1:]:
            case 0x4A, number if len(number) == 8:
                self._generator = int.from_bytes(number, "little")
            case 0x4B, number if len(number) == 8:
                self._modulus = int.from_bytes(number, "little")
            case 0x4C, number if len(number) == 8:
                return self._agree(int.from_bytes(number, "little"))
            case 0x3B, route if len(route) == 8:
                self._route(stored=route[0] == 0, worth=int.from_bytes(route[1:5], "little"))
            case 0x5C, options if len(options) == 1:
                self._store_enabled = True
            case 0x22, b"":
                levels = (self._store[note].to_bytes(2, "little") + _entry(note) for note in NOTES)
                return bytes([OK, len(NOTES)]) + b"".join(levels)
            case 0x46, kinds if self._key is not None and kinds and len(kinds) == 2 + 9 * kinds[0]:
                return self._pay(kinds[1:-1], now)
            case 0x46, _:
                return bytes([PARAMETERS])
            case _:
                return super()._said(asked, now)
        return bytes([OK])

    def _agree(self, theirs: int) -> bytes:
        if not self._generator or not self._modulus:
            return bytes([FAIL])
        mine = self._secret.randrange(2, 1 << 30)
        shared = pow(theirs, mine, self._modulus)
        fixed = bytes(8) if self.faults.has("other_key") else FIXED
        self._key, self._count = fixed + shared.to_bytes(8, "little"), 0
        return bytes([OK]) + pow(self._generator, mine, self._modulus).to_bytes(8, "little")

    def _route(self, *, stored: bool, worth: int) -> None:
        for note in NOTES:
            if _worth(note) == worth:
                (self._routed.add if stored else self._routed.discard)(note)

    def _pay(self, kinds: bytes, now: float) -> bytes:
        wanted: list[str] = []
        for at in range(0, len(kinds), 9):
            note = next((one for one in NOTES if _entry(one) == kinds[at + 2 : at + 9]), "")
            wanted += [note] * int.from_bytes(kinds[at : at + 2], "little")
        if not self._store_enabled or not self._enabled:
            return bytes([NOT_NOW, 4])
        if self._pays_at is not None:
            return bytes([NOT_NOW, 3])
        if "" in wanted or any(self._store[note] < count for note, count in Counter(wanted).items()):
            return bytes([NOT_NOW, 1])
        self._queue, self._paid, self._due = wanted, 0, sum(_worth(note) for note in wanted)
        self._pays_at = now + NOTE_S
        return bytes([OK])

    @override
    def _counters(self) -> tuple[int, ...]:
        return self._stacked, self._stored, self._dispensed, self._transferred, len(self._returned)

    @override
    def _polled(self, now: float) -> bytes:
        told = super()._polled(now)
        if self.faults.has("held"):
            told += b"\xce\x01" + bytes(4) + CURRENCY
        return told + self._amount(0xDA) if self._pays_at is not None else told

    # ------------------------------------------------------------------------------------------------------- its notes

    @override
    def _put_away(self) -> int:
        note = self._moving
        self._taken.append(note)
        if note not in self._routed or not self._store_enabled or self._store.total() >= MOST_STORED:
            return super()._put_away()
        self._store[note] += 1
        self._stored += 1
        self._moving, self._until = "", None
        return 0xDB

    @override
    def state(self) -> dict[str, object]:
        store = {note: self._store[note] for note in NOTES if self._store[note]}
        given = {"out": list(self._out), "pays": self._pays_at is not None}
        return super().state() | {"store": store, "taken": list(self._taken)} | given

    @override
    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        match values.get("store"):
            case None:
                pass
            case dict() as store if all(
                note in NOTES and isinstance(count, int) and 0 <= count <= MOST_STORED for note, count in store.items()
            ):
                self._store = Counter(store)
            case store:
                raise ValueError(f'store={store}: say it as {{"EUR5": 10}}')
        return super().set({name: value for name, value in values.items() if name != "store"}, now)


def _worth(note: str) -> int:
    """In cents."""
    return int(note[3:]) * 100


def _entry(note: str) -> bytes:
    return _worth(note).to_bytes(4, "little") + CURRENCY
