"""The wallet driver at an emulated gateway in virtual time: whatever is dropped, its verdict is the gateway's book."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    AbortPayment,
    CodeToShow,
    Confirm,
    DeviceFault,
    DeviceOnline,
    FaultKind,
    GiveBack,
    Pay,
    PayByCode,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Refuse,
    Request,
    ResolvePayment,
    ShowCode,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.emulators.wallet import WalletEmulator
from drivers.wallet.gateway import WalletGateway
from tests.drivers.web.world import World

CODE = "134567890123456789"
ERRORS = ["http_error", "garbage", "wrong_merchant", "wrong_key", "strange_state"]


class Shop:
    """A till that confirms what is approved, as a lane does after its journal has written."""

    def __init__(self) -> None:
        self.gateway = WalletEmulator()
        self.world = World(WalletGateway(), self.gateway)
        self.mark = self.world.until(TerminalReady)
        self.attempts = 0

    def restarts(self) -> None:
        self.world = World(WalletGateway(), self.gateway)

    def new(self) -> str:
        self.attempts += 1
        return f"visit-a{self.attempts}"

    def by_code(self) -> PayByCode:
        return PayByCode(self.new(), 1234, "CNY", CODE)

    def starts(self, ask: PayByCode | ShowCode | TakeBack) -> str:
        if not self.world.linked:
            self.world.until(DeviceOnline)
        self.world.passes(0.1)
        self.mark = self.world.told(TerminalReady)[-1]
        self.world.asks(ask)
        return ask.attempt

    def confirms(self, attempt: str) -> PaymentEnded:
        came = self.world.until(PaymentAuthorised | PaymentEnded, attempt=attempt)
        if isinstance(came, PaymentAuthorised):
            self.world.asks(Confirm(came.token))
        ended: PaymentEnded = self.world.until(PaymentEnded, attempt=attempt)
        return ended

    def does(self, ask: PayByCode | ShowCode | TakeBack) -> PaymentEnded:
        return self.confirms(self.starts(ask))

    def resolves(
        self, attempt: str, amount: int = 1234, takes_back: str | None = None, terminal_id: str = ""
    ) -> Verdict:
        told = len(self.world.told(PaymentResolved))
        self.world.asks(
            ResolvePayment(
                attempt=attempt,
                amount_minor=amount,
                currency="CNY",
                terminal_id=terminal_id or self.mark.terminal_id,
                last_receipt_no=self.mark.last_receipt_no,
                last_trace_no=self.mark.last_trace_no,
                takes_back=takes_back,
            )
        )
        while len(self.world.told(PaymentResolved)) == told:
            self.world.passes(0.5)
        verdict: Verdict = self.world.told(PaymentResolved)[told].verdict
        return verdict

    def book(self, kind: str = "payment", state: str = "paid") -> list[int]:
        transactions = self.gateway.state()["transactions"]
        assert isinstance(transactions, list)
        return [one["amount_minor"] for one in transactions if (one["kind"], one["state"]) == (kind, state)]


def test_a_shopper_shows_a_code_and_is_charged_once() -> None:
    shop = Shop()
    ended = shop.does(shop.by_code())
    assert ended.outcome is PaymentOutcome.APPROVED
    assert ended.result is not None
    assert (ended.result.amount_minor, ended.result.currency, ended.result.result_code) == (1234, "CNY", "00")
    assert shop.book() == [1234]


def test_the_lane_shows_a_code_and_the_shopper_scans_it() -> None:
    shop = Shop()
    assert shop.does(ShowCode(shop.new(), 500, "CNY")).outcome is PaymentOutcome.APPROVED
    (shown,) = shop.world.told(CodeToShow)
    assert shown.text.startswith("https://wallet.example/pay/")
    assert shown.until > shop.world.now
    assert shop.book() == [500]


def test_a_code_that_nobody_scans_is_cancelled_before_anybody_is_told() -> None:
    shop = Shop()
    shop.world.set(shopper="ignore")
    assert shop.does(ShowCode(shop.new(), 500, "CNY")).outcome is PaymentOutcome.TIMEOUT
    assert (shop.book(), shop.book(state="cancelled")) == ([], [500])


def test_a_shown_code_that_still_waits_is_cancelled_before_its_doubt_is_settled() -> None:
    shop = Shop()
    shop.world.set(shopper="ignore")
    attempt = shop.starts(ShowCode(shop.new(), 500, "CNY"))
    shop.world.until(CodeToShow)
    shop.restarts()
    assert shop.resolves(attempt, 500) is Verdict.NOT_CHARGED
    assert shop.book(state="cancelled") == [500]


def test_a_declined_wallet_charges_nothing() -> None:
    shop = Shop()
    shop.world.set(shopper="decline")
    assert shop.does(shop.by_code()).outcome is PaymentOutcome.DECLINED
    assert shop.book() == []


def test_an_abort_cancels_what_waits_and_an_abort_too_late_is_a_payment() -> None:
    shop = Shop()
    shop.world.set(shopper="ignore")
    attempt = shop.starts(shop.by_code())
    shop.world.passes(2.0)
    shop.world.asks(AbortPayment(attempt))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.CANCELLED
    shop.world.set(shopper="approve", agree_ms=500)
    attempt = shop.starts(shop.by_code())
    shop.world.passes(0.7)
    shop.world.asks(AbortPayment(attempt))
    assert shop.confirms(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


@pytest.mark.parametrize("agree_ms", [0, 300, 60_000])
@pytest.mark.parametrize("step", ["pay_request", "pay_taken", "pay_answer", "ask_request", "ask_taken"])
def test_wherever_the_link_drops_the_lane_learns_what_the_gateway_booked(step: str, agree_ms: int) -> None:
    shop = Shop()
    shop.world.set(agree_ms=agree_ms)
    shop.gateway.faults.set("drop_after", step)
    ended = shop.does(shop.by_code())
    charged = ended.outcome is PaymentOutcome.APPROVED
    if ended.outcome is PaymentOutcome.UNKNOWN:
        verdict = shop.resolves(ended.attempt)
        while verdict is Verdict.NO_ANSWER:
            verdict = shop.resolves(ended.attempt)
        charged = verdict is Verdict.CHARGED
        assert charged or verdict is Verdict.NOT_CHARGED
    shop.world.passes(200)
    assert len(shop.book()) == charged


@pytest.mark.parametrize("fault", ERRORS)
def test_an_error_as_the_answer_to_a_question_or_a_cancel_is_never_not_charged(fault: str) -> None:
    shop = Shop()
    shop.world.set(agree_ms=600_000)
    shop.gateway.faults.set("drop_after", "pay_taken")
    attempt = shop.does(shop.by_code()).attempt
    shop.world.passes(0.2)
    shop.gateway.faults.set(fault, value=True)
    assert shop.resolves(attempt) is Verdict.NO_ANSWER
    for step in ("cancel_request", "cancel_taken"):
        shop.world.passes(0.5)
        shop.gateway.faults.set("drop_after", step)
        assert shop.resolves(attempt) is Verdict.NO_ANSWER
    shop.world.passes(0.5)
    assert shop.resolves(attempt) is Verdict.NOT_CHARGED
    assert shop.book() == []


@pytest.mark.parametrize("fault", ERRORS)
def test_an_error_as_the_answer_to_a_payment_is_unknown(fault: str) -> None:
    shop = Shop()
    shop.world.set(agree_ms=0)
    shop.world.passes(0.1)
    shop.gateway.faults.set(fault, value=True)
    ended = shop.does(shop.by_code())
    assert ended.outcome is PaymentOutcome.UNKNOWN
    expected = Verdict.NOT_CHARGED if fault == "http_error" else Verdict.CHARGED
    assert shop.resolves(ended.attempt) is expected
    assert len(shop.book()) == (expected is Verdict.CHARGED)


def test_a_request_that_comes_after_its_key_was_cancelled_charges_nothing() -> None:
    shop = Shop()
    shop.world.set(agree_ms=0)
    shop.gateway.faults.set("late_request", 5000)
    ended = shop.does(shop.by_code())
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt) is Verdict.NOT_CHARGED
    shop.world.passes(20)
    assert (shop.book(), len(shop.book(state="cancelled"))) == ([], 1)


@pytest.mark.parametrize("fault", ["wrong_amount", "wrong_currency"])
def test_money_of_another_amount_or_currency_is_never_sold(fault: str) -> None:
    shop = Shop()
    shop.world.set(agree_ms=0)
    shop.gateway.faults.set(fault, value=True)
    ended = shop.does(shop.by_code())
    assert ended.outcome is PaymentOutcome.UNKNOWN
    shop.gateway.faults.set(fault, value=True)
    assert shop.resolves(ended.attempt) is Verdict.UNCLEAR
    assert shop.resolves(ended.attempt) is Verdict.CHARGED


@pytest.mark.parametrize("how", ["refused", "too late"])
def test_a_payment_that_the_lane_does_not_keep_goes_back(how: str) -> None:
    shop = Shop()
    attempt = shop.starts(shop.by_code())
    token = shop.world.until(PaymentAuthorised).token
    if how == "too late":
        shop.world.passes(4.0)
    shop.world.asks(Refuse(token) if how == "refused" else Confirm(token))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.CANCELLED
    assert (shop.book(), shop.book("refund")) == ([1234], [1234])
    assert shop.resolves(attempt) is Verdict.NOT_CHARGED


def test_a_payment_goes_back_in_parts_and_never_more_than_was_paid() -> None:
    shop = Shop()
    paid = shop.does(shop.by_code()).result
    assert paid is not None
    for amount, outcome in ((1000, "approved"), (234, "approved"), (1, "declined")):
        assert shop.does(TakeBack(shop.new(), amount, "CNY", paid.receipt_no, paid.trace_no)).outcome == outcome
    assert shop.book("refund") == [1000, 234]


@pytest.mark.parametrize("step", ["refund_request", "refund_taken"])
def test_a_refund_in_doubt_is_settled_like_a_payment(step: str) -> None:
    shop = Shop()
    paid = shop.does(shop.by_code()).result
    assert paid is not None
    shop.gateway.faults.set("drop_after", step)
    ended = shop.does(TakeBack(shop.new(), 500, "CNY", paid.receipt_no, paid.trace_no))
    assert ended.outcome is PaymentOutcome.UNKNOWN
    verdict = shop.resolves(ended.attempt, 500, takes_back=paid.trace_no)
    assert verdict is (Verdict.CHARGED if step == "refund_taken" else Verdict.NOT_CHARGED)
    assert shop.book("refund") == ([500] if verdict is Verdict.CHARGED else [])


def test_a_new_journal_that_counts_from_one_repeats_no_key() -> None:
    shop = Shop()
    shop.does(shop.by_code())
    shop.restarts()
    shop.attempts = 0
    shop.world.until(TerminalReady)
    assert shop.does(shop.by_code()).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234, 1234]


def test_another_merchants_doubt_is_for_a_person() -> None:
    assert Shop().resolves("a", terminal_id="SOMEBODY") is Verdict.UNCLEAR


def test_long_ids_break_nothing() -> None:
    shop = Shop()
    shop.world.set(number_prefix="G" * 90)
    result = shop.does(PayByCode("visit" * 30, 1234, "CNY", CODE)).result
    assert result is not None
    assert len(result.receipt_no) <= 40
    assert len(result.trace_no) <= 40
    back = TakeBack(shop.new(), 1234, "CNY", result.receipt_no, result.trace_no)
    assert shop.does(back).outcome is PaymentOutcome.APPROVED


@pytest.mark.parametrize(
    "ask",
    [
        PayByCode("a", 1234, "CNY", "4006381333931"),
        PayByCode("a", 0, "CNY", CODE),
        ShowCode("a", 5, "cny"),
        TakeBack("a", 5, "CNY", "", ""),
        Pay("a", 5, "CNY"),
        GiveBack("a", 5, "CNY"),
    ],
)
def test_what_no_wallet_can_do_is_not_sent_and_ends_once(ask: Request) -> None:
    shop = Shop()
    sent = len(shop.world.sent)
    shop.world.asks(ask)
    assert shop.world.until(PaymentEnded).outcome is PaymentOutcome.CANCELLED
    assert len(shop.world.sent) == sent


def test_a_shoppers_code_stands_in_no_trace() -> None:
    assert CODE.encode() not in WalletGateway().masked(b'{"code":"' + CODE.encode() + b'"}')
    assert CODE not in repr(PayByCode("a", 5, "CNY", CODE))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary(max_size=60) | st.just(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), max_size=10))
def test_any_bytes_in_any_splitting_are_no_payment(pieces: list[bytes]) -> None:
    driver = WalletGateway()
    for now, piece in enumerate(pieces):
        told = driver.connected(now).readings + driver.received(piece, now).readings
        told += driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "gone"), now).readings
        assert not any(isinstance(one, PaymentEnded | TerminalReady | CodeToShow) for one in told)
