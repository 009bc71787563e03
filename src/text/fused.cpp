#include "src/text/fused.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t shortest_name = 3;   // letters of the first half; an acronym has two
constexpr std::size_t shortest_word = 4;   // of the second, when this article has it alone
constexpr std::size_t shortest_fused = 6;  // of the second behind an acronym that it has alone
constexpr std::size_t shortest_verb = 7;   // of the second, when only its prefix tells
constexpr std::size_t longest_token = 40;  // longer ones are no two words

bool small(char c) {
    return c >= 'a' && c <= 'z';
}
bool capital(char c) {
    return c >= 'A' && c <= 'Z';
}

class Parter {
public:
    Parter(const LanguageData::Tables& tables, Document& document)
        : tables_(tables), document_(document) {
        for (const Token& token : document.tokens)
            if (token.kind == TokenKind::word) ++alone_[document.str(token)];
    }

    void run() {
        std::vector<Token> tokens;
        std::vector<std::uint32_t> moved;  // where each old token begins among the new ones
        tokens.reserve(document_.tokens.size() + 8);
        moved.reserve(document_.tokens.size() + 1);
        for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
            moved.push_back(static_cast<std::uint32_t>(tokens.size()));
            const Token& token = document_.tokens[i];
            tokens.push_back(token);
            if (const std::uint32_t left = seam_of_names(token); left != 0) {
                tokens.back().shape =
                    capital(document_.str(token)[1]) ? Shape::upper : Shape::capitalised;
                tokens.push_back(cut(tokens.back(), left, Shape::capitalised));
                continue;
            }
            const Seams seams = seams_of(i);
            if (seams.name == 0) continue;
            tokens.back().shape =
                capital(document_.str(token)[1]) ? Shape::upper : Shape::capitalised;
            tokens.push_back(cut(tokens.back(), seams.name, Shape::lower));
            if (seams.word != 0)
                tokens.push_back(cut(tokens.back(), seams.word, Shape::capitalised));
        }
        if (tokens.size() == document_.tokens.size()) return;
        moved.push_back(static_cast<std::uint32_t>(tokens.size()));
        for (Sentence& sentence : document_.sentences) {
            sentence.first = moved[sentence.first];
            sentence.last = moved[sentence.last];
        }
        document_.tokens = std::move(tokens);
    }

