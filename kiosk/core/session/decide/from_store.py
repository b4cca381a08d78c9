"""What the store server hands out, whole and checked: goods and rules, staff, questions, and what came of feedback."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.ask_inputs import SaidCame, SurveyCame
from kiosk.core.session.ask_notes import AsksNoted, SaidNoted
from kiosk.core.session.decide import master, staff_list
from kiosk.core.session.inputs import MasterCame, StaffCame
from kiosk.core.session.turn import Turn


def came(turn: Turn, event: MasterCame | StaffCame | SurveyCame | SaidCame) -> None:
    """Each is in force when it can be: questions with the next one that is asked, what came of feedback at once."""
    match event:
        case MasterCame():
            master.came(turn, event)
        case StaffCame():
            staff_list.came(turn, event)
        case SurveyCame():
            turn.happened(AsksNoted(replace(turn.state.asks, newest=event.survey)))
        case SaidCame():
            turn.happened(SaidNoted(event.lines))
