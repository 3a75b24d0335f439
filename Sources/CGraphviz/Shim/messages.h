// What Graphviz says while it works, kept instead of printed.

#pragma once
#include <stdbool.h>

/// Begins to keep messages. One keeper for the process: call it only behind the lock.
void messagesBegin(void);

/// Stops keeping messages and hands over those kept, or NULL; the caller frees them.
char *messagesTake(void);

/// Whether a message was lost because there was no memory for it.
bool messagesWereLost(void);
