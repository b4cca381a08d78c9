"""Saved baskets on the lane's own thread: what goes to the store, and at what prices they come back."""

from __future__ import annotations

from dataclasses import replace

from drivers.contract import CodeRead, Stamped
from kiosk.core.calls import Outcome
from kiosk.core.pricing import Line
from kiosk.core.session.effects import AnswerCommand, AskForBasket, OfferBasket, ReleaseBasket, SoundScanner
from kiosk.core.session.facts import BasketOffered
from kiosk.core.session.inputs import (
    BackTouched,
    BadgeScanned,
    BasketCodeGiven,
    BasketHanded,
    Device,
    ItemScanned,
    KeptTouched,
    SaveTouched,
    ServerLinkChanged,
    StaffActed,
)
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import STAFFED
from tests.kiosk.core.session.sharing import BASKET, granted, put_aside
from tests.kiosk.lane.bench import Bench, running
from tests.shop import BREAD, MILK, POLICY
from tests.waiting import wait_until


def test_a_program_that_fails_offers_the_basket_to_the_store_so_that_another_lane_goes_on() -> None:
    bench = Bench(replace(POLICY, shares_baskets=True))
    with running(bench):
        bench.posts(ServerLinkChanged(online=True), ItemScanned(MILK.key, MILK))
        bench.posts(Stamped("scanner", 1, 0.0, CodeRead("]E0", BREAD.key[1:])))
        wait_until(lambda: bench.lane.state.failed)
    [offer] = bench.log.of(OfferBasket)
    assert isinstance(offer, OfferBasket)
    assert offer.saved.session.pricing.to_pay.minor == 129
    facts = bench.log.entries
    [offered] = bench.log.of(BasketOffered)
    assert facts.index(offered) < facts.index(offer)


def test_a_lane_that_failed_gives_back_what_the_store_grants_and_is_handed_nothing() -> None:
    bench = Bench(replace(POLICY, shares_baskets=True))
    with running(bench):
        bench.posts(ServerLinkChanged(online=True), BasketCodeGiven("483920", "7")).settles()
        [ask] = bench.log.of(AskForBasket)
        assert isinstance(ask, AskForBasket)
        bench.lane.fail("fact 700 of the journal was changed after it was written")
        bench.posts(granted(ask.ask.request), BasketHanded("c1", BASKET))
        wait_until(lambda: bench.log.of(AnswerCommand))
    assert bench.log.of(ReleaseBasket, AnswerCommand) == [
        ReleaseBasket(ask.ask.request, BASKET),
        AnswerCommand("c1", Outcome.OVER),
    ]


def test_what_it_opened_before_it_failed_it_never_gives_back() -> None:
    bench = Bench(replace(POLICY, shares_baskets=True))
    with running(bench):
        bench.posts(ServerLinkChanged(online=True), BasketCodeGiven("483920", "7")).settles()
        [ask] = bench.log.of(AskForBasket)
        assert isinstance(ask, AskForBasket)
        bench.posts(granted(ask.ask.request)).settles()
        bench.lane.fail("fact 700 of the journal was changed after it was written")
        bench.posts(granted(ask.ask.request), BasketHanded("c1", BASKET))
        wait_until(lambda: bench.log.of(AnswerCommand))
    assert bench.log.of(ReleaseBasket, AnswerCommand) == [AnswerCommand("c1", Outcome.DONE)]


def test_a_basket_comes_back_with_its_items_as_they_are_now() -> None:
    """The shelf has the milk at another price by now."""
    dear = replace(MILK, price=Money(149, "EUR"))
    bench = Bench()
    with running(bench):
        bench.posts(ItemScanned(MILK.key, dear), SaveTouched()).settles()
        code = bench.lane.state.saved[0].code
        bench.posts(Stamped("scanner", 1, 0.0, CodeRead("]Q3", f"BASKET;4;{code}"))).settles()
        session = bench.lane.state.session
        assert session is not None
        assert session.pricing.to_pay.minor == 129
    other = Bench(replace(POLICY, shares_baskets=True))
    with running(other):
        other.posts(BasketCodeGiven("483920", "7")).settles()
        asking = other.lane.state.asking
        assert asking is not None
        line = Line(1, dear)
        content = replace(put_aside(), lines=(line,))
        other.posts(granted(asking.ask.request, content=content)).settles()
        session = other.lane.state.session
        assert session is not None
        assert session.pricing.to_pay.minor == 129


def test_one_that_staff_touch_comes_back_with_its_items_as_they_are_now() -> None:
    dear = replace(MILK, price=Money(149, "EUR"))
    bench = Bench(STAFFED)
    with running(bench):
        bench.posts(ItemScanned(MILK.key, dear), SaveTouched(), BackTouched()).settles()
        [saved] = bench.lane.state.saved
        bench.posts(BadgeScanned("lena"), StaffActed(Act.BASKETS), KeptTouched(saved.session.id)).settles()
        session = bench.lane.state.session
        assert session is not None
        assert session.pricing.to_pay.minor == 129


def test_a_basket_whose_slip_a_sounding_scanner_read_comes_back_at_the_prices_of_now() -> None:
    bench = Bench(replace(POLICY, beeping_scanners=frozenset({"scanner"})))
    with running(bench):
        bench.posts(ItemScanned(MILK.key, replace(MILK, price=Money(99, "EUR"))), SaveTouched()).settles()
        [saved] = bench.lane.state.saved
        bench.posts(Stamped("scanner", 1, 0.0, CodeRead("]Q3", f"BASKET;{POLICY.lane};{saved.code}"))).settles()
        session = bench.lane.state.session
        assert session is not None
        assert session.pricing.to_pay == MILK.price
    assert bench.log.of(SoundScanner) == [SoundScanner(Device.SCANNER, Beep.TAKEN)]
