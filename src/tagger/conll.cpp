#include "src/tagger/conll.hpp"

#include <algorithm>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t most_problems = 20;

bool is_tag(std::string_view tag) {
    return tag == "O" || ((tag.starts_with("B-") || tag.starts_with("I-")) && tag.size() > 2);
}

std::string_view first_column(std::string_view row) {
    return row.substr(0, row.find_first_of(blanks));
}

std::string_view last_column(std::string_view row) {
    const std::size_t end = row.find_last_not_of(blanks) + 1;
    const std::size_t before = row.substr(0, end).find_last_of(blanks);
    return before == row.npos ? std::string_view{} : row.substr(before + 1, end - before - 1);
}

class Reader {
public:
    Reader(const std::string& name, ConllTags tags) : name_(name), tags_(tags) {}

    std::vector<ConllSentence> read(std::string_view text) {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            ++line_;
            take(text.substr(begin, end - begin));
            begin = end + 1;
        }
        finish();
        if (!problems_.empty()) throw LoadError(std::move(problems_));
        return std::move(sentences_);
    }

private:
    void take(std::string_view row) {
        while (!row.empty() && row.back() == '\r') row.remove_suffix(1);
        const std::size_t begin = row.find_first_not_of(blanks);
        if (begin == row.npos) return finish();
        row.remove_prefix(begin);
        if (now_.rows.empty()) now_.line = line_;
        now_.rows.emplace_back(row);
        now_.tokens.push_back(replace_invalid_utf8(first_column(row)));
        if (tags_ == ConllTags::ignored) return;
        const std::string_view tag = last_column(row);
        if (!is_tag(tag)) complain(tag);
        now_.tags.emplace_back(tag);
    }

    void complain(std::string_view tag) {
        if (problems_.size() == most_problems) return;
        const std::string found =
            tag.empty() ? "one column" : '"' + std::string(tag.substr(0, 40)) + '"';
        problems_.push_back(
            {{name_, line_, 0},
             "expected a token and, in the last column, its tag: O, B-TYPE or I-TYPE; found " +
                 found});
    }

    void finish() {
        if (!now_.rows.empty()) sentences_.push_back(std::move(now_));
        now_ = {};
    }

    const std::string& name_;
    ConllTags tags_;
    std::size_t line_ = 0;
    ConllSentence now_;
    std::vector<ConllSentence> sentences_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<ConllSentence> read_conll(std::string_view text, const std::string& name,
                                      ConllTags tags) {
    return Reader(name, tags).read(text);
}

std::vector<TagSpan> spans_of(std::span<const std::string> tags) {
    std::vector<TagSpan> spans;
    bool open = false;
    for (std::uint32_t i = 0; i < tags.size(); ++i) {
        const std::string_view tag = tags[i];
        if (tag.size() < 3) {
            open = false;
            continue;
        }
        const std::string_view type = tag.substr(2);
        if (open && tag[0] == 'I' && spans.back().type == type)
            spans.back().last = i + 1;
        else
            spans.push_back({i, i + 1, std::string(type)});
        open = true;
    }
    return spans;
}

std::vector<std::string> tags_of(std::span<const TagSpan> spans, std::size_t size) {
    std::vector<std::string> tags(size, "O");
    for (const TagSpan& span : spans)
        for (std::uint32_t i = span.first; i < span.last; ++i)
            tags[i] = (i == span.first ? "B-" : "I-") + span.type;
    return tags;
}

void TagScores::add(std::span<const std::string> gold, std::span<const std::string> found) {
    const std::vector<TagSpan> should = spans_of(gold), is = spans_of(found);
    for (const TagSpan& span : should) ++by_type_[""].gold, ++by_type_[span.type].gold;
    for (const TagSpan& span : is) {
        ++by_type_[""].found, ++by_type_[span.type].found;
        if (std::binary_search(should.begin(), should.end(), span))
            ++by_type_[""].right, ++by_type_[span.type].right;
    }
}

}  // namespace entente
