// Clear sentences, at least one of each type of act: whatever was learned, they are read right.

#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;

TEST_CASE("acts told clearly are told whatever was learned", "[extract][events]") {
    struct Row {
        std::string sentence, act;
    };
    const auto row = GENERATE(values<Row>({
        {"Jepang mengecam Korea Utara atas peluncuran rudal itu.",
         "ACCUSE actual | Jepang | Korea Utara |  | "},
        {"China menuding Taiwan memicu ketegangan di selat itu.",
         "ACCUSE actual | China | Taiwan |  | "},
        {"Jepang memprotes China atas masuknya kapal ke perairan itu.",
         "ACCUSE actual | Jepang | China |  | "},
        {"Rusia dan China mencapai kesepakatan dagang.",
         "AGREE actual | China, Rusia |  |  | "},
        {"Iran dan Arab Saudi sepakat berdamai.",
         "AGREE actual | Arab Saudi, Iran |  |  | "},
        {"India dan China menyepakati batas wilayah.",
         "AGREE actual | China, India |  |  | "},
        {"Jerman mengirim bantuan kemanusiaan ke Ukraina.",
         "AID actual | Jerman | Ukraina |  | Ukraina"},
        {"Turki memberikan bantuan medis kepada Suriah.",
         "AID actual | Turki | Suriah |  | "},
        {"Rusia menyerang Ukraina dengan rudal dan drone.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"Israel melancarkan serangan udara ke Lebanon pada malam hari.",
         "ASSAULT actual | Israel | Lebanon |  | Lebanon"},
        {"Ukraina diserang oleh Rusia dengan puluhan drone.",
         "ASSAULT actual | Rusia | Ukraina |  | Ukraina"},
        {"Rusia tidak akan menyerang Finlandia.",
         "ASSAULT negated | Rusia | Finlandia |  | Finlandia"},
        {"China menahan warga Kanada.",
         "COERCE actual | China | Kanada |  | "},
        {"Pemerintah Kolombia meminta maaf kepada Venezuela.",
         "CONCEDE actual | Kolombia | Venezuela |  | "},
        {"Menteri Luar Negeri Rusia Sergey Lavrov bertemu dengan Menteri Luar Negeri AS Antony Blinken di Jenewa.",
         "CONSULT actual | Sergey Lavrov | Antony Blinken |  | Jenewa"},
        {"Presiden Xi Jinping akan bertemu Presiden Vladimir Putin di Beijing.",
         "CONSULT planned | Xi Jinping | Vladimir Putin |  | Beijing"},
        {"Presiden Joko Widodo mengunjungi Ukraina.",
         "CONSULT actual | Joko Widodo | Ukraina |  | Ukraina"},
        {"Indonesia dan Jepang bekerja sama di bidang pertahanan.",
         "COOPERATE actual | Indonesia, Jepang |  |  | "},
        {"India dan Prancis menggelar latihan militer bersama.",
         "COOPERATE actual | India, Prancis |  |  | "},
        {"Rusia mengerahkan pasukan ke perbatasan Ukraina.",
         "MOBILIZE actual | Rusia |  |  | Ukraina"},
        {"Warga Palestina menggelar unjuk rasa terhadap Israel.",
         "PROTEST actual | Palestina | Israel |  | "},
        {"Iran menolak usulan Amerika Serikat.",
         "REJECT actual | Iran | Amerika Serikat |  | "},
        {"Rusia membantah tuduhan Amerika Serikat.",
         "REJECT actual | Rusia | Amerika Serikat |  | "},
        {"Amerika Serikat mendesak Israel menghentikan serangan ke Gaza.",
         "REQUEST actual | Amerika Serikat | Israel |  | "},
        {"Perserikatan Bangsa-Bangsa (PBB) meminta Israel membuka perbatasan Gaza.",
         "REQUEST actual | PBB | Israel |  | "},
        {"Israel menarik pasukan dari Lebanon.",
         "RETREAT actual | Israel | Lebanon |  | "},
        {"Hamas membebaskan sandera Israel.",
         "RETREAT actual | Hamas | Israel |  | "},
        {"Uni Eropa menjatuhkan sanksi terhadap Rusia.",
         "SANCTION actual | Uni Eropa | Rusia |  | "},
        {"Amerika Serikat memberlakukan sanksi baru terhadap Iran.",
         "SANCTION actual | Amerika Serikat | Iran |  | "},
        {"Prancis mendukung Ukraina.",
         "SUPPORT actual | Prancis | Ukraina |  | "},
        {"Amerika Serikat mengakui Israel.",
         "SUPPORT actual | Amerika Serikat | Israel |  | "},
        {"Turki mendukung keanggotaan Swedia di NATO.",
         "SUPPORT actual | Turki | Swedia |  | "},
        {"Korea Utara mengancam akan menyerang Korea Selatan.",
         "THREATEN actual | Korea Utara | Korea Selatan |  | "},
        {"Presiden Donald Trump memperingatkan Iran.",
         "THREATEN actual | Donald Trump | Iran |  | "},
    }));
    INFO(row.sentence);
    CHECK(test::events(test::read("Kabar dari luar negeri\n\n" + row.sentence)) == row.act);
}
