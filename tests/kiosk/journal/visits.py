"""Facts of whole visits, as a lane makes them."""

from kiosk.core.session.facts import Fact, LaneCarried, LanguageChanged
from kiosk.core.session.inputs import FaceTouched, NoPaperTouched
from tests.shop import APPLES, BREAD, MILK, Shop

AT = "2026-11-22T10:00:00+00:00"
CARRIED = LaneCarried(sessions=3, attempts=3, receipts=3, jobs=0, saved=(), unsigned=(), print_job=None)


def paid_visit() -> list[Fact]:
    """Scanned, weighed, paid, tapped: a sale and a tap are owed."""
    return Shop().opens().scans(MILK, BREAD).weighs(APPLES, 1260).pays().does(NoPaperTouched(), FaceTouched(4)).facts


def small_talk(count: int) -> list[Fact]:
    """Facts that nobody is owed."""
    return [LanguageChanged(session=f"4-{number:06d}", language="zh_CN") for number in range(count)]
