"""Questionnaires: asked when they are due, scored, and kept."""
