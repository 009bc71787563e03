#!/usr/bin/env python3
"""Rebuild the knowledge base in data/kb from reference tables and the hand tables in data/kb/hand.

    python3 scripts/build_kb.py                     rebuild every table (same input, same bytes)
    python3 scripts/build_kb.py --check             rebuild in memory, compare with the files, verify every id
    python3 scripts/build_kb.py --count NEWS.jsonl.gz   count how often names occur; writes data/kb/hand/counts.tsv

What each table holds, where it comes from and what its licence is: data/kb/README.md.
"""
import argparse
import calendar
import collections
import datetime
import gzip
import hashlib
import json
import math
import os
import re
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KB = os.path.join(ROOT, "data", "kb")
HAND = os.path.join(KB, "hand")

COMMON = ["id", "type", "name_id", "name_en", "state", "start", "end", "weight", "source"]
TABLES = {  # table -> (type, extra columns)
    "states": ("State", ["iso2", "iso3", "kind", "capital"]),
    "international_organizations": ("InternationalOrganization", ["founded", "seat"]),
    "government_bodies": ("GovernmentBody", ["class"]),
    "military_forces": ("MilitaryForce", []),
    "armed_groups": ("ArmedGroup", []),
    "political_parties": ("PoliticalParty", []),
    "media": ("MediaOrganization", ["domain"]),
    "companies": ("Company", []),
    "organizations": ("Organization", []),
    "places": ("Place", ["kind", "lat", "lon", "population", "geonames"]),
    "agreements": ("Agreement", []),
    "groups": ("Group", []),
    "persons": ("Person", ["gender", "birth", "death", "called"]),
}
ALIAS_COLUMNS = ["id", "alias", "lang", "kind", "ambiguous", "source"]
TERM_COLUMNS = ["person", "office", "of", "title_en", "start", "end", "as_of", "source"]
MEMBER_COLUMNS = ["member", "organization", "status", "start", "end", "source"]
BORDER_COLUMNS = ["a", "b", "source"]
OFFICE_COLUMNS = ["office", "label_id", "label_en", "wikidata", "source"]

# Two items of Wikidata for one actor of the news; the left one is folded into the right one.
SAME_ITEM = {"Q29999": "Q55", "Q756617": "Q35", "Q31354462": "Q23334", "Q83286": "Q36704"}


# ---------------------------------------------------------------------------------------- text
SPECIAL = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss", "æ": "ae",
    "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A", "’": "'", "‘": "'",
    "ʻ": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "})


