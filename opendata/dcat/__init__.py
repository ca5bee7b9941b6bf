"""What our open data are, in the words that catalogues of data share."""
