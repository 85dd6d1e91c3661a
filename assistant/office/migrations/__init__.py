"""How the office's database came to its shape, step by step; run when it is opened."""
