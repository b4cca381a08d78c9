"""A sheet of items or a file of rules, checked as a whole before any lane sees a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.master import NAME, RULES, rules_record, sheet_records
from kiosk.core.sheet import read_sheet
from kiosk.core.sheet_faults import SheetUnreadable
from server.master.book import MasterBook, NotPublished

MOST_TOLD = 20


class Refused(NotPublished):
    """What is wrong with a file, place by place. Nothing of it was published."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"nothing was published: {problems[0]}")
        self.problems = tuple(problems[:MOST_TOLD])
        self.count = len(problems)


def publish_sheet(book: MasterBook, data: bytes, name: str) -> str:
    """The sheet is in force, with the rules there were; raises NotPublished. A bad row stops all of it: what a lane
    would leave out quietly a store wants to know.
    """
    try:
        sheet = read_sheet(data, name)
    except SheetUnreadable as error:
        raise Refused([str(error)]) from error
    if sheet.problems:
        raise Refused(sheet.problems)
    return book.publish(dict(sheet_records(sheet)), lambda name: not name.startswith(RULES))


def publish_rules(book: MasterBook, data: bytes, name: str) -> str:
    """The rules are in force as `name`, in the place of those that had it; raises NotPublished."""
    if not NAME.fullmatch(RULES + name):
        raise Refused([f"{name!r} is no name for rules"])
    try:
        record, body = rules_record(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused([f"{name} is not UTF-8 text (byte {error.start})"]) from error
    except ValueError as error:
        raise Refused([f"{name}: {error}"]) from error
    return book.publish({record: body}, lambda known: known == record)


def withdraw_rules(book: MasterBook, name: str) -> str:
    """The rules called `name` are out of force; raises NotPublished."""
    return book.publish({}, lambda known: known == RULES + name)
