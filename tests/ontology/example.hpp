#pragma once

#include <filesystem>
#include <string>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"

namespace entente::test {

inline const std::filesystem::path source_dir = ENTENTE_SOURCE_DIR;

/// The schema that ships, loaded once.
inline const Schema& schema() {
    static const Schema loaded = Schema::load(source_dir / "ontology/schema");
    return loaded;
}

/// The article that record() speaks of. "Zürich" makes bytes and code points differ.
inline const std::string article =
    "Zürich: Menteri Luar Negeri Rusia Sergey Lavrov akan bertemu Antony Blinken di Jenewa pada "
    "Jumat (21/1), kata Lavrov.\nBACA JUGA: Berita lain\n";

/// The first place of `text` in the article, as code points.
inline Quote quote(const std::string& text) {
    const std::size_t byte = article.find(text);
    const auto start = static_cast<std::uint32_t>(byte > 1 ? byte - 1 : byte);  // one two-byte ü
    return {start, start + static_cast<std::uint32_t>(text.size()), text};
}

/// A record that obeys every rule and has every optional part.
inline Record record() {
    Record record;
    record.document = {
        "sha256:" + std::string(64, 'a'),
        "articles/jenewa.txt",
        "Lavrov di Jenewa",
        "id",
        Date{2022, 1, 20},
        "text"
    };
    record.boilerplate = {
        {quote("BACA JUGA").start, quote("BACA JUGA").start + 22, "related_link"}
    };
    record.entities = {
        {"Q58217",
         "Q58217",                 "Person",
         "Sergey Lavrov",                                         {{quote("Sergey Lavrov"), "name", 0.99, "kb"}} },
        {"Q7821917",
         "Q7821917",               "Person",
         "Antony Blinken",                                        {{quote("Antony Blinken"), "name", 0.98, "kb"}}},
        {"Q159",           "Q159", "State",             "Rusia",  {{quote("Rusia"), "name", 0.9, "kb"}}          },
        {"Q71",            "Q71",  "Place",             "Jenewa", {{quote("Jenewa"), "name", 1, "kb"}}           },
        {"x-0123456789ab",
         "",                       "MediaOrganization",
         "Warta Dunia",                                           {{quote("Berita"), "nominal", 0.5, "head"}}    },
    };
    Relation office;
    office.type = "HOLDS_OFFICE";
    office.from = "Q58217";
    office.to = "Q159";
    office.title = "Menteri Luar Negeri";
    office.office = "minister_of_foreign_affairs";
    office.confidence = 0.97;
    office.rule = "office.apposition";
    office.evidence = quote("Menteri Luar Negeri Rusia Sergey Lavrov");
    Relation citizen;
    citizen.type = "CITIZEN_OF";
    citizen.from = "Q58217";
    citizen.to = "Q159";
    citizen.confidence = 1;
    citizen.rule = "kb";
    citizen.background = true;
    citizen.evidence = {0, 0, "people.tsv:12"};
    record.relations = {office, citizen};
    Event meeting;
    meeting.id = "ev1";
    meeting.type = "CONSULT";
    meeting.mode = "third-party";
    meeting.contexts = {"diplomatic"};
    meeting.modality = "planned";
    meeting.plover = "AGREE";
    meeting.quad = 1;
    meeting.actors = {"Q58217", "Q7821917"};
    meeting.place = "Q71";
    meeting.date = Date{2022, 1, 21};
    meeting.date_evidence = quote("Jumat (21/1)");
    meeting.attribution = Attribution{"Q58217", "asserts"};
    meeting.trigger = quote("bertemu");
    meeting.cues = {
        {"future", quote("akan")}
    };
    meeting.confidence = 0.8;
    meeting.rule = "frame:temu.reciprocal";
    meeting.evidence = quote("Sergey Lavrov akan bertemu Antony Blinken di Jenewa");
    record.events = {meeting};
    Statement said;
    said.speaker = "Q58217";
    said.via = "x-0123456789ab";
    said.kind = "indirect";
    said.about = {"Q7821917", "Q71"};
    said.at = quote("akan bertemu Antony Blinken di Jenewa");
    said.cue = quote("kata");
    said.confidence = 0.75;
    said.rule = "speech.after";
    record.statements = {said};
    return record;
}

}  // namespace entente::test
