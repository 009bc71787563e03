// Relations by pattern and by name. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;
using test::read;

TEST_CASE("relations are read in the words the press uses", "[extract][relations]") {
    struct Row {
        std::string why, text, relations;
    };
    const auto row = GENERATE(values<Row>({
        {"a list of members", "Tuduhan itu datang dari negara Barat seperti Prancis, Jerman, dan Italia.",
         "Prancis MEMBER_OF Barat\nJerman MEMBER_OF Barat\nItalia MEMBER_OF Barat"},
        {"members in brackets", "KTT BRICS (Brasil, Rusia, dan India) dimulai.",
         "Brasil MEMBER_OF BRICS\nRusia MEMBER_OF BRICS\nIndia MEMBER_OF BRICS"},
        {"apposition", "Polandia, anggota NATO, menolak.", "Polandia MEMBER_OF NATO"},
        {"as its chair", "Laos selaku ketua ASEAN menolak.", "Laos MEMBER_OF ASEAN"},
        {"has joined", "Swedia resmi bergabung dengan NATO.", "Swedia MEMBER_OF NATO"},
        {"wishes to join", "Swedia ingin bergabung dengan NATO.", ""},
        {"capital and state in two orders", "Minsk, ibu kota Belarus, tenang.", "Minsk CAPITAL_OF Belarus"},
        {"which state's capital is known", "Belarus tenang. Warga ibu kota Minsk pulang.", "Minsk CAPITAL_OF Belarus"},
        {"the capital's state is not named", "Warga ibu kota Minsk pulang.", ""},
        {"a town in a state", "Serangan terjadi di Kharkiv di Ukraina.", "Kharkiv LOCATED_IN Ukraina"},
        {"a town by the point of the compass", "Mereka tiba di Mariupol di tenggara Ukraina.", "Mariupol LOCATED_IN Ukraina"},
        {"towns of a list", "Serangan terjadi di Kyiv, Kharkiv, dan Odesa.", ""},
        {"another state's town", "Mereka berangkat dari Kyiv, Rusia menolak.", ""},
        {"a group in its state", "Serangan Hizbullah di Lebanon berlanjut.", "Hizbullah LOCATED_IN Lebanon"},
        {"a group by its state's name", "Serangan Houthi Yaman berlanjut.", "Houthi LOCATED_IN Yaman"},
        {"a people in a state", "Mereka membela Rohingya di Myanmar.", "Rohingya LOCATED_IN Myanmar"},
        {"the only member", "Indonesia adalah satu-satunya anggota G20 di sana.", "Indonesia MEMBER_OF G20"},
        {"no member", "Meski bukan anggota Uni Eropa, Norwegia menolak.", ""},
        {"part of a bloc", "Norwegia merupakan bagian dari NATO.", "Norwegia MEMBER_OF NATO"},
        {"with its members", "BRICS dengan anggota Brasil dan Rusia menolak.", "Brasil MEMBER_OF BRICS\nRusia MEMBER_OF BRICS"},
        {"each other's allies", "Iran dan Suriah adalah sekutu.", "Iran ALLY_OF Suriah"},
        {"an embassy lies abroad", "Kedutaan Besar Rusia di Kanada menolak. Kanada tenang. Rusia tenang.",
         "Kedutaan Besar Rusia di Kanada PART_OF Rusia\nKedutaan Besar Rusia di Kanada LOCATED_IN Kanada"},
        {"a group elsewhere", "Serangan Hizbullah di Israel berlanjut.", ""},
        {"backed by", "Houthi yang didukung Iran menolak.", "Houthi AFFILIATED_WITH Iran"},
        {"an ally", "Belarus, sekutu dekat Rusia, menolak.", "Belarus ALLY_OF Rusia"},
        {"nationality", "Pakar asal Kanada, Jane Wakabluk, hadir.", "Jane Wakabluk CITIZEN_OF Kanada"},
        {"a wing of its own", "Sayap militer Hamas, Brigade Al-Qassam, menolak.", "Brigade Al-Qassam PART_OF Hamas"},
        {"named after its town", "Institut Virologi Wuhan menolak. Wuhan tenang.", "Institut Virologi Wuhan LOCATED_IN Wuhan"},
        {"a service by its acronym", "Kepala dinas intelijen Rusia, SVR, menolak.", "SVR PART_OF Rusia"},
        {"a meeting is no part", "KTT ASEAN dimulai.", ""},
        {"a council of two sides", "Dewan NATO-Rusia bersidang.", ""},
        {"a state beside a body", "Kemlu menolak. Kementerian Luar Negeri (Kemlu) Rusia menolak usulan itu.",
         "Kementerian Luar Negeri Rusia PART_OF Rusia"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::relations(read(row.text, Date{2022, 1, 20})) == row.relations);
}
