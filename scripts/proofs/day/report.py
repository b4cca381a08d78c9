"""The report of a virtual day: one HTML file that needs nothing else, for the screen and for paper.

What one seed played is the same bytes each time; what tells of the run itself is the last section, and alone differs.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.config import SURVEY, load_config
from kiosk.core.survey import Survey
from kiosk.texts.survey import read_survey
from scripts.proofs.day import plots, tables
from scripts.proofs.day.figures import ON_MONEY
from scripts.proofs.day.lane_files import PLAN, ROOT
from scripts.proofs.day.shift import OPENS
from scripts.proofs.day.tables import Played
from scripts.proofs.report import shown

FOLDER = Path(__file__).parent
OF_THIS_RUN = "<!-- what follows is of this run: it differs from one to the next -->"


def write(played: Played, path: Path) -> None:
    """The report is at `path` afterwards; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(played), encoding="utf-8")


def page(played: Played) -> str:
    """The report itself."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        money=money,
        seconds=seconds,
        clock=plots.clock,
        moment=moment,
        figure=shown,
        share="{:.1%}".format,
    )
    return environment.get_template("page.html").render(_day(played) | _run(played)) + "\n"


def money(minor: int) -> str:
    """In the currency's usual unit."""
    return f"{minor / 100:,.2f}"


def seconds(value: float) -> str:
    """As people say it, to what can be told apart: 0.25 s, 12 s, 3 min 05 s."""
    if value >= 60:
        return f"{int(value) // 60} min {int(value) % 60:02d} s"
    return f"{value:.0f} s" if value >= 10 else f"{value:.2f} s"


def moment(value: float) -> str:
    """The time of day to the second, as journals have it, for seconds since the opening."""
    return f"{OPENS + timedelta(seconds=value):%H:%M:%S}"


def _day(played: Played) -> dict[str, object]:
    """What is the same for one seed."""
    rows, visits, steps = tables.money(played), played.visits, tables.steps(played)
    waits = tables.waits(visits, played.shoppers)
    paid, wanted, outages = [visit for visit in visits if visit.how == "paid"], played.wanted, played.outages
    slow = [(step, one) for step, one in steps if one.longest > tables.AT_ONCE_S]
    survey, by_face = read_survey(SURVEY, ("en",)), tables.faces(played)
    return {
        "currency": load_config(PLAN).store.currency,
        "seed": played.seed,
        "lanes": len(played.lanes),
        "open_s": played.open_s,
        "rows": rows,
        "ways": sorted({row.way for row in rows}),
        "summed": tables.summed,
        "beside": any(row.beside for row in rows),
        "balanced": all(row.agrees for row in rows) and not _broken_money(played),
        "wrong": [row for row in played.claims if not row.holds],
        "all_rows": played.claims,
        "claims": sum(bool(row.must) for row in played.claims),
        "funnel": tables.funnel(played),
        "paid": len(paid),
        "wait": tables.spread(waits.values()),
        "visit": tables.spread(visit.paid_s - visit.began_s for visit in paid),
        "day_curve": plots.day_curve(tables.curve(played)),
        "wait_bars": plots.wait_bars(list(waits.values()), tables.waits_by_hour(played), played.open_s),
        "wanted": wanted,
        "wanted_kinds": tables.by_kind(wanted),
        "bags": tables.bags(visits),
        "knows": played.knows,
        "deeds": tables.deeds(visits),
        "questions": tables.counted(told.questions for told in played.told.values()),
        "refused": tables.counted(told.refused for told in played.told.values()),
        "faces": [(_asks(survey, question), some, sum(some), _mean(some)) for question, some in by_face],
        "tapped": sum(sum(some) for _, some in by_face),
        "reasons": _say(survey, tables.counted(told.reasons for told in played.told.values())),
        "outages": outages,
        "away": tables.away(outages),
        "outage_spans": plots.outage_spans(outages, played.open_s) if outages else "",
        "steps": slow,
        "quick_steps": len(steps) - len(slow),
        "at_once_s": tables.AT_ONCE_S,
        "step_ranges": plots.step_ranges(slow) if slow else "",
        "slowest": tables.slowest(played),
        "lane_days": list(tables.lane_days(played)),
    }


def _run(played: Played) -> dict[str, object]:
    """What tells of the machine that played it, and how quick it was."""
    resident = [result.memory_kb for result in played.results]
    return {
        "of_this_run": Markup(OF_THIS_RUN),
        "holds": all(row.holds for row in (*played.claims, *played.of_run)),
        "of_run": played.of_run,
        "memory": plots.memory(resident, played.open_s),
        "spent_s": played.spent_s,
        "cpu_s": sum(result.cpu_s for result in played.results),
        "played_s": max(result.played_s for result in played.results),
        "most_mb": [round(max(some, default=0) / 1024) for some in resident],
        "version": _version(),
    }


def _broken_money(played: Played) -> bool:
    return any(not row.holds for row in played.claims if row.what in ON_MONEY)


def _asks(survey: Survey, question: str) -> str:
    known = survey.question(question)
    return known.asks["en"] if known is not None else question


def _say(survey: Survey, reasons: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    says: Mapping[str, str] = {
        reason.id: reason.says["en"] for question in survey.questions for reason in (*question.low, *question.high)
    }
    return [(says.get(reason, reason), times) for reason, times in reasons]


def _mean(faces: Sequence[int]) -> float:
    return sum(face * times for face, times in zip(tables.FACES, faces, strict=True)) / sum(faces)


def _version() -> str:
    """Of the tree that was played, as git tells it; '' where this is no clone."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()
