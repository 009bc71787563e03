// Who said what. Each bug becomes a row.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;
using test::read;

TEST_CASE("speakers are found past what stands between", "[extract][statements]") {
    struct Row {
        std::string why, text, statements;
    };
    const auto row = GENERATE(values<Row>({
        {"past an apposition", "Sergey Lavrov, menteri dan diplomat lama, mengatakan bahwa usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"past a relative clause", "Sergey Lavrov yang didampingi Putin mengatakan usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"past a day", "Rusia pada hari Sabtu (15/1) menyatakan usulan itu ditolak semua pihak.",
         "Rusia indirect: usulan itu ditolak semua pihak"},
        {"two together", "Rusia dan Iran menyatakan usulan itu ditolak semua pihak.",
         "Rusia indirect: usulan itu ditolak semua pihak\nIran indirect: usulan itu ditolak semua pihak"},
        {"praise is an act, no speech", "Putin memuji langkah Iran dalam perundingan itu.", ""},
        {"praise with that", "Putin memuji bahwa Iran menepati semua janjinya.", "Vladimir Putin indirect: Iran menepati semua janjinya"},
        {"of a body, by a person", "\"Usulan itu kami tolak sepenuhnya,\" kata juru bicara Kementerian Luar Negeri Rusia, Maria Zakharova.",
         "Maria Zakharova direct: Usulan itu kami tolak sepenuhnya,"},
        {"goes on behind a quotation", "\"Usulan itu kami tolak sepenuhnya,\" kata Sergey Lavrov, seraya menambahkan bahwa Iran menepati semua janjinya.",
         "Sergey Lavrov direct: Usulan itu kami tolak sepenuhnya,\nSergey Lavrov indirect: Iran menepati semua janjinya"},
        {"in the midst of what is said", "Poros itu, kata Sergey Lavrov, mempersenjatai diri dengan cepat.",
         "Sergey Lavrov indirect: mempersenjatai diri dengan cepat"},
        {"the medium where nobody else speaks", "Dikutip dari Reuters, latihan itu dimulai pada malam hari.",
         "Reuters indirect: latihan itu dimulai pada malam hari"},
        {"the medium only carries", "Dikutip dari Reuters, Rusia menyatakan usulan itu ditolak semua pihak.",
         "Rusia indirect via Reuters: usulan itu ditolak semua pihak"},
        {"according to, and a comma", "Menurut Sergey Lavrov, usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"nobody known before the comma", "Menurut dia, Rusia menolak usulan itu sepenuhnya.", ""},
        {"who called for it before", "Sergey Lavrov menyerukan gencatan senjata, dan memperingatkan bahwa Iran menepati semua janjinya.",
         "Sergey Lavrov indirect: Iran menepati semua janjinya"},
        {"an announcement of a thing is an act", "Rusia mengumumkan gencatan senjata di seluruh wilayah itu.", ""},
        {"an announcement of what happens is speech", "Rusia mengumumkan gencatan senjata telah berlaku.",
         "Rusia indirect: gencatan senjata telah berlaku"},
        {"a state that opens the next sentence", "Israel telah menggempur Iran. Negara itu menyatakan serangan udara akan berlanjut.",
         "Israel indirect: serangan udara akan berlanjut"},
        {"by its agent", "Disebutkan Sergey Lavrov bahwa usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"what somebody is called", "Para relawan disebut Sergey Lavrov sebagai orang-orang yang berani sekali.",
         "Sergey Lavrov indirect: orang-orang yang berani sekali"},
        {"likened to something", "Sergey Lavrov menggambarkan usulan itu sebagai langkah mundur besar.",
         "Sergey Lavrov indirect: usulan itu sebagai langkah mundur besar"},
        {"described, but not as anything", "Sergey Lavrov menggambarkan usulan itu panjang lebar.", ""},
        {"carried by a noun", "Iran menanggapi pernyataan Sergey Lavrov bahwa usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"an accusation told whole", "Iran menuding Israel melanggar gencatan senjata itu.",
         "Iran indirect: Israel melanggar gencatan senjata itu"},
        {"a call", "Sergey Lavrov menyerukan agar gencatan senjata itu diperpanjang.",
         "Sergey Lavrov indirect: gencatan senjata itu diperpanjang"},
        {"not said", "Sergey Lavrov tidak menjelaskan siapa yang menolak usulan itu.", ""},
        {"the quoted part is told once", "Sergey Lavrov menyebut usulan itu \"sama sekali tidak masuk akal\".",
         "Sergey Lavrov indirect: usulan itu \"sama sekali tidak masuk akal"},
        {"few words, with their speaker", "\"Cukup sudah,\" kata Sergey Lavrov.", "Sergey Lavrov direct: Cukup sudah,"},
        {"few words without one are a term", "Peta itu memuat \"garis merah\" yang baru.", ""},
        {"who opens its own clause", "Rusia menerima usulan itu, sementara Iran menyatakan usulan itu ditolak semua pihak.",
         "Iran indirect: usulan itu ditolak semua pihak"},
        {"the pronoun beside the verb", "Sergey Lavrov bertemu Vladimir Putin, tetapi dia mengatakan, \"Usulan itu kami tolak sepenuhnya.\"",
         "Sergey Lavrov direct: Usulan itu kami tolak sepenuhnya."},
        {"their statement", "Iran menyatakan usulan itu ditolak semua pihak. \"Kami tidak akan menerima usulan itu,\" demikian pernyataan mereka.",
         "Iran indirect: usulan itu ditolak semua pihak\nIran direct: Kami tidak akan menerima usulan itu,"},
        {"they, a state", "Iran menyatakan usulan itu ditolak semua pihak. Mereka lalu menambahkan bahwa Rusia menepati semua janjinya.",
         "Iran indirect: usulan itu ditolak semua pihak\nIran indirect: Rusia menepati semua janjinya"},
        {"whom the sentence before is about", "Sergey Lavrov mengatakan usulan itu ditolak semua pihak. Vladimir Putin berbeda pandangan. \"Usulan itu baik sekali,\" katanya.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak\nVladimir Putin direct: Usulan itu baik sekali,"},
        {"after a contrast", "Rusia menyatakan akan menolak usulan itu, sementara Iran mengatakan akan menerima usulan itu.",
         "Rusia indirect: akan menolak usulan itu, sementara Iran mengatakan akan menerima usulan itu\nIran indirect: akan menerima usulan itu"},
        {"the noun", "Rusia belum memberikan konfirmasi atau penjelasan lain terkait usulan itu.", ""},
        {"their report", "Iran menyatakan usulan itu ditolak semua pihak. Laporan itu menyebutkan bahwa Rusia menepati semua janjinya.",
         "Iran indirect: usulan itu ditolak semua pihak\nIran indirect: Rusia menepati semua janjinya"},
        {"a bare army", "Militer Israel maju. Militer menambahkan bahwa usulan itu ditolak semua pihak.",
         "Pasukan Pertahanan Israel indirect: usulan itu ditolak semua pihak"},
        {"a description past a relative clause", "\"Butuh waktu lama sekali,\" ujar analis dari NATO yang berbasis di Belgia, Sergey Lavrov.",
         "Sergey Lavrov direct: Butuh waktu lama sekali,"},
        {"no speech in a headline's term", "\"Garis Merah\" Kecam Perang Rusia\n\nWarga pulang.", ""},
        {"in a relative clause", "Rusia menolak usulan itu, yang menurut Iran diterima semua pihak.", "Iran indirect: diterima semua pihak"},
        {"recognition is an act", "Rusia mengakui Palestina sebagai sebuah negara.", ""},
        {"a bare title", "Menlu Rusia Sergey Lavrov tiba. Menlu menegaskan bahwa usulan itu ditolak semua pihak.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak"},
        {"who spoke last", "Sergey Lavrov mengatakan usulan itu ditolak semua pihak. Dia menambahkan bahwa Iran menepati semua janjinya.",
         "Sergey Lavrov indirect: usulan itu ditolak semua pihak\nSergey Lavrov indirect: Iran menepati semua janjinya"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK(test::statements(read(row.text, Date{2022, 1, 20})) == row.statements);
}
