"""The console entry. `--version` answers before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys

from perfcli import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"perfcli {__version__}")  # noqa: T201 - the one thing that is printed without a console
        return
    # A run, its imports first, makes millions of small values and hardly a cycle: look for garbage hardly ever.
    gc.set_threshold(1_000_000, 50, 1000)
    # Pydantic would ask every installed package whether it plugs into our models; none is meant to.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from perfcli.cli.interrupt import listen  # noqa: PLC0415 - `--version` needs none of this

        listen()
        from perfcli.cli.app import run  # noqa: PLC0415 - imports are the start-up time

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # during the imports, or while a message was being written
        code = 130
    # All memory goes back at once with the process: do not let Python search it for garbage on the way out.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
