from dataclasses import replace

import pytest

from kiosk.core.bagging import Meaning
from kiosk.core.calls import ClearedBy, HelpCleared, HelpReason, HelpRequested, HelpSeen
from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy, UnsolvedAs
from kiosk.core.session.facts import (
    Fact,
    FailedAs,
    InterventionCleared,
    InterventionRaised,
    PaymentFailed,
    PaymentStarted,
)
from kiosk.core.session.lane_facts import StaffSignedOn
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.state import AttemptKind
from kiosk.core.session.visit_folds import fold
from kiosk.core.session.visit_log import VisitLog
from kiosk.core.staff import Role
from kiosk.core.values import Money, Way
from kiosk.core.visit_record import Came, Checked, Need, Nudge, PaymentCame
from tests.shop import MARK, WINE

ID, AT = "4-000001", "2026-11-22T10:00:00+01:00"
LOG = VisitLog(session=ID, started_at=AT, wall=AT)


def told(*facts: tuple[int, Fact]) -> VisitLog:
    """The log of a visit in which these happened, each so many milliseconds after its start."""
    log = LOG
    for ms, fact in facts:
        log = fold(replace(log, ms=ms), fact)
    return log


def raised(kind: InterventionKind = InterventionKind.AGE, name: str = "a" * 32) -> InterventionRaised:
    item = WINE if kind is InterventionKind.AGE else None
    return InterventionRaised(session=ID, lane="4", intervention=Intervention(id=name, kind=kind, at=AT, item=item))


def cleared(by: SettledBy, answer: Answer | None = None) -> InterventionCleared:
    return InterventionCleared(session=ID, lane="4", intervention="a" * 32, at=AT, by=by, answer=answer)


def called(reason: HelpReason = HelpReason.ASKED) -> HelpRequested:
    return HelpRequested(session=ID, call="c" * 32, lane="4", at=AT, reason=reason)


def over(by: ClearedBy) -> HelpCleared:
    return HelpCleared(session=ID, call="c" * 32, lane="4", at=AT, by=by)


SEEN = HelpSeen(session=ID, call="c" * 32, lane="4", at=AT, command="d" * 32, name="Lena K.")
SIGNED_ON = StaffSignedOn(session=ID, staff="lena", name="Lena K.", role=Role.HOST, at=AT)
PAYS = PaymentStarted(session=ID, attempt="a1", amount=Money(129, "EUR"), mark=MARK, at=AT)
DECLINED = PaymentFailed(session=ID, attempt="a1", outcome=FailedAs.DECLINED, result_code="05", reason="")


def test_the_first_that_staff_did_about_a_need_is_told() -> None:
    log = told((2_000, raised()), (9_000, SIGNED_ON), (9_500, SEEN), (14_000, cleared(SettledBy.STAFF, Answer.APPROVE)))
    assert [one.need for one in log.needs] == [
        Need(kind="age", item=WINE.key, raised_ms=2_000, first_ms=9_000, cleared_ms=14_000, came=Came.APPROVED)
    ]


def test_an_answer_from_the_console_is_the_first_word_itself() -> None:
    [one] = told((2_000, raised()), (5_000, cleared(SettledBy.HOST, Answer.REFUSE))).needs
    assert (one.need.first_ms, one.need.cleared_ms, one.need.came) == (5_000, 5_000, Came.REFUSED)


def test_what_ended_without_staff_has_no_first_word() -> None:
    [one] = told((2_000, raised()), (5_000, cleared(SettledBy.SHOPPER)), (6_000, SIGNED_ON)).needs
    assert (one.need.first_ms, one.need.cleared_ms, one.need.came) == (None, 5_000, Came.WITHOUT)


