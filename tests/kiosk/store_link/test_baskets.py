"""Saved baskets on their way to the store and back: over real sockets, whatever happens to the cable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from sqlalchemy import update

from kiosk.config import ServerSettings
from kiosk.core.baskets import Ask, Kept, Why
from kiosk.core.session.inputs import (
    AskLost,
    BasketGranted,
    BasketRefused,
    OfferNotTaken,
    OfferTaken,
    ShelfListed,
    ShelfMissing,
    ShelfSilent,
)
from kiosk.core.session.visit import Saved, SavedBy, put_aside_of
from kiosk.store_link import BasketChannel
from kiosk.store_link.basket_client import BasketClient
from kiosk.store_link.baskets import Told
from server.baskets.book import Baskets
from server.clock import now
from server.db.engine import open_database
from server.db.models import BasketRow
from tests.kiosk.store_link.cut import Cable, Cut
from tests.server.running import Store
from tests.shop import BREAD, MILK, Shop
from tests.waiting import wait_until

CODE = "483920"
Kind = TypeVar("Kind")


class Lane:
    """Remembers what the store told it."""

    def __init__(self, server: ServerSettings) -> None:
        self.heard: list[Told] = []
        self.channel = BasketChannel(server, self.heard.append)

    def hears(self, kind: type[Kind], count: int = 1, timeout_s: float = 20.0) -> Kind:
        def found() -> list[Kind]:
            return [one for one in list(self.heard) if isinstance(one, kind)]

        wait_until(lambda: len(found()) >= count, timeout_s)
        return found()[-1]


Listens = Callable[[ServerSettings], Lane]


@pytest.fixture
def listens() -> Iterator[Listens]:
    lanes: list[Lane] = []

    def listen(server: ServerSettings) -> Lane:
        lanes.append(Lane(server))
        lanes[-1].channel.start()
        return lanes[-1]

    yield listen
    for lane in lanes:
        lane.channel.stop()


@pytest.fixture
def cable(store: Store) -> Iterator[Cable]:
    made = Cable(store.port)
    yield made
    made.unplug()


def over(cable: Cable, store: Store) -> ServerSettings:
    return store.lane_side.model_copy(update={"address": f"http://127.0.0.1:{cable.port}"})


def other_side(store: Store) -> ServerSettings:
    return ServerSettings(address=store.address, token_file=store.folder / "other-token")


def saved(basket: str = "b" * 32, code: str = CODE) -> Saved:
    session = Shop().opens().scans(MILK, BREAD).state.session
    assert session is not None
    return Saved(code=code, session=session, by=SavedBy.SHOPPER, at="2026-11-22T10:00:00+00:00", basket=basket)


def ask(request: str = "a" * 32, **more: str) -> Ask:
    return Ask(request=request, **(more or {"code": CODE}))


def holders(store: Store) -> list[tuple[str, str]]:
    """Where every basket is that the store keeps."""
    engine = open_database(store.settings.database)
    try:
        kept = Baskets(engine, now, lambda: None, store.settings.baskets.end_of_day).kept()
        return [(row.stage, row.holder) for row in kept]
    finally:
        engine.dispose()


def test_a_basket_of_one_lane_comes_whole_to_another(store: Store, listens: Listens) -> None:
    first, second = listens(store.lane_side), listens(other_side(store))
    kept = saved()
    first.channel.offer(kept)
    assert first.hears(OfferTaken) == OfferTaken(kept.basket)
    second.channel.ask(ask())
    assert second.hears(BasketGranted) == BasketGranted(
        request="a" * 32, basket=kept.basket, code=CODE, lane="4", content=put_aside_of(kept.session)
    )


def test_a_lane_asks_for_its_own_only_after_it_was_offered(store: Store, listens: Listens) -> None:
    store.closes()
    lane = listens(store.lane_side)
    lane.channel.offer(saved())
    lane.channel.ask(ask())
    store.opens()
    lane.hears(BasketGranted)
    assert isinstance(lane.heard[0], OfferTaken)


@pytest.mark.parametrize("cut", [Cut.REQUEST, Cut.REPLY])
def test_a_cable_cut_loses_no_basket_and_doubles_none(store: Store, listens: Listens, cable: Cable, cut: Cut) -> None:
    lane = listens(over(cable, store))
    cable.cut = cut
    lane.channel.offer(saved())
    wait_until(lambda: cable.posts > 1, 20.0)
    cable.cut = Cut.NEVER
    lane.hears(OfferTaken)
    posts = cable.posts
    cable.cut = cut
    lane.channel.ask(ask())
    wait_until(lambda: cable.posts > posts + 1, 20.0)
    cable.cut = Cut.NEVER
    lane.hears(BasketGranted)
    assert holders(store) == [("granted", "4")]


def test_a_shopper_is_told_in_time_and_a_grant_that_was_never_heard_of_is_given_again(
    store: Store, listens: Listens, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store_link.baskets.ASK_S", 0.3)
    lane = listens(over(cable, store))
    lane.channel.offer(saved())
    lane.hears(OfferTaken)
    cable.cut = Cut.REPLY
    lane.channel.ask(ask())
    assert lane.hears(AskLost) == AskLost("a" * 32)
    assert holders(store) == [("granted", "4")]
    cable.cut = Cut.NEVER
    other = listens(other_side(store))
    other.channel.ask(ask("c" * 32))
    assert other.hears(BasketRefused) == BasketRefused("c" * 32, Why.AT_LANE, "4")
    lane.channel.ask(ask("d" * 32))
    assert lane.hears(BasketGranted).request == "d" * 32


def test_what_is_given_back_is_so_before_anything_else_is_asked_for(store: Store, listens: Listens) -> None:
    lane, other = listens(store.lane_side), listens(other_side(store))
    lane.channel.offer(saved())
    lane.channel.ask(ask())
    granted = lane.hears(BasketGranted)
    store.closes()
    lane.channel.release(granted.request, granted.basket)
    lane.channel.ask(ask("e" * 32, code="000000"))
    store.opens()
    assert lane.hears(BasketRefused).why is Why.UNKNOWN
    other.channel.ask(ask("c" * 32))
    other.hears(BasketGranted)


def test_what_this_lane_cannot_open_goes_back_and_is_told(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side)
    lane.channel.offer(saved())
    lane.hears(OfferTaken)
    engine = open_database(store.settings.database)
    with engine.begin() as connection:
        connection.execute(update(BasketRow).values(version=9))
    engine.dispose()
    lane.channel.ask(ask())
    assert lane.hears(BasketRefused) == BasketRefused("a" * 32, Why.STRANGE)
    wait_until(lambda: holders(store) == [("waiting", "")])


def test_an_offer_that_the_store_does_not_understand_holds_up_nothing_and_the_lane_keeps_it(
    store: Store, listens: Listens
) -> None:
    lane = listens(store.lane_side)
    lane.channel.offer(replace(saved(), code="no code"))
    lane.channel.offer(saved("c" * 32))
    assert lane.hears(OfferTaken) == OfferTaken("c" * 32)
    assert lane.heard[0] == OfferNotTaken("b" * 32)


def test_a_basket_too_large_for_the_store_stays_with_its_lane(
    store: Store, listens: Listens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.baskets.lanes.MOST_PACKED", 100)
    lane = listens(store.lane_side)
    lane.channel.offer(saved())
    assert lane.hears(OfferNotTaken) == OfferNotTaken("b" * 32)
    assert holders(store) == []


def test_what_an_earlier_attempt_brought_is_the_stores_though_it_is_not_taken_now(
    store: Store, listens: Listens, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = listens(over(cable, store))
    cable.cut = Cut.REPLY
    lane.channel.offer(saved())
    wait_until(lambda: holders(store) == [("waiting", "")])
    monkeypatch.setattr("server.baskets.lanes.MOST_PACKED", 100)
    cable.cut = Cut.NEVER
    assert lane.hears(OfferTaken) == OfferTaken("b" * 32)
    wait_until(lambda: holders(store) == [("waiting", "")])


def test_what_was_on_its_way_at_a_power_cut_and_never_came_is_the_lanes_again(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side)
    lane.channel.offer(replace(saved(), code="no code"), again=True)
    assert lane.hears(OfferNotTaken) == OfferNotTaken("b" * 32)


def test_a_server_of_a_time_before_the_shelf_leaves_each_basket_with_its_lane(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side.model_copy(update={"address": f"{store.address}/of/old"}))
    lane.channel.offer(saved())
    lane.channel.ask(ask())
    assert lane.hears(AskLost) == AskLost("a" * 32)
    assert lane.heard == [ShelfMissing(), OfferNotTaken("b" * 32), ShelfMissing(), AskLost("a" * 32)]


def test_there_what_may_have_come_before_stays_the_stores(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side.model_copy(update={"address": f"{store.address}/of/old"}))
    lane.channel.offer(saved(), again=True)
    lane.channel.offer(saved("c" * 32))
    assert lane.hears(OfferNotTaken) == OfferNotTaken("c" * 32)


def test_a_host_hands_a_basket_over_and_the_lane_asks_for_it_by_name(store: Store, listens: Listens) -> None:
    lane = listens(store.lane_side)
    kept = saved()
    lane.channel.offer(kept)
    lane.channel.ask(ask(basket=kept.basket))
    assert lane.hears(BasketGranted).basket == kept.basket


def test_staff_are_told_what_the_store_has_and_it_is_granted_by_its_name(store: Store, listens: Listens) -> None:
    first, second = listens(store.lane_side), listens(other_side(store))
    kept = saved()
    first.channel.offer(kept)
    first.hears(OfferTaken)
    second.channel.look("d" * 32)
    listed = second.hears(ShelfListed)
    total, visit = kept.session.pricing.to_pay, kept.session
    assert listed == ShelfListed(
        "d" * 32,
        (Kept(basket=kept.basket, code=CODE, lane="4", at=kept.at, pieces=visit.pieces, total=total),),
    )
    second.channel.ask(ask(basket=listed.kept[0].basket))
    assert second.hears(BasketGranted).code == CODE
    first.channel.look("e" * 32)
    assert first.hears(ShelfListed) == ShelfListed("e" * 32, ())


def test_staff_are_told_in_time_that_the_store_does_not_answer(
    store: Store, listens: Listens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store_link.baskets.ASK_S", 0.3)
    store.closes()
    lane = listens(store.lane_side)
    lane.channel.look("d" * 32)
    assert lane.hears(ShelfSilent) == ShelfSilent("d" * 32)


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (405, [ShelfSilent("d" * 32)]),  # it keeps baskets, and lists none
        (404, [ShelfMissing(), ShelfSilent("d" * 32)]),
    ],
)
def test_a_server_of_a_time_before_the_list_tells_none_and_holds_up_nothing(
    store: Store, listens: Listens, monkeypatch: pytest.MonkeyPatch, answer: int, heard: list[Told]
) -> None:
    path = {405: "/asks", 404: "/of/old"}[answer]
    send = BasketClient._send
    monkeypatch.setattr(
        BasketClient,
        "_send",
        lambda self, method, at, *rest: send(self, method, path if method == "GET" else at, *rest),
    )
    lane = listens(store.lane_side)
    lane.channel.look("d" * 32)
    lane.channel.offer(saved())
    lane.hears(OfferTaken)
    wait_until(lambda: [one for one in lane.heard if not isinstance(one, OfferTaken)] == heard)


def test_stopping_waits_for_nobody(store: Store) -> None:
    store.closes()
    lane = Lane(store.lane_side)
    lane.channel.start()
    lane.channel.offer(saved())
    lane.channel.stop()
    assert "baskets" not in [thread.name for thread in threading.enumerate()]


def test_a_channel_that_never_started_stops(store: Store) -> None:
    Lane(store.lane_side).channel.stop()


def test_a_bad_answer_is_no_grant(listens: Listens, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.store_link.basket_client import BasketClient

    monkeypatch.setattr("kiosk.store_link.baskets.ASK_S", 0.2)
    monkeypatch.setattr(BasketClient, "_post", lambda *_: {"granted": {"basket": 1}, "refused": None})
    lane = listens(store.lane_side)
    lane.channel.ask(ask())
    lane.hears(AskLost)
