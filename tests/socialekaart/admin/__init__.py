"""The admin as the people use it: real requests, real forms."""
