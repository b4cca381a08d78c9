"""The boxes: rows in order, each with the way to the visits behind it."""

from __future__ import annotations

from urllib.parse import parse_qsl

from server.experience import boxes
from server.experience.board import Glance
from server.experience.figures import Part, Share, Taps, Visits, spread
from server.experience.queries import Loss, Needed, Tried
from server.experience.running import Sync
from tests.server.experience.boards import board_of, room_words

WORDS = room_words()
LOSSES = [
    Loss("", "en", "", 90),
    Loss("", "zh_CN", "large+reach", 10),
    Loss("weigh", "zh_CN", "large", 8),
    Loss("help", "en", "", 2),
]


def test_reasons_are_told_the_most_frequent_first_and_a_payment_in_doubt_stands_out() -> None:
    needs = [Needed("age", "approved", 5), Needed("age", "refused", 2), Needed("payment", "done", 9)]
    rows = boxes.reasons(board_of(needs=needs), WORDS)
    assert [(one.words, one.value, one.is_bad) for one in rows] == [
        ("Payment in doubt", "9", True),
        ("Age check", "7", False),
    ]
    assert rows[0].width == 100
    assert dict(parse_qsl(rows[1].way)) == {"of": "need", "value": "age"}


def test_the_parts_of_a_sales_time_fill_its_bar() -> None:
    ms = {Part.TOTAL: 100_000, Part.SCAN: 60_000, Part.HELP: 10_000, Part.PAY: 25_000, Part.END: 5000}
    rows = boxes.parts(board_of(now=Glance(visits=Visits(paid=2, ms=ms))), WORDS)
    assert [one.mean for one in rows] == ["30", "0", "5", "13", "3"]
    assert sum(one.width for one in rows) == 100
    assert [one.x for one in rows] == [0, 60, 60, 70, 95]


def test_who_gives_up_more_often_comes_first() -> None:
    board = board_of(losses=LOSSES)
    assert [(one.words, one.value) for one in boxes.given_up(board, WORDS)] == [
        ("Weighing", "8"),
        ("Waiting for help", "2"),
    ]
    [chinese, english] = boxes.given_up_by_language(board, "en")
    assert (chinese.words, chinese.more) == ("Chinese", "8 / 18")
    assert english.more == "2 / 92"
    told = {one.words: one.more for one in boxes.given_up_by_ease(board, WORDS)}
    assert told == {"large letters": "8 / 18", "as it is": "2 / 92", "within reach": "0 / 10"}


def test_payments_are_told_by_kind_and_their_failures_by_reason() -> None:
    tried = [Tried("card", "approved", "", 95), Tried("card", "failed", "declined", 4), Tried("cash", "open", "", 1)]
    board = board_of(tried=tried)
    card, cash = boxes.payments(board, WORDS)
    assert (card.words, card.more, cash.words, cash.more) == ("Card", "95 / 99", "Cash", "0 / 1")
    assert [(one.words, one.value) for one in boxes.payment_failures(board, WORDS)] == [
        ("Declined", "4"),
        ("Nobody knows yet", "1"),
    ]


def test_only_alerts_can_be_false() -> None:
    needs = [Needed("age", "approved", 50), Needed("other_item", "fine", 3), Needed("extra", "refused", 1)]
    assert board_of(needs=needs).false_alarms == Share(3, 4)


def test_what_is_lost_or_doubled_stands_out() -> None:
    sync = Sync(oldest_s=7200, oldest_lane="4", silent=["4"], lanes=8, doubled=0, lost=2)
    rows = {one.key: one for one in boxes.running(board_of(sync=sync), WORDS)}
    assert (rows["sync_age"].value, rows["sync_age"].more, rows["sync_age"].is_bad) == ("2:00:00", "Lane 4", True)
    assert (rows["doubled"].is_bad, rows["lost"].is_bad) == (False, True)
    assert {one.key: one for one in boxes.running(board_of(), WORDS)}["sync_age"].value == "all is sent"


def test_help_and_the_worst_lanes_lead_to_their_visits() -> None:
    board = board_of(now=Glance(first_help=spread([20_000] * 12)), worst_lanes=[("3", 9), ("1", 2)])
    wait, over = boxes.helping(board, WORDS)
    assert (wait.value, wait.more, over.value, over.more) == ("0:20", "median · p90 0:20", "–", "")
    [worst, _] = boxes.worst(board.worst_lanes, "lane", WORDS)
    assert (worst.words, dict(parse_qsl(worst.way))) == ("Lane 3", {"of": "need", "lane": "3"})
    [item] = boxes.worst([("plu:4011", 4)], "item", WORDS)
    assert (item.words, dict(parse_qsl(item.way))["value"]) == ("4011", "plu:4011")


def test_what_is_not_known_here_is_told_as_it_came() -> None:
    assert boxes.need_name("drone_landed", WORDS) == "drone landed"
    assert boxes.language_name("tlh", "en") == "tlh"
    assert boxes.item_name("04012345678901") == "4012345678901"


def test_the_tables_have_what_the_charts_draw() -> None:
    assert boxes.tap_table({"09": Taps({5: 3, 1: 1})}) == [
        ("9:00", ["3", "0", "0", "0", "1"], "75\N{NO-BREAK SPACE}%", "+50")
    ]
    newest, oldest = boxes.trend_table({"2026-11-21": Taps(), "2026-11-22": Taps({4: 9, 2: 1})})
    assert (newest[0], newest[1], newest[3]) == ("2026-11-22", "90\N{NO-BREAK SPACE}%", "10")
    assert oldest == ("2026-11-21", "–", "–", "0")


def test_quality_has_a_row_for_each_figure_with_its_formula() -> None:
    rows = [*boxes.quality(board_of()), *boxes.running(board_of(), WORDS), *boxes.helping(board_of(), WORDS)]
    assert len(rows) == 15
    for one in rows:
        assert WORDS[f"how_{one.key}"]
        assert WORDS[f"figure_{one.key}"]
