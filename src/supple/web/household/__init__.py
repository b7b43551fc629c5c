"""The household: its people, their settings, and what they choose for today."""
