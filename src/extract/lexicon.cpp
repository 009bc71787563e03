#include "src/extract/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/base/error.hpp"
#include "src/base/table_file.hpp"
#include "src/tagger/word_facts.hpp"

namespace entente {
namespace {

std::vector<std::string> split(std::string_view list, char separator) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        std::string_view part = list.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

template <class Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

const Choices<TitleRow::Kind> title_kinds = {
    {"title",     TitleRow::Kind::title    },
    {"modifier",  TitleRow::Kind::modifier },
    {"honorific", TitleRow::Kind::honorific}
};
const Choices<SpeechRow::Kind> speech_kinds = {
    {"direct",   SpeechRow::Kind::direct  },
    {"indirect", SpeechRow::Kind::indirect},
    {"both",     SpeechRow::Kind::both    },
    {"via",      SpeechRow::Kind::via     }
};
const Choices<SpeechRow::Position> speech_positions = {
    {"before", SpeechRow::Position::before},
    {"after",  SpeechRow::Position::after },
    {"both",   SpeechRow::Position::both  }
};
const Choices<SpeechRow::Needs> speech_needs = {
    {"",       SpeechRow::Needs::nothing},
    {"clause", SpeechRow::Needs::clause },
    {"that",   SpeechRow::Needs::that   },
    {"as",     SpeechRow::Needs::as     }
};
const Choices<NameCueRow::Position> name_positions = {
    {"before",       NameCueRow::Position::before      },
    {"inside_first", NameCueRow::Position::inside_first},
    {"inside_last",  NameCueRow::Position::inside_last },
    {"inside",       NameCueRow::Position::inside      },
    {"apart",        NameCueRow::Position::apart       },
    {"with",         NameCueRow::Position::with        }
};
const Choices<FrameRow::Needs> frame_needs = {
    {"any",       FrameRow::Needs::any      },
    {"actor",     FrameRow::Needs::actor    },
    {"recipient", FrameRow::Needs::recipient},
    {"two",       FrameRow::Needs::two      },
    {"both",      FrameRow::Needs::both     }
};
const Choices<RelationRow::Needs> relation_needs = {
    {"",      RelationRow::Needs::nothing},
    {"fits",  RelationRow::Needs::fits   },
    {"known", RelationRow::Needs::known  }
};
const Choices<CalendarRow::Kind> calendar_kinds = {
    {"month",     CalendarRow::Kind::month    },
    {"weekday",   CalendarRow::Kind::weekday  },
    {"day",       CalendarRow::Kind::day      },
    {"week",      CalendarRow::Kind::week     },
    {"month_ago", CalendarRow::Kind::month_ago},
    {"year",      CalendarRow::Kind::year     },
    {"number",    CalendarRow::Kind::number   },
    {"unit",      CalendarRow::Kind::unit     },
    {"one",       CalendarRow::Kind::one      },
    {"direction", CalendarRow::Kind::direction},
    {"part",      CalendarRow::Kind::part     }
};
const Choices<Voice> voices = {
    {"active",     Voice::active    },
    {"passive",    Voice::passive   },
    {"bare",       Voice::bare      },
    {"accidental", Voice::accidental},
    {"middle",     Voice::middle    },
    {"noun",       Voice::noun      }
};
const Choices<WordClass> word_classes = {
    {"preposition",    WordClass::preposition   },
    {"conjunction",    WordClass::conjunction   },
    {"subordinator",   WordClass::subordinator  },
    {"relative",       WordClass::relative      },
    {"complementizer", WordClass::complementizer},
    {"negator",        WordClass::negator       },
    {"auxiliary",      WordClass::auxiliary     },
    {"adverb",         WordClass::adverb        },
    {"determiner",     WordClass::determiner    },
    {"pronoun",        WordClass::pronoun       },
    {"light",          WordClass::light         },
    {"motion",         WordClass::motion        },
    {"transfer",       WordClass::transfer      },
    {"numeral",        WordClass::numeral       },
    {"quantifier",     WordClass::quantifier    },
    {"copula",         WordClass::copula        },
    {"locative",       WordClass::locative      },
    {"particle",       WordClass::particle      },
    {"question",       WordClass::question      },
    {"name_particle",  WordClass::name_particle },
    {"intent",         WordClass::intent        }
};
const std::vector<std::string_view> roles = {
    "subj",   "speaker",  "about", "obj", "gen",     "oleh",  "dengan",
    "kepada", "terhadap", "atas",  "ke",  "dari",    "untuk", "bagi",
    "antara", "bersama",  "pada",  "di",  "tentang", "soal",  "clause"};

}  // namespace

/// Reads one table after another, gathering every problem, so that one run shows them all.
class LexiconLoader {
public:
    LexiconLoader(Lexicon& lexicon, const std::filesystem::path& folder, const Schema& schema)
        : lexicon_(lexicon), folder_(folder), schema_(schema) {}

