"""The outbox on its way: over a real socket to a real server, whatever happens to the cable."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from kiosk.config import ConfigError, ServerSettings
from kiosk.core.placement_wire import placement_envelope
from kiosk.core.session.bag_facts import PlacementAccepted
from kiosk.core.session.facts import Fact
from kiosk.core.wire import Envelope, seal
from kiosk.journal import Journal, JournalKey, load_or_make_key
from kiosk.journal.outbox import Outbox
from kiosk.store_link import OutboxPusher
from kiosk.store_link import push as push_module
from server.ingest.body import read_body
from tests.kiosk.journal.visits import AT, paid_visit
from tests.kiosk.store_link.cut import Cable, Cut
from tests.kiosk.store_link.owed import Owed, Watched
from tests.server.running import OTHER_TOKEN, Store, secret
from tests.server.sales import JOURNAL, sale, tap
from tests.waiting import wait_until


@pytest.fixture
def pushes() -> Iterator[Callable[..., "tuple[OutboxPusher, list[bool]]"]]:
    started: list[OutboxPusher] = []

    def push(owed: Callable[[], object], server: ServerSettings) -> tuple[OutboxPusher, list[bool]]:
        links: list[bool] = []
        pusher = OutboxPusher(owed, server, links.append)  # type: ignore[arg-type]
        started.append(pusher)
        pusher.start()
        return pusher, links

    yield push
    for pusher in started:
        pusher.stop()


def weighed(seq: int) -> Envelope:
    put = PlacementAccepted(session="4-1", at=AT, line=1, item="02000000000022", grams=510, lane="4")
    told = placement_envelope(put, JOURNAL, seq)
    assert told is not None
    return told


def over(cable: Cable, store: Store) -> ServerSettings:
    return store.lane_side.model_copy(update={"address": f"http://127.0.0.1:{cable.port}"})


def test_a_visit_from_the_journal_arrives(store: Store, tmp_path: Path, pushes: Callable[..., object]) -> None:
    key: JournalKey = load_or_make_key(tmp_path / "lane.key")
    journal = Journal.open(tmp_path / "lane.db", key)
    facts: list[Fact] = paid_visit()
    pusher, links = pushes(lambda: Outbox.open(tmp_path / "lane.db", key), store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [True])
    journal.append(facts, AT)
    pusher.nudge()
    wait_until(lambda: store.receipts() == [1])
    assert wait_until(lambda: store.get("/api/v1/taps?day=2026-11-22").json()["by_face"]["4"]) == 1
    outbox = Outbox.open(tmp_path / "lane.db", key)
    wait_until(lambda: outbox.standing(datetime.fromisoformat(AT)).unsent == 0)
    outbox.close()
    journal.close()


def test_the_outbox_drains_when_the_server_is_back(store: Store, pushes: Callable[..., object]) -> None:
    store.closes()
    owed = Owed([sale(number) for number in range(1, 8)])
    pusher, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [False])
    assert owed.settled == 0
    store.opens()
    pusher.nudge()
    wait_until(lambda: owed.settled == 70)
    assert store.receipts() == [1, 2, 3, 4, 5, 6, 7]
    assert links == [False, True]


def test_what_is_of_no_hurry_waits_for_what_it_can_go_with(store: Store, pushes: Callable[..., object]) -> None:
    owed = Owed([weighed(1), weighed(2)])
    pusher, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [True])
    assert owed.settled == 0
    owed.envelopes.append(sale(1))
    pusher.nudge()
    wait_until(lambda: owed.settled == 10)
    assert store.receipts() == [1]


def test_what_is_of_no_hurry_goes_by_itself_in_the_end_and_many_of_it_go_at_once(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Owed([weighed(one) for one in range(1, push_module.FEW + 2)])
    pushes(many.open, store.lane_side)
    wait_until(lambda: many.settled == push_module.FEW + 1)
    monkeypatch.setattr(push_module, "PATIENCE_S", 0.0)
    late = Owed([weighed(push_module.FEW + 2)])
    pushes(late.open, store.lane_side)
    wait_until(lambda: late.settled == push_module.FEW + 2)


@pytest.mark.parametrize("cut", [Cut.REQUEST, Cut.REPLY])
def test_a_link_lost_in_mid_drain_loses_and_doubles_nothing(
    store: Store, cut: Cut, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "FIRST_BATCH", 4)
    monkeypatch.setattr(push_module, "MOST_BATCH", 4)
    cable = Cable(store.port)
    cable.cut, cable.cut_after = cut, 2
    owed = Owed([sale(number) for number in range(1, 21)])
    _, links = pushes(owed.open, over(cable, store))  # type: ignore[misc]
    wait_until(lambda: False in links)
    assert owed.settled == 80
    cable.cut = Cut.NEVER
    wait_until(lambda: owed.settled == 200)
    assert store.receipts() == list(range(1, 21))
    assert store.get("/api/v1/troubles").json() == []
    cable.unplug()


def test_a_poison_record_is_parked_and_later_ones_go_on(store: Store, pushes: Callable[..., object]) -> None:
    poison = seal(lane="4", journal=JOURNAL, seq=15, kind="sale", version=1, payload={"total": "much"})
    owed = Owed([sale(1), poison, sale(2), tap(25)])
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.settled == 25)
    assert list(owed.parked) == [15]
    assert store.receipts() == [1, 2]


def test_what_was_parked_is_offered_again_and_goes_when_the_server_has_learned_its_kind(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ingest import intake

    known = dict(intake.PAYLOADS)
    monkeypatch.setattr(intake, "PAYLOADS", {one: known[one] for one in known if one[0] == "tap"})
    owed = Owed([sale(1), tap(15), sale(2)])
    pusher, _ = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: sorted(owed.parked) == [10, 20])
    pusher.stop()
    monkeypatch.setattr(intake, "PAYLOADS", known)
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.parked == {})
    assert store.receipts() == [1, 2]
    assert store.get("/api/v1/troubles").json() == []


def test_a_server_that_was_away_is_offered_at_once_what_was_parked(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ingest import intake

    known = dict(intake.PAYLOADS)
    monkeypatch.setattr(intake, "PAYLOADS", {})
    owed = Owed([sale(1)])
    pusher, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: owed.settled == 10 and links == [True])
    store.closes()
    wait_until(lambda: pusher.nudge() or links == [True, False])
    monkeypatch.setattr(intake, "PAYLOADS", known)
    store.opens()
    wait_until(lambda: owed.parked == {})
    assert store.receipts() == [1]


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


def test_batches_grow_while_the_server_is_quick_and_shrink_when_it_is_slow(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "QUICK_S", 60.0)
    owed = Watched([tap(number) for number in range(1, 1400)])
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.settled == 1399)
    assert owed.asked[:5] == [50, 100, 200, 400, 500]
    monkeypatch.setattr(push_module, "QUICK_S", 0.0)
    owed.envelopes += [tap(number) for number in range(1400, 1500)]
    wait_until(lambda: owed.settled == 1499)
    wait_until(lambda: owed.asked[-1] == 50)


def test_nothing_is_made_ready_for_a_server_that_is_away_and_whoever_lost_it_lets_another_send(
    store: Store, pushes: Callable[..., object]
) -> None:
    store.closes()
    owed = Watched([sale(1)])
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.gone > 3)
    assert owed.asked == []
    store.opens()
    wait_until(lambda: owed.settled == 10)


def test_what_the_server_lacks_is_not_forgotten_while_another_sends(
    store: Store, pushes: Callable[..., object]
) -> None:
    asked: list[tuple[int, int]] = []

    class Followed(Owed):
        def answered(self) -> int:
            return 100

        def send_again(self, after: int, until: int) -> bool:
            asked.append((after, until))
            return len(asked) == 3

    owed = Followed()
    pusher, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [True])
    wait_until(lambda: pusher.nudge() or len(asked) == 3)
    owed.envelopes.append(sale(11))
    pusher.nudge()
    wait_until(lambda: store.receipts() == [11])
    assert asked == [(0, 100)] * 3


def test_two_pushers_of_one_outbox_make_one_sale_each(store: Store, pushes: Callable[..., object]) -> None:
    sales = [sale(number) for number in range(1, 13)]
    one, other = Owed(sales), Owed(sales)
    pushes(one.open, store.lane_side)
    pushes(other.open, store.lane_side)
    wait_until(lambda: one.settled == other.settled == 120, timeout_s=30.0)
    assert store.receipts() == list(range(1, 13))
    assert one.parked == other.parked == {}


def test_a_link_that_swallows_everything_is_noticed_in_less_than_five_seconds(
    store: Store, pushes: Callable[..., object]
) -> None:
    cable = Cable(store.port)
    _, links = pushes(Owed().open, over(cable, store))  # type: ignore[misc]
    wait_until(lambda: links == [True])
    cable.cut = Cut.SILENT
    since = time.monotonic()
    wait_until(lambda: links == [True, False], timeout_s=6.0)
    assert time.monotonic() - since < 5.0
    cable.unplug()


def test_with_a_token_of_nobody_the_facts_stay_and_the_link_counts_as_lost(
    store: Store, pushes: Callable[..., object]
) -> None:
    secret(store.folder / "lane-token", "somebody else's".replace(" ", "-"))
    owed = Owed([sale(1)])
    _, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [False])
    assert (owed.settled, owed.parked) == (0, {})


def test_another_lanes_token_takes_nothing(store: Store, pushes: Callable[..., object]) -> None:
    secret(store.folder / "lane-token", OTHER_TOKEN)
    owed = Owed([sale(1)])
    _, links = pushes(owed.open, store.lane_side)  # type: ignore[misc]
    wait_until(lambda: links == [False])
    assert store.receipts() == []


def test_an_outbox_that_fails_is_opened_again(store: Store, pushes: Callable[..., object]) -> None:
    owed = Owed([sale(1)])
    answers = iter([OSError("the disk is busy")])

    def opening() -> Owed:
        for error in answers:
            raise error
        return owed.open()

    pushes(opening, store.lane_side)
    wait_until(lambda: owed.settled == 10)


def test_envelopes_too_many_for_one_batch_go_in_smaller_ones(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ingest.routes.read_body", partial(read_body, most_packed=1400))
    owed = Owed([sale(number) for number in range(1, 9)])
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.settled == 80)
    assert owed.parked == {}
    assert len(store.receipts()) == 8


def test_an_envelope_too_large_by_itself_is_parked(
    store: Store, pushes: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ingest.routes.read_body", partial(read_body, most_packed=500))
    owed = Owed([sale(1), tap(15)])
    pushes(owed.open, store.lane_side)
    wait_until(lambda: owed.settled == 15)
    assert "too large" in owed.parked[10]
    assert store.receipts() == []


def test_stopping_does_not_wait_for_the_server(store: Store) -> None:
    store.closes()
    pusher = OutboxPusher(Owed([sale(1)]).open, store.lane_side, lambda _: None)
    pusher.start()
    pusher.stop()
    assert "outbox" not in [thread.name for thread in threading.enumerate()]


def test_a_pusher_that_never_started_stops(store: Store) -> None:
    OutboxPusher(Owed().open, store.lane_side, lambda _: None).stop()


def test_plain_http_stays_on_this_machine(tmp_path: Path) -> None:
    token = secret(tmp_path / "token", "x")
    for address in ("http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://store.example"):
        OutboxPusher(Owed().open, ServerSettings(address=address, token_file=token), lambda _: None)
    for address in ("http://192.0.2.7:8480", "http://store.example", "http://127.0.0.1.example"):
        with pytest.raises(ConfigError, match="leaves this machine, so it must be https"):
            OutboxPusher(Owed().open, ServerSettings(address=address, token_file=token), lambda _: None)
