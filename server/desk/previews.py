"""What a change would have made of a period's baskets: worked out in the background, and kept with how far it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, selectinload

from kiosk.core.master import RULES, read_book
from kiosk.core.pricing import RuleBook
from server.db.desk_models import DeskChangeRow, DeskPreviewRow
from server.db.engine import for_writing
from server.db.models import RefundRow, SaleRow
from server.desk.drafts import Drafts, with_change
from server.desk.replay import Basket, Cost, Stand, basket_of, cost, told, touched
from server.desk.sheet_text import stock_of
from server.master.book import MasterBook
from server.receipts.sold import sale_of

log = logging.getLogger(__name__)

AT_ONCE = 500
MOST_BASKETS = 100_000
DEAD, BEAT_S = timedelta(seconds=60), 15.0
"""Whoever worked on it and said nothing for so long is gone; who waits says so this often."""


class Previews:
    """Used from any thread. Each worker works on one at a time, beside the lanes' sales; others wait with nothing done
    yet. Of a change there is one in all.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime], book: MasterBook, drafts: Drafts) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._book = book
        self._drafts = drafts
        self._turn = threading.Lock()

    def of(self, number: int) -> DeskPreviewRow | None:
        with Session(self._engine) as session:
            return session.get(DeskPreviewRow, number)

    def is_running(self, preview: DeskPreviewRow) -> bool:
        beat = datetime.fromisoformat(preview.beat)
        return preview.told is None and not preview.failed and self._now() - beat < DEAD

    def begin(self, number: int, first: str, last: str) -> threading.Thread | None:
        """The baskets paid from day `first` to `last` are priced anew from now on; None where that is done already.
        Raises `NotDone` where there is no such change.
        """
        change = self._drafts.one(number)
        with Session(self._writing) as session, session.begin():
            known = session.get(DeskPreviewRow, number)
            if known is not None and self.is_running(known):
                return None
            session.execute(delete(DeskPreviewRow).where(DeskPreviewRow.change_id == number))
            count = session.scalar(select(func.count()).select_from(_sales(first, last).subquery())) or 0
            session.add(
                DeskPreviewRow(
                    change_id=number,
                    first=first,
                    last=last,
                    baskets=min(count, MOST_BASKETS),
                    done=0,
                    beat=self._stamp(),
                    failed="too_many" if count > MOST_BASKETS else "",
                )
            )
        if count > MOST_BASKETS:
            return None
        thread = threading.Thread(target=self._work, args=(change, first, last), name=f"preview {number}", daemon=True)
        thread.start()
        return thread

    def _work(self, change: DeskChangeRow, first: str, last: str) -> None:
        try:
            with self._in_turn(change.id):
                self._price(change, first, last)
        except (SQLAlchemyError, ValueError, KeyError) as error:
            log.exception("the preview of change %d ended early", change.id)
            self._note(change.id, failed=type(error).__name__)

    @contextmanager
    def _in_turn(self, number: int) -> Iterator[None]:
        while not self._turn.acquire(timeout=BEAT_S):
            self._note(number)
        try:
            yield
        finally:
            self._turn.release()

    def _price(self, change: DeskChangeRow, first: str, last: str) -> None:
        have = self._book.records()
        now, then = stands(have, with_change(have, change))
        costs: list[Cost] = []
        for baskets in self._baskets(first, last):
            costs += [cost(basket, now, then) for basket in baskets]
            self._note(change.id, done=len(costs))
        self._note(change.id, done=len(costs), told=told(costs, stock_of(have).currency))

    def _baskets(self, first: str, last: str) -> Iterator[list[Basket]]:
        after = 0
        while True:
            wanted = _sales(first, last).where(SaleRow.id > after).order_by(SaleRow.id).limit(AT_ONCE)
            hangs_on = (SaleRow.lines, SaleRow.tenders, SaleRow.coupons, SaleRow.page)
            with Session(self._engine) as session:
                rows = session.scalars(wanted.options(*(selectinload(one) for one in hangs_on))).all()
                if not rows:
                    return
                after = rows[-1].id
                yield [_basket(row) for row in rows]

    def _note(self, number: int, **values: object) -> None:
        noted = update(DeskPreviewRow).where(DeskPreviewRow.change_id == number)
        with Session(self._writing) as session, session.begin():
            session.execute(noted.values(beat=self._stamp(), **values))

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def stands(have: Mapping[str, str], want: Mapping[str, str]) -> tuple[Stand, Stand]:
    """Rules and prices as they are, and as they are to be; raises MasterError. Rules that are the same are one book."""
    before, after = ({row.item.key: row for row in stock_of(records).rows} for records in (have, want))
    books: dict[tuple[str, str], RuleBook] = {}
    found = []
    for records in (have, want):
        rules = {(name.removeprefix(RULES), body) for name, body in records.items() if name.startswith(RULES)}
        for one in rules - books.keys():
            books[one] = read_book(*one)
        found.append(tuple(books[one] for one in sorted(rules)))
    return Stand(found[0], {}), Stand(found[1], touched(before, after))


def _basket(row: SaleRow) -> Basket:
    return basket_of(sale_of(row, row.page), row.day, [coupon.coupon for coupon in row.coupons])


def _sales(first: str, last: str) -> Select[SaleRow]:
    """Sales, not what was given back: a refund costs what was paid."""
    refunds = select(RefundRow.sale_id)
    return select(SaleRow).where(SaleRow.day.between(first, last), SaleRow.id.not_in(refunds))
