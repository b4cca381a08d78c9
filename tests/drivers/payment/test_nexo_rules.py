"""What holds of the nexo driver whatever comes; and its dialogues, byte by byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    AbortPayment,
    CodeRead,
    Confirm,
    DeviceFault,
    FaultKind,
    GiveBack,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    Refuse,
    ResolvePayment,
    StableWeight,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.payment.nexo import NexoTerminal
from tests.drivers.payment.nexo_shop import MORNING, Shop

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "nexo.txt"
DROPS = ["request", "begun", "booked", "response"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=60) | st.just(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), max_size=12))
def test_any_bytes_in_any_splitting_are_no_payment(pieces: list[bytes]) -> None:
    driver = NexoTerminal()
    now = 0.0
    for piece in pieces:
        now += 1.0
        told = driver.connected(now).readings + driver.received(piece, now).readings
        told += driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "gone"), now).readings
        assert not any(isinstance(one, PaymentEnded | TerminalReady | CodeRead | StableWeight) for one in told)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["approve", "decline", "cancel", "timeout", "partial"]),
    st.sampled_from([*DROPS, "", "late"]),
    st.sampled_from(["confirm", "refuse", "wait", "power cut"]),
    st.floats(0.0, 12.0),
    st.booleans(),
)
def test_however_it_goes_the_last_word_is_what_the_terminal_booked(
    card: str, drop: str, answer: str, at: float, abort: bool
) -> None:
    shop = Shop()
    shop.pays(100)  # a terminal without any memory settles nothing
    began = len(shop.world.readings)
    shop.world.set(card=card, card_delay_ms=4000)
    if drop == "late":
        shop.world.fault("late_request", 9000)
    elif drop:
        shop.world.fault("drop_after", drop)
    attempt = shop.starts(Pay("a", 1234, "EUR"))
    ended: PaymentEnded | None = None
    until = shop.world.now + at
    while shop.world.now < until + 200 and ended is None:
        shop.world.passes(0.25)
        if abort and shop.world.now >= until:
            shop.world.asks(AbortPayment(attempt))
        held = [one for one in shop.world.readings[began:] if isinstance(one, PaymentAuthorised)]
        if held and answer == "power cut":
            break
        if held and answer in ("confirm", "refuse"):
            shop.world.asks(Confirm(held[0].token) if answer == "confirm" else Refuse(held[0].token))
        ended = next((one for one in shop.world.readings[began:] if isinstance(one, PaymentEnded)), None)
    if ended is None:
        shop.restarts()
    charged = ended is not None and ended.outcome is PaymentOutcome.APPROVED
    if ended is None or ended.outcome is PaymentOutcome.UNKNOWN:
        verdict = shop.resolves(attempt, 1234)
        while verdict is Verdict.NO_ANSWER:
            verdict = shop.resolves(attempt, 1234)
        if verdict is Verdict.UNCLEAR:
            assert card == "partial"
            return
        charged = verdict is Verdict.CHARGED
    shop.world.passes(300)
    payments = [one for one in shop.book() if one[0] == "payment"]
    assert payments == [("payment", 100)] + ([("payment", 1234)] if charged else [])


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


REQUESTS = {kind.__name__: kind for kind in (Pay, TakeBack, GiveBack, AbortPayment, Confirm, Refuse, ResolvePayment)}


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_followed(lines: list[str]) -> None:
    driver = NexoTerminal(sale_id="lane-1", nonce="0123456789abcdef", wall_clock=lambda: MORNING)
    now = 100.0
    outputs = [driver.connected(now)]
    told: list[str] = []
    for line in lines:
        rest = line[1:].strip()
        match line[:1]:
            case ">":
                sent = b"".join(output.send for output in outputs).decode()
                assert sent.replace("\r\n", "\\r\\n") == rest
                told += [str(reading) for output in outputs for reading in output.readings]
                outputs = []
            case "<":
                outputs.append(driver.received(rest.replace("\\r\\n", "\r\n").encode(), now))
            case "!" if rest == "link lost":
                outputs.append(driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "it closed"), now))
                outputs.append(driver.connected(now))
            case "!":
                outputs.append(driver.requested(eval(rest, {"__builtins__": {}}, REQUESTS), now))
            case "~":
                now += float(rest)
                outputs.append(driver.ticked(now))
            case "=":
                told += [str(reading) for output in outputs for reading in output.readings]
                outputs = []
                assert told.pop(0) == rest
    assert not told
    assert not any(output.send or output.readings for output in outputs)
