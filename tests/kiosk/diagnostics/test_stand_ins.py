"""Other names for people and things."""

from kiosk.diagnostics.stand_ins import StandIns


def test_the_same_colleague_has_the_same_stand_in_and_another_has_another() -> None:
    names = StandIns()
    told = [names.of("colleague", who) for who in ("lena", "amir", "lena", "")]
    assert told == ["colleague 1", "colleague 2", "colleague 1", ""]
    assert names.of("call", "lena") == "call 1"
