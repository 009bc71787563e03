#include "src/text/word_forms.hpp"

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/table_file.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const WordForms& forms() {
    static const WordForms words(root / "data" / "id");
    return words;
}

std::string_view name_of(Voice voice) {
    constexpr std::array<std::string_view, 6> names = {"bare",       "active", "passive",
                                                       "accidental", "middle", "noun"};
    return names[static_cast<std::size_t>(voice)];
}

/// "me+serang+nya active": prefix, root, suffix and clitic as far as there are any.
std::string told(const std::optional<WordForm>& form) {
    if (!form) return "-";
    std::string out(form->prefix);
    if (!out.empty()) out += '+';
    out += form->root;
    for (const std::string_view part : {form->suffix, form->clitic})
        if (!part.empty()) out += "+" + std::string(part);
    return out + " " + std::string(name_of(form->voice));
}

}  // namespace

TEST_CASE("Indonesian words taken apart", "[text][forms]") {
    struct Row {
        std::string word, reading;
    };
    const auto row = GENERATE(values<Row>({
        {"serang",               "serang bare"              },
        {"menyerang",            "me+serang active"         },
        {"diserang",             "di+serang passive"        },
        {"serangan",             "serang+an noun"           },
        {"penyerang",            "pe+serang noun"           },
        {"penyerangan",          "pe+serang+an noun"        },
        {"terserang",            "ter+serang accidental"    },
        {"menyerangnya",         "me+serang+nya active"     },
        {"menyerukan",           "me+seru+kan active"       },
        {"seruan",               "seru+an noun"             },
        {"menyatakan",           "me+nyata+kan active"      },
        {"dinyatakan",           "di+nyata+kan passive"     },
        {"pernyataan",           "per+nyata+an noun"        },
        {"ternyata",             "ter+nyata accidental"     },
        {"menuduh",              "me+tuduh active"          },
        {"dituduh",              "di+tuduh passive"         },
        {"tuduhan",              "tuduh+an noun"            },
        {"menuding",             "me+tuding active"         },
        {"dituding",             "di+tuding passive"        },
        {"tudingan",             "tuding+an noun"           },
        {"mengecam",             "me+kecam active"          },
        {"dikecam",              "di+kecam passive"         },
        {"kecaman",              "kecam+an noun"            },
        {"pengecaman",           "pe+kecam+an noun"         },
        {"membahas",             "me+bahas active"          },
        {"dibahas",              "di+bahas passive"         },
        {"pembahasan",           "pe+bahas+an noun"         },
        {"memukul",              "me+pukul active"          },
        {"dipukul",              "di+pukul passive"         },
        {"pukulan",              "pukul+an noun"            },
        {"pemukulan",            "pe+pukul+an noun"         },
        {"mengirim",             "me+kirim active"          },
        {"dikirim",              "di+kirim passive"         },
        {"mengirimkan",          "me+kirim+kan active"      },
        {"dikirimkan",           "di+kirim+kan passive"     },
        {"kiriman",              "kirim+an noun"            },
        {"pengiriman",           "pe+kirim+an noun"         },
        {"bertemu",              "ber+temu middle"          },
        {"pertemuan",            "per+temu+an noun"         },
        {"mempertemukan",        "memper+temu+kan active"   },
        {"dipertemukan",         "diper+temu+kan passive"   },
        {"menemui",              "me+temu+i active"         },
        {"ditemui",              "di+temu+i passive"        },
        {"mempertimbangkan",     "memper+timbang+kan active"},
        {"pertimbangan",         "per+timbang+an noun"      },
        {"memperingatkan",       "memper+ingat+kan active"  },
        {"diperingatkan",        "diper+ingat+kan passive"  },
        {"peringatan",           "per+ingat+an noun"        },
        {"berunding",            "ber+runding middle"       },
        {"perundingan",          "pe+runding+an noun"       },
        {"merundingkan",         "me+runding+kan active"    },
        {"kesepakatan",          "ke+sepakat+an noun"       },
        {"disepakati",           "di+sepakat+i passive"     },
        {"menyepakati",          "me+sepakat+i active"      },
        {"bersepakat",           "ber+sepakat middle"       },
        {"mengebom",             "me+bom active"            },
        {"dibom",                "di+bom passive"           },
        {"pengeboman",           "pe+bom+an noun"           },
        {"mengesahkan",          "me+sah+kan active"        },
        {"disahkan",             "di+sah+kan passive"       },
        {"pengesahan",           "pe+sah+an noun"           },
        {"mensyaratkan",         "me+syarat+kan active"     },
        {"persyaratan",          "per+syarat+an noun"       },
        {"mengklaim",            "me+klaim active"          },
        {"diklaim",              "di+klaim passive"         },
        {"memprotes",            "me+protes active"         },
        {"memproses",            "me+proses active"         },
        {"mentransfer",          "me+transfer active"       },
        {"mendukung",            "me+dukung active"         },
        {"didukung",             "di+dukung passive"        },
        {"dukungan",             "dukung+an noun"           },
        {"pendukung",            "pe+dukung noun"           },
        {"menolak",              "me+tolak active"          },
        {"ditolak",              "di+tolak passive"         },
        {"penolakan",            "pe+tolak+an noun"         },
        {"membantah",            "me+bantah active"         },
        {"dibantah",             "di+bantah passive"        },
        {"bantahan",             "bantah+an noun"           },
        {"mengancam",            "me+ancam active"          },
        {"diancam",              "di+ancam passive"         },
        {"ancaman",              "ancam+an noun"            },
        {"terancam",             "ter+ancam accidental"     },
        {"mengerahkan",          "me+kerah+kan active"      },
        {"dikerahkan",           "di+kerah+kan passive"     },
        {"pengerahan",           "pe+kerah+an noun"         },
        {"menangkap",            "me+tangkap active"        },
        {"ditangkap",            "di+tangkap passive"       },
        {"penangkapan",          "pe+tangkap+an noun"       },
        {"tertangkap",           "ter+tangkap accidental"   },
        {"mengusir",             "me+usir active"           },
        {"diusir",               "di+usir passive"          },
        {"pengusiran",           "pe+usir+an noun"          },
        {"menarik",              "me+tarik active"          },
        {"ditarik",              "di+tarik passive"         },
        {"penarikan",            "pe+tarik+an noun"         },
        {"tertarik",             "ter+tarik accidental"     },
        {"menandatangani",       "me+tandatangan+i active"  },
        {"ditandatangani",       "di+tandatangan+i passive" },
        {"penandatanganan",      "pe+tandatangan+an noun"   },
        {"mengunjungi",          "me+kunjung+i active"      },
        {"dikunjungi",           "di+kunjung+i passive"     },
        {"kunjungan",            "kunjung+an noun"          },
        {"berkunjung",           "ber+kunjung middle"       },
        {"berbicara",            "ber+bicara middle"        },
        {"membicarakan",         "me+bicara+kan active"     },
        {"pembicaraan",          "pe+bicara+an noun"        },
        {"mengatakan",           "me+kata+kan active"       },
        {"dikatakan",            "di+kata+kan passive"      },
        {"katanya",              "kata+nya bare"            },
        {"berkata",              "ber+kata middle"          },
        {"mengungkapkan",        "me+ungkap+kan active"     },
        {"diungkapkan",          "di+ungkap+kan passive"    },
        {"ungkapnya",            "ungkap+nya bare"          },
        {"menegaskan",           "me+tegas+kan active"      },
        {"ditegaskan",           "di+tegas+kan passive"     },
        {"tegasnya",             "tegas+nya bare"           },
        {"menjelaskan",          "me+jelas+kan active"      },
        {"dijelaskan",           "di+jelas+kan passive"     },
        {"penjelasan",           "pe+jelas+an noun"         },
        {"menyebut",             "me+sebut active"          },
        {"disebut",              "di+sebut passive"         },
        {"sebutan",              "sebut+an noun"            },
        {"melaporkan",           "me+lapor+kan active"      },
        {"dilaporkan",           "di+lapor+kan passive"     },
        {"laporan",              "lapor+an noun"            },
        {"mengumumkan",          "me+umum+kan active"       },
        {"diumumkan",            "di+umum+kan passive"      },
        {"pengumuman",           "pe+umum+an noun"          },
        {"memerintahkan",        "me+perintah+kan active"   },
        {"pemerintah",           "pe+perintah noun"         },
        {"pemerintahan",         "pe+perintah+an noun"      },
        {"memveto",              "me+veto active"           },
        {"diveto",               "di+veto passive"          },
        {"memblokir",            "me+blokir active"         },
        {"diblokir",             "di+blokir passive"        },
        {"pemblokiran",          "pe+blokir+an noun"        },
        {"menguasai",            "me+kuasa+i active"        },
        {"dikuasai",             "di+kuasa+i passive"       },
        {"penguasaan",           "pe+kuasa+an noun"         },
        {"kekuasaan",            "ke+kuasa+an noun"         },
        {"menembak",             "me+tembak active"         },
        {"ditembak",             "di+tembak passive"        },
        {"penembakan",           "pe+tembak+an noun"        },
        {"tertembak",            "ter+tembak accidental"    },
        {"menewaskan",           "me+tewas+kan active"      },
        {"tewas",                "tewas bare"               },
        {"membantu",             "me+bantu active"          },
        {"bantuan",              "bantu+an noun"            },
        {"pembantu",             "pe+bantu noun"            },
        {"mendesak",             "me+desak active"          },
        {"didesak",              "di+desak passive"         },
        {"desakan",              "desak+an noun"            },
        {"meminta",              "me+minta active"          },
        {"diminta",              "di+minta passive"         },
        {"permintaan",           "per+minta+an noun"        },
        {"memimpin",             "me+pimpin active"         },
        {"dipimpin",             "di+pimpin passive"        },
        {"pemimpin",             "pe+pimpin noun"           },
        {"kepemimpinan",         "kepe+pimpin+an noun"      },
        {"mengetahui",           "me+tahu+i active"         },
        {"diketahui",            "di+tahu+i passive"        },
        {"memberlakukan",        "member+laku+kan active"   },
        {"diberlakukan",         "diber+laku+kan passive"   },
        {"pemberlakuan",         "pember+laku+an noun"      },
        {"memberhentikan",       "member+henti+kan active"  },
        {"keterlibatan",         "keter+libat+an noun"      },
        {"keberhasilan",         "keber+hasil+an noun"      },
        {"mempersenjatai",       "memper+senjata+i active"  },
        {"dipersenjatai",        "diper+senjata+i passive"  },
        {"memperebutkan",        "memper+rebut+kan active"  },
        {"diperebutkan",         "diper+rebut+kan passive"  },
        {"mempelajari",          "memper+ajar+i active"     },
        {"pelajaran",            "per+ajar+an noun"         },
        {"belajar",              "ber+ajar middle"          },
        {"bekerja",              "ber+kerja middle"         },
        {"pekerja",              "pe+kerja noun"            },
        {"pekerjaan",            "pe+kerja+an noun"         },
        {"berusia",              "ber+usia middle"          },
        {"merasa",               "me+rasa active"           },
        {"terasa",               "ter+rasa accidental"      },
        {"melucuti",             "me+lucut+i active"        },
        {"pelucutan",            "pe+lucut+an noun"         },
        {"memengaruhi",          "me+pengaruh+i active"     },
        {"mengawal",             "me+kawal active"          },
        {"mengawali",            "me+awal+i active"         },
        {"menyusul",             "me+susul active"          },
        {"pelanggaran",          "pe+langgar+an noun"       },
        {"melanggar",            "me+langgar active"        },
        {"dilanggar",            "di+langgar passive"       },
        {"keamanan",             "ke+aman+an noun"          },
        {"pengamanan",           "pe+aman+an noun"          },
        {"perdamaian",           "per+damai+an noun"        },
        {"berdamai",             "ber+damai middle"         },
        {"mendamaikan",          "me+damai+kan active"      },
        {"seruannya",            "seru+an+nya noun"         },
        {"serangannyalah",       "serang+an+nya noun"       },
        {"bersiap-siap",         "ber+siap middle"          },
        {"serangan-serangan",    "serang+an noun"           },
        {"serangan-serangannya", "serang+an+nya noun"       },
        {"tuduh-menuduh",        "me+tuduh active"          },
        {"menggulingkan",        "me+guling+kan active"     },
        {"kudeta",               "kudeta bare"              },
        {"dikudeta",             "di+kudeta passive"        },
        {"menginvasi",           "me+invasi active"         },
        {"invasi",               "invasi bare"              },
        {"mendeportasi",         "me+deportasi active"      },
        {"menyandera",           "me+sandera active"        },
        {"penyanderaan",         "pe+sandera+an noun"       },
    }));
    CHECK(row.word + " = " + told(forms().find(row.word)) == row.word + " = " + row.reading);
}

