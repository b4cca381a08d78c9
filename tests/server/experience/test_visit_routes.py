"""From a figure to its visits: the way there says all that was chosen."""

from server.experience.sessions import Of, Sort
from server.experience.visit_routes import AskedVisits


def test_the_way_to_the_same_visits_tells_what_differs_from_the_usual() -> None:
    assert AskedVisits(lane="3").way() == AskedVisits(lane="3", sort=Sort.NEWEST, of=Of.ALL).way()
    longest = AskedVisits(lane="3", sort=next(one for one in Sort if one is not Sort.NEWEST), value="fruit")
    told = longest.way(after=50)
    assert f"sort={longest.sort.value}" in told
    assert {"lane=3", "value=fruit", "after=50"} <= set(told.lstrip("?").split("&"))
    assert "sort" not in AskedVisits(lane="3").way()
