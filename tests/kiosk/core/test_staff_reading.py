"""The staff file in both its versions, and what a lane was handed."""

from __future__ import annotations

import json

import pytest

from kiosk.core.staff import ALWAYS, RIGHTS, Act, Limit, Role
from kiosk.core.staff_reading import MOST, MOST_PEOPLE, read_body, read_file

PIN = "$argon2id$v=19$m=64,t=1,p=1$MA98cjOzsvPXJUeZ8OVGtg$LW2Hggc7fXvS4rDTko37ibhZWhfcBQa5EBsSIp8tXaI"
LENA = (
    f'[[people]]\nid = "lena"\nnumber = "1001"\nname = "Lena K."\nrole = "host"\nbadge = "STAFF-1001"\npin = "{PIN}"\n'
)


def test_version_1_has_people_and_the_usual_rights() -> None:
    document = read_file("staff = 1\n" + LENA)
    assert [one.name for one in document.book.members] == ["Lena K."]
    assert document.rights == RIGHTS


def test_version_2_says_what_roles_may_and_what_it_leaves_out_is_as_usual() -> None:
    document = read_file(
        'staff = 2\n[roles.host]\nacts = ["refund", "clear_call"]\nlimits = {refund_minor = 5000}\n'
        '[roles.technician]\nsensitive = ["open_lane"]\n'
    )
    host, technician = document.rights[Role.HOST], document.rights[Role.TECHNICIAN]
    assert host.acts == {Act.REFUND, Act.CLEAR_CALL} | ALWAYS
    assert host.sensitive == RIGHTS[Role.HOST].sensitive
    assert host.limits == {Limit.REFUND_MINOR: 5_000}
    assert technician.acts == RIGHTS[Role.TECHNICIAN].acts
    assert technician.sensitive == {Act.OPEN_LANE}
    assert document.rights[Role.MANAGER] == RIGHTS[Role.MANAGER]
    assert read_body(document.body()) == document


def test_an_act_that_came_after_a_store_wrote_its_file_opens_no_drawer_by_badge_alone() -> None:
    before = read_file('staff = 2\n[roles.host]\nsensitive = ["refund", "discount"]\n').rights[Role.HOST]
    assert Act.NO_SALE in before.acts & before.sensitive
    assert before.sensitive == RIGHTS[Role.HOST].sensitive | {Act.DISCOUNT}
    said = read_file('staff = 2\n[roles.host]\nacts = ["refund", "no_sale"]\nsensitive = ["refund"]\n')
    assert said.rights[Role.HOST].sensitive == {Act.REFUND}, "what names the acts says it of each"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("staff = ", "this is not valid TOML"),
        ("people = []", "staff: is missing"),
        ("staff = 3", "staff: must be 1 or 2, not 3"),
        ("staff = 1\n[roles.host]", "roles: is not known here"),
        ("staff = 2\n[roles.king]", "roles.king: is no role: host, manager, technician are"),
        ('staff = 2\n[roles.host]\nacts = ["fly"]', "roles.host.acts: 'fly' is no act"),
        ("staff = 2\n[roles.host]\nlimits = {fly = 1}", "roles.host.limits.fly: is not known here"),
        ("staff = 2\n[roles.host]\nlimits = {refund_minor = -1}", "roles.host.limits.refund_minor: must be 0 to"),
        ("staff = 2\n[roles.host]\nmay = []", "roles.host.may: is not known here"),
        ("staff = 1\npeople = 1", "people: must be a list"),
        ("staff = 1\n" + LENA.replace("lena", "Lena"), "people[0].id: must be small letters, digits and -"),
        ("staff = 1\n" + LENA.replace("Lena K.", "L" * 25), "people[0].name: must have at most 24 letters"),
        ("staff = 1\n" + LENA.replace("STAFF-1001", "STAFF 1001"), "people[0].badge: must be 6 to 60 signs"),
        ("staff = 1\n" + LENA.replace(PIN, "4711"), "people[0].pin: is not an argon2id hash"),
        ("staff = 1\n" + LENA.replace(f'"{PIN}"', "4711"), "people[0].pin: is not an argon2id hash"),
        ("staff = 1\n" + LENA + LENA.replace("lena", "amir").replace('"1001', '"1002'), "people[0].badge: somebody"),
    ],
)
def test_a_bad_file_is_one_sentence_with_the_place_and_no_secret(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as caught:
        read_file(text)
    assert str(caught.value).startswith(said)
    assert not any(secret in str(caught.value) for secret in ("4711", "STAFF", "argon2id$"))


def test_too_many_people_are_refused() -> None:
    text = "".join(
        LENA.replace("lena", f"p{one}").replace('"1001"', f'"{one + 1000}"').replace("STAFF-1001", f"STAFF-{one:06d}")
        for one in range(MOST_PEOPLE + 1)
    )
    with pytest.raises(ValueError, match="people: has more than"):
        read_file("staff = 1\n" + text)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"[]", "the file: must be an object"),
        (b" " * (MOST + 1), "it has more than"),
        (json.dumps({"staff": 1}).encode(), "staff: must be 2, not 1"),
        (
            read_file("staff = 1\n" + LENA).body().replace(b'"badge":"', b'"badge":"STAFF'),
            "people[0].badge: is not a badge's hash",
        ),
    ],
    ids=["half", "deep", "list", "large", "version", "badge"],
)
def test_what_a_server_handed_out_is_read_as_carefully(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as caught:
        read_body(body)
    assert str(caught.value).startswith(said)


def test_acts_that_are_named_alone_still_want_badge_and_pin_where_that_is_usual() -> None:
    said = read_file(
        'staff = 2\n[roles.technician]\nacts = ["start_service", "no_sale"]\n[roles.host]\nacts = ["settle"]\n'
    )
    assert Act.NO_SALE in said.rights[Role.TECHNICIAN].sensitive
    assert Act.SETTLE in said.rights[Role.HOST].sensitive
