from __future__ import annotations

from kiosk.panel.bench import KEPT_LINES, Bench, Device, after
from kiosk.panel.control import About
from kiosk.panel.watcher import Found, Lost, Refused, Seen, Told
from tests.kiosk.panel.benches import passage

ABOUT = About("scale", "toledo8217", ())


def bench(*told: Told) -> Bench:
    so_far = Bench({"scale": Device("scale")})
    for one in told:
        so_far = after(so_far, one)
    return so_far


def test_a_device_is_there_once_it_was_found_and_seen() -> None:
    assert not bench().device("scale").there
    assert not bench(Found("scale", ABOUT)).device("scale").there
    seen = bench(Found("scale", ABOUT), Seen("scale", {"weight_g": 5, "faults": {"slow": 1}}, ())).device("scale")
    assert (seen.there, seen.get("weight_g"), seen.faults) == (True, 5, {"slow": 1})


def test_a_look_without_news_leaves_the_state() -> None:
    told = Seen("scale", None, (passage(1, ">", b"W"),))
    seen = bench(Found("scale", ABOUT), Seen("scale", {"weight_g": 5}, ()), told).device("scale")
    assert (seen.get("weight_g"), len(seen.wire)) == (5, 1)


def test_a_lost_device_says_why_and_is_as_new_when_it_is_back() -> None:
    lost = bench(Found("scale", ABOUT), Seen("scale", {}, (passage(1, ">", b"W"),)), Lost("scale", "gone"))
    assert (lost.device("scale").there, lost.device("scale").away) == (False, "gone")
    back = after(lost, Found("scale", ABOUT)).device("scale")
    assert (back.away, back.state, back.wire) == ("", None, ())


def test_a_line_that_grew_takes_the_place_of_what_it_was() -> None:
    first = Seen("scale", {}, (passage(1, ">", b"W"), passage(2, "<", b"00")))
    wire = bench(first, Seen("scale", None, (passage(2, "<", b"00845"),))).device("scale").wire
    assert [line.data for line in wire] == [b"W", b"00845"]


def test_of_a_long_wire_the_newest_lines_are_kept() -> None:
    many = tuple(passage(number, ">", b"W") for number in range(KEPT_LINES + 10))
    wire = bench(Seen("scale", {}, many)).device("scale").wire
    assert (len(wire), wire[-1].number) == (KEPT_LINES, KEPT_LINES + 9)


def test_a_refused_order_is_kept_beside_the_devices() -> None:
    assert bench(Refused("scale", "a scale has no colour")).refused == ("scale", "a scale has no colour")


def test_a_device_that_the_store_has_not_is_not_there() -> None:
    assert not bench().device("printer").there
