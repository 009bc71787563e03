#!/usr/bin/env python3
"""reading.py PROGRAM ACTS BULK [--min F1] [--errors]: does the program read the acts a reader found?

ACTS (data/acts/acts.tsv) holds the acts of some articles of BULK (jsonl.gz), sides by name; those of part "test" are asked for. Events match one
to one when type and, on each side that the table fills, at least one participant agree; all sides of a CONSULT count
alike and two of them are asked for. Prints precision, recall and F1, and the share of right modalities; exit code 1
below --min, 77 without BULK.
"""
import argparse
import csv
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

REFERENCES = ("title", "nominal", "pronoun")


def fold(text):
    return re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def sides(cell):
    """Each participant as the set of its folded names."""
    return [{fold(name) for name in part.split("=")} for part in cell.split("|") if part]


def names_by_id(record):
    names = {}
    for entity in record["entities"]:
        said = {m["text"] for m in entity["mentions"] if m["kind"] not in REFERENCES}
        names[entity["id"]] = {fold(name) for name in said | {entity["name"]}}
    return names


def hits(wanted, found):
    return sum(any(names & other for other in found) for names in wanted)


def likeness(row, event, names):
    """0 when they differ; more, the more participants agree."""
    if row["type"] != event["type"]:
        return 0
    actors, recipients = sides(row["actors"]), sides(row["recipients"])
    found_actors = [names[i] for i in event["actors"]]
    found_recipients = [names[i] for i in event["recipients"]]
    same = row["modality"] == event["modality"]
    if row["type"] == "CONSULT":
        agree = hits(actors + recipients, found_actors + found_recipients)
        return 2 * agree + same if agree >= min(2, len(actors) + len(recipients)) else 0
    first, second = hits(actors, found_actors), hits(recipients, found_recipients)
    if (actors and not first) or (recipients and not second):
        return 0
    return 2 * (first + second) + same


def read_articles(program, bulk, wanted, folder):
    with gzip.open(bulk, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                path = folder / f"{article['id']}.txt"
                path.write_text(article["title"] + "\n\n" + article["text"], "utf-8")
    done = subprocess.run([program, "read", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    records = map(json.loads, done.stdout.split("\n")[:-1])
    return {pathlib.Path(record["document"]["source"]).stem: record for record in records}


def pair(rows, events, names):
    """One-to-one, the most alike first."""
    scored = [(likeness(row, event, names), i, j)
              for i, row in enumerate(rows) for j, event in enumerate(events)]
    rows_used, events_used, pairs = set(), set(), []
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score > 0 and i not in rows_used and j not in events_used:
            rows_used.add(i), events_used.add(j), pairs.append((i, j))
    return pairs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program"), parser.add_argument("acts"), parser.add_argument("bulk")
    parser.add_argument("--min", type=float, default=0.0), parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if not pathlib.Path(given.bulk).exists():
        print(f"{given.bulk} is not there: skipped")
        return 77
    by_article = {}
    with open(given.acts, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] == "test":  # a row without a type tells of an article without acts
                by_article.setdefault(row["article"], []).extend([row] if row["type"] else [])
    wanted = found = right = meant = 0
    with tempfile.TemporaryDirectory() as folder:
        records = read_articles(given.program, given.bulk, set(by_article), pathlib.Path(folder))
    for article, rows in sorted(by_article.items()):
        record = records.get(article) or sys.exit(f"{article}: no record; is it in {given.bulk}?")
        pairs = pair(rows, record["events"], names_by_id(record))
        wanted, found, right = wanted + len(rows), found + len(record["events"]), right + len(pairs)
        meant += sum(rows[i]["modality"] == record["events"][j]["modality"] for i, j in pairs)
        if given.errors:
            matched = {i for i, _ in pairs}
            for i, row in enumerate(rows):
                if i not in matched:
                    print(f"{article}\t{row['type']}\t{row['trigger']}\t{row['actors']}\t{row['recipients']}")
    f1 = 2 * right / (wanted + found) if wanted + found else 0.0
    print(f"precision {right / max(found, 1):.3f}  recall {right / max(wanted, 1):.3f}  F1 {f1:.3f}  "
          f"({right} of {wanted} told, {found} read)  modality {meant / max(right, 1):.3f}")
    return 1 if f1 < given.min else 0


if __name__ == "__main__":
    sys.exit(main())
