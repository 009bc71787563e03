#include "src/base/table_file.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

std::string failure(const std::string& text) {
    try {
        TableFile::parse(text, "a.tsv", {"id", "name"});
    } catch (const LoadError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a table gives its cells by column and knows their lines", "[base][table]") {
    const TableFile table = TableFile::parse(
        "# states\n"
        "name\tid\tnote\n"
        "\n"
        "Rusia\tQ159\t\n"
        "# Swiss, not Swedia\n"
        "Swiss\tQ39\t#1",
        "a.tsv", {"id", "name"});
    REQUIRE(table.rows().size() == 2);
    const std::size_t id = *table.column("id");
    CHECK(table.rows()[0][id] == "Q159");
    CHECK(table.rows()[1][id] == "Q39");
    CHECK(table.rows()[0][*table.column("note")].empty());
    CHECK(table.rows()[1][*table.column("note")] == "#1");  // no remark: no space after it
    CHECK(table.rows()[0].line() == 4);
    CHECK(table.rows()[1].line() == 6);
    CHECK_FALSE(table.column("label"));
}

TEST_CASE("a cell's column counts code points, as editors do", "[base][table]") {
    const TableFile table = TableFile::parse("name\tid\nCôte\tQ1008\n", "a.tsv", {});
    const Where where = table.rows()[0].where(1);
    CHECK(to_string(Problem{where, "here"}) == "a.tsv:2:6: here");
    CHECK(table.rows()[0].where(0).column == 1);
}

TEST_CASE("rows outlive a move of their table", "[base][table]") {
    TableFile first = TableFile::parse("id\tname\nQ159\tRusia\n", "a.tsv", {});
    const TableFile second = std::move(first);
    CHECK(second.rows()[0][1] == "Rusia");
    CHECK(second.header()[0] == "id");
}

TEST_CASE("a table may have no rows", "[base][table]") {
    CHECK(TableFile::parse("id\tname", "a.tsv", {"id"}).rows().empty());
}

TEST_CASE("a broken table tells all that is wrong with it", "[base][table]") {
    struct Row {
        std::string why, text, message;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing at all",                "",                            "a.tsv: no header line"                     },
        {"only remarks",                  "# a\n\n",                     "a.tsv: no header line"                     },
        {"a column missing",              "id\tlabel\n",                 "a.tsv:1: no column \"name\""               },
        {"its header is on another line", "# x\nid\tlabel\n",            "a.tsv:2: no column \"name\""               },
        {"a column twice",                "id\tname\tid\n",              "a.tsv:1: column \"id\" stands twice"       },
        {"a short row",                   "id\tname\nQ1\n",              "a.tsv:2: 1 cells; the header has 2 columns"},
        {"a long row",                    "id\tname\n\nQ1\tA\t\n",       "a.tsv:3: 3 cells; the header has 2 columns"},
        {"several",                       "id\tname\nQ1\nQ2\n",
         "a.tsv:2: 1 cells; the header has 2 columns\na.tsv:3: 1 cells; the header has 2 columns"                    },
        {"not UTF-8",                     "id\tname\nQ1\tA\nQ2\t\xFF\n", "a.tsv:3: not UTF-8; tables are UTF-8"      },
        {"line ends of another system",   "id\tname\r\n",
         "a.tsv:1: a carriage return; lines end in LF alone"                                                         },
    }));
    INFO(row.why);
    CHECK(failure(row.text) == row.message);
}

TEST_CASE("a table that is not there is named", "[base][table]") {
    CHECK_THROWS_WITH(TableFile::load("none/a.tsv", {}),
                      "cannot read none/a.tsv: No such file or directory");
}