    void load() {
        titles();
        bodies();
        function_words();
        agents();
        speech();
        cues();
        name_cues();
        frames();
        relations();
        calendar();
        references();
        contexts();
        common_words();
        genres();
        if (!problems_.empty()) throw LoadError(std::move(problems_));
    }

private:
    using Row = TableFile::Row;

    template <class Use>
    void table(const char* name, std::initializer_list<std::string_view> columns, Use use) {
        try {
            const TableFile file = TableFile::load(folder_ / name, columns);
            std::vector<std::size_t> at;
            for (std::string_view column : columns) at.push_back(*file.column(column));
            for (const Row& row : file.rows()) use(row, at);
        } catch (const LoadError& error) {
            problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
        }
    }

    void problem(const Row& row, std::size_t column, std::string message) {
        problems_.push_back({row.where(column), std::move(message)});
    }

    template <class Enum>
    Enum choice(const Row& row, std::size_t column, const Choices<Enum>& choices) {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : choices) {
            if (name == row[column]) return value;
            names.push_back(name);
        }
        unknown(row, column, row[column], names);
        return choices.front().second;
    }

    void unknown(const Row& row, std::size_t column, std::string_view word,
                 const std::vector<std::string_view>& choices) {
        std::string message = '"' + std::string(word) + "\" is not known here";
        const std::string_view near = nearest(word, choices);
        if (!near.empty()) message += "; nearest is \"" + std::string(near) + '"';
        problem(row, column, std::move(message));
    }

    bool flag(const Row& row, std::size_t column) {
        if (row[column] != "0" && row[column] != "1")
            problem(row, column, "\"" + std::string(row[column]) + "\"; expected 0 or 1");
        return row[column] == "1";
    }

    void entity_type(const Row& row, std::size_t column) {
        if (schema_.entity(row[column]) != nullptr) return;
        std::vector<std::string_view> names;
        for (const EntityType& type : schema_.entities()) names.push_back(type.name);
        unknown(row, column, row[column], names);
    }

    static std::uint32_t next(const auto& rows) { return static_cast<std::uint32_t>(rows.size()); }

    static std::string small(std::string_view text) {
        // Tables are nearly all ASCII; letters beyond it are written small in them.
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return lower;
    }

    void titles() {
        table("titles.tsv", {"surface", "kind", "office", "normal", "former", "acting", "deputy"},
              [this](const Row& row, const auto& at) {
                  lexicon_.titles.add(small(row[at[0]]), next(lexicon_.title_rows), lexicon_.words);
                  if (row[at[2]].find("minister") != std::string_view::npos) portfolio(row[at[0]]);
                  lexicon_.title_rows.push_back(
                      {std::string(row[at[0]]), choice(row, at[1], title_kinds),
                       std::string(row[at[2]]), std::string(row[at[3]]), flag(row, at[4]),
                       flag(row, at[5]), flag(row, at[6])});
              });
    }

