#!/usr/bin/env python3
"""hurt.py PROGRAM [--megabytes 10]: are articles made to hurt read in linear time and bounded memory?

Each is read at full size and at an eighth of it. Processor time may grow three times as fast as the article, 24 times,
where what is quadratic takes 64 times as long, and no reading may need more memory than MEMORY. Prints the figures; exit code 1 beyond them.
"""
import argparse
import itertools
import os
import pathlib
import sys
import tempfile

MEMORY = 800  # MB, peak; measured: 663, of which the record is 115
GROWTH = 24   # times the seconds, for 8 times the article

STATES = ("Rusia", "Ukraina", "Polandia", "Turki", "Prancis", "Jerman", "Italia", "Iran", "Suriah", "Jepang", "Kanada")
ACTS = ("menyerang", "menuduh", "bertemu dengan", "meminta", "mengancam", "menolak usul", "membantu", "mengunjungi")
JOINTS = (" dan ", ", ", " setelah ", " karena ", " yang ", " lalu ")


def invented(i):
    """A name nobody bears; no two numbers give the same."""
    syllables = ("ba", "ke", "di", "fo", "gu", "ra", "me", "ni", "so", "tu")
    name = "".join(syllables[int(digit)] for digit in f"{i:06}")
    return name.capitalize()


def one_sentence(size):
    parts, length = [], 0
    for i in itertools.count():
        if length >= size * 1_000_000:
            return "".join(parts) + STATES[0] + ".\n"
        who = STATES[i % 11] if i % 3 else f"Presiden Ruritania Hans {invented(i)}"
        parts.append(f"{who} {ACTS[i % 8]} {STATES[(i * 7 + 3) % 11]}{JOINTS[i % 6]}")
        length += len(parts[-1])


def names(size):
    return "".join(f"Menteri Luar Negeri Ruritania {invented(i)} {invented(7 * i + 1)} bertemu Menteri Pertahanan Turki.\n"
                   for i in range(int(size * 10_000)))


def quotations(size):
    return "".join(f"\"Kami menolak usul {STATES[i % 11]} itu,\" kata {invented(i % 1000)}, juru bicara Kremlin.\n"
                   for i in range(int(size * 10_000)))


def read(program, article):
    """Processor time in seconds, peak memory and size of the record in megabytes."""
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), 1)
            os.execv(program, [program, "read", str(article)])
        _, status, used = os.wait4(child, 0)
        if status != 0:
            sys.exit(f"{program} read {article} failed")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, output.seek(0, os.SEEK_END) / 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("--megabytes", type=float, default=10)
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder) / "hurt.txt"
        for make in (one_sentence, names, quotations):
            figures = []
            for size in (given.megabytes / 8, given.megabytes):
                article.write_text(f"Rusia dan NATO bertemu di Brussel\n\n{make(size)}", "utf-8")
                figures.append(read(given.program, article))
                print(f"{make.__name__:>12} {article.stat().st_size / 1e6:5.1f} MB: {figures[-1][0]:5.1f} s, "
                      f"{figures[-1][1]:4.0f} MB memory, {figures[-1][2]:5.1f} MB of record", flush=True)
            (less, _, _), (more, memory, _) = figures
            failed |= more > GROWTH * less + 0.2 or memory > MEMORY
    return failed


if __name__ == "__main__":
    sys.exit(main())
