# oslo.utils' uuidutils.
import uuid


def generate_uuid(dashed=True):
    return str(uuid.uuid4()) if dashed else uuid.uuid4().hex


def is_uuid_like(val):
    try:
        return str(uuid.UUID(val)).replace('-', '') == _plain(val)
    except (TypeError, ValueError, AttributeError):
        return False


def _plain(val):
    return str(val).replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '').lower()
