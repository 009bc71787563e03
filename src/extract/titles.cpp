// Finds office titles and, around them, the state or body they belong to and the person who bears
// them, in the orders the press uses:
//   "Menteri Luar Negeri Rusia Sergey Lavrov", "juru bicara Kementerian Luar Negeri Rusia, Maria
//   Zakharova", "Lavrov, menteri luar negeri Rusia,", "Presiden Joko Widodo", "Menlu AS dan Rusia".
// Whom these name is decided later (offices).

#include <algorithm>

#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

class Grammar {
public:
    Grammar(Reading& reading, const Knowledge& knowledge)
        : reading_(reading),
          knowledge_(knowledge),
          starts_(reading.words.size(), 0),
          ends_(reading.words.size() + 1, 0),
          name_end_(reading.words.size(), 0) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
        // Candidates come longest first, so the longest that starts (ends) somewhere is kept.
        const auto& all = reading.candidates;
        for (std::uint32_t c = 0; c < all.size(); ++c) {
            if (all[c].source == Candidate::Source::unknown)
                std::fill(name_end_.begin() + all[c].at.first, name_end_.begin() + all[c].at.last,
                          all[c].at.last);
            auto& start = starts_[all[c].at.first];
            if (start == 0) start = c + 1;
            auto& end = ends_[all[c].at.last];
            if (end == 0) end = c + 1;
        }
    }

    void run() {
        const auto& sentences = reading_.doc.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            for (std::uint32_t i = range_.first; i < range_.last;) {
                const auto use = within_name(i) ? std::nullopt : title_at(i);
                if (!use) {
                    ++i;
                    continue;
                }
                i = std::max(use->words.last, use->whole.last);
                reading_.titles.push_back(*use);
            }
        }
    }

