"""Compressed copies (`.br`, `.gz`) beside the files of the built site, as servers look for them."""

import gzip
import hashlib
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

KEPT = Path(__file__).resolve().parents[2] / "build" / "compressed"
SMALLEST = 512  # bytes; below, a second file is not worth it
COMPRESSED_ALREADY = {".br", ".gz", ".map", ".png"}
METHODS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=11),
    ".gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


def compressed(data: bytes, ending: str, kept: Path) -> Path:
    """A file with the data compressed, made only once: the best compression takes its time."""
    file = kept / f"{hashlib.sha256(data).hexdigest()}{ending}"
    if not file.is_file():
        partial = file.with_suffix(".partial" + ending)
        partial.write_bytes(METHODS[ending](data))
        partial.rename(file)
    file.touch()
    return file


def compress(site: Path, kept: Path = KEPT) -> None:
    """Write the copies of every file that gets a tenth smaller; remove those of files now gone."""
    kept.mkdir(parents=True, exist_ok=True)
    files = [file for file in site.rglob("*") if file.is_file()]
    for old in files:
        if old.suffix in METHODS:
            old.unlink()

    def copies(file: Path) -> set[Path]:
        data = file.read_bytes()
        made = {compressed(data, ending, kept) for ending in METHODS}
        for copy in made:
            if copy.stat().st_size < 0.9 * len(data):
                shutil.copyfile(copy, file.with_name(file.name + copy.suffix))
        return made

    worth = [f for f in files if f.suffix not in COMPRESSED_ALREADY and f.stat().st_size > SMALLEST]
    with ThreadPoolExecutor() as pool:  # both compressors let other threads run
        used = set().union(*pool.map(copies, worth))
    for file in kept.iterdir():
        if file not in used:
            file.unlink()
