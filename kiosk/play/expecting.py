"""What a step of a scenario names, held against what the screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def aim(value: str | list[str]) -> list[str]:
    """Codes as a scanner sends them: digits alone are EAN or UPC."""
    return [f"]E0{code}" if code.isdigit() else code for code in listed(value)]


def unmet(shown: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    """The names of what is `wanted` and not so."""
    return [name for name, expected in wanted.items() if not meets(shown, name, expected)]


def meets(shown: Mapping[str, Any], name: str, expected: Any) -> bool:  # noqa: ANN401 - as the file has it
    match name:
        case "says":
            return all(any(text in said for said in shown["texts"].values()) for text in listed(expected))
        case "spoken":
            return all(any(text in said for said in shown["spoken"]) for text in listed(expected))
        case "silent":
            return not any(text in said for text in listed(expected) for said in shown["texts"].values())
        case "text":
            return all(text in shown["texts"].get(item, "") for item, text in expected.items())
        case "shows":
            return set(listed(expected)) <= set(shown["names"])
        case "hides":
            return not set(listed(expected)) & set(shown["names"])
        case _:
            return bool(shown[name] == expected)


def instead(shown: Mapping[str, Any], name: str) -> str:
    match name:
        case "says" | "silent" | "text":
            return "; ".join(f"{item}: {text}" for item, text in shown["texts"].items())
        case "spoken":
            return "; ".join(shown["spoken"])
        case "shows" | "hides":
            return ", ".join(shown["names"])
        case _:
            return f"{shown[name]!r} on the {shown['screen']} screen"
