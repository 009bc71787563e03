// Whom a name means where several readings are open. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"
#include "src/extract/misspelling.hpp"

using namespace entente;

namespace {

/// Ids of those whom the surface form names, in order and apart; "-" for nobody.
std::string ids_of(const Record& record, const std::string& surface) {
    std::string ids;
    for (const Entity& entity : record.entities)
        for (const Mention& mention : entity.mentions)
            if (mention.at.text == surface && mention.kind != "title") {
                ids += (ids.empty() ? "" : " ") + entity.id;
                break;
            }
    return ids.empty() ? "-" : ids;
}

}  // namespace

TEST_CASE("what stands around a name tells whom it means", "[extract][links]") {
    struct Row {
        std::string why, text, surface, id;
    };
    const auto row = GENERATE(values<Row>({
        {"a party of the state in question", "Anthony Albanese memimpin Australia. Di Canberra, Partai Buruh menang.", "Partai Buruh", "Q216082"},
        {"a court of the state in question", "Donald Trump tiba di Washington. Warga AS menanti Mahkamah Agung.", "Mahkamah Agung", "Q11201"},
        {"an acronym the article explains", "Partai Bulan Bintang (PBB) rapat. Kader PBB hadir.", "PBB", "x-c12295f30f34"},
        {"the same acronym unexplained", "Rusia meminta PBB bertindak.", "PBB", "Q1065"},
        {"a region behind its city", "Pusat itu ada di Atlanta, Georgia.", "Georgia", "Q1428"},
        {"a state behind its capital", "Pertemuan digelar di Tbilisi, Georgia.", "Georgia", "Q230"},
        {"a language", "Pidato itu dalam bahasa Jerman.", "Jerman", "-"},
        {"a currency", "Nilainya dua miliar dolar AS.", "AS", "-"},
        {"an operation", "Kembali ke Operasi Blue Star, semua diam.", "Operasi Blue Star", "-"},
        {"a body written small", "Sidang senat AS itu ditutup.", "senat AS", "x-8d424ceb969a"},
        {"a city beside another", "Monumen di kota seperti Kiev dan Lviv dirawat.", "Kiev", "Q1899"},
        {"a city near something", "Ia dirawat di dekat Washington.", "Washington", "Q61"},
        {"a city to be a capital", "Negara itu akan merdeka dengan Yerusalem sebagai ibu kota.", "Yerusalem", "Q1218"},
        {"a city under fire", "Rudal itu ditembakkan untuk membombardir Kiev.", "Kiev", "Q1899"},
        {"family name first", "Trump menelepon Xi pada malam hari.", "Xi", "Q15031"},
        {"given name first", "Anwar tiba di Kuala Lumpur untuk Malaysia.", "Anwar", "Q299574"},
        {"particles before the surname", "Bashar al-Assad jatuh. Rezim Al Assad berakhir.", "Al Assad", "Q44329"},
        {"whoever was called so last", "Roh Moo-hyun bertemu Kim Jong Il. Kim setuju. Lalu Kim Jong Un menggantikannya. Kim diam.", "Kim", "Q10665 Q56226"},
        {"one letter wrong", "Sejak itu serangan Iseael ke Iran meluas.", "Iseael", "Q801"},
        {"one letter wrong in a full name", "Menurut Antony Blinkem, AS siap.", "Antony Blinkem", "Q7821917"},
        {"two letters wrong", "Sejak itu serangan Iseaal ke Iran meluas.", "Iseaal", "-"},
        {"a short town that ends a name", "Menurut juru bicara Lee Kyung Ho, semua aman.", "Lee Kyung Ho", "x-fc7dfaac7862"},
        {"a verb in a cry", "RUSIA SERANG UKRAINA. Itu terjadi semalam.", "SERANG", "-"},
        {"an embassy and its seat", "Duta itu bekerja di Kedutaan Besar Rusia di Jakarta.", "Kedutaan Besar Rusia di Jakarta", "x-0e380aad77e0"},
        {"the states of a continent", "Usulan itu ditolak negara-negara Eropa.", "negara-negara Eropa", "x-2b386c84e527"},
        {"a palace where things happen", "Mereka bertemu di Gedung Putih.", "Gedung Putih", "x-71180671d945"},
        {"a palace that acts", "Gedung Putih menolak usulan itu.", "Gedung Putih", "Q35525"},
        {"a man of a town's name", "\"Saya siap,\" kata Beni.", "Beni", "-"},
        {"an official name", "Republik Rakyat Demokratik Korea menolak.", "Republik Rakyat Demokratik Korea", "Q423"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(ids_of(test::read(row.text, Date{2022, 1, 20}), row.surface) == row.id);
}

TEST_CASE("headlines: of a run of capitals the names that the body has", "[extract][links]") {
    struct Row {
        std::string headline, names;
    };
    const auto row = GENERATE(values<Row>({
        {"Wakabluk Nilai Rusia Keliru",
         "Person Hans Wakabluk = Hans Wakabluk | Wakabluk\nState Rusia = Rusia"},
        {"Putusan Aneh Soal Rusia", "State Rusia = Rusia\nPerson Hans Wakabluk = Hans Wakabluk | Wakabluk"},
    }));
    CHECK(test::names(test::read(row.headline + "\n\nMenteri Luar Negeri Rusia Hans Wakabluk tiba. "
                                 "Wakabluk lalu pergi.", Date{2022, 1, 20})) == row.names);
}

TEST_CASE("words one letter away", "[extract][links]") {
    const auto words = one_letter_away("israel");
    const auto holds = [&](const char* word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    for (const char* near : {"isreal", "isrel", "israell", "isruel", "israels", "isarel"})
        CHECK(holds(near));
    for (const char* far : {"israel", "srael", "usrael", "isra", "isarle"}) CHECK_FALSE(holds(far));
}
