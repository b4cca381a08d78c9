"""What of facts may be told is a list of names, and each is one."""

from kiosk.diagnostics.bundle.allowed import ALLOWED, NAMED
from kiosk.journal.personal import FIELDS
from scripts.proofs.bundle import every_field

EVERY = every_field()


def test_every_name_is_that_of_a_field_that_there_is() -> None:
    assert {kind: set(fields) - set(EVERY.get(kind, ())) for kind, fields in ALLOWED.items()} == {
        kind: set() for kind in ALLOWED
    }


def test_of_what_tells_of_persons_only_stand_ins_are_told() -> None:
    told = {field for fields in ALLOWED.values() for field in fields}
    assert told & FIELDS == {"staff", "known"}
    assert [kind for kind, fields in ALLOWED.items() if "known" in fields] == ["PayOutSettled"], (
        "of money, not a member"
    )
    assert NAMED["staff"] == "colleague"


def test_what_shoppers_bought_said_or_need_is_closed() -> None:
    closed = {"Item", "Pack", "Coupon", "TapGiven", "TapExplained", "EaseChosen", "Ease", "Seller", "Saved", "Session"}
    assert closed <= set(EVERY)
    assert not closed & set(ALLOWED)
