"""Taxonomies and their terms."""

from ninja import Router

router = Router()
