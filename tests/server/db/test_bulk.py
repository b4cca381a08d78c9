"""Many rows in one statement come back as they went in, and are refused as one row would be."""

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.db.bulk import among, insert_all
from server.db.models import HelpCallRow, table_of

AT = "2026-11-22T10:00:00+01:00"
CALLS = table_of(HelpCallRow)


def call(number: int, **more: object) -> dict[str, object]:
    words = {"lane": "4", "call": f"{number:032x}", "reason": "asked", "at": AT, "shown": None, "told": "called"}
    empty = dict.fromkeys(("seen_by", "seen_at", "coming_by", "coming_at", "cleared_at", "cleared_by"), "")
    return {**words, **empty, "cleared_name": "", "seconds": 0, **more}


def test_texts_numbers_json_and_nothing_come_back_as_they_went_in(engine: Engine) -> None:
    odd = "a\tb\\n \N{SNOWMAN} 'quoted' \\N"
    rows = [call(1, shown={"screen": odd, "pieces": 2, "total": None}), call(2, cleared_name=odd, seconds=60)]
    with Session(engine) as session, session.begin():
        insert_all(session, CALLS, rows)
        insert_all(session, CALLS, [])
    with Session(engine) as session:
        back = [dict(row._mapping) for row in session.execute(select(CALLS).order_by(CALLS.c.call))]
    assert back == rows


def test_a_key_that_is_there_refuses_all_of_them(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        insert_all(session, CALLS, [call(1)])
    with pytest.raises(IntegrityError), Session(engine) as session, session.begin():
        insert_all(session, CALLS, [call(2), call(1), call(3)])
    with Session(engine) as session:
        assert len(session.execute(select(CALLS.c.call)).all()) == 1


@pytest.mark.parametrize("many", [1, 500])
def test_those_among_many_are_found_by_text_and_by_number(engine: Engine, many: int) -> None:
    with Session(engine) as session, session.begin():
        insert_all(session, CALLS, [call(number, seconds=number) for number in range(1, 4)])
    with Session(engine) as session:
        calls = [f"{number:032x}" for number in range(2, 2 + many)]
        for_text, for_number = among(session, HelpCallRow.call, calls), among(session, HelpCallRow.seconds, [3, 7])
        assert len(session.scalars(select(HelpCallRow).where(for_text)).all()) == min(many, 2)
        assert [row.seconds for row in session.scalars(select(HelpCallRow).where(for_number))] == [3]
        assert session.scalars(select(HelpCallRow).where(among(session, HelpCallRow.seconds, []))).all() == []
