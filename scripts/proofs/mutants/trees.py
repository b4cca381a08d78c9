"""Trees of the product to break: the honest one is copied once, a mutant's is made of links and one file of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk.play.program import ROOT
from scripts.proofs.mutants.listed import Mutant

ROOMS = ("kiosk", "drivers", "server", "assets", "config")
"""What a store in a box runs on."""


def copied(folder: Path, tree: Path = ROOT) -> Path:
    """`folder` has the product as it stands in `tree`, compiled as far as it was there."""
    for room in ROOMS:
        shutil.copytree(tree / room, folder / room)
    return folder


def broken(honest: Path, folder: Path, mutant: Mutant) -> Path:
    """`folder` is `honest` with `mutant` in it; raises `MutantError` where that does not fit.

    The files of both are one on the disk, but for what is broken: nothing may write into either, except Python, which
    puts a new file in the place of an old one.
    """
    text = mutant.mutated((honest / mutant.file).read_text(encoding="utf-8"))
    for room in ROOMS:
        shutil.copytree(honest / room, folder / room, copy_function=os.link)
    path = folder / mutant.file
    path.unlink()
    path.write_text(text, encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()
    return folder
