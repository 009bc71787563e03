// Tells the day of publication when the text does, and makes the dates of the text absolute.
//
// A page may say it outright ("Jumat (21/1/2022)"). Else the year is told where two witnesses agree
// on one year alone: weekdays printed beside day and month, and the terms of the officials named.

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "src/base/utf8.hpp"
#include "src/extract/stages.hpp"

namespace entente {
namespace {

using namespace std::chrono;

/// Years that news on the web may come from; the table of terms knows of no later ones.
constexpr int first_year = 1995;
constexpr int last_year = 2027;

int weekday_of(const Date& day) {
    return static_cast<int>(weekday{first_day(day)}.iso_encoding());
}

class Publication {
public:
    Publication(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge) {}

    void run() {
        if (!reading_.published) told_by_date_line();
        if (!reading_.published) told_outright();
        if (!reading_.published) told_by_weekday_and_office();
        for (DatePhrase& phrase : reading_.dates) resolve(phrase);
    }

private:
    /// Complete dates in brackets or with their weekday are the press's way to date what it
    /// reports: the first near the top, and any that is a few days later, tells the day.
    /// "(26/10/2024) kemarin" is the day before.
    void told_outright() {
        constexpr std::uint32_t top = 6;
        constexpr days same_story{10};
        std::optional<Date> found;
        for (const bool anywhere : {false, true}) {
            for (const DatePhrase& phrase : reading_.dates) {
                if (!dates_report(phrase) || (!anywhere && phrase.sentence >= top)) continue;
                const Date day =
                    Date::of(first_day(*phrase.date) + days{follows(phrase, "kemarin") ? 1 : 0});
                if (!found) found = day;
                const days later = first_day(day) - first_day(*found);
                if (later > days{0} && later <= same_story) found = day;
            }
        }
        if (found) tell(*found);
    }
    bool dates_report(const DatePhrase& phrase) const {
        return (phrase.bracketed || phrase.weekday != 0) && phrase.date &&
               phrase.date->complete() && !ahead(phrase);
    }
    bool follows(const DatePhrase& phrase, std::string_view word) const {
        return phrase.at.last < reading_.words.size() && reading_.is(phrase.at.last, word);
    }
    void tell(const Date& day) {
        reading_.published = day;
        reading_.published_from = "text";
    }

