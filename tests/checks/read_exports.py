#!/usr/bin/env python3
"""read_exports.py STEM: reads STEM.graphml, STEM.dot and STEM.jsonld with programs of others and
compares the nodes and edges they see. They are one graph, so they must be the same."""
import json
import sys

import igraph
import networkx
import pygraphviz


def of_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    return set(graph.nodes), graph.number_of_edges()


def of_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    return set(graph.vs["id"]), graph.ecount()


def of_pygraphviz(path):
    graph = pygraphviz.AGraph(path)
    return set(graph.nodes()), graph.number_of_edges()


def main(stem):
    seen = {
        "networkx": of_networkx(stem + ".graphml"),
        "igraph": of_igraph(stem + ".graphml"),
        "pygraphviz": of_pygraphviz(stem + ".dot"),
    }
    for reader, (nodes, edges) in seen.items():
        print(f"{reader}: {len(nodes)} nodes, {edges} edges")
    nodes, edges = seen["networkx"]
    if not nodes or not edges:
        sys.exit("the graph is empty")
    for reader, other in seen.items():
        if other[1] != edges:
            sys.exit(f"{reader} sees {other[1]} edges, networkx {edges}")
        if other[0] != nodes:
            sys.exit(f"{reader} sees other nodes than networkx: {sorted(other[0] ^ nodes)[:5]}")
    with open(stem + ".jsonld", encoding="utf-8") as file:
        text = json.dumps(json.load(file), ensure_ascii=False)
    absent = [node for node in sorted(nodes) if node.removeprefix("sha256:") not in text]
    if absent:
        sys.exit(f"JSON-LD lacks {len(absent)} nodes: {absent[:5]}")


main(sys.argv[1])