    void bodies() {
        table("bodies.tsv", {"head", "class", "type", "normal"},
              [this](const Row& row, const auto& at) {
                  entity_type(row, at[2]);
                  lexicon_.bodies.add(small(row[at[0]]), next(lexicon_.body_rows), lexicon_.words);
                  if (row[at[1]].starts_with("ministry")) portfolio(row[at[0]]);
                  lexicon_.body_rows.push_back({std::string(row[at[0]]), std::string(row[at[1]]),
                                                std::string(row[at[2]]), std::string(row[at[3]])});
              });
    }

    /// Notes the words behind "Menteri", "Wakil Menteri", "Kementerian".
    void portfolio(std::string_view title) {
        const std::string lower = small(title);
        bool head = false;
        for (std::string_view word : phrase_words(lower)) {
            const bool opens = word == "menteri" || word == "kementerian" || word == "koordinator";
            if (head && !opens && word != "dan" && word.size() > 2) {
                const std::uint32_t id = lexicon_.words.add(word);
                if (id >= lexicon_.portfolio_.size()) lexicon_.portfolio_.resize(id + 1);
                lexicon_.portfolio_[id] = true;
            }
            head = head || opens;
        }
    }

    void function_words() {
        table("function_words.tsv", {"word", "class"}, [this](const Row& row, const auto& at) {
            if (row[at[0]].find_first_of(" -") != std::string_view::npos) {
                WordClasses classes;
                classes.add(choice(row, at[1], word_classes));
                lexicon_.function_phrases.add(row[at[0]], next(lexicon_.function_phrase_classes),
                                              lexicon_.words);
                lexicon_.function_phrase_classes.push_back(classes);
                return;
            }
            const std::uint32_t word = lexicon_.words.add(row[at[0]]);
            if (word >= lexicon_.classes_.size()) lexicon_.classes_.resize(word + 1);
            lexicon_.classes_[word].add(choice(row, at[1], word_classes));
        });
    }

    void agents() {
        table("agents.tsv", {"word", "kind"}, [this](const Row& row, const auto& at) {
            lexicon_.agents.add(row[at[0]], next(lexicon_.agent_rows), lexicon_.words);
            lexicon_.agent_rows.push_back({std::string(row[at[0]]), std::string(row[at[1]])});
        });
    }

    void genres() {
        table("genres.tsv", {"word", "genre"}, [this](const Row& row, const auto& at) {
            if (row[at[1]] != "sport") unknown(row, at[1], row[at[1]], {"sport"});
            lexicon_.sport.add(row[at[0]], 0, lexicon_.words);
        });
    }

    void common_words() {
        table("common_words.tsv", {"word"},
              [this](const Row& row, const auto& at) { lexicon_.common_.emplace(row[at[0]]); });
    }

    void speech() {
        table("speech.tsv", {"word", "kind", "position", "stance", "needs"},
              [this](const Row& row, const auto& at) {
                  lexicon_.speech.add(row[at[0]], next(lexicon_.speech_rows), lexicon_.words);
                  lexicon_.speech_rows.push_back(
                      {std::string(row[at[0]]), choice(row, at[1], speech_kinds),
                       choice(row, at[2], speech_positions), std::string(row[at[3]]),
                       choice(row, at[4], speech_needs)});
              });
    }

    void cues() {
        table("cues.tsv", {"phrase", "kind", "modality", "scope"},
              [this](const Row& row, const auto& at) {
                  lexicon_.cues.add(row[at[0]], next(lexicon_.cue_rows), lexicon_.words);
                  lexicon_.cue_rows.push_back({std::string(row[at[0]]), std::string(row[at[1]]),
                                               std::string(row[at[2]]), row[at[3]] == "clause"});
              });
    }

    void name_cues() {
        table(
            "name_cues.tsv", {"word", "position", "type"}, [this](const Row& row, const auto& at) {
                if (row[at[2]] != NameCueRow::no_name) entity_type(row, at[2]);
                lexicon_.name_cues.add(small(row[at[0]]), next(lexicon_.name_cue_rows),
                                       lexicon_.words);
                lexicon_.name_cue_rows.push_back({std::string(row[at[0]]), std::string(row[at[2]]),
                                                  choice(row, at[1], name_positions)});
            });
    }

