"""The review: a page of what looks otherwise than in an earlier run, before and after, its pictures beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.gallery.book import TITLES, by_layout
from kiosk.gallery.comparing import KIND, Change, ChangeKind

TEMPLATE = Path(__file__).parent / "review.html"
VIEWS = ("before", "after", "marks")


@dataclass(frozen=True, slots=True)
class Review:
    """`changes` in the order of a visit; `pictures` were compared, `against` those of that place."""

    changes: tuple[Change, ...]
    pictures: int
    against: str

    @property
    def counts(self) -> dict[str, int]:
        """How many changed, were added, are gone, and are the same."""
        counted = Counter(change.kind for change in self.changes)
        found = {str(kind): counted[kind] for kind in ChangeKind}
        return {**found, "same": self.pictures - found[ChangeKind.CHANGED] - found[ChangeKind.ADDED]}


def review_of(changes: Iterable[Change], order: Sequence[str], pictures: int, against: str) -> Review:
    """`order` names the shots as they follow each other; those not named in it, which are gone, come last."""
    places = {name: at for at, name in enumerate(order)}

    def place(change: Change) -> tuple[int, str, tuple[int, int, str], str]:
        job = change.job
        return places.get(job.shot, len(places)), job.shot, by_layout(job.layout), job.language

    return Review(tuple(sorted(changes, key=place)), pictures, against)


def told(change: Change) -> dict[str, Any]:
    """What is said of it to programs: boxes in pixels from the upper left corner."""
    return {
        "shot": change.job.shot,
        "language": change.job.language,
        "layout": change.job.layout,
        "change": str(change.kind),
        "percent": round(change.share * 100, 4),
        "box": asdict(change.box) if change.box else None,
        "boxes": [asdict(box) for box in change.boxes],
    }


def write_review(review: Review, page: Path) -> None:
    """The page, and a folder of its name that holds its pictures; what an earlier review left in that is gone."""
    pictures = page.with_suffix(".pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    for view in VIEWS:
        for old in pictures.glob(f"*.{view}.{KIND}"):
            old.unlink()
    shown = []
    for change in review.changes:
        files = {}
        for view in VIEWS:
            data: bytes | None = getattr(change, view)
            if data is not None:
                path = pictures / f"{change.job.file_name}.{view}.{KIND}"
                path.write_bytes(data)
                files[view] = f"{pictures.name}/{path.name}"
        shown.append({**told(change), "files": files})
    page.write_text(_page(review, shown), encoding="utf-8")


def _page(review: Review, shown: list[dict[str, Any]]) -> str:
    data = {
        "changes": shown,
        "counts": review.counts,
        "pictures": review.pictures,
        "against": review.against,
        "languages": TITLES,
    }
    safe = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return TEMPLATE.read_text(encoding="utf-8").replace("{{review}}", safe)
