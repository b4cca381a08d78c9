"""The boxes below the cards: what the figures are made of, each row with the way to the visits behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from babel import Locale, UnknownLocaleError

from server.experience.board import Board
from server.experience.chosen import PLAIN
from server.experience.figures import NOTHING, PARTS, Part, Share, Taps
from server.experience.queries import Loss
from server.experience.writing import NONE, clock, number, percent, percent_between, plain, score
from server.wall.words import Words

MOST_REASONS = 8
FACES = (5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`width` in percent of the longest. `way`: the query that finds the visits behind it; '' where none do."""

    words: str
    value: str
    width: float
    more: str = ""
    way: str = ""
    is_bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part of a sale's time; `x` and `width` in percent of all of it."""

    key: str
    words: str
    mean: str
    median: str
    p90: str
    had: str
    x: float
    width: float
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure in a sentence's place: `key` is how its name and its formula are called."""

    key: str
    value: str
    more: str = ""
    way: str = ""
    is_bad: bool = False


def bars(counts: Iterable[tuple[str, str, int]], *, bad: Iterable[str] = ()) -> list[Bar]:
    """Of (words, way, count), the largest first."""
    rows = sorted(counts, key=lambda one: (-one[2], one[0]))
    most = rows[0][2] if rows else 1
    return [
        Bar(words=words, value=number(count), width=100 * count / most, way=way, is_bad=words in bad)
        for words, way, count in rows
    ]


def reasons(board: Board, words: Words) -> list[Bar]:
    """What a person was needed for."""
    counts: Counter[str] = Counter()
    for one in board.needs:
        counts[one.kind] += one.times
    return bars(
        ((need_name(kind, words), _way(of="need", value=kind), times) for kind, times in counts.items()),
        bad=[need_name("payment", words)],
    )[:MOST_REASONS]


def parts(board: Board, words: Words) -> list[PartRow]:
    """What a sale's time went into, on average; median and p90 of those that had that part at all."""
    visits, rows, passed = board.now.visits, [], 0.0
    total = sum(visits.ms.get(part, 0) for part in PARTS)
    for part in PARTS:
        its, spread = visits.ms.get(part, 0), board.parts[part]
        width = 100 * its / total if total else 0.0
        rows.append(
            PartRow(
                key=part.value,
                words=words[f"part_of_{part}"],
                mean=plain(visits.mean_s(part), 0),
                median=clock(spread.median_s),
                p90=clock(spread.p90_s),
                had=percent(Share(spread.count, visits.paid).value),
                x=passed,
                width=width,
                way=_way(of="paid", sort=part.value) if part is not Part.END else _way(of="paid"),
            )
        )
        passed += width
    return rows


def given_up(board: Board, words: Words) -> list[Bar]:
    """At which step."""
    counts: Counter[str] = Counter()
    for one in board.losses:
        if one.step:
            counts[one.step] += one.visits
    return bars((step_name(step, words), _way(of="left", value=step), times) for step, times in counts.items())


def given_up_by_language(board: Board, language: str) -> list[Bar]:
    told = _shares(board.losses, lambda one: [one.language])
    return [
        _share_bar(language_name(key, language), share, _way(of="lost", language=key)) for key, share in _worst(told)
    ]


def given_up_by_ease(board: Board, words: Words) -> list[Bar]:
    """Who made the letters large and the figures dark is in both."""
    told = _shares(board.losses, lambda one: one.ease.split("+") if one.ease else [PLAIN])
    return [_share_bar(words.get(f"ease_{key}", key), share, _way(of="lost", ease=key)) for key, share in _worst(told)]


def payments(board: Board, words: Words) -> list[Bar]:
    """Approved ÷ tried, by kind."""
    told: dict[str, Share] = defaultdict(lambda: NOTHING)
    for one in board.tried:
        told[one.kind] += Share(one.times if one.outcome == "approved" else 0, one.times)
    rows = sorted(told.items(), key=lambda one: -one[1].whole)
    return [_share_bar(words.get(f"pays_{kind}", kind), it, _way(of="payment", value=kind)) for kind, it in rows]


def responses(board: Board, asks: Mapping[str, str]) -> list[Bar]:
    """Taps ÷ asked of each question, in the words that it asks; what is asked most comes first."""
    rows = sorted(board.responses.items(), key=lambda one: (-one[1].whole, one[0]))
    return [_share_bar(asks.get(question, question), share, "") for question, share in rows]


def payment_failures(board: Board, words: Words) -> list[Bar]:
    counts: Counter[str] = Counter()
    for one in board.tried:
        if one.outcome != "approved":
            counts[one.reason if one.outcome == "failed" else "open"] += one.times
    return bars(
        (words.get(f"failed_{reason}", reason), _way(of="payment_failed", value=reason), times)
        for reason, times in counts.items()
    )