    std::vector<Role> role_list(const Row& row, std::size_t column) {
        auto list = split(row[column], ',');
        for (const Role& role : list)
            if (std::find(roles.begin(), roles.end(), role) == roles.end())
                unknown(row, column, role, roles);
        return list;
    }

    void event_type(const Row& row, std::size_t type_column, std::size_t mode_column) {
        const EventType* type = schema_.event(row[type_column]);
        std::vector<std::string_view> names;
        if (type == nullptr) {
            for (const EventType& known : schema_.events()) names.push_back(known.name);
            unknown(row, type_column, row[type_column], names);
            return;
        }
        if (row[mode_column].empty()) return;
        for (const EventMode& mode : type->modes) {
            if (mode.name == row[mode_column]) return;
            names.push_back(mode.name);
        }
        unknown(row, mode_column, row[mode_column], names);
    }

    void frames() {
        table("frames.tsv",
              {"frame", "root", "form", "object", "type", "mode", "actor", "recipient", "needs"},
              [this](const Row& row, const auto& at) {
                  event_type(row, at[4], at[5]);
                  FrameRow frame;
                  frame.id = row[at[0]];
                  frame.root = row[at[1]];
                  frame.noun = frame.id.ends_with(".noun");
                  frame.objects = split(row[at[3]], '|');
                  frame.type = row[at[4]];
                  frame.mode = row[at[5]];
                  frame.id_hash = hash_text(frame.id);
                  frame.type_hash = hash_text(frame.type);
                  frame.actor = role_list(row, at[6]);
                  frame.recipient = role_list(row, at[7]);
                  frame.needs = choice(row, at[8], frame_needs);
                  const std::uint32_t number = next(lexicon_.frame_rows);
                  for (const std::string& form : split(row[at[2]], ',')) {
                      if (form.starts_with('=')) {
                          lexicon_.frame_words.add(form.substr(1), number, lexicon_.words);
                          continue;
                      }
                      const auto voice =
                          std::find_if(voices.begin(), voices.end(),
                                       [&form](const auto& known) { return known.first == form; });
                      if (voice == voices.end()) {
                          problem(row, at[2], '"' + form + "\" is no voice and no =word");
                          continue;
                      }
                      frame.voices =
                          static_cast<std::uint8_t>(frame.voices | 1U << unsigned(voice->second));
                  }
                  if (frame.voices != 0) lexicon_.frames_by_root[frame.root].push_back(number);
                  lexicon_.frame_rows.push_back(std::move(frame));
              });
    }

    /// A word or its alternatives ("bekas|eks", tokens joined by "_"), [optional] ones, "..." for
    /// some words, or an end: {from:State|Place}, {to:State+} for a list.
    RelationRow::Item relation_item(const Row& row, std::size_t column, std::string_view text) {
        using Kind = RelationRow::Item::Kind;
        RelationRow::Item item;
        if (text == "...") {
            item.kind = Kind::gap;
        } else if (text.starts_with('{') && text.ends_with('}')) {
            relation_end(row, column, text.substr(1, text.size() - 2), item);
        } else {
            item.optional = text.starts_with('[') && text.ends_with(']');
            if (item.optional) text = text.substr(1, text.size() - 2);
            for (const std::string& choice : split(text, '|'))
                item.words.push_back(split(choice, '_'));
        }
        return item;
    }

    void relation_end(const Row& row, std::size_t column, std::string_view text,
                      RelationRow::Item& item) {
        item.list = text.ends_with('+');
        if (item.list) text.remove_suffix(1);
        const std::size_t colon = std::min(text.find(':'), text.size());
        const std::string_view end = text.substr(0, colon);
        if (end != "from" && end != "to")
            problem(row, column, "{" + std::string(end) + "}: expected {from:...} or {to:...}");
        item.kind = end == "to" ? RelationRow::Item::Kind::to : RelationRow::Item::Kind::from;
        item.types = split(text.substr(std::min(colon + 1, text.size())), '|');
        for (const std::string& type : item.types)
            if (schema_.entity(type) == nullptr)
                problem(row, column, "no entity type \"" + type + '"');
    }

