"""The list of commands, and the one place where exceptions become exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated

import typer

from perfcli import __version__
from perfcli.cli import console
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

# Typer brings its own copy of click from 0.20 on and used the separate package before: take the class from either.
_USAGE_ERROR: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

COMMANDS = (
    "init",
    "import",
    "validate",
    "score",
    "fmt",
    "explain",
    "report",
    "audit",
    "collect",
    "todo",
    "profile",
    "rule",
)
"""Every command, in the order of the help; each is a function in the module of its name."""

GROUPS: dict[str, tuple[str, ...]] = {
    "collect": ("send", "receive", "status", "return", "note", "spending", "projects"),
    "profile": ("list", "show", "check"),
}
"""Those of them that have commands below, as `collect send`: each is a package with a module for each, its `TITLE` the help."""


def _version(asked: bool) -> None:
    if asked:
        console.out(f"perfcli {__version__}\n")
        raise typer.Exit


def _before(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help=say("版本", "The version.")),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def application(commands: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """The command line with some of its commands: one that is called needs no other to be imported and set up."""
    app = typer.Typer(
        name="perfcli",
        help=say("预算绩效目标即代码：检查、评分、解释、打印。", "Budget performance targets as code."),
        no_args_is_help=True,
        add_completion=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    app.callback()(_before)
    for name in commands:
        if name in GROUPS:
            app.add_typer(_group(name), name=name)
        else:
            app.command(name)(_function(f"perfcli.cli.{_own(name)}", name))
    return app


def _group(group: str) -> typer.Typer:
    """The commands below one name."""
    title = import_module(f"perfcli.cli.{group}").TITLE
    app = typer.Typer(help=title, no_args_is_help=True)
    for name in GROUPS[group]:
        app.command(name)(_function(f"perfcli.cli.{group}.{_own(name)}", name))
    return app


def _function(module: str, name: str) -> Callable[..., object]:
    """The function that is a command."""
    function: Callable[..., object] = getattr(import_module(module), _own(name))
    return function


def _own(name: str) -> str:
    """What a command is called in Python: a module cannot be called `import`."""
    return f"{name}_" if iskeyword(name) else name


def run(arguments: list[str]) -> int:
    """Run a command line; the exit code."""
    if sys.stdout is None:
        console.prepare_streams()
        console.note(say("没有标准输出可写", "there is no standard output to write to"))
        return console.USAGE
    console.prepare_streams()
    try:
        called = tuple(name for name in COMMANDS if arguments[:1] == [name])
        command = typer.main.get_command(application(called or COMMANDS))
        result = command.main(arguments, prog_name="perfcli", standalone_mode=False)
    except _USAGE_ERROR as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        result = console.INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`perfcli … | head`): nothing more to say, and nothing to complain of at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return console.OK
    except console.OutputError as error:
        console.note(say(f"标准输出写不进去：{error}", f"standard output cannot be written to: {error}"))
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is buffered must not fail again at exit
        return console.USAGE
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug must not print a traceback at a clerk
        return _bug(error)
    if result == console.INTERRUPTED:  # some releases of typer answer with the code, some raise
        console.note(say("已中断", "interrupted"))
    return result if isinstance(result, int) else console.OK


def _usage(error: Exception) -> int:
    """Say what is wrong with the command line, and where the help is."""
    from perfcli.cli.usage import told

    context = getattr(error, "ctx", None)
    message = error.format_message()  # type: ignore[attr-defined]
    if message:  # without a command the help has been printed already
        usage = context.get_usage() if context else ""
        console.note(told(message, usage, context.command_path if context else ""))
    return console.USAGE


def _bug(error: Exception) -> int:
    """Say that this is our fault; the traceback only for those who ask for it."""
    if os.environ.get("PERFCLI_DEBUG"):
        raise error
    console.note(
        say(
            f"perfcli 内部错误（{type(error).__name__}: {error}）。这是程序的问题，请带上 PERFCLI_DEBUG=1 的输出报告。",
            f"perfcli: internal error ({type(error).__name__}: {error}). This is a bug: "
            "please report it with the output of PERFCLI_DEBUG=1.",
        )
    )
    return console.BUG
