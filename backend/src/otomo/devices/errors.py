"""What can go wrong with devices and their keys."""

from otomo.errors import AlreadyExistsError, ConflictError, NotFoundError, TooManyRequestsError


class DeviceNotFoundError(NotFoundError):
    """No such device, or not yours."""

    title = "No such device"


class KeyNotFoundError(NotFoundError):
    """No such key of this device."""

    title = "No such key"


class DeviceExistsError(AlreadyExistsError):
    """A device with this id exists, possibly at a customer that is not yours."""

    title = "A device with this id exists"


class RetiredDeviceError(ConflictError):
    """The id belonged to a device of another customer, whose readings are still kept under it."""

    code, title = "device-id-retired", "Another customer's device had this id; choose another one"


class TooManyKeysError(ConflictError):
    """A device has two keys at most, the old and the new one."""

    code, title = "too-many-keys", "This device has two keys; revoke one first"


class KeyRateError(TooManyRequestsError):
    """The key writes more readings than it may."""

    code, title = "key-rate", "This key writes too many readings"
