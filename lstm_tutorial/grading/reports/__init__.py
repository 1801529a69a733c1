"""Marks for everyone who reads them: one module for each format, each of which takes marks and writes them."""
