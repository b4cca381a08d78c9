"""Coins and notes: what is taken, and what is given back."""
