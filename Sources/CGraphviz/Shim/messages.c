#include "messages.h"

#include <gvc.h>
#include <stdlib.h>
#include <string.h>

static char *text;
static size_t length;
static size_t capacity;
static bool lost;
static agusererrf before;

// Graphviz calls this three times for one message: "Error", ": " and the text with its newline.
static int keep(char *fragment) {
  size_t added = strlen(fragment);
  if (length + added + 1 > capacity) {
    size_t wanted = (length + added + 1) * 2;
    char *larger = realloc(text, wanted);
    if (!larger) {
      lost = true;
      return 0;
    }
    text = larger;
    capacity = wanted;
  }
  memcpy(text + length, fragment, added + 1);
  length += added;
  return 0;
}

void messagesBegin(void) {
  text = NULL;
  length = capacity = 0;
  lost = false;
  before = agseterrf(keep);
  agseterr(AGWARN);
  agreseterrors();
}

char *messagesTake(void) {
  char *taken = text;
  agseterrf(before);
  text = NULL;
  return taken;
}

bool messagesWereLost(void) { return lost; }
