"""Orders as a view-model gave them, instead of a watcher."""

from __future__ import annotations

from kiosk.panel.watcher import Order


class Sent:
    def __init__(self) -> None:
        self.orders: list[tuple[str, Order]] = []

    def __call__(self, device: str, order: Order) -> None:
        self.orders.append((device, order))
