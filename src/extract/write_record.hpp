#pragma once

#include "ontology/record.hpp"
#include "src/extract/reading.hpp"

namespace entente {

/// What a reading found, as the claims of an extraction record: entities in the order of their first
/// mention, offsets in code points. Only actors that the text mentions are written.
Record write_record(const Reading& reading, const Knowledge& knowledge);

}  // namespace entente
