"""The baseline of the book benchmark: FastAPI and nothing else, under the same server."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Answer(BaseModel):
    """A small answer."""

    status: str


@app.get("/bare")
async def bare() -> Answer:
    """What a route costs that does nothing."""
    return Answer(status="ok")
