// An image of a knowledge base with bytes changed and its checksum put right: KnowledgeBase refuses
// it or answers every question from within it.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "src/kb/image.hpp"
#include "src/kb/tables.hpp"
#include "tests/kb/exercise.hpp"

namespace {

using namespace entente;

KnowledgeBase small_kb() {
    const auto text = [](const char* table) { return TableFile::parse(table, "extra.tsv", {}); };
    KbTables tables;
    std::vector<Problem> problems;
    add_extra(tables,
              text("id\ttype\tname_id\tname_en\tstate\tstart\tweight\taliases\n"
                   "Q1\tState\tGuinea-Bissau\tGuinea-Bissau\t\t1974\t3\tBissau\n"
                   "Q2\tState\tGuinea\tGuinea\t\t\t2\t\n"
                   "Q3\tPerson\tSergey Lavrov\tS. V. Lavrov\tQ1\t\t9\tLavrov;SVL\n"
                   "Q4\tPlace\tSuzhou, Anhui\tSuzhou\tQ2\t\t1\t\n"),
              problems);
    const Office office{"minister", "menteri", "minister", "", "fuzz"};
    tables.offices.push_back(OfficeRow{office, RowPlace()});
    TermRow term;
    term.person = "Q3";
    term.office = office.name;
    term.of = "Q1";
    term.start = Date{2004, 3, 9};
    tables.terms.push_back(term);
    MembershipRow membership;
    membership.member = "Q1";
    membership.organization = "Q2";
    membership.status = "full";
    tables.memberships.push_back(membership);
    tables.borders.push_back(BorderRow{"Q1", "Q2", "fuzz", RowPlace()});
    return compile(tables, problems);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string whole(small_kb().bytes());
    std::string bytes = whole;
    // Six bytes make one change: where (2), and what (4).
    for (; size >= 6; data += 6, size -= 6) {
        std::uint16_t where = 0;
        std::memcpy(&where, data, sizeof where);
        const std::size_t at = std::size_t{where} * 4 % (bytes.size() / 4 * 4);
        std::memcpy(bytes.data() + at, data + 2, 4);
    }
    image::seal(std::as_writable_bytes(std::span(bytes)));
    try {
        test::exercise(KnowledgeBase::from_bytes(bytes, "fuzz"), 50);
    } catch (const InputError&) {
    }
    return 0;
}
