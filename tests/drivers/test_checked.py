from __future__ import annotations

import pytest

from drivers.checked import EXTERNAL_WAIT_S, JOB, PERSON_WAIT_S, PRICE, Checked
from drivers.contract import (
    NOTHING,
    Button,
    ButtonPressed,
    CheckHealth,
    CodeRead,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    EnableScanner,
    FaultKind,
    HealthChecked,
    HealthLevel,
    NotPriced,
    Output,
    Overloaded,
    Paper,
    Pay,
    PresenceChanged,
    PricedWeight,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    Request,
    StableWeight,
    StopPricing,
    Unpriced,
)
from drivers.counts import Counts

GONE = DeviceFault(FaultKind.UNPLUGGED, "the cable is out")


class Told:
    """A driver that tells what it is given to tell, and keeps what it was asked."""

    def __init__(self) -> None:
        self.deadline: float | None = None
        self.asked: list[Request] = []
        self.next: tuple[Reading, ...] = (DeviceOnline(),)

    def connected(self, now: float) -> Output:
        return Output(send=b"hello", readings=self.next)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        return Output(readings=self.next)

    def requested(self, request: Request, now: float) -> Output:
        self.asked.append(request)
        return NOTHING

    def ticked(self, now: float) -> Output:
        return NOTHING

    def masked(self, data: bytes) -> bytes:
        return data


def device(kind: str) -> tuple[Checked[bytes], Told]:
    driver = Told()
    return Checked(kind, driver, Counts()), driver


def tell(checked: Checked[bytes], driver: Told, *readings: Reading, now: float = 1.0) -> tuple[Reading, ...]:
    driver.next = readings
    return checked.received(b"x", now).readings


@pytest.mark.parametrize("level", HealthLevel)
def test_a_device_that_was_never_reached_is_not_well_and_says_so_at_once(level: HealthLevel) -> None:
    checked, driver = device("printer")
    assert checked.requested(CheckHealth(level), 0.0).readings == (
        HealthChecked(level, ok=False, findings=("it has not been reached yet",)),
    )
    assert driver.asked == []


def test_an_internal_check_uses_no_paper_and_knows_of_what_is_left() -> None:
    checked, driver = device("printer")
    checked.connected(0.0)
    tell(checked, driver, PrinterStatus(online=True, paper=Paper.NEAR_END, cover_open=False, cutter_error=False))
    (near,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    tell(checked, driver, PrinterStatus(online=False, paper=Paper.OUT, cover_open=True, cutter_error=False))
    (out,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    assert near == HealthChecked(HealthLevel.INTERNAL, ok=True, findings=("paper near_end",))
    assert out == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("paper out, cover open",))
    assert driver.asked == []


@pytest.mark.parametrize("outcome", PrintOutcome)
def test_an_external_check_prints_one_slip_whose_end_is_the_checks_own(outcome: PrintOutcome) -> None:
    checked, driver = device("printer")
    checked.connected(0.0)
    assert checked.requested(CheckHealth(HealthLevel.EXTERNAL), 1.0).readings == ()
    assert [request.job for request in driver.asked if isinstance(request, Print)] == [JOB]
    receipt = PrintEnded("receipt", PrintOutcome.PRINTED)
    assert tell(checked, driver, receipt) == (receipt,)
    (end,) = tell(checked, driver, PrintEnded(JOB, outcome))
    assert isinstance(end, HealthChecked)
    assert end.ok is (outcome is PrintOutcome.PRINTED)


def test_a_check_without_an_answer_ends_in_time_and_once() -> None:
    checked, _ = device("light")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.EXTERNAL), 1.0)
    assert checked.deadline == 1.0 + EXTERNAL_WAIT_S
    assert checked.ticked(1.0 + EXTERNAL_WAIT_S / 2) == NOTHING
    (end,) = checked.ticked(1.0 + EXTERNAL_WAIT_S).readings
    assert end == HealthChecked(HealthLevel.EXTERNAL, ok=False, findings=("no answer within 10 s",))
    assert checked.deadline is None


def test_a_device_lost_in_the_middle_of_a_check_ends_it() -> None:
    checked, _ = device("light")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.EXTERNAL), 1.0)
    assert checked.disconnected(GONE, 2.0).readings == (
        DeviceOffline(GONE),
        HealthChecked(HealthLevel.EXTERNAL, ok=False, findings=("the cable is out",)),
    )


def test_a_person_presses_a_button_and_somebody_who_comes_near_is_no_proof() -> None:
    checked, driver = device("buttons")
    checked.connected(0.0)
    assert checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0).readings == ()
    near, pressed = PresenceChanged(present=True), ButtonPressed(Button.HELP)
    assert tell(checked, driver, near) == (near,)
    assert tell(checked, driver, pressed) == (
        pressed,
        HealthChecked(HealthLevel.INTERACTIVE, ok=True, findings=("a button was pressed",)),
    )


