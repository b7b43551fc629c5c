"""Draw the body: from points in space to outlines for the page and for paper."""
