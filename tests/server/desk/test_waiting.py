"""What waits is what others want."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from server.desk.waiting import waiting_for
from tests.server.desk.desk import AMIR, COOL_BAG, NORA, shop


def test_a_change_that_was_sent_waits_for_everybody_but_its_author(engine: Engine) -> None:
    _book, drafts = shop(engine)
    number = drafts.edit(AMIR, {COOL_BAG: None})
    assert waiting_for(engine, NORA.staff) == 0
    drafts.send(number, AMIR)
    assert (waiting_for(engine, NORA.staff), waiting_for(engine, AMIR.staff)) == (1, 0)
