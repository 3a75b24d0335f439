// pkg-config puts the folder of these headers on the search path, so no "graphviz/" before the name.
#pragma once
#include <gvc.h>
