"""What the store asks shoppers: drafted and approved at the desk, handed out to the lanes."""
