"""What came of a day, as rows of figures: its money, what shoppers did and met, its lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kiosk.core.interventions import InterventionKind
from scripts.proofs.day import tables
from scripts.proofs.day.booked import Booked
from scripts.proofs.day.population import Shopper
from scripts.proofs.day.shift import Result, wrong
from scripts.proofs.day.visit import Visit
from scripts.proofs.report import Row, none

JOURNALED = "sold by the journals, minor units"
BOOKED = "sold by the server's books, minor units"
DIFFER = "receipts, charges, debts or alarms that differ somewhere"
UNSENT = "facts that the server has not taken"
SET_ASIDE = "facts that the server set aside"
ON_MONEY = (JOURNALED, BOOKED, DIFFER, UNSENT, SET_ASIDE)
"""The claims on which it stands that the books balance."""
ORDERED = (InterventionKind.AGE.value, InterventionKind.SPOT_CHECK.value)
"""What the law and the store want, not the lane."""
ENOUGH, ENOUGH_FOR_FALSE = 100, 1_000
"""Of fewer sales no share is claimed: in a hundred sales are a dozen interventions, and two false ones are chance."""
CALLS, CALLS_AT_MOST = "calls for the bags, in 100 sales", 5.0
FALSE, FALSE_AT_MOST = "calls for the bags where all was right, of 100 interventions", 10.0
ALONE, ALONE_AT_LEAST = "mistakes put right by the shopper alone, of 100 that were noticed", 90.0
GIVE_UP = 0.10
"""Of those who came, at most, that the line was too long for."""
STUCK = "who were stuck"
NEVER_FREE = "lanes that invite nobody in the end"
FAILED = "lanes that stopped selling"
NO_PAPER = "receipts that were asked for, and neither came out nor were told as missing"


def money(results: Sequence[Result], booked: Mapping[str, Booked]) -> Iterator[Row]:
    """Whether all who know of money say the same."""
    books = {lane: one for result in results for lane, one in result.books.items()}
    taken = sum(result.taken_minor for result in results)
    beside = sum(minor for result in results for ways in result.beside.values() for minor in ways.values())
    lanes = sum(account.total_minor for one in books.values() for account in one.lane.values())
    server = sum(account.total_minor for one in booked.values() for account in one.sales.values())
    yield Row("sales in the journals", sum(len(one.lane) for one in books.values()))
    yield Row("taken at terminals and in cash, minor units", taken)
    yield Row("  of it for no receipt: parts that are left, change that is owed", beside)
    yield Row(JOURNALED, lanes, "what was taken for receipts, to the cent", holds=lanes + beside == taken)
    yield Row(BOOKED, server, "what was taken for receipts, to the cent", holds=server + beside == taken)
    odd = [f"lane {lane}: {what}" for lane, one in books.items() for what in wrong(one, booked.get(lane, Booked()))]
    yield none(DIFFER, odd)
    unsent = {lane: facts for result in results for lane, facts in result.unsent.items() if facts}
    yield Row(UNSENT, sum(unsent.values()), "0", holds=not unsent)
    aside = [f"lane {lane}: {what}" for lane, one in books.items() for what in one.set_aside]
    aside += [f"lane {lane}: {what}" for lane, one in booked.items() for what in one.troubles]
    yield none(SET_ASIDE, aside)


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
    few = gave_up <= GIVE_UP * len(shoppers)
    yield Row("who gave up in the line", gave_up, f"at most {GIVE_UP:.0%} of all", holds=few)
    unseen = len(shoppers) - len(visits) - gave_up
    yield Row("whose visit did not end", unseen, "0", holds=not unseen)
    stuck = [f"{visit.shopper} at lane {visit.lane}: {visit.stuck}" for visit in visits if visit.how == "stuck"]
    yield none(STUCK, stuck)
    yield Row("things done once more", sum(visit.again for visit in visits))
    yield from _habits(visits)


def times(results: Sequence[Result], shoppers: Sequence[Shopper]) -> Iterator[Row]:
    """How long it took, in seconds."""
    visits = all_visits(results)
    paid = [visit for visit in visits if visit.how == "paid"]
    yield from _spread("seconds in the line", tables.waits(visits, shoppers).values())
    yield from _spread("seconds of scanning", [visit.scanned_s - visit.began_s for visit in paid])
    yield from _spread("seconds of paying", [visit.paid_s - visit.scanned_s for visit in paid])


def help_given(results: Sequence[Result]) -> Iterator[Row]:
    """What hosts were called for, and how soon it was seen to."""
    answered = list(chain.from_iterable(result.day.answered for result in results))
    for kind, number in sorted(Counter(kind for kind, _ in answered).items()):
        yield Row(f"interventions: {kind}", number)
    yield from _spread("seconds until a host had cleared one", [seconds for _, seconds in answered])


def bags(results: Sequence[Result]) -> Iterator[Row]:
    """What the bagging scale asked and called for, held against the truth."""
    counted = tables.bags(all_visits(results))
    yield Row("questions about the bags", counted.asked)
    yield Row("  of them where all was right", counted.asked_for_nothing)
    yield Row("calls for somebody about the bags", counted.called)
    yield Row("  of them where all was right", counted.called_for_nothing)
    yield Row("visits in which something in the bags was not paid for", counted.wrong)
    yield Row("  put right by the shopper, when told", counted.mended)
    yield Row("  out of the store unseen", counted.slipped)
    yield Row("mistakes that the lanes noticed", counted.mistakes)
    yield Row("  put right by the shopper alone", counted.mended_alone)
    for row in tables.deeds(all_visits(results)):
        yield Row(
            f"  {row.deed}, taken for {row.meaning.replace('_', ' ')}: asked (for nothing), called (for nothing)",
            f"{row.asked} ({row.asked_for_nothing}), {row.called} ({row.called_for_nothing})",
        )


def aims(results: Sequence[Result], *, usual: bool) -> Iterator[Row]:
    """What a store is measured by at its bags; held against it on a `usual` day, and where there are enough sales.

    Calls that were put right before somebody came count as well. The law's age limits and the store's spot checks are
    no doing of the lane's, but somebody comes for them too: they are among the interventions.
    """
    counted, visits = tables.bags(all_visits(results)), all_visits(results)
    sales = sum(visit.how == "paid" for visit in visits)
    kinds = Counter(kind for result in results for kind, _ in result.day.answered)
    ordered = sum(kinds[kind] for kind in ORDERED)
    rows = (
        (CALLS, counted.called, sales, CALLS_AT_MOST, False, ENOUGH),
        (FALSE, counted.called_for_nothing, counted.called + ordered, FALSE_AT_MOST, False, ENOUGH_FOR_FALSE),
        (ALONE, counted.mended_alone, counted.mistakes, ALONE_AT_LEAST, True, ENOUGH),
    )
    for what, some, of, limit, least, enough in rows:
        claimed = usual and sales >= enough
        share = 100 * some / of if of else limit
        must = f"at {'least' if least else 'most'} {limit:g}" if claimed else ""
        holds = share >= limit if least else share <= limit
        yield Row(what, round(share, 1), must, holds=holds or not claimed)


def machines(results: Sequence[Result]) -> Iterator[Row]:
    """Whether the lanes went on to the end, what befell them, and what came of receipts on paper."""
    yield none(FAILED, [f"lane {lane}: {why}" for result in results for lane, why in result.failed.items()])
    yield none(NEVER_FREE, [where for result in results for where in result.day.never_free])
    yield from _papers(results)
    mishaps = sum((result.day.mishaps for result in results), Counter[str]())
    for kind, number in sorted(mishaps.items()):
        yield Row(f"mishaps: {kind}", number)
    yield Row("rolls of paper put in", sum(result.day.rolls for result in results))


def _papers(results: Sequence[Result]) -> Iterator[Row]:
    asked = sum(visit.paper for visit in all_visits(results))
    told = [one for result in results for one in result.told.values()]
    out, missing = sum(len(one.printed) for one in told), sum(len(one.unprinted - one.printed) for one in told)
    yield Row("receipts that were asked for on paper", asked)
    yield Row("  that came out", out)
    yield Row("  told as missing, or in doubt", missing)
    lost = max(0, asked - out - missing)
    yield Row(NO_PAPER, lost, "0", holds=not lost)


def all_visits(results: Sequence[Result]) -> list[Visit]:
    return [visit for result in results for visit in result.day.visits]


def _habits(visits: Sequence[Visit]) -> Iterator[Row]:
    yield Row("faces that were touched", sum(visit.face > 0 for visit in visits))
    yield Row("  and why", sum(visit.reasons for visit in visits))
    yield Row("carrier bags that were bought", sum(visit.bags for visit in visits))
    yield Row("lines that were taken out again", sum(visit.undone for visit in visits))
    yield Row("member cards that were shown", sum(visit.member for visit in visits))
    yield Row("baskets that were put aside and taken up again", sum(visit.saved for visit in visits))
    yield Row("who touched Help", sum(visit.called_help for visit in visits))
    yield Row("terminals that lost their link in a payment", sum(visit.dropped for visit in visits))


def _spread(what: str, seconds: Iterable[float]) -> Iterator[Row]:
    some = tables.spread(seconds)
    if some is not None:
        yield Row(f"{what}: half below", round(some.half, 1))
        yield Row(f"{what}: 19 of 20 below", round(some.most, 1))
