"""The support bundle: what a lane may tell those who help it, in one file that only they can read."""
