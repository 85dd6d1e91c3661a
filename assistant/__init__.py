"""How we say it: from a question to a guarded, cited answer."""
