"""Pictures of shots, made by as many processes as the machine has cores for; each has a window of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kiosk.gallery.picture import Job, Picture

MOST_PROCESSES = 4


def shoot(jobs: Iterable[Job], *, scale: float, kind: str) -> Iterator[Picture]:
    """The pictures of `jobs`, as they come, in files of `kind` (webp, png). Sorted by layout they come quickest."""
    waiting = sorted(jobs, key=lambda job: (job.layout, job.shot, job.language))
    count = max(1, min(MOST_PROCESSES, os.cpu_count() or 1, len(waiting)))
    size = -(-len(waiting) // count) if waiting else 1
    groups = [waiting[at : at + size] for at in range(0, len(waiting), size)]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=count, mp_context=spawning) as pool:
        for pictures in pool.map(_shoot_all, groups, [scale] * len(groups), [kind] * len(groups)):
            yield from pictures


def write(picture: Picture, folder: Path, kind: str) -> Path:
    """The picture as a file that names what it shows."""
    job = picture.job
    path = folder / f"{job.shot}-{job.language}-{job.layout}.{kind}"
    path.write_bytes(picture.data)
    return path


def _shoot_all(jobs: list[Job], scale: float, kind: str) -> list[Picture]:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_QUICK_CONTROLS_STYLE="Basic")
    from kiosk.gallery.camera import Camera  # Qt reads the environment when it is loaded

    camera = Camera(scale, kind)
    try:
        return [camera.take(job) for job in jobs]
    finally:
        camera.close()
