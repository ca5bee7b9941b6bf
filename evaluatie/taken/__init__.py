"""What the worker does for the evaluation, a module for each noun."""
