// What the services of NCBI have in common.
#pragma once

#include "resolve/resolve.h"

#include <string>
#include <string_view>
#include <vector>

namespace citevet::resolve {

// Appends who asks: tool and mail address where there is a contact, and the key.
void append_ncbi(std::string& url, const Settings& settings, Registry registry);

// `2016 Nov 23`, `2016 Nov-Dec`, `1998 Spring`, `2016`, and MEDLINE's ranges (`1998 Dec-1999 Jan`): their beginning.
Date ncbi_date(std::string_view text);

// What a publication type says: of the kind of work, and that it was retracted or is a notice.
void read_publication_type(std::string_view type, Record& record);

// PubMed's full records in XML: those of the PMIDs asked. Who has none in a whole set is not found.
void read_pubmed(std::string_view xml, std::vector<Answer>& into);

}  // namespace citevet::resolve
