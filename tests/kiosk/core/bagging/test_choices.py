from kiosk.core.bagging import CHOICES, WRONG, Meaning


def test_whatever_is_told_has_something_to_say_to_it() -> None:
    assert CHOICES.keys() == WRONG | {Meaning.NOT_PLACED}
    assert {len(set(choices)) for choices in CHOICES.values()} == {2}
