// The laws of the extraction record, over the samples and, where it is there, the shared data.

#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>

#include "ontology/check_record.hpp"
#include "ontology/record_json.hpp"
#include "reader.hpp"
#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/text/load_article.hpp"
#include "tests/support/growth.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path root = ENTENTE_SOURCE_DIR;

void obeys(const fs::path& article) {
    INFO(article.filename().string());
    const std::string bytes = read_file(article);
    const Record record = test::engine().read(bytes, article.string());
    CHECK(check_record(record, test::engine().schema()) == std::vector<std::string>{});
    CHECK(check_quotes(record, decode(bytes).text) == std::vector<std::string>{});
    CHECK(parse_record(to_json_line(record), "record", 1).entities == record.entities);
}

std::string jsonl(std::span<const fs::path> articles, unsigned threads) {
    std::string all;
    ReadOptions options;
    options.threads = threads;
    read_all(test::engine(), articles, options, [&](ReadResult&& result) {
        REQUIRE(result.record);
        all += to_json_line(*result.record) + "\n";
    });
    return all;
}

}  // namespace

TEST_CASE("every sample's record obeys ontology and offset law", "[extract][laws]") {
    for (const auto& entry : fs::directory_iterator(root / "samples/articles")) obeys(entry.path());
}

TEST_CASE("every shared article's record obeys ontology and offset law",
          "[extract][laws][shared]") {
    const fs::path shared = root / "../shared/data";
    if (!fs::exists(shared)) {
        WARN("../shared is not there: skipped");
        return;
    }
    for (const char* folder : {"seeds", "dev/articles"})
        for (const auto& entry : fs::directory_iterator(shared / folder))
            if (entry.path().extension() == ".txt") obeys(entry.path());
}

TEST_CASE("the number of threads changes no byte", "[extract][laws]") {
    const std::vector<std::string> arguments{(root / "samples/articles").string()};
    const auto articles = list_articles(arguments);
    REQUIRE(articles.size() >= 6);
    const std::string one = jsonl(articles, 1);
    CHECK(jsonl(articles, 2) == one);
    CHECK(jsonl(articles, 4) == one);
}

TEST_CASE("nothing from the boilerplate becomes an entity", "[extract][laws]") {
    const Record record = test::read(
        "Menlu Rusia Sergey Lavrov Tiba di Ankara\n\n"
        "ANKARA - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Ankara, Turki.\n\n"
        "BACA JUGA: Presiden Prancis Emmanuel Macron Kunjungi Kairo\n\n"
        "Ia akan bertemu Presiden Turki Recep Tayyip Erdogan.\n\n"
        "Baca juga:\n- Angela Merkel Menulis Memoar\n- Desmond Tutu Dikenang di Cape Town\n");
    for (const Entity& entity : record.entities) {
        INFO(entity.name);
        for (const char* name : {"Macron", "Prancis", "Kairo", "Merkel", "Tutu", "Cape Town"})
            CHECK_THAT(entity.name, !Catch::Contains(name));
    }
}

TEST_CASE("an article made to hurt is read in linear time", "[extract][laws]") {
    struct Row {
        std::string why, piece;
    };
    const auto row = GENERATE(values<Row>({
        {"one endless sentence",   "Rusia menyerang Ukraina dan "            },
        {"unknown names",          "Menteri Luar Negeri Ruritania Hans Muster dan "},
        {"quotations",             "\"Kami menolak usul itu,\" kata Lavrov. "},
        {"open quotations",        "\"Kami "                                 },
        {"titles without an end",  "mantan wakil menteri luar negeri "       },
        {"places within places",   "Jenewa, Swiss, "                         },
        {"dates",                  "Jumat (21/1) "                           },
        {"links to other pages",   "BACA JUGA: Rusia menyerang Ukraina\n"    },
        {"acts within acts",       "Rusia meminta Turki menyerang Iran "     },
        {"acts without a verb",    "serangan "                               },
        {"sides without an end",   "Rusia, Iran, Turki dan Suriah bertemu "  },
        {"days in one sentence",   "Rusia menyerang Ukraina, kata Turki pada Jumat (21/1), "},
        {"one speaker of all",     "\"Kami menyerang Iran, "                 },
    }));
    INFO(row.why);
    const auto time = test::growth(1000, [&row](std::size_t pieces) {
        std::string text = "Rusia dan NATO bertemu di Brussel.\n";
        for (std::size_t i = 0; i < pieces; ++i) text += row.piece;
        (void)test::engine().read(text, "test.txt");
    });
    INFO(time.figures);
    CHECK(time.linear);
}

TEST_CASE("any bytes give a record or a message", "[extract][laws]") {
    std::uint32_t state = 20220121;
    const auto random = [&state] { return (state = state * 1664525U + 1013904223U) >> 24U; };
    const std::string article = read_file(root / "samples/articles/2022-01-21-jenewa.txt");
    for (int round = 0; round < 200; ++round) {
        std::string bytes = article;
        for (int change = 0; change < 20; ++change)
            bytes[(random() << 16U | random() << 8U | random()) % bytes.size()] =
                static_cast<char>(random());
        try {
            const Record record = test::engine().read(bytes, "test.txt");
            CHECK(check_record(record, test::engine().schema()).empty());
            CHECK(check_quotes(record, decode(bytes).text).empty());
        } catch (const InputError& error) {
            CHECK_THAT(error.what(), Catch::Contains("test.txt: "));
        }
    }
}
