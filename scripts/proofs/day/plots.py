"""The plots of a day's report, as SVG that stands in the page itself: the same figures draw the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, MultipleLocator, NullLocator

from scripts.proofs.day.shift import OPENS
from scripts.proofs.day.tables import Curve, Spread, spread
from scripts.proofs.day.watch import Outage

INK, INK2, LINE = "#13201a", "#46534c", "#cdd3ca"
GREEN, SOFT, BLUE, AMBER, RED = "#0a6847", "#9fc9b2", "#0a4a8a", "#c98a16", "#b3261e"
"""The colours of the server's pages; amber is darker than there, to be seen as a line."""
WIDE_IN, HOUR_S = 10.0, 3600.0
LEAST_S, MARKS_S = 0.1, (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800)
"""What took no time is drawn at the edge of a logarithmic axis."""
LOOK = {
    "svg.fonttype": "none",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK2,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "grid.color": "#e7eae3",
    "xtick.color": INK2,
    "ytick.color": INK2,
    "xtick.major.size": 0,
    "xtick.major.pad": 6,
    "ytick.major.size": 0,
    "legend.frameon": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}
_ONLY_FOR_A_FILE = re.compile(
    r"""<metadata>.*?</metadata>\s*|<style.*?</style>\s*|\ (?:width|height)="[\d.]+pt"
    |\ id="(?:figure|axes|patch|line2d|text|matplotlib\.axis|xtick|ytick|legend|FillBetween\w*)_\d+\"""",
    re.DOTALL | re.VERBOSE,
)
"""Of an SVG that stands in a page: sizes, names that nothing refers to, and words about the drawing itself."""


def day_curve(curve: Curve) -> Markup:
    """Arrivals, people in line and lanes in use over the day."""
    with _figure("day", 4.4) as (figure, drawing):
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(1, 1.5))
        per_bar = 3
        came = [sum(curve.came[at : at + per_bar]) for at in range(0, len(curve.came), per_bar)]
        width_s = curve.at_s[per_bar] - curve.at_s[0]
        above.bar(curve.at_s[::per_bar], came, width_s * 0.9, align="edge", color=SOFT)
        above.set_title(f"Shoppers who came, each {_span(width_s)}")
        below.step(curve.at_s, curve.in_use, where="post", color=GREEN, linewidth=1.2, label="lanes in use")
        below.fill_between(curve.at_s, curve.in_line, step="post", color=AMBER, alpha=0.35, linewidth=0)
        below.step(curve.at_s, curve.in_line, where="post", color=AMBER, linewidth=1.2, label="people in line")
        below.set_title(f"In line, and at the lanes, on the average of {_span(width_s / per_bar)}")
        below.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), borderaxespad=0.2, ncols=2)
        for axes in (above, below):
            axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
            axes.set_ylim(bottom=0)
        _by_the_clock(below, curve.at_s[-1])
    return drawing.named("Shoppers who came, people in line and lanes in use over the day")


def wait_bars(waits_s: Sequence[float], by_hour: Sequence[Sequence[float]], open_s: float) -> Markup:
    """How long people stood in line: how many how long, and by the hour in which they came."""
    with _figure("waits", 2.9) as (figure, drawing):
        left, right = figure.subplots(1, 2)
        minutes = [seconds / 60 for seconds in waits_s]
        most = max([*minutes, 1.0])
        bins = [most * step / 24 for step in range(25)]
        left.hist(minutes, bins=bins, color=SOFT, edgecolor="white", linewidth=0.5)
        left.set(title="How many waited how long", xlabel="minutes in line", ylabel="shoppers")
        left.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        hour_s = open_s / len(by_hour)
        hours = [(hour_s * (hour + 0.5), one) for hour, some in enumerate(by_hour) if (one := spread(some)) is not None]
        at_s = [at for at, _ in hours]
        right.bar(at_s, [one.most / 60 for _, one in hours], hour_s * 0.8, color=SOFT, label="19 of 20 below")
        right.bar(at_s, [one.half / 60 for _, one in hours], hour_s * 0.8, color=GREEN, label="half below")
        right.set(title="By the hour in which they came", ylabel="minutes in line")
        right.legend(loc="upper left", ncols=2)
        right.set_ylim(top=max(right.get_ylim()[1] * 1.25, 0.1))
        _by_the_clock(right, open_s, sparse=True)
    return drawing.named("How long people stood in line")


