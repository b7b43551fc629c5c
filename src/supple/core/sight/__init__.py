"""The judge: landmarks in, events out."""
