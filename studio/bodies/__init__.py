"""Make the people of the three-dimensional demonstrator: bodies, clothes, and a clip for every move."""

import os

# Thousands of small products: more threads than one only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
