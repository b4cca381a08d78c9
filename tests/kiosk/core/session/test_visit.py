"""A visit's own figures, and how often its paper may be asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.inputs import PaperTouched
from kiosk.core.session.visit import PrintStage
from tests.shop import APPLES, BREAD, MILK, Shop


def test_a_visit_knows_its_pieces_lines_and_prices() -> None:
    visit = Shop().opens().scans(MILK, MILK, BREAD).weighs(APPLES, 1260).state.session
    assert visit is not None
    assert visit.pieces == 4, "a load is one piece"
    assert visit.line(2) is not None
    assert visit.line(9) is None
    assert visit.priced(1).shown.minor == 2 * MILK.price.minor


@pytest.mark.parametrize(
    ("stage", "reprints", "may"),
    [
        (PrintStage.RUNNING, 0, False),
        (PrintStage.DONE, 1, True),
        (PrintStage.DONE, 2, False),
        (PrintStage.UNKNOWN, 2, False),
        (PrintStage.MISSING, 2, True),
    ],
)
def test_what_is_not_on_paper_may_always_be_printed_again(stage: PrintStage, reprints: int, *, may: bool) -> None:
    job = replace(Shop().opens().scans(MILK).pays().does(PaperTouched()).job, stage=stage, reprints=reprints)
    assert job.may_repeat(2) is may
