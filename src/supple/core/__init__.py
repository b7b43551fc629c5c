"""What Supple knows and decides: standard library only, so that it also runs in the browser."""