def without_marks(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(text):
    """As fold_name() of the program: NFKD, no combining marks, no apostrophes, casefolded, every run of
    other characters than letters and digits one space."""
    letters = (c for c in without_marks(text).casefold() if c not in "'\u2018\u2019\u02bc")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def plain(text):
    """The form a newspaper without diacritics prints."""
    return unicodedata.normalize("NFC", without_marks(text.translate(SPECIAL)))


def is_latin(text):
    return any(c.isalpha() for c in text) and all(
        "LATIN" in unicodedata.name(c, "") or "MODIFIER LETTER" in unicodedata.name(c, "")
        for c in text if c.isalpha())


def clean(text):
    return " ".join(text.replace("\t", " ").split())


def local_id(kind, name, disambiguator=""):
    key = "\n".join([kind, folded(name), disambiguator]).encode("utf-8")
    return "x-" + hashlib.sha256(key).hexdigest()[:12]


# --------------------------------------------------------------------------------------- dates
def iso(date):
    """A valid YYYY, YYYY-MM or YYYY-MM-DD, or an empty string."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date.strip())
    if not match:
        return ""
    year, month, day = match.group(1), match.group(2), match.group(3)
    if month and not 1 <= int(month) <= 12:
        return year
    if day:
        try:
            datetime.date(int(year), int(month), int(day))
        except ValueError:
            return f"{year}-{month}"
    return date.strip()


def first_day(date):
    parts = [int(p) for p in date.split("-")] + [1, 1]
    return datetime.date(parts[0], parts[1], parts[2])


def last_day(date):
    parts = [int(p) for p in date.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    if len(parts) == 2:
        return datetime.date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    return datetime.date(parts[0], 12, 31)


def in_order(start, end):
    return not start or not end or first_day(start) <= last_day(end)


# -------------------------------------------------------------------------------------- tables
def read_table(path):
    with open(path, encoding="utf-8") as handle:
        header = handle.readline().rstrip("\n").split("\t")
        rows = []
        for number, line in enumerate(handle, 2):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > len(header):
                sys.exit(f"{path}:{number}: {len(cells)} fields, the header has {len(header)}")
            cells += [""] * (len(header) - len(cells))
            rows.append(dict(zip(header, cells)))
        return rows


def hand_table(name):
    path = os.path.join(HAND, name + ".tsv")
    return read_table(path) if os.path.exists(path) else []


def render(columns, rows):
    lines = ["\t".join(columns)]
    for row in rows:
        cells = [str(row.get(c, "")) for c in columns]
        for cell in cells:
            assert "\t" not in cell and "\n" not in cell, row
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


class Reference:
    """The folder of reference tables, read as needed."""

    def __init__(self, folder):
        self.folder = folder
        self.cache = {}
        if not os.path.isdir(folder):
            sys.exit(f"no reference tables at {folder}; give their folder with --reference DIR")

    def __getitem__(self, name):
        if name not in self.cache:
            self.cache[name] = read_table(os.path.join(self.folder, name + ".tsv"))
        return self.cache[name]

    def labels(self):
        """id -> folded labels, from the verification index and the tier A and B rows."""
        if "labels" in self.cache:
            return self.cache["labels"]
        found = collections.defaultdict(set)
        for row in self["qid_labels"]:
            for text in [row["label_en"], row["enwiki_title"]] + row["other_labels"].split(" | "):
                if text:
                    found[row["qid"]].add(folded(text))
                    found[row["qid"]].add(folded(re.sub(r"\s*\([^)]*\)", "", text)))
        for row in self["labels_id_en"]:
            for text in [row["label_en"], row["label_id"]] + re.split(r" \| |; ", row["other_id"]):
                if text:
                    found[row["qid"]].add(folded(text))
        for table, columns in [("states", ["name_en", "name_id"]), ("regions", ["name_en", "name_id"]),
                               ("cities", ["name_en", "name_id"]), ("gov_bodies", ["name_en", "aliases"]),
                               ("people", ["name_en", "enwiki_title"])]:
            for row in self[table]:
                for column in columns:
                    for text in row[column].split("; "):
                        if row["qid"] and text:
                            found[row["qid"]].add(folded(text))
        for table in ["igos", "armed_groups", "metonyms", "treaties_events", "media"]:
            for row in self[table]:
                if row["qid"] and row["qid_tier"] in ("A", "B"):
                    for column in ["name", "name_en", "name_id"]:
                        if row.get(column):
                            found[row["qid"]].add(folded(row[column]))
        for row in self["titles_id"]:
            if row["position_class_qid"] and row["qid_tier"] in ("A", "B"):
                found[row["position_class_qid"]].add(folded(row["title_en"]))
        for row in self["key_officials_hand"]:
            if row["person_qid"] and row["qid_tier"] in ("A", "B"):
                found[row["person_qid"]].add(folded(row["person"]))
        self.cache["labels"] = found
        return found


# --------------------------------------------------------------------------------------- build
class Builder:
    def __init__(self, reference):
        self.ref = reference
        self.entities = {}            # id -> row with "table"
        self.by_name = collections.defaultdict(set)   # (table, folded name) -> ids
        self.aliases = {}             # (id, alias) -> row
        self.terms = []
        self.members = {}
        self.borders = set()
        self.iso = {}                 # iso3 -> id of the state
        self.problems = []
        self.counts = {r["form"]: r for r in hand_table("counts")}
        self.portfolios = [(r, re.compile(r["pattern"])) for r in hand_table("portfolios")]
        self.portfolio_words = {r["en"]: r["id"] for r in hand_table("portfolio_words")}
        self.drop = {r["id"] for r in hand_table("drop")}

    # ---- entities
    def add(self, table, row):
        kind, extra = TABLES[table]
        row = {c: clean(row.get(c, "")) for c in COMMON + extra}
        row["type"] = kind
        row["name_en"] = row["name_en"] or row["name_id"]
        row["name_id"] = row["name_id"] or row["name_en"]
        if not row["id"]:
            row["id"] = local_id(kind, row["name_en"], row["state"])
        if row["id"] in self.drop:
            return None
        if row["id"] in self.entities:
            return None
        row["table"] = table
        row["start"], row["end"] = iso(row["start"]), iso(row["end"])
        if not in_order(row["start"], row["end"]):
            row["end"] = ""
        self.entities[row["id"]] = row
        for name in (row["name_id"], row["name_en"]):
            self.by_name[table, folded(name)].add(row["id"])
        return row["id"]

    def hand(self, table):
        """Rows of hand/<table>.tsv: a new entity, or, where id or name and state are known, an override."""
        kind, extra = TABLES[table]
        for row in hand_table(table):
            row["state"] = self.state_of(row.get("state", ""))
            key = row.get("id", "")
            if key == "new":        # a homonym of somebody who is there already
                row["id"], row["source"] = local_id(kind, row["name_en"], row["state"] + "/" + row.get("disambiguator", "")), "hand"
                if not self.add(table, row):
                    self.problems.append(f"hand/{table}: {row} gives no new entity")
                continue
            if not key:
                names = {folded(row.get("name_en") or row["name_id"]), folded(row.get("name_id") or row["name_en"])}
                ids = set()
                for name in names:
                    ids |= self.by_name.get((table, name), set())
                if row["state"]:
                    ids = {i for i in ids if self.entities[i]["state"] == row["state"]}
                if len(ids) == 1:
                    key = next(iter(ids))
                elif len(ids) > 1:
                    ranked = sorted(ids, key=lambda i: (-int(self.entities[i].get("population") or 0), i))
                    if table == "places":
                        key = ranked[0]
                    else:
                        self.problems.append(f"hand/{table}: {row} fits {sorted(ids)}; give the id")
                        continue
            if key and key in self.entities:
                target = self.entities[key]
                if target["table"] != table:
                    self.problems.append(f"hand/{table}: {key} is already in {target['table']}")
                    continue
                for column in COMMON + extra:
                    if row.get(column) and column not in ("id", "type", "source"):
                        target[column] = "" if row[column] == "-" else clean(row[column])
                for name in (target["name_id"], target["name_en"]):
                    self.by_name[table, folded(name)].add(key)
                if "hand" not in target["source"].split("+"):
                    target["source"] += "+hand"
            else:
                row["id"] = key
                row["source"] = row.get("source") or "hand"
                if not self.add(table, row):
                    self.problems.append(f"hand/{table}: {row} gives no new entity")

    def state_of(self, text):
        """Id of a state given as id or ISO code."""
        text = SAME_ITEM.get(text, text)
        if not text or text in self.entities:
            return text
        return self.iso.get(text, text if text.startswith(("Q", "x-")) else "")

    def resolve(self, text):
        """Id of an entity given as id, ISO 3166 code or Type/Name."""
        text = SAME_ITEM.get(text, text)
        if text in self.entities:
            return text
        if text in self.iso:
            return self.iso[text]
        if "/" in text:
            kind, name = text.split("/", 1)
            for table, (table_type, _) in TABLES.items():
                if table_type == kind:
                    ids = self.by_name.get((table, folded(name)), set()) & set(self.entities)
                    if len(ids) == 1:
                        return next(iter(ids))
                    if len(ids) > 1:
                        return max(ids, key=lambda i: (int(self.entities[i].get("population") or 0),
                                                       self.news(self.entities[i]["name_id"]), i))
        return ""

    # ---- aliases
    def alias(self, entity, text, lang="any", kind="name", ambiguous="0", source="hand"):
        text = clean(unicodedata.normalize("NFC", text))
        row = self.entities.get(entity)
        if not row or not text or text in (row["name_id"], row["name_en"]) and ambiguous != "1":
            return
        letters = [c for c in text if c.isalnum()]
        if len(letters) < 2 or not is_latin(text) or (len(letters) < 3 and not text.isupper()
                                                      and not re.fullmatch(r"[A-Z]-?\d+\+?", text)):
            return
        if text == text.lower() and kind != "name" and not source.startswith("hand"):
            return
        key = (entity, text)
        known = self.aliases.get(key)
        if known:
            if ambiguous == "1":
                known["ambiguous"] = "1"
            if kind == "metonym":
                known["kind"] = kind
            return
        self.aliases[key] = {"id": entity, "alias": text, "lang": lang, "kind": kind, "ambiguous": ambiguous,
                             "source": source}

    def news(self, form):
        row = self.counts.get(form)
        return int(row["documents"]) if row else 0

    def lower_news(self, form):
        row = self.counts.get(form)
        return int(row["lowercase_documents"]) if row else 0

    # ---- states
    OFFICIAL = [(r"Islamic Republic of", "Republik Islam"), (r"People's Democratic Republic of", "Republik Demokratik Rakyat"),
                (r"Democratic People's Republic of", "Republik Demokratik Rakyat"), (r"Federal Democratic Republic of", "Republik Demokratik Federal"),
                (r"Democratic Socialist Republic of", "Republik Sosialis Demokratik"), (r"Socialist Republic of", "Republik Sosialis"),
                (r"Democratic Republic of", "Republik Demokratik"), (r"Federal Republic of", "Republik Federal"),
                (r"United Republic of", "Republik Persatuan"), (r"Federative Republic of", "Republik Federatif"),
                (r"People's Republic of", "Republik Rakyat"), (r"Arab Republic of", "Republik Arab"), (r"Republic of", "Republik"),
                (r"Kingdom of", "Kerajaan"), (r"Sultanate of", "Kesultanan"), (r"State of", "Negara"),
                (r"Commonwealth of", "Persemakmuran"), (r"Principality of", "Kepangeranan"), (r"Grand Duchy of", "Keharyapatihan")]

    def states(self):
        factbook = {r["qid"]: r for r in self.ref["states_factbook"]}
        capitals = {}
        rows = []
        for row in self.ref["states"]:
            if row["qid"] in SAME_ITEM:
                continue
            start = row["start"]
            rows.append(dict(id=row["qid"], name_id=row["name_id_news"] or row["name_id"], name_en=row["name_en"], state="",
                             start=start, end=row["end"], iso2=row["iso2"], iso3=row["iso3"], kind=row["type"],
                             capital=row["capital_qid"], source="cldr48" if row["iso3"] else "hand"))
        for row in rows:
            key = self.add("states", row)
            if key and row["iso3"]:
                self.iso[row["iso3"]] = key
        self.hand("states")
        for key, row in self.entities.items():
            if row["iso3"]:
                self.iso[row["iso3"]] = key
        for row in self.ref["state_aliases"]:
            key, sources = SAME_ITEM.get(row["qid"], row["qid"]), row["source"]
            usable = [s for s in ("cldr48", "hand", "wikidata") if s in sources]
            if not usable or key not in self.entities or row["lang"] not in ("id", "en"):
                continue
            kind = {"abbr": "acronym", "demonym": "demonym"}.get(row["kind"], "name" if row["kind"] == "name" else "alias")
            self.alias(key, row["alias"], row["lang"], kind, row["ambiguous"] or "0", "+".join(usable))
        for key, row in factbook.items():
            key = SAME_ITEM.get(key, key)
            if key not in self.entities:
                continue
            entity = self.entities[key]
            if row["short_name"].lower() != "none":
                self.alias(key, row["short_name"], "en", "name", "0", "factbook-2026")
            long_name = re.sub(r"\s*[(;].*", "", row["long_name"])
            if long_name and long_name.lower() != "none" and "note" not in long_name and not long_name.startswith("none"):
                self.alias(key, long_name, "en", "name", "0", "factbook-2026")
                if entity["kind"] == "un_member":
                    for english, indonesian in self.OFFICIAL:
                        match = re.fullmatch(english + r"(?: the)? (.+)", long_name)
                        if match:
                            if folded(match.group(1)) in (folded(entity["name_en"]), folded(row["short_name"])):
                                self.alias(key, f"{indonesian} {entity['name_id']}", "id", "name", "0", "factbook-2026+hand")
                            break
            for word in re.split(r"[;,]| or ", row["nationality_adjective"]):
                word = re.sub(r"\(.*?\)", "", word).strip()
                if re.fullmatch(r"[A-Z][A-Za-z' -]+", word) and entity["kind"] != "territory":
                    self.alias(key, word, "en", "demonym", "0", "factbook-2026")
        names = {}
        for row in self.ref["states_factbook"]:
            names[folded(row["short_name"])] = SAME_ITEM.get(row["qid"], row["qid"])
        for row in self.ref["states_factbook"]:
            a = SAME_ITEM.get(row["qid"], row["qid"])
            for name in row["borders"].split(";"):
                b = names.get(folded(name))
                if b and a in self.entities and b in self.entities and a != b:
                    self.borders.add((min(a, b), max(a, b), "factbook-2026"))
        for row in hand_table("borders"):
            a, b = self.resolve(row["a"]), self.resolve(row["b"])
            if a and b:
                self.borders.add((min(a, b), max(a, b), "hand"))

    # ---- places
    def places(self):
        for row in sorted(self.ref["cities"], key=lambda r: -int(r["population"] or 0)):
            state = self.state_of(row["country_qid"])
            if state not in self.entities:
                state = ""
            if row["qid"] in self.entities or not is_latin(row["name_en"]) or row["name_en"][0].islower():
                continue
            added = self.add("places", dict(
                id=row["qid"], name_id=row["name_id"] if row["name_id_source"] != "same as English" else plain(row["name_en"]),
                name_en=row["name_en"], state=state, source="natural-earth", kind="city", lat=row["lat"], lon=row["lon"],
                population=row["population"], geonames=row["geonames_id"]))
            if not added:
                continue
            for text in re.split(r"; ?", row["aliases"]):
                hand_made = row["name_id_source"] == "hand"
                if len(text) >= 4 and "|" not in text and text[:1].isupper() and (
                        int(row["population"] or 0) >= 300000 or row["capital"] == "1" or hand_made):
                    self.alias(added, text, "any", "name", "0", "natural-earth")
        kinds = {"disputed": "region", "subnational": "admin", "region": "region", "county": "admin"}
        for row in self.ref["regions"]:
            name = row["name_en"]
            if row["kind"] not in kinds or row["qid"] in self.entities or not is_latin(name):
                continue
            sources = set(row["sources"].split("+"))
            if row["kind"] == "disputed" and not (sources - {"wof"} or row["name_id"]):
                continue
            parent = self.state_of(row["parent_qid"])
            if self.by_name.get(("states", folded(name))):
                continue
            kind = kinds[row["kind"]]
            if re.search(r"\b(Sea|Strait|Gulf|Ocean|Channel|Bay)\b", name):
                kind = "sea"
            if name in ("Africa", "Asia", "Europe", "Oceania", "North America", "South America", "Antarctica", "Americas"):
                kind = "continent"
            same = [i for i in self.by_name.get(("places", folded(name)), ()) if self.entities[i]["kind"] == "city"]
            if same and kind == "admin" and not row["qid"]:
                continue
            added = self.add("places", dict(id=row["qid"], name_id=row["name_id"] or plain(name), name_en=name,
                                            state=parent if parent in self.entities else "", kind=kind,
                                            source="wikidata" if row["qid"] else "hand"))
            if added and "hand" in sources:
                for text in row["aliases"].split("; "):
                    if "," not in text:
                        self.alias(added, text, "any", "name", "0", "hand")
        self.hand("places")
        cities = collections.defaultdict(list)
        for key, row in self.entities.items():
            if row["table"] == "places" and row["kind"] == "city":
                for name in (row["name_id"], row["name_en"]):
                    cities[row["state"], folded(name)].append(key)
        for key, row in list(self.entities.items()):
            if row["table"] != "states":
                continue
            if row["capital"] and (row["capital"] not in self.entities or row["capital"] == key):
                row["capital"] = ""
            if not row["capital"]:
                for ref in self.ref["states"]:
                    if ref["qid"] == key and ref["capital_en"]:
                        found = cities.get((key, folded(ref["capital_en"])), [])
                        if len(set(found)) == 1:
                            row["capital"] = found[0]
        for key, row in list(self.entities.items()):
            if row["table"] == "states" and row["capital"] and row["kind"] != "historical":
                city = self.entities[row["capital"]]
                forms = [city["name_id"], city["name_en"]]
                forms += [a["alias"] for a in self.aliases.values() if a["id"] == city["id"] and a["kind"] == "name"
                          and a["source"].startswith("hand")]
                for text in forms:
                    if folded(text) not in (folded(row["name_id"]), folded(row["name_en"])):
                        self.alias(key, text, "any", "metonym", "1", "capital")

    # ---- organisations
    def organizations(self):
        self.igo = {}
        organizations = {"AMNESTY", "HRW", "GREENPEACE", "IUCN", "IOC", "FIFA", "WEF"}
        agreements = {"NAFTA", "USMCA", "RCEP", "GATT"}
        for row in self.ref["igos"]:
            table = "organizations" if row["key"] in organizations else (
                "agreements" if row["key"] in agreements else "international_organizations")
            qid = row["qid"] if row["qid_tier"] in ("A", "B") else ""
            founded = re.sub(r"\D.*", "", row["founded"])
            full = row["name_id"]
            acronym = row["acronym_id"] or row["acronym_en"]
            unique = sum(acronym in (r["acronym_id"], r["acronym_en"]) for r in self.ref["igos"] if not r["dissolved"]) == 1
            if len(acronym) > 2 and acronym.isupper() and unique and not row["dissolved"] \
                    and self.news(acronym) > self.news(full):  # the press says NATO, not its full name
                row = dict(row, name_id=acronym)
            added = self.add(table, dict(id=qid, name_id=row["name_id"], name_en=row["name_en"], start=founded,
                                         end=row["dissolved"], source="wikidata+hand" if qid else "hand",
                                         founded=founded, seat=row["hq"]))
            if not added:
                continue
            self.igo[row["key"]] = added
            if full != row["name_id"]:
                self.alias(added, full, "id", "name", "0", "hand")
            for text in (row["acronym_en"], row["acronym_id"]):
                self.alias(added, text, "any", "acronym", "1" if len(text) < 3 else "0", "hand")
            for text in row["aliases_id"].split(";"):
                ambiguous = "1" if text.endswith("!") else "0"
                text = text.rstrip("!")
                if "~" not in text:
                    self.alias(added, text, "id", "acronym" if text.isupper() else "name", ambiguous, "hand")
            if row["label_id_wikidata"]:
                self.alias(added, row["label_id_wikidata"], "id", "name", "0", "wikidata")
            for text in row["labels_en"].split(" | "):
                if "," not in text and (" " in text or text.isupper()) and len(text) > 3:
                    self.alias(added, text, "en", "name", "0", "wikidata")
        for table in ("international_organizations", "organizations", "agreements"):
            self.hand(table)
        for row in self.ref["treaties_events"]:
            if re.search(r"\b(War|invasion|Annexation|Cold)\b", row["name_en"]):
                continue
            qid = row["qid"] if row["qid_tier"] in ("A", "B") else ""
            if qid in self.entities or self.by_name.get(("agreements", folded(row["name_en"]))):
                continue
            added = self.add("agreements", dict(id=qid, name_id=row["name_id"], name_en=row["name_en"],
                                                start=row["date"], source="wikidata+hand" if qid else "hand"))
            for text in row["aliases_id"].split(";"):
                if "~" not in text and added:
                    self.alias(added, text, "id", "acronym" if text.isupper() else "name", "0", "hand")
        forces = {"Israel Defense Forces", "People's Liberation Army", "Russian Armed Forces", "Armed Forces of Ukraine",
                  "Indonesian National Armed Forces", "United States Army", "United States Navy", "Tatmadaw",
                  "Islamic Revolutionary Guard Corps", "Quds Force"}
        parties = {"Sinn Féin", "Democratic Union Party"}
        organizations = {"Muslim Brotherhood", "FETÖ"}
        skip = {"United States Department of Defense", "Donetsk People's Republic militia"}
        for row in self.ref["armed_groups"]:
            name = row["name_en"]
            if name in skip:
                continue
            table = ("military_forces" if name in forces else "political_parties" if name in parties
                     else "organizations" if name in organizations else "armed_groups")
            qid = row["qid"] if row["qid_tier"] in ("A", "B") else ""
            added = self.add(table, dict(id=qid, name_id=row["name_id"], name_en=name, state=self.state_of(row["country_qid"]),
                                         source="wikidata+hand" if qid else "hand"))
            for text in row["aliases_id"].split(";"):
                if "~" not in text and added:
                    self.alias(added, text, "any", "acronym" if text.isupper() else "name",
                               "1" if len(text) < 3 else "0", "hand")
        self.hand("armed_groups")
        self.government_bodies()
        self.hand("military_forces")
        for row in self.ref["parties"]:
            names = [row["name_en"]] + row["aliases"].split("; ")
            names = [n for n in names if is_latin(n) and len(n) > 1]
            long_names = [n for n in names if len(n.split()) >= 3 and n[0].isupper() and not n.isupper()
                          and "Independent" not in n]
            if row["country"] == "Argentina" and row["qid"] not in ("Q108454548", "Q123585"):
                continue
            if row["country"] in ("Canada", "Australia") or not long_names or row["qid"] in self.entities:
                continue
            name = max(long_names, key=lambda n: (n == row["name_en"], len(n), n))
            added = self.add("political_parties", dict(id=row["qid"], name_id=plain(name), name_en=name,
                                                       state=self.state_of(row["country_qid"]), source="wikidata:eps"))
            for text in names:
                if added and (text.isupper() and 2 < len(text) < 9 and text.isalpha() or text in long_names):
                    self.alias(added, text, "any", "acronym" if text.isupper() else "name", "0", "wikidata:eps")
        self.hand("political_parties")
        for row in self.ref["media"]:
            qid = row["qid"] if row["qid_tier"] in ("A", "B") else ""
            added = self.add("media", dict(id=qid, name_id=row["name"], name_en=row["name"], domain=row["domain"],
                                           state=self.state_of(row["country_qid"]),
                                           source="wikidata+hand" if qid else "hand"))
            for text in row["aliases_id"].split(";"):
                if added and not text.startswith("kantor berita"):
                    self.alias(added, text, "any", "acronym" if text.isupper() else "name", "0", "hand")
        self.hand("media")
        self.hand("companies")
        self.hand("groups")

    # ---- government bodies
    HEADS = (r"(?:(?:Federal|State|Union|Hellenic|Danish|Indonesian|Brazilian|Egyptian|Venezuelan|India|Israel|Iraq|Royal) )?"
             r"(?:Ministry|Department) (?:of|for)(?: the)? ")

    def portfolio(self, text):
        """The portfolio named first in an English label; finance wins over economy."""
        text = text.lower()
        found = []
        for order, (row, pattern) in enumerate(self.portfolios):
            match = pattern.search(text)
            if match:
                found.append((match.start(), order, row))
        if not found:
            return None
        best = min(found, key=lambda f: f[:2])[2]
        if best["office"] == "minister_of_economy":
            for _, _, row in found:
                if row["office"] == "minister_of_finance":
                    return row
        return best

    def in_indonesian(self, pieces):
        """'Foreign Affairs and Trade' -> 'Luar Negeri dan Perdagangan'; None where a part is unknown."""
        if folded(pieces) in self.portfolio_words:
            return self.portfolio_words[folded(pieces)]
        parts = [p for p in re.split(r",? and |, | & ", pieces) if p]
        found = []
        for part in parts:
            word = self.portfolio_words.get(folded(re.sub(r"^(the|of|for) ", "", part.strip(), flags=re.I)))
            if not word:
                return None
            if word not in found:
                found.append(word)
        if len(found) == 1:
            return found[0]
        return ", ".join(found[:-1]) + (", dan " if len(found) > 2 else " dan ") + found[-1]

    def government_bodies(self):
        self.hand("government_bodies")
        self.hand("military_forces")
        taken = {(r["state"], r["class"]) for r in self.entities.values()
                 if r["table"] == "government_bodies" and r["class"]}
        rows = sorted(self.ref["gov_bodies"], key=lambda r: (r["kind"] != "ministry", len(r["name_en"]), int(r["qid"][1:])))
        for row in rows:
            state = self.state_of(row["country_qid"])
            if row["qid"] in self.entities or state not in self.entities or self.entities[state]["table"] != "states":
                continue
            name = re.sub(r"\s*\([^)]*\)", "", row["name_en"])
            entity = self.entities[state]
            match = re.match(self.HEADS, name)
            if not match or not is_latin(name) or self.entities[state]["kind"] == "territory":
                continue
            content = whole = name[match.end():]
            tail = r",?(?: of| in)?(?: the)? (?:Federal |Democratic |Socialist |People's |Islamic |Arab )*(?:Republic of )?(?:the )?"
            for known in {entity["name_en"], entity["name_id"], "Turkey", "Czech Republic", "Slovak Republic", "Russian Federation",
                          "Cameroun", "Argentine Nation", "Côte d'Ivoire", "Bukina Faso", "Saudi Arabia", "Slovak", "Azerbaijan Republic", "Kosovo", "Venezuela", "Macedonia", "Kingdom of Bahrain"}:
                content = re.sub(tail + re.escape(known) + r"( Republic)?$", "", content)
            content = re.sub(r"(, | - |, Government of | of the Government of ).*(Republic|Government|Kingdom|Province|Region|Quebec|Ontario|Catalonia).*$",
                             "", content).strip(" ,")
            if row["country"] == "Canada" or re.search(r"Ontario|Quebec|Catalonia|Andalusia|Virginia|State$|Bavaria|Region", name):
                continue
            found = self.portfolio(content)
            if not found:
                continue
            klass = found["class"]
            indonesian = self.in_indonesian(content)
            main = (state, klass) not in taken
            simple = indonesian is not None
            if not simple and not main:
                continue
            head = "Departemen" if state == "Q30" else "Kementerian"
            short = entity["name_id"]
            name_id = f"{head} {indonesian if simple else found['portfolio_id']} {short}"
            english = name
            if content == whole and folded(entity["name_en"]) not in folded(name):
                the = "the " if entity["name_en"] in ("Netherlands", "United States", "United Kingdom", "Philippines", "Czech Republic") else ""
                english = f"{name} of {the}{entity['name_en']}"
            if self.by_name.get(("government_bodies", folded(english))) or self.by_name.get(("government_bodies", folded(name_id))):
                continue
            added = self.add("government_bodies", dict(id=row["qid"], name_id=name_id, name_en=english, state=state,
                                                       source="wikidata:" + ("eps" if "eps" in row["sources"] else "ror"),
                                                       **{"class": klass if main else ""}))
            if added and main:
                taken.add((state, klass))
            if added:
                for text in row["aliases"].split("; "):
                    if re.fullmatch(r"[A-Z]{4,8}", text):
                        self.alias(added, text, "en", "acronym", "1", "wikidata:ror")

    # ---- persons and terms
    TITLE_WORDS = {"mr", "mrs", "ms", "dr", "hon", "sir", "minister", "president", "prime", "his", "her", "the", "of", "senator",
                   "general", "gen", "col", "major", "prof", "ambassador", "chief", "king", "queen", "prince", "princess",
                   "excellency", "honourable", "honorable", "md", "mp", "phd", "shri", "lieutenant", "colonel", "captain", "lord", "lady", "baron", "baroness",
                   "secretary", "governor", "list", "office", "cabinet", "government", "jr", "sr", "and"}

    def person_name(self, row):
        for text in (row["name_en"], row["enwiki_title"]):
            text = clean(re.sub(r"\s*\([^)]*\)", "", text))
            text = re.sub(r",? (MP|QC|KC|MBE|OBE|CBE|MD|PhD)$", "", text)
            if text and is_latin(text) and not re.search(r"\d", text) and 1 <= len(text.split()) <= 7:
                if "," in text:
                    if len(text.split(",")) == 2 and not re.search(r"\b(Jr|Sr|Baron|Lord|Duke|Earl|Prince|Princess|Viscount|Count|III?)\b", text):
                        last, first = [p.strip() for p in text.split(",")]
                        text = f"{first} {last}"
                    else:
                        text = re.sub(r",\s*(Jr|Sr)", r" \1", text)
                        text = re.sub(r",\s*(\d+.*|Baron.*|Lord.*|Duke.*|Earl.*|Viscount.*|Count.*)$", "", text)
                words = text.split()
                if sum(w.isupper() and len(w) > 3 for w in words):
                    text = " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words)
                if text == text.lower():
                    continue
                return text
        return ""

    def add_person(self, name, state, qid="", source="hand", gender="", birth="", death="", start="", end=""):
        if qid and qid in self.entities:
            return qid if self.entities[qid]["table"] == "persons" else ""
        key = self.add("persons", dict(id=qid, name_id=plain(name), name_en=name, state=state, gender=gender,
                                       birth=birth, death=death, source=source))
        if key is None and not qid:
            key = local_id("Person", name, state)
            key = key if key in self.entities else ""
        return key or ""

    def persons(self):
        countries = collections.defaultdict(collections.Counter)
        for term in self.ref["people_terms"]:
            state = SAME_ITEM.get(term["country_qid"], term["country_qid"])
            if state in self.entities and self.entities[state]["table"] == "states":
                countries[term["person_qid"]][state] += 1
        have_terms = {t["person_qid"] for t in self.ref["people_terms"]}
        other = {r["qid"]: r for r in self.ref["qid_labels"]}
        for row in self.ref["people"]:
            name = self.person_name(row)
            if not name or row["qid"] not in have_terms:
                continue
            if len(name.split()) == 1 and not row["enwiki_title"]:
                continue
            ranked = sorted(countries[row["qid"]].items(), key=lambda p: (-p[1], p[0]))
            key = self.add_person(name, ranked[0][0] if ranked else "", row["qid"], "wikidata:eps", row["gender"],
                                  iso(row["birth"]), iso(row["death"]))
            if not key:
                continue
            title = clean(re.sub(r"\s*\([^)]*\)", "", row["enwiki_title"]))
            if title and folded(title) != folded(name) and is_latin(title) and "," not in title and len(title.split()) > 1:
                self.alias(key, plain(title), "en", "name", "0", "wikidata:eps")
            labels = other.get(row["qid"], {}).get("other_labels", "")
            for text in labels.split(" | ") if labels else []:
                text = clean(plain(text))
                words = set(folded(text).split())
                if (2 <= len(text.split()) <= 5 and is_latin(text) and "," not in text and "(" not in text and "." not in text
                        and not re.search(r"\d", text) and not words & self.TITLE_WORDS
                        and words & set(folded(name).split()) and folded(text) != folded(name)
                        and all(w[:1].isupper() or w in ("al", "bin", "ibn", "de", "da", "di", "van", "der", "von", "el", "dos", "del", "la", "le", "ben", "y", "e") or "-" in w for w in text.split())
                        and not text.isupper()):
                    self.alias(key, text, "any", "name", "0", "wikidata:eps")
        self.officials()
        self.hand("persons")
        self.hand_terms()

    def qid_if_confirmed(self, qid, name):
        """The id, if the reference gives it a label that shares two words (or the only one) with the name."""
        labels = self.ref.labels().get(qid, ())
        words = set(folded(name).split())
        for label in labels:
            common = words & set(label.split())
            if len(common) >= min(2, len(words), len(label.split())) and common:
                return qid
        return ""

    OFFICE_OF_IGO = [(r"deputy secretary", "deputy_secretary_general"), (r"secretary[- ]general|general secretary", "secretary_general"),
                     (r"high representative", "high_representative"), (r"high commissioner", "high_commissioner"),
                     (r"director[- ]general", "director_general"), (r"executive director|executive secretary", "executive_director"),
                     (r"managing director", "managing_director"), (r"supreme allied", "supreme_allied_commander"),
                     (r"prosecutor", "prosecutor"), (r"chair", "chairperson"), (r"president", "president_of_organization"),
                     (r"director", "director")]

    def office_of_igo(self, label):
        for pattern, office in self.OFFICE_OF_IGO:
            if re.search(pattern, label.lower()):
                return office
        return "official"

    PLAIN_TITLES = [  # English label in lower case -> office, whatever the class of the reference
        (r"^(federal chancellor|prime minister|peaminister|premi.re? ministre|premier ministre|taoiseach)\b(?!'s)(?!.*(office|republika srpska|kurdistan|azad|"
         r"south ossetia|crimea|federation of bosnia|government spokes))", "head_of_government"),
        (r"^(acting|interim|transitional) president( of (?!the (senate|national|supreme|chamber|court)).*)?$|^chairman of the presidency|^yang di|^emir of|^sultan of (oman|brunei)", "head_of_state"),
        (r"^(chairman|chairperson|chair|marshal) of (the )?(verkhovna rada|sejm|parliament|chamber of deputies|national assembly|state duma|"
         r"federation council|knesset|senate|house of representatives)", "speaker_of_parliament"),
        (r"^commander of the (national )?armed forces|^panglima|^commander of the tni|^(supreme )?commander-in-chief of the armed forces", "commander_in_chief"),
        (r"chiefs of staff committee", "chief_of_defence"),
        (r"^presidential chief of staff|^chief of staff to the president|^head of the (office of the president|presidential administration)", "chief_of_staff"),
        (r"^director of the (fsb|svr|cia|fbi|mossad)", "intelligence_chief"),
        (r"^(chief )?cabinet secretary$|^minister of state secretar", "cabinet_secretary"),
        (r"^treasurer( of australia)?$", "minister_of_finance"),
        (r"^minister of state-owned", "minister_of_state_enterprises"),
        (r"^minister of state apparatus", "minister_of_public_administration"),
        (r"^(gubernur|prefect of|intendant of)\b", "governor"),
        (r"^(health and social welfare|health|agriculture|education and science|youth and sports|social affairs and gender equality|"
         r"rural development|agriculture and forests|fishing and environment|information, tourism and culture|"
         r"transport, technology, and posts and telecommunications)$", "portfolio")]

    def office_of(self, klass, label):
        """Office class of a term from its class and label in the reference."""
        low = label.lower()
        deputy = re.search(r"\b(deputy|vice|assistant|under-?secretary|parliamentary secretary|junior)\b", low)
        if klass == "ambassador" or re.match(r"(ambassador|high commissioner) to\b", low):
            return "ambassador"
        if not deputy:
            for pattern, office in self.PLAIN_TITLES:
                if re.search(pattern, low):
                    return self.portfolio(low)["office"] if office == "portfolio" else office
        if klass == "permrep_un":
            return "permanent_representative"
        if klass == "spokesperson" or re.search(r"spokes|press secretary", low):
            return "spokesperson"
        if "first lady" in low:
            return "first_lady"
        if re.search(r"chief justice|president of the (supreme|constitutional|high) court", low):
            return "judge" if deputy else "chief_justice"
        if re.search(r"\b(justice of the|judge|supreme court justice)\b", low):
            return "judge"
        if re.search(r"attorney[- ]general|prosecutor[- ]general|general prosecutor|public prosecutor", low):
            return "attorney_general"
        if re.search(r"^(the )?(lieutenant )?governor[- ]general", low):
            return "governor_general"
        if re.search(r"governor of (the )?(.*bank|reserve)|central bank|national bank|federal reserve|monetary authority", low):
            return "central_bank_governor" if not deputy else "official"
        if re.search(r"caixa|\bbank\b", low):
            return "official"
        if re.search(r"leader of the opposition", low):
            return "opposition_leader"
        if re.search(r"\b(speaker|president) of (the )?.*(senate|assembly|chamber|parliament|congress|house|riigikogu|storting|seimas|duma|knesset|diet|legislat|council of states|national council|yuan|cortes|sejm|majlis|federation council)|chairperson of the national assembly|^speaker\b", low) \
                and not re.search(r"prime minister|european", low):
            return "deputy_speaker_of_parliament" if deputy else "speaker_of_parliament"
        if re.search(r"\bmayor of\b|^mayor\b", low):
            return "mayor"
        if re.search(r"\bgovernor\b|gobernador|governador", low) and "government" not in low.split("governor")[0]:
            return "deputy_governor" if deputy or "lieutenant" in low else "governor"
        if klass == "subnational":
            return "subnational_head"
        if klass == "deputy_foreign_minister":
            return "deputy_minister_of_foreign_affairs"
        if klass == "deputy_defence_minister":
            return "deputy_minister_of_defence"
        if klass == "deputy_head" or re.search(r"vice[- ]premier|deputy premier|deputy prime minister", low):
            if re.search(r"premier|prime minister|council of ministers|tánaiste|government|executive council|state council|generalitat", low):
                return "deputy_head_of_government"
            if re.search(r"vice[- ]president|deputy president|first vice", low) and not re.search(
                    r"court|congress|yuan|legislat|parliament|assembly|senate|bougainville|as head", low):
                return "deputy_head_of_state"
            return "official"
        if klass == "head_of_state":
            if re.search(r"^(interim |acting |transitional )?president( of| *\(|$|,)", low) or re.search(
                    r"^(king|queen|monarch|sultan|emir|amir|emperor|pope|head of state|grand duke|prince of|sovereign)", low):
                if re.search(r"province|generalitat|council|parliament|court|region|xunta|community|deputies|senate|assembly|congress|storting|riigikogu|board|commission|committee|federation of bosnia|republika srpska|bank|company|institute|university|agency|city|junta|autonom", low):
                    return "subnational_head" if re.search(r"province|generalitat|xunta|region|republika srpska|federation of bosnia|community|autonom|junta", low) else "official"
                return "head_of_state"
            if re.search(r"supreme leader|chairman of the (state|presidency|presidium)|captain regent|co-prince|president", low) \
                    and not re.search(r"vice|deputy|province|council of|adviser|advisor|treasur", low):
                return "head_of_state" if re.search(r"supreme leader|captain regent|co-prince|chairman of the presidency", low) else "official"
            return "adviser" if re.search(r"advis", low) else "official"
        if klass == "head_of_government":
            if re.search(r"vice|deputy", low):
                return "deputy_head_of_government"
            if re.search(r"^(interim |acting |caretaker |transitional )?(prime minister|taoiseach|premier|federal chancellor|chancellor of (austria|germany)|chancellor$|president of the (government|council of ministers)|chairman of the council of ministers|head of government|minister of state$|chief minister|chief executive|state counsell)", low):
                if re.search(r"premier (of|for) (?!the (people|state)|china|taiwan|russia|bermuda|anguilla|the republic)", low) or re.search(
                        r"republika srpska|south ossetia|azad|crimea|flanders|federation of bosnia|chief minister of|gibraltar", low):
                    return "subnational_head"
                return "head_of_government"
            return "subnational_head" if re.search(r"minister-president|premier|chief minister", low) else "official"
        if klass == "military_chief" or re.search(r"chief of (the )?(general|defen[cs]e|air|naval|army|navy)", low):
            if "white house" in low or re.search(r"chief of staff (to|of the (president|prime|white))", low):
                return "official" if deputy else "chief_of_staff"
            if "police" in low:
                return "police_chief"
            if deputy:
                return "military_officer"
            if re.search(r"air (staff|force)|of the air", low):
                return "air_force_commander"
            if re.search(r"nav(y|al)", low):
                return "navy_commander"
            if re.search(r"army staff|of the army|army chief|chief of army|commander of the army|ground forces", low) and "general staff of" not in low:
                return "army_commander"
            return "chief_of_defence"
        if re.search(r"chief of .*police|police commissioner|inspector[- ]general of police|commissioner of police", low):
            return "police_chief"
        if klass == "security_chief" or re.search(r"national security advis", low):
            if re.search(r"minister", low):
                found = self.portfolio(low)
                return ("deputy_minister" if deputy else found["office"]) if found else "minister"
            if re.search(r"national security advis|national security$", low):
                return "adviser" if deputy else "national_security_adviser"
            if re.search(r"secretary of the .*security council", low):
                return "secretary_of_security_council"
            if re.search(r"intelligence|security service|cia|secret service|mossad|federal bureau", low):
                return "official" if deputy else "intelligence_chief"
            return "official"
        if klass == "igo_head":
            return self.office_of_igo(low)
        if re.search(r"advis[oe]r", low):
            return "adviser"
        minister_like = re.search(r"minist|secretary of|state secretary|secretary for|secretary of state", low) or klass in (
            "foreign_minister", "defence_minister", "interior_minister", "finance_economy_minister", "other_minister")
        if minister_like or klass == "junior_minister":
            if re.search(r"without portfolio", low):
                return "minister"
            if re.search(r"coordinat", low):
                return "coordinating_minister"
            junior = deputy or klass == "junior_minister" and not re.match(r"secretary of state for", low) or re.match(
                r"(minister of state (for|at|in)|state secretary|under)", low)
            if klass == "foreign_minister" and not junior:
                return "minister_of_foreign_affairs"
            if klass == "defence_minister" and not junior:
                return "minister_of_defence"
            found = self.portfolio(low)
            if junior:
                if found and found["office"] in ("minister_of_foreign_affairs", "minister_of_defence"):
                    return "deputy_" + found["office"]
                return "deputy_minister"
            if found:
                return found["office"]
            return "minister"
        if deputy:
            return "official"
        return "official"

    def term(self, person, office, of, title, start, end, as_of, source, rank):
        start, end = iso(start), iso(end)
        if not person or not of or not in_order(start, end) or person not in self.entities or of not in self.entities:
            return
        self.terms.append(dict(person=person, office=office, of=of, title_en=clean(title), start=start, end=end,
                               as_of=iso(as_of) if not end else "", source=source, rank=rank))

    def officials(self):
        igo_names = {}
        for key, row in self.entities.items():
            if row["table"] == "international_organizations":
                igo_names[folded(row["name_en"])] = key
        for row in self.ref["people_terms"]:
            if row["person_qid"] not in self.entities or row["flag"]:
                continue
            label = row["position_label"] or row["office"]
            of = SAME_ITEM.get(row["country_qid"], row["country_qid"])
            if row["class"] == "igo_head" and (of not in self.entities or of == "Q458"):
                of = "Q458" if of == "Q458" else ""
                match = re.search(r" of (?:the )?(.+)$", label)
                if match and folded(match.group(1)) in igo_names:
                    of = igo_names[folded(match.group(1))]
            if of not in self.entities or (not row["start"] and not row["end"]):
                continue
            # A place name of the office item ("Governor of Ankara") may be all that the label lacks.
            self.term(row["person_qid"], self.office_of(row["class"], label), of, label[:1].upper() + label[1:], row["start"],
                      row["end"], row["as_of"], "wikidata:" + row["source"].split(":")[0], 1)
        for row in self.ref["key_officials_hand"]:
            state = self.state_of(row["country_qid"])
            qid = row["person_qid"] if row["qid_tier"] in ("A", "B") else ""
            person = self.find_person(row["person"], state, qid)
            special = {"Supreme Leader": "supreme_leader", "Pope": "pope"}
            office = special.get(row["office"]) or {
                "party_leader": "party_leader", "chief_of_staff": "chief_of_staff", "deputy_foreign_minister": "deputy_minister_of_foreign_affairs",
                "permrep_un": "permanent_representative", "ambassador": "ambassador", "spokesperson": "spokesperson",
                "subnational": "subnational_head", "head_of_state": "head_of_state", "head_of_government": "head_of_government",
                "deputy_head": "deputy_head_of_state", "speaker": "speaker_of_parliament"}.get(row["class"]) or self.office_of(row["class"], row["office"])
            self.term(person, office, state, row["office"], row["start"], row["end"], "2025", "hand", 3)
        for row in self.ref["igo_heads"]:
            of = self.igo.get(row["igo_key"])
            qid = row["person_qid"] if row["qid_tier"] in ("A", "B") else ""
            person = self.find_person(row["person"], self.state_of(row["country_qid"]), qid)
            self.term(person, self.office_of_igo(row["office"]), of, row["office"], row["start"], row["end"], "2025", "hand", 3)
        self.factbook_executives()
        for row in self.ref["leaders_reign"]:
            qid, state = row["person_qid"], self.state_of(row["country_qid"])
            if not qid or qid not in self.entities or self.entities[qid]["table"] != "persons":
                continue
            end = row["end"] if row["end"] < "2021-03" else ""
            self.term(qid, "leader", state, "Leader", row["start"], end, "2021-03", "reign", 0)

    def find_person(self, name, state, qid="", source="hand"):
        """The person of that name and state, added if there is none."""
        name = clean(name)
        target = self.hand_person(name)
        if target and not qid and target.startswith("Q"):
            qid = target
        elif target and not qid:
            name = target
        elif qid and not self.qid_if_confirmed(qid, name):
            qid = ""
        if qid:
            if qid in self.entities:
                return self.add_person(name, state, qid)
            label = next((r["label_en"] for r in self.ref["qid_labels"] if r["qid"] == qid), "")
            label = label if label and is_latin(label) and label[0].isupper() else name
            key = self.add_person(label, state, qid, "wikidata")
            self.alias(key, name, "en", "name", "0", "factbook-2026")
            return key
        ids = {i for i in self.by_name.get(("persons", folded(name)), ()) if self.entities[i]["state"] in (state, "")}
        if not ids:
            ids = {a["id"] for a in self.person_aliases.get(folded(name), ()) if self.entities[a["id"]]["state"] == state}
        if len(ids) == 1:
            return next(iter(ids))
        return self.add_person(name, state, "", source)

    def hand_person(self, name):
        """Id that the hand tables give for a name, if it is one of Wikidata."""
        if not hasattr(self, "_hand_people"):
            self._hand_people = {}
            for row in hand_table("persons"):
                if row["id"].startswith("Q"):
                    for text in (row["name_en"], row["name_id"]):
                        self._hand_people[folded(text)] = row["id"]
            people = set(self._hand_people.values())
            for row in hand_table("aliases"):
                known = self.entities.get(row["id"], {}).get("table") == "persons"
                if (known or row["id"] in people) and row["ambiguous"] != "1":
                    self._hand_people[folded(row["alias"])] = row["id"]
                elif row["id"].startswith("Person/"):
                    self._hand_people.setdefault(folded(row["alias"]), row["id"][7:])
        return self._hand_people.get(folded(name), "")

    @property
    def person_aliases(self):
        if not hasattr(self, "_person_aliases") or self._person_alias_size != len(self.aliases):
            found = collections.defaultdict(list)
            for row in self.aliases.values():
                if self.entities[row["id"]]["table"] == "persons":
                    found[folded(row["alias"])].append(row)
            self._person_aliases, self._person_alias_size = found, len(self.aliases)
        return self._person_aliases

    def factbook_executives(self):
        unique = collections.Counter()
        for key, row in self.entities.items():
            if row["table"] == "persons":
                unique[folded(row["name_en"])] += 1
        for row in self.ref["executives_factbook_2026"]:
            state = self.state_of(row["country_qid"])
            name, title = clean(row["name"]), clean(row["title"])
            if not name or state not in self.entities or len(name.split()) < 2 and name != "Naruhito":
                continue
            territory = self.entities[state]["kind"] == "territory"
            if territory and row["role"] == "chief_of_state":
                continue
            for extra in ("Co-prince Archbishop ", "Co-prince ", "Cnsp ", "Affaires ", "Dame ", "Sir ", "Dr. ", "Col. ", "Sr. Gen. ", "Capt. ",
                          "Governor-General ", "Ad Interim ", "Gen. ", "Archbishop ", "Crown Prince ", "Prime Minister ", "President "):
                if name.startswith(extra):
                    name = name[len(extra):]
            name = re.sub(r"\b[IVX][ivx]+\b", lambda m: m.group(0).upper(), name)
            name = re.sub(r",? (Jr|Sr)\.?$", r" \1.", re.sub(r'\s*"[^"]*"\s*', " ", name))
            if len(name.split()) < 2 and name != "Naruhito" or not is_latin(name) or name.startswith("Al "):
                continue
            if re.search(r"\d|\b(of|the|and|chief|minister|president|ministers)\b", name.replace("of the Netherlands", "").lower()):
                continue
            match = row["qid_match"]
            chief = row["role"] in ("chief_of_state", "head_of_government")
            good = match in ("country+name", "country+subset", "wlc") or match in ("name-only", "first+last") and chief
            qid = self.qid_if_confirmed(row["person_qid"], name) if good and row["person_qid"] else ""
            home = "Q30" if row["role"] == "us_ambassador" else state
            if match == "wlc" and qid and qid in self.entities and self.entities[qid]["state"] != home and self.entities[qid]["table"] == "persons" \
                    and not name.startswith("Charles"):
                qid = qid
            known = qid in self.entities
            if qid and not known and match not in ("country+name", "wlc", "name-only"):
                qid = ""
            person = self.find_person(name, home, qid, "factbook-2026") if not known else qid
            if known and self.entities[qid]["table"] != "persons":
                continue
            if known and folded(name) != folded(self.entities[qid]["name_en"]):
                self.alias(qid, name, "en", "name", "0", "factbook-2026")
            if row["role"] == "us_ambassador":
                where = self.entities[state]["name_en"]
                self.term(person, "ambassador", "Q30", f"Ambassador to {where}", row["since"], "", "2026-05", "factbook-2026", 2)
            elif row["role"] == "ambassador_to_us":
                self.term(person, "ambassador", state, "Ambassador to the United States", row["since"], "", "2026-05", "factbook-2026", 2)
            else:
                office = "head_of_state" if row["role"] == "chief_of_state" else "head_of_government"
                low = title.lower()
                if "governor general" in low or "governor-general" in low or "Governor-General" in row["name"]:
                    office = "governor_general"
                elif low.startswith("governor") or low.startswith("administrator") or low.startswith("high commissioner") or low.startswith("prefect"):
                    office = "governor"
                elif "vice president" in low:
                    office = "deputy_head_of_state"
                elif low.startswith("deputy prime"):
                    office = "deputy_head_of_government"
                title = re.sub(r" (of|of the|and|Dr\.|Sir|the)$", "", title)
                title = re.sub(r" (of|of the|and|Dr\.|Sir|the)$", "", title)
                if not title:
                    title = "Head of state" if office == "head_of_state" else "Head of government"
                self.term(person, office, state, title, row["since"], "", "2026-05", "factbook-2026", 2)

    def hand_terms(self):
        for row in hand_table("terms"):
            person, of = self.resolve(row["person"]), self.resolve(row["of"])
            if not person or not of:
                self.problems.append(f"hand/terms: no entity for {row['person']} or {row['of']}")
                continue
            self.term(person, row["office"], of, row["title_en"], row["start"], row["end"], row.get("as_of", ""), row.get("source") or "hand", 4)

    GENERIC = {"minister", "deputy_minister", "official", "ambassador", "governor", "mayor", "subnational_head", "judge", "adviser",
               "deputy_governor", "secretary_general", "director_general", "director", "chairperson", "president_of_organization",
               "military_officer", "speaker_of_parliament", "permanent_representative", "coordinating_minister"}

    def merged_terms(self):
        groups = collections.defaultdict(list)
        for term in self.terms:
            title = folded(term["title_en"]) if term["office"] in self.GENERIC else ""
            if term["office"] == "ambassador":
                title = re.sub(r"^(ambassador|high commissioner|embassador) (of .* )?to ", "", title)
                title = re.sub(r"^the ", "", title)
                title = {"united states of america": "united states", "russian federation": "russia"}.get(title, title)
            groups[term["person"], term["office"], term["of"], title].append(term)
        kept = []
        today = datetime.date(2026, 12, 31)

        def reach(term):
            if term["end"]:
                return last_day(term["end"])
            return today

        def better(a, b, field, rank_a, rank_b):
            if not a[field] or not b[field]:
                return None
            if a[field].startswith(b[field]):
                return a[field]
            if b[field].startswith(a[field]):
                return b[field]
            return a[field] if rank_a >= rank_b else b[field]

        for key in sorted(groups):
            current = None
            for term in sorted(groups[key], key=lambda t: (t["start"] or "0000", t["end"] or "9999", -t["rank"], t["source"], t["title_en"])):
                if current is None:
                    current = dict(term)
                    continue
                start = first_day(term["start"]) if term["start"] else datetime.date(1, 1, 1)
                slack = datetime.timedelta(days=31 if current["source"] != term["source"] else 1)
                if start > reach(current) + slack:
                    kept.append(current)
                    current = dict(term)
                    continue
                low, high = (current, term) if current["rank"] <= term["rank"] else (term, current)
                start_text = min([t["start"] for t in (current, term) if t["start"]] or [""])
                for one, two in ((current, term), (term, current)):
                    if one["start"] and two["start"] and one["start"].startswith(two["start"]):
                        start_text = one["start"]
                if high["rank"] > low["rank"] and high["start"] and low["start"] and high["start"] != low["start"] \
                        and abs((first_day(high["start"]) - first_day(low["start"])).days) <= 400 and len(high["start"]) >= len(low["start"]):
                    start_text = high["start"]
                if high["rank"] > low["rank"] and (high["end"] or not low["end"]):
                    end_text, as_of = high["end"], high["as_of"]
                    if not high["end"]:
                        as_of = max(high["as_of"], low["as_of"])
                    elif low["end"] and last_day(low["end"]) > last_day(high["end"]) and low["start"] > high["end"]:
                        end_text = low["end"]
                    elif low["end"] and low["end"].startswith(high["end"]):
                        end_text = low["end"]
                elif high["rank"] > low["rank"]:
                    end_text, as_of = ("", high["as_of"])
                    if low["end"] and high["as_of"] and low["end"] >= high["as_of"]:
                        end_text, as_of = low["end"], ""
                else:
                    if current["end"] and term["end"]:
                        best = max((current, term), key=lambda t: (last_day(t["end"]), len(t["end"])))
                        if current["end"].startswith(term["end"]):
                            best = current
                        if term["end"].startswith(current["end"]):
                            best = term
                        end_text, as_of = best["end"], ""
                    elif current["end"] or term["end"]:
                        ended, open_term = (current, term) if current["end"] else (term, current)
                        if open_term["start"] and ended["end"] and first_day(open_term["start"]) >= last_day(ended["end"]) - datetime.timedelta(days=31):
                            end_text, as_of = "", open_term["as_of"]
                        else:
                            end_text, as_of = ended["end"], ""
                    else:
                        end_text, as_of = "", max(current["as_of"], term["as_of"])
                sources = current["source"].split("+")
                for source in term["source"].split("+"):
                    if source not in sources:
                        sources.append(source)
                title = high["title_en"]
                if in_order(start_text, end_text):
                    current = dict(current, start=start_text, end=end_text, as_of=as_of, source="+".join(sorted(sources)),
                                   rank=high["rank"], title_en=title)
            if current:
                kept.append(current)
        # "leader" rows only where nothing more exact is known of the same person and state
        known = {(t["person"], t["of"]) for t in kept if t["office"] in (
            "head_of_state", "head_of_government", "supreme_leader", "monarch", "official", "pope", "party_leader") and "reign" not in t["source"]}
        kept = [t for t in kept if t["office"] != "leader" or t["source"] != "reign" or (t["person"], t["of"]) not in known]
        return kept

    # ---- memberships
    def memberships(self):
        status = {"partners": "partner", "subbureau": "associate"}
        for row in self.ref["igo_members"]:
            organization = self.igo.get(row["igo_key"])
            member = self.state_of(row["member_qid"] or row["member_iso3"])
            if not organization or member not in self.entities or "NOT listed" in row["note"] or member == organization:
                continue
            start, end = iso(row["start"]), iso(row["end"])
            if not in_order(start, end):
                continue
            source = {"COW IGO v3 (to 2014)": "cow-igo-3", "Factbook 2026": "factbook-2026"}.get(row["source"], "hand")
            if source == "cow-igo-3" and "confirmed by Factbook" in row["note"]:
                source = "cow-igo-3+factbook-2026"
            if source == "cow-igo-3" and not end and not self.entities[organization]["end"] and self.entities[member]["end"]:
                end = self.entities[member]["end"]
            value = status.get(row["status"], row["status"])
            self.members[member, organization, value, start] = dict(member=member, organization=organization, status=value,
                                                                     start=start, end=end, source=source)
        for row in hand_table("memberships"):
            member, organization = self.resolve(row["member"]), self.resolve(row["organization"])
            if not member or not organization:
                self.problems.append(f"hand/memberships: no entity for {row['member']} or {row['organization']}")
                continue
            for key in [k for k in self.members if k[:2] == (member, organization)]:
                if not row.get("start") or not self.members[key]["end"]:
                    del self.members[key]
            self.members[member, organization, row["status"], row["start"]] = dict(
                member=member, organization=organization, status=row["status"], start=row["start"], end=row["end"], source="hand")

    # ---- aliases of hand tables, spelling variants, ambiguity
    GIVEN = [  # given names that the press spells in several ways, in states that write Cyrillic
        ["Sergey", "Sergei", "Serge"], ["Dmitry", "Dmitri", "Dmitriy", "Dimitri"], ["Alexander", "Aleksandr", "Alexandr", "Aleksander"],
        ["Alexei", "Alexey", "Aleksey", "Aleksei"], ["Andrey", "Andrei", "Andrej"], ["Yevgeny", "Evgeny", "Yevgeni", "Evgeni", "Yevgeniy"],
        ["Mikhail", "Michail"], ["Nikolay", "Nikolai"], ["Yuri", "Yury", "Yuriy"], ["Vasily", "Vasiliy", "Vassily"], ["Valery", "Valeri", "Valeriy"],
        ["Gennady", "Gennadi", "Gennadiy"], ["Anatoly", "Anatoli", "Anatoliy"], ["Vitaly", "Vitali", "Vitaliy"], ["Grigory", "Grigori", "Grigoriy"],
        ["Georgy", "Georgi", "Georgiy"], ["Maxim", "Maksim"], ["Arkady", "Arkadi"], ["Viktor", "Victor"], ["Ksenia", "Xenia"], ["Tatyana", "Tatiana"],
        ["Natalia", "Natalya"], ["Yulia", "Julia", "Yuliya"], ["Maria", "Mariya"], ["Oleksiy", "Oleksii"], ["Andriy", "Andrii"], ["Serhiy", "Serhii"],
        ["Volodymyr", "Volodimir"], ["Yevhen", "Evhen"], ["Valeriy", "Valerii", "Valery"]]
    CYRILLIC = {"RUS", "UKR", "BLR", "KAZ", "KGZ", "UZB", "TJK", "TKM", "MDA", "ARM", "AZE", "GEO", "BGR", "SUN"}
    ARABIC = [["Mohammed", "Muhammad", "Mohammad", "Mohamed", "Muhammed"], ["Ahmed", "Ahmad"], ["Hussein", "Husain", "Hussain", "Husein"],
              ["Hassan", "Hasan"], ["Khalid", "Khaled"], ["Yousef", "Yusuf", "Youssef", "Yousuf"], ["Omar", "Umar"], ["Saud", "Saoud"],
              ["Abdullah", "Abdallah"], ["Ibrahim", "Ebrahim"], ["Mustafa", "Mostafa", "Moustafa"], ["Khamenei", "Khameini"],
              ["Faisal", "Faysal"], ["Ismail", "Ismael"], ["Suleiman", "Sulaiman"], ["Hossein", "Hussein", "Hosein"]]

    def variants(self):
        order = collections.Counter(t["person"] for t in self.terms)
        chief = {t["person"] for t in self.terms if t["office"] in (
            "head_of_state", "head_of_government", "minister_of_foreign_affairs", "minister_of_defence", "supreme_leader", "deputy_head_of_state",
            "spokesperson", "intelligence_chief", "crown_prince", "secretary_general", "director_general", "secretary_of_security_council")
            and (not t["end"] or t["end"] >= "1995")}
        for key, row in list(self.entities.items()):
            if row["table"] != "persons":
                continue
            state = self.entities.get(row["state"], {})
            code = state.get("iso3", "")
            words = row["name_id"].split()
            if len(words) < 2:
                continue
            if code in self.CYRILLIC or row["state"] == "Q15180":
                for group in self.GIVEN:
                    if words[0] in group:
                        for given in group[:4]:
                            self.alias(key, " ".join([given] + words[1:]), "any", "name", "0", "variant")
                if key in chief or self.news(row["name_id"]):
                    last = words[-1]
                    for ending in ("skyy", "skyi", "skiy", "skyj", "ski", "sky"):
                        if last.endswith(ending):
                            for other in ("sky", "skyy", "skiy", "skyi", "ski"):
                                self.alias(key, " ".join(words[:-1] + [last[:-len(ending)] + other]), "any", "name", "0", "variant")
                            break
            if key in chief or self.news(row["name_id"]):
                for place, word in enumerate(words):
                    for group in self.ARABIC:
                        if word in group and code not in ("", "USA", "GBR", "IDN", "MYS"):
                            for other in group[:4]:
                                self.alias(key, " ".join(words[:place] + [other] + words[place + 1:]), "any", "name", "0", "variant")
                if "-" in row["name_id"]:
                    if code in ("KOR", "PRK", "CHN", "TWN", "HKG"):
                        given = words[-1]
                        parts = given.split("-")
                        if len(parts) == 2:
                            self.alias(key, " ".join(words[:-1] + [parts[0] + " " + parts[1].capitalize()]), "any", "name", "0", "variant")
                            self.alias(key, " ".join(words[:-1] + [parts[0] + "-" + parts[1].capitalize()]), "any", "name", "0", "variant")
                            self.alias(key, " ".join(words[:-1] + [parts[0] + parts[1]]), "any", "name", "0", "variant")
                    else:
                        self.alias(key, row["name_id"].replace("-", " "), "any", "name", "0", "variant")
                if len(words) == 3 and re.fullmatch(r"[A-Z]\.", words[1]):
                    self.alias(key, f"{words[0]} {words[2]}", "any", "name", "0", "variant")

    def hand_aliases(self):
        for row in hand_table("aliases"):
            key = self.resolve(row["id"])
            if not key:
                self.problems.append(f"hand/aliases: no entity for {row['id']} ({row['alias']})")
                continue
            self.alias(key, row["alias"], row.get("lang") or "any", row.get("kind") or "alias", row.get("ambiguous") or "0",
                       row.get("source") or "hand")
            self.by_name[self.entities[key]["table"], folded(row["alias"])].add(key)
        for row in hand_table("drop_aliases"):
            key = self.resolve(row["id"])
            self.aliases.pop((key, row["alias"]), None)

    # Where a person is not called by the last word of the name alone: "Xi", "Anwar", "Prabowo".
    FAMILY_FIRST = {"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "SGP"}
    GIVEN_FIRST = {"MYS", "THA", "ETH", "ISL", "ERI", "MNG"}
    BOTH = {"IDN", "VNM", "KHM", "LAO", "BRN", "TLS"}

    def called(self):
        """The words by which a person is called alone, where that is not just the last word of the name."""
        for row in self.entities.values():
            if row["table"] != "persons" or row.get("called"):
                continue
            code = self.entities.get(row["state"], {}).get("iso3", "")
            words = row["name_id"].split()
            if len(words) < 2 or not words[0].isalpha() or len(words[0]) < 2:
                continue
            if code in self.FAMILY_FIRST and (code in ("CHN", "PRK") or len(words) == 3 or "-" in words[1]):
                row["called"] = words[0]
            elif code in self.GIVEN_FIRST:
                row["called"] = words[0]
            elif code in self.BOTH:
                row["called"] = words[0] + " " + words[-1]

    def short_forms(self):
        """Names as they stand where the context tells the rest: "Partai Buruh" in an article on Australia."""
        for key, row in list(self.entities.items()):
            name = row["name_id"]
            if row["table"] == "political_parties" and row["state"]:
                for form in (self.entities[row["state"]]["name_id"], "AS", "RI"):
                    base = name[:-len(form) - 1]
                    if name.endswith(" " + form) and base.startswith("Partai ") and (key, base) not in self.aliases:
                        self.alias(key, base, "id", "alias", "1", "short form")
            if row["table"] == "media" and name.startswith("The ") and len(name.split()) > 2:
                self.alias(key, name[4:], "any", "name", "0", "short form")
            if row["table"] == "organizations" and name.startswith("Universitas "):
                place = name[len("Universitas "):]
                if self.by_name.get(("places", folded(place))):
                    self.alias(key, place + " University", "en", "name", "0", "short form")

    def mark_ambiguous(self):
        owners = collections.defaultdict(set)
        for key, row in self.entities.items():
            owners[folded(row["name_id"])].add(key)
            owners[folded(row["name_en"])].add(key)
        for row in self.aliases.values():
            owners[folded(row["alias"])].add(row["id"])
        for row in self.aliases.values():
            text = row["alias"]
            if len(owners[folded(text)]) > 1:
                row["ambiguous"] = "1"
            if self.is_word(text) or row["kind"] == "metonym" or (row["kind"] == "acronym" and row["source"] == "wikidata:eps"):
                row["ambiguous"] = "1"
            if text.isupper() and len(text) <= 3 and self.lower_news(text) >= 20:
                row["ambiguous"] = "1"

        for key, text in [k for k, row in self.aliases.items() if row["ambiguous"] == "0"]:
            if text in (self.entities[key]["name_id"], self.entities[key]["name_en"]):
                del self.aliases[key, text]
        # "pengungsi Rohingya", "Presiden Jokowi": the name within is enough, and is the one to mark.
        for key, text in list(self.aliases):
            head, _, rest = text.partition(" ")
            if rest and (head.islower() or head in ("Presiden", "PM", "Jenderal", "Ayatollah", "Pangeran")):
                row = self.entities[key]
                inner = self.aliases.get((key, rest))
                if rest in (row["name_id"], row["name_en"]) and not self.is_word(rest) or inner and inner["ambiguous"] == "0":
                    del self.aliases[key, text]
        # A name that is an ordinary word too is repeated among the aliases, marked ambiguous.
        for key, row in self.entities.items():
            for text in (row["name_id"], row["name_en"]):
                if self.is_word(text) and (key, text) not in self.aliases:
                    self.aliases[key, text] = {"id": key, "alias": text, "lang": "any", "kind": "name", "ambiguous": "1",
                                               "source": "counts"}

    def is_word(self, text):
        """Does the press print this one-word name in lower case too?"""
        return " " not in text and not text.isupper() and self.lower_news(text) >= max(3, self.news(text) / 5)

    def weights(self):
        """A prior from 0 to 1000: log of the number of news articles that contain the name, or of the population."""
        def score(documents):
            return min(1000, round(68 * math.log2(1 + documents)))
        forms = collections.defaultdict(list)
        for key, row in self.entities.items():
            forms[key] = [row["name_id"], row["name_en"]]
        for row in self.aliases.values():
            if row["ambiguous"] == "0":
                forms[row["id"]].append(row["alias"])
        priority = {"states": 0, "international_organizations": 1, "government_bodies": 1, "military_forces": 1, "armed_groups": 1,
                    "groups": 1, "agreements": 1, "organizations": 1, "media": 1, "political_parties": 1, "companies": 1, "places": 2,
                    "persons": 3}
        capitals = {r["capital"] for r in self.entities.values() if r["table"] == "states" and r["capital"] and r["kind"] != "historical"}
        base = {}
        for key, row in self.entities.items():
            base[key] = 0
            if row["table"] == "places":
                if row["population"] and int(row["population"]) > 0:
                    base[key] = round(40 * math.log10(max(10, int(row["population"]))))
                if key in capitals:
                    base[key] += 150
                if row["kind"] in ("continent", "sea", "region", "building"):
                    base[key] = max(base[key], 150)
                if row["kind"] == "admin":
                    base[key] = max(base[key], 100)
            if row["table"] == "states":
                base[key] = {"un_member": 300, "un_observer": 300, "limited_recognition": 200, "territory": 100}.get(row["kind"], 60)
        term_weight = collections.Counter()
        for term in self.terms:
            if term["of"] in self.entities:
                value = {"head_of_state": 60, "head_of_government": 60, "minister_of_foreign_affairs": 40, "minister_of_defence": 40,
                         "supreme_leader": 60, "pope": 60, "secretary_general": 30, "spokesperson": 30}.get(term["office"], 10)
                if not term["end"] or term["end"] >= "2015":
                    value += 10
                term_weight[term["person"]] = max(term_weight[term["person"]], value)
        winner = {}
        for key in sorted(self.entities):
            row = self.entities[key]
            if row["table"] == "persons":
                base[key] = term_weight[key]
            for form in set(forms[key]):
                rank = (-priority[row["table"]], base[key])
                if form not in winner or rank > winner[form][0]:
                    winner[form] = (rank, key)
        for key, row in self.entities.items():
            documents = 0
            for form in set(forms[key]):
                if winner[form][1] == key:
                    lower = self.lower_news(form) if " " not in form and not form.isupper() else 0
                    if lower < self.news(form) / 2:
                        documents += self.news(form)
            value = max(base[key], score(documents))
            name = row["name_id"]
            if row["table"] == "places" and " " not in name and self.lower_news(name) > 5 and self.lower_news(name) * 2 > self.news(name) \
                    and key not in capitals and row["kind"] == "city":
                value = 1
            if not row["weight"]:
                row["weight"] = str(max(0, min(1000, value)))

    # ---- all
    def build(self):
        self.states()
        self.places()
        self.organizations()
        self.persons()
        self.memberships()
        self.hand_aliases()
        self.short_forms()
        self.variants()
        self.called()
        self.mark_ambiguous()
        self.weights()
        files = {}
        for table, (_, extra) in TABLES.items():
            rows = sorted((r for r in self.entities.values() if r["table"] == table), key=lambda r: sort_key(r["id"]))
            files[table + ".tsv"] = render(COMMON + extra, rows)
        files["aliases.tsv"] = render(ALIAS_COLUMNS, sorted(self.aliases.values(), key=lambda r: (sort_key(r["id"]), r["alias"])))
        terms = sorted(self.merged_terms(), key=lambda t: (sort_key(t["person"]), t["start"], t["end"], t["office"], t["of"], t["title_en"], t["source"]))
        files["terms.tsv"] = render(TERM_COLUMNS, terms)
        files["memberships.tsv"] = render(MEMBER_COLUMNS, sorted(self.members.values(), key=lambda r: (
            sort_key(r["organization"]), sort_key(r["member"]), r["start"], r["status"])))
        files["borders.tsv"] = render(BORDER_COLUMNS, [dict(a=a, b=b, source=s) for a, b, s in sorted(
            self.borders, key=lambda r: (sort_key(r[0]), sort_key(r[1])))])
        files["offices.tsv"] = render(OFFICE_COLUMNS, sorted(self.offices(), key=lambda r: r["office"]))
        return files

    def offices(self):
        rows = [dict(r) for r in hand_table("offices")]
        known = {r["office"] for r in rows}
        for row in hand_table("portfolios"):
            if row["office"] not in known:
                wikidata = "Q7330070" if row["office"] == "minister_of_foreign_affairs" else ""
                rows.append(dict(office=row["office"], label_id="menteri " + row["portfolio_id"].lower().replace("bumn", "BUMN").replace("ukm", "UKM"),
                                 label_en="minister of " + row["portfolio_en"].lower(), wikidata=wikidata, source="hand"))
        return rows


def sort_key(text):
    match = re.fullmatch(r"Q(\d+)", text)
    return (0, int(match.group(1)), "") if match else (1, 0, text)


# --------------------------------------------------------------------------------------- checks
def verify(builder, files):
    """Every promise of data/kb/README.md; returns the list of what is broken."""
    broken = list(builder.problems)
    labels = builder.ref.labels()
    tables = {}
    for name, text in files.items():
        lines = text.split("\n")[:-1]
        header = lines[0].split("\t")
        tables[name] = [dict(zip(header, line.split("\t"))) for line in lines[1:]]
        for number, line in enumerate(lines, 1):
            if len(line.split("\t")) != len(header):
                broken.append(f"{name}:{number}: wrong number of fields")
    ids, forms = {}, collections.defaultdict(set)
    for table in TABLES:
        for row in tables[table + ".tsv"]:
            key = row["id"]
            if key in ids:
                broken.append(f"{table}: {key} also in {ids[key]}")
            ids[key] = table
            if not row["name_id"] or not row["name_en"]:
                broken.append(f"{table}: {key} has no name")
            if key.startswith("Q"):
                if not matches(labels.get(key), row, builder, key):
                    broken.append(f"{table}: {key} {row['name_en']} is not confirmed by the reference ({sorted(labels.get(key, []))[:4]})")
            elif not re.fullmatch(r"x-[0-9a-f]{12}", key):
                broken.append(f"{table}: bad id {key}")
            for column in ("start", "end", "birth", "death", "founded"):
                if row.get(column) and iso(row[column]) != row[column]:
                    broken.append(f"{table}: {key} has the date {row[column]}")
            if not in_order(row["start"], row["end"]):
                broken.append(f"{table}: {key} ends before it starts")
            for name in {row["name_id"], row["name_en"]}:
                forms[row["type"], folded(name)].add(key)
            if not row["weight"].isdigit() or int(row["weight"]) > 1000:
                broken.append(f"{table}: {key} has the weight {row['weight']}")
            if row.get("kind") == "city" and (abs(float(row["lat"] or 0)) > 90 or abs(float(row["lon"] or 0)) > 180):
                broken.append(f"{table}: {key} lies nowhere")
    for table in TABLES:
        for row in tables[table + ".tsv"]:
            for column in ("state", "capital"):
                if row.get(column) and row[column] not in ids:
                    broken.append(f"{table}: {row['id']} refers to {row[column]}, which is not there")
            if row["state"] and ids.get(row["state"]) != "states":
                broken.append(f"{table}: {row['id']} has the state {row['state']}, which is no state")
    clashes = collections.defaultdict(set)
    for row in tables["aliases.tsv"]:
        if row["id"] not in ids:
            broken.append(f"aliases: {row['id']} is not there")
            continue
        if row["lang"] not in ("id", "en", "any") or row["kind"] not in ("name", "alias", "acronym", "demonym", "metonym") \
                or row["ambiguous"] not in "01":
            broken.append(f"aliases: {row}")
        if row["ambiguous"] == "0":
            clashes[TABLES[ids[row["id"]]][0], folded(row["alias"])].add(row["id"])
    for (kind, form), owners in clashes.items():
        if len(owners | forms[kind, form]) > 1:
            broken.append(f"aliases: {form} names {sorted(owners | forms[kind, form])} and is not marked ambiguous")
    offices = {row["office"] for row in tables["offices.tsv"]}
    for row in tables["offices.tsv"]:
        if row["wikidata"] and row["wikidata"] not in labels:
            broken.append(f"offices: {row['wikidata']} is not confirmed by the reference")
    for row in tables["terms.tsv"]:
        if ids.get(row["person"]) != "persons" or row["of"] not in ids or row["office"] not in offices:
            broken.append(f"terms: {row}")
        for column in ("start", "end", "as_of"):
            if row[column] and iso(row[column]) != row[column]:
                broken.append(f"terms: date in {row}")
        if not in_order(row["start"], row["end"]):
            broken.append(f"terms: ends before it starts: {row}")
    for row in tables["memberships.tsv"]:
        if row["member"] not in ids or row["organization"] not in ids or not in_order(row["start"], row["end"]):
            broken.append(f"memberships: {row}")
    for row in tables["borders.tsv"]:
        if ids.get(row["a"]) != "states" or ids.get(row["b"]) != "states" or row["a"] == row["b"]:
            broken.append(f"borders: {row}")
    return broken


def matches(labels, row, builder, key):
    """One of the names shares its main word with one of the labels that the reference gives for the id."""
    if not labels:
        return False
    names = {folded(row["name_en"]), folded(row["name_id"])}
    if names & labels:
        return True
    stop = {"the", "of", "and", "ministry", "department", "al", "for"}
    words = set(" ".join(names).split()) - stop
    if any(words & (set(label.split()) - stop) for label in labels):
        return True
    return any(folded(a["alias"]) in labels for a in builder.aliases.values() if a["id"] == key)


# --------------------------------------------------------------------------------------- counts
def count(builder, path):
    """hand/counts.tsv: in how many articles each name occurs, and its one-word lower-case form."""
    token = re.compile(r"\w+(?:[-'’.&]\w+)*\+?")
    trie = {}
    forms = set()
    for row in builder.entities.values():
        forms |= {row["name_id"], row["name_en"]}
    forms |= {row["alias"] for row in builder.aliases.values()}
    lower = {}
    for form in sorted(forms):
        words = token.findall(form.replace("’", "'"))
        if not words:
            continue
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(None, []).append(form)
        if len(words) == 1:
            lower.setdefault(words[0].lower(), []).append(form)
    found, small = collections.Counter(), collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            article = json.loads(line)
            words = token.findall((article.get("title", "") + "\n" + article["text"]).replace("’", "'"))
            seen, place = set(), 0
            while place < len(words):
                node, best, length = trie.get(words[place]), None, 0
                ahead = place
                while node is not None:
                    ahead += 1
                    if None in node:
                        best, length = node[None], ahead - place
                    node = node.get(words[ahead]) if ahead < len(words) else None
                if best:
                    seen.update(best)
                place += max(1, length)
            found.update(seen)
            for word in set(words):
                if word in lower:
                    small.update(lower[word])
    rows = [dict(form=f, documents=found[f], lowercase_documents=small[f]) for f in sorted(set(found) | set(small))]
    with open(os.path.join(HAND, "counts.tsv"), "w", encoding="utf-8", newline="\n") as handle:
        handle.write(render(["form", "documents", "lowercase_documents"], rows))
    print(f"{len(rows)} names counted")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reference", default=os.path.join(ROOT, "..", "shared", "reference"), help="folder of the reference tables")
    parser.add_argument("--check", action="store_true", help="compare with the files, verify every id, write nothing")
    parser.add_argument("--count", metavar="NEWS", help="count names in a gzipped JSON Lines corpus, write hand/counts.tsv")
    options = parser.parse_args()
    builder = Builder(Reference(options.reference))
    files = builder.build()
    if options.count:
        count(builder, options.count)
        return 0
    broken = verify(builder, files)
    if options.check:
        for name, text in files.items():
            path = os.path.join(KB, name)
            if not os.path.exists(path) or open(path, encoding="utf-8", newline="").read() != text:
                broken.append(f"{name} differs from what the script builds")
    else:
        for name, text in files.items():
            with open(os.path.join(KB, name), "w", encoding="utf-8", newline="\n") as handle:
                handle.write(text)
    for line in broken:
        print(line, file=sys.stderr)
    for name, text in files.items():
        print(f"{name}\t{text.count(chr(10)) - 1}")
    if broken:
        print(f"{len(broken)} faults", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
