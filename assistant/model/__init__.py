"""A language model writes prose over the plan's passages and facts, in keys; nothing it writes is shown before it is checked.

`chat` is the only door to langchain, `chain` hands our line and our index to others through it.
"""
