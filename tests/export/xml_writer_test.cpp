#include "export/xml_writer.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("elements close themselves, in order and indented", "[export][xml]") {
    std::ostringstream out;
    {
        XmlWriter xml(out);
        auto root = xml.element("root");
        root.attribute("a", "1 & \"2\"");
        { auto empty = xml.element("empty"); }
        xml.element("text").attribute("b", "").text("<x>").text("");
        auto parent = xml.element("parent");
        auto child = xml.element("child");
    }
    CHECK(out.str() ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<root a=\"1 &amp; &quot;2&quot;\">\n"
          " <empty/>\n"
          " <text b=\"\">&lt;x&gt;</text>\n"
          " <parent>\n"
          "  <child/>\n"
          " </parent>\n"
          "</root>\n");
}

TEST_CASE("a deep tree needs no deep stack of ours", "[export][xml]") {
    std::ostringstream out;
    XmlWriter xml(out);
    { auto element = xml.element("leaf"); }
    CHECK(out.str().ends_with("<leaf/>\n"));
}
