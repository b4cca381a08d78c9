"""The cipher of eSSP: a key that lane and unit agree on (Diffie-Hellman), and packets sealed with it (AES-128, ECB).

Half of the key is agreed on anew after every start; the other half is fixed, and the same in every unit unless its
owner has set another. So it keeps out accidents and replays, and nobody who was there at the start. Inside a sealed
packet stand a count, which shows a replay, and a check like that of the packet itself.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from drivers.cash.ssp_commands import EXCHANGE, GENERATOR, MODULUS
from drivers.cash.ssp_frames import check_of

FIXED_KEY = 0x0123_4567_0123_4567
SEALED = b"\x7e"
BLOCK = 16
AROUND = 7  # bytes of a sealed packet beside its data: length, count, check
NUMBER = 8  # bytes of a number of the key exchange
MOST_COUNT = 1 << 32
WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
"""Enough to tell every prime below 2^64 (Miller and Rabin)."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Our side of one agreement: two primes that may be heard, and a number that may not."""

    generator: int
    modulus: int
    secret: int

    @classmethod
    def fresh(cls, chance: random.Random) -> Exchange:
        generator, modulus = sorted((_prime(chance), _prime(chance)))
        return cls(generator, modulus, chance.randrange(2, modulus - 1))

    @property
    def questions(self) -> tuple[bytes, ...]:
        """What the unit is asked, in this order; it answers the last with its own number."""
        ours = pow(self.generator, self.secret, self.modulus)
        return GENERATOR + _bytes(self.generator), MODULUS + _bytes(self.modulus), EXCHANGE + _bytes(ours)

    def agreed(self, theirs: bytes, chance: random.Random) -> Seal | None:
        """The seal for what comes now; None where `theirs` is no number of an exchange."""
        number = int.from_bytes(theirs, "little")
        if len(theirs) != NUMBER or not 1 < number < self.modulus:
            return None
        return Seal(pow(number, self.secret, self.modulus), chance)


class Seal:
    """Seals questions and opens their answers. The same question, sent again, is the same bytes."""

    def __init__(self, agreed: int, chance: random.Random, fixed: int = FIXED_KEY) -> None:
        self._cipher = Cipher(algorithms.AES(_bytes(fixed) + _bytes(agreed)), modes.ECB())  # noqa: S305 - the protocol's
        self._chance = chance
        self._count = 0

    def sealed(self, data: bytes) -> bytes:
        filling = self._chance.randbytes(-(len(data) + AROUND) % BLOCK)
        plain = bytes([len(data)]) + self._count.to_bytes(4, "little") + data + filling
        self._count = (self._count + 1) % MOST_COUNT
        encryptor = self._cipher.encryptor()
        return SEALED + encryptor.update(plain + check_of(plain).to_bytes(2, "little"))

    def opened(self, said: bytes) -> bytes:
        """What stands in an answer to the question sealed last; b'' where it is none."""
        if said[:1] != SEALED or len(said) == 1 or len(said) % BLOCK != 1:
            return b""
        plain = self._cipher.decryptor().update(said[1:])
        size, count = plain[0], int.from_bytes(plain[1:5], "little")
        whole = check_of(plain[:-2]) == int.from_bytes(plain[-2:], "little")
        return plain[5 : 5 + size] if whole and count == self._count and size <= len(plain) - AROUND else b""


def _bytes(number: int) -> bytes:
    return number.to_bytes(NUMBER, "little")


def _prime(chance: random.Random) -> int:
    """A prime of 63 bits: some units read these numbers with a sign."""
    while True:
        number = chance.getrandbits(63) | 1 << 62 | 1
        if is_prime(number):
            return number


def is_prime(number: int) -> bool:
    """Right for every number below 2^64."""
    if number < 2 or any(number % witness == 0 for witness in WITNESSES):
        return number in WITNESSES
    odd, halvings = number - 1, 0
    while odd % 2 == 0:
        odd, halvings = odd // 2, halvings + 1
    return all(_passes(pow(witness, odd, number), number, halvings) for witness in WITNESSES)


def _passes(power: int, number: int, halvings: int) -> bool:
    if power == 1:
        return True
    for _ in range(halvings):
        if power == number - 1:
            return True
        power = power * power % number
    return False
