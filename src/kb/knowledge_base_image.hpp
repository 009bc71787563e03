#pragma once

#include <filesystem>

#include "src/kb/image.hpp"
#include "src/kb/knowledge_base.hpp"
#include "src/kb/mapped_file.hpp"

namespace entente {

/// What a KnowledgeBase owns: a block it made or a file it mapped, and the arrays in it.
struct KnowledgeBase::Image {
    image::Block block;
    MappedFile file;
    std::span<const std::byte> bytes;
    image::View view;

    void adopt(image::Block made, const std::filesystem::path& name) {
        block = std::move(made);
        bytes = std::as_bytes(std::span(block));
        view = image::read(bytes, name);
    }
};

}  // namespace entente
