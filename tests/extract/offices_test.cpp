// Offices beyond the plain orders. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;
using test::read;

TEST_CASE("long titles, ranks, lists and former holders", "[extract][offices]") {
    struct Row {
        std::string why, text, offices;
    };
    const auto row = GENERATE(values<Row>({
        {"a portfolio no table has", "Menteri Riset, Energi dan Kebudayaan Kanada Jane Wakabluk hadir.",
         "Jane Wakabluk | Menteri Riset, Energi dan Kebudayaan | Kanada"},
        {"a rank before the name", "Kepala Staf Militer Israel, Letnan Jenderal Eyal Zamir, hadir.",
         "Eyal Zamir | Kepala Staf | Pasukan Pertahanan Israel"},
        {"what the post is for", "Duta Besar Iran untuk PBB Reza Wakabluk hadir.", "Reza Wakabluk | Duta Besar | Iran"},
        {"words between title and state", "Diplomat tinggi AS Antony Blinken hadir.",
         "Antony Blinken | Diplomat tinggi | Amerika Serikat"},
        {"at a university", "Jane Wakabluk, profesor ilmu politik di Universitas Wakabluk, hadir.",
         "Jane Wakabluk | profesor | Universitas Wakabluk"},
        {"at that time", "Menteri Luar Negeri Indonesia kala itu, Adam Malik, hadir.",
         "former Adam Malik | Menteri Luar Negeri | Indonesia"},
        {"the second of a list", "Menteri Luar Negeri RI Retno Marsudi dan Menteri Riset Jane Wakabluk hadir.",
         "Retno Marsudi | Menteri Luar Negeri | Indonesia\nJane Wakabluk | Menteri Riset | Indonesia"},
        {"a profession is no post of the state", "Aktivis Kanada Jane Wakabluk hadir.", ""},
        {"of a place", "Gubernur California Gavin Newsom hadir.", "Gavin Newsom | Gubernur | California"},
        {"apposition that goes on", "Ali Khamenei, pemimpin tertinggi Iran berusia 86 tahun, hadir.",
         "Ali Khamenei | pemimpin tertinggi | Iran"},
        {"elected as", "Jane Wakabluk terpilih sebagai Presiden Kanada.", "Jane Wakabluk | Presiden | Kanada"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::offices(read(row.text, Date{2022, 1, 20})) == row.offices);
}
