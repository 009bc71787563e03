#!/usr/bin/env python3
"""readme.py ROOT BUILD: runs the commands of README.md's first code block, each of which follows a
"$ ", with the program of this build, and compares what they print with what README.md says they do.

A line "..." stands for any lines. With ENTENTE_APPROVE=1 the output is written into README.md: for a
command with a "..." line only what follows the last one, as many lines as stood there.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands_of(block):
    """Pairs of a command and the lines it should print."""
    pairs = []
    for line in block.splitlines():
        if line.startswith("$ "):
            pairs.append((line[2:], []))
        else:
            pairs[-1][1].append(line)
    return pairs


def run(command, root, build, out):
    """What the command prints, with this build and a folder of its own in place of the README's."""
    here = command.replace("build/release/", f"{build}/")
    here = re.sub(r"(?<![\w/])out/", f"{out}/", here)
    done = subprocess.run(
        ["bash", "-c", here], cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, env={**os.environ, "ENTENTE_BUILD_DIR": str(build), "ENTENTE_OUT": str(out)})
    if done.returncode != 0:
        sys.exit(f"$ {here}\n{done.stdout}{done.stderr}exit code {done.returncode}")
    text = done.stdout.replace(f"{build}/", "build/release/").replace(f"{out}/", "out/")
    return text.splitlines()


def matches(wanted, got):
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line + "\n") for line in wanted)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in got)) is not None


def approved(wanted, got):
    if "..." not in wanted:
        return got
    kept = len(wanted) - 1 - wanted[::-1].index("...")
    tail = len(wanted) - kept - 1
    return ["..."] + (got[-tail:] if tail else [])


def main(root, build):
    readme = root / "README.md"
    text = readme.read_text("utf-8")
    block = BLOCK.search(text)
    if block is None:
        sys.exit("README.md has no console block")
    approve = os.environ.get("ENTENTE_APPROVE") == "1"
    written, wrong = "", 0
    with tempfile.TemporaryDirectory() as folder:
        for command, wanted in commands_of(block.group(1)):
            got = run(command, root, build, pathlib.Path(folder) / "out")
            if not matches(wanted, got):
                wrong += 1
                print(f"$ {command}\n" + "\n".join(got))
                print("--- README.md says\n" + "\n".join(wanted))
            lines = approved(wanted, [line.rstrip() for line in got]) if approve else wanted
            written += "\n".join([f"$ {command}", *lines]) + "\n"
    if approve:
        readme.write_text(text[:block.start(1)] + written + text[block.end(1):], "utf-8")
    elif wrong:
        sys.exit(f"{wrong} commands print something else; if that is right, run this with "
                 "ENTENTE_APPROVE=1")


main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
