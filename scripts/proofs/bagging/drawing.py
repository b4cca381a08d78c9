"""False alarms against misses as a picture: one curve a judge, a point of it marked. Plain SVG, and a PNG of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, HEIGHT = 960, 560
LEFT, RIGHT, TOP, LOW = 92, 330, 64, 72
COLOURS = ("#0A6847", "#B3261E", "#0A4A8A")
INK, GREY, EDGE = "#13201A", "#46534C", "#CDD3CA"
DASHES = ("", "7 5", "2 4")


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (share missed, false alarms in 100 visits), and the place of the one that is marked."""

    name: str
    points: Sequence[tuple[float, float]]
    marked: int
    mark: str


def svg(curves: Sequence[Curve], title: str) -> str:
    most = max(share for curve in curves for share, _ in curve.points) * 1.05 or 1.0
    alarms = [max(rate, 0.1) for curve in curves for _, rate in curve.points]
    least_power, most_power = math.floor(math.log10(min(alarms))), math.ceil(math.log10(max(alarms)))

    def across(share: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * share / most

    def down(rate: float) -> float:
        part = (math.log10(max(rate, 0.1)) - least_power) / max(1, most_power - least_power)
        return HEIGHT - LOW - (HEIGHT - TOP - LOW) * part

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="Noto Sans, sans-serif" font-size="15">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
        _text(LEFT, 34, title, size=19, bold=True),
    ]
    for power in range(least_power, most_power + 1):
        for times in (1, 2, 5):
            rate = times * 10.0**power
            if rate <= 10.0**most_power:
                y = down(rate)
                parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{EDGE}"/>')
                parts.append(_text(LEFT - 10, y + 5, f"{rate:g}", anchor="end", colour=GREY))
    step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if most / step <= 8)
    for number in range(int(most / step) + 1):
        x = across(number * step)
        parts.append(_text(x, HEIGHT - LOW + 24, f"{number * step:.0%}", anchor="middle", colour=GREY))
        parts.append(f'<path d="M{x:.1f} {HEIGHT - LOW}v6" stroke="{GREY}"/>')
    parts.append(f'<path d="M{LEFT} {HEIGHT - LOW}H{WIDTH - RIGHT}" stroke="{INK}"/>')
    parts.append(_text(LEFT, HEIGHT - 18, "wrong things that pass (less is better)", colour=INK))
    parts.append(_text(LEFT, TOP - 12, "false alarms in 100 visits", colour=INK))
    for number, curve in enumerate(curves):
        parts += _curve(number, [(across(share), down(rate)) for share, rate in sorted(curve.points)])
        share, rate = curve.points[curve.marked]
        x, y = across(share), down(rate)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="none" stroke="{COLOURS[number]}" stroke-width="3"/>'
        )
        row = TOP + 20 + 84 * number
        line = f'<path d="M{WIDTH - RIGHT + 24} {row - 5}h36" stroke="{COLOURS[number]}" stroke-width="3"'
        parts.append(f'{line} stroke-dasharray="{DASHES[number]}"/>')
        parts.append(_text(WIDTH - RIGHT + 70, row, curve.name, bold=True))
        parts.append(_text(WIDTH - RIGHT + 70, row + 22, f"○ {curve.mark}:", colour=GREY))
        parts.append(_text(WIDTH - RIGHT + 70, row + 43, f"{rate:.1f} in 100 visits, {share:.1%} pass", colour=GREY))
    return "\n".join([*parts, "</svg>\n"])


def png(drawn: str, file: Path) -> None:
    """`drawn` as a picture of twice its size in `file`."""
    from PySide6.QtCore import QByteArray  # the figures want no Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(2 * WIDTH, 2 * HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter)
    painter.end()
    if not image.save(str(file)):
        raise OSError(f"{file} cannot be written")
    del application


def _curve(number: int, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    path = " ".join(f"{'L' if place else 'M'}{x:.1f} {y:.1f}" for place, (x, y) in enumerate(points))
    colour = COLOURS[number]
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="3" stroke-dasharray="{DASHES[number]}"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def _text(
    x: float, y: float, text: str, *, size: int = 15, anchor: str = "start", colour: str = INK, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}"{weight}>{escape(text)}</text>'
