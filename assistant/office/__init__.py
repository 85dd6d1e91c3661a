"""What an office keeps beside the plans: its keys and its log, in one database."""
