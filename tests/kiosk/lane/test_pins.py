"""PINs are looked at beside the lane's thread, and told to nobody."""

from __future__ import annotations

import queue
import threading

from kiosk.core.session.inputs import PinChecked
from kiosk.core.staff_reading import PIN_HASH
from kiosk.lane.pins import PinChecker, hash_pin

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
    assert PIN_HASH.fullmatch(HASH), "as a staff file wants it"


def test_other_hashes_count_from_the_next_question_on() -> None:
    answers: queue.SimpleQueue[PinChecked] = queue.SimpleQueue()
    checker = PinChecker({"lena": HASH})
    checker.connect(answers.put)
    checker.use({"amir": HASH})
    checker.start()
    try:
        for staff in ("lena", "amir"):
            checker.check(staff, "4711")
        assert [answers.get(timeout=20).right for _ in range(2)] == [False, True]
    finally:
        checker.stop()


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
