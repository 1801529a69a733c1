"""The book's cells as ONNX's operators RNN, LSTM and GRU, held to ONNX's own test cases and reference."""
