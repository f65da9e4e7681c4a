"""Hashes of contents, for addresses and for browsers to check."""

import base64
import hashlib


def short_hash(*contents: bytes) -> str:
    """Return twelve hexadecimal digits of a hash of the contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.hexdigest()[:12]


def integrity(data: bytes) -> str:
    """Return a hash as Subresource Integrity and Content-Security-Policy write it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
