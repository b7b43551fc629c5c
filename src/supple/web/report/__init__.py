"""One or two pages for a physiotherapist: as page, PDF and CSV, all made from the same contents."""
