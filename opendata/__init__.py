"""The data where others need it: APIs, files, descriptions, and what comes in from others."""
