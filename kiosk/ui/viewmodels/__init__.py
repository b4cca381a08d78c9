"""One view-model a screen: a frozen scene in, frozen props out by a pure `derive_…`, and only what changed to QML."""
