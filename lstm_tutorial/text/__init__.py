"""A text, character by character (chapter 15): reading, learning, writing, and looking at what the units hold."""
