// The jsonl format: a line per document that stands alone, the run's summary on the last.
#include "report/records.h"

namespace citevet::report {

namespace {

class JsonLines final : public Writer {
 public:
  std::size_t parts(const DocumentReport& report) const override { return document_parts(report); }

  void document(const DocumentReport& report, std::size_t /*index*/, std::size_t part, std::string& out) const override {
    JsonWriter json(out);
    if (part == 0) {
      json.open_object();
      json.key("schema").string(schema);
    }
    write_document(json, report, part, Beside::document);
    if (part + 1 != document_parts(report)) return;
    json.key("links");
    write_links_of(json, report.analysis);
    json.key("works");
    write_works_of(json, report.analysis);
    json.key("problems");
    write_problems(json, report.analysis.document.problems, {});
    json.key("summary");
    write_summary(json, report.summary);
    json.close_object();
    json.raw("\n");
  }

  std::string tail(const RunReport& run) const override {
    std::string out;
    {
      JsonWriter json(out);
      json.open_object();
      json.key("schema").string(schema);
      json.key("tool");
      write_tool(json);
      json.key("problems");
      write_problems(json, run.document_problems, run.problems);
      json.key("summary");
      write_summary(json, run.summary);
      json.close_object();
      json.raw("\n");
    }
    return out;
  }
};

}  // namespace

std::unique_ptr<Writer> jsonl() {
  return std::make_unique<JsonLines>();
}

}  // namespace citevet::report
