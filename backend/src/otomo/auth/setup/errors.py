"""What can go wrong with the first use."""

from otomo.errors import ConflictError, ForbiddenError


class SetupCodeError(ForbiddenError):
    """Not the code that `otomo setup-code` printed last, or it is too old or used."""

    code, title = "setup-code-wrong", "This code is not right any more; `otomo setup-code` prints another one"


class AlreadySetUpError(ConflictError):
    """There are users: an administrator adds others."""

    code, title = "already-set-up", "Otomo has been set up"
