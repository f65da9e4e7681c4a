"""Compressed copies (`.br`, `.gz`) beside the files of the built site, where servers look for them."""

import gzip
import hashlib
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

CACHE = Path(__file__).resolve().parents[2] / "build" / "compressed"
SMALLEST = 512  # bytes; a copy of a smaller file is not worth it
ALREADY_COMPRESSED = {".br", ".gz", ".map", ".png"}
METHODS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=11),
    ".gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


def compressed(data: bytes, ending: str, cache: Path) -> Path:
    """Return a file with the compressed data, made once in ``cache``: the best compression is slow."""
    file = cache / f"{hashlib.sha256(data).hexdigest()}{ending}"
    if not file.is_file():
        partial = file.with_suffix(".partial" + ending)
        partial.write_bytes(METHODS[ending](data))
        partial.rename(file)
    file.touch()
    return file


def compress(site: Path, cache: Path = CACHE) -> None:
    """Write a copy of each file that it makes a tenth smaller, and remove copies of files now gone."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [file for file in site.rglob("*") if file.is_file()]
    for old in files:
        if old.suffix in METHODS:
            old.unlink()

    def write_copies(file: Path) -> set[Path]:
        data = file.read_bytes()
        made = {compressed(data, ending, cache) for ending in METHODS}
        for copy in made:
            if copy.stat().st_size < 0.9 * len(data):
                shutil.copyfile(copy, file.with_name(file.name + copy.suffix))
        return made

    large = [f for f in files if f.suffix not in ALREADY_COMPRESSED and f.stat().st_size > SMALLEST]
    with ThreadPoolExecutor() as pool:  # both compressors release the interpreter's lock
        used = set().union(*pool.map(write_copies, large))
    for file in cache.iterdir():
        if file not in used:
            file.unlink()
