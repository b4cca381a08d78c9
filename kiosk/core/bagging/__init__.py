"""Bagging: the weights of items, learned from what shoppers put down, and what a step of the bagging scale means.

`Tally` → `Learned` → `Weight` is how an item's weight becomes known; `Area` is what should lie there; `judge` says what
a plateau of the scale most probably means and what to do, by expected cost. See docs/decisions/0038.
"""

from kiosk.core.bagging.area import EMPTY_AREA, Area, Lying, Piece
from kiosk.core.bagging.book import NOTHING_LEARNED, Book
from kiosk.core.bagging.choices import CHOICES, BagChoice
from kiosk.core.bagging.costs import Costs, Outcome
from kiosk.core.bagging.goods import Goods, goods_of
from kiosk.core.bagging.habits import Habits, ScaleKind
from kiosk.core.bagging.judge import USUAL_VIEWS, Verdict, Views, accepted, judge, teaches
from kiosk.core.bagging.learned import Learned, learn
from kiosk.core.bagging.meanings import WRONG, Meaning, Reading
from kiosk.core.bagging.tally import Tally
from kiosk.core.bagging.weights import Weight

__all__ = [
    "CHOICES",
    "EMPTY_AREA",
    "NOTHING_LEARNED",
    "USUAL_VIEWS",
    "WRONG",
    "Area",
    "BagChoice",
    "Book",
    "Costs",
    "Goods",
    "Habits",
    "Learned",
    "Lying",
    "Meaning",
    "Outcome",
    "Piece",
    "Reading",
    "ScaleKind",
    "Tally",
    "Verdict",
    "Views",
    "Weight",
    "accepted",
    "goods_of",
    "judge",
    "learn",
    "teaches",
]
