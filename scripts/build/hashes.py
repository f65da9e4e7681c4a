"""Hashes of contents, as they stand in addresses."""

import hashlib


def short_hash(*contents: bytes) -> str:
    """Twelve hexadecimal digits that another content would not have."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.hexdigest()[:12]
