"""A visit that was played is recorded from its journal, and plays to the same lines, total and tenders."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.cli.journal_rows import facts
from kiosk.core.sale import Sale
from kiosk.core.session.facts import SalePaid
from kiosk.journal import load_key
from kiosk.journal.personal import nothing
from kiosk.play.player import play
from kiosk.play.scenario import read_scenario

SHIPPED = Path(__file__).parents[1] / "scenarios" / "visits" / "one-sandwich.toml"


def sold(folder: Path) -> Sale:
    journal = folder / "lane" / "journal.db"
    told = facts(journal, load_key(journal.with_suffix(".key")), nothing)
    [sale] = [one.fact.sale for one in told if isinstance(one.fact, SalePaid)]
    return sale


@pytest.mark.timeout(600)  # two stores, one after the other, with other programs beside them
def test_a_visit_that_was_played_is_recorded_and_plays_to_the_same_sale(tmp_path: Path) -> None:
    first, second, out = tmp_path / "first", tmp_path / "second", tmp_path / "recorded.toml"
    for folder in (first, second):
        folder.mkdir()
    played = play(read_scenario(SHIPPED), first, None, lambda _: None)
    assert played.failed == ""
    journal = first / "lane" / "journal.db"
    assert main(["journal", "record", str(journal), "--session", sold(first).session, "--out", str(out)]) == 0
    again = play(read_scenario(out), second, None, lambda _: None)
    assert again.failed == ""
    was, now = sold(first), sold(second)
    assert [(line.item, line.quantity, line.weighing) for line in now.lines] == [
        (line.item, line.quantity, line.weighing) for line in was.lines
    ]
    assert now.pricing == was.pricing
    assert [(one.way, one.amount) for one in now.tenders] == [(one.way, one.amount) for one in was.tenders]
    config = str(first / "lane.toml")
    assert main(["journal", "replay", "--diff", "--config", config, str(journal)]) == 0