def quality(board: Board) -> list[Told]:
    """Whether help was needed at all."""
    alarms, solved, checks = board.false_alarms, board.self_corrected, board.checks
    hits = checks.hit_share
    return [
        Told(key="touched", value=percent(board.touched.value, 1), more=_counts(board.touched), way=_way(of="touched")),
        Told(key="false_alarms", value=percent(alarms.value), more=_sure(alarms), way=_way(of="false_alarm")),
        Told(key="self_corrected", value=percent(solved.value), more=_sure(solved), way=_way(of="nudge")),
        Told(key="check_hits", value=percent(hits.value), more=_sure(hits), way=_way(of="check")),
        Told(key="check_accuracy", value=percent(checks.accuracy, 2), way=_way(of="check_hit")),
        Told(key="items_a_minute", value=plain(board.now.visits.items_a_minute)),
        Told(key="response", value=percent(board.now.response.value), more=_counts(board.now.response)),
    ]


def helping(board: Board, words: Words) -> list[Told]:
    wait, resolve = board.now.first_help, board.resolve
    p90 = words["below_p90"]
    return [
        Told(
            key="help_wait",
            value=clock(wait.median_s),
            more=p90.format(p90=clock(wait.p90_s)) if wait.count else "",
            way=_way(of="need", sort="help"),
        ),
        Told(
            key="help_resolve",
            value=clock(resolve.median_s),
            more=p90.format(p90=clock(resolve.p90_s)) if resolve.count else "",
        ),
    ]


def worst(rows: Sequence[tuple[str, int]], kind: str, words: Words) -> list[Bar]:
    """The items (`item`) or the lanes (`lane`) that needed somebody most."""
    if kind == "lane":
        return bars((words["lane"].format(lane=key), _way(of="need", lane=key), times) for key, times in rows)
    return bars((item_name(key), _way(of="need_item", value=key), times) for key, times in rows)


def running(board: Board, words: Words) -> list[Told]:
    runs, sync = board.running, board.sync
    owed = clock(sync.oldest_s) if sync.oldest_s is not None else words["all_sent"]
    return [
        Told(key="availability", value=percent(runs.availability, 1)),
        Told(key="repair", value=clock(runs.repair_s), more=words["failures"].format(count=number(runs.failures))),
        Told(key="utilisation", value=percent(runs.utilisation)),
        Told(
            key="sync_age",
            value=owed,
            more=words["lane"].format(lane=sync.oldest_lane) if sync.oldest_lane else "",
            is_bad=(sync.oldest_s or 0) >= 3600,
        ),
        Told(key="doubled", value=number(sync.doubled), is_bad=sync.doubled > 0),
        Told(key="lost", value=number(sync.lost), is_bad=sync.lost > 0),
    ]


def tap_table(hours: Mapping[str, Taps]) -> list[tuple[str, list[str], str, str]]:
    """Hour, taps by face from the best, share that is satisfied, net score."""
    return [
        (
            f"{int(hour)}:00",
            [number(taps.by_face.get(face, 0)) for face in FACES],
            percent(taps.satisfied.value),
            score(taps.net_score),
        )
        for hour, taps in hours.items()
    ]


def trend_table(trend: Mapping[str, Taps]) -> list[tuple[str, str, str, str]]:
    """Day, share that is satisfied, where that of all lies, and how many taps; the newest first."""
    return [
        (day, percent(taps.satisfied.value), percent_between(taps.satisfied.interval) or NONE, number(taps.count))
        for day, taps in reversed([*trend.items()])
    ]


def need_name(kind: str, words: Words) -> str:
    return words.get(f"need_{kind}", kind.replace("_", " "))


def step_name(step: str, words: Words) -> str:
    return words.get(f"step_{step}", step.replace("_", " "))


def item_name(key: str) -> str:
    """As it stands on the shelf's label: GTIN or PLU."""
    return key.removeprefix("plu:").lstrip("0") or key


def language_name(code: str, language: str) -> str:
    """zh_CN → Chinese, as a reader of `language` calls it; the code where nobody has a name for it."""
    try:
        return str(Locale.parse(code).get_language_name(language) or code)
    except (UnknownLocaleError, ValueError):
        return code


def _way(**query: str) -> str:
    return urlencode(query)


def _counts(share: Share) -> str:
    return f"{number(share.part)} / {number(share.whole)}" if share.whole else ""


def _sure(share: Share) -> str:
    between = percent_between(share.interval)
    return f"{_counts(share)} · {between}" if between else _counts(share)


def _share_bar(words: str, share: Share, way: str) -> Bar:
    value = share.value or 0.0
    return Bar(words=words, value=percent(share.value, 1), width=100 * value, more=_counts(share), way=way)


def _shares(losses: Iterable[Loss], keys: Callable[[Loss], Iterable[str]]) -> dict[str, Share]:
    told: dict[str, Share] = defaultdict(lambda: NOTHING)
    for one in losses:
        for key in keys(one):
            told[key] += Share(one.visits if one.step else 0, one.visits)
    return told


def _worst(told: Mapping[str, Share]) -> list[tuple[str, Share]]:
    return sorted(told.items(), key=lambda one: (-(one[1].value or 0), one[0]))
