"""What the router is made of: labelled examples, the script that trains it, its weights."""
