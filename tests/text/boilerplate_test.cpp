#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/table_file.hpp"
#include "src/text/pattern.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;
using Texts = std::vector<std::string>;

namespace {

const std::string body =
    "Menlu Rusia bertemu Menlu AS di Jenewa untuk membahas jaminan keamanan yang diminta Moskow.";

bool has_key(std::string_view keys, std::string_view example, bool at_end) {
    if (keys == "-") return true;
    while (!keys.empty()) {
        const std::size_t end = std::min(keys.find('|'), keys.size());
        const std::string_view key = keys.substr(0, end);
        if (at_end ? example.ends_with(key) : example.starts_with(key)) return true;
        keys.remove_prefix(std::min(end + 1, keys.size()));
    }
    return false;
}

}  // namespace

// A rule whose key or expression does not fit its own example would never run.
TEST_CASE("every boilerplate rule takes its example out of an article", "[text][boilerplate]") {
    const TableFile table = TableFile::load(root / "data" / "id" / "boilerplate.tsv",
                                            {"rule", "where", "key", "pattern", "example"});
    for (const TableFile::Row& row : table.rows()) {
        const std::string rule(row[0]), where(row[1]), example(row[4]);
        INFO("boilerplate.tsv:" << row.line() << " " << rule << " " << where << ": " << example);
        CHECK(has_key(row[2], example, where == "tail"));
        const Pattern pattern(row[3]);
        if (where == "line" || where == "block")
            CHECK(pattern.match_all(example));
        else if (where == "tail")
            CHECK(pattern.find(example));
        else
            CHECK(pattern.match_front(example));
        // at the end of the last paragraph, or as the last line, for rules that want all of it
        const bool own_line = where != "tail" || row[3].starts_with("^");
        const std::string before =
            "Judul Satu\n\n" + body + (own_line ? "\n" : " " + body + " " + body + " ");
        const Document document = read(before + example + (where == "tail" ? "" : "\n" + body));
        CHECK_FALSE(document.boilerplate.empty());
        for (const Sentence& sentence : document.sentences)
            CHECK(document.str(sentence.span).find(example) == std::string_view::npos);
    }
}

TEST_CASE("every dateline rule reads its example", "[text][boilerplate]") {
    const TableFile table = TableFile::load(root / "data" / "id" / "datelines.tsv",
                                            {"where", "pattern", "example", "place"});
    for (const TableFile::Row& row : table.rows()) {
        INFO("datelines.tsv:" << row.line() << " " << row[2]);
        const auto match = Pattern(row[1]).match_front(row[2], "place");
        REQUIRE(match);
        const std::string place(match->group ? slice(row[2], *match->group) : "-");
        CHECK(place == row[3]);
    }
}

