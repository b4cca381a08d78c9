"""Every form that a fact ever had is read, and no form changes unseen."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from kiosk.core.session.facts import VERSIONS, Fact, LaneCarried
from kiosk.journal.codec import decode, encode, version_of
from kiosk.journal.errors import FactUnknown
from kiosk.journal.upcast import STEPS, NoStep, upcast
from tests.kiosk.journal.filling import filled
from tests.kiosk.journal.old import Sample, samples

KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Fact)}
FORMS = [form for forms in samples().values() for form in forms]


def test_there_is_a_sample_of_every_kind_and_version_in_their_order() -> None:
    versions = {name: [form.version for form in forms] for name, forms in samples().items()}
    assert set(versions) == set(KINDS), "old_facts/ has a file for each kind: filling.py makes it"
    for name, found in versions.items():
        assert found == sorted(found), name
        assert set(found) == set(range(1, version_of(KINDS[name]) + 1)), f"old_facts/{name}.jsonl lacks a version"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.kind}-{form.version}")
def test_every_form_there_ever_was_is_read_today(form: Sample) -> None:
    assert type(decode(form.row)) is KINDS[form.kind], "a changed form needs a new version, and a step in upcast.py"


@pytest.mark.parametrize("kind", KINDS)
def test_todays_form_is_the_last_sample_to_the_letter(kind: str) -> None:
    """Fails where a field came: `filling.py` makes the line to add. Where another change was made: raise VERSIONS."""
    newest = samples()[kind][-1]
    again = encode(decode(newest.row), 1, 1, newest.row.at)
    assert (again.kind, again.version, again.data) == (kind, newest.version, newest.data)


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_sample_fills_every_field_there_is(kind: str) -> None:
    schema = TypeAdapter(KINDS[kind]).json_schema()
    filled = set(_filled(json.loads(samples()[kind][-1].data), ""))
    missing = [place for place in _places(schema, schema.get("$defs", {}), "") if place not in filled]
    assert not missing, f"old_facts/{kind}.jsonl: today's form says nothing at {missing}"


def _places(schema: dict[str, Any], defs: dict[str, Any], at: str) -> Iterator[str]:
    """Every place of a JSON schema that a value can stand at; of several shapes in one place, those of the last."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rsplit("/", 1)[-1]]
    shapes = [shape for shape in schema.get("anyOf", []) if shape.get("type") != "null"]
    if shapes:
        yield from _places(shapes[-1], defs, at)
    for name, part in schema.get("properties", {}).items():
        yield f"{at}.{name}"
        yield from _places(part, defs, f"{at}.{name}")
    if schema.get("type") == "array":
        yield f"{at}[]"
        yield from _places(schema["items"], defs, f"{at}[]")


def _filled(value: Any, at: str) -> Iterator[str]:
    match value:
        case dict():
            for name, part in value.items():
                if part is not None:
                    yield f"{at}.{name}"
                yield from _filled(part, f"{at}.{name}")
        case list():
            for part in value:
                yield f"{at}[]"
                yield from _filled(part, f"{at}[]")
        case _:
            return


def test_every_version_left_behind_has_its_step_and_no_step_leads_beyond_today() -> None:
    left = {(kind.__name__, version) for kind, newest in VERSIONS.items() for version in range(1, newest)}
    assert set(STEPS) == left


def test_steps_are_walked_one_after_the_other() -> None:
    steps = {
        ("Sold", 1): lambda told: {"minor": told["cents"]},
        ("Sold", 2): lambda told: {**told, "currency": "EUR"},
    }
    assert upcast("Sold", {"cents": 129}, 1, 3, steps) == {"minor": 129, "currency": "EUR"}
    assert upcast("Sold", {"minor": 129}, 2, 3, steps) == {"minor": 129, "currency": "EUR"}
    with pytest.raises(NoStep, match="nothing leads on from version 3 of Sold"):
        upcast("Sold", {"cents": 129}, 1, 4, steps)


def test_a_basket_saved_by_an_older_program_comes_back_without_what_nobody_asks_any_more() -> None:
    old = next(form for form in samples()["LaneCarried"] if "help_open" in form.data)
    fact = decode(old.row)
    assert isinstance(fact, LaneCarried)
    assert [one.session.id for one in fact.saved] == ["4-000001"]


@pytest.mark.parametrize("data", ["{}", "[]", '{"saved":[{}]}', '{"saved":[7]}', "{", "null"])
def test_an_old_fact_that_does_not_look_like_its_version_is_said_so(data: str) -> None:
    with pytest.raises(FactUnknown, match=r"^fact 1: LaneCarried: "):
        decode(Sample("LaneCarried", 1, data).row)


@pytest.mark.parametrize("version", [0, -1, 3])
def test_a_version_that_is_not_of_the_past_is_not_guessed_at(version: int) -> None:
    with pytest.raises(FactUnknown, match=rf"LaneCarried has version {version}, this program knows version 2"):
        decode(Sample("LaneCarried", version, "{}").row)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_to_add_can_be_made_of_every_kind(kind: str) -> None:
    form = filled(KINDS[kind])
    assert type(decode(form.row)) is KINDS[kind]
    assert (form.kind, form.version) == (kind, version_of(KINDS[kind]))
