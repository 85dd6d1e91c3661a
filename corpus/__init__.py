"""What the plan says: its text read into structure, tables and facts. No model and no question in here."""
