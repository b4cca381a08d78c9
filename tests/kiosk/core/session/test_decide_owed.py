"""What the server does not have yet, as staff are told of it."""

import pytest

from kiosk.core.session.inputs import CertificateCounted, OutboxStood
from kiosk.core.standing import Owed, Standing
from tests.shop import MILK, POLICY, Shop

SINCE = "2026-11-22T09:14:00+01:00"


def standing(age_s: float, unsent: int = 312) -> OutboxStood:
    return OutboxStood(Standing(unsent=unsent, since=SINCE, age_s=int(age_s)))


@pytest.mark.parametrize(
    ("age_s", "told"),
    [
        (POLICY.owed_told_s - 1, None),
        (POLICY.owed_told_s, Owed(312, SINCE, late=False)),
        (POLICY.owed_late_s - 1, Owed(312, SINCE, late=False)),
        (POLICY.owed_late_s, Owed(312, SINCE, late=True)),
    ],
)
def test_staff_are_told_once_it_takes_longer_than_sending_does(age_s: float, told: Owed | None) -> None:
    assert Shop().opens().does(standing(age_s)).state.owed == told


def test_when_all_is_sent_nothing_is_told() -> None:
    assert Shop().opens().does(standing(9000), OutboxStood(Standing(unsent=0))).state.owed is None


def test_counting_is_no_shopper_and_no_fact() -> None:
    shop = Shop().opens().scans(MILK).waits(POLICY.idle_s)
    before = shop.state.leaves_at
    assert before is not None
    facts = list(shop.facts)
    assert shop.does(standing(9000)).state.leaves_at == before
    assert shop.facts == facts
    same = shop.state
    assert shop.does(standing(9005)).state is same


@pytest.mark.parametrize(("days", "told"), [(1800, None), (30, None), (29, 29), (0, 0), (-1, -1)])
def test_staff_are_told_that_the_certificate_ends_a_month_before(days: int, told: int | None) -> None:
    shop = Shop().opens().does(CertificateCounted(days))
    assert shop.state.certificate_days == told
    assert shop.does(CertificateCounted(1800)).state.certificate_days is None
