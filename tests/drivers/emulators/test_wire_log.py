from __future__ import annotations

from drivers.emulators.wire_log import FROM_DEVICE, KEPT_LINES, NOTE, SHOWN_BYTES, TO_DEVICE, WireLog, late_mask


def test_what_passed_is_told_with_its_way_and_its_time() -> None:
    log = WireLog(wall=lambda: 0.0)
    log.noted("connected", 0.0)
    log.heard(b"W", 1.0)
    log.said(b"00845\r", 1.01)
    told = log.after(0)
    assert [(line["way"], line["hex"], line["means"]) for line in told] == [
        (NOTE, "", ["connected"]),
        (TO_DEVICE, b"W".hex(), []),
        (FROM_DEVICE, b"00845\r".hex(), []),
    ]
    assert {line["at"] for line in told} == {"1970-01-01T00:00:00.000+00:00"}


def test_only_what_came_or_grew_since_is_told_again() -> None:
    log = WireLog()
    log.heard(b"W", 1.0)
    before = log.changes
    assert log.after(before) == []
    log.said(b"008", 2.0)
    log.said(b"45\r", 2.01)
    [line] = log.after(before)
    assert (line["number"], line["hex"], line["size"]) == (2, b"00845\r".hex(), 6)


def test_a_frame_that_comes_byte_by_byte_is_masked_whole() -> None:
    log = WireLog(masked=lambda data: data.replace(b"4111111111111111", b"*" * 16))
    for place, byte in enumerate(b"pan 4111111111111111."):
        log.said(bytes([byte]), 1.0 + place / 50)
    [line] = log.after(0)
    assert bytes.fromhex(str(line["hex"])) == b"pan ****************."


def test_what_follows_later_or_the_other_way_is_a_line_of_its_own() -> None:
    log = WireLog()
    log.said(b"a", 1.0)
    log.said(b"b", 2.0)
    log.heard(b"c", 2.0)
    assert [line["hex"] for line in log.after(0)] == [b"a".hex(), b"b".hex(), b"c".hex()]


def test_of_a_long_passage_the_beginning_is_shown_and_all_is_counted() -> None:
    log = WireLog()
    log.heard(bytes(100_000), 1.0)
    [line] = log.after(0)
    assert (len(str(line["hex"])), line["size"]) == (2 * SHOWN_BYTES, 100_000)


def test_the_oldest_lines_make_room() -> None:
    log = WireLog()
    for second in range(KEPT_LINES + 5):
        log.said(b"x", float(second))
    told = log.after(0)
    assert (len(told), told[0]["number"]) == (KEPT_LINES, 6)


def test_a_change_beside_the_wire_is_counted() -> None:
    log = WireLog()
    log.changed()
    assert (log.changes, log.after(0)) == (1, [])


def test_a_mask_that_takes_long_to_load_is_loaded_once_and_when_it_is_needed() -> None:
    asked: list[int] = []

    def load():
        asked.append(1)
        return bytes.upper

    log = WireLog(late_mask(load))
    log.heard(b"w", 1.0)
    assert asked == []
    assert [line["hex"] for line in (*log.after(0), *log.after(0))] == [b"W".hex()] * 2
    assert asked == [1]
