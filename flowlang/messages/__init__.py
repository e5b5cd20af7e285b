"""All wording of diagnostics, one place per language."""
