#!/usr/bin/env python3
"""What no tracked file may hold.

repository.py places ROOT               a path of the machine it was written on
repository.py sentences ROOT FOLDER...  a sentence of the articles in the folders, which are others'

Files not yet tracked count too, those that git ignores do not.
"""
import pathlib
import re
import subprocess
import sys

SHORTEST = 60  # characters: a sentence, and not a name that two texts may share
OPENING = 4  # words by which a sentence is looked for


def tracked(root):
    """Path and text of each file that holds text."""
    listed = subprocess.run(
        ["git", "-C", root, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"], capture_output=True, check=False)
    if listed.returncode != 0:
        print("skipped: this is no git checkout, so nobody knows which files are tracked")
        sys.exit(77)
    for name in sorted(set(filter(None, listed.stdout.decode().split("\0")))):
        path = root / name
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                yield name, data.decode("utf-16", "replace")
            elif b"\0" not in data[:8000]:
                yield name, data.decode("utf-8", "replace")


def report(found, files):
    for line in found[:20]:
        print(line)
    print(f"{files} files, {len(found)} findings")
    sys.exit(1 if found or files < 50 else 0)


def places(root):
    homes = r"/(?:home|Users)/[A-Za-z][\w.-]*/|/root/"
    here = [re.escape(str(root)) + r"\b"] if len(root.parts) > 2 else []
    here += [re.escape(str(root.parent)) + "/"] if len(root.parent.parts) > 1 else []
    pattern = re.compile(r"(?<![\w.})\]>*/-])(?:" + "|".join([homes, *here]) + ")")
    found, files = [], 0
    for name, text in tracked(root):
        files += 1
        for number, line in enumerate(text.splitlines(), 1):
            match = pattern.search(line)
            if match and name != "tests/checks/repository.py":
                found.append(f"{name}:{number}: {match.group()}")
    report(found, files)


def sentences_of(folders):
    """Name of the article and words of each of its sentences."""
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            for line in path.read_text("utf-8", "replace").splitlines():
                for sentence in re.split(r"(?<=[.!?])\s+", line):
                    words = sentence.split()
                    if len(" ".join(words)) > SHORTEST and len(words) >= OPENING:
                        yield path.name, words


def sentences(root, folders):
    by_opening, asked = {}, 0
    for article, words in sentences_of(folders):
        by_opening.setdefault(tuple(words[:OPENING]), []).append((article, words))
        asked += 1
    found, files = [], 0
    for name, text in tracked(root):
        files += 1
        words = text.split()
        for at, opening in enumerate(zip(*(words[i:] for i in range(OPENING)))):
            for article, sentence in by_opening.get(opening, ()):
                if words[at:at + len(sentence)] == sentence:
                    found.append(f"{name}: {article}: {' '.join(sentence)[:70]}...")
    print(f"{asked} sentences asked for")
    if asked < 100:
        sys.exit("too few sentences: the folders hold other data than this check knows")
    report(found, files)


if sys.argv[1] == "places":
    places(pathlib.Path(sys.argv[2]).resolve())
else:
    sentences(pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:])
