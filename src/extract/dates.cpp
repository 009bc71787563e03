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
        const auto hit = lexicon_->calendar.longest({ids, count});
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

/// "12 Januari 2022", "12 Januari", "Januari 2022"; a month alone only with a year or "lalu".
std::optional<Date> by_month(Cursor& cursor) {
    Cursor trial = cursor;
    const auto day = trial.number(1, 31);
    const CalendarRow* month = trial.word({Kind::month});
    if (month == nullptr) return std::nullopt;
    Date date{0, static_cast<unsigned>(month->value), static_cast<unsigned>(day.value_or(0))};
    Cursor before_year = trial;
    before_year.take(",");
    before_year.take("tahun");
    if (const auto year = before_year.number(1900, 2100)) {
        date.year = *year;
        trial = before_year;
    }
    if ((!day && date.year == 0) || !date.valid()) return std::nullopt;
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
            cursor.take(",");
        } else if (misspelt_weekday(reading, first, last)) {
            cursor = Cursor(reading, lexicon, first + 1, last);
        }
        phrase.bracketed = cursor.take("(");
        phrase.date = slashed(cursor);
        if (!phrase.date) phrase.date = by_month(cursor);
        if (phrase.date && phrase.bracketed) cursor.take(")");
        if (!phrase.date && phrase.bracketed) return std::nullopt;
        if (!phrase.date) phrase.date = year_alone(reading, cursor, first, last);
        if (phrase.date) cursor.take("lalu");
        if (!phrase.date || phrase.date->year == 0) relative(cursor, phrase);
        if (!phrase.date && !phrase.relative) return std::nullopt;
        phrase.at = {first, cursor.at()};
        return phrase;
    }

    /// A capitalised word right before "(21/1" that is no weekday as it stands ("Junat").
    static bool misspelt_weekday(const Reading& reading, std::uint32_t first, std::uint32_t last) {
        return first + 4 < last && reading.is(first + 1, "(") && reading.is(first + 3, "/") &&
               reading.doc.tokens[first].shape == Shape::capitalised &&
               reading.lower(first).size() >= 4 && reading.lower(first).size() <= 7;
    }

    /// "tahun 2014", "pada 1998", "sejak 2006", "2006 silam".
    static std::optional<Date> year_alone(const Reading& reading, Cursor& cursor,
                                          std::uint32_t first, std::uint32_t last) {
        Cursor trial = cursor;
        bool told = false;
        for (std::string_view word : {"sejak", "pada", "tahun"}) told = trial.take(word) || told;
        const std::uint32_t at = trial.at();
        const auto year = trial.number(1900, 2100);
        if (!year) return std::nullopt;
        told = told || (trial.at() < last &&
                        (reading.is(trial.at(), "lalu") || reading.is(trial.at(), "silam")));
        if (!told || (at > first && !told)) return std::nullopt;
        cursor = trial;
        return Date{*year, 0, 0};
    }

    /// "kemarin", "pekan lalu"; after a month "tahun lalu" makes its year.
    static void relative(Cursor& cursor, DatePhrase& phrase) {
        if (const auto* row = cursor.word({Kind::day, Kind::week, Kind::month_ago, Kind::year})) {
            phrase.relative = row->kind;
            phrase.offset = row->value;
            return;
        }
        Cursor trial = cursor;  // "Desember tahun lalu"
        const CalendarRow* month = trial.word({Kind::month});
        const CalendarRow* year = month == nullptr ? nullptr : trial.word({Kind::year});
        if (year == nullptr) return;
        phrase.date = Date{0, static_cast<unsigned>(month->value), 0};
        phrase.relative = year->kind;
        phrase.offset = year->value;
        cursor = trial;
    }
};

}  // namespace

std::unique_ptr<const Stage> dates_stage() { return std::make_unique<DatesStage>(); }

}  // namespace entente
