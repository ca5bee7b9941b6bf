"""Services: one for each initiative."""

from ninja import Router

router = Router()
