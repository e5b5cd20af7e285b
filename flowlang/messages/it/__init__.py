"""The wording in Italian, a module per family of codes; each holds `WORDINGS`."""
