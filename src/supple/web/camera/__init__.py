"""What the camera saw: words and numbers, never a picture."""
