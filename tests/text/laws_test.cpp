// What holds for every text: spans lie within it, in order, and no character is lost between them.

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"
#include "src/text/characters.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// The first law that the document breaks; empty when it keeps all.
std::string broken_law(const Document& document) {
    const std::string_view text = document.text;
    if (find_invalid_utf8(text) != std::string_view::npos) return "text is not UTF-8";
    std::vector<char> covered(text.size(), 0);
    const auto cover = [&](Span span, char by) {
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            if (covered[i] != 0) return false;
            covered[i] = by;
        }
        return true;
    };
    const auto inside = [&](Span span) {
        return span.begin <= span.end && span.end <= text.size();
    };
    for (const BoilerplateSpan& found : document.boilerplate) {
        if (!inside(found.span) || found.span.empty()) return "boilerplate outside of the text";
        if (!cover(found.span, 'b')) return "boilerplate overlaps";
    }
    if (document.dateline && !cover(*document.dateline, 'd')) return "dateline overlaps";
    if (document.dateline_place && !document.dateline->contains(*document.dateline_place))
        return "place outside of the dateline";

    std::uint32_t end = 0;
    std::uint32_t lower = 0;
    for (const Token& token : document.tokens) {
        if (!inside(token.span) || token.span.empty() || token.span.begin < end)
            return "tokens out of order";
        if (token.lower_begin != lower) return "small letters out of order";
        std::string small;
        append_lower(document.str(token), small);
        if (document.lower(token) != small) return "small letters differ from their token";
        end = token.span.end;
        lower += token.lower_size;
        if (!cover(token.span, 't')) return "a token within boilerplate";
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : document.sentences) {
        if (sentence.first != next || sentence.last <= sentence.first)
            return "sentences leave tokens";
        next = sentence.last;
        if (sentence.span.begin != document.tokens[sentence.first].span.begin ||
            sentence.span.end != document.tokens[sentence.last - 1].span.end)
            return "a sentence differs from its tokens";
        if (sentence.paragraph >= document.paragraphs.size() ||
            !document.paragraphs[sentence.paragraph].contains(sentence.span))
            return "a sentence outside of its paragraph";
        for (const BoilerplateSpan& found : document.boilerplate)
            if (found.span.overlaps(sentence.span)) return "a sentence over boilerplate";
    }
    if (next != document.tokens.size()) return "tokens in no sentence";
    Span before;
    for (const QuotedSpan& quote : document.quoted) {
        if (!inside(quote.inside) || quote.inside.empty()) return "an empty quotation";
        if (quote.inside.begin < before.end) return "quotations out of order";
        before = quote.inside;
    }
    for (std::size_t i = 0; i < text.size();) {
        const Character c = character_at(text, i);
        if (!c.space() && covered[i] == 0)
            return "a character is lost at byte " + std::to_string(i);
        i += c.size;
    }
    const CodePoints points(text);
    for (const Sentence& sentence : document.sentences)
        if (points.to_byte(points.of_byte(sentence.span.begin)) != sentence.span.begin)
            return "code points do not lead back";
    return "";
}

std::string law_of(std::string_view bytes) {
    try {
        return broken_law(read(bytes));
    } catch (const InputError&) {
        return "";
    }
}

}  // namespace

TEST_CASE("the laws hold for every sample", "[text][laws]") {
    const auto files = text_files(root / "samples" / "articles");
    REQUIRE_FALSE(files.empty());
    for (const auto& file : files) {
        INFO(file.filename().string());
        CHECK(broken_law(read(read_file(file))) == "");
    }
}

TEST_CASE("the laws hold for every article of the development set", "[text][laws][shared]") {
    const auto files = shared_articles();
    if (files.empty()) {
        WARN("no shared data");
        return;
    }
    for (const auto& file : files) {
        INFO(file.filename().string());
        CHECK(broken_law(read(read_file(file))) == "");
    }
}

TEST_CASE("the laws hold for what no article looks like", "[text][laws]") {
    const std::string text = GENERATE(values<std::string>({
        "\"",
        "''",
        "\\\"",
        "'a",
        "a'",
        "(",
        ".",
        "a.b.c.d",
        "A.B.C.",
        "....",
        "\"\"\"\"",
        "“”‘’«»",
        "Baca juga:",
        "Baca juga: ",
        "Baca juga:Baca juga:",
        "(Baca juga: ",
        "Sumber:",
        "-",
        "- - -",
        "a\u2028b\u2029c",
        "\u00A0a\u00A0",
        "\u200B\u200Ba",
        "a\r\nb\rc",
        "\t\ta\t\tb",
        "JAKARTA - ",
        "JAKARTA -",
        "A - B",
        "KOMPAS.com - ",
        "https://",
        "www.",
        "a@b.com",
        "1.",
        "1.000.",
        "a\u0301",
        "\u0301a",
        "\U0001F600a",
        "ﷺ a",
        "漢字 a",
        "مرحبا a.",
        "Judul\nJudul\nJudul\n",
        "(a)\n(b)\n(c)",
        "a. B",
        "A. B. C. D",
        "Rp",
        "Rp.",
        "Rp1",
        "G20.",
        "= = =Narasi:a",
        "a.Baca:B“c",
        "\\\\\"a\\\\\"",
    }));
    INFO(text);
    CHECK(law_of(text) == "");
}

// Pieces that rules and quotation marks care about, in any order.
TEST_CASE("the laws hold for pieces thrown together", "[text][laws]") {
    const std::vector<std::string> pieces = {"Baca juga: ",
                                             "BACA JUGA:",
                                             "Simak Video ",
                                             "[Gambas:Video 20detik]",
                                             "ADVERTISEMENT",
                                             "\n",
                                             "\n\n\n",
                                             "\t\t",
                                             " ",
                                             ".",
                                             "\"",
                                             "“",
                                             "”",
                                             "'",
                                             "''",
                                             "\\\"",
                                             "(",
                                             ")",
                                             "(rmol)",
                                             "Sumber:",
                                             "Presiden Rusia ",
                                             "menyerang ",
                                             "Kiev",
                                             "JAKARTA - ",
                                             "KOMPAS.com",
                                             "1.000",
                                             "Rp",
                                             "A.S.",
                                             "S. ",
                                             "é",
                                             "\u00A0",
                                             "Kebun Teh Bandung Ramai Saat Lebaran",
                                             "?",
                                             "!",
                                             "...",
                                             "Editor: ",
                                             "foto/x",
                                             "-",
                                             "2 dari 3 halaman",
                                             "Senin, 10 Januari 2022",
                                             "= = =",
                                             ":",
                                             ",",
                                             "dan ",
                                             "yang ",
                                             "\u200B",
                                             "dll. "};
    std::mt19937 random(20220121);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const std::size_t count = 1 + random() % 40;
        for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
        INFO(text);
        REQUIRE(law_of(text) == "");
    }
}

TEST_CASE("random bytes and texts cut short are read or refused", "[text][laws]") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 200, '\0');
        const unsigned lowest = round % 2 == 0 ? 0 : 32;  // with and without control characters
        for (char& byte : bytes) byte = static_cast<char>(lowest + random() % (256 - lowest));
        REQUIRE(law_of(bytes) == "");
    }
    const std::string text = "“Kami – António Guterres – pergi,” kata Erdoğan. 漢字 \U0001F600.";
    for (std::size_t size = 0; size <= text.size(); ++size)
        REQUIRE(law_of(std::string_view(text).substr(0, size)) == "");
}
