"""The web server: health, API, pages."""
