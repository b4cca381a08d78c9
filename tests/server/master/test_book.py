import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.master import checksum
from server.db.engine import open_database
from server.master.book import MasterBook, NotPublished

MONEY = {"currency": '"EUR"'}


def book() -> MasterBook:
    return MasterBook(open_database("sqlite://"), lambda: datetime(2026, 11, 25, 8, tzinfo=UTC))


def put(one: MasterBook, **records: str) -> str:
    """All records of a version, as a sheet is put."""
    return one.publish(MONEY | {f"item:{key}": body for key, body in records.items()}, lambda _: True)


def taken(have: dict[str, str], packed: bytes) -> tuple[dict[str, str], dict[str, object]]:
    """What a lane has after an answer."""
    head, *lines = [json.loads(line) for line in gzip.decompress(packed).decode().splitlines()]
    now = dict(have) if head["have"] else {}
    for name, body in lines:
        now.pop(name, None)
        if body is not None:
            now[name] = body
    assert len(lines) == head["set"] + head["drop"]
    return now, head


def test_a_lane_gets_the_whole_first_and_then_what_changed():
    store = book()
    first = put(store, milk="1", bread="2")
    have, head = taken({}, store.answer(""))
    assert (head["version"], head["have"], head["set"]) == (first, "", 3)
    second = put(store, milk="3", soap="4")
    assert store.answer(second) is None
    have, head = taken(have, store.answer(first))
    assert (head["version"], head["have"], head["set"], head["drop"]) == (second, first, 2, 1)
    assert have == MONEY | {"item:milk": "3", "item:soap": "4"}
    assert head["checksum"] == checksum(sorted(have.items()))


def test_the_same_again_is_no_new_version():
    store = book()
    assert put(store, milk="1") == put(store, milk="1") == store.version()


@pytest.mark.parametrize("have", ["7-0123456789ab", "1-0123456789ab", "x", "-", "１-a"])
def test_a_version_of_another_store_gets_the_whole(have: str):
    store = book()
    put(store, milk="1")
    assert taken({}, store.answer(have))[1]["have"] == ""


def test_one_step_back_is_a_version_of_its_own():
    store = book()
    put(store, milk="1")
    with pytest.raises(NotPublished, match="no version before"):
        store.step_back()
    put(store, milk="2")
    back = store.step_back()
    assert back.startswith("3-")
    assert taken({}, store.answer(""))[0] == MONEY | {"item:milk": "1"}


def test_before_anything_is_published_there_is_nothing():
    with pytest.raises(LookupError):
        book().answer("")
    assert book().version() == ""


def test_rules_wait_for_a_sheet_and_for_its_currency():
    store = book()
    rules = {"rules:offers": '{"currency":"CHF","format":1,"rules":[]}'}
    with pytest.raises(NotPublished, match="the sheet of items must be published before rules"):
        store.publish(rules, lambda _: False)
    put(store, milk="1")
    with pytest.raises(NotPublished, match="the rules offers are in CHF, the sheet in EUR"):
        store.publish(rules, lambda _: False)
    assert store.version().startswith("1-")


VERSIONS = st.lists(
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from("12")), min_size=1, max_size=6
)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(VERSIONS, st.data())
def test_any_sequence_of_answers_comes_to_the_whole(versions: list[dict[str, str]], data: st.DataObject):
    """A lane that hears of some versions and misses others has in the end what a new lane gets."""
    store, have, known = book(), {}, ""
    for version in versions:
        put(store, **version)
        if data.draw(st.booleans()) and (packed := store.answer(known)) is not None:
            have, head = taken(have, packed)
            known = str(head["version"])
            assert head["checksum"] == checksum(sorted(have.items()))
    if (packed := store.answer(known)) is not None:
        have, _ = taken(have, packed)
    assert have == MONEY | {f"item:{key}": body for key, body in versions[-1].items()} == taken({}, store.answer(""))[0]