private:
    static constexpr std::uint32_t none = 0;

    bool within(std::uint32_t i) const { return i < range_.last; }
    /// "Hoegeng Imam Santoso": a word of a name that no list holds.
    bool within_name(std::uint32_t i) const { return name_end_[i] > i + 1 && starts_[i] == none; }
    std::uint32_t starting(std::uint32_t i) const { return within(i) ? starts_[i] : none; }
    const Candidate& candidate(std::uint32_t c) const { return reading_.candidates[c - 1]; }

    /// Modifiers ("mantan", "Plt") and a title.
    std::optional<TitleUse> title_at(std::uint32_t i) {
        TitleUse use;
        use.sentence = sentence_;
        std::uint32_t at = i;
        for (;;) {
            auto hit = longest_title(at);
            if (const auto modifier = modifier_at(at); modifier.length != 0) hit = modifier;
            if (hit.length == 0) return std::nullopt;
            const TitleRow& row = row_of(hit, at);
            use.former = use.former || row.former;
            use.acting = use.acting || row.acting;
            use.deputy = use.deputy || row.deputy;
            if (row.kind == TitleRow::Kind::title) {
                use.row = &row;
                use.title = {at, portfolio_end(reading_, knowledge_.lexicon, row, at + hit.length,
                                               range_.last)};
                break;
            }
            at += hit.length;
        }
        use.words = {i, use.title.last};
        use.whole = use.words;
        look_right(use);
        if (!use.person) look_left(use);
        return use;
    }

    /// "Profesor Glees" has an honorific, "profesor sejarah di ..." a post.
    const TitleRow& row_of(const PhraseTable::Hit& hit, std::uint32_t at) const {
        const auto& rows = knowledge_.lexicon.title_rows;
        const std::uint32_t behind = at + hit.length;
        const bool lower = within(behind) && reading_.doc.tokens[behind].shape == Shape::lower;
        for (std::uint32_t row : hit.rows)
            if (lower == (rows[row].kind == TitleRow::Kind::title)) return rows[row];
        return rows[hit.rows.front()];
    }

    /// "mantan" before a title that can stand alone.
    PhraseTable::Hit modifier_at(std::uint32_t at) const {
        if (!within(at + 1)) return {};
        const auto hit = knowledge_.lexicon.titles.longest(std::span(lex_).subspan(at, 1));
        if (hit.length == 0) return {};
        const TitleRow& row = knowledge_.lexicon.title_rows[hit.rows.front()];
        if (row.kind != TitleRow::Kind::modifier || row.deputy)
            return {};  // "Wakil Menteri" is a title
        return longest_title(at + 1).length != 0 ? hit : PhraseTable::Hit{};
    }

    /// The longest title that ends before, or with, any name that starts within it: in "Ketua DPR
    /// RI" the body "DPR RI" is one name, so the title is "Ketua".
    PhraseTable::Hit longest_title(std::uint32_t at) const {
        if (!within(at)) return {};
        const auto words = std::span(lex_).subspan(at, range_.last - at);
        auto hit = knowledge_.lexicon.titles.longest(words);
        if (is_minister(hit)) return hit;  // "Menteri Intelijen Iran" is no minister of a service
        for (auto shorter = hit; shorter.length > 1;) {
            const bool cut = cuts_a_name(at, at + shorter.length);
            shorter = knowledge_.lexicon.titles.longest(words, shorter.length - 1);
            const bool body_follows = shorter.length != 0 && starts_[at + shorter.length] != none &&
                                      employs(starts_[at + shorter.length]);
            if (cut || body_follows) hit = shorter;
        }
        return hit;
    }
    bool is_minister(const PhraseTable::Hit& hit) const {
        return hit.length > 1 && knowledge_.lexicon.title_rows[hit.rows.front()].office.find(
                                     "minister") != std::string::npos;
    }
    bool cuts_a_name(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first + 1; i < last; ++i)
            if (starts_[i] != none && candidate(starts_[i]).at.last > last) return true;
        return false;
    }

    std::uint32_t skip_brackets(std::uint32_t i) const {
        if (i + 2 < range_.last && reading_.is(i, "(") && reading_.is(i + 2, ")")) return i + 3;
        return i;
    }

    bool employs(std::uint32_t c) const {
        if (c == none) return false;
        const Candidate& found = candidate(c);
        if (found.source == Candidate::Source::unknown) return may_employ_unknown(found.type);
        if (found.body != nullptr) return true;
        return std::any_of(found.readings.begin(), found.readings.end(), [&](std::uint32_t index) {
            const AliasReading alias = knowledge_.kb.reading(index);
            return may_employ(knowledge_.kb.actor(alias.actor).type) &&
                   spells(reading_, found.at, alias);
        });
    }
    static bool may_employ_unknown(std::string_view type) {
        return !type.empty() && may_employ(type);
    }

    /// Could this candidate be the bearer's name?
    bool bears(std::uint32_t c) const {
        if (c == none) return false;
        const Candidate& found = candidate(c);
        // "mantan menteri pertahanannya" has no name.
        if (reading_.words[found.at.first].form && reading_.lower(found.at.first).ends_with("nya"))
            return false;
        if (found.source == Candidate::Source::unknown)
            return found.type.empty() || found.type == "Person";
        return may_be(reading_, found, "Person", knowledge_.kb);
    }

    /// What follows the title: the state or body, perhaps behind words that tell the post more
    /// closely
    /// ("profesor ilmu politik di Universitas X"), then the bearer.
    void look_right(TitleUse& use) {
        take_field(use);
        std::uint32_t at = skip_brackets(use.title.last);
        if (both_states(at)) {
            use.of_both = true;
            use.whole.last = at + 2;
            return;
        }
        if (const std::uint32_t of = employer_from(use, at); of != range_.last)
            at = take_of(use, of);
        at = skip_time(use, at);
        at = skip_purpose(use, at);
        take_person(use, at);
    }

    /// "Dirjen Kerja Sama Multilateral Kemlu, Jane Doe", "Kepala Pertambangan di UBS Jane Doe":
    /// capital words between the title and an employer that a name follows are the post's field.
    void take_field(TitleUse& use) const {
        const std::uint32_t c = starting(use.title.last);
        if (c == none || candidate(c).source != Candidate::Source::unknown) return;
        std::uint32_t at = candidate(c).at.last;
        if (within(at) &&
            (reading_.is(at, "di") || reading_.is(at, "dari") || reading_.is(at, "pada")))
            ++at;
        const std::uint32_t employer = starting(at);
        if (!employs(employer) || bears(employer)) return;
        at = candidate(employer).at.last;
        const bool named_left =
            use.words.first > range_.first && reading_.is(use.words.first - 1, ",");
        if (within(at) && reading_.is(at, ",")) ++at;
        if (bears(starting(skip_ranks(at))) || named_left) use.title.last = candidate(c).at.last;
    }

    bool both_states(std::uint32_t i) const {
        return i + 1 < range_.last && reading_.is(i, "kedua") && reading_.is(i + 1, "negara");
    }

    /// Where the employer's name starts: right here, behind "dari", "untuk", "di", or behind some
    /// small words ("diplomat tinggi AS", "analis pasar di X"); the sentence's end when there is
    /// none.
    std::uint32_t employer_from(const TitleUse& use, std::uint32_t at) const {
        constexpr std::uint32_t reach = 6;
        const bool goes_on = use.row->office != "official";
        for (std::uint32_t i = at; within(i) && i <= at + reach; ++i) {
            const std::uint32_t c = employing(use, i);
            if (c != none) return bears(c) && i == at ? range_.last : i;
            if (starting(i) != none || !describes(i)) break;
            if (!goes_on) break;
        }
        return range_.last;
    }
    /// A word that may stand between title and employer.
    bool describes(std::uint32_t i) const {
        const auto& form = reading_.words[i].form;
        const bool verb = form && (form->voice == Voice::active || form->voice == Voice::passive);
        const WordClasses c = reading_.words[i].classes;
        const bool links = reading_.is(i, "dari") || reading_.is(i, "untuk") ||
                           reading_.is(i, "di") || reading_.is(i, "pada") ||
                           reading_.is(i, "dan") || reading_.is(i, "bidang") ||
                           reading_.is(i, "urusan");
        return reading_.doc.tokens[i].shape == Shape::lower && !verb && (c.none() || links);
    }
    /// The candidate that starts here and may employ; a place only where its head is told
    /// ("Gubernur California").
    std::uint32_t employing(const TitleUse& use, std::uint32_t i) const {
        const std::uint32_t c = starting(i);
        if (c == none || employs(c)) return c;
        const std::string& office = use.row->office;
        const bool local = office == "governor" || office == "mayor" || office == "regent" ||
                           office == "subnational_head" || office == "deputy_governor";
        return local && may_be(reading_, candidate(c), "Place", knowledge_.kb) ? c : none;
    }

    /// "AS", "AS dan Rusia", "Uni Eropa (UE)", "UNHCR Indonesia".
    std::uint32_t take_of(TitleUse& use, std::uint32_t at) {
        for (;;) {
            const std::uint32_t c = starting(at);
            use.of.push_back(c - 1);
            at = candidate(c).at.last;
            use.whole.last = at;
            const std::uint32_t after = skip_brackets(at);
            const bool goes_on = within(after) &&
                                 (reading_.is(after, "dan") || reading_.is(after, "serta")) &&
                                 employs(starting(after + 1)) && !bears(starting(after + 1));
            // "Menlu AS dan Rusia" bears two; "Presiden AS dan Rusia sepakat" reads the same way.
            if (!goes_on || bears(starting(after))) return skip_branch(after);
            at = after + 1;
        }
    }
    /// "juru bicara UNHCR (Indonesia) Mitra Salima": where the body is, before the bearer's name.
    std::uint32_t skip_branch(std::uint32_t at) const {
        const std::uint32_t c = starting(at);
        if (!employs(c) || bears(c)) return at;
        const std::uint32_t behind = skip_ranks(candidate(c).at.last);
        return bears(starting(behind)) ? candidate(c).at.last : at;
    }

    /// "Menlu Indonesia kala itu, Adam Malik": no longer in office.
    std::uint32_t skip_time(TitleUse& use, std::uint32_t at) const {
        if (!within(at + 1) || !reading_.is(at + 1, "itu")) return at;
        for (std::string_view word : {"kala", "saat", "waktu", "ketika"})
            if (reading_.is(at, word)) {
                use.former = true;
                return at + 2;
            }
        return at;
    }

    /// "Duta Besar Iran untuk PBB", "utusan AS untuk Timur Tengah": what the post is for.
    std::uint32_t skip_purpose(TitleUse& use, std::uint32_t at) const {
        if (use.of.empty() || !within(at + 1) ||
            (!reading_.is(at, "untuk") && !reading_.is(at, "di") && !reading_.is(at, "bidang") &&
             !reading_.is(at, "urusan")))
            return at;
        const std::uint32_t c = starting(at + 1);
        if (c == none || bears(c)) return at;
        use.whole.last = candidate(c).at.last;
        return skip_brackets(candidate(c).at.last);
    }

    /// The bearer's name right here, behind honorifics, or after a comma that another comma closes.
    void take_person(TitleUse& use, std::uint32_t at) {
        const bool comma = within(at) && reading_.is(at, ",") && !use.of.empty();
        if (comma) ++at;
        at = skip_ranks(at);
        const std::uint32_t c = starting(at);
        if (!bears(c)) return;
        if (comma && !apposition_ends(candidate(c).at.last)) return;
        use.person = c - 1;
        use.whole.last = candidate(c).at.last;
    }

    /// Honorifics and ranks before a name: "Yang Mulia", "Letnan Jenderal", "Laksamana Pertama
    /// (Laksma)".
    std::uint32_t skip_ranks(std::uint32_t at) const {
        while (within(at)) {
            const auto hit =
                knowledge_.lexicon.titles.longest(std::span(lex_).subspan(at, range_.last - at));
            if (hit.length == 0) break;
            const TitleRow& row = knowledge_.lexicon.title_rows[hit.rows.front()];
            if (row.kind != TitleRow::Kind::honorific && row.office != "military_officer" &&
                row.office != "religious_leader")
                break;
            at = skip_brackets(at + hit.length);
        }
        return at;
    }

    /// Behind the name of an apposition stands a comma, the sentence's end, or what goes on: a verb
    /// or function word; no second name.
    bool apposition_ends(std::uint32_t at) const {
        if (!within(at)) return true;
        return reading_.doc.tokens[at].kind == TokenKind::punctuation ||
               reading_.doc.tokens[at].shape == Shape::lower;
    }

    /// "Lavrov, menteri luar negeri Rusia,"; "Lavrov selaku menteri luar negeri Rusia"; "Lavrov
    /// ditunjuk sebagai menteri luar negeri Rusia".
    void look_left(TitleUse& use) {
        const std::uint32_t first = use.words.first;
        if (first < range_.first + 2 || use.of.empty()) return;
        const bool comma = reading_.is(first - 1, ",") ||
                           (reading_.is(first - 1, "seorang") && reading_.is(first - 2, ","));
        const std::uint32_t end =
            comma ? first - (reading_.is(first - 1, ",") ? 1 : 2) : before_copula(first);
        const std::uint32_t c = end > range_.first ? ends_[end] : none;
        if (!bears(c) || (comma && !closes(use.whole.last))) return;
        use.person = c - 1;
        use.whole.first = candidate(c).at.first;
    }

    /// Behind the words that say of the name before that it bears the title: "adalah", "selaku",
    /// "(", "terpilih sebagai"; `first` itself when there are none.
    std::uint32_t before_copula(std::uint32_t first) const {
        std::uint32_t at = first;
        for (std::string_view word : {"seorang", "sebagai", "selaku", "menjadi", "adalah",
                                      "merupakan", "menjabat", "jadi", "("})
            if (at > range_.first && reading_.is(at - 1, word)) --at;
        if (at == first) return range_.first;
        for (std::string_view verb :
             {"ditunjuk", "dilantik", "terpilih", "menjabat", "diangkat", "dipilih", "kembali"})
            if (at > range_.first && reading_.is(at - 1, verb)) --at;
        return at;
    }

    /// Does an apposition end here, or soon, with no verb in between: "pemimpin Iran berusia 86
    /// tahun,"?
    bool closes(std::uint32_t at) const {
        constexpr std::uint32_t reach = 8;
        if (!within(at)) return true;
        if (reading_.doc.tokens[at].kind == TokenKind::punctuation) return true;
        for (std::uint32_t i = at; within(i) && i < at + reach; ++i) {
            if (reading_.is(i, ",")) return true;
            const auto& form = reading_.words[i].form;
            if (starting(i) != none || (form && form->voice == Voice::active)) return false;
        }
        return false;
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> lex_;
    std::vector<std::uint32_t> starts_, ends_;  ///< by token: 1 + longest candidate there
    std::vector<std::uint32_t> name_end_;       ///< by token: end of the unknown name over it
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

class TitlesStage final : public Stage {
public:
    std::string_view name() const override { return "titles"; }
    Layers needs() const override { return {Layer::words, Layer::candidates}; }
    Layers gives() const override { return {Layer::titles}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Grammar(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> titles_stage() {
    return std::make_unique<TitlesStage>();
}

}  // namespace entente
