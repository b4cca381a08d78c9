"""Which pieces make an amount: exactly, in the fewest pieces, out of those that are there."""

from __future__ import annotations

from collections.abc import Mapping


def plan_change(amount_minor: int, pieces: Mapping[int, int]) -> dict[int, int] | None:
    """How many of each value make `amount_minor`, the fewest pieces that do; None where nothing makes it exactly.

    `pieces` counts what is there by value in minor units. Taking the largest first is not enough: 60 out of one 50 and
    three 20s is three 20s. Time grows with the amount times the number of values.
    """
    if amount_minor < 0:
        return None
    values = sorted((value for value, count in pieces.items() if value > 0 and count > 0), reverse=True)
    out_of_reach = amount_minor + 1
    fewest = [0] + [out_of_reach] * amount_minor  # pieces for each amount, with the values seen so far
    taken: list[list[int]] = []
    for value in values:
        fewest, used = _with(value, pieces[value], fewest, out_of_reach)
        taken.append(used)
    if fewest[amount_minor] == out_of_reach:
        return None
    plan: dict[int, int] = {}
    left = amount_minor
    for value, used in zip(reversed(values), reversed(taken), strict=True):
        if used[left]:
            plan[value] = used[left]
            left -= used[left] * value
    return plan


def _with(value: int, count: int, fewest: list[int], out_of_reach: int) -> tuple[list[int], list[int]]:
    """`fewest` with up to `count` pieces of `value` beside, and how many of them each amount takes.

    Amounts a multiple of `value` apart compete; the best of the last `count` steps is kept at the front of a queue.
    """
    better, used = list(fewest), [0] * len(fewest)
    for rest in range(min(value, len(fewest))):
        window: list[tuple[int, int]] = []  # step, pieces less the step
        front = 0
        for step, amount in enumerate(range(rest, len(fewest), value)):
            cost = fewest[amount] - step if fewest[amount] < out_of_reach else out_of_reach
            while len(window) > front and window[-1][1] >= cost:
                window.pop()
            window.append((step, cost))
            if window[front][0] < step - count:
                front += 1
            best_step, best = window[front]
            if best < out_of_reach and best + step < better[amount]:
                better[amount], used[amount] = best + step, step - best_step
    return better, used
