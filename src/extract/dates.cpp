// Finds date expressions and reads what they tell; making them absolute is left to `published`.

#include <charconv>

#include "src/extract/stages.hpp"

namespace entente {
namespace {

/// A sentence's tokens from one place on, with questions that never run past its end.
class Cursor {
public:
    Cursor(const Reading& reading, const Lexicon& lexicon, std::uint32_t at, std::uint32_t last)
        : reading_(&reading), lexicon_(&lexicon), at_(at), last_(last) {}

    std::uint32_t at() const noexcept { return at_; }
    bool done() const noexcept { return at_ >= last_; }

    bool take(std::string_view word) {
        if (done() || !reading_->is(at_, word)) return false;
        ++at_;
        return true;
    }

    bool is(std::string_view word) const { return !done() && reading_->is(at_, word); }
    /// Does "tahun lalu", "tahun ini" follow?
    bool ahead_year() const {
        Cursor trial = *this;
        return trial.word({CalendarRow::Kind::year}) != nullptr;
    }

    /// A whole number between least and most, digits only.
    std::optional<int> number(int least, int most) {
        if (done()) return std::nullopt;
        const std::string_view digits = reading_->lower(at_);
        int value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || value < least ||
            value > most)
            return std::nullopt;
        ++at_;
        return value;
    }

