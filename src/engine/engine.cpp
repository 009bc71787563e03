#include "src/engine/engine.hpp"

#include <cstdlib>

#include <unistd.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/base/utf8.hpp"
#include "src/extract/explain.hpp"
#include "src/extract/look_up.hpp"
#include "src/extract/pipeline.hpp"
#include "src/text/load_article.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

KnowledgeBase load_kb(const fs::path& data, const std::optional<fs::path>& extra) {
    const fs::path image = data / "kb.image";
    KnowledgeBase kb =
        fs::exists(image) ? KnowledgeBase::open(image) : KnowledgeBase::from_tables(data / "kb");
    return extra ? KnowledgeBase::with_extra(kb, *extra) : std::move(kb);
}

std::optional<Tagger> load_tagger(const fs::path& model) {
    if (!fs::exists(model)) return std::nullopt;
    return Tagger(read_model(read_file(model), model.string()));
}

std::optional<Chooser> load_acts(const fs::path& model) {
    if (!fs::exists(model)) return std::nullopt;
    return Chooser(read_choices(read_file(model), model.string()));
}

bool holds_data(const fs::path& folder) {
    return fs::is_directory(folder / "schema");
}

}  // namespace

struct Engine::Parts {
    Parts(const fs::path& data, const std::optional<fs::path>& extra_kb)
        : schema(Schema::load(data / "schema")),
          kb(load_kb(data, extra_kb)),
          lexicon(Lexicon::load(data / "id", schema)),
          forms(data / "id"),
          languages(LanguageData::load(data / "id")),
          tagger(load_tagger(data / "id" / "tagger.model")),
          acts(load_acts(data / "id" / "acts.model")),
          pipeline(news_pipeline()) {}

    Schema schema;
    KnowledgeBase kb;
    Lexicon lexicon;
    WordForms forms;
    LanguageData languages;
    std::optional<Tagger> tagger;
    std::optional<Chooser> acts;
    Pipeline pipeline;
};

fs::path Engine::find_data() {
    if (const char* told = std::getenv("ENTENTE_DATA"); told != nullptr && *told != '\0') {
        if (!holds_data(told))
            throw InputError("ENTENTE_DATA=" + std::string(told) +
                             " holds no data of entente (no schema/ in it)");
        return told;
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = program.parent_path().parent_path() / "share" / "entente";
    if (!error && holds_data(beside)) return beside;
    throw InputError("the program's data are not at " + beside.string() +
                     "; set ENTENTE_DATA to the folder that holds schema/, id/ and kb.image");
}

Engine Engine::load(const fs::path& data, const std::optional<fs::path>& extra_kb) {
    return Engine(std::make_unique<Parts>(data, extra_kb));
}

const Schema& Engine::schema() const noexcept {
    return parts_->schema;
}

Knowledge Engine::knowledge() const noexcept {
    return {parts_->schema, parts_->kb, parts_->lexicon, parts_->forms,
            parts_->tagger ? &*parts_->tagger : nullptr,
            parts_->acts ? &*parts_->acts : nullptr};
}

Record Engine::read(std::string_view bytes, const std::string& source,
                    const std::optional<Date>& published, bool background) const {
    try {
        const Document document = load_article(bytes, source, parts_->languages);
        return extract(document, parts_->pipeline, knowledge(), published, background);
    } catch (const InputError& error) {
        throw InputError(source + ": " + error.what());
    }
}

std::string Engine::explain(std::string_view bytes, const std::string& source, std::uint32_t at,
                            const std::optional<Date>& published) const {
    try {
        const Document document = load_article(bytes, source, parts_->languages);
        const std::size_t byte = CodePoints(document.text).to_byte(at);
        if (byte >= document.text.size())
            throw InputError("has " + std::to_string(count_code_points(document.text)) +
                             " characters; there is none at " + std::to_string(at));
        std::vector<LinkNote> notes;
        Reading reading(document);
        reading.notes = &notes;
        if (published) {
            reading.published = published;
            reading.published_from = "option";
        }
        parts_->pipeline.run(reading, knowledge());
        return entente::explain(reading, knowledge(), static_cast<std::uint32_t>(byte));
    } catch (const InputError& error) {
        throw InputError(source + ": " + error.what());
    }
}

std::vector<Found> Engine::look_up(const std::string& name, const std::optional<Date>& day) const {
    const Document document = load_article(name, "name", parts_->languages);
    Reading reading(document);
    reading.published = day;
    static const Pipeline names = naming_pipeline();
    names.run(reading, knowledge());
    return entente::look_up(reading, day, knowledge());
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

}  // namespace entente
