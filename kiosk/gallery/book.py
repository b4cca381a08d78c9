"""The picture book: one HTML file with every picture in it, to be leafed through by keys and by lists."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path

from kiosk.gallery.picture import Picture

TEMPLATE = Path(__file__).parent / "book.html"
LAYOUT_ORDER = ("portrait", "landscape")
TITLES = {"en": "English", "zh_CN": "简体中文"}


def bind(pictures: Iterable[Picture], order: Iterable[str], kind: str) -> str:
    """The book as HTML. `order` names the shots as they follow each other; a picture not named in it comes last."""
    places = {name: at for at, name in enumerate(order)}
    leaves: dict[str, list[Picture]] = {}
    for picture in sorted(pictures, key=lambda one: (places.get(one.job.shot, len(places)), _layout_place(one))):
        leaves.setdefault(picture.job.shot, []).append(picture)
    body = "\n".join(_leaf(name, leaf, kind) for name, leaf in leaves.items())
    index = "\n".join(
        f'<a href="#{escape(name)}" data-shot="{escape(name)}">{escape(name)} <small>{len(leaf)}</small></a>'
        for name, leaf in leaves.items()
    )
    layouts = sorted({one.job.layout for leaf in leaves.values() for one in leaf}, key=by_layout)
    languages = sorted({one.job.language for leaf in leaves.values() for one in leaf})
    return (
        TEMPLATE.read_text(encoding="utf-8")
        .replace("{{index}}", index)
        .replace("{{layouts}}", json.dumps(layouts))
        .replace("{{languages}}", json.dumps({code: TITLES.get(code, code) for code in languages}))
        .replace("{{count}}", str(sum(map(len, leaves.values()))))
        .replace("{{screens}}", str(len(leaves)))
        .replace("{{body}}", body)  # last: it is the long one
    )


def _leaf(name: str, leaf: list[Picture], kind: str) -> str:
    figures = "\n".join(_figure(picture, kind) for picture in leaf)
    return f'<section id="{escape(name)}"><h2>{escape(name)}</h2><div class="row">\n{figures}\n</div></section>'


def _figure(picture: Picture, kind: str) -> str:
    job = picture.job
    said = f"{job.shot}, {job.layout}, {TITLES.get(job.language, job.language)}"
    data = b64encode(picture.data).decode("ascii")
    wide = " wide" if picture.width > picture.height else ""
    return (
        f'<figure class="shot{wide}" data-layout="{escape(job.layout)}" data-language="{escape(job.language)}">'
        f'<img loading="lazy" decoding="async" alt="{escape(said)}" width="{picture.width}" height="{picture.height}" '
        f'src="data:image/{kind};base64,{data}">'
        f"<figcaption>{escape(job.layout)} · {escape(TITLES.get(job.language, job.language))}</figcaption></figure>"
    )


def by_layout(name: str) -> tuple[int, int, str]:
    first = name.partition("-")[0]
    return (LAYOUT_ORDER.index(first) if first in LAYOUT_ORDER else len(LAYOUT_ORDER), name.count("-"), name)


def _layout_place(picture: Picture) -> tuple[tuple[int, int, str], str]:
    return by_layout(picture.job.layout), picture.job.language
