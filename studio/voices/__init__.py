"""Render every line that Supple speaks; see studio/README.md."""
