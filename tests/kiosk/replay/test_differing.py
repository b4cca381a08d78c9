"""Where facts differ, field by field."""

from dataclasses import replace

from kiosk.core.session.facts import LineAdded, SessionStarted
from kiosk.replay.differing import Change, changes, differences
from tests.shop import BREAD, MILK, WINE, Shop


def facts(*items: object) -> tuple:  # type: ignore[type-arg]
    return tuple(Shop().opens().scans(*items).facts[1:])  # type: ignore[arg-type]


def test_what_is_alike_is_not_told() -> None:
    assert list(changes(facts(MILK, BREAD), facts(MILK, BREAD))) == []


def test_another_price_is_told_in_minor_units_by_its_place() -> None:
    dearer = replace(MILK, price=replace(MILK.price, minor=139))
    told = {one.what: (one.was, one.would) for one in changes(facts(MILK), facts(dearer))}
    assert told["LineAdded.pricing.to_pay.minor"] == (129, 139)
    assert told["LineAdded.line.item.price.minor"] == (129, 139)
    assert "LineAdded.pricing.rules" not in told


def test_a_fact_that_is_there_or_not_is_told_as_such() -> None:
    told = list(changes(facts(MILK, WINE), facts(MILK)))
    assert Change("InterventionRaised", "decided", None) in told
    assert Change("HelpRequested", "decided", None) in told
    [added] = changes((), facts(MILK)[:1])
    assert added == Change(SessionStarted.__name__, None, "decided")


def test_things_of_another_kind_or_number_are_named() -> None:
    line = next(fact for fact in facts(MILK) if isinstance(fact, LineAdded)).line
    assert list(differences("line", line, None)) == [Change("line", f"Line {line.id}", None)]
    assert list(differences("what", (1, 2), (1,))) == [Change("what[2]", 2, None)]
    assert list(differences("names", {"en": "a"}, {"en": "b"})) == [Change("names", "{'en': 'a'}", "{'en': 'b'}")]