    /// "Jum'at, 08 September 2017 | 04:49 WIB": a line of the page's furniture, which has no
    /// tokens.
    void told_by_date_line() {
        for (const BoilerplateSpan& part : reading_.doc.boilerplate) {
            if (part.rule != "date_line") continue;
            if (const auto day = date_of_line(fold_name(reading_.doc.str(part.span))))
                return tell(*day);
        }
    }
    /// Day, month by name or number, year, one after the other.
    std::optional<Date> date_of_line(const std::string& folded) const {
        std::vector<std::string_view> words;
        for (std::string_view rest = folded; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            words.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        for (std::size_t i = 0; i + 2 < words.size(); ++i) {
            const Date day{number(words[i + 2]), month_of(words[i + 1]),
                           static_cast<unsigned>(number(words[i]))};
            if (day.complete() && day.valid() && day.year >= first_year && day.year <= last_year)
                return day;
        }
        return std::nullopt;
    }
    static int number(std::string_view digits) {
        int value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
    }
    unsigned month_of(std::string_view word) const {
        const std::uint32_t id = knowledge_.lexicon.words.find(word);
        for (std::uint32_t row : knowledge_.lexicon.calendar.longest({&id, 1}).rows)
            if (knowledge_.lexicon.calendar_rows[row].kind == CalendarRow::Kind::month)
                return static_cast<unsigned>(knowledge_.lexicon.calendar_rows[row].value);
        const int month = number(word);
        return month >= 1 && month <= 12 ? static_cast<unsigned>(month) : 0;
    }

    /// Is the date told of what is to come? What somebody says of it ends at who says so: "...
    /// akan datang, kata X, Jumat (21/1)".
    bool ahead(const DatePhrase& phrase) const {
        if (follows(phrase, "kemarin") || phrase.past) return false;
        const Sentence& sentence = reading_.doc.sentences[phrase.sentence];
        for (std::uint32_t i = phrase.at.first; i-- > sentence.first;) {
            const std::uint32_t word = reading_.words[i].lex;
            if (phrase.date && phrase.date->day != 0 &&
                knowledge_.lexicon.speech.longest({&word, 1}).length != 0)
                return false;
            const auto cue = knowledge_.lexicon.cues.longest({&word, 1});
            if (cue.length != 0 &&
                knowledge_.lexicon.cue_rows[cue.rows.front()].modality == "planned")
                return true;
        }
        return false;
    }

    void told_by_weekday_and_office() {
        std::vector<const DatePhrase*> dated;
        for (const DatePhrase& phrase : reading_.dates)
            if (phrase.weekday != 0 && phrase.date && phrase.date->year == 0 &&
                phrase.date->day != 0)
                dated.push_back(&phrase);
        if (dated.empty()) return;
        const auto year = only_year(dated);
        if (!year) return;
        std::optional<Date> latest;
        for (const DatePhrase* phrase : dated) {
            Date day = *phrase->date;
            day.year = *year;
            if (!day.valid() || ahead(*phrase)) continue;
            if (!latest || *latest < day) latest = day;
        }
        reading_.published = latest;
        if (latest) reading_.published_from = "text";
    }

    /// The year in which every weekday is right and that most officials named were in the office
    /// they are given; no year before the latest the text tells. Of years that do equally well the
    /// first, when the text tells one shortly before; else nothing.
    std::optional<int> only_year(const std::vector<const DatePhrase*>& dated) const {
        constexpr int soon = 2;  // years
        const int told = latest_year_told(false), dated_to = latest_year_told(true);
        int best = 0, ties = 0;
        std::optional<int> found;
        for (const auto& [year, in_office] : offices_by_year(dated)) {
            if (year < told || !weekdays_fit(dated, year)) continue;
            if (found && in_office == best) ++ties;
            if (found && in_office <= best) continue;
            best = in_office;
            found = year;
            ties = 0;
        }
        const bool near = found && *found <= dated_to + soon;
        if (near || (best > 0 && ties == 0)) return found;
        return std::nullopt;
    }
    /// The latest year of the past that is told, with a month if so wished ("7 Oktober 2023", not
    /// "sejak 2013"); 0 when there is none.
    int latest_year_told(bool with_month) const {
        int latest = 0;
        for (const DatePhrase& phrase : reading_.dates)
            if (phrase.date && (phrase.date->month != 0 || !with_month) &&
                phrase.date->year >= first_year && phrase.date->year <= last_year && !ahead(phrase))
                latest = std::max(latest, phrase.date->year);
        return latest;
    }

    static bool weekdays_fit(const std::vector<const DatePhrase*>& dated, int year) {
        return std::all_of(dated.begin(), dated.end(), [year](const DatePhrase* phrase) {
            Date day = *phrase->date;
            day.year = year;
            return day.valid() && weekday_of(day) == phrase->weekday;
        });
    }

    std::map<int, int> offices_by_year(const std::vector<const DatePhrase*>& dated) const {
        std::map<int, int> count;
        for (int year = first_year; year <= last_year; ++year) count[year] = 0;
        std::set<ActorIndex> seen;
        for (const TitleUse& use : reading_.titles) {
            if (use.former || !use.person || use.row->office.empty()) continue;
            const auto person = known_actor(*use.person);
            if (!person || !seen.insert(*person).second) continue;
            for (const Term& term : knowledge_.kb.terms_of(*person))
                if (term.office == use.row->office)
                    for (auto& [year, officials] : count) {
                        Date day = *dated.front()->date;
                        day.year = year;
                        if (day.valid() && within(day, term.start, term.end)) ++officials;
                    }
        }
        return count;
    }

    std::optional<ActorIndex> known_actor(std::uint32_t candidate) const {
        const auto* mention = reading_.mention_at(reading_.candidates[candidate].at);
        return mention == nullptr ? std::nullopt : reading_.actors[mention->actors.front()].known;
    }

    void resolve(DatePhrase& phrase) {
        const std::optional<Date> anchor = phrase.from_before ? before_ : reading_.published;
        if (phrase.relative == CalendarRow::Kind::weekday) {
            phrase.date = anchor ? nearest_weekday(phrase, *anchor) : std::nullopt;
        } else if (phrase.relative && (!phrase.date || phrase.date->day == 0)) {
            phrase.date = anchor ? relative_date(phrase, *anchor) : phrase.date;
        } else if (phrase.date && phrase.date->year == 0 && reading_.published) {
            phrase.date = nearest_year(phrase);
        }
        if (phrase.date && phrase.date->complete()) before_ = phrase.date;
    }

    /// "pada hari Rabu": the last one before, or on, the day of publication; the next one where the
    /// sentence looks ahead.
    std::optional<Date> nearest_weekday(const DatePhrase& phrase, const Date& anchor) const {
        if (!anchor.complete()) return std::nullopt;
        const bool next = phrase.offset > 0 || (phrase.offset == 0 && ahead(phrase));
        const int there = weekday_of(anchor);
        int shift = next ? (phrase.weekday - there + 7) % 7 : -((there - phrase.weekday + 7) % 7);
        if (shift == 0 && phrase.offset != 0) shift = next ? 7 : -7;
        return Date::of(first_day(anchor) + days{shift});
    }

    /// "kemarin", "bulan lalu", "Desember tahun lalu"; "pekan lalu" is vaguer than a Date can say.
    static std::optional<Date> relative_date(const DatePhrase& phrase, const Date& today) {
        using Kind = CalendarRow::Kind;
        if (*phrase.relative == Kind::day && today.complete())
            return Date::of(first_day(today) + days{phrase.offset});
        if (*phrase.relative == Kind::month_ago && today.month != 0) {
            const auto month =
                year{today.year} / std::chrono::month{today.month} + months{phrase.offset};
            return Date{int{month.year()}, unsigned{month.month()}, 0};
        }
        if (*phrase.relative == Kind::year)
            return Date{today.year + phrase.offset, phrase.date ? phrase.date->month : 0, 0};
        return std::nullopt;
    }

    /// The year nearest to publication, none to come for "Oktober lalu"; a printed weekday may
    /// choose a neighbouring one.
    Date nearest_year(const DatePhrase& phrase) const {
        const Date& told = *phrase.date;
        Date best;
        days least{1000000};
        for (int shift : {0, -1, 1}) {
            Date day = told;
            day.year = reading_.published->year + shift;
            if (!day.valid()) continue;
            const days apart = first_day(day) - first_day(*reading_.published);
            if (phrase.past && apart > days{31}) continue;
            const bool wrong =
                phrase.weekday != 0 && day.complete() && weekday_of(day) != phrase.weekday;
            const days distance = abs(apart) + (wrong ? days{200} : days{0});
            if (distance < least) {
                least = distance;
                best = day;
            }
        }
        return best.valid() ? best : told;
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::optional<Date> before_;  ///< the last complete date, for "sehari sebelumnya"
};

class PublishedStage final : public Stage {
public:
    std::string_view name() const override { return "published"; }
    Layers needs() const override { return {Layer::dates, Layer::titles, Layer::mentions}; }
    Layers gives() const override { return {Layer::published}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Publication(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> published_stage() {
    return std::make_unique<PublishedStage>();
}

}  // namespace entente
