"""The routine on paper: two pages to print."""
