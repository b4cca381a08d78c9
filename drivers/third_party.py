"""Protocols that other packages bring, by entry points of the group `kiosk.drivers` (`docs/drivers.md`).

Nothing of theirs is imported until one is asked for by its name, or all are listed. A package whose offer cannot be
used is told in one sentence and harms nobody else's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, distributions

from drivers.link.serial import LineSettings
from drivers.protocol_row import ProtocolRow

GROUP = "kiosk.drivers"
NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
REFERENCE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*:[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Brought:
    """`rows` that can be used; `refused`: a sentence for each offer that cannot."""

    rows: tuple[ProtocolRow, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Offer:
    package: str
    entry: EntryPoint


def offered() -> list[str]:
    """The names that other packages offer, whether or not they can be used; nothing is imported."""
    return sorted({found.entry.name for found in _offers() if isinstance(found, _Offer)})


def bring(name: str, ours: Sequence[ProtocolRow]) -> ProtocolRow | None:
    """The row that another package brings for `name`; None where none offers it.

    Raises ValueError, in one sentence, where it cannot be used.
    """
    offers = [found for found in _offers() if isinstance(found, _Offer) and found.entry.name == name]
    if len(offers) > 1:
        raise ValueError(_rivals(name, offers))
    return _row(offers[0], ours) if offers else None


def bring_all(ours: Sequence[ProtocolRow]) -> Brought:
    """What all other packages bring, in the order of its names."""
    found = list(_offers())
    offers = sorted((offer for offer in found if isinstance(offer, _Offer)), key=lambda offer: offer.entry.name)
    refused = [sentence for sentence in found if isinstance(sentence, str)]
    rows: list[ProtocolRow] = []
    for name, times in Counter(offer.entry.name for offer in offers).items():
        of_name = [offer for offer in offers if offer.entry.name == name]
        if times > 1:
            refused.append(_rivals(name, of_name))
            continue
        try:
            rows.append(_row(of_name[0], ours))
        except ValueError as error:
            refused.append(str(error))
    return Brought(tuple(rows), tuple(refused))


def _offers() -> Iterator[_Offer | str]:
    """Each offer on the path, or the sentence that says why a package's cannot be read. The first of a package counts,
    as for imports.
    """
    seen: set[str] = set()
    for distribution in distributions():
        package = "?"
        try:
            package = distribution.name or "?"
            entries = [entry for entry in distribution.entry_points if entry.group == GROUP]
        except Exception as error:  # noqa: BLE001 - whatever a stranger's files make of the parser
            yield f"package {package}: its entry points cannot be read: {_one_line(error)}"
            continue
        known = re.sub(r"[-_.]+", "-", package).lower()
        if known not in seen:
            seen.add(known)
            yield from (_Offer(package, entry) for entry in entries)


def _row(offer: _Offer, ours: Sequence[ProtocolRow]) -> ProtocolRow:
    """The row that `offer` leads to; raises ValueError with one sentence."""
    where = f"package {offer.package}: protocol {offer.entry.name!r}"
    if any(row.name == offer.entry.name for row in ours):
        raise ValueError(f"{where} is there already and is not replaced")
    try:
        row = offer.entry.load()
    except (Exception, SystemExit) as error:
        raise ValueError(f"{where} cannot be loaded: {_one_line(error)}") from error
    if not isinstance(row, ProtocolRow):
        raise ValueError(f"{where}: {offer.entry.value} is no ProtocolRow")  # noqa: TRY004 - one kind of refusal
    if (wrong := _what_is_wrong(row, offer.entry.name, ours)) is not None:
        raise ValueError(f"{where}: {wrong}")
    return row


def _what_is_wrong(row: ProtocolRow, name: str, ours: Sequence[ProtocolRow]) -> str | None:
    """What keeps `row` from being used; a stranger's fields need not be of their types."""
    kinds = sorted({known.kind for known in ours})
    links = sorted({link for known in ours for link in known.links})
    if row.name != name or not NAME.fullmatch(name):
        return f"its row is called {row.name!r}; names are like cash-line"
    if row.kind not in kinds:
        return f"kind {row.kind!r} is none of {', '.join(kinds)}"
    if not isinstance(row.links, tuple) or not row.links or not all(link in links for link in row.links):
        return f"links {row.links!r} is no tuple of {', '.join(links)}"
    if not _refers(row.driver) or not all(_refers(given) for given in (row.emulator, row.serial_driver) if given != ""):
        return "its driver and emulator are not named like package.module:Name"
    if row.line is not None and not isinstance(row.line, LineSettings):
        return f"line {row.line!r} is no LineSettings"
    return None


def _refers(reference: object) -> bool:
    return isinstance(reference, str) and REFERENCE.fullmatch(reference) is not None


def _rivals(name: str, offers: Sequence[_Offer]) -> str:
    packages = ", ".join(sorted(offer.package for offer in offers))
    return f"protocol {name!r} is offered by more than one package ({packages}): none of them is used"


def _one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
