#include "reader.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <vector>

#include <unistd.h>

#include "ontology/check_record.hpp"
#include "src/text/load_article.hpp"

namespace entente::test {
namespace {

namespace fs = std::filesystem;

std::string name_of(const Record& record, const std::string& id) {
    for (const Entity& entity : record.entities)
        if (entity.id == id) return entity.name;
    return id.empty() ? "" : "?" + id;
}

std::string names_of(const Record& record, std::vector<std::string> ids) {
    std::vector<std::string> all;
    for (const std::string& id : ids) all.push_back(name_of(record, id));
    std::sort(all.begin(), all.end());
    std::string joined;
    for (const std::string& name : all) joined += (joined.empty() ? "" : ", ") + name;
    return joined;
}

/// The data without what was learned of acts: links to all else, gone with the object.
class RulesOnly {
public:
    RulesOnly() : folder_(ENTENTE_BINARY_DIR "/Testing/rules-" + std::to_string(getpid())) {
        fs::create_directories(folder_ / "id");
        const fs::path all = ENTENTE_BINARY_DIR "/share/entente";
        for (const auto& part : fs::directory_iterator(all))
            if (part.path().filename() != "id") link(part, folder_);
        for (const auto& table : fs::directory_iterator(all / "id"))
            if (table.path().filename() != "acts.model") link(table, folder_ / "id");
    }
    ~RulesOnly() { fs::remove_all(folder_); }
    RulesOnly(const RulesOnly&) = delete;
    RulesOnly& operator=(const RulesOnly&) = delete;

    const fs::path& folder() const noexcept { return folder_; }

private:
    static void link(const fs::directory_entry& to, const fs::path& folder) {
        fs::create_symlink(fs::canonical(to.path()), folder / to.path().filename());
    }

    fs::path folder_;
};

const Engine& engine_by_rules() {
    static const Engine loaded = Engine::load(RulesOnly().folder());
    return loaded;
}

/// @throws std::logic_error with the laws the record breaks
Record read_by(const Engine& reader, std::string_view text, const std::optional<Date>& published) {
    Record record = reader.read(text, "test.txt", published);
    std::string broken;
    for (const std::string& message : check_record(record, reader.schema()))
        broken += message + "\n";
    for (const std::string& message : check_quotes(record, decode(text).text))
        broken += message + "\n";
    if (!broken.empty()) throw std::logic_error(broken);
    return record;
}

/// Lines without the last line break.
std::string lines(const std::vector<std::string>& all) {
    std::string joined;
    for (const std::string& line : all) joined += (joined.empty() ? "" : "\n") + line;
    return joined;
}

}  // namespace

const Engine& engine() {
    static const Engine loaded = Engine::load(ENTENTE_BINARY_DIR "/share/entente");
    return loaded;
}

Record read(std::string_view text, const std::optional<Date>& published) {
    return read_by(engine(), text, published);
}

Record read_by_rules(std::string_view text, const std::optional<Date>& published) {
    return read_by(engine_by_rules(), text, published);
}

std::string names(const Record& record) {
    std::vector<std::string> all;
    for (const Entity& entity : record.entities) {
        std::set<std::string> surfaces;
        for (const Mention& mention : entity.mentions)
            if (mention.kind != "title" && mention.kind != "nominal" && mention.kind != "pronoun")
                surfaces.insert(mention.at.text);
        if (surfaces.empty()) continue;
        std::string line = entity.type + " " + entity.name + " =";
        for (const std::string& surface : surfaces)
            line += (line.ends_with('=') ? " " : " | ") + surface;
        all.push_back(line);
    }
    return lines(all);
}

std::string offices(const Record& record) {
    std::vector<std::string> all;
    for (const Relation& r : record.relations)
        if (r.type == "HOLDS_OFFICE")
            all.push_back((r.former ? "former " : "") + name_of(record, r.from) + " | " + r.title +
                          " | " + name_of(record, r.to));
    return lines(all);
}

std::string relations(const Record& record) {
    std::vector<std::string> all;
    for (const Relation& r : record.relations)
        if (r.type != "HOLDS_OFFICE")
            all.push_back(name_of(record, r.from) + " " + r.type + " " + name_of(record, r.to));
    return lines(all);
}

std::string events(const Record& record) {
    std::vector<std::string> all;
    for (const Event& e : record.events)
        all.push_back(e.type + " " + e.modality + " | " + names_of(record, e.actors) + " | " +
                      names_of(record, e.recipients) + " | " + (e.date ? e.date->iso() : "") +
                      " | " + name_of(record, e.place));
    return lines(all);
}

std::string statements(const Record& record) {
    std::vector<std::string> all;
    for (const Statement& s : record.statements)
        all.push_back(name_of(record, s.speaker) + " " + s.kind +
                      (s.via.empty() ? "" : " via " + name_of(record, s.via)) + ": " + s.at.text);
    return lines(all);
}

}  // namespace entente::test
