"""What is used, but not by a name that vulture can see. One line each, with the reason."""
