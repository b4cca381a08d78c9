"""What was sent and not answered goes again as it was, whatever program sends it by then."""

from collections.abc import Callable, Sequence

import pytest

from kiosk.core.wire import Envelope, seal
from tests.kiosk.store_link.cut import Cable, Cut
from tests.kiosk.store_link.pushing import Owed, over
from tests.server.running import Store
from tests.server.sales import sale
from tests.waiting import wait_until


def worded(envelopes: Sequence[Envelope]) -> list[Envelope]:
    """The same facts as a later program makes envelopes of them: another version, another hash."""
    return [
        seal(
            lane=one.lane, journal=one.journal, seq=one.seq, kind=one.kind, version=3,
            payload={**one.payload, "packs": [], "coupons": []},
        )
        for one in envelopes
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [Cut.REQUEST, Cut.REPLY])
def test_what_was_sent_and_not_answered_goes_again_as_it_was_though_another_program_sends_it(
    store: Store, cut: Cut, pushes: Callable[..., object]
) -> None:
    cable = Cable(store.port)
    cable.cut = cut
    owed = Owed([sale(1), sale(2)])
    pusher, links = pushes(owed.open, over(cable, store))  # type: ignore[misc]
    wait_until(lambda: cable.posts > 0 and links == [False])
    pusher.stop()
    owed.envelopes = worded(owed.envelopes) + worded([sale(3)])
    cable.cut = Cut.NEVER
    pushes(owed.open, over(cable, store))
    wait_until(lambda: owed.settled == 30)
    assert store.receipts() == [1, 2, 3]
    assert store.get("/api/v1/troubles").json() == []
    assert owed.parked == owed.kept == {}
    cable.unplug()


def test_what_was_parked_is_offered_as_it_was_sent_though_another_program_offers_it(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ingest import intake

    known = dict(intake.PAYLOADS)
    monkeypatch.setattr(intake, "PAYLOADS", {})
    owed = Owed([sale(1)])
    pusher, _ = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: owed.settled == 10 and 10 in owed.parked)
    pusher.stop()
    monkeypatch.setattr(intake, "PAYLOADS", known)
    owed.envelopes = worded(owed.envelopes)
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.parked == {})
    assert store.receipts() == [1]
    assert store.get("/api/v1/troubles").json() == []


def test_what_was_offered_again_and_not_answered_is_offered_as_it_was_then(
    store: Store, pushes: Callable[..., object]
) -> None:
    cable = Cable(store.port)
    cable.cut = Cut.REPLY
    owed = Owed([sale(1)])
    owed.settled, owed.parked = 10, {10: "it made no envelope"}
    pusher, links = pushes(owed.open, over(cable, store))  # type: ignore[misc]
    wait_until(lambda: cable.posts > 0 and links == [False])
    pusher.stop()
    owed.envelopes = worded(owed.envelopes)
    cable.cut = Cut.NEVER
    pushes(owed.open, over(cable, store))
    wait_until(lambda: owed.parked == {})
    assert store.receipts() == [1]
    assert store.get("/api/v1/troubles").json() == []
    cable.unplug()


def test_what_never_left_is_not_kept(store: Store, pushes: Callable[..., object]) -> None:
    owed = Owed()
    pusher, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [True])
    store.closes()
    owed.envelopes.append(sale(1))
    pusher.nudge()
    wait_until(lambda: links == [True, False])
    assert owed.kept == {}
