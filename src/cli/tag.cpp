#include <string>
#include <vector>

#include "src/base/file.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"
#include "src/engine/engine.hpp"
#include "src/tagger/conll.hpp"
#include "src/tagger/tagger.hpp"

namespace entente {
namespace {

int run(const Arguments& arguments) {
    if (arguments.words().size() != 1) arguments.fail("tag takes one file of columns, or -");
    const std::string& file = arguments.words().front();
    const std::string model =
        arguments.text("model").value_or(Engine::find_data() / "id" / "tagger.model");
    const std::string target = arguments.text("output").value_or("-");
    check_output(target, {{model, file}});
    const Tagger tagger(read_model(read_file(model), model));
    const auto sentences =
        read_conll(read_input(file, "a file of columns"), file, ConllTags::ignored);
    Output output(target);
    for (const ConllSentence& sentence : sentences) {
        const std::vector<std::string_view> tokens(sentence.tokens.begin(), sentence.tokens.end());
        const auto tags = tagger.tag(tokens);
        for (std::size_t i = 0; i < tags.size(); ++i)
            output.write(sentence.rows[i] + '\t' + tags[i] + '\n');
        output.write("\n");
    }
    output.finish();
    return 0;
}

}  // namespace

Command tag_command() {
    return {
        "tag",
        "Finds names in sentences given as columns",
        "entente tag samples/sentences.conll",
        "FILE|- [--model MODEL] [-o FILE]",
        {value_option("model", "MODEL", 
                      "A model that entente train tagger wrote. Default: the one that the program "
                      "itself reads with."),
         output_option("File to write. Default: standard output.")},
        "The token is the first column, further columns stay as they are; blank lines part "
        "sentences. Each line comes back with one column more, its tag: O, B-TYPE where a name "
        "begins, I-TYPE where it goes on.",
        run,
    };
}

}  // namespace entente