def outage_spans(outages: Sequence[Outage], open_s: float) -> Markup:
    """Each device of each lane that was away, and when."""
    rows = sorted({(one.lane, one.device) for one in outages}, reverse=True)
    with _figure("outages", 0.9 + 0.2 * len(rows)) as (figure, drawing):
        axes = figure.subplots()
        shortest_s = open_s / 400  # else it is no wider than a hair
        for one in outages:
            span = (one.since_s, max(one.until_s - one.since_s, shortest_s))
            axes.broken_barh([span], (rows.index((one.lane, one.device)) - 0.35, 0.7), color=RED, linewidth=0)
        axes.set_yticks(range(len(rows)), [f"lane {lane} · {device}" for lane, device in rows])
        axes.set_ylim(-0.6, len(rows) - 0.4)
        _by_the_clock(axes, max(open_s, *(one.since_s + shortest_s for one in outages)))
    return drawing.named("When which device did not work")


def step_ranges(steps: Sequence[tuple[str, Spread]]) -> Markup:
    """Of each step: half, 19 of 20 and all waits below so many seconds; the axis is logarithmic."""
    rows = list(reversed(steps))
    with _figure("steps", 0.9 + 0.26 * len(rows)) as (figure, drawing):
        axes = figure.subplots()
        places = range(len(rows))
        half, most, longest = (
            [max(LEAST_S, figure_of(one)) for _, one in rows]
            for figure_of in (lambda one: one.half, lambda one: one.most, lambda one: one.longest)
        )
        axes.hlines(places, half, longest, color=LINE, linewidth=2)
        axes.hlines(places, half, most, color=SOFT, linewidth=5)
        for some, marker, colour, label in (
            (half, "o", GREEN, "half below"),
            (most, "s", BLUE, "19 of 20 below"),
            (longest, "|", RED, "the longest"),
        ):
            axes.plot(some, places, marker, color=colour, markersize=6, label=label)
        axes.set_xscale("log")
        axes.set_xlim(LEAST_S * 0.9, max(*longest, 1.0) * 1.3)
        axes.xaxis.set_major_locator(FixedLocator(MARKS_S))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g} s"))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.set_yticks(places, [step for step, _ in rows])
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.legend(loc="lower right")
    return drawing.named("How long shoppers waited for the lane, by the step")


def memory(resident_kb: Sequence[Sequence[int]], open_s: float) -> Markup:
    """What each process held in memory, from hour to hour."""
    with _figure("memory", 2.3) as (figure, drawing):
        axes = figure.subplots()
        for number, (some, colour) in enumerate(zip(resident_kb, (GREEN, BLUE, AMBER, RED), strict=False), start=1):
            at_s = [open_s * hour / max(1, len(some) - 1) for hour in range(len(some))]
            axes.plot(at_s, [kb / 1024 for kb in some], color=colour, marker="o", markersize=3, label=f"hall {number}")
        axes.set(title="Memory", ylabel="MiB resident")
        axes.set_ylim(bottom=0)
        axes.legend(loc="lower right", ncols=4)
        _by_the_clock(axes, open_s)
    return drawing.named("Memory of each process over the day")


@contextmanager
def _figure(name: str, high_in: float) -> Iterator[tuple[Figure, _Drawing]]:
    """A figure to draw on; once it is left, the drawing holds it."""
    with mpl.rc_context():
        mpl.rcdefaults()  # whoever plays the day may have drawings of their own look otherwise
        mpl.rcParams.update({**LOOK, "svg.hashsalt": name})
        figure, drawing, buffer = Figure(figsize=(WIDE_IN, high_in), layout="constrained"), _Drawing(), io.StringIO()
        yield figure, drawing
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        drawing.svg = _ONLY_FOR_A_FILE.sub("", buffer.getvalue()[buffer.getvalue().index("<svg ") :]).strip()


class _Drawing:
    svg = ""

    def named(self, label: str) -> Markup:
        """As it stands in the page, and is read out as `label`."""
        return Markup(self.svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))


def _by_the_clock(axes: Axes, until_s: float, *, sparse: bool = False) -> None:
    """The time of day beneath, for seconds since the opening."""
    step_s = next((one for one in (60.0, 300.0, 900.0, 1800.0, HOUR_S) if until_s / one <= 14), 2 * HOUR_S)
    axes.xaxis.set_major_locator(MultipleLocator(2 * step_s if sparse else step_s))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda seconds, _: clock(seconds)))
    axes.set_xlim(0, until_s)
    axes.grid(visible=False, axis="x")


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"


def clock(seconds: float) -> str:
    """The time of day, for seconds since the opening."""
    return f"{OPENS + timedelta(seconds=seconds):%H:%M}"