    /// A calendar word of one of these kinds.
    const CalendarRow* word(std::initializer_list<CalendarRow::Kind> kinds) {
        if (done()) return nullptr;
        std::uint32_t ids[4] = {};
        std::uint32_t count = 0;
        for (; count < 4 && at_ + count < last_; ++count)
            ids[count] = reading_->words[at_ + count].lex;
        // "tahun lalu" is one word of the calendar, but two in "lima tahun lalu".
        for (auto hit = lexicon_->calendar.longest({ids, count}); hit.length != 0;
             hit = lexicon_->calendar.longest({ids, count}, hit.length - 1))
            for (std::uint32_t row : hit.rows)
                for (CalendarRow::Kind kind : kinds)
                    if (lexicon_->calendar_rows[row].kind == kind) {
                        at_ += hit.length;
                        return &lexicon_->calendar_rows[row];
                    }
        return nullptr;
    }

private:
    const Reading* reading_;
    const Lexicon* lexicon_;
    std::uint32_t at_;
    std::uint32_t last_;
};

using Kind = CalendarRow::Kind;

/// "5-" of "5-7 Juni", "16-" of "16-17/6": the first day of several, when another follows.
std::optional<int> first_of_range(Cursor& cursor) {
    Cursor trial = cursor;
    const auto day = trial.number(1, 31);
    if (!day || !trial.take("-")) return std::nullopt;
    Cursor next = trial;
    const auto last = next.number(1, 31);
    if (!last || *last <= *day || next.is("-")) return std::nullopt;
    cursor = trial;
    return day;
}

/// "21/1", "21/1/2022", "21-01-2022", "21/1/22".
std::optional<Date> slashed(Cursor& cursor) {
    Cursor trial = cursor;
    const auto day = trial.number(1, 31);
    const std::string_view mark = trial.take("/") ? "/" : trial.take("-") ? "-" : "";
    if (!day || mark.empty()) return std::nullopt;
    const auto month = trial.number(1, 12);
    if (!month) return std::nullopt;
    Date date{0, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
    Cursor longer = trial;
    if (longer.take(mark)) {
        if (const auto year = longer.number(0, 2100)) {
            if (*year >= 1900) date.year = *year;
            if (*year < 100) date.year = 2000 + *year;
            if (date.year != 0) trial = longer;
        }
    } else if (mark == "-") {
        return std::nullopt;  // "10-12 orang"
    }
    if (!date.valid()) return std::nullopt;
    cursor = trial;
    return date;
}

/// A year of four figures, perhaps behind a comma or "tahun".
int take_year(Cursor& cursor) {
    Cursor trial = cursor;
    trial.take(",");
    trial.take("tahun");
    const auto year = trial.number(1900, 2100);
    if (year) cursor = trial;
    return year.value_or(0);
}

/// "12 Januari 2022", "12 Januari", "Januari 2022"; a month alone only with a year.
std::optional<Date> by_month(Cursor& cursor) {
    Cursor trial = cursor;
    const auto day = trial.number(1, 31);
    const CalendarRow* month = trial.word({Kind::month});
    if (month == nullptr) return std::nullopt;
    Date date{take_year(trial), static_cast<unsigned>(month->value),
              static_cast<unsigned>(day.value_or(0))};
    if ((!day && date.year == 0) || !date.valid()) return std::nullopt;
    cursor = trial;
    return date;
}

/// "January 21, 2022".
std::optional<Date> month_first(Cursor& cursor) {
    Cursor trial = cursor;
    const CalendarRow* month = trial.word({Kind::month});
    const auto day = month == nullptr ? std::nullopt : trial.number(1, 31);
    if (!day) return std::nullopt;
    const Date date{take_year(trial), static_cast<unsigned>(month->value),
                    static_cast<unsigned>(*day)};
    if (date.year == 0 || !date.valid()) return std::nullopt;
    cursor = trial;
    return date;
}

class DatesStage final : public Stage {
public:
    std::string_view name() const override { return "dates"; }
    Layers needs() const override { return {Layer::words}; }
    Layers gives() const override { return {Layer::dates}; }

    void run(Reading& reading, const Knowledge& knowledge) const override {
        const auto& sentences = reading.doc.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s)
            for (std::uint32_t i = sentences[s].first; i < sentences[s].last;) {
                auto found = at(reading, knowledge.lexicon, i, sentences[s].last);
                if (!found) {
                    ++i;
                    continue;
                }
                found->sentence = s;
                i = found->at.last;
                reading.dates.push_back(*found);
            }
    }

private:
    static std::optional<DatePhrase> at(const Reading& reading, const Lexicon& lexicon,
                                        std::uint32_t first, std::uint32_t last) {
        DatePhrase phrase;
        Cursor cursor(reading, lexicon, first, last);
        if (const CalendarRow* weekday = cursor.word({Kind::weekday})) {
            phrase.weekday = weekday->value;
        } else if (misspelt_weekday(reading, first, last)) {
            cursor = Cursor(reading, lexicon, first + 1, last);
        }
        const Cursor behind_weekday = cursor;
        if (phrase.weekday != 0) {
            cursor.word({Kind::part});
            cursor.take(",");
        }
        phrase.bracketed = cursor.take("(");
        phrase.date = calendar_day(cursor);
        if (phrase.date && phrase.bracketed) cursor.take(")");
        if (!phrase.date && phrase.weekday != 0) {
            cursor = behind_weekday;
            phrase.bracketed = false;
            if (!weekday_alone(reading, cursor, first, phrase)) return std::nullopt;
        }
        if (!phrase.date && phrase.bracketed) return std::nullopt;
        if (!phrase.date && !phrase.relative)
            phrase.date = year_alone(reading, cursor, first, last);
        if (!phrase.date && !phrase.relative) month_alone(reading, cursor, first, phrase);
        if (phrase.date) phrase.past = cursor.take("lalu") || cursor.take("silam") || phrase.past;
        if (!phrase.relative && (!phrase.date || phrase.date->year == 0)) relative(cursor, phrase);
        if (!phrase.date && !phrase.relative) return std::nullopt;
        phrase.at = {first, cursor.at()};
        return phrase;
    }

    static std::optional<Date> calendar_day(Cursor& cursor) {
        Cursor trial = cursor;
        const auto opens = first_of_range(trial);
        auto date = slashed(trial);
        if (!date) date = by_month(trial);
        if (!date) date = month_first(trial);
        if (!date) return std::nullopt;
        if (opens && date->day != 0) date->day = static_cast<unsigned>(*opens);
        cursor = trial;
        return date;
    }

    /// "pada hari Rabu", "Jumat lalu", "Sabtu pagi": a capital weekday that something marks as one;
    /// "minggu" may be a week.
    static bool weekday_alone(const Reading& reading, Cursor& cursor, std::uint32_t first,
                              DatePhrase& phrase) {
        if (reading.doc.tokens[first].shape != Shape::capitalised) return false;
        bool marked = false;
        for (std::string_view word : {"pada", "hari", "sejak", "hingga", "sampai", "on"})
            marked = marked || (first > 0 && reading.is(first - 1, word));
        marked = cursor.word({Kind::part}) != nullptr || marked;
        if (const auto* direction = cursor.word({Kind::direction})) {
            phrase.offset = direction->value < 0 ? -1 : 1;
            phrase.from_before = direction->value == 2 || direction->value == -2;
            marked = true;
        } else if (cursor.take("depan")) {
            phrase.offset = 1;
            marked = true;
        }
        if (!marked) return false;
        phrase.relative = Kind::weekday;
        return true;
    }

    /// "Oktober lalu", "pada Maret", "awal Desember": a month whose year is left to be told.
    static void month_alone(const Reading& reading, Cursor& cursor, std::uint32_t first,
                            DatePhrase& phrase) {
        Cursor trial = cursor;
        const CalendarRow* month = trial.word({Kind::month});
        if (month == nullptr || reading.doc.tokens[first].shape != Shape::capitalised) return;
        bool marked = false;
        for (std::string_view word : {"pada", "bulan", "sejak", "awal", "akhir", "pertengahan",
                                      "hingga", "sampai", "in", "since"})
            marked = marked || (first > 0 && reading.is(first - 1, word));
        const bool past = trial.take("lalu") || trial.take("silam");
        const bool next = trial.take("mendatang") || trial.take("ini");
        if (!marked && !past && !next) return;
        if (trial.ahead_year()) return;  // "Desember tahun lalu"
        phrase.date = Date{0, static_cast<unsigned>(month->value), 0};
        phrase.past = past;
        cursor = trial;
    }

    /// A capitalised word right before "(21/1" that is no weekday as it stands ("Junat").
    static bool misspelt_weekday(const Reading& reading, std::uint32_t first, std::uint32_t last) {
        return first + 4 < last && reading.is(first + 1, "(") && reading.is(first + 3, "/") &&
               reading.doc.tokens[first].shape == Shape::capitalised &&
               reading.lower(first).size() >= 4 && reading.lower(first).size() <= 7;
    }

    /// "tahun 2014", "pada 1998", "sejak 2006", "sepanjang tahun 2024", "2006 silam".
    static std::optional<Date> year_alone(const Reading& reading, Cursor& cursor,
                                          std::uint32_t first, std::uint32_t last) {
        Cursor trial = cursor;
        bool told = false;
        for (std::string_view word : {"sejak", "pada", "sepanjang", "selama", "tahun"}) told = trial.take(word) || told;
        const std::uint32_t at = trial.at();
        const auto year = trial.number(1900, 2100);
        if (!year) return std::nullopt;
        told = told || (trial.at() < last &&
                        (reading.is(trial.at(), "lalu") || reading.is(trial.at(), "silam")));
        if (!told || (at > first && !told)) return std::nullopt;
        cursor = trial;
        return Date{*year, 0, 0};
    }

    /// "kemarin", "pekan lalu", "dua hari lalu"; after a month "tahun lalu" makes its year.
    static void relative(Cursor& cursor, DatePhrase& phrase) {
        if (const auto* row = cursor.word({Kind::day, Kind::week, Kind::month_ago, Kind::year})) {
            phrase.relative = row->kind;
            phrase.offset = row->value;
            return;
        }
        if (counted(cursor, phrase)) return;
        Cursor trial = cursor;  // "Desember tahun lalu"
        const CalendarRow* month = trial.word({Kind::month});
        const CalendarRow* year = month == nullptr ? nullptr : trial.word({Kind::year});
        if (year == nullptr) return;
        phrase.date = Date{0, static_cast<unsigned>(month->value), 0};
        phrase.relative = year->kind;
        phrase.offset = year->value;
        cursor = trial;
    }

    /// "dua hari lalu", "3 tahun silam", "sehari sebelumnya".
    static bool counted(Cursor& cursor, DatePhrase& phrase) {
        Cursor trial = cursor;
        int count = 1;
        const CalendarRow* unit = trial.word({Kind::one});
        if (unit == nullptr) {
            if (const CalendarRow* word = trial.word({Kind::number}))
                count = word->value;
            else if (const auto figures = trial.number(1, 99))
                count = *figures;
            else
                return false;
            unit = trial.word({Kind::unit});
        }
        const CalendarRow* direction = unit == nullptr ? nullptr : trial.word({Kind::direction});
        if (direction == nullptr || count == 0) return false;
        switch (unit->value) {
            case 1:
                phrase.relative = Kind::day;
                break;
            case 7:
                phrase.relative = Kind::week;
                break;
            case 30:
                phrase.relative = Kind::month_ago;
                break;
            default:
                phrase.relative = Kind::year;
                break;
        }
        phrase.offset = direction->value < 0 ? -count : count;
        phrase.from_before = direction->value == 2 || direction->value == -2;
        cursor = trial;
        return true;
    }
};

}  // namespace

std::unique_ptr<const Stage> dates_stage() {
    return std::make_unique<DatesStage>();
}

}  // namespace entente