def test_a_person_lays_something_on_the_scale_and_an_empty_platter_is_no_proof() -> None:
    checked, driver = device("scale")
    checked.connected(0.0)
    assert checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0).readings == ()
    empty, apples = StableWeight(0, net=False, at_zero=True), StableWeight(1250, net=False, at_zero=False)
    assert tell(checked, driver, empty) == (empty,)
    assert checked.deadline == 1.0 + PERSON_WAIT_S
    weight, end = tell(checked, driver, apples)
    assert weight == apples
    assert end == HealthChecked(HealthLevel.INTERACTIVE, ok=True, findings=("what was laid on came to rest",))


def test_a_scale_that_computes_prices_is_given_one_to_weigh_at_and_none_after_the_check() -> None:
    checked, driver = device("scale")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0)
    assert driver.asked == [PRICE]
    lain = NotPriced(Unpriced.UNMOVED, "this load may have been weighed before")
    assert tell(checked, driver, lain) == (lain,)
    priced = PricedWeight(1250, 100, 125)
    assert tell(checked, driver, priced)[1:] == (
        HealthChecked(HealthLevel.INTERACTIVE, ok=True, findings=("what was laid on came to rest",)),
    )
    assert driver.asked == [PRICE, StopPricing()]


def test_a_scale_that_does_not_take_the_price_is_not_well_and_says_why() -> None:
    checked, driver = device("scale")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0)
    *_, end = tell(checked, driver, NotPriced(Unpriced.REFUSED, "the scale does not take the unit price"))
    assert end == HealthChecked(HealthLevel.INTERACTIVE, ok=False, findings=("the scale does not take the unit price",))


def test_a_scale_on_which_nobody_lays_anything_is_let_go_when_the_time_is_over() -> None:
    checked, driver = device("scale")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0)
    (late,) = checked.ticked(1.0 + PERSON_WAIT_S).readings
    assert (late.ok, late.findings) == (False, ("no answer within 30 s",))
    assert driver.asked == [PRICE, StopPricing()]


def test_a_second_check_does_not_disturb_the_first() -> None:
    checked, driver = device("scanner")
    checked.connected(0.0)
    checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0)
    (second,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    assert second == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("another check is not over yet",))
    assert HealthChecked(HealthLevel.INTERACTIVE, ok=True, findings=("a code was read",)) in tell(
        checked, driver, CodeRead("]E0", "4006381333931")
    )


@pytest.mark.parametrize("kind", ["terminal", "signer", "coins", "notes"])
@pytest.mark.parametrize("level", HealthLevel)
def test_no_check_asks_anything_of_a_device_that_moves_money_or_signs(kind: str, level: HealthLevel) -> None:
    checked, driver = device(kind)
    checked.connected(0.0)
    (end,) = checked.requested(CheckHealth(level), 1.0).readings
    assert end == HealthChecked(level, ok=True, findings=("it answers",))
    assert driver.asked == []


def test_an_overloaded_scale_is_not_well() -> None:
    checked, driver = device("scale")
    checked.connected(0.0)
    tell(checked, driver, Overloaded())
    (end,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    assert end == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("more than its capacity lies on it",))


def test_what_passes_is_counted_and_hours_online_end_with_the_loss() -> None:
    checked, driver = device("scanner")
    checked.connected(10.0)
    tell(checked, driver, CodeRead("]E0", "1"), StableWeight(5, net=False, at_zero=False), now=11.0)
    checked.disconnected(GONE, 40.0)
    driver.next = (DeviceOnline(),)
    checked.connected(50.0)
    counts = checked.counts
    assert (counts.reads, counts.weighings, counts.faults) == (1, 1, 1)
    assert (counts.connections, counts.reconnects) == (2, 1)
    assert (counts.bytes_out, counts.bytes_in, counts.online_s) == (10, 1, 30.0)


def test_its_time_online_is_counted_up_to_its_release_and_not_twice() -> None:
    checked, driver = device("scale")
    checked.connected(10.0)
    tell(checked, driver, DeviceOnline(), now=12.0)
    checked.released(25.0)
    assert checked.counts.online_s == 15.0
    checked.released(99.0)
    assert checked.counts.online_s == 15.0
    assert checked.counts.faults == 0


def test_a_check_that_waits_for_a_code_says_apart_that_nobody_came() -> None:
    checked, driver = device("scanner")
    tell(checked, driver, DeviceOnline())
    checked.requested(CheckHealth(HealthLevel.INTERACTIVE), 1.0)
    assert driver.asked == [EnableScanner()]
    (late,) = checked.ticked(1.0 + PERSON_WAIT_S).readings
    assert isinstance(late, HealthChecked)
    assert late.nobody_came


