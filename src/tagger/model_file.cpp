// A tagger's model as bytes: a header, then arrays, those of wider numbers first. Numbers are those
// of a little-endian machine; the header tells any other.

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

#include "src/base/error.hpp"
#include "src/base/hash.hpp"
#include "src/tagger/tagger.hpp"

namespace entente {
namespace {

constexpr std::string_view magic = "ENTENTE TAGGER 1\n";
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::size_t most_labels = 255;
constexpr std::size_t hash_size = 64;  ///< SHA-256 in hex digits

struct Sizes {
    std::uint32_t order = byte_order;
    std::uint32_t caseless = 0, labels_bytes = 0, labels = 0;
    std::uint32_t words = 0, paths = 0, features = 0, weights = 0;
    float unit = 1;
};

class Writer {
public:
    template <class T>
    void put(const T* values, std::size_t count) {
        if (count > 0) bytes.append(reinterpret_cast<const char*>(values), count * sizeof(T));
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(values.data(), values.size());
    }
    std::string bytes;
};

class Reader {
public:
    Reader(std::string_view bytes, const std::string& name) : left_(bytes), name_(name) {}

    [[noreturn]] void fail(const std::string& why) const {
        throw InputError(name_ + ": no model of a tagger: " + why);
    }
    std::string_view take(std::size_t size) {
        if (size > left_.size()) fail("it ends too early");
        const std::string_view taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }
    template <class T>
    std::vector<T> array(std::size_t count) {
        const std::string_view from = take(count * sizeof(T));
        std::vector<T> values(count);
        if (count > 0) std::memcpy(values.data(), from.data(), from.size());
        return values;
    }
    std::string_view rest() const noexcept { return left_; }

private:
    std::string_view left_;
    const std::string& name_;
};

std::string joined(const std::vector<std::string>& labels) {
    std::string text;
    for (const std::string& label : labels) text += label + '\n';
    return text;
}

bool is_label(std::string_view label) {
    return label == "O" || (label.size() > 2 && label[1] == '-' &&
                            std::string_view("BIES").find(label[0]) != std::string_view::npos);
}

std::vector<std::string> parted(std::string_view text, std::size_t count, const Reader& reader) {
    std::vector<std::string> labels;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        labels.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!is_label(labels.back()) || labels.size() > count) reader.fail("its labels are broken");
    }
    if (labels.size() != count || std::count(labels.begin(), labels.end(), "O") != 1)
        reader.fail("its labels are broken");
    return labels;
}

WordFacts read_facts(Reader& reader, const Sizes& sizes) {
    auto keys = reader.array<std::uint32_t>(sizes.words);
    const auto clusters = reader.array<std::uint16_t>(sizes.words);
    const auto usual = reader.array<std::uint8_t>(sizes.words);
    const auto roles = reader.array<std::uint8_t>(sizes.words);
    const auto bits = reader.array<std::uint64_t>(sizes.paths);
    const auto lengths = reader.array<std::uint8_t>(sizes.paths);
    if (!std::is_sorted(keys.begin(), keys.end())) reader.fail("its words are in no order");
    std::vector<WordFact> facts;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (clusters[i] != WordFact::no_cluster && clusters[i] >= sizes.paths)
            reader.fail("a word has a class that is not there");
        if (usual[i] > static_cast<std::uint8_t>(UsualCase::upper))
            reader.fail("a word has a case that does not exist");
        facts.push_back({clusters[i], static_cast<UsualCase>(usual[i]), roles[i]});
    }
    std::vector<ClusterPath> paths;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        if (lengths[i] > 64) reader.fail("the path of a class is too long");
        paths.push_back({bits[i], lengths[i]});
    }
    return {std::move(keys), std::move(facts), std::move(paths)};
}

