"""The archive's own library: raw reports, articles, places, terms. Imports no Pelican."""
