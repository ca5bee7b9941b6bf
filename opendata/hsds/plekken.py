"""Services at locations."""

from ninja import Router

router = Router()
