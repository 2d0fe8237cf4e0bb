"""Why a sign-in with a provider's account ends. `reason` is for the log: strangers learn only the kind."""

from otomo.errors import ConflictError, ForbiddenError, NotFoundError, ProblemError, UnavailableError


class ProviderNotFoundError(NotFoundError):
    """No such provider, or none of the user's accounts is one of it."""

    title = "No such sign-in provider"


class SignInRefusedError(ProblemError):
    """Base of the refusals; each is logged with its reason."""

    status = 403
    is_refused_sign_in = True  # for the audit log, whatever the status

    def __init__(self, reason: str, detail: str | None = None) -> None:
        super().__init__(detail)
        self.reason = reason


class LoginExpiredError(SignInRefusedError):
    """Not begun here, not in this browser, too long ago, or used before."""

    status, code, title = 400, "login-expired", "This sign-in has expired; begin again"


class LoginRefusedError(SignInRefusedError):
    """The person or the provider said no."""

    code, title = "login-refused", "The provider did not let you in"


class IdentityNotProvenError(SignInRefusedError):
    """What came back does not prove who it is."""

    code, title = "identity-not-proven", "The provider's answer does not prove who you are"


class DomainNotAllowedError(SignInRefusedError):
    """An account of another organisation."""

    code, title = "domain-not-allowed", "Accounts of this organisation may not sign in"


class NoAccessYetError(SignInRefusedError):
    """Known to the provider, but nobody here has given access."""

    code, title = "no-access-yet", "You have no access yet; ask an administrator"


class LinkFirstError(SignInRefusedError):
    """A user has this address; the owner must connect the account from inside."""

    status, code, title = 409, "link-first", "Sign in with your password and connect this account in the settings"


class SignInAgainError(ForbiddenError):
    """Connecting an account needs a fresh proof of who is there."""

    code, title = "sign-in-again", "Sign in again first"


class AlreadyLinkedError(ConflictError):
    """One account of each provider is enough."""

    code, title = "already-linked", "An account of this provider is connected already"


class LastWayInError(ConflictError):
    """Without it the user could not sign in any more."""

    code, title = "last-way-in", "This is the only way you can sign in"


class ProviderUnavailableError(UnavailableError):
    """The provider does not answer, or answers nonsense."""

    code, title = "provider-unavailable", "The sign-in provider does not answer"
