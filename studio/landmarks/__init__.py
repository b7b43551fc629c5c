"""How well landmarks are found in real recordings: the numbers in docs/landmarks.md."""
