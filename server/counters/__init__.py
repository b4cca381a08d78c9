"""What the parts of the lanes' devices have done."""
