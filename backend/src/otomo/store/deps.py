"""The store, for the few routes that ask it directly."""

from typing import Annotated

from otomo.store.client import Store
from otomo.web.provide import provided

StoreDep = Annotated[Store, provided(Store)]
