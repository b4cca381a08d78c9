"""A device's settings as a form, from the one schema that the file has too: what can be entered, and what is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.core.device_form import Entry, Refused, Shape, Table, Value, Why, veiled
from kiosk.core.session.inputs import Device
from kiosk.device_settings import HEX_16, DeviceSettings

SCHEMA = DeviceSettings.model_json_schema()
SHAPES = {
    "integer": Shape.WHOLE,
    "number": Shape.NUMBER,
    "boolean": Shape.SWITCH,
    "array": Shape.NUMBERS,
    "string": Shape.TEXT,
}
WHYS = {
    "missing": Why.MISSING,
    "extra_forbidden": Why.UNKNOWN,
    "literal_error": Why.CHOICE,
    "string_pattern_mismatch": Why.FORM,
    "greater_than": Why.RANGE,
    "greater_than_equal": Why.RANGE,
    "less_than": Why.RANGE,
    "less_than_equal": Why.RANGE,
    "multiple_of": Why.RANGE,
}
"""Of pydantic's kinds of error; all others say that it is no such value."""


LOOKS = {HEX_16: "four hexadecimal digits"}
"""How a text of that pattern looks."""


def fits(field: str, device: str, kind: str, protocol: str) -> bool:
    """Whether a device of that protocol and its `kind`, which the lane calls `device`, has the setting `field`."""
    match field:
        case "division_g" | "settle_s":
            return device == Device.BAGGING
        case "sure_coins":
            return device == Device.HOPPER
        case "dialog06":
            return protocol == "dialog06"
        case "drawer":
            return protocol == "escpos"
        case "scanner" | "camera":
            return kind == field
        case _:
            return True


def form(device: str, kind: str, table: Table, protocols: Sequence[str]) -> tuple[Entry, ...]:
    """What can be entered for `device` with the settings of `table`; `protocols` are those of its kind."""
    protocol = str(table.get("protocol", ""))
    return tuple(
        Entry(path="protocol", shape=Shape.CHOICE, value=protocol, needed=True, choices=tuple(protocols))
        if entry.path == "protocol"
        else entry
        for entry in _entries(SCHEMA, table, "")
        if fits(entry.path.partition(".")[0], device, kind, protocol)
    )


def entry_at(path: str) -> Entry | None:
    """The setting that may stand at `path`; None where there is none."""
    parts = path.split(".")
    table: dict[str, Any] = {}
    inner = table
    for part in parts[:-1]:
        inner[part] = {}
        inner = inner[part]
    return next((entry for entry in _entries(SCHEMA, table, "") if entry.path == path), None)


def typed(path: str, text: str) -> object:
    """The value that `text` means at `path`; `Refused` where it means none. '' takes away what is there."""
    entry = entry_at(path)
    if entry is None:
        return Refused(path, Why.UNKNOWN)
    if not text.strip():
        return None
    try:
        match entry.shape:
            case Shape.WHOLE:
                return int(text)
            case Shape.NUMBER:
                return float(text)
            case Shape.NUMBERS:
                return [float(part) for part in text.split(",")]
            case Shape.SWITCH:
                return _switched(entry, text)
            case Shape.CHOICE if entry.usual is not None and isinstance(entry.usual, int):
                return int(text)
            case _:
                return text.strip()
    except ValueError:
        why = Why.CHOICE if entry.shape in (Shape.SWITCH, Shape.CHOICE) else Why.NUMBER
        return Refused(path, why, allowed(entry))


def checked(table: Table) -> DeviceSettings | tuple[Refused, ...]:
    """The settings that `table` is, or what of it is not taken, in the order of the schema."""
    try:
        return DeviceSettings.model_validate(table)
    except ValidationError as error:
        return tuple(_refused(one) for one in error.errors())


def shown(table: Table) -> dict[str, Any]:
    """`table` as it may be shown: its secrets veiled."""
    return _veiled(SCHEMA, table)


def belonging(device: str, kind: str, table: Table) -> dict[str, Any]:
    """`table` without what only devices of other protocols have."""
    protocol = str(table.get("protocol", ""))
    return {name: one for name, one in table.items() if fits(name, device, kind, protocol)}


def allowed(entry: Entry) -> str:
    """What may be entered, for a technician: '0.2 to 20', 'high, low'."""
    if entry.choices:
        return ", ".join(entry.choices)
    if entry.shape is Shape.SWITCH:
        return "true, false"
    if entry.least is None and entry.most is None:
        return ""
    least = f"at least {entry.least:g}" if entry.most is None else f"{entry.least or 0:g} to {entry.most:g}"
    return f"{least} in steps of {entry.step:g}" if entry.step else least


def _refused(error: ErrorDetails) -> Refused:
    path = ".".join(str(part) for part in error["loc"] if not isinstance(part, int))
    why, entry = WHYS.get(error["type"], Why.FORM), entry_at(path)
    if why is Why.FORM:
        return Refused(path, why, LOOKS.get(error.get("ctx", {}).get("pattern", ""), error["msg"]))
    if why in (Why.RANGE, Why.CHOICE) and entry is not None:
        return Refused(path, why, allowed(entry))
    return Refused(path, why)


def _veiled(schema: dict[str, Any], table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in table.items():
        given = _plain(schema["properties"].get(name, {}))
        if isinstance(value, Mapping):
            inner = SCHEMA["$defs"].get(given.get("$ref", "").rpartition("/")[2], {"properties": {}})
            told[name] = _veiled(inner, value)
        else:
            told[name] = veiled(str(value)) if given.get("writeOnly") else value
    return told


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    """What a setting is, where it is set."""
    return next((one for one in given.get("anyOf", ()) if one.get("type") != "null"), given)


def _switched(entry: Entry, text: str) -> object:
    states: dict[str, object] = {"true": True, "false": False}
    if entry.usual is None:  # a table: there, or not
        states = {"true": {}, "false": None}
    if text.strip() not in states:
        raise ValueError(text)
    return states[text.strip()]


def _entries(schema: dict[str, Any], table: Table, above: str) -> Iterator[Entry]:
    needed = schema.get("required", ())
    for name, given in schema["properties"].items():
        path, value = f"{above}{name}", table.get(name)
        plain, secret = _plain(given), bool(given.get("writeOnly"))
        if "$ref" in plain:
            yield Entry(path=path, shape=Shape.SWITCH, value=value is not None)
            if isinstance(value, Mapping):
                yield from _entries(SCHEMA["$defs"][plain["$ref"].rpartition("/")[2]], value, f"{path}.")
            continue
        choices = tuple(str(one) for one in plain.get("enum", ()))
        least, least_not = plain.get("minimum"), plain.get("exclusiveMinimum")
        yield Entry(
            path=path,
            shape=Shape.CHOICE if choices else SHAPES[plain["type"]],
            value=veiled(str(value)) if secret and value is not None else _shown(value, given),
            usual=_shown(None, given),
            needed=name in needed,
            choices=choices,
            least=least if least is not None or least_not is None else least_not + 1,
            most=plain.get("maximum"),
            step=plain.get("multipleOf"),
            secret=secret,
        )


def _shown(value: object, given: dict[str, Any]) -> Value:
    value = given.get("default") if value is None else value
    if isinstance(value, list | tuple):
        return ", ".join(f"{one:g}" for one in value)
    return value if isinstance(value, str | int | float | bool) else None
