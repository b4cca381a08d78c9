"""What passes by of the lane's totals: what of them staff have before them, and how their print stands."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.session.visit import PrintStage


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRun:
    """The totals of the open period; with `last` those of the period closed last. `closing`: it is asked whether the
    open one is over. `job` is the print of what is shown, '' for none yet, which stands at `stage`; `copy`: it may be
    on paper already.
    """

    closing: bool = False
    last: bool = False
    copy: bool = False
    job: str = ""
    stage: PrintStage | None = None


@dataclass(frozen=True, slots=True)
class TotalsNoted:
    """`run` is on the screen, or none."""

    run: TotalsRun | None
