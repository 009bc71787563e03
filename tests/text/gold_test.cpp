// How much of what readers marked as boilerplate is found, and whether anything they quoted is
// lost.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/json_file.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

struct Counts {
    std::size_t lines = 0;        ///< gold lines of more than three words
    std::size_t covered = 0;      ///< of which nine tenths are in boilerplate or dateline
    std::size_t boilerplate = 0;  ///< bytes
    std::size_t lost = 0;         ///< bytes of gold evidence that stand in boilerplate only
    std::vector<std::string> missed;
};

std::vector<char> skipped_bytes(const Document& document) {
    std::vector<char> skipped(document.text.size(), 0);
    const auto mark = [&](Span span) {
        std::fill(skipped.begin() + span.begin, skipped.begin() + span.end, 1);
    };
    for (const BoilerplateSpan& found : document.boilerplate) mark(found.span);
    if (document.dateline) mark(*document.dateline);
    return skipped;
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
    return words;
}

/// The least and the most of `text`'s bytes that any occurrence has within the skipped ones.
struct Share {
    std::size_t least = 0, most = 0;
    bool found = false;
};

Share share_of(const Document& document, const std::vector<char>& skipped, std::string_view text) {
    Share share{text.size(), 0, false};
    for (std::size_t at = document.text.find(text); at != std::string::npos && !text.empty();
         at = document.text.find(text, at + 1)) {
        const auto begin = skipped.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = static_cast<std::size_t>(
            std::count(begin, begin + static_cast<std::ptrdiff_t>(text.size()), 1));
        share = {std::min(share.least, count), std::max(share.most, count), true};
    }
    if (!share.found) share.least = 0;
    return share;
}

/// Every string that stands under "evidence" or "quote" anywhere in the gold.
void collect(const JsonValue& value, std::vector<std::string>& out) {
    if (const auto* object = value.object())
        for (const auto& member : *object) {
            const std::string* text = member.value.string();
            if (text != nullptr && (member.name == "evidence" || member.name == "quote"))
                out.push_back(*text);
            collect(member.value, out);
        }
    if (const auto* array = value.array())
        for (const auto& item : *array) collect(item, out);
}

void count_article(const std::filesystem::path& article, const std::filesystem::path& gold,
                   Counts& counts) {
    const Document document = read(read_file(article));
    const std::vector<char> skipped = skipped_bytes(document);
    const JsonValue value = load_json(gold);
    for (const JsonValue& line : *value.find("boilerplate")->array()) {
        if (words_in(*line.string()) <= 3) continue;
        const Share share = share_of(document, skipped, *line.string());
        if (!share.found) continue;
        ++counts.lines;
        const bool covered = share.most * 10 >= line.string()->size() * 9;
        counts.covered += covered;
        if (!covered) counts.missed.push_back(article.stem().string() + ": " + *line.string());
    }
    std::vector<std::string> evidence;
    collect(value, evidence);
    for (const std::string& text : evidence) counts.lost += share_of(document, skipped, text).least;
    counts.boilerplate += static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), 1));
}

}  // namespace

TEST_CASE("boilerplate agrees with what readers marked", "[text][boilerplate][shared]") {
    const auto files = shared_articles();
    if (files.empty()) {
        WARN("no shared data");
        return;
    }
    Counts counts;
    for (const auto& file : files) {
        const std::string name = file.stem().string() + ".gold.json";
        const bool seed = file.parent_path().filename() == "seeds";
        count_article(file, seed ? shared / "seeds" / name : shared / "dev" / "gold" / name,
                      counts);
    }
    for (const std::string& missed : counts.missed) UNSCOPED_INFO("missed " << missed);
    UNSCOPED_INFO("found " << counts.covered << " of " << counts.lines << " lines; " << counts.lost
                           << " of " << counts.boilerplate << " bytes of boilerplate are evidence");
    CHECK(counts.covered * 100 >= counts.lines * 97);
    CHECK(counts.lost * 1000 <= counts.boilerplate);
}
