#pragma once

#include <string>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// What in the record the ontology forbids; empty when it obeys. Each message opens with the rule's
/// name and the path of the claim: "relation.ends: relations[2]: CAPITAL_OF ends at Person Q58217;
/// expected State". Checked: known types and words, ids well-formed and declared, ends, roles,
/// modes of their type, plover as the table derives it, dates that exist, start < end, evidence.
std::vector<std::string> check_record(const Record& record, const Schema& schema);

/// Does every quote of the record stand in the text where it says? Empty when all do (offset law).
std::vector<std::string> check_quotes(const Record& record, std::string_view decoded_text);

}  // namespace entente
