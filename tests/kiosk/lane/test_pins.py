"""PINs are looked at beside the lane's thread, and told to nobody."""

from __future__ import annotations

import queue
import threading

from kiosk.core.session.inputs import PinChecked
from kiosk.lane.pins import PinChecker, hash_pin, is_hash

HASH = hash_pin("4711")


def checked(*asked: tuple[str, str]) -> list[PinChecked]:
    answers: queue.SimpleQueue[PinChecked] = queue.SimpleQueue()
    checker = PinChecker({"lena": HASH, "odd": "$argon2id$broken"})
    checker.connect(answers.put)
    checker.start()
    try:
        for staff, pin in asked:
            checker.check(staff, pin)
        return [answers.get(timeout=20) for _ in asked]
    finally:
        checker.stop()


def test_the_right_pin_is_right_and_no_other() -> None:
    answers = checked(("lena", "4711"), ("lena", "4712"), ("nobody", "4711"), ("odd", "4711"))
    assert [answer.right for answer in answers] == [True, False, False, False]


def test_a_hash_is_argon2id_and_salted() -> None:
    assert HASH.startswith("$argon2id$")
    assert hash_pin("4711") != HASH
    assert is_hash(HASH)
    assert not is_hash("4711")
    assert not is_hash("$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g")


def test_whoever_asks_does_not_wait() -> None:
    """The question returns while the answer is held up."""
    held, asked = threading.Event(), threading.Event()

    def answer(_: PinChecked) -> None:
        asked.set()
        assert held.wait(20)

    checker = PinChecker({"lena": HASH})
    checker.connect(answer)
    checker.start()
    checker.check("lena", "4711")
    assert asked.wait(20)
    checker.check("lena", "4711")
    held.set()
    checker.stop()
