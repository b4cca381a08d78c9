"""The ways a screen can lie and look: across or upright, the colours, large text, low reach."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.ease import AS_DRAWN, Ease, Scheme
from kiosk.core.session.state import LaneState

SHORT, LONG = 1080, 1920


@dataclass(frozen=True, slots=True)
class Layout:
    """One way; its name joins what is not as drawn: `landscape-contrast-large`, or `portrait`."""

    landscape: bool = False
    ease: Ease = AS_DRAWN

    @property
    def name(self) -> str:
        words: tuple[str, ...] = ("landscape" if self.landscape else "portrait",)
        if self.ease.scheme is not Scheme.LIGHT:
            words = (*words, str(self.ease.scheme))
        if self.ease.large_text:
            words = (*words, "large")
        if self.ease.low_reach:
            words = (*words, "low")
        return "-".join(words)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in design pixels."""
        return (LONG, SHORT) if self.landscape else (SHORT, LONG)

    def eased(self, state: LaneState) -> LaneState:
        """The same moment for a shopper who chose this."""
        session = replace(state.session, ease=self.ease) if state.session else None
        return replace(state, ease=self.ease, session=session)


def layout(name: str) -> Layout:
    """The layout of that name, its words in any order; raises `ValueError` for a word that is none."""
    words = set(name.split("-"))
    unknown = words - {"portrait", "landscape", "large", "low", *Scheme}
    if unknown:
        raise ValueError(f"{name} is no layout: {', '.join(sorted(unknown))} is not known")
    scheme = next((scheme for scheme in Scheme if scheme in words), Scheme.LIGHT)
    return Layout("landscape" in words, Ease(scheme=scheme, large_text="large" in words, low_reach="low" in words))


def _every(*names: str) -> tuple[Layout, ...]:
    return tuple(layout(name) for name in names)


EVERYWHERE = _every(
    "portrait", "portrait-contrast", "portrait-large", "landscape", "landscape-contrast", "landscape-large"
)
"""What every state of every screen is drawn in."""

MAIN_ONLY = _every(
    "portrait-dark", "portrait-low", "portrait-large-low", "portrait-contrast-large", "landscape-dark",
    "landscape-contrast-large",
)  # fmt: skip
"""What the main state of every screen is drawn in besides."""

EVERY = tuple(
    Layout(landscape, Ease(scheme=scheme, large_text=large, low_reach=low))
    for landscape in (False, True)
    for scheme in Scheme
    for large in (False, True)
    for low in (False, True)
)
"""All that there are: each orientation in each accessibility mode."""
