"""The lane thread: everything in its order, durable before shown or done, and a broken journal stops the selling."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from drivers.contract import CodeRead, DeviceFault, DeviceTrouble, FaultKind, Settling, Stamped
from kiosk.core.items import Item
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import AskTerminal, ConfirmPayment, Effect, ListenTo, QueryPayment, SetLight
from kiosk.core.session.facts import (
    CardResult,
    ClockJumped,
    LaneStarted,
    LaneStopped,
    LineAdded,
    PaymentAuthorised,
    PaymentStarted,
    QuantityChanged,
    SessionEnded,
    SessionStarted,
    SessionSuspended,
)
from kiosk.core.session.inputs import (
    CardAuthorised,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceCame,
    DeviceLost,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    Input,
    ItemScanned,
    MessageClosed,
    NoPaperTouched,
    PayTouched,
    ServerLinkChanged,
    StartTouched,
    TerminalReadied,
)
from kiosk.core.session.light import Light
from kiosk.core.session.notes import SavedView, Say
from kiosk.core.session.state import Screen, screen
from kiosk.core.session.visit import SavedBy
from kiosk.journal import JournalFull
from tests.kiosk.lane.bench import Bench, Hands, Shown, running
from tests.shop import BREAD, MARK, MILK, POLICY, Shop, item
from tests.waiting import wait_until


def authorised(amount: int = 129) -> CardAuthorised:
    result = CardResult(
        amount=replace(MILK.price, minor=amount),
        terminal_id="52500041",
        receipt_no="0008",
        trace_no="000012",
        result_code="00",
    )
    return CardAuthorised("4-000001-a1", "token", result)


PAYING: tuple[Input, ...] = (TerminalReadied(MARK), ItemScanned(MILK.key, MILK), PayTouched(), CardTouched())


# ------------------------------------------------------------------------------------------------------- order


def test_a_run_begins_and_ends_in_the_journal() -> None:
    bench = Bench()
    with running(bench):
        pass
    assert bench.log.of(LaneStarted, LaneStopped) == [LaneStarted(version="test", after_crash=False), LaneStopped()]


def test_a_clock_behind_the_journal_is_told_at_once_and_a_jump_before_anything_else_is_decided() -> None:
    bench = Bench(last_at="2026-11-22T12:00:00+00:00")
    with running(bench):
        bench.posts(StartTouched()).settles()
        bench.clock.shows, bench.clock.now = "2026-11-22T18:00:00+00:00", bench.clock.now + 60
        bench.posts(ItemScanned(MILK.key, MILK)).settles()
    told = bench.log.of(LaneStarted, ClockJumped, SessionStarted, LineAdded)
    assert [type(fact).__name__ for fact in told] == [
        "LaneStarted", "ClockJumped", "SessionStarted", "ClockJumped", "LineAdded",
    ]  # fmt: skip
    moves = [fact.move for fact in told if isinstance(fact, ClockJumped)]
    assert [(move.seconds, move.at_start) for move in moves] == [(-7200, True), (8 * 3600 - 60, False)]
    assert bench.lane.state.failed == ""


def test_what_was_posted_before_the_stop_is_done() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*(ItemScanned(one.key, one) for one in (MILK, BREAD) * 50))
    assert len(bench.log.of(LineAdded)) == 100
    assert isinstance(bench.log.of(LineAdded, LaneStopped)[-1], LaneStopped)


def test_many_threads_post_and_each_ones_inputs_keep_their_order() -> None:
    bench = Bench()
    shelves = [[item(f"{thread}-{place}", "Thing", 100) for place in range(60)] for thread in range(8)]
    together = threading.Barrier(len(shelves))

    def scans(shelf: list[Item]) -> None:
        together.wait()
        bench.posts(*(ItemScanned(one.key, one) for one in shelf))

    threads = [threading.Thread(target=scans, args=(shelf,)) for shelf in shelves]
    with running(bench):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    codes = [added.code for added in bench.log.of(LineAdded) if isinstance(added, LineAdded)]
    assert len(codes) == 8 * 60
    for thread, shelf in enumerate(shelves):
        assert [code for code in codes if code.startswith(f"{thread}-")] == [one.key for one in shelf]
    assert bench.log.threads == {"lane"}


def test_a_fact_is_durable_before_it_is_shown_and_shown_before_its_effect_begins() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING, authorised()).settles()
    kinds = [type(entry) for entry in bench.log.entries]
    started, asked = kinds.index(PaymentStarted), kinds.index(AskTerminal)
    assert kinds[started : asked + 1] == [PaymentStarted, Shown, AskTerminal]
    approved, confirmed = kinds.index(PaymentAuthorised), kinds.index(ConfirmPayment)
    assert kinds[approved : confirmed + 1] == [PaymentAuthorised, Shown, ConfirmPayment]


def test_while_the_disk_stalls_nothing_is_shown_or_confirmed_and_scans_are_kept() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING).settles()
        bench.log.stalls = threading.Event()
        bench.posts(authorised(), ItemScanned(BREAD.key, BREAD))
        assert not bench.log.of(ConfirmPayment)
        assert bench.lane.state.attempt is not None
        assert bench.lane.state.attempt.result is None
        bench.log.stalls.set()
        bench.settles()
        assert len(bench.log.of(ConfirmPayment)) == 1
        assert bench.lane.state.message is not None
        assert bench.lane.state.message.say is Say.PAY_FIRST_STOP


def test_an_input_that_changes_nothing_shows_nothing_again() -> None:
    bench = Bench()
    with running(bench):
        bench.settles()
        shown = len(bench.log.of(Shown))
        bench.posts(PayTouched(), CardTouched(), NoPaperTouched()).settles()
    assert len(bench.log.of(Shown)) == shown + 1 + 1  # the marker, and the stop


def test_readings_are_looked_up_on_the_lane_thread() -> None:
    bench = Bench()
    with running(bench):
        scan = CodeRead("]E0", MILK.key[1:])
        bench.posts(Stamped(Device.SCANNER, 1, 0.0, scan), Stamped(Device.SCALE, 1, 0.0, Settling()))
        bench.posts(Stamped(Device.CAMERA, 1, 0.0, DeviceTrouble(DeviceFault(FaultKind.GARBLED, "dark")))).settles()
        assert bench.lane.state.session is not None
        assert [line.item for line in bench.lane.state.session.lines] == [MILK]


def test_a_lane_goes_on_where_its_journal_ended() -> None:
    before = Shop().opens().scans(MILK, BREAD).state
    bench = Bench(state=before)
    with running(bench):
        bench.posts(ItemScanned(BREAD.key, BREAD)).settles()
    assert not bench.log.of(SessionStarted)
    assert len(bench.log.of(QuantityChanged)) == 1


def test_stopping_a_lane_that_never_started_is_no_wait() -> None:
    Bench().lane.stop()


def test_what_is_found_beside_the_lane_thread_stops_the_selling_and_is_said() -> None:
    bench = Bench(replace(POLICY, resting_scanners=frozenset({"scanner"})))
    with running(bench):
        bench.lane.post(DeviceCame(Device.LIGHT))
        bench.lane.post(ItemScanned(MILK.key, MILK))
        bench.lane.fail("fact 700 of the journal was changed after it was written")
        bench.lane.post(ItemScanned(BREAD.key, BREAD))
    assert bench.lane.state.failed == "fact 700 of the journal was changed after it was written"
    assert len(bench.log.of(LineAdded)) == 1
    assert bench.log.of(SetLight)[-1] == SetLight(Light.FAULT)
    assert bench.log.of(ListenTo) == [ListenTo(Device.SCANNER, reads=True), ListenTo(Device.SCANNER, reads=False)]


# -------------------------------------------------------------------------------------------- a broken journal


def test_damage_that_is_found_while_the_disk_is_full_is_not_waited_out() -> None:
    bench = Bench()
    with running(bench):
        bench.log.fails = JournalFull("the disk is full")
        bench.posts(ItemScanned(MILK.key, MILK))
        wait_until(lambda: bench.lane.waits_for_disk)
        bench.lane.fail("the store server remembers another journal")
        wait_until(lambda: bench.lane.state.failed == "the store server remembers another journal")
        assert not bench.lane.waits_for_disk


def test_a_journal_that_cannot_be_written_stops_the_selling(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    with running(bench):
        bench.posts(TerminalReadied(MARK), ItemScanned(MILK.key, MILK), PayTouched()).settles()
        before = bench.lane.state
        bench.log.fails = "the disk is full"
        bench.posts(CardTouched())
        wait_until(lambda: bench.lane.state.failed)
        assert bench.lane.state == replace(before, failed="the disk is full")
        assert screen(bench.lane.state) is Screen.RESTING
        assert not bench.log.of(AskTerminal)
        bench.log.fails = ""
        bench.posts(ItemScanned(BREAD.key, BREAD), CardTouched())
    assert not bench.log.of(AskTerminal, LaneStopped)
    assert bench.lane.state.session == before.session
    assert "the lane stops selling: the disk is full" in caplog.text


def test_an_approval_that_could_not_be_journaled_is_not_confirmed() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING).settles()
        bench.log.fails = "the disk is full"
        bench.posts(authorised())
        wait_until(lambda: bench.lane.state.failed)
    assert not bench.log.of(ConfirmPayment)


def test_a_journal_that_is_broken_at_the_start_opens_no_lane() -> None:
    bench = Bench()
    bench.log.fails = "the disk is read-only"
    with running(bench):
        wait_until(lambda: bench.lane.state.failed)
        bench.posts(StartTouched())
    assert bench.log.of(SessionStarted) == []


def test_a_shopper_at_a_broken_lane_is_still_answered_when_calling_for_help() -> None:
    bench = Bench()
    bench.log.fails = "the disk is full"
    with running(bench):
        bench.posts(HelpTouched())
        wait_until(lambda: bench.lane.state.message)
        assert bench.lane.state.message is not None
        assert bench.lane.state.message.say is Say.HELP_CALLED
        wait_until(lambda: SetLight(Light.HELP) in bench.log.entries)
        bench.posts(MessageClosed(), DeviceLost(Device.LIGHT, "silent", ""), DeviceCame(Device.LIGHT))
        wait_until(lambda: bench.lane.state.light_ready)
        assert bench.lane.state.message is None
        assert bench.log.of(SetLight)[-1] == SetLight(Light.HELP)
        bench.posts(HelpNotNeeded())
        wait_until(lambda: bench.log.of(SetLight)[-1] == SetLight(Light.FAULT))
    assert bench.log.of(LaneStarted) == []


def test_a_help_page_that_was_left_open_on_a_broken_lane_closes_by_itself() -> None:
    bench = Bench()
    bench.log.fails = "the disk is full"
    with running(bench):
        bench.posts(HelpPageTouched())
        wait_until(lambda: bench.lane.state.help_page)
        bench.clock.now += POLICY.help_closes_s
        bench.posts(ServerLinkChanged(online=True))  # whatever comes: then the time is looked at
        wait_until(lambda: bench.lane.state.help_page is None)


def test_a_program_that_fails_saves_the_basket_first_and_shows_its_code() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(ItemScanned(MILK.key, MILK)).settles()
        bench.posts(Stamped("scanner", 1, 0.0, CodeRead("]E0", BREAD.key[1:])))
        wait_until(lambda: bench.lane.state.failed)
        state = bench.lane.state
    [saved] = bench.log.of(SessionSuspended)
    assert isinstance(saved, SessionSuspended)
    assert saved.by is SavedBy.FAULT
    assert isinstance(state.view, SavedView)
    assert state.view.code == saved.code
    assert state.saved[0].session.pricing.to_pay.minor == 129


def test_a_journal_that_breaks_promises_no_code() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(ItemScanned(MILK.key, MILK)).settles()
        bench.log.fails = "the disk is full"
        bench.posts(ItemScanned(MILK.key, MILK))
        wait_until(lambda: bench.lane.state.failed)
        state = bench.lane.state
    assert bench.log.of(SessionSuspended) == []
    assert state.saved == ()
    assert not isinstance(state.view, SavedView)
    assert state.session is not None
    assert state.session.pieces == 1, "what could not be written did not happen"


def test_a_broken_lane_waits_for_no_deadline() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING).settles()
        bench.log.fails = "the disk is full"
        bench.posts(HelpTouched())
        wait_until(lambda: bench.lane.state.failed)
        assert next_deadline(bench.lane.state) is not None
        assert bench.lane._deadline() is None, "it would tick without end: nothing moves the deadline any more"


def breaks(effect: Effect) -> None:
    raise RuntimeError(f"nobody performs {effect}")


@pytest.mark.parametrize("culprit", ["the catalogue", "an effect"])
def test_a_fault_of_the_program_stops_the_selling_in_plain_sight(
    culprit: str, caplog: pytest.LogCaptureFixture
) -> None:
    bench = Bench()
    with running(bench):
        if culprit == "the catalogue":
            bench.posts(Stamped(Device.SCANNER, 1, 0.0, CodeRead("]E0", BREAD.key[1:])))
        else:
            bench.lane._perform = breaks
            bench.posts(*PAYING)
        wait_until(lambda: bench.lane.state.failed)
        assert screen(bench.lane.state) is Screen.RESTING
        assert bench.lane._thread.is_alive()
    assert "a fault in the program" in caplog.text


# -------------------------------------------------------------------------------------------------------- time


def test_a_deadline_that_the_clock_has_passed_is_taken_with_the_next_input() -> None:
    bench = Bench(state=Shop().opens().scans(MILK).pays().state)
    with running(bench):
        bench.settles()
        assert screen(bench.lane.state) is Screen.RECEIPT
        bench.clock.now += 30
        bench.settles()
        wait_until(lambda: screen(bench.lane.state) is Screen.TAP)
        bench.clock.now += 11
        bench.settles()
        wait_until(lambda: bench.lane.state.session is None)
    assert len(bench.log.of(SessionEnded)) == 1


def test_a_busy_inbox_does_not_hold_up_a_deadline() -> None:
    bench = Bench(state=Shop().opens().scans(MILK).pays().state)
    with running(bench):
        bench.settles()
        bench.clock.now += 30
        bench.posts(*(PayTouched() for _ in range(500)))
        wait_until(lambda: screen(bench.lane.state) is Screen.TAP)


class Running(Hands):
    """Time that goes on by itself, a second for each look."""

    def mono(self) -> float:
        self.now += 1
        return self.now


def test_a_quiet_inbox_ticks_by_itself() -> None:
    bench = Bench(state=Shop().opens().scans(MILK).pays().state)
    bench.lane._clock = Running()
    bench.lane.policy = replace(POLICY, receipt_closes_s=0.01, tap_closes_s=0.01)
    with running(bench):
        wait_until(lambda: bench.lane.state.session is None)


def test_a_payment_in_doubt_is_asked_again_when_its_time_comes() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING, CardUnknown("4-000001-a1", "link lost"))
        bench.posts(CardUnresolved("4-000001-a1", "no_answer", "no link")).settles()
        assert len(bench.log.of(QueryPayment)) == 1
        bench.clock.now += 3
        bench.settles()
        wait_until(lambda: len(bench.log.of(QueryPayment)) == 2)


def test_while_the_terminal_is_being_asked_no_time_runs_out() -> None:
    bench = Bench()
    with running(bench):
        bench.posts(*PAYING, CardUnknown("4-000001-a1", "link lost")).settles()
        done = len(bench.log.entries)
        bench.clock.now += 500
        bench.settles().settles()
        assert not [entry for entry in bench.log.entries[done:] if not isinstance(entry, Shown)]
