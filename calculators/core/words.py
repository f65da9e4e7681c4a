"""Words that look alike are alike."""

from functools import lru_cache
from unicodedata import category, normalize


@lru_cache(maxsize=4096)  # the words of a thousand lines are held against each limit
def comparable(words: str) -> str:
    """Return words as they are compared, never as they are shown.

    Full-width and compatibility forms become the usual ones (NFKC); format characters, such as a
    soft hyphen or a zero-width space, and spaces around the words are dropped.
    """
    if words.isascii():
        return words.strip()
    return "".join(one for one in normalize("NFKC", words) if category(one) != "Cf").strip()
