"""Hashes of contents for use in addresses."""

import hashlib


def short_hash(*contents: bytes) -> str:
    """Return twelve hexadecimal digits of a hash of the contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.hexdigest()[:12]
