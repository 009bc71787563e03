// Where names begin and end, and what is no name at all. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;

TEST_CASE("a name is read from its first word to its last", "[extract][names]") {
    struct Row {
        std::string why, text, names;
    };
    const auto row = GENERATE(values<Row>({
        {"police of a city", "Aksi itu dibubarkan Kepolisian Tasikmalaya.", "GovernmentBody Kepolisian Tasikmalaya = Kepolisian Tasikmalaya\nPlace Tasikmalaya = Tasikmalaya"},
        {"a body of a state", "Angka itu dirilis Komisi Sekuritas Thailand.", "GovernmentBody Komisi Sekuritas Thailand = Komisi Sekuritas Thailand\nState Thailand = Thailand"},
        {"a body at the start of a sentence", "Komisi Hak Cipta PBB bersidang.", "GovernmentBody Komisi Hak Cipta PBB = Komisi Hak Cipta PBB\nInternationalOrganization PBB = PBB"},
        {"an airport and its city", "Pesawat mendarat di Bandara Internasional Los Angeles (LAX).", "Place Bandara Internasional Los Angeles = Bandara Internasional Los Angeles | LAX"},
        {"a strait", "Kapal itu melintasi Selat Sibolga.", "Place Selat Sibolga = Selat Sibolga"},
        {"a town is not its province", "Bantuan tiba di Kabupaten Sibolga.", "Place Sibolga = Sibolga"},
        {"a town that closes a person's name", "\"Kami siap,\" kata Chemo Vera.", "Person Chemo Vera = Chemo Vera"},
        {"a town that opens a person's name", "\"Kami siap,\" kata Carmelo Wakabluk.", "Person Carmelo Wakabluk = Carmelo Wakabluk"},
        {"a part of a place", "Mereka lari dari Punjab Barat.", "Place Punjab Barat = Punjab Barat"},
        {"a title of old within a name", "Mantan Kapolri Wakabluk Imam Santika hadir.", "Person Wakabluk Imam Santika = Wakabluk Imam Santika"},
        {"the employer before a person", "Menurut Kepala Analis Wakabluk Bank Suvra Sarkur, harga naik.", "Company Wakabluk Bank = Wakabluk Bank\nPerson Suvra Sarkur = Suvra Sarkur"},
        {"an acronym before a person", "Juru bicara BKL Liu Dejan membantahnya.", "Person Liu Dejan = Liu Dejan"},
        {"a law by number", "Hal itu diatur UU Nomor 3 Tahun 2025.", "Agreement UU Nomor 3 Tahun 2025 = UU Nomor 3 Tahun 2025"},
        {"a medium that is quoted", "Ia menolak, dikutip dari Wakabluk Bulletin Sore, Kamis.", "MediaOrganization Wakabluk Bulletin Sore = Wakabluk Bulletin Sore"},
        {"Antara where news is quoted", "Ia menolak, demikian dilansir Antara, Kamis.", "MediaOrganization Antara = Antara"},
        {"a parliament of a region", "Hal itu dibahas parlemen Wakabluk.", "GovernmentBody parlemen Wakabluk = parlemen Wakabluk"},
        {"an embassy by its seat", "KBRI Seoul siaga. Menurut KBRI, Kedutaan Besar Republik Indonesia (KBRI) Seoul siap.", "GovernmentBody Kedutaan Besar Indonesia di Seoul = KBRI | KBRI Seoul | Kedutaan Besar Republik Indonesia (KBRI) Seoul\nPlace Seoul = Seoul\nState Indonesia = Republik Indonesia"},
        {"a security cabinet", "Rencana itu disetujui kabinet keamanan Israel.", "GovernmentBody Kabinet Keamanan Israel = kabinet keamanan Israel\nState Israel = Israel"},
        {"the government with its state", "Usul itu ditolak pemerintah Ruanda.", "State Rwanda = Ruanda | pemerintah Ruanda"},
        {"a field of work", "Hal itu disampaikan Direktur Pelindungan WNI.", ""},
        {"one word behind a title that is none", "Ia menemui Komandan Kodim III di sana.", "MilitaryForce Kodim III = Kodim III"},
        {"a place without its name", "Mereka berkumpul di Gedung dan di Pangkalan.", ""},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::names(test::read(row.text, Date{2022, 1, 20})) == row.names);
}