def test_a_printer_that_does_not_answer_is_no_person_who_did_not_come() -> None:
    checked, driver = device("printer")
    tell(checked, driver, DeviceOnline())
    checked.requested(CheckHealth(HealthLevel.EXTERNAL), 1.0)
    (late,) = checked.ticked(1.0 + EXTERNAL_WAIT_S).readings
    assert isinstance(late, HealthChecked)
    assert not late.nobody_came


def test_what_takes_long_to_load_is_prepared_through_it() -> None:
    prepared = []

    class Slow(Told):
        def prepare(self) -> None:
            prepared.append("fonts")

    Checked("printer", Slow(), Counts()).prepare()
    Checked("printer", Told(), Counts()).prepare()
    assert prepared == ["fonts"]


class Slow(Told):
    """A driver that acknowledges what comes, or not just now, and knows since when nothing goes on."""

    acknowledges = True
    stalled_since: float | None = None

    def received(self, chunk: bytes, now: float) -> Output:
        return Output(send=b"yes", readings=self.next)


def test_an_acknowledgement_wants_no_answer_unless_the_next_word_is_due() -> None:
    driver = Slow()
    checked = Checked("terminal", driver, Counts())
    checked.connected(0.0)
    tell(checked, driver, now=0.1)
    tell(checked, driver, now=60.0)  # a shopper looked for a card
    assert (checked.counts.slow_answers, checked.counts.waiting_since) == (0, 0.0)
    driver.acknowledges = False
    tell(checked, driver, now=61.0)
    assert checked.counts.waiting_since == 61.0
    tell(checked, driver, now=62.0)
    assert checked.counts.slow_answers == 1


def test_what_does_not_go_on_is_seen_from_outside_until_it_does() -> None:
    driver = Slow()
    checked = Checked("hopper", driver, Counts())
    checked.connected(0.0)
    driver.stalled_since = 5.0
    tell(checked, driver, now=6.0)
    assert checked.counts.stalled_since == 5.0
    driver.stalled_since = None
    tell(checked, driver, now=7.0)
    assert checked.counts.stalled_since == 0.0


def test_a_device_that_says_of_itself_that_it_is_not_well_is_not_until_it_says_otherwise() -> None:
    checked, driver = device("signer")
    checked.connected(0.0)
    tell(checked, driver, DeviceCondition(DeviceFault(FaultKind.MECHANISM, "its memory is full")))
    (told,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    assert told == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("its memory is full",))
    tell(checked, driver, DeviceCondition(None))
    (told,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 2.0).readings
    assert isinstance(told, HealthChecked)
    assert told.ok


class Asks(Told):
    """A driver that asks its device now and then, and is answered with the next word."""

    asking = False
    busy = False

    def ask(self, now: float) -> Output:
        self.asking = not self.busy
        return NOTHING if self.busy else Output(send=b"how are you?")

    def received(self, chunk: bytes, now: float) -> Output:
        self.asking = False
        return super().received(chunk, now)


def asked() -> tuple[Checked[bytes], Asks]:
    driver = Asks()
    checked = Checked("terminal", driver, Counts())
    checked.connected(0.0)
    return checked, driver


def test_a_terminal_at_rest_is_asked_how_it_is_and_the_check_waits_for_its_answer() -> None:
    checked, driver = asked()
    assert checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0) == Output(send=b"how are you?")
    assert tell(checked, driver) == (HealthChecked(HealthLevel.INTERNAL, ok=True, findings=("it answers",)),)
    assert tell(checked, driver) == ()


def test_a_terminal_that_answers_with_what_it_needs_is_not_well() -> None:
    checked, driver = asked()
    checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0)
    condition = DeviceCondition(DeviceFault(FaultKind.MECHANISM, "out of order"))
    assert tell(checked, driver, condition) == (
        condition,
        HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("out of order",)),
    )


def test_a_terminal_that_does_not_answer_ends_the_check_by_its_loss_or_in_time() -> None:
    checked, driver = asked()
    checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0)
    (_, end) = checked.disconnected(GONE, 2.0).readings
    assert end == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("the cable is out",))
    tell(checked, driver, DeviceOnline())
    checked.requested(CheckHealth(HealthLevel.INTERNAL), 3.0)
    (end,) = checked.ticked(3.0 + EXTERNAL_WAIT_S).readings
    assert end == HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("no answer within 10 s",))


def test_a_terminal_that_is_paid_at_is_not_asked() -> None:
    checked, driver = asked()
    driver.busy = True
    (end,) = checked.requested(CheckHealth(HealthLevel.INTERNAL), 1.0).readings
    assert end == HealthChecked(HealthLevel.INTERNAL, ok=True, findings=("it answers",))
    driver.busy = False
    checked.requested(Pay("a", 1234, "EUR"), 2.0)
    output = checked.requested(CheckHealth(HealthLevel.INTERNAL), 3.0)
    assert (output.send, len(output.readings)) == (b"", 1)
