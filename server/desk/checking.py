"""Master data checked as a whole before anybody approves it: each problem one sentence with the record's name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kiosk.core.master import (
    CATEGORY,
    CURRENCY,
    ITEM,
    RULES,
    MasterError,
    read_book,
    read_category,
    read_currency,
    read_item,
)
from server.asking.book import is_house
from server.asking.questions import problems as question_problems
from server.asking.thresholds import THRESHOLD
from server.asking.thresholds import problems as threshold_problems


def problems(want: Mapping[str, str], changed: Collection[str]) -> list[str]:
    """What is wrong with the records named in `changed`, among all that a store would then have."""
    house = {name for name in changed if is_house(name)}
    asked = [told for name in sorted(house) if name in want for told in _of_house(name, want[name])]
    if asked or (house and house == set(changed)):
        return asked
    return _of_master({name: body for name, body in want.items() if not is_house(name)}, set(changed) - house)


def _of_house(name: str, body: str) -> Iterable[str]:
    return threshold_problems(name, body) if name.startswith(THRESHOLD) else question_problems(name, body)


def _of_master(want: Mapping[str, str], changed: Collection[str]) -> list[str]:
    if CURRENCY not in want:
        return ["The sheet of items must be published before anything else: it says the currency."]
    try:
        currency = read_currency(want[CURRENCY])
    except MasterError as error:
        return [str(error)]
    found = [sentence for name in sorted(changed) if name in want for sentence in _of(name, want, currency)]
    return [*found, *_shelves_lacking(want, changed, currency), *_numbers_twice(want, changed, currency)]


def _of(name: str, want: Mapping[str, str], currency: str) -> Iterator[str]:
    body = want[name]
    try:
        if name.startswith(ITEM):
            item = read_item(name.removeprefix(ITEM), body, currency).item
            if f"{CATEGORY}{item.category}" not in want:
                yield f"{name}: there is no shelf {item.category!r}"
        elif name.startswith(CATEGORY):
            read_category(name.removeprefix(CATEGORY), body)
        elif name.startswith(RULES) and (book := read_book(name.removeprefix(RULES), body)).currency != currency:
            yield f"{name}: the rules are in {book.currency}, the store sells in {currency}"
    except MasterError as error:
        yield str(error)


def _shelves_lacking(want: Mapping[str, str], changed: Collection[str], currency: str) -> Iterator[str]:
    """Shelves that go although items stand on them."""
    gone = {name.removeprefix(CATEGORY) for name in changed if name.startswith(CATEGORY) and name not in want}
    if not gone:
        return
    for name, body in want.items():
        if name.startswith(ITEM) and name not in changed:
            item = read_item(name.removeprefix(ITEM), body, currency).item
            if item.category in gone:
                yield f"{CATEGORY}{item.category}: {item.name('en')} stands on this shelf"


def _numbers_twice(want: Mapping[str, str], changed: Collection[str], currency: str) -> Iterator[str]:
    """Produce numbers that two items have."""
    if not any(name.startswith(ITEM) and '"plu"' in want.get(name, "") for name in changed):
        return
    seen: dict[str, str] = {}
    for name in sorted(want, key=lambda one: (one in changed, one)):
        if not name.startswith(ITEM) or '"plu"' not in want[name]:
            continue
        try:
            plu = read_item(name.removeprefix(ITEM), want[name], currency).item.plu
        except MasterError:
            continue  # told already, by its own name
        if plu in seen and name in changed:
            yield f"{name}: {seen[plu]} has the produce number {plu} already"
        seen[plu] = name
