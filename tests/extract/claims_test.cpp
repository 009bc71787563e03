// What a reader takes from short texts, claim by claim. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;
using test::read;

namespace {

const std::optional<Date> today = Date{2022, 1, 20};

}  // namespace

TEST_CASE("names are linked to who is meant", "[extract][links]") {
    struct Row {
        std::string why, text, names;
    };
    const auto row = GENERATE(values<Row>({
        {"an acronym only in its own case", "Menurut dia, Rusia menolak as roda itu.", "State Rusia = Rusia"},
        {"the acronym of a state", "Rusia menuduh AS.", "State Rusia = Rusia\nState Amerika Serikat = AS"},
        {"a capital that acts is its state", "Kesabaran Moskow telah berakhir.", "State Rusia = Moskow"},
        {"a capital where things happen is a city", "Lavrov berbicara di Moskow.",
         "Person Sergey Lavrov = Lavrov\nPlace Moskow = Moskow"},
        {"two capitals joined", "Hubungan Moskow dan Washington memburuk.",
         "State Rusia = Moskow\nState Amerika Serikat = Washington"},
        {"words from a capital are its government's", "Ancaman dari Moskow berlanjut.", "State Rusia = Moskow"},
        {"what is bombed is a city", "Israel mengebom Teheran.",
         "State Israel = Israel\nPlace Teheran = Teheran"},
        {"a city before its state is a city", "Pertemuan digelar di Jenewa, Swiss.",
         "Place Jenewa = Jenewa\nState Swiss = Swiss"},
        {"surname after the full name", "Sergey Lavrov tiba di Jenewa. Blinken menyambut Lavrov.",
         "Person Sergey Lavrov = Lavrov | Sergey Lavrov\nPlace Jenewa = Jenewa\nPerson Antony Blinken = Blinken"},
        {"another spelling of the first name", "Menteri Luar Negeri Rusia Sergei Lavrov tiba.",
         "State Rusia = Rusia\nPerson Sergey Lavrov = Sergei Lavrov"},
        {"a person no list holds, behind a title", "Menteri Luar Negeri Rusia Wakabluk Sidorenkov tiba.",
         "State Rusia = Rusia\nPerson Wakabluk Sidorenkov = Wakabluk Sidorenkov"},
        {"the West as an actor", "Tuduhan Barat ditolak Rusia.", "Group Barat = Barat\nState Rusia = Rusia"},
        {"west as a direction", "Mereka tiba di Kalimantan Barat.", "Place Kalimantan Barat = Kalimantan Barat"},
        {"a function word is no town", "Para diplomat Rusia tiba.", "State Rusia = Rusia"},
        {"a state before a place of its name", "Georgia menolak usulan itu.", "State Georgia = Georgia"},
        {"a currency is no state", "Rusia membayar US$ 20 miliar.", "State Rusia = Rusia"},
        {"body of a state", "Kementerian Luar Negeri Rusia menolak.",
         "GovernmentBody Kementerian Luar Negeri Rusia = Kementerian Luar Negeri Rusia\nState Rusia = Rusia"},
        {"acronym in brackets", "Perserikatan Bangsa-Bangsa (PBB) menyerukan gencatan senjata.",
         "InternationalOrganization PBB = PBB | Perserikatan Bangsa-Bangsa"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::names(read(row.text, today)) == row.names);
}

TEST_CASE("names alike are never taken for one another", "[extract][links][traps]") {
    struct Row {
        std::string text, id;
    };
    const auto row = GENERATE(values<Row>({
        {"Austria",           "Q40"   }, {"Australia",      "Q408" }, {"Niger",          "Q1032" },
        {"Nigeria",           "Q1033" }, {"Slovakia",       "Q214" }, {"Slovenia",       "Q215"  },
        {"Gambia",            "Q1005" }, {"Zambia",         "Q953" }, {"Mali",           "Q912"  },
        {"Malawi",            "Q1020" }, {"Sudan",          "Q1049"}, {"Sudan Selatan",  "Q958"  },
        {"Rusia",             "Q159"  }, {"Belarus",        "Q184" }, {"Guinea",         "Q1006" },
        {"Guinea-Bissau",     "Q1007" }, {"Papua Nugini",   "Q691" }, {"Republik Dominika", "Q786"},
        {"Korea Utara",       "Q423"  }, {"Korea Selatan",  "Q884" }, {"Republik Demokratik Kongo", "Q974"},
    }));
    INFO(row.text);
    const Record record = read("Pemerintah " + row.text + " menolak usulan itu.", today);
    std::vector<std::string> states;
    for (const Entity& entity : record.entities)
        if (entity.type == "State") states.push_back(entity.id);
    CHECK(states == std::vector<std::string>{row.id});
}

TEST_CASE("offices are read in every order the press uses", "[extract][offices]") {
    struct Row {
        std::string why, text, offices;
    };
    const auto row = GENERATE(values<Row>({
        {"title, state, name", "Menteri Luar Negeri Rusia Sergey Lavrov tiba.",
         "Sergey Lavrov | Menteri Luar Negeri | Rusia"},
        {"contracted", "Menlu AS Antony Blinken tiba.", "Antony Blinken | Menlu | Amerika Serikat"},
        {"behind the name", "Antony Blinken, menteri luar negeri AS, tiba.",
         "Antony Blinken | menteri luar negeri | Amerika Serikat"},
        {"of a body, name behind a comma", "Juru bicara Kementerian Luar Negeri Rusia, Maria Zakharova, hadir.",
         "Maria Zakharova | Juru bicara | Kementerian Luar Negeri Rusia"},
        {"of an organisation", "Sekjen NATO Jens Stoltenberg hadir.", "Jens Stoltenberg | Sekjen | NATO"},
        {"with the acronym between", "Menteri Luar Negeri (Menlu) Rusia Sergey Lavrov tiba.",
         "Sergey Lavrov | Menteri Luar Negeri | Rusia"},
        {"deputies", "Wakil Menteri Luar Negeri Rusia Alexander Grushko hadir.",
         "Alexander Grushko | Wakil Menteri Luar Negeri | Rusia"},
        {"former", "Mantan Presiden AS Barack Obama hadir.", "former Barack Obama | Presiden | Amerika Serikat"},
        {"the state is known and named", "Presiden Joko Widodo tiba. Indonesia menyambutnya.",
         "Joko Widodo | Presiden | Indonesia"},
        {"the state is known but not named", "Presiden Joko Widodo tiba.", ""},
        {"a title without a name is no office", "Menlu AS tiba di Jenewa.", ""},
        {"told twice, once held", "Menlu AS Antony Blinken tiba. Menteri Luar Negeri AS Antony Blinken pulang.",
         "Antony Blinken | Menlu | Amerika Serikat"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::offices(read(row.text, today)) == row.offices);
}

TEST_CASE("a title alone means who held the office", "[extract][offices]") {
    const Record record =
        read("Menlu AS dan Rusia akan bertemu. Antony Blinken menelepon Sergey Lavrov.", today);
    CHECK(test::events(record).starts_with(
        "CONSULT planned | Antony Blinken, Sergey Lavrov |"));
    bool by_title = false;
    for (const Entity& entity : record.entities)
        for (const Mention& mention : entity.mentions)
            by_title = by_title || (entity.id == "Q7821917" && mention.kind == "title");
    CHECK(by_title);
}

TEST_CASE("relations are what the text states", "[extract][relations]") {
    struct Row {
        std::string why, text, relations;
    };
    const auto row = GENERATE(values<Row>({
        {"place and state", "Pertemuan digelar di Jenewa, Swiss, kemarin.", "Jenewa LOCATED_IN Swiss"},
        {"body and state", "Kementerian Luar Negeri Rusia menolak.",
         "Kementerian Luar Negeri Rusia PART_OF Rusia"},
        {"capital", "Ibu kota Belarus, Minsk, tenang.", "Minsk CAPITAL_OF Belarus"},
        {"member", "Turki, anggota NATO, menolak.", "Turki MEMBER_OF NATO"},
        {"former part", "Ukraina, bekas republik Uni Soviet, menolak.",
         "Ukraina FORMER_PART_OF Uni Soviet"},
        {"a list of states is no relation", "Rusia, Ukraina, dan Belarus hadir.", ""},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::relations(read(row.text, today)) == row.relations);
}

TEST_CASE("statements know their speaker and medium", "[extract][statements]") {
    struct Row {
        std::string why, text, statements;
    };
    const auto row = GENERATE(values<Row>({
        {"speaker behind the quotation", "\"Kami menolak usulan sepihak itu,\" kata Lavrov, seperti dikutip dari TASS.",
         "Sergey Lavrov direct via TASS: Kami menolak usulan sepihak itu,"},
        {"escaped quotation marks", "\\\"Kami menolak usulan sepihak itu,\\\" kata Lavrov.",
         "Sergey Lavrov direct: Kami menolak usulan sepihak itu,"},
        {"speaker before the quotation", "Lavrov mengatakan, \"Kami menolak usulan sepihak itu.\"",
         "Sergey Lavrov direct: Kami menolak usulan sepihak itu."},
        {"-nya means the speaker so far", "Lavrov tiba di Jenewa. \"Kami menolak usulan sepihak itu,\" ujarnya.",
         "Sergey Lavrov direct: Kami menolak usulan sepihak itu,"},
        {"reported", "Lavrov mengatakan bahwa Rusia menolak usulan itu.",
         "Sergey Lavrov indirect: Rusia menolak usulan itu"},
        {"according to", "Menurut Lavrov, usulan itu tidak berguna.",
         "Sergey Lavrov indirect: usulan itu tidak berguna"},
        {"told to a medium", "Lavrov mengatakan kepada Sputnik, usulan itu tidak berguna.",
         "Sergey Lavrov indirect via Sputnik: usulan itu tidak berguna"},
        {"a quoted term is no statement", "Lavrov menyebut \"jaminan keamanan\" penting.", ""},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::statements(read(row.text, today)) == row.statements);
}

TEST_CASE("events: who did what to whom, and how it is meant", "[extract][events]") {
    struct Row {
        std::string why, text, events;
    };
    const auto row = GENERATE(values<Row>({
        {"active", "Rusia menyerang Ukraina.", "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"passive", "Ukraina diserang oleh Rusia.", "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"passive without oleh", "Ukraina diserang Rusia.", "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"a noun", "Serangan Rusia terhadap Ukraina dibahas.", "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"a headline", "Rusia Kecam AS\n\nMoskow tidak berkomentar.", "ACCUSE actual | Rusia | Amerika Serikat |  | "},
        {"a meeting has sides, not a victim", "Lavrov bertemu dengan Blinken di Jenewa.",
         "CONSULT actual | Antony Blinken, Sergey Lavrov |  |  | Jenewa"},
        {"light verb", "AS dan Rusia mengadakan pembicaraan.", "CONSULT actual | Amerika Serikat, Rusia |  |  | "},
        {"planned", "Rusia akan menyerang Ukraina.", "ASSAULT planned | Rusia | Ukraina |  | Ukraina"},
        {"negated", "Rusia tidak menyerang Ukraina.", "ASSAULT negated | Rusia | Ukraina |  | Ukraina"},
        {"conditional", "Jika Rusia menyerang Ukraina, harga naik.", "ASSAULT hypothetical | Rusia | Ukraina |  | Ukraina"},
        {"alleged", "Barat menuduh Rusia menyerang Ukraina.",
         "ACCUSE actual | Barat | Rusia |  | \nASSAULT hypothetical | Rusia | Ukraina |  | Ukraina"},
        {"denied: the answer goes to who alleged", "Barat menuduh Rusia. Rusia membantah tuduhan itu.",
         "ACCUSE actual | Barat | Rusia |  | \nREJECT actual | Rusia | Barat |  | "},
        {"through a noun", "Rusia menyerang wilayah Ukraina.", "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"what hangs on a noun does not act", "Perbatasan Ukraina menyerang Rusia.", ""},
        {"told twice, one event", "Rusia menyerang Ukraina. Rusia menyerang Ukraina pada 24 Februari 2022.",
         "ASSAULT actual | Rusia | Ukraina | 2022-02-24 | Ukraina"},
        {"two days, two events", "Rusia menyerang Ukraina pada 24 Februari 2022. Rusia menyerang Ukraina pada 1 Maret 2022.",
         "ASSAULT actual | Rusia | Ukraina | 2022-02-24 | Ukraina\nASSAULT actual | Rusia | Ukraina | 2022-03-01 | Ukraina"},
        {"a date between subject and verb", "Rusia pada 24 Februari 2022 menyerang Ukraina.",
         "ASSAULT actual | Rusia | Ukraina | 2022-02-24 | Ukraina"},
        {"a relative clause between subject and verb", "Israel, yang bertetangga dengan Yordania, mengecam Iran.",
         "ACCUSE actual | Israel | Iran |  | "},
        {"verbs in a row share the subject", "Jepang mengecam Rusia dan mendukung Ukraina.",
         "ACCUSE actual | Jepang | Rusia |  | \nSUPPORT actual | Jepang | Ukraina |  | "},
        {"a list with a comma before dan", "Jepang, India, dan Australia mengecam Rusia.",
         "ACCUSE actual | Australia, India, Jepang | Rusia |  | "},
        {"lalu behind the subject", "Jepang dan India lalu mengecam Rusia.",
         "ACCUSE actual | India, Jepang | Rusia |  | "},
        {"a fronted clause has the subject of the main one", "Setelah menyerang Ukraina, Rusia mengecam NATO.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina\nACCUSE actual | Rusia | NATO |  | "},
        {"who is asked does it", "Turki meminta Rusia menarik pasukan dari Ukraina.",
         "REQUEST actual | Turki | Rusia |  | \nRETREAT hypothetical | Rusia | Ukraina |  | "},
        {"asked in an agar clause", "Jepang menyampaikan harapan agar ASEAN bersatu.",
         "REQUEST actual | Jepang | ASEAN |  | "},
        {"whose plan it is", "Turki menolak rencana Israel untuk merebut Lebanon.",
         "REJECT actual | Turki | Israel |  | \nCOERCE planned | Israel | Lebanon |  | "},
        {"companions act too", "Qatar bersama Mesir mengecam Israel.", "ACCUSE actual | Mesir, Qatar | Israel |  | "},
        {"the agent named among others", "Israel dikecam banyak pihak, termasuk Turki.",
         "ACCUSE actual | Turki | Israel |  | "},
        {"-nya is whom the sentence is about", "Rusia tetap melanjutkan serangannya ke Ukraina.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"the object of the main verb receives it", "Iran menghadapi kecaman Jepang.",
         "ACCUSE actual | Jepang | Iran |  | "},
        {"deep within the object", "India membatalkan proyek yang memakai pinjaman China.",
         "REJECT actual | India | China |  | "},
        {"within a quotation, we are the speaker", "\"Kami mengecam Iran atas apa yang terjadi di sana,\" kata Sergey Lavrov.",
         "ACCUSE actual | Sergey Lavrov | Iran |  | "},
        {"what a speaker demands", "\"Israel harus membuka perbatasan,\" kata Menteri Luar Negeri Norwegia.",
         "REQUEST actual | Norwegia | Israel |  | "},
        {"whom a speaker blames", "\"Tindakan Iran itu ilegal,\" kata Menteri Luar Negeri Jepang.",
         "ACCUSE actual | Jepang | Iran |  | "},
        {"of one's own side it is no demand", "\"Jepang harus maju,\" kata Menteri Luar Negeri Jepang.", ""},
        {"the place of a visit", "Blinken mengunjungi Turki pada 20 Januari 2022.",
         "CONSULT actual | Antony Blinken | Turki | 2022-01-20 | Turki"},
        {"a date of another verb stays there", "Rusia menyerang Ukraina setelah Turki memprotes Rusia pada 3 Januari 2022.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina\nACCUSE actual | Turki | Rusia | 2022-01-03 | "},
        {"the day of a report is not the day of the act", "Dikutip dari Reuters, Rabu (12/1/2022), Rusia menyerang Ukraina.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"since when", "Rusia menyerang Ukraina sejak Februari 2022.", "ASSAULT actual | Rusia | Ukraina | 2022-02 | Ukraina"},
        {"news are of the day somebody tells them", "Rusia menyerang Ukraina, kata Antony Blinken pada Minggu (16/1/2022).",
         "ASSAULT actual | Rusia | Ukraina | 2022-01-16 | Ukraina"},
        {"words are of the day their speaker speaks", "\"Usulan itu baik,\" kata Blinken, Jumat (14/1/2022). Blinken mengecam NATO.",
         "ACCUSE actual | Antony Blinken | NATO | 2022-01-14 | "},
        {"the next sentence tells where and when", "Lavrov bertemu Blinken. Pertemuan itu digelar di Jenewa pada Jumat (14/1/2022).",
         "CONSULT actual | Antony Blinken, Sergey Lavrov |  | 2022-01-14 | Jenewa"},
        {"the lead tells the day of the headline", "Lavrov dan Blinken Bertemu\n\nLavrov tiba pada Jumat (14/1/2022).",
         "CONSULT actual | Antony Blinken, Sergey Lavrov |  | 2022-01-14 | "},
        {"the one place of its sentence", "Rusia menyerang Ukraina yang sedang bertahan di Kyiv.",
         "ASSAULT actual | Rusia | Ukraina |  | Kiev"},
        {"a place of another clause", "Rusia menyerang Ukraina, setelah banyak warga berlindung di Kyiv.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"near a place", "Rusia mengebom Ukraina dekat Odesa.", "ASSAULT actual | Rusia | Ukraina |  | Odesa"},
        {"an object word within a lexeme is none", "Iran melancarkan uji coba rudal balistik.",
         "MOBILIZE actual | Iran |  |  | "},
        {"told shorter and fuller, one event", "Israel melancarkan serangan. Israel melancarkan serangan ke Lebanon.",
         "ASSAULT actual | Israel | Lebanon |  | Lebanon"},
        {"a ceasefire is between those who fought", "Rusia menyerang Ukraina. Gencatan senjata itu gagal.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina\nRETREAT actual | Rusia, Ukraina |  |  | "},
        {"no actor, no event", "Serangan itu menewaskan warga.", ""},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::events(test::read_by_rules(row.text, today)) == row.events);
}

TEST_CASE("events: what they have to do with", "[extract][events]") {
    struct Row {
        std::string text;
        std::vector<std::string> contexts;
    };
    const auto row = GENERATE(values<Row>({
        {"Lavrov bertemu dengan Blinken.",                                   {}                       },
        {"Duta Besar Rusia bertemu dengan Blinken.",                         {"diplomatic"}           },
        {"Rusia mengerahkan kapal perang dan rudal ke perbatasan Ukraina.",  {"military", "territory"}},
        {"China mengecam tarif AS atas ekspor cip.",                         {"economic", "technology"}},
        {"Iran menolak usulan AS tentang program nuklir.",                   {"cbrn"}                 },
    }));
    INFO(row.text);
    const Record record = test::read_by_rules(row.text, today);
    REQUIRE(record.events.size() == 1);
    CHECK(record.events.front().contexts == row.contexts);
}

TEST_CASE("contests and private acts are no politics", "[extract][events]") {
    struct Row {
        std::string why, text, events;
    };
    const auto row = GENERATE(values<Row>({
        {"a match between states",
         "Pelatih timnas memuji para pemain. Dalam laga di stadion itu Indonesia menyerang Vietnam sejak babak pertama dan "
         "mencetak gol. Klub liga menanti striker itu. Indonesia menyerang lagi, skor berubah, wasit diam.", ""},
        {"states at war", "Rusia menyerang Ukraina. Pelatih menonton bola.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"between two strangers", "Kata Hans Wakabluk, ia lega. Hans Wakabluk mengecam Peter Sidorenkov.", ""},
        {"an officeholder", "Presiden Rusia Hans Wakabluk mengecam Peter Sidorenkov.",
         "ACCUSE actual | Hans Wakabluk | Peter Sidorenkov |  | "},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::events(test::read_by_rules(row.text, today)) == row.events);
}
