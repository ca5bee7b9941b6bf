"""The HSDS 3.0 API (Open Referral): its operations, put together."""

from opendata.poort import make_api

from . import diensten, organisaties, plekken, start, taxonomieen

api = make_api(title="HSDS", version="3.0", urls_namespace="hsds")
for deel in (start, diensten, organisaties, plekken, taxonomieen):
    api.add_router("", deel.router)
