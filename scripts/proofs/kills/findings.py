"""What the books of a lane say after all its kills, and the rows that this makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import ReceiptFailed, ReceiptPrinted, ReceiptRequested, SalePaid
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.gallery.shop import POLICY
from kiosk.journal import Journal, load_key
from kiosk.journal.codec import decode
from kiosk.play.audit import open_books
from kiosk.play.books import CASH, Books, in_doubt
from kiosk.play.box import StoreBox
from scripts.proofs.kills.plans import Mistake, Visit
from scripts.proofs.report import Row


@dataclass(frozen=True, slots=True)
class Told:
    """What the books of one lane say in the end; of `silent` prints nobody knows whether they came out."""

    visits: Sequence[Visit]
    moments: int
    killed: Sequence[str]
    sales: int
    refunds: int
    wrong: str
    doubts: int
    unsigned: int
    signatures: int
    silent: int
    sums: tuple[int, int, int]
    uncounted: int
    unseen: int


def tell(box: StoreBox, visits: Sequence[Visit], moments: int, wrong: str, unseen: int) -> Told:
    """`unseen`: minor units in boxes that lost their power before any journal had them."""
    key = load_key(box.folder / "lane" / "journal.key")
    journal = Journal.open(box.folder / "lane" / "journal.db", key)
    facts = [decode(row) for row in journal.read()]
    journal.close()
    state = new_lane(POLICY)
    for fact in facts:
        state = apply(state, fact, POLICY)
    asked = {fact.job for fact in facts if isinstance(fact, ReceiptRequested)}
    ended = {fact.job for fact in facts if isinstance(fact, ReceiptPrinted | ReceiptFailed)}
    books = open_books(box)
    return Told(
        visits=visits,
        moments=moments,
        killed=(box.folder / "last-words").read_text(encoding="utf-8").splitlines(),
        sales=sum(1 for fact in facts if isinstance(fact, SalePaid)),
        refunds=sum(1 for fact in facts if isinstance(fact, RefundPaid)),
        wrong=wrong,
        doubts=len(in_doubt(books)),
        unsigned=len(state.unsigned),
        signatures=len(box.controls["signer"].state()["signed"]),
        silent=len(asked - ended),
        sums=(
            sum(one.total_minor for one in books.lane.values()),
            sum(one.amount_minor for one in books.terminal or ()) + _in_cash(books),
            sum(one.total_minor for one in (books.server or {}).values()),
        ),
        uncounted=books.uncounted,
        unseen=unseen,
    )


def _in_cash(books: Books) -> int:
    """What the receipts say was paid so; `imbalance` holds the boxes against it."""
    return sum(charge.amount_minor for one in books.lane.values() for charge in one.charges if charge.way == CASH)


def rows(told: Sequence[Told]) -> list[Row]:
    kinds = Counter(" ".join(line.split()[:2]) for one in told for line in one.killed)
    visits = [visit for one in told for visit in one.visits]
    sales, refunds = sum(one.sales for one in told), sum(one.refunds for one in told)
    owed = sum(1 for visit in visits if visit.plan.back)
    lost, wrong = sum(visit.lost for visit in visits), [one.wrong for one in told if one.wrong]
    doubts, silent = sum(one.doubts for one in told), sum(one.silent for one in told)
    unsigned, signatures = sum(one.unsigned for one in told), sum(one.signatures for one in told)
    unseen = sum(one.unseen for one in told)
    lane, terminal, server = (sum(one.sums[place] for one in told) for place in range(3))
    return [
        *(
            Row(f"moments of the visit {one.visits[0].plan.name}: before and after each append and effect", one.moments)
            for one in told
        ),
        *(Row(f"lanes killed {kind}", count) for kind, count in sorted(kinds.items())),
        Row("visits, each paid once in the end", len(visits), f"{sales} sales", len(visits) == sales),
        Row("goods given back, each once", owed, f"{refunds} refunds", owed == refunds),
        Row("lines that a shopper had seen and are lost", lost, "0", not lost),
        Row("lanes whose books differ, charge by charge", len(wrong), "; ".join(wrong) or "0", not wrong),
        Row("payments and ways back that nobody has settled", doubts, "0", not doubts),
        Row(
            "cents in the journals",
            lane,
            f"{terminal} at the terminals or in cash, {server} on the server",
            lane == terminal == server,
        ),
        Row(
            "cents in boxes that no fact names, and staff are told to look into",
            sum(one.uncounted for one in told),
            f"at most the {unseen} that lost their count",
            all(one.uncounted <= one.unseen for one in told),
        ),
        Row("receipts not signed", unsigned, "0", not unsigned),
        Row("signatures", signatures, f"{sales + refunds} receipts", signatures == sales + refunds),
        Row("prints that neither came out nor are told to be missing", silent, "0", not silent),
    ]


def mutant_rows(caught: Sequence[tuple[Mistake, str]]) -> list[Row]:
    return [
        Row(
            f"the mutant {mistake.mutant}, killed {mistake.moment} ({mistake.plan})",
            "caught" if wrong else "passes",
            "caught",
            bool(wrong),
        )
        for mistake, wrong in caught
    ]