@pytest.mark.parametrize(
    ("kind", "came"),
    [
        (InterventionKind.EXTRA, Came.FINE),
        (InterventionKind.NOT_PLACED, Came.FINE),
        (InterventionKind.AGE, Came.APPROVED),
        (InterventionKind.SPOT_CHECK, Came.APPROVED),
    ],
)
def test_goods_that_were_doubted_and_approved_were_a_false_alarm(kind: InterventionKind, came: Came) -> None:
    [one] = told((0, raised(kind)), (1, cleared(SettledBy.STAFF, Answer.APPROVE))).needs
    assert one.need.came is came


def test_what_is_raised_again_is_one_need() -> None:
    [one] = told((2_000, raised()), (3_000, raised())).needs
    assert (one.need.raised_ms, one.need.cleared_ms) == (2_000, None)


@pytest.mark.parametrize(
    ("by", "came"),
    [(ClearedBy.ATTENDANT, Came.DONE), (ClearedBy.SHOPPER, Came.GONE), (ClearedBy.LEFT, Came.LEFT)],
)
def test_a_call_is_a_need(by: ClearedBy, came: Came) -> None:
    [one] = told((1_000, called()), (4_000, SEEN), (60_000, over(by))).needs
    assert one.need == Need(kind="call", item="", raised_ms=1_000, first_ms=4_000, cleared_ms=60_000, came=came)


def test_a_call_for_an_intervention_is_no_need_of_its_own_and_one_for_a_doubt_is() -> None:
    assert told((1_000, called(HelpReason.INTERVENTION)), (2_000, over(ClearedBy.SOLVED))).needs == ()
    assert [one.need.kind for one in told((1_000, called(HelpReason.PAYMENT))).needs] == ["payment"]


def test_a_nudge_is_solved_by_the_shopper_alone() -> None:
    def nudged(by: SolvedBy) -> BagSolved:
        return BagSolved(session=ID, at=AT, by=by, lane="4", about=Meaning.EXTRA, seconds=7)

    left = BagUnsolved(
        session=ID, at=AT, because=UnsolvedAs.STAFF, lane="4", about=Meaning.TAKEN_OUT, choice=None, seconds=20
    )
    log = told((1, nudged(SolvedBy.SHOPPER)), (2, nudged(SolvedBy.OWN_BAG)), (3, nudged(SolvedBy.LANE)), (4, left))
    assert log.nudges == (
        Nudge(kind="extra", solved=True, ms=7_000),
        Nudge(kind="extra", solved=True, ms=7_000),
        Nudge(kind="extra", solved=False, ms=7_000),
        Nudge(kind="taken_out", solved=False, ms=20_000),
    )


def test_a_question_of_a_time_when_nobody_was_told_is_no_nudge() -> None:
    assert told((1, BagSolved(session=ID, at=AT, by=SolvedBy.SHOPPER))).nudges == ()


def test_a_payment_is_tried_until_something_came_of_it() -> None:
    again = replace(PAYS, attempt="a2", way=Way.CASH)
    log = told((10_000, PAYS), (13_500, DECLINED), (15_000, again))
    assert [(one.way, one.came, one.reason, one.ms) for one in log.payments] == [
        (Way.CARD, PaymentCame.FAILED, "declined", 3_500),
        (Way.CASH, PaymentCame.OPEN, "", 0),
    ]


def test_money_that_goes_back_is_no_payment() -> None:
    assert told((1, replace(PAYS, kind=AttemptKind.TAKE_BACK))).payments == ()


@pytest.mark.parametrize(("extra", "difference", "hits"), [((), 0, False), (("k",), 0, True), ((), -250, True)])
def test_a_check_hits_where_anything_was_wrong(extra: tuple[str, ...], difference: int, hits: bool) -> None:
    check = SpotChecked(
        session=ID, lane="4", at=AT, intervention="a" * 32, staff="lena", whole=True, matched=3, missing=(),
        extra=extra, voided=False, audited=Money(1_000, "EUR"), difference=Money(difference, "EUR"), accuracy_bp=10_000,
    )  # fmt: skip
    audited = Money(1_000, "EUR")
    assert told((1, check)).check == Checked(hits=hits, audited=audited, difference=Money(abs(difference), "EUR"))
