"""The site: Django, served to one computer by waitress."""
