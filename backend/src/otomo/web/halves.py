"""Half a surrogate pair: JSON can name one (`"\\ud800"`), but it is no text that an answer or a table can hold."""

import json
import re

from otomo.errors import FieldError, InvalidError

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def check_text(body: bytes) -> None:
    """Raises InvalidError for JSON that names a half; what is no JSON is left to its reader."""
    if _SURROGATE.search(body) is None:
        return
    try:
        text = json.dumps(json.loads(body), ensure_ascii=False)
    except (ValueError, RecursionError):
        return
    try:
        text.encode()
    except UnicodeEncodeError as half:
        error = FieldError("body", "a text holds half a surrogate pair", "half-a-character")
        raise InvalidError(errors=[error]) from half
