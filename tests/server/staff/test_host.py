"""What a host may do, and up to how much."""

from __future__ import annotations

from kiosk.core.staff import RIGHTS, Act, Limit, Role
from server.staff.host import Host


def test_a_host_has_the_rights_of_their_role() -> None:
    host = Host(staff="lena", name="Lena K.")
    technician = Host(role=Role.TECHNICIAN, rights=RIGHTS[Role.TECHNICIAN])
    assert host.may(Act.REFUND)
    assert not technician.may(Act.REFUND)


def test_a_limit_holds_where_there_is_one() -> None:
    most = RIGHTS[Role.HOST].limits[Limit.DISCOUNT_PERCENT]
    assert not Host().is_over(Limit.DISCOUNT_PERCENT, most)
    assert Host().is_over(Limit.DISCOUNT_PERCENT, most + 1)
    assert not Host(role=Role.MANAGER, rights=RIGHTS[Role.MANAGER]).is_over(Limit.DISCOUNT_PERCENT, 100)
