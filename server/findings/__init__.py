"""What ails the lanes' devices, and what did."""
