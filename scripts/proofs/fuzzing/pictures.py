"""The camera under fire: noise, bars and blots that are no code, and nothing may be read from them."""

from __future__ import annotations

import random
import time

import numpy as np
from numpy.typing import NDArray

from drivers.camera.frame import Frame
from drivers.contract import CodeRead
from drivers.registry import ProtocolRow
from scripts.proofs.fuzzing.driving import SHOWN, Found

WIDTH, HEIGHT = 1280, 720
STRETCH = 8
"""The same picture comes a few times, a little moved, as from a hand: what is seen twice counts more."""


def look(row: ProtocolRow, size: int, seed: int) -> Found:
    """Pictures of `size` bytes in all, one byte a pixel."""
    chance = np.random.default_rng(random.Random(f"{seed} pictures").randrange(2**32))
    driver = row.make_driver()
    driver.connected(1000.0)
    found = Found()
    began = time.thread_time()
    number = 0
    while found.fed < size:
        picture = _nothing(chance, number // STRETCH)
        for moved in range(STRETCH):
            number += 1
            output = driver.received(Frame(number, np.roll(picture, moved, axis=1)), 1000.0 + number / 15)
            found.fed += picture.size
            for reading in output.readings:
                if isinstance(reading, CodeRead):
                    found.garbage += 1
                    found.say(f"from nothing: {reading}"[: 40 * SHOWN])
    found.took_s = time.thread_time() - began
    return found


def _nothing(chance: np.random.Generator, which: int) -> NDArray[np.uint8]:
    """Noise, bars of any width without a code's order, or blots on white."""
    match which % 3:
        case 0:
            return chance.integers(0, 256, (HEIGHT, WIDTH), np.uint8)
        case 1:
            widths = chance.integers(1, 9, WIDTH)
            bars = np.repeat(np.arange(WIDTH) % 2 * 255, widths)[:WIDTH].astype(np.uint8)
            return np.tile(bars, (HEIGHT, 1))
        case _:
            blots = chance.integers(0, 2, (HEIGHT // 8, WIDTH // 8), np.uint8) * np.uint8(255)
            return np.kron(blots, np.ones((8, 8), np.uint8)).astype(np.uint8)
