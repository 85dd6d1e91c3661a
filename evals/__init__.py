"""Is it right: known pairs, scored. May look everywhere; nobody looks at it."""
