"""Guided tests: a technician does what the lane says, the lane sees what comes of it, and says passed or not."""
