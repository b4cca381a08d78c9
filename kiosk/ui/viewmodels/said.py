"""What came of feedback, in words: one line a visit, the newest first, then around again."""

from __future__ import annotations

from kiosk.ui.scene import Scene


def said_now(scene: Scene) -> tuple[str, str]:
    """What shoppers said and what the store did about it; both '' where there is nothing to tell."""
    lines = scene.state.said
    if not lines:
        return "", ""
    said, did = lines[scene.state.sessions % len(lines)].in_words(scene.language)
    return scene.words("You said: {words}", words=said), scene.words("We did: {words}", words=did)
