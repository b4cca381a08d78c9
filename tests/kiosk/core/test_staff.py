"""Who may do what."""

from __future__ import annotations

from kiosk.core.staff import ALWAYS, LIMITS, MAY, NO_RIGHTS, RIGHTS, Act, Limit, Member, Rights, Role, StaffBook

LENA = Member(id="lena", number="1001", name="Lena K.", role=Role.HOST)
BOOK = StaffBook((LENA,))


def test_somebody_is_found_by_id_and_by_number_and_by_nothing_else() -> None:
    assert BOOK.member("lena") is BOOK.numbered("1001") is LENA
    assert BOOK.member("1001") is BOOK.numbered("lena") is None


def test_every_act_says_who_may_do_it_and_every_role_how_much() -> None:
    assert set(MAY) == set(Act)
    assert set(LIMITS) == set(RIGHTS) == set(Role)


def test_where_the_store_says_nothing_else_who_sells_handles_money() -> None:
    for act in (Act.REFUND, Act.DEBTS, Act.OPEN_LANE):
        assert [role for role in Role if BOOK.may(role, act)] == [Role.HOST, Role.MANAGER]
    assert BOOK.is_sensitive(Role.HOST, Act.REFUND)
    assert not BOOK.is_sensitive(Role.HOST, Act.CLEAR_CALL)


def test_a_store_says_what_a_role_may_and_how_much() -> None:
    host = Rights(acts=frozenset({Act.REFUND}), limits={Limit.REFUND_MINOR: 5_000})
    book = StaffBook((LENA,), {Role.HOST: host})
    assert book.may(Role.HOST, Act.REFUND)
    assert not book.may(Role.HOST, Act.CLOSE_LANE)
    assert not book.is_over(Role.HOST, Limit.REFUND_MINOR, 5_000)
    assert book.is_over(Role.HOST, Limit.REFUND_MINOR, 5_001)
    assert not book.is_over(Role.HOST, Limit.DISCOUNT_PERCENT, 100), "no limit is none"
    assert book.rights_of(Role.MANAGER) == NO_RIGHTS == Rights(acts=ALWAYS), "of whom nothing is said"
