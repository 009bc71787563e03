// Names that no list holds, with the tagger's say. The names are made up.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;

namespace {

bool names_it(const Record& record, const std::string& type, const std::string& name) {
    for (const Entity& entity : record.entities)
        if (entity.type == type && entity.name == name) return true;
    return false;
}

}  // namespace

TEST_CASE("the tagger tells what an unknown name is", "[extract][proposals]") {
    struct Row {
        std::string why, text, type, name;
    };
    const auto row = GENERATE(values<Row>({
        {"somebody who acts", "Pertemuan itu dihadiri Bambang Sukmono dan beberapa pejabat lain dari kedua negara.",
         "Person", "Bambang Sukmono"},
        {"a surname that stands before its full name is that person",
         "Menurut Sukmono, pertemuan itu penting. \"Kami datang,\" kata Bambang Sukmono kepada wartawan.",
         "Person", "Bambang Sukmono"},
    }));
    INFO(row.why);
    const Record record = test::read(row.text);
    INFO(test::names(record));
    CHECK(names_it(record, row.type, row.name));
}

TEST_CASE("capitals that name nothing are left out", "[extract][proposals]") {
    struct Row {
        std::string why, text, name;
    };
    const auto row = GENERATE(values<Row>({
        {"a share index", "Di bursa Seoul, indeks Kospi naik setengah persen pada Rabu pagi.", "Kospi"},
        {"a currency", "Harga itu mendekati USD 120 per barel pada pekan ini.", "USD"},
    }));
    INFO(row.why);
    const Record record = test::read(row.text);
    INFO(test::names(record));
    for (const Entity& entity : record.entities) CHECK(entity.name != row.name);
}
