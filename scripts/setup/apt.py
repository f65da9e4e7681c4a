"""Install Debian packages that tests need, where that is allowed."""

import os
import shutil
import subprocess


def install(packages: tuple[str, ...]) -> bool:
    """Install packages and return whether that was possible."""
    prefix = _administrator_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    commands = (
        [*apt, "update"],
        [*apt, "install", "--yes", "--no-install-recommends", *packages],
    )
    return all(subprocess.run(command).returncode == 0 for command in commands)


def _administrator_prefix() -> list[str] | None:
    """Return what to put before a command so that it may install packages; None if it may not."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None
