#!/usr/bin/env python3
"""build_common_words.py CORPUS.jsonl.gz > data/id/common_words.tsv

Words that Indonesian newspapers write small: in at least 20 articles with a small letter, and three times in five
where no sentence begins. A capital on one of them is a headline's or a title's, and tells no name. Words alone are
kept, no text. CORPUS holds one article a line, {"text": ...}.
"""
import collections
import gzip
import json
import re
import sys

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
LEAST_ARTICLES, LEAST_SHARE = 20, 3 / 5


def main():
    small, capital = collections.Counter(), collections.Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            seen_small, seen_capital = set(), set()
            text = json.loads(line)["text"]
            for match in WORD.finditer(text):
                word = match.group()
                if word.islower():
                    seen_small.add(word)
                elif word[1:].islower() and re.search(r"[a-z,] $", text[max(0, match.start() - 2):match.start()]):
                    seen_capital.add(word.lower())
            small.update(seen_small)
            capital.update(seen_capital)
    print("word")
    for word in sorted(small):
        if small[word] >= LEAST_ARTICLES and len(word) > 2 and small[word] >= LEAST_SHARE * (small[word] + capital[word]):
            print(word)


if __name__ == "__main__":
    main()
