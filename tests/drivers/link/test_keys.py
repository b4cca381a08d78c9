from __future__ import annotations

import select
from pathlib import Path

import pytest

from drivers.link.base import LinkLost
from drivers.link.keys import EVENT, KeysLink


def heard_by(heard: list[tuple[int, int, float]]) -> KeysLink:
    link = KeysLink("window")
    link.hear(lambda code, value, at_s: heard.append((code, value, at_s)), link.answer)
    return link


def test_without_a_window_nobody_hands_over_keys() -> None:
    with pytest.raises(LinkLost, match="no window"):
        KeysLink("window").open()


def test_a_key_goes_through_with_its_time_and_back_to_the_window() -> None:
    heard: list[tuple[int, int, float]] = []
    link = heard_by(heard)
    link.open()
    assert link.press(28, 1, 12.25)
    assert select.select([link.fileno()], [], [], 5.0)[0]
    data = link.read()
    assert data is not None
    assert EVENT.unpack(data) == (12, 250_000, 1, 28, 1)
    assert link.read() is None
    assert link.write(data + data) == 48
    assert heard == [(28, 1, 12.25), (28, 1, 12.25)]
    link.close()


def test_a_question_reaches_the_window_and_its_answer_comes_behind_the_keys() -> None:
    asked: list[int] = []
    link = KeysLink("window")
    link.hear(lambda *_: None, asked.append)
    link.open()
    question = EVENT.pack(0, 0, 0, 0, 7)
    assert link.write(question) == 24
    assert asked == [7]
    link.press(28, 1, 12.25)
    link.answer(7)
    assert link.read() == EVENT.pack(12, 250_000, 1, 28, 1) + question
    link.close()


def test_a_closed_link_takes_no_keys_and_may_be_opened_again() -> None:
    link = heard_by([])
    assert not link.press(28, 1, 1.0)
    link.open()
    link.close()
    assert not link.press(28, 1, 1.0)
    with pytest.raises(LinkLost):
        link.read()
    link.open()
    assert link.press(28, 1, 1.0)
    link.close()


def test_a_pump_that_stands_still_costs_keys_and_never_the_window() -> None:
    link = heard_by([])
    link.open()
    taken = [link.press(28, 1, 1.0) for _ in range(10_000)]
    assert taken[0]
    assert not taken[-1]
    link.close()


def test_the_scanners_plug_is_noticed_when_it_is_pulled_and_when_it_is_back(tmp_path: Path) -> None:
    plug = tmp_path / "usb-Scanner-event-kbd"
    link = KeysLink(str(plug))
    link.hear(lambda *_: None, link.answer)
    with pytest.raises(LinkLost, match="is not there"):
        link.open()
    plug.touch()
    link.open()
    assert link.press(28, 1, 1.0)
    plug.unlink()
    assert link.read() is not None
    assert select.select([link.fileno()], [], [], 5.0)[0]
    with pytest.raises(LinkLost, match="is gone"):
        link.read()
    assert not link.press(28, 1, 1.0)
    link.close()
    plug.touch()
    link.open()
    assert link.press(28, 1, 1.0)
    link.close()
