#pragma once

#include <string>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"

namespace entente::test {

/// The schema of the project, loaded once.
const Schema& schema();

// Makers of claims, so that a test says only what it is about. Quotes and rules are made up.
DocumentInfo document(const std::string& name, const std::string& published = "");
Entity entity(const std::string& id, const std::string& type, const std::string& name);
Relation relation(const std::string& type, const std::string& from, const std::string& to);
Event event(const std::string& type, std::vector<std::string> actors,
            std::vector<std::string> recipients, const std::string& date = "");

/// Three documents: a meeting of Lavrov and Blinken told by two of them, offices, a denied attack,
/// a planned visit, a statement.
std::vector<Record> sample_records();

}  // namespace entente::test