private:
    /// Lengths of the pieces in bytes: "Reuters", "dan" and the rest, if any; 0 for no seam.
    struct Seams {
        std::uint32_t name = 0, word = 0;
    };

    /// Makes `token` its first `left` bytes. @return the rest
    static Token cut(Token& token, std::uint32_t left, Shape rest_shape) {
        Token rest = token;
        rest.span.begin += left;
        rest.lower_begin += left;
        rest.lower_size -= left;
        rest.shape = rest_shape;
        rest.glued = true;
        token.span.end = rest.span.begin;
        token.lower_size = left;
        return rest;
    }

    /// Where two capitalised words meet, of which the article has the first by itself, and the
    /// second too, unless the language knows it or an acronym stands before it: "RusiaVladimir",
    /// "ASPemerintahan".
    std::uint32_t seam_of_names(const Token& token) const {
        if (token.shape != Shape::mixed) return 0;
        const std::string_view whole = document_.str(token);
        if (whole.size() > longest_token || token.lower_size != whole.size() ||
            tables_.brands.contains(whole) || alone_.at(whole) > 1)
            return 0;
        const std::size_t capitals = leading_capitals(whole);
        if (capitals == 0) return 0;
        const std::size_t left = capitals > 1 ? capitals - 1 : small_until(whole, 1);
        if (left < (capitals > 1 ? 2 : shortest_name) || left >= whole.size()) return 0;
        const std::string_view second = whole.substr(left);
        if (leading_capitals(second) != 1 || second.size() < shortest_word ||
            small_until(second, 1) < second.size() || !stands_alone(whole.substr(0, left)))
            return 0;
        const bool known = (capitals > 1 && second.size() >= shortest_fused) ||
                           stands_alone(second) || tables_.openers.contains(second) ||
                           tables_.offices.contains(second) ||
                           tables_.id_words.contains(document_.lower(token).substr(left));
        return known ? static_cast<std::uint32_t>(left) : 0;
    }

    Seams seams_of(std::size_t i) const {
        const Token& token = document_.tokens[i];
        if (token.shape != Shape::capitalised && token.shape != Shape::mixed) return {};
        const std::string_view whole = document_.str(token);
        if (whole.size() > longest_token || token.lower_size != whole.size() ||
            tables_.brands.contains(whole) ||
            alone_.at(whole) > 1)  // Danantara, Polandia: pages seldom fuse the same words twice
            return {};
        const std::size_t capitals = leading_capitals(whole);
        const std::size_t end = small_until(whole, capitals);
        // "ReutersdanAl": a third word may follow, small but for its first letter
        if (capitals == 0 || (end < whole.size() && small_until(whole, end + 1) < whole.size()))
            return {};
        const std::string_view word = whole.substr(0, end);
        const std::uint32_t left = seam(i, word, capitals);
        if (left == 0) return {};
        return {left, end < whole.size() ? static_cast<std::uint32_t>(end) - left : 0};
    }

    /// How many bytes of `word`, the beginning of token i, are a name; 0 when it is one word.
    std::uint32_t seam(std::size_t i, std::string_view word, std::size_t capitals) const {
        const Token& token = document_.tokens[i];
        const Token* before = i > 0 ? &document_.tokens[i - 1] : nullptr;
        const bool fused = before != nullptr && token.glued && before->kind == TokenKind::word;
        const bool named = before != nullptr && before->shape == Shape::capitalised;
        const std::size_t first = capitals > 1 ? capitals : shortest_name;
        const std::size_t last = capitals > 1 ? capitals + 1 : word.size();
        const auto find = [&](auto fits) -> std::uint32_t {
            for (std::size_t left = first; left + 2 < word.size() && left < last; ++left)
                if (names(document_.lower(token).substr(0, left)) &&
                    fits(word.substr(0, left), word.substr(left)))
                    return static_cast<std::uint32_t>(left);
            return 0;
        };
        const auto verb = find([&](std::string_view name, std::string_view rest) {
            return (stands_alone(name) || capitals > 1 || named) && is_verb(rest);
        });
        if (verb != 0) return verb;
        return find([&](std::string_view name, std::string_view rest) {
            return (fused || stands_alone(name)) && is_word(rest);
        });
    }

    static std::size_t leading_capitals(std::string_view word) {
        std::size_t capitals = 0;
        while (capitals < word.size() && capital(word[capitals])) ++capitals;
        return capitals;
    }
    /// Where the small letters from `begin` end.
    static std::size_t small_until(std::string_view word, std::size_t begin) {
        while (begin < word.size() && small(word[begin])) ++begin;
        return begin;
    }

    bool stands_alone(std::string_view word) const { return alone_.contains(word); }

    /// "Ibukota", "Apalagi": a first half that the article or the language writes small is no name.
    bool names(std::string_view small_first) const {
        return !tables_.id_words.contains(small_first) && !alone_.contains(small_first);
    }

    bool is_word(std::string_view word) const {
        if (tables_.id_words.contains(word))
            return word.size() > 2 && !tables_.name_endings.contains(word);
        return word.size() >= shortest_word && alone_.contains(word);
    }

    /// Told by its prefix: "mengumumkan".
    bool is_verb(std::string_view word) const {
        return word.size() >= shortest_verb &&
               std::any_of(tables_.verb_prefixes.begin(), tables_.verb_prefixes.end(),
                           [word](std::string_view prefix) { return word.starts_with(prefix); });
    }

    const LanguageData::Tables& tables_;
    Document& document_;
    std::unordered_map<std::string_view, std::uint32_t> alone_;  ///< how often, as written
};

}  // namespace

void part_fused_words(const LanguageData::Tables& tables, Document& document) {
    Parter(tables, document).run();
}

}  // namespace entente
