#include <map>
#include <ostream>
#include <string>

#include "export/value_text.hpp"
#include "export/writers.hpp"
#include "export/xml_writer.hpp"

// GraphML 1.0, graphml.graphdrawing.org/specification.html. Ids are those of the graph, not
// positions, so that two exports of the same claims differ in no byte. GraphML has no lists and no
// structure below a node: a list and the witnesses are JSON text in a key of type string.

namespace entente {
namespace {

constexpr std::string_view name_space = "http://graphml.graphdrawing.org/xmlns";

/// GraphML's types in the order of Value's alternatives.
constexpr std::string_view type_names[] = {"string", "long", "double", "boolean", "string"};

/// Attribute names of all nodes, or all edges, with the GraphML type that fits every value.
using Keys = std::map<std::string_view, std::string_view>;

template <class Items>
Keys keys_of(const Items& items, Keys keys) {
    for (const auto& item : items)
        for (const auto& [name, value] : item.attributes) {
            const std::string_view type = type_names[value.index()];
            const auto [at, fresh] = keys.emplace(name, type);
            if (!fresh && at->second != type) at->second = "string";
        }
    return keys;
}

void declare(XmlWriter& xml, std::string_view owner, const Keys& keys) {
    for (const auto& [name, type] : keys)
        xml.element("key")
            .attribute("id", std::string(owner) + '_' + std::string(name))
            .attribute("for", owner)
            .attribute("attr.name", name)
            .attribute("attr.type", type);
}

/// Nothing for an empty text: readers make no difference between that and a missing value.
void write_data(XmlWriter& xml, std::string_view owner, std::string_view name,
                const std::string& text) {
    if (text.empty()) return;
    xml.element("data").attribute("key", std::string(owner) + '_' + std::string(name)).text(text);
}

template <class Item>
void write_attributes(XmlWriter& xml, std::string_view owner, const Item& item) {
    write_data(xml, owner, "type", item.type);
    write_data(xml, owner, "label", item.label);
    for (const auto& [name, value] : item.attributes)
        write_data(xml, owner, name, value_text(value));
    if (!item.witnesses.empty())
        write_data(xml, owner, "witnesses", witnesses_json(item.witnesses));
}

}  // namespace

void write_graphml(const Graph& graph, const Schema&, std::ostream& out) {
    const auto nodes = graph.nodes();
    XmlWriter xml(out);
    auto root = xml.element("graphml");
    root.attribute("xmlns", name_space)
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .attribute("xsi:schemaLocation",
                   std::string(name_space) + ' ' + std::string(name_space) + "/1.0/graphml.xsd");
    const Keys common{
        {"label",     "string"},
        {"type",      "string"},
        {"witnesses", "string"}
    };
    Keys of_nodes = common;
    of_nodes.emplace("kind", "string");
    declare(xml, "node", keys_of(nodes, std::move(of_nodes)));
    declare(xml, "edge", keys_of(graph.edges(), common));
    auto body = xml.element("graph");
    body.attribute("id", "entente").attribute("edgedefault", "directed");
    for (const Node& node : nodes) {
        auto element = xml.element("node");
        element.attribute("id", node.id);
        write_data(xml, "node", "kind", node.kind);
        write_attributes(xml, "node", node);
    }
    for (const Edge& edge : graph.edges()) {
        auto element = xml.element("edge");
        element.attribute("id", edge.id)
            .attribute("source", nodes[edge.from].id)
            .attribute("target", nodes[edge.to].id);
        write_attributes(xml, "edge", edge);
    }
}

}  // namespace entente
