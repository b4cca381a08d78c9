"""Tables as a PDF (A4): each table's head again on every page, pages numbered, Latin and Chinese."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from server.reports.tables import Cell, Table

CHINESE = "STSong-Light"
"""A font that every reader of PDF has for Chinese; nothing is put into the file for it."""
LATIN = "cp1252"
"""What Helvetica has letters for."""
MARGIN = 16 * mm
INK, SOFT, LINE, SUM = (HexColor(one) for one in ("#13201a", "#46534c", "#cdd3ca", "#e7eae3"))


@cache
def _chinese() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    return CHINESE


def as_pdf(title: str, said: str, tables: Sequence[Table], page_words: str, language: str) -> bytes:
    """`said` stands under the title; `page_words` says which page it is, with its `{page}`. The same tables make the
    same bytes.
    """
    fonts = ("Helvetica", "Helvetica-Bold") if language == "en" else (_chinese(), _chinese())
    made = io.BytesIO()
    document = SimpleDocTemplate(
        made,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 6 * mm,
        title=title,
        invariant=1,
    )
    heading = ParagraphStyle("heading", fontName=fonts[1], fontSize=16, leading=22, textColor=INK)
    small = ParagraphStyle("small", fontName=fonts[0], fontSize=9, leading=13, textColor=SOFT)
    above = ParagraphStyle("above", fontName=fonts[1], fontSize=11, leading=16, textColor=INK, spaceBefore=12)
    story = [Paragraph(_inked(title), heading), Paragraph(_inked(said), small)]
    for table in tables:
        story += [Paragraph(_inked(table.title), above), Spacer(1, 3), _grid(table, fonts, document.width)]

    def foot(canvas: Canvas, _document: object) -> None:
        canvas.setFont(fonts[0], 8)
        canvas.setFillColor(SOFT)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN, page_words.replace("{page}", str(canvas.getPageNumber())))
        canvas.setFont(fonts[0] if all(map(_is_latin, title)) else _chinese(), 8)
        canvas.drawString(MARGIN, MARGIN, title)

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()


def _grid(table: Table, fonts: tuple[str, str], width: float) -> Grid:
    right = [all(row[place].is_figure or not row[place].text for row in table.rows) for place in range(len(table.head))]
    shares = [1.0 if right[place] else 1.6 for place in range(len(table.head))]
    head = [_paragraph(text, fonts[1], right=right[place]) for place, text in enumerate(table.head)]
    rows = [[_cell(cell, fonts, bold=_is_sum(table, place)) for cell in row] for place, row in enumerate(table.rows)]
    grid = Grid([head, *rows], [width * share / sum(shares) for share in shares], repeatRows=1)
    looks = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    grid.setStyle([*looks, ("BACKGROUND", (0, -1), (-1, -1), SUM)] if table.has_sum else looks)
    return grid


def _is_sum(table: Table, place: int) -> bool:
    return table.has_sum and place == len(table.rows) - 1


def _cell(cell: Cell, fonts: tuple[str, str], *, bold: bool) -> Paragraph:
    return _paragraph(cell.text, fonts[1] if bold else fonts[0], right=cell.is_figure)


def _paragraph(text: str, font: str, *, right: bool) -> Paragraph:
    style = ParagraphStyle("cell", fontName=font, fontSize=8.5, leading=11, textColor=INK)
    if right:
        style.alignment = TA_RIGHT
    return Paragraph(_inked(text), style)


def _inked(text: str) -> str:
    """With what Helvetica lacks in a font that has it, whatever language the page is in."""
    runs = ((latin, escape("".join(some))) for latin, some in groupby(text, _is_latin))
    return "".join(run if latin else f'<font name="{_chinese()}">{run}</font>' for latin, run in runs)


def _is_latin(letter: str) -> bool:
    return bool(letter.encode(LATIN, "ignore"))
