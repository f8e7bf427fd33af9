"""What is new or changed under a search, searches that were saved, and feeds of them."""

from fastapi import APIRouter

from rasid.web.answers import Tagged
from rasid.web.models import failures

router = APIRouter(route_class=Tagged, tags=["follow"], responses=failures())
feeds = APIRouter(route_class=Tagged, tags=["follow"], responses=failures())
