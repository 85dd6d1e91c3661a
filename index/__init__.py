"""Where it is: chunks, vectors, words and the ledger of facts. Knows nothing of conversation."""