void write_facts(Writer& writer, const WordFacts& words) {
    writer.put(words.keys());
    for (const WordFact& fact : words.facts()) writer.put(&fact.cluster, 1);
    for (const WordFact& fact : words.facts()) writer.put(&fact.usual, 1);
    for (const WordFact& fact : words.facts()) writer.put(&fact.roles, 1);
    for (const ClusterPath& path : words.paths()) writer.put(&path.bits, 1);
    for (const ClusterPath& path : words.paths()) writer.put(&path.size, 1);
}

void check_weights(const TaggerModel& model, const Reader& reader) {
    if (!std::is_sorted(model.keys.begin(), model.keys.end()))
        reader.fail("its features are in no order");
    if (std::accumulate(model.counts.begin(), model.counts.end(), std::size_t{0}) !=
        model.weight.size())
        reader.fail("features and weights do not agree");
    if (std::any_of(model.label.begin(), model.label.end(),
                    [&](std::uint8_t label) { return label >= model.labels.size(); }))
        reader.fail("a weight has a label that is not there");
    // So that sums over a sentence of 1,000 tokens stay within 32 bits.
    if (std::any_of(model.step.begin(), model.step.end(),
                    [](std::int32_t step) { return step < -1000000 || step > 1000000; }))
        reader.fail("a weight is too large");
}

}  // namespace

std::string write_model(const TaggerModel& model) {
    Sizes sizes;
    const std::string labels = joined(model.labels);
    sizes.caseless = model.caseless ? 1 : 0;
    sizes.unit = model.unit;
    sizes.labels = static_cast<std::uint32_t>(model.labels.size());
    sizes.labels_bytes = static_cast<std::uint32_t>(labels.size());
    sizes.words = static_cast<std::uint32_t>(model.facts.keys().size());
    sizes.paths = static_cast<std::uint32_t>(model.facts.paths().size());
    sizes.features = static_cast<std::uint32_t>(model.keys.size());
    sizes.weights = static_cast<std::uint32_t>(model.weight.size());
    Writer writer;
    writer.put(&sizes, 1);
    writer.put(labels.data(), labels.size());
    write_facts(writer, model.facts);
    writer.put(model.keys);
    writer.put(model.step);
    writer.put(model.weight);
    writer.put(model.counts);
    writer.put(model.label);
    return std::string(magic) + sha256_hex(writer.bytes) + '\n' + writer.bytes;
}

void seal_model(std::string& bytes) {
    if (bytes.size() <= magic.size() + hash_size) return;
    const std::string_view rest = std::string_view(bytes).substr(magic.size() + hash_size + 1);
    bytes.replace(magic.size(), hash_size, sha256_hex(rest));
}

TaggerModel read_model(std::string_view bytes, const std::string& name) {
    Reader reader(bytes, name);
    if (!bytes.starts_with(magic)) reader.fail("it does not begin like one of this version");
    reader.take(magic.size());
    const std::string_view hash = reader.take(hash_size);
    if (reader.take(1) != "\n" || sha256_hex(reader.rest()) != hash)
        reader.fail("its bytes are not those that were written");
    const Sizes sizes = reader.array<Sizes>(1).front();
    if (sizes.order != byte_order) reader.fail("it was made for another kind of machine");
    if (sizes.labels > most_labels) reader.fail("it has too many labels");
    TaggerModel model;
    if (!(sizes.unit > 0) || sizes.unit > 1) reader.fail("its unit of weights is out of range");
    model.caseless = sizes.caseless != 0;
    model.unit = sizes.unit;
    model.labels = parted(reader.take(sizes.labels_bytes), sizes.labels, reader);
    model.facts = read_facts(reader, sizes);
    model.keys = reader.array<std::uint32_t>(sizes.features);
    model.step = reader.array<std::int32_t>((sizes.labels + 1U) * sizes.labels);
    model.weight = reader.array<std::int16_t>(sizes.weights);
    model.counts = reader.array<std::uint8_t>(sizes.features);
    model.label = reader.array<std::uint8_t>(sizes.weights);
    if (!reader.rest().empty()) reader.fail("something follows its end");
    check_weights(model, reader);
    return model;
}

}  // namespace entente
