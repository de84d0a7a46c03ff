#pragma once

#include <ui/shell/main_window.h>

#include "arguments.h"

/// Draws the window into a file once everything it was asked for is shown, and ends the application: with 0, or with 1
/// when the file cannot be written. Driven by the window's own signals; nothing waits for a time to pass.
void takeScreenshot(retort::ui::MainWindow &window, const Arguments &arguments);