TEST_CASE("words that are not Indonesian, or not listed, have no reading", "[text][forms]") {
    for (const char* word : {"", "a", "-", "-a", "a-", "kremlin's", "xyzzy", "mexyzzy", "menny",
                             "dixyzzykan", "serang-tuduh", "123", "é"}) {
        INFO(word);
        CHECK_FALSE(forms().find(word));
    }
    CHECK_FALSE(forms().find(std::string(1000, 'a')));
}

// A row that no word needs is a row that may be wrong without anyone noticing.
TEST_CASE("every affix is found in its example", "[text][forms]") {
    const TableFile table = TableFile::load(root / "data" / "id" / "affixes.tsv",
                                            {"part", "name", "spelling", "voice", "example"});
    for (const TableFile::Row& row : table.rows()) {
        const std::string part(row[0]), example(row[*table.column("example")]);
        const std::string name(row[1] == "-" ? std::string_view() : row[1]);
        INFO("affixes.tsv:" << row.line() << " " << example << " is "
                            << told(forms().find(example)));
        const auto form = forms().find(example);
        CHECK(form);
        if (!form) continue;
        if (part == "prefix") CHECK(form->prefix == name);
        if (part == "prefix") CHECK(name_of(form->voice) == row[*table.column("voice")]);
        if (part == "suffix") CHECK(form->suffix == name);
        if (part == "clitic") CHECK(form->clitic == name);
    }
}

TEST_CASE("readings are those of a treebank", "[text][forms][shared]") {
    std::ifstream treebank(shared / "ud" / "id_csui-ud-train.conllu");
    if (!treebank) {
        WARN("no shared data");
        return;
    }
    std::size_t verbs = 0, found = 0, agree = 0;
    for (std::string line; std::getline(treebank, line);) {
        std::vector<std::string> cells(1);
        for (const char c : line) c == '\t' ? cells.emplace_back() : cells.back() += c;
        if (cells.size() != 10 || cells[3] != "VERB") continue;
        const bool plain = std::all_of(cells[1].begin(), cells[1].end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        });
        if (!plain) continue;
        for (char& c : cells[1]) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const auto form = forms().find(cells[1]);
        ++verbs;
        found += form.has_value();
        agree += form && form->root == cells[2];
    }
    UNSCOPED_INFO(found << " of " << verbs << " verbs have a reading, " << agree
                        << " the gold lemma");
    CHECK(found * 1000 >= verbs * 990);
    CHECK(agree * 1000 >= verbs * 930);  // most of the rest: the gold keeps the word as its lemma
}
