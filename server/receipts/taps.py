"""Taps from the page of an e-receipt: one for each, anonymous like those at a lane."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.receipt import page_hash
from kiosk.core.survey import LONGEST_REMARK, plain_remark
from server.db.engine import for_writing
from server.db.models import ReceiptTappedRow, TapRow, TapWordsRow
from server.receipts.pages import KeptReceipt

QUESTION = "e-receipt"
"""What such a tap answers; no lane asks it."""
HOUR = len("2026-11-22T10")
MOST_BODY = 8 * 1024
"""Bytes of a filled-in form: a remark of any letters fits."""


@dataclass(frozen=True, slots=True)
class Answer:
    face: int
    remark: str = ""


def read_answer(body: bytes) -> Answer | None:
    """What the page's form says; None without a face."""
    try:
        told = parse_qs(body.decode("ascii"), max_num_fields=10)
    except ValueError:
        return None
    [face, *_], [remark, *_] = told.get("face", [""]), told.get("remark", [""])
    if face not in ("1", "2", "3", "4", "5"):
        return None
    return Answer(int(face), plain_remark(remark[: 4 * LONGEST_REMARK]))


class ReceiptTaps:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = for_writing(engine)

    def tapped(self, code: str) -> bool:
        """Whether somebody has tapped on this page."""
        with Session(self._engine) as session:
            return session.get(ReceiptTappedRow, page_hash(code)) is not None

    def tap(self, code: str, kept: KeptReceipt, answer: Answer, language: str, now: datetime) -> bool:
        """The answer counts, once for this page; False where it has one already. The tap has an id of its own, the
        hour and the lane, and is of a kind of its own: nothing leads from it to the receipt, nor back.
        """
        tap = secrets.token_hex(16)
        try:
            with Session(self._writing) as session, session.begin():
                session.add(ReceiptTappedRow(page_hash=page_hash(code), day=kept.sale.paid_at[:10]))
                session.flush()
                session.add(
                    TapRow(
                        tap=tap,
                        lane=kept.lane,
                        face=answer.face,
                        hour=now.isoformat()[:HOUR],
                        language=language,
                        weighed=False,
                        helped=False,
                        words=TapWordsRow(tap=tap, question=QUESTION, reasons=[], remark=answer.remark),
                    )
                )
        except IntegrityError:
            return False
        return True
