#include "src/text/fused.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t shortest_name = 3;   // letters of the first half; an acronym has two
constexpr std::size_t shortest_word = 4;   // of the second, when this article has it alone
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
            const std::uint32_t left = seam(i);
            tokens.push_back(token);
            if (left == 0) continue;
            tokens.push_back(cut(tokens.back(), left));
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
    /// Makes `token` its first `left` bytes. @return the rest
    static Token cut(Token& token, std::uint32_t left) {
        Token rest = token;
        rest.span.begin += left;
        rest.lower_begin += left;
        rest.lower_size -= left;
        rest.shape = Shape::lower;
        rest.glued = true;
        token.span.end = rest.span.begin;
        token.lower_size = left;
        token.shape = token.shape == Shape::mixed ? Shape::upper : Shape::capitalised;
        return rest;
    }

    /// How many bytes of token i are its first word; 0 when it is one word.
    std::uint32_t seam(std::size_t i) const {
        const Token& token = document_.tokens[i];
        if (token.shape != Shape::capitalised && token.shape != Shape::mixed) return 0;
        const std::string_view word = document_.str(token);
        const std::size_t capitals = leading_capitals(word);
        if (capitals == 0 || word.size() > longest_token || token.lower_size != word.size() ||
            tables_.brands.contains(word) ||
            alone_.at(word) > 1)  // Danantara, Polandia: pages seldom fuse the same words twice
            return 0;
        const bool fused = i > 0 && token.glued && document_.tokens[i - 1].kind == TokenKind::word;
        const std::size_t first = capitals > 1 ? capitals : shortest_name;
        const std::size_t last = capitals > 1 ? capitals + 1 : word.size();
        for (std::size_t left = first; left + 2 < word.size() && left < last; ++left)
            if ((fused || stands_alone(word.substr(0, left))) &&
                names(document_.lower(token).substr(0, left)) && is_word(word.substr(left)))
                return static_cast<std::uint32_t>(left);
        return 0;
    }

    /// One for "Reutersdan", two for "AStersebut"; 0 when other than small letters follow them.
    static std::size_t leading_capitals(std::string_view word) {
        std::size_t capitals = 0;
        while (capitals < word.size() && capital(word[capitals])) ++capitals;
        return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(capitals), word.end(), small)
                   ? capitals
                   : 0;
    }

    bool stands_alone(std::string_view word) const { return alone_.contains(word); }

    /// "Ibukota", "Apalagi": a first half that the article or the language writes small is no name.
    bool names(std::string_view small_first) const {
        return !tables_.id_words.contains(small_first) && !alone_.contains(small_first);
    }

    bool is_word(std::string_view word) const {
        if (tables_.id_words.contains(word)) return word.size() > 2 && word != "dia";  // Skotlandia
        if (word.size() >= shortest_word && alone_.contains(word)) return true;
        constexpr std::array<std::string_view, 6> prefixes = {"meng", "meny", "mem",
                                                              "men",  "ber",  "ter"};
        return word.size() >= shortest_verb &&
               std::any_of(prefixes.begin(), prefixes.end(),
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
