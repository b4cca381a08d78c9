"""What an offer does, a module a kind. `Terms` is the one interface; the search knows no kind by name."""
