#!/bin/bash
# Draws the pictures of the README: make.sh FOLDER_OF_PROGRAMS OUTPUT_FOLDER
set -euo pipefail
mkdir -p "$2"
demo=$(mktemp -d)/shop
cp -r resources/demo "$demo"
QT_QPA_PLATFORM=offscreen "$1/retort-desktop" --screenshot "$2/history-light.png" "$demo"
QT_QPA_PLATFORM=offscreen "$1/retort-desktop" --dark --screenshot "$2/history-dark.png" "$demo"
