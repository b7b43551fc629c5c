"""How fast and how large Supple is: `make bench`."""
