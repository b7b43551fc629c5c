"""Make the people of the three-dimensional demonstrator: bodies, clothes, and a clip for every move."""
