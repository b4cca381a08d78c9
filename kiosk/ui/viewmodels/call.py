"""How it stands with a call for help, in words that promise nothing that may not come true."""

from __future__ import annotations

from kiosk.core.calls import Call, CallStage
from kiosk.ui.scene import Scene

SOON_S = 90


def call_sentences(scene: Scene) -> tuple[str, str]:
    """What is, then what to do."""
    words, call = scene.words, scene.state.call
    stage = call.stage if call is not None else CallStage.CALLED
    if stage is CallStage.CALLED and not is_heard(scene):
        if scene.state.light_ready:
            return words("The lamp is on."), words("A colleague will see it. You can go on in the meantime.")
        return words("We can't call anyone from here."), words("Please wave to a colleague, or ask at a till.")
    if stage is CallStage.CALLED:
        return words("Help is called"), words("Please stay here. You can go on in the meantime.")
    if stage is CallStage.COMING and call is not None:
        return _coming(scene, call)
    return words("Someone has seen it."), words("You can go on in the meantime.")


def call_word(scene: Scene) -> str:
    """The same in the strip's few letters."""
    words, call = scene.words, scene.state.call
    if call is not None and call.stage is not CallStage.CALLED:
        return words("Help is coming")
    return words("Help is called") if is_heard(scene) or scene.state.light_ready else words("See a colleague")


def is_heard(scene: Scene) -> bool:
    """Whether calls reach the store server now; one that cannot be journaled, or of a practised visit, never does."""
    session, call = scene.state.session, scene.state.call
    practised = call is not None and session is not None and session.training and call.session == session.id
    return scene.state.server_online and not scene.state.failed and not practised


def is_coming_soon(scene: Scene) -> bool:
    """Whether the time that was promised is not over yet."""
    until = scene.state.coming_until
    return until is not None and scene.seconds_until(until) > 0


def _coming(scene: Scene, call: Call) -> tuple[str, str]:
    words, until = scene.words, scene.state.coming_until
    left = scene.seconds_until(until) if until is not None else 0
    if not left:
        return words("It takes a little longer."), words("Thank you for waiting.")
    if left <= SOON_S:
        title = (
            words("{name} is on the way, about {seconds} seconds.", name=call.name, seconds=left)
            if call.name
            else words("A colleague is on the way, about {seconds} seconds.", seconds=left)
        )
    else:
        minutes = -(-left // 60)
        title = (
            words("{name} is on the way, about {minutes} minutes.", name=call.name, minutes=minutes)
            if call.name
            else words("A colleague is on the way, about {minutes} minutes.", minutes=minutes)
        )
    return title, words("You can go on in the meantime.")
