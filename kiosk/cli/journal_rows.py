"""The rows of a journal, as the actions of `python -m kiosk journal` read them, and how they tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

AT_ONCE = 200
"""So many rows are looked up together, whatever they say of persons."""

if TYPE_CHECKING:
    from kiosk.journal import JournalDamaged, JournalKey
    from kiosk.journal.chain import Row
    from kiosk.journal.personal import StandIn
    from kiosk.replay.told import Told


def rows(path: Path, key: JournalKey, stand_in: StandIn) -> Iterator[Row]:
    """The rows up to the first that is not as it was written; that one raises `JournalDamaged`.

    `stand_in` says what is told in the place of what was erased.
    """
    from kiosk.journal import JournalDamaged
    from kiosk.journal.chain import checked
    from kiosk.journal.database import told_rows
    from kiosk.journal.verify import every_row, reading

    with reading(path, key) as (connection, head):
        damage = list[JournalDamaged]()
        sound = _until_damage(checked(every_row(connection, path, head.base_seq), head.base), damage)
        while page := list(islice(sound, AT_ONCE)):
            try:
                yield from told_rows(connection, page, stand_in)
            except JournalDamaged:  # of one of them: those before it are told
                for row in page:
                    yield from told_rows(connection, [row], stand_in)
        if damage:
            raise damage[0]


def _until_damage(sound: Iterator[Row], damage: list[JournalDamaged]) -> Iterator[Row]:
    """The rows before the first that is not as it was written; what is wrong with that is in `damage` then."""
    from kiosk.journal import JournalDamaged

    try:
        yield from sound
    except JournalDamaged as error:
        damage.append(error)


def facts(path: Path, key: JournalKey, stand_in: StandIn) -> Iterator[Told]:
    """The facts in these rows, as they are read; raises `FactUnknown` too."""
    from kiosk.journal.codec import decode
    from kiosk.replay.told import Told

    for row in rows(path, key, stand_in):
        yield Told(row.seq, row.at, row.session, row.batch, decode(row))


def tell(what: dict[str, object]) -> None:
    """One line of JSON on standard output."""
    print(json.dumps(what, ensure_ascii=False))
