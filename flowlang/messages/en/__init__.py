"""The wording in English, a module per family of codes; each holds `WORDINGS`."""
