#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/base/utf8.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/engine/engine.hpp"

namespace entente {
namespace {

constexpr unsigned farthest = 1'000'000'000;  // characters

/// --at, or where the words of --find begin first.
std::uint32_t place(const Arguments& arguments, const std::string& article) {
    const auto at = arguments.number("at", 0, farthest);
    const auto words = arguments.text("find");
    if (at.has_value() == words.has_value())
        arguments.fail("give either --at CHARACTER or --find WORDS");
    if (at) return *at;
    const std::size_t byte = article.find(*words);
    if (byte == std::string::npos)
        throw InputError(arguments.words().front() + ": does not hold \"" + *words + '"');
    return static_cast<std::uint32_t>(count_code_points(std::string_view(article).substr(0, byte)));
}

int run(const Arguments& arguments) {
    if (arguments.words().size() != 1) arguments.fail("explain takes one article");
    const std::string& source = arguments.words().front();
    const auto published = date_option(arguments, "published");
    const std::string article = read_file(source);
    const std::uint32_t at = place(arguments, article);
    const Engine engine = Engine::load(Engine::find_data(), extra_kb(arguments));
    print(engine.explain(article, source, at, published));
    return 0;
}

}  // namespace

Command explain_command() {
    return {
        "explain",
        "Shows what became of a sentence and why: names, readings refused, titles, events",
        "entente explain samples/articles/2022-01-21-jenewa.txt --find Lavrov",
        "ARTICLE --at CHARACTER | --find WORDS",
        {value_option(
             "at", "CHARACTER",
          "The sentence around this character, counted from 0 in Unicode code points as "
             "in records. Default: where --find says."),
          value_option("find", "WORDS",
          "The sentence where these words stand first. Default: where --at says."),
          value_option("published", "DATE",
          "Day of publication, such as 2022-01-21. Default: what the article tells."),
          kb_option()},
        "Each name shows the actors it could be, best first, with what spoke for and against each; "
        "the rules and frames named are those of the records.",
        run,
    };
}

}  // namespace entente
