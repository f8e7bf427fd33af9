"""Files of events in the forms that others read."""

from fastapi import APIRouter

from rasid.web.answers import Tagged
from rasid.web.models import failures

router = APIRouter(route_class=Tagged, tags=["export"], responses=failures())
