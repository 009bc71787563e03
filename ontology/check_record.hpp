#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// What in the record the ontology forbids; empty when it obeys. Each message opens with the rule's
/// name and the path of the claim: "relation.ends: relations[2]: CITIZEN_OF ends at Person Q58217;
/// expected State". Checked: known types and words, ids well-formed, unique and declared, ends,
/// roles, modes of their type, plover and quad as the schema derives them, dates that exist,
/// start < end, quotes as long as their range, evidence and rule, confidences in 0..1.
///
/// Not asked: a recipient where PLOVER requires one (the news does not always name it), but
/// somebody must take part. A relation that is `background` quotes a table row, so its evidence has
/// no range. Linear in the record but for looking up ids.
std::vector<std::string> check_record(const Record& record, const Schema& schema);

/// Does every quote of the record stand in the text where it says, and every boilerplate range lie
/// within it? Empty when so (offset law). Background relations quote no text and are passed over.
/// Linear in text and record.
/// @param decoded_text  the document as well-formed UTF-8, before any cleaning
std::vector<std::string> check_quotes(const Record& record, std::string_view decoded_text);

}  // namespace entente
