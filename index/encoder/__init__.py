"""The shipped sentence encoder and the script that makes it again."""
