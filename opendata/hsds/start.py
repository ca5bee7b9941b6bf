"""The root of the API."""

from ninja import Router

router = Router()
