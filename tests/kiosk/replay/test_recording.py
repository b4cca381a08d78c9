"""A visit told as a scenario: each step as it was done, and what cannot be told said."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest

from kiosk.core.calls import HelpCleared, HelpComing, HelpRequested
from kiosk.core.interventions import Answer
from kiosk.core.items import Item
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.cash_facts import CashAlarmed, ChangeOwed, PayOutSettled
from kiosk.core.session.facts import (
    BasketTakenUp,
    Fact,
    FailedAs,
    InterventionCleared,
    PaymentFailed,
    PaymentParked,
    PaymentStarted,
)
from kiosk.core.session.inputs import (
    AmountGiven,
    CancelConfirmed,
    CancelTouched,
    CardFailed,
    CouponScanned,
    CouponTouched,
    FaceTouched,
    HelpNotNeeded,
    HelpTouched,
    InterventionAnswered,
    LanguageTouched,
    NoPaperTouched,
    PartsBackTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    SaveTouched,
    SplitTouched,
    Started,
    StartTouched,
    UndoTouched,
    UnknownScanned,
    WithoutTouched,
)
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.visit import AttemptKind
from kiosk.core.values import Way
from kiosk.journal.codec import decode
from kiosk.journal.personal import PERSONAL
from kiosk.play.scenario import Step as Played
from kiosk.play.scenario import read_scenario
from kiosk.replay.entries import Recording, Untold
from kiosk.replay.recording import record, visits_of
from kiosk.replay.recording_beside import NEED_NO_WORD
from kiosk.replay.shown import Shown
from kiosk.replay.steps import Step, steps
from kiosk.replay.told import Append, Told
from tests.kiosk.core.session.drawing import RULES
from tests.kiosk.journal.old import samples
from tests.kiosk.replay.shops import ToldShop
from tests.kiosk.replay.told import Lane
from tests.shop import APPLES, BREAD, MILK, SOAP, WINE, Shop

TEA = replace(SOAP, key="09520007000113")
JAM = replace(MILK, key="09520010000124")
GIN = replace(WINE, key="09520008000082")


def shop() -> ToldShop:
    return ToldShop(Lane(RULES), policy=RULES).opens()  # type: ignore[return-value]


def recorded(visit: Shop, session: str = "4-000001") -> Recording:
    assert isinstance(visit, ToldShop)
    found = record(steps(visit.lane.told, RULES), visits_of(visit.lane.told, session))
    assert found is not None
    return found


def played(recording: Recording, folder: Path) -> list[tuple[str, object]]:
    """The steps as `play` reads them."""
    file = folder / "recorded.toml"
    file.write_text(recording.as_toml(), encoding="utf-8")
    return [(step.verb, step.value) for step in read_scenario(file).steps if isinstance(step, Played)]


def untold(recording: Recording) -> list[str]:
    return [entry.words for entry in recording.entries if isinstance(entry, Untold)]


def approves(visit: Shop, answer: Answer = Answer.APPROVE) -> InterventionAnswered:
    session = visit.state.session
    assert session is not None
    return InterventionAnswered(
        command="1" * 32, intervention=session.interventions[0].id, answer=answer, staff="", name="Anna", reason="seen"
    )


def basket(lines: int, pieces: int, total: str) -> tuple[str, object]:
    return "expect", {"screen": "basket", "lines": lines, "pieces": pieces, "total": total}


def test_scanned_weighed_paid_and_tapped(tmp_path: Path) -> None:
    visit = shop().scans(TEA, TEA).weighs(APPLES, 1260).pays().does(NoPaperTouched(), FaceTouched(4)).waits(60)
    recording = recorded(visit)
    assert untold(recording) == ["the receipt could not be signed"]  # the shop has no signer
    assert recording.devices == ["scanner", "terminal", "scale"]
    assert played(recording, tmp_path) == [
        ("scan", "9520007000113"),
        basket(1, 1, "1.99"),
        ("touch", "increaseButton"),
        basket(1, 2, "3.98"),
        ("touch", "typeButton"),
        ("type", "4015"),
        ("touch", "padOk"),
        ("expect", {"screen": "weigh"}),
        ("place", 1260),
        ("touch", "addWeighedButton"),
        ("place", 0),
        basket(2, 3, "7.47"),
        ("touch", ["payButton", "cardButton"]),
        ("expect", {"screen": "receipt", "within": 40}),
        ("touch", ["noPaperButton", "face_4"]),
        ("expect", {"screen": "attract", "within": 60}),
        ("charged", ["7.47"]),
        ("books", {"sales": 1, "total": "7.47"}),
    ]


def test_second_thoughts_are_played_by_the_same_buttons(tmp_path: Path) -> None:
    visit = shop().does(StartTouched(), LanguageTouched("zh_CN")).scans(TEA, JAM)
    visit.does(QuantityTouched(1, 3), UndoTouched(), RemoveTouched(1), UnknownScanned("04006381333931"))
    visit.scans(JAM, TEA).does(UndoTouched(), QuantityTouched(3, 2)).does(CancelTouched(), CancelConfirmed())
    told = played(recorded(visit), tmp_path)
    assert told[:2] == [("touch", "startButton"), ("speak", "zh_CN")]
    assert ("touch", ["line_1", "increaseButton", "increaseButton"]) in told
    assert ("touch", "undoButton") in told
    assert ("touch", "removeButton") in told
    assert ("touch", "increaseButton") in told  # of the line that shows after the undo
    assert ("scan", "4006381333931") in told
    assert told[-3:] == [
        ("touch", ["cancelButton", "confirmCancelButton"]),
        ("expect", {"screen": "attract"}),
        ("charged", []),
    ]


def test_a_check_is_answered_at_the_console_or_done_without(tmp_path: Path) -> None:
    visit = shop().scans(GIN, TEA)
    visit.does(approves(visit)).pays()
    told = played(recorded(visit), tmp_path)
    assert told.index(("host", {"approves": "age"})) < told.index(("touch", ["payButton", "cardButton"]))
    visit = shop().scans(GIN, TEA).does(PayTouched())
    session = visit.state.session
    assert session is not None
    visit.does(WithoutTouched(session.interventions[0].id)).asks_to_pay()
    told = played(recorded(visit), tmp_path)
    assert ("touch", ["payButton", "waitWithoutButton"]) in told
    assert ("touch", "cardButton") in told


def test_a_declined_card_is_ordered_before_it_is_shown_and_approved_again_after(tmp_path: Path) -> None:
    visit = shop().scans(TEA).asks_to_pay()
    visit.does(CardFailed(visit.attempt.id, FailedAs.DECLINED, "05", "no")).pays()
    told = played(recorded(visit), tmp_path)
    assert ("expect", {"screen": "pay", "message": "declined", "within": 40}) in told
    orders = [step for step in told if step[0] == "card" or "cardButton" in str(step)]
    assert orders == [
        ("card", "decline"), ("touch", ["payButton", "cardButton"]), ("card", "approve"), ("touch", "cardButton"),
    ]  # fmt: skip


def test_parts_are_typed_and_taken_back(tmp_path: Path) -> None:
    visit = shop().scans(TEA).does(PayTouched(), SplitTouched(), AmountGiven(50))
    visit.terminal_authorises().terminal_completes().does(PartsBackTouched()).terminal_authorises().terminal_completes()
    told = played(recorded(visit), tmp_path)
    assert ("touch", ["payButton", "splitButton"]) in told
    assert ("type", "50") in told
    assert ("expect", {"screen": "pay", "text": {"amount": "1.49"}, "within": 40}) in told
    assert told[-3:] == [
        ("touch", "partsBackButton"), ("expect", {"screen": "basket", "within": 40}), ("charged", []),
    ]  # fmt: skip


def test_coupons_help_and_a_power_cut_are_done_again(tmp_path: Path) -> None:
    visit = shop().scans(TEA).does(CouponScanned(Coupon(id="M20")), CouponTouched("M20"))
    visit.does(HelpTouched(), HelpNotNeeded(), Started("test")).scans(JAM)
    told = played(recorded(visit), tmp_path)
    assert ("scan", "]C0M20") in told
    assert ("touch", "removeCoupon_1") in told
    assert ("touch", ["helpButton", "callButton", "goOnButton", "noHelpButton"]) in told
    assert told.index(("power", "cut")) < told.index(("scan", "9520010000124"))


def test_a_basket_that_was_kept_is_taken_up_by_the_code_on_the_screen(tmp_path: Path) -> None:
    told = played(recorded(shop().scans(TEA).does(SaveTouched())), tmp_path)
    assert ("keep", {"saved_code": "savedCode"}) in told


def test_a_basket_that_the_store_kept_meanwhile_is_one_visit_in_two_parts() -> None:
    visit = shop().scans(TEA).does(SaveTouched())
    [kept] = visit.state.saved
    taken = BasketTakenUp(
        session="4-000002", lane="4", basket="b", code=kept.code, from_lane="4", visit=kept.session, at=kept.at
    )
    visit.lane.writes([taken])  # type: ignore[attr-defined]
    assert visits_of(visit.lane.told, "4-000002") == ("4-000001", "4-000002")  # type: ignore[attr-defined]
    assert visits_of(visit.lane.told, "4-000001") == ("4-000001",)  # type: ignore[attr-defined]


def test_what_cannot_be_done_again_is_said_in_the_file(tmp_path: Path) -> None:
    bare: Item = replace(BREAD, key="plu:102", plu="")
    recording = recorded(shop().scans(bare))
    assert untold(recording) == ["no code is known that means plu:102 as it was sold"]
    assert "  # not told: no code is known that means plu:102 as it was sold\n" in recording.as_toml()
    visit = shop().scans(TEA).signs_on()
    assert untold(recorded(visit)) == ["somebody of the staff signed on: their badge is in no journal"]


def of_every_kind() -> list[Fact]:
    """A fact of each kind, every field filled, as the visit 4-000001 and its payment have it."""
    whole = [decode(forms[-1].row) for forms in samples().values()]
    assert {type(fact) for fact in whole} == set(get_args(Fact))
    return [replace(fact, session="4-000001") if hasattr(fact, "session") else fact for fact in whole]


def recorded_alone(fact: Fact) -> Recording:
    """The recording of a visit with something in it, in which only `fact` is told."""
    visit = shop().scans(TEA, GIN).asks_to_pay()
    told = Told(99, "2026-11-22T10:01:00+00:00", "4-000001", 99, fact)
    recording = record([Step(Append((told,)), visit.state, Shown(visit.state, known=True))], ["4-000001"])
    assert recording is not None
    return recording


@pytest.mark.parametrize("fact", of_every_kind(), ids=lambda fact: type(fact).__name__)
def test_every_fact_is_a_step_or_is_said_or_is_known_to_need_no_word(fact: Fact) -> None:
    recording = recorded_alone(fact)
    *entries, _charged = recording.entries
    follows = (HelpRequested, HelpCleared, InterventionCleared, PaymentFailed)  # of the lane's own, or of a step before
    assert entries or recording.lane or isinstance(fact, (*NEED_NO_WORD, *follows))


@pytest.mark.parametrize("fact", of_every_kind(), ids=lambda fact: type(fact).__name__)
def test_no_scenario_tells_of_a_person(fact: Fact) -> None:
    written = recorded_alone(marked(fact)).as_toml()
    assert "Zora" not in written
    assert "Anna" in written or not isinstance(fact, HelpComing)


def marked(value: Any) -> Any:
    """`value`, in which each text of a person is `Zora`."""
    if isinstance(value, tuple):
        return tuple(map(marked, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = PERSONAL.get(type(value), ())
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(
        value,
        **{name: "Zora" if name in own and isinstance(part, str) else marked(part) for name, part in parts.items()},
    )


def test_change_that_is_short_or_in_doubt_and_a_payment_that_staff_settled_matter() -> None:
    matter = [PayOutSettled, ChangeOwed, CashAlarmed, PaymentParked, PaymentSettled]
    for fact in of_every_kind():
        if type(fact) in matter:
            [said] = [one for one in recorded_alone(fact).entries if isinstance(one, Untold)]
            assert said.matters
            matter.remove(type(fact))
    assert matter == []


def test_a_hopper_that_is_tried_meanwhile_pays_for_nothing() -> None:
    [started] = [fact for fact in of_every_kind() if isinstance(fact, PaymentStarted)]
    tried = replace(started, session="", kind=AttemptKind.TRY, way=Way.CASH)
    recording = recorded_alone(tried)
    assert untold(recording) == ["the hopper gave out a coin for a technician's test"]
    assert (len(recording.entries), recording.devices) == (2, ["scanner", "terminal"])


def test_short_codes_that_nobody_knew_are_scanned_as_they_stand_under_their_bars(tmp_path: Path) -> None:
    told = played(recorded(shop().scans(TEA).does(UnknownScanned("00000040170725"))), tmp_path)
    assert ("scan", "40170725") in told


def test_a_visit_that_is_not_there_is_none() -> None:
    assert record(steps(shop().scans(TEA).lane.told, RULES), ["4-000002"]) is None  # type: ignore[attr-defined]
