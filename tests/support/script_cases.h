#pragma once

#include <core/script/runtime/module_resolver.h>

namespace retort::tests
{

/// Makes a row "name" for each script below `folder`.
void addScriptRows(const QString &folder);

/// Runs the script `folder`/`name` and fails the test unless it prints what Python printed for it (the .out beside it,
/// written by make_expected.py). `modules` may be null.
void comparePrinted(const QString &folder, const QString &name, const script::ModuleResolver *modules = nullptr);

} // namespace retort::tests
