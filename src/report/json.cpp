// The json format: one document for the whole run.
#include "report/records.h"

namespace citevet::report {

namespace {

class Json final : public Writer {
 public:
  std::string head() const override {
    std::string out;
    {
      JsonWriter json(out);
      json.open_object();
      json.key("schema").string(schema);
      json.key("tool");
      write_tool(json);
      json.key("documents").open_array();
      json.raw("\n");
    }
    return out;
  }

  std::size_t parts(const DocumentReport& report) const override { return document_parts(report); }

  void document(const DocumentReport& report, std::size_t index, std::size_t part, std::string& out) const override {
    JsonWriter json(out);
    if (part == 0) {
      if (index != 0) json.raw(",\n");
      json.open_object();
    }
    write_document(json, report, part, Beside::run);
    if (part + 1 == document_parts(report)) json.close_object();
  }

  std::string tail(const RunReport& run) const override {
    std::string out;
    {
      JsonWriter json(out);
      json.raw("],\n");
      json.key("links").open_array();
      if (run.links != nullptr)
        for (const Link& link : run.links->all()) write_link(json, link);
      json.close_array();
      json.raw(",\n");
      json.key("works").open_array();
      if (run.works != nullptr)
        for (const Work& work : run.works->all()) write_work(json, work);
      json.close_array();
      json.raw(",\n");
      json.key("problems");
      write_problems(json, run.document_problems, run.problems);
      json.raw(",\n");
      json.key("summary");
      write_summary(json, run.summary);
      json.close_object();
      json.raw("\n");
    }
    return out;
  }

  bool wants_links() const noexcept override { return true; }
};

}  // namespace

std::unique_ptr<Writer> json() {
  return std::make_unique<Json>();
}

}  // namespace citevet::report
