"""What a look at a lane found, one row a device or part of the lane: for people as a table, for programs as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.findings import Cause, Finding, Grade, worst
from kiosk.diagnostics.checks import Check, Outcome
from kiosk.diagnostics.lasting import Life
from kiosk.texts.findings import next_step, said

MAY_BE_ANOTHER = (Cause.ABSENT, Cause.UNREACHABLE, Cause.SILENT, Cause.GARBLED)
"""So it looks, too, where another device hangs now, or the same one at another port."""
SWAPPED = "If it was swapped for another: settings find {device}, or Find devices at the lane's screen."
MARKS = {Grade.FINE: "ok", Grade.SOON: "soon", Grade.FAULT: "FAULT"}

UNHEARD = "it said nothing, as it does when it is well: scan a code to be sure"
"""Of a scanner that only ever speaks: one that is dead says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`device` as the lane calls it, of a driver's `kind`; `notes` is what its own check said; `took_s` seconds.

    `waits`: the device was not heard yet, and nothing is known of it. `checks` are those of a lane that runs, the
    newest of each level; `lasting` is what the device, and those that were in its place before, have done in all.
    """

    device: str
    kind: str
    findings: tuple[Finding, ...] = ()
    protocol: str = ""
    link: str = ""
    identity: str = ""
    notes: tuple[str, ...] = ()
    counts: dict[str, float] = field(default_factory=dict)
    took_s: float = 0.0
    checks: tuple[Check, ...] = ()
    lasting: tuple[Life, ...] = ()
    waits: bool = False

    @property
    def grade(self) -> Grade:
        return worst(self.findings)

    def as_json(self) -> dict[str, object]:
        return {
            "device": self.device,
            "kind": self.kind,
            "protocol": self.protocol,
            "link": self.link,
            "identity": self.identity,
            "state": self.grade.word,
            "findings": [
                {
                    "part": str(finding.part),
                    "cause": str(finding.cause),
                    "state": finding.grade.word,
                    "said": said(finding),
                    "next": next_step(finding, self.kind),
                    "detail": finding.detail,
                }
                for finding in self.findings
            ],
            "notes": list(self.notes),
            "counts": self.counts,
            "checks": {str(check.level): check.as_json() for check in self.checks},
            "lasting": [life.as_json() for life in self.lasting],
            "took_s": round(self.took_s, 2),
        }

    def in_words(self) -> str:
        """One line, two more for each finding, one where another device may be in its place, one for each check that
        was not made, one where it said nothing and may be well, and one for what it has done in all, where it is there.
        """
        what = " ".join(word for word in (self.protocol, self.link, self.identity) if word)
        lines = [f"{MARKS[self.grade]:6}{self.device:10}{what or ', '.join(self.notes)}".rstrip()]
        lines += [
            f"{'':8}the {check.level} check was not made: {', '.join(check.notes)}"
            for check in self.checks
            if check.outcome is Outcome.NOT_NOW
        ]
        if UNHEARD in self.notes and not self.findings:
            lines.append(f"{'':8}{UNHEARD}")
        for finding in self.findings:
            part = str(finding.part).replace("_", " ")
            lines.append(f"{'':8}{part}: {said(finding)}" + (f" ({finding.detail})" if finding.detail else ""))
            lines.append(f"{'':8}→ {next_step(finding, self.kind)}")
        if self.protocol and any(finding.cause in MAY_BE_ANOTHER for finding in self.findings):
            lines.append(f"{'':8}→ {SWAPPED.format(device=self.device)}")
        for life in self.lasting:
            if life.now and life.figures:
                done = ", ".join(_figure(name, value) for name, value in life.figures.items())
                lines.append(f"{'':8}since {life.since}: {done}")
        return "\n".join(lines)


def _figure(name: str, value: float) -> str:
    return f"no-reads {value:g} %" if name == "no_reads_per_100" else f"{name.replace('_', ' ')} {value:g}"
