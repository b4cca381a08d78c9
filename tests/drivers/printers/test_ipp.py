"""Messages of `tests/transcripts/escpos_cups.txt`: `>` what we send, `<` what a queue answers, `=` what that says."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.ipp import (
    BOOLEAN,
    INTEGER,
    KEYWORD,
    MEDIA_TYPE,
    URI,
    NotIpp,
    Operation,
    read_reply,
    request,
)

TRANSCRIPT = (Path(__file__).parents[2] / "transcripts/escpos_cups.txt").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^\[(.+)\]\n((?:[<>=] .*\n)+)", TRANSCRIPT, re.MULTILINE))
TILL = (URI, "printer-uri", ("ipp://store:631/printers/till",))


def lines(title: str, mark: str) -> list[str]:
    return [line[2:] for line in SECTIONS[title].splitlines() if line.startswith(mark)]


def octets(title: str, mark: str) -> bytes:
    return bytes.fromhex("".join(lines(title, mark)))


def test_a_printer_is_asked_how_it_is() -> None:
    wanted = (KEYWORD, "requested-attributes", ("printer-state", "printer-state-reasons"))
    assert request(Operation.GET_PRINTER_ATTRIBUTES, 1, [TILL, wanted]) == octets("how is the printer", ">")


def test_a_document_goes_behind_the_attributes() -> None:
    attributes = [
        TILL,
        (INTEGER, "job-id", (7,)),
        (MEDIA_TYPE, "document-format", ("application/vnd.cups-raw",)),
        (BOOLEAN, "last-document", (True,)),
    ]
    assert request(Operation.SEND_DOCUMENT, 3, attributes, b"\x1b@A\n") == octets("a document", ">")


@pytest.mark.parametrize("title", [title for title in SECTIONS if "<" in SECTIONS[title]])
def test_an_answer_says_what_the_transcript_says(title: str) -> None:
    reply = read_reply(octets(title, "<"))
    told = [f"status {reply.status:04x} request {reply.request}"]
    told += [f"{name} {list(values)}" for name, values in reply.attributes.items()]
    assert told == lines(title, "=")


@pytest.mark.parametrize("keep", range(0, 130, 7))
def test_half_an_answer_is_none(keep: int) -> None:
    with pytest.raises(NotIpp):
        read_reply(octets("how is the printer", "<")[:keep])


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_none(data: bytes) -> None:
    for start in (b"", b"\x02\x00\x00\x00\x00\x00\x00\x01\x04"):
        with suppress(NotIpp):
            read_reply(start + data)


def test_a_thousand_thousand_values_cost_no_more_than_their_bytes() -> None:
    data = b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x44\x00\x01a\x00\x00" + b"\x44\x00\x00\x00\x00" * 200_000 + b"\x03"
    started = time.process_time()
    assert len(read_reply(data).attributes["a"]) == 200_001
    assert time.process_time() - started < 10.0
