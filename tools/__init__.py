"""What only authors run; nothing here is shipped with the package."""
