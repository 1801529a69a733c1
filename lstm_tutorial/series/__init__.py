"""A series of numbers in time (chapter 16): reading, cutting into windows, forecasting."""
