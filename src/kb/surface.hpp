#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A token as KnowledgeBase::token_id() wants it: folded as fold_name() does; a token that folds to
/// nothing (a punctuation mark) stays as it is. A word of small ASCII letters and digits comes back
/// as it is, nothing copied; else the view is of `scratch`, which may be used again for each token.
std::string_view fold_token(std::string_view token, std::string& scratch);

/// Is this mark stepped over inside a name? Hyphens (- U+2010 U+2011 and the en dash), full stop,
/// ampersand, slash.
bool joins_names(std::string_view token) noexcept;

/// Is this a short form that means something else in small letters ("AS", "WHO")? One word of 2 to
/// 6 letters, none of them small; digits and full stops may stand among them.
bool exact_case_form(std::string_view surface);

/// The rows of tokens that a surface form may be written as, each token folded, none empty. First
/// as it stands, cut as the text is: full stops inside a word do not part it ("D.C." is the token
/// "d c"), apostrophes neither, commas are tokens, all else parts. Then with every such token
/// parted
/// ("d", "c"), then with single letters put together ("J. D. Vance" as "J.D. Vance"), and all of
/// these without their commas. No row twice; no row at all when the surface holds neither letter
/// nor digit.
std::vector<std::vector<std::string>> token_rows(std::string_view surface);

}  // namespace entente
