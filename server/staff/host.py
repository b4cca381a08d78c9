"""Who works at the console."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.staff import RIGHTS, Act, Limit, Rights, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A member of the staff who signed on; where the store has no staff file, whoever holds its token (`staff` '')."""

    staff: str = ""
    name: str = ""
    role: Role = Role.HOST
    rights: Rights = field(default_factory=lambda: RIGHTS[Role.HOST])

    def may(self, act: Act) -> bool:
        return act in self.rights.acts

    def is_over(self, limit: Limit, amount: int) -> bool:
        """Whether `amount` is more than this host may."""
        most = self.rights.limits.get(limit)
        return most is not None and amount > most
