#pragma once

#include <QString>

#include <initializer_list>

/// Keeps tokens from leaving the program by ways that nobody thinks of.
namespace app::hardening {

/// The memory of this process holds tokens: from now on a crash leaves no core dump, and no other
/// process of the same user may read it.
void protectMemory();

/// The first of these variables that holds something, trimmed. All of them are gone from the
/// environment afterwards, so that no program that we start inherits a token.
QString takeFromEnvironment(std::initializer_list<const char *> names);

} // namespace app::hardening
