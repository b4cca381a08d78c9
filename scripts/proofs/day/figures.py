"""What the shoppers of a day did and met, as rows of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from statistics import quantiles

from kiosk.core.interventions import InterventionKind
from scripts.proofs.day.population import Shopper
from scripts.proofs.day.shift import Result
from scripts.proofs.day.visit import Visit
from scripts.proofs.report import Row


def people(results: Sequence[Result], shoppers: Sequence[Shopper]) -> Iterator[Row]:
    """Whether all were served, and what they did; each was served or gave up, and none is stuck."""
    visits = all_visits(results)
    gave_up = sum(result.day.gave_up for result in results)
    how = Counter(visit.how for visit in visits)
    yield Row("shoppers who came", len(shoppers))
    yield Row("who paid", how["paid"], "more than 0", holds=how["paid"] > 0)
    for pays, times in sorted(Counter(visit.pays for visit in visits if visit.pays).items()):
        yield Row(f"  by {pays}", times)
    yield Row("who walked away from a basket", how["left"])
    yield Row("who gave up in the line", gave_up)
    unseen = len(shoppers) - len(visits) - gave_up
    yield Row("whose visit did not end", unseen, "0", holds=not unseen)
    stuck = [f"{visit.shopper} at lane {visit.lane}: {visit.stuck}" for visit in visits if visit.how == "stuck"]
    yield Row("who were stuck", "; ".join(stuck[:3]) or 0, "0", holds=not stuck)
    yield Row("things done once more", sum(visit.again for visit in visits))
    yield from _habits(visits)


def times(results: Sequence[Result]) -> Iterator[Row]:
    """How long it took, in seconds."""
    paid = [visit for visit in all_visits(results) if visit.how == "paid"]
    yield from _spread("seconds in the line", list(chain.from_iterable(result.day.waited_s for result in results)))
    yield from _spread("seconds of scanning", [visit.scanned_s - visit.began_s for visit in paid])
    yield from _spread("seconds of paying", [visit.paid_s - visit.scanned_s for visit in paid])


def help_given(results: Sequence[Result]) -> Iterator[Row]:
    """What hosts were called for, and how soon it was seen to."""
    answered = list(chain.from_iterable(result.day.answered for result in results))
    sales = sum(visit.how == "paid" for visit in all_visits(results))
    for kind, number in sorted(Counter(kind for kind, _ in answered).items()):
        yield Row(f"interventions: {kind}", number)
    own = {InterventionKind.AGE.value, InterventionKind.SPOT_CHECK.value, "help"}
    called = sum(kind not in own for kind, _ in answered)
    yield Row("interventions for the bags, in 100 sales", round(100 * called / max(1, sales), 1))
    yield from _spread("seconds until a host had cleared one", [seconds for _, seconds in answered])


def bags(results: Sequence[Result]) -> Iterator[Row]:
    """What the bagging scale asked and called for, held against the truth."""
    visits = all_visits(results)
    asked, called = sum(visit.asked for visit in visits), sum(visit.called for visit in visits)
    yield Row("questions about the bags", asked)
    yield Row("  of them where all was right", asked - sum(visit.asked_rightly for visit in visits))
    yield Row("calls for somebody about the bags", called)
    yield Row("  of them where all was right", called - sum(visit.called_rightly for visit in visits))
    yield Row("visits in which something in the bags was not paid for", sum(visit.wrong for visit in visits))
    yield Row("  put right by the shopper, when told", sum(visit.mended for visit in visits))
    yield Row("  out of the store unseen", sum(visit.slipped for visit in visits))


def all_visits(results: Sequence[Result]) -> list[Visit]:
    return [visit for result in results for visit in result.day.visits]


def _habits(visits: Sequence[Visit]) -> Iterator[Row]:
    yield Row("receipts on paper", sum(visit.paper for visit in visits))
    yield Row("faces that were touched", sum(visit.face > 0 for visit in visits))
    yield Row("  and why", sum(visit.reasons for visit in visits))
    yield Row("carrier bags that were bought", sum(visit.bags for visit in visits))
    yield Row("lines that were taken out again", sum(visit.undone for visit in visits))
    yield Row("member cards that were shown, and are not taken here", sum(visit.member for visit in visits))
    yield Row("baskets that were put aside and taken up again", sum(visit.saved for visit in visits))
    yield Row("who touched Help", sum(visit.called_help for visit in visits))
    yield Row("terminals that lost their link in a payment", sum(visit.dropped for visit in visits))


def _spread(what: str, seconds: Sequence[float]) -> Iterator[Row]:
    if len(seconds) > 1:
        parts = quantiles(seconds, n=20)
        yield Row(f"{what}: half below", round(parts[9], 1))
        yield Row(f"{what}: 19 of 20 below", round(parts[18], 1))
