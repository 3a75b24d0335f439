// Identifiers that follow the order of appearance.

#pragma once
#include <gvc.h>

/// Gives the objects of a graph the identifiers 1, 2, 3 and so on, in order of first appearance.
///
/// Graphviz's own discipline takes the address of an object's name, and visits clusters in the
/// order of their identifiers: the drawing would follow the state of the heap, and the second
/// drawing of a text in a process would differ from the first.
Agiddisc_t *sequentialIdentifiers(void);
