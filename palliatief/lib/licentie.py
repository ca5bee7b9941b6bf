"""On what terms everybody may use the data, and what these are called."""

NAAM = "CC BY 4.0"
# In the list of licences of SPDX.
CODE = "CC-BY-4.0"
ADRES = "https://creativecommons.org/licenses/by/4.0/"
# For people, in Dutch.
UITLEGADRES = ADRES + "deed.nl"
