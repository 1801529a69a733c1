"""The experiments of chapters 13, 14 and 18: what is trained, when it counts as solved, and what came out."""