    void relations() {
        table("relations.tsv", {"rule", "type", "pattern", "needs"},
              [this](const Row& row, const auto& at) {
                  if (schema_.relation(row[at[1]]) == nullptr)
                      problem(row, at[1], "no relation type \"" + std::string(row[at[1]]) + '"');
                  RelationRow relation;
                  relation.rule = row[at[0]];
                  relation.type = row[at[1]];
                  relation.needs = choice(row, at[3], relation_needs);
                  for (const std::string& item : split(row[at[2]], ' '))
                      relation.pattern.push_back(relation_item(row, at[2], item));
                  index_relation(row, at[2], relation.pattern.front());
                  lexicon_.relation_rows.push_back(std::move(relation));
              });
    }

    void index_relation(const Row& row, std::size_t column, const RelationRow::Item& first) {
        using Kind = RelationRow::Item::Kind;
        const std::uint32_t number = next(lexicon_.relation_rows);
        if (first.kind == Kind::gap || first.optional)
            problem(row, column, "a pattern opens with a word or an actor that must be there");
        if (first.kind != Kind::word) lexicon_.relations_by_word[0].push_back(number);
        for (const auto& words : first.words) {
            auto& rows = lexicon_.relations_by_word[lexicon_.words.add(words.front())];
            if (rows.empty() || rows.back() != number) rows.push_back(number);
        }
    }

    int whole_number(const Row& row, std::size_t column) {
        int number = 0;
        const std::string_view text = row[column];
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size())
            problem(row, column, '"' + std::string(text) + "\" is no whole number");
        return number;
    }

    void references() {
        table("references.tsv", {"phrase", "types", "count", "pronoun"},
              [this](const Row& row, const auto& at) {
                  ReferenceRow reference{std::string(row[at[0]]), split(row[at[1]], '|'),
                                         whole_number(row, at[2]), flag(row, at[3])};
                  for (const std::string& type : reference.types)
                      if (schema_.entity(type) == nullptr)
                          problem(row, at[1], "no entity type \"" + type + '"');
                  lexicon_.references.add(reference.phrase, next(lexicon_.reference_rows),
                                          lexicon_.words);
                  lexicon_.reference_rows.push_back(std::move(reference));
              });
    }

    void contexts() {
        table("contexts.tsv", {"phrase", "context"}, [this](const Row& row, const auto& at) {
            const auto known = schema_.contexts();
            if (std::find(known.begin(), known.end(), row[at[1]]) == known.end())
                problem(row, at[1], "no context \"" + std::string(row[at[1]]) + '"');
            lexicon_.contexts.add(row[at[0]], next(lexicon_.context_rows), lexicon_.words);
            lexicon_.context_rows.emplace_back(row[at[1]]);
        });
    }

    void calendar() {
        table("calendar.tsv", {"word", "kind", "value"}, [this](const Row& row, const auto& at) {
            CalendarRow day{std::string(row[at[0]]), choice(row, at[1], calendar_kinds),
                            whole_number(row, at[2])};
            lexicon_.calendar.add(row[at[0]], next(lexicon_.calendar_rows), lexicon_.words);
            lexicon_.calendar_rows.push_back(std::move(day));
        });
    }

    Lexicon& lexicon_;
    const std::filesystem::path& folder_;
    const Schema& schema_;
    std::vector<Problem> problems_;
};

Lexicon Lexicon::load(const std::filesystem::path& folder, const Schema& schema) {
    Lexicon lexicon;
    LexiconLoader(lexicon, folder, schema).load();
    return lexicon;
}

}  // namespace entente
