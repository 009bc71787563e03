// Looks every token up once: in the lexicon, in the knowledge base, and by its affixes.

#include <algorithm>

#include "src/extract/stages.hpp"
#include "src/kb/surface.hpp"

namespace entente {
namespace {

class WordsStage final : public Stage {
public:
    std::string_view name() const override { return "words"; }
    Layers needs() const override { return {}; }
    Layers gives() const override { return {Layer::words}; }

    void run(Reading& reading, const Knowledge& knowledge) const override {
        const Document& doc = reading.doc;
        reading.words.resize(doc.tokens.size());
        std::string scratch;
        for (std::size_t i = 0; i < doc.tokens.size(); ++i)
            reading.words[i] = look_up(doc.tokens[i], doc.lower(doc.tokens[i]), knowledge, scratch);
        for (const Sentence& sentence : doc.sentences) phrases(reading, sentence, knowledge);
    }

private:
    static WordEntry look_up(const Token& token, std::string_view lower,
                             const Knowledge& knowledge, std::string& scratch) {
        WordEntry word;
        word.lex = knowledge.lexicon.words.find(lower);
        word.classes = knowledge.lexicon.classes(word.lex);
        word.kb = knowledge.kb.token_id(fold_token(lower, scratch));
        if (token.kind == TokenKind::word && may_be_content(word.classes))
            word.form = knowledge.forms.find(lower);
        return word;
    }

    /// "sementara itu", "atas nama": the first word does what the phrase does, the rest nothing.
    static void phrases(Reading& reading, const Sentence& sentence, const Knowledge& knowledge) {
        constexpr std::uint32_t longest = 5;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            std::uint32_t ids[longest] = {};
            const std::uint32_t count = std::min(longest, sentence.last - i);
            for (std::uint32_t j = 0; j < count; ++j) ids[j] = reading.words[i + j].lex;
            const auto hit = knowledge.lexicon.function_phrases.longest({ids, count});
            if (hit.length == 0) continue;
            WordClasses rest;
            rest.add(WordClass::adverb);
            for (std::uint32_t j = 0; j < hit.length; ++j) {
                WordEntry& word = reading.words[i + j];
                word.classes =
                    j == 0 ? knowledge.lexicon.function_phrase_classes[hit.rows.front()] : rest;
                word.form.reset();
            }
            i += hit.length - 1;
        }
    }

    /// Function words are not taken apart, but for the verbs among them.
    static bool may_be_content(WordClasses classes) {
        return classes.none() || classes.has(WordClass::light) || classes.has(WordClass::motion) ||
               classes.has(WordClass::transfer) || classes.has(WordClass::intent);
    }
};

}  // namespace

std::unique_ptr<const Stage> words_stage() { return std::make_unique<WordsStage>(); }

}  // namespace entente
