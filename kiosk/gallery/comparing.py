"""The pictures that the program makes now against those of an earlier run, in a folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.gallery.difference import Box, Pixels, difference
from kiosk.gallery.picture import Job, job_of
from kiosk.gallery.shooting import with_cameras

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.gallery.camera import Camera

KIND = "png"
MARK = (209, 0, 122)
MARK_GROWS = 3
"""Pixels of full size: a hair's breadth that changed must be seen in a picture of a quarter of the size."""


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One picture that is not as it was; all of the files are PNG.

    `share` (above 0 and up to 1) and `boxes` say how much and where; what is added or gone has no boxes.
    """

    job: Job
    kind: ChangeKind
    share: float = 1.0
    boxes: tuple[Box, ...] = ()
    box: Box | None = None
    before: bytes | None = None
    after: bytes | None = None
    marks: bytes | None = None


def pictures_in(folder: Path) -> dict[Job, Path]:
    """What an earlier `gallery --out FOLDER` left there; raises `ValueError` where there is nothing of it."""
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; `gallery --out FOLDER` makes one of pictures to compare with")
    found = {job: path for path in sorted(folder.glob(f"*.{KIND}")) if (job := job_of(path.stem)) is not None}
    if not found:
        raise ValueError(f"there is no picture in {folder}; `gallery --out {folder}` makes them")
    return found


def compare(jobs: Iterable[Job], earlier: Mapping[Job, Path]) -> Iterator[Change]:
    """Those of `jobs` that are not in `earlier` as they are now. Raises `OSError` for a picture that cannot be read."""
    for change in with_cameras(jobs, partial(_change, earlier=dict(earlier))):
        if change is not None:
            yield change


def gone(jobs: Collection[Job], earlier: Mapping[Job, Path], *, whole: bool) -> Iterator[Change]:
    """Pictures of before that the program does not make any more.

    Where only some are asked for (`whole` is False), of the screens, languages and layouts among `jobs`.
    """
    made = set(jobs)
    screens, languages = {_screen(job) for job in jobs}, {job.language for job in jobs}
    layouts = {job.layout for job in jobs}
    for job, path in earlier.items():
        asked = _screen(job) in screens and job.language in languages and job.layout in layouts
        if job not in made and (whole or asked):
            yield Change(job=job, kind=ChangeKind.GONE, before=path.read_bytes())


def _screen(job: Job) -> str:
    return job.shot.partition("-")[0]


def _change(camera: Camera, job: Job, *, earlier: Mapping[Job, Path]) -> Change | None:
    from kiosk.gallery.camera import filed

    image = camera.take(job)
    if job not in earlier:
        return Change(job=job, kind=ChangeKind.ADDED, after=filed(job, image, 1.0, KIND).data)
    before = earlier[job].read_bytes()
    found = difference(_read(before), _pixels(image))
    if found is None:
        return None
    return Change(
        job=job,
        kind=ChangeKind.CHANGED,
        share=found.share,
        boxes=found.boxes,
        box=found.box,
        before=before,
        after=filed(job, image, 1.0, KIND).data,
        marks=_drawn(found.marks),
    )


def _read(data: bytes) -> Pixels:
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


def _pixels(image: QImage) -> Pixels:
    """Its rows may be filled up with bytes that are no pixels."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)


def _drawn(marks: NDArray[np.bool_]) -> bytes:
    """The marks in their colour, the rest to be seen through."""
    wide = cv2.dilate(marks.astype(np.uint8), np.ones((MARK_GROWS, MARK_GROWS), np.uint8))
    drawn = Image.fromarray(wide)
    drawn.putpalette((255, 255, 255, *MARK))
    kept = BytesIO()
    drawn.save(kept, "PNG", transparency=0, bits=1)
    return kept.getvalue()
