"""Who joins says what they agree to, and nothing is kept that they did not."""

from __future__ import annotations

import pytest

from kiosk.core.members import card_hash
from server.members.cards import code_of
from server.members.profile import Purpose, Refused
from tests.server.members.club import PHONE, Club

NO_BIRTHDAY = frozenset({Purpose.MEMBERSHIP, Purpose.OFFERS})


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"purposes": frozenset({Purpose.OFFERS})}, "no_consent"),
        ({"birthday": "02-30"}, "no_birthday"),
        ({"birthday": "1990-05-17"}, "no_birthday"),
        ({"phone": "call me"}, "no_phone"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(club: Club, told: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        club.joins(**told)  # type: ignore[arg-type]
    assert club.members.find("4", phone=PHONE) is None


def test_a_phone_is_one_members(club: Club) -> None:
    club.joins()
    with pytest.raises(Refused, match="phone_known"):
        club.joins(phone="0049-170-1234542")


def test_two_may_join_without_a_phone(club: Club) -> None:
    assert club.joins(phone="") != club.joins(phone="")


def test_a_birthday_is_kept_only_with_consent_and_goes_with_it(club: Club) -> None:
    ben = club.joins(phone="", birthday="05-17", purposes=NO_BIRTHDAY)
    mia = club.joins(birthday="02-29")
    assert (born(club, ben), born(club, mia)) == ("", "02-29")
    club.members.agrees(mia, Purpose.BIRTHDAY, agrees=False)
    assert born(club, mia) == ""


def born(club: Club, member: str) -> str:
    found = club.members.profile(member)
    assert found is not None
    return found.row.birthday


def test_consent_is_recorded_with_its_version_given_once_and_withdrawn(club: Club) -> None:
    mia = club.joins(purposes=NO_BIRTHDAY)
    club.members.agrees(mia, Purpose.OFFERS, agrees=True)
    club.later(days=1).members.agrees(mia, Purpose.OFFERS, agrees=False)
    club.members.agrees(mia, Purpose.OFFERS, agrees=True)
    found = club.members.profile(mia)
    assert found is not None
    offers = [one for one in found.consents if one.purpose == "offers"]
    assert [(one.version, bool(one.withdrawn_at)) for one in offers] == [("1", True), ("1", False)]
    assert Purpose.OFFERS in found.agreed


def test_who_withdraws_from_the_membership_is_to_be_erased_instead(club: Club) -> None:
    mia = club.joins()
    with pytest.raises(Refused, match="erase_instead"):
        club.members.agrees(mia, Purpose.MEMBERSHIP, agrees=False)


def test_a_lost_card_opens_nothing_once_there_is_a_new_one(club: Club) -> None:
    mia = club.joins()
    lost = club.card(mia)
    number = club.members.new_card(mia)
    assert number is not None
    assert club.members.find("4", card=lost) is None
    found = club.members.find("4", card=card_hash(code_of(number)))
    assert found is not None
    assert found.id == mia


def test_an_app_shows_one_code_at_a_time_besides_the_card(club: Club) -> None:
    mia = club.joins()
    old, new = club.members.new_app_code(mia), club.members.new_app_code(mia)
    assert old is not None
    assert new is not None
    assert club.members.find("4", card=card_hash(old)) is None
    assert club.members.find("4", card=card_hash(new)) == club.members.find("4", card=club.card(mia)) == club.known()


def test_of_nobody_there_is_neither_card_nor_code(club: Club) -> None:
    assert club.members.new_card("0" * 32) is club.members.new_app_code("0" * 32) is None
    club.members.agrees("0" * 32, Purpose.OFFERS, agrees=True)
    assert club.members.profile("0" * 32) is None
