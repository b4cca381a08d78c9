"""Commands on their way to the lane: over a real socket from a real server, whatever happens to the cable."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from kiosk.config import ServerSettings
from kiosk.core.calls import HostAnswer, Outcome
from kiosk.core.command_wire import AnyCommand, StrangeCommand, read_commands
from kiosk.core.session.inputs import BasketHanded, HelpAnswered
from kiosk.store_link import CommandChannel
from kiosk.store_link.commands import Told
from tests.kiosk.store_link.cut import Cable, Cut
from tests.server.baskets.shelf import name
from tests.server.baskets.test_console import does, shelf
from tests.server.baskets.test_lanes import offer, posts
from tests.server.calls.telling import CALL, asked, says
from tests.server.running import OTHER_TOKEN, Store
from tests.waiting import wait_until


class Lane:
    """Remembers what it was told, and answers at once unless it is `deaf`."""

    def __init__(self, server: ServerSettings) -> None:
        self.heard: list[Told] = []
        self.at: list[float] = []
        self.deaf = False
        self.channel = CommandChannel(server, self._told)

    def _told(self, event: Told) -> None:
        self.at.append(time.monotonic())
        self.heard.append(event)
        if not self.deaf:
            self.channel.answered(event.command, Outcome.DONE)

    @property
    def answers(self) -> list[HostAnswer]:
        """What hosts said, each command once."""
        return list({one.command: one.answer for one in self.heard if isinstance(one, HelpAnswered)}.values())


@pytest.fixture
def listens() -> Iterator[Callable[[ServerSettings], Lane]]:
    lanes: list[Lane] = []

    def listen(server: ServerSettings) -> Lane:
        lanes.append(Lane(server))
        lanes[-1].channel.start()
        return lanes[-1]

    yield listen
    for lane in lanes:
        lane.channel.stop()


Listens = Callable[[ServerSettings], Lane]


def over(cable: Cable, store: Store) -> ServerSettings:
    return store.lane_side.model_copy(update={"address": f"http://127.0.0.1:{cable.port}"})


def unanswered(store: Store) -> int:
    """Commands that the server would send again."""
    from server.calls.book import Calls
    from server.clock import now
    from server.db.engine import open_database

    engine = open_database(store.settings.database)
    try:
        return len(Calls(engine, now, lambda _lane: None).commands("4"))
    finally:
        engine.dispose()


def test_a_hosts_word_reaches_the_lane_and_its_answer_the_server(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side)
    store.post([asked()])
    assert says(store, "coming", name="Anna", seconds=40).status_code == 200
    wait_until(lambda: lane.heard)
    assert lane.heard[0] == HelpAnswered(lane.heard[0].command, CALL, HostAnswer.COMING, "Anna", 40)
    wait_until(lambda: unanswered(store) == 0)


def test_from_the_hosts_touch_to_the_lane_it_takes_less_than_a_second(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side)
    store.post([asked()])
    took = []
    for number in range(1, 21):
        since = time.monotonic()
        assert says(store, "coming", name="Anna", seconds=number).status_code == 200
        wait_until(lambda wanted=number: len(lane.heard) >= wanted)
        took.append(lane.at[-1] - since)
    print(f"touch to lane: median {sorted(took)[10]:.3f} s, p95 {sorted(took)[18]:.3f} s")
    assert sorted(took)[18] < 1.0


@pytest.mark.parametrize("cut", [Cut.REQUEST, Cut.REPLY])
def test_a_cable_cut_loses_no_command(store: Store, listens: Listens, cut: Cut) -> None:
    cable = Cable(store.port)
    lane = listens(over(cable, store))
    store.post([asked()])
    says(store, "seen")
    wait_until(lambda: lane.heard)
    cable.cut = cut
    says(store, "coming", seconds=40)
    posts = cable.posts
    wait_until(lambda: cable.posts > posts + 1, timeout_s=20.0)  # what goes unanswered comes again after a while
    cable.cut = Cut.NEVER
    wait_until(lambda: lane.answers == [HostAnswer.SEEN, HostAnswer.COMING], timeout_s=20.0)
    wait_until(lambda: unanswered(store) == 0)
    cable.unplug()


def test_a_server_that_went_away_and_came_back_still_knows_its_commands(store: Store, listens: Listens) -> None:
    store.post([asked()])
    says(store, "coming", seconds=40)
    store.closes()
    lane = listens(store.lane_side)
    store.opens()
    wait_until(lambda: lane.answers == [HostAnswer.COMING], timeout_s=10.0)
    wait_until(lambda: unanswered(store) == 0)


def test_a_command_that_the_lane_did_not_answer_comes_again(
    store: Store, listens: Listens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store_link.commands.ANSWER_S", 0.1)
    lane = listens(store.lane_side)
    lane.deaf = True
    store.post([asked()])
    says(store, "seen")
    wait_until(lambda: len(lane.heard) > 1)
    assert len({one.command for one in lane.heard}) == 1
    lane.deaf = False
    wait_until(lambda: unanswered(store) == 0)


def test_each_lane_is_told_its_own(store: Store, listens: Listens) -> None:
    store.post([asked(lane="7")], token=OTHER_TOKEN)
    other = listens(ServerSettings(address=store.address, token_file=store.folder / "other-token"))
    lane = listens(store.lane_side)
    says(store, "seen", lane="7")
    wait_until(lambda: other.heard)
    assert lane.heard == []


def test_a_basket_that_a_host_hands_over_reaches_its_lane_and_the_host_is_told(store: Store, listens: Listens) -> None:
    basket = name()
    posts(store, "", offer(basket), OTHER_TOKEN)
    lane = listens(store.lane_side)
    assert does(store, basket, "hand", lane="4").status_code == 200
    wait_until(lambda: lane.heard)
    assert lane.heard[0] == BasketHanded(lane.heard[0].command, basket)
    wait_until(lambda: shelf(store)["baskets"][0]["where"] == "waiting")


def test_what_this_program_cannot_do_is_answered_and_holds_up_nothing(
    store: Store, listens: Listens, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = threading.Event()

    def read(body: object) -> list[AnyCommand]:
        told = read_commands(body)
        if not strange.is_set():
            strange.set()
            return [StrangeCommand("of tomorrow"), *told]
        return told

    monkeypatch.setattr("kiosk.store_link.command_client.read_commands", read)
    lane = listens(store.lane_side)
    store.post([asked()])
    says(store, "seen")
    wait_until(lambda: lane.answers == [HostAnswer.SEEN])
    assert strange.is_set()
    wait_until(lambda: unanswered(store) == 0)


def test_stopping_waits_for_nobody(store: Store) -> None:
    channel = CommandChannel(store.lane_side, lambda _: None)
    channel.start()
    wait_until(lambda: channel._task is not None)
    since = time.monotonic()
    channel.stop()
    assert "commands" not in [thread.name for thread in threading.enumerate()]
    assert time.monotonic() - since < 2.0


def test_a_channel_that_never_started_stops(store: Store) -> None:
    CommandChannel(store.lane_side, lambda _: None).stop()
