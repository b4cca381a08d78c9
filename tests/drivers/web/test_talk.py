from __future__ import annotations

import pytest

from drivers.contract import FaultKind
from drivers.web.client import Answer
from drivers.web.talk import LATE, LINK_WITHIN_S, Await, Outbox, Pause, Script, Silence, Talk, ask, authority

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Told:
    """A talk with one script, and what the script returned."""

    def __init__(self, script: Script[object], *, linked: bool = True) -> None:
        self.talk = Talk("device")
        self.ended: list[object] = []
        self.out = Outbox()
        if linked:
            self.talk.connected(self.out)
        self.talk.start(script, lambda result, _out: self.ended.append(result), self.out)

    def waits(self, seconds: float) -> None:
        self.talk.now += seconds
        self.talk.tick(self.out)


def question(*, cuttable: bool = False) -> Script[object]:
    return (yield from ask("/x", b"{}", 5.0, cuttable=cuttable))


def word() -> Script[object]:
    return (yield Await(3.0))


def pause() -> Script[object]:
    yield Pause(60.0, cuttable=True)
    return "awake"


def test_a_question_is_sent_once_and_its_answer_is_the_scripts() -> None:
    told = Told(question())
    assert told.out.send.count(b"POST /x") == 1
    told.talk.received(ANSWER, told.out)
    assert told.ended == [Answer(200, b"{}")]
    assert told.talk.deadline is None


def test_without_an_answer_in_time_the_connection_is_closed_before_the_script_goes_on() -> None:
    told = Told(question())
    told.waits(5.0)
    assert told.out.hang_up == "no answer in time"
    assert not told.talk.linked
    assert told.ended == [Silence("no answer in time", sent=True)]
    told.talk.received(ANSWER, told.out)
    assert len(told.ended) == 1


def test_half_an_answer_stalls_from_its_last_piece_on_and_a_whole_one_does_not() -> None:
    told = Told(question())
    assert told.talk.stalled_since is None
    told.waits(1.0)
    told.talk.received(ANSWER[:20], told.out)
    assert told.talk.stalled_since == told.talk.now
    told.waits(1.0)
    told.talk.received(ANSWER[20:-1], told.out)
    assert told.talk.stalled_since == told.talk.now
    told.talk.received(ANSWER[-1:], told.out)
    assert told.talk.stalled_since is None
    assert told.ended == [Answer(200, b"{}")]


def test_an_answer_that_was_given_up_stalls_no_more() -> None:
    told = Told(question())
    told.talk.received(ANSWER[:20], told.out)
    told.waits(5.0)
    assert told.out.hang_up == "no answer in time"
    assert told.talk.stalled_since is None


def test_what_is_no_answer_is_a_disturbed_line_and_not_a_silent_device() -> None:
    told = Told(question())
    told.talk.received(b"\xe6\xf1\xc2k0" + ANSWER, told.out)
    (came,) = told.ended
    assert isinstance(came, Silence)
    assert came.fault.kind is FaultKind.GARBLED
    assert Silence("no answer in time", sent=True).fault.kind is FaultKind.SILENT


def test_a_question_waits_for_the_link_for_a_while() -> None:
    told = Told(question(), linked=False)
    told.waits(LINK_WITHIN_S / 2)
    told.talk.connected(told.out)
    assert told.out.send
    late = Told(question(), linked=False)
    late.waits(LINK_WITHIN_S)
    assert late.ended == [Silence("there is no connection", sent=False)]


def test_a_lost_link_is_silence_and_garbage_closes_the_connection() -> None:
    told = Told(question())
    told.talk.disconnected("pulled", told.out)
    assert told.ended == [Silence("pulled", sent=True)]
    told = Told(question())
    told.talk.received(b"\x00\x01\r\n\r\n", told.out)
    assert told.out.hang_up
    assert isinstance(told.ended[0], Silence)


def test_an_abort_cuts_short_only_what_may_be_cut() -> None:
    told = Told(question())
    told.talk.abort(told.out)
    assert (told.ended, told.talk.aborted) == ([], True)
    told = Told(question(cuttable=True))
    told.talk.abort(told.out)
    assert told.ended == [Silence("given up", sent=True)]
    told = Told(pause())
    told.talk.abort(told.out)
    assert told.ended == ["awake"]


def test_a_word_that_comes_too_late_is_late() -> None:
    told = Told(word())
    told.talk.tell("confirm", told.out)
    assert told.ended == ["confirm"]
    told = Told(word())
    told.waits(3.0)
    told.talk.tell("confirm", told.out)
    assert told.ended == [LATE]


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("", "terminal"),
        ("tcp:127.0.0.1:8443", "127.0.0.1:8443"),
        ("tls:[::1]:8443?ca=x.pem", "[::1]:8443"),
        ("tls:pay.example:443", "pay.example:443"),
        ("tls:192.0.2.7:443?ca=x.pem&name=pay.example", "pay.example:443"),
        ("tls:pay.example:443?name=a%0d%0ab", "terminal"),
    ],
)
def test_a_gateway_behind_a_name_is_spoken_to_by_that_name(link: str, host: str) -> None:
    assert authority(link, "terminal") == host
