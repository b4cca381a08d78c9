"""Devices, their parts and what ails them in the console's words; a word of a later lane is told as it came."""

from __future__ import annotations

from server.wall.words import Words


def device_name(device: str, words: Words) -> str:
    return words.get(f"device_{device}", _plain(device))


def part_name(part: str, words: Words) -> str:
    return words.get(f"part_{part}", _plain(part))


def said(cause: str, words: Words) -> str:
    """What is found."""
    return words.get(f"found_{cause}", _plain(cause))


def next_step(kind: str, cause: str, words: Words) -> str:
    """What to do about it at a device of that kind; '' for a cause that is not known here."""
    return words.get(f"next_{kind}_{cause}") or words.get(f"next_{cause}", "")


def count_name(name: str, words: Words) -> str:
    return words.get(f"count_{name}", _plain(name))


def _plain(word: str) -> str:
    return word.replace("_", " ")
