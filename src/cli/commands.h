// What citevet does: one function per command.
#pragma once

#include "cli/arguments.h"

namespace citevet::cli {

// The exit statuses; the higher one wins.
enum Status : int { nothing_found = 0, findings = 1, failed = 2 };

// Each returns the exit status. Throws Error, or ClosedPipe.
int check(const Arguments& arguments);
int extract(const Arguments& arguments);
int url(const Arguments& arguments);
int id(const Arguments& arguments);
int cache(const Arguments& arguments);
int rules(const Arguments& arguments);
int explain(const Arguments& arguments);

}  // namespace citevet::cli
