"""Pictures of shots, made by as many processes as the machine has cores for; each has a window of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.gallery.picture import Job, Picture

if TYPE_CHECKING:
    from kiosk.gallery.camera import Camera

MOST_PROCESSES = 4
T = TypeVar("T")


def shoot(jobs: Iterable[Job], *, scale: float, kind: str) -> Iterator[Picture]:
    """The pictures of `jobs`, as they come, in files of `kind` (webp, png)."""
    return with_cameras(jobs, partial(_file, scale=scale, kind=kind))


def with_cameras(jobs: Iterable[Job], take: Callable[[Camera, Job], T]) -> Iterator[T]:
    """What `take`, a module's function, makes of each job in another process. Sorted by layout they come quickest."""
    waiting = sorted(jobs, key=lambda job: (job.layout, job.shot, job.language))
    count = max(1, min(MOST_PROCESSES, os.cpu_count() or 1, len(waiting)))
    size = -(-len(waiting) // count) if waiting else 1
    groups = [waiting[at : at + size] for at in range(0, len(waiting), size)]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=count, mp_context=spawning) as pool:
        for taken in pool.map(_take_all, groups, [take] * len(groups)):
            yield from taken


def write(picture: Picture, folder: Path, kind: str) -> Path:
    """The picture as a file that names what it shows."""
    path = folder / f"{picture.job.file_name}.{kind}"
    path.write_bytes(picture.data)
    return path


def _take_all(jobs: list[Job], take: Callable[[Camera, Job], T]) -> list[T]:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_QUICK_CONTROLS_STYLE="Basic")
    from kiosk.gallery.camera import Camera  # Qt reads the environment when it is loaded

    camera = Camera()
    try:
        return [take(camera, job) for job in jobs]
    finally:
        camera.close()


def _file(camera: Camera, job: Job, *, scale: float, kind: str) -> Picture:
    from kiosk.gallery.camera import filed

    return filed(job, camera.take(job), scale, kind)