TEST_CASE("boilerplate goes, the body stays", "[text][boilerplate]") {
    struct Row {
        std::string why, text;
        Texts boilerplate;
        Texts body;
    };
    const std::string one = "Menlu Rusia tiba di Jenewa.", two = "Mereka akan membahas keamanan.";
    const auto row = GENERATE_COPY(values<Row>({
        {"a link on its line",
         one + "\nBACA JUGA:Kebun Teh Ramai, Ada Apa?\n" + two,
         {"BACA JUGA:Kebun Teh Ramai, Ada Apa?"},
         {one, two}                                                                                                                                                                     },
        {"a list with bullets",
         one + "\nBaca juga:\n- Kebun Teh Ramai\n- Resep kue\n" + two,
         {"Baca juga:", "- Kebun Teh Ramai", "- Resep kue"},
         {one, two}                                                                                                                                                                     },
        {"a list of headlines",
         one + "\nBaca Juga\n\nKebun Teh Kini Makin Ramai\n\n\n\n" + two,
         {"Baca Juga", "Kebun Teh Kini Makin Ramai"},
         {one, two}                                                                                                                                                                     },
        {"a body under an empty list stays",
         one + "\nBaca Juga\n" + two,
         {"Baca Juga"},
         {one, two}                                                                                                                                                                     },
        {"a link fused before a quotation",
         one + "Baca: Kebun Teh Bandung Ramai“Kami datang untuk damai,” katanya kemarin.",
         {"Baca: Kebun Teh Bandung Ramai"},
         {one, "“Kami datang untuk damai,” katanya kemarin."}                                                                                                                       },
        {"a link fused before the body",
         one + "Simak: Jalan Pagi di Kebun Teh BandungPertemuan itu dibuka oleh tuan rumah.",
         {"Simak: Jalan Pagi di Kebun Teh Bandung"},
         {one, "Pertemuan itu dibuka oleh tuan rumah."}                                                                                                                                 },
        {"a link of two headlines",
         one + " Baca Juga:Kebun Teh Ramai di BandungResep Kue Sus Nenek Saat Lebaran“Kami damai,” "
               "katanya.",                                                                          {"Baca Juga:Kebun Teh Ramai di BandungResep Kue Sus Nenek Saat Lebaran"},
         {one, "“Kami damai,” katanya."}                                                                                                                                            },
        {"a link, a space and the body",
         one + " Baca juga: Kebun Teh Bandung Makin Ramai Saat Lebaran Tahun Ini Lavrov menyatakan "
               "hal itu "
               "kepada wartawan yang menunggu di depan gedung pertemuan.",                          {"Baca juga: Kebun Teh Bandung Makin Ramai Saat Lebaran Tahun Ini"},
         {one,
          "Lavrov menyatakan hal itu kepada wartawan yang menunggu di depan gedung pertemuan."}                                                                                         },
        {"the office that opens the body stays with it",
         one + " Baca juga: Kebun Teh Bandung Makin Ramai Saat Lebaran Tahun Ini Presiden Joko "
               "Widodo "
               "menyatakan hal itu kepada wartawan yang menunggu di depan gedung.",                 {"Baca juga: Kebun Teh Bandung Makin Ramai Saat Lebaran Tahun Ini"},
         {one,
          "Presiden Joko Widodo menyatakan hal itu kepada wartawan yang menunggu di depan "
          "gedung."}                                                                                                                                                                    },
        {"a link in brackets",
         one + " (Baca Juga: Kebun Teh Ramai) " + two,
         {"(Baca Juga: Kebun Teh Ramai)"},
         {one, two}                                                                                                                                                                     },
        {"a mark without headlines",
         one + "Baca JugaAngka ini pun naik dua kali lipat dari biasanya.",
         {"Baca Juga"},
         {one, "Angka ini pun naik dua kali lipat dari biasanya."}                                                                                                                      },
        {"a headline apart from the stop, the body fused to its end",
         one + " Kebun Teh Bandung Resmi Buka Lagi Pukul 8.30" + two,
         {"Kebun Teh Bandung Resmi Buka Lagi Pukul 8.30"},
         {one, two}                                                                                                                                                                     },
        {"two of them, the first of which asks",
         one + "Berapa Lama Panen Raya di Kebun Teh Bandung? Juru Masak Sambut Baik Resep Kue Sus "
               "Nenek" + two,
         {"Berapa Lama Panen Raya di Kebun Teh Bandung?", "Juru Masak Sambut Baik Resep Kue Sus Nenek"},
         {one, two}                                                                                                                                                                     },
        {"a body that explains a name in brackets stays",
         one + " Komando Pasukan Khusus (Kopassus) dan Korps Marinir (Kormar) BersamaPolisi hadir.",
         {},
         {one, "Komando Pasukan Khusus (Kopassus) dan Korps Marinir (Kormar) BersamaPolisi hadir."}                                                                                     },
        {"thousands within a linked headline",
         one + " Baca juga: Kebun Teh Bandung Panen 500.000 Ton Tahun Ini" + two,
         {"Baca juga: Kebun Teh Bandung Panen 500.000 Ton Tahun Ini"},
         {one, two}                                                                                                                                                                     },
        {"a headline that nothing announces",
         one + "Komentar Pedas Juru Masak soal Kue Sus Buatan Nenek \"Pertemuan ini tidak dapat "
               "dipisahkan dari keamanan,\" katanya.",                                              {"Komentar Pedas Juru Masak soal Kue Sus Buatan Nenek"},
         {one, "\"Pertemuan ini tidak dapat dipisahkan dari keamanan,\" katanya."}                                                                                                      },
        {"a run of capitals in the body is no headline",
         "Itu benar.Menteri Luar Negeri Rusia Sergey Lavrov dan Menteri Luar Negeri AS Antony "
         "Blinken bertemu.",                                                                        {},
         {"Itu benar.",
          "Menteri Luar Negeri Rusia Sergey Lavrov dan Menteri Luar Negeri AS Antony Blinken "
          "bertemu."}                                                                                                                                                                   },
        {"'baca' in the body stays",
         one + " Ia membaca buku. Baca saja sendiri, katanya.",
         {},
         {one, "Ia membaca buku.", "Baca saja sendiri, katanya."}                                                                                                                       },
        {"so does 'sumber daya'",
         "Sumber daya alam itu milik Rusia.",                                                       {},
         {"Sumber daya alam itu milik Rusia."}                                                                                                                                          },
        {"the end of an article",
         one + "\n" + two + "(rmol)\n\nCek Berita dan Artikel yang lain di Google News\n\nSumber:",
         {"(rmol)", "Cek Berita dan Artikel yang lain di Google News", "Sumber:"},
         {one, two}                                                                                                                                                                     },
        {"tags at the end",
         one + "\n" + two + "\n\n   (wd/wd)\n\n     rusia\nkabut asap\n",
         {"(wd/wd)", "rusia", "kabut asap"},
         {one, two}                                                                                                                                                                     },
        {"an author at the end",                         one + "\n" + two + " M. Sari Dewi",        {"M. Sari Dewi"},                                                         {one, two}},
        {"a body in small letters is no tag",
         "rusia menyerang ukraina",                                                                 {},
         {"rusia menyerang ukraina"}                                                                                                                                                    },
        {"scripts",
         one + "\n\tgoogletag.cmd.push(function() { googletag.display('x'); });\n" + two,
         {"googletag.cmd.push(function() { googletag.display('x'); });"},
         {one, two}                                                                                                                                                                     },
        {"a bracket within the text stays",
         one + " Sekjen PBB (Guterres) hadir.",
         {},
         {one, "Sekjen PBB (Guterres) hadir."}                                                                                                                                          },
        {"tabs part a line",
         one + "\t\t\t\tCOPYRIGHT © WARTA 2023",
         {"COPYRIGHT © WARTA 2023"},
         {one}                                                                                                                                                                          },
    }));
    INFO(row.why << ": " << row.text);
    const Document document = read("Judul Berita Hari Ini\n\n" + row.text);
    Texts sentences = sentence_texts(document);
    REQUIRE_FALSE(sentences.empty());
    sentences.erase(sentences.begin());  // the title
    CHECK(boilerplate_texts(document) == row.boilerplate);
    CHECK(sentences == row.body);
}

TEST_CASE("a title said twice is boilerplate the second time", "[text][boilerplate]") {
    const Document document = read("Rusia Serang Kiev\n\nRusia Serang Kiev\n\n" + body);
    REQUIRE(document.boilerplate.size() == 1);
    CHECK(document.boilerplate[0].rule == "repeated_title");
    CHECK(document.boilerplate[0].span.begin == 19);
}

TEST_CASE("date lines keep their own rule, for whoever dates the article", "[text][boilerplate]") {
    const Document document =
        read("Rusia Serang Kiev\n\nJum'at, 08 September 2017 | 04:49 WIB\n\n" + body);
    REQUIRE(document.boilerplate.size() == 1);
    CHECK(document.boilerplate[0].rule == "date_line");
    CHECK(document.paragraphs.size() == 3);
}
