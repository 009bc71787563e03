#!/usr/bin/env python3
"""linking.py PROGRAM MENTIONS BULK KB [--min SHARE] [--errors]: are names linked to who is meant?

MENTIONS (tests/linking/mentions.tsv) holds mentions judged by hand in articles of BULK (jsonl.gz). Each
article is read with its day of publication; a mention is right when the program names the expected actor
over the same characters, or, for NIL, nobody whom the knowledge base (the folder KB) holds, or, for "-",
nobody at all. Prints the share of right ones by hard class; exit code 1 below --min, 77 without BULK.
"""
import argparse
import collections
import csv
import datetime
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def day_of(text):
    """dd/mm/yyyy or yyyy-mm-dd anywhere in the article's date field; None when neither stands there."""
    found = re.search(r"(\d{4})-(\d\d)-(\d\d)", text or "")
    numbers = [found.group(i) for i in (1, 2, 3)] if found else None
    if not found:
        found = re.search(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", text or "")
        numbers = [found.group(i) for i in (3, 2, 1)] if found else None
    try:
        return datetime.date(*map(int, numbers)).isoformat() if numbers else None
    except ValueError:
        return None


def read_articles(program, bulk, wanted, folder):
    """Records by article id, each article read with its own day."""
    by_day = collections.defaultdict(list)
    with gzip.open(bulk, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                path = folder / f"{article['id']}.txt"
                path.write_text(article["title"] + "\n\n" + article["text"], "utf-8")
                by_day[day_of(article.get("date"))].append(str(path))
    records = {}
    for day, paths in sorted(by_day.items(), key=str):
        command = [program, "read", *paths] + (["--published", day] if day else [])
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        for line in done.stdout.split("\n")[:-1]:
            record = json.loads(line)
            records[pathlib.Path(record["document"]["source"]).stem] = record
    return records


def set_aside(record, start):
    """In a link to another page, an advertisement, a credit: not read, so that nothing is linked."""
    return any(part["start"] <= start < part["end"] for part in record["boilerplate"])


def answer(record, start, end):
    """The id of the innermost name that covers the mention; else None. References do not count."""
    best = None
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            if mention["kind"] in ("title", "nominal", "pronoun"):
                continue
            if mention["start"] <= start and end <= mention["end"]:
                size = mention["end"] - mention["start"]
                if best is None or size < best[0]:
                    best = (size, entity["id"])
    return best and best[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("mentions"), parser.add_argument("bulk")
    parser.add_argument("kb"), parser.add_argument("--min", type=float, default=0.0)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if not pathlib.Path(given.bulk).exists():
        print(f"{given.bulk} is not there: skipped")
        return 77
    with open(given.mentions, encoding="utf-8", newline="") as table:
        lines = (line for line in table if not line.startswith("# "))
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = set()
    for table in pathlib.Path(given.kb).glob("*.tsv"):
        with open(table, encoding="utf-8") as lines:
            known.update(line.split("\t", 1)[0] for line in lines)
    right, total, aside = collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        records = read_articles(given.program, given.bulk, {row["article"] for row in rows},
                                pathlib.Path(folder))
        for row in rows:
            record = records.get(row["article"])
            if record is None:
                sys.exit(f"{row['article']}: no record; is it in {given.bulk}?")
            if set_aside(record, int(row["start"])):
                aside += 1
                continue
            found = answer(record, int(row["start"]), int(row["end"]))
            expected = row["expected"]
            if expected == "-":
                good = found is None
            elif expected == "NIL":
                good = found is None or found not in known
            else:
                good = found == expected
            kind = re.match(r"\[([^\]]*)\]", row["note"] or "")
            for group in (kind.group(1) if kind else "other",
                          "linked" if expected not in ("-", "NIL") else expected, "all"):
                total[group] += 1
                right[group] += good
            if given.errors and not good:
                print(f"{row['article']}\t{row['start']}\t{row['surface']}\t{expected}\t{found}\t{row['note']}")
    for group in sorted(total, key=lambda g: (g == "all", g)):
        print(f"{group:20}{right[group]:5}/{total[group]:<5}{right[group] / total[group]:.3f}")
    print(f"{aside} more stand in what the program sets aside as no part of the article")
    return 1 if right["all"] / total["all"] < given.min else 0


if __name__ == "__main__":
    sys.exit(main())
