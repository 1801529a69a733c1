"""The experiments of chapters 13 and 14: what is trained, when it counts as solved, and what came out."""
