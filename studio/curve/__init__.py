"""Computed backbends with known curves: the sets that the curve's measure is trained and scored on."""
