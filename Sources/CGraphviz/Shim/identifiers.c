#include "identifiers.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// The names of a graph: the name with identifier n is `names[n - 1]`, NULL if it has none.
///
/// The names belong to the graph's own dictionary of strings, and end with it: before each of them
/// lies a mark that the writer of DOT looks at.
typedef struct Names {
  Agraph_t *graph;
  char **names;
  size_t count;
  size_t capacity;
  /// A hash table with open addressing, of identifiers; 0 marks a free slot.
  size_t *slots;
  size_t slotCount;
} Names;

static size_t hashOf(const char *name) {
  uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 1099511628211u;
  return (size_t)(hash ^ (hash >> 32));
}

/// The slot that holds the name, or the free one where it belongs.
static size_t *slotFor(const Names *names, const char *name) {
  size_t at = hashOf(name) & (names->slotCount - 1);
  while (names->slots[at] && strcmp(names->names[names->slots[at] - 1], name) != 0)
    at = (at + 1) & (names->slotCount - 1);
  return &names->slots[at];
}

/// Doubles the tables; at most half of the slots are ever in use.
static bool grow(Names *names) {
  size_t capacity = names->capacity ? names->capacity * 2 : 256;
  char **larger = realloc(names->names, capacity * sizeof *larger);
  if (!larger) return false;
  names->names = larger;
  size_t *slots = calloc(capacity * 2, sizeof *slots);
  if (!slots) return false;
  free(names->slots);
  names->slots = slots;
  names->slotCount = capacity * 2;
  names->capacity = capacity;
  for (size_t n = 0; n < names->count; n++)
    if (names->names[n]) *slotFor(names, names->names[n]) = n + 1;
  return true;
}

static void *openNames(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  Names *names = calloc(1, sizeof *names);
  if (!names) return NULL;
  names->graph = graph;
  if (grow(names)) return names;
  free(names->names);
  free(names);
  return NULL;
}

/// Finds the identifier of a name, or makes one; an object without a name always gets a new one.
static long identify(void *state, int kind, char *name, IDTYPE *identifier, int create) {
  (void)kind;
  Names *names = state;
  if (!names) return 0;
  if (name) {
    size_t known = *slotFor(names, name);
    if (known) {
      *identifier = known;
      return 1;
    }
  }
  if (!create) return 0;
  if (names->count == names->capacity && !grow(names)) return 0;
  char *kept = NULL;
  if (name && !(kept = agstrdup(names->graph, name))) return 0;
  names->names[names->count++] = kept;
  if (kept) *slotFor(names, kept) = names->count;
  *identifier = names->count;
  return 1;
}

/// Keeps the name: a deleted object that comes again gets its old identifier.
static void releaseIdentifier(void *state, int kind, IDTYPE identifier) {
  (void)state, (void)kind, (void)identifier;
}

static char *nameOf(void *state, int kind, IDTYPE identifier) {
  (void)kind;
  Names *names = state;
  if (!names || identifier == 0 || identifier > names->count) return NULL;
  return names->names[identifier - 1];
}

static void closeNames(void *state) {
  Names *names = state;
  if (!names) return;
  free(names->names);
  free(names->slots);
  free(names);
}

Agiddisc_t *sequentialIdentifiers(void) {
  // Starts as a copy, because Graphviz 13 dropped a member that 2.43 needs and we never change.
  static Agiddisc_t discipline;
  discipline = AgIdDisc;
  discipline.open = openNames;
  discipline.map = identify;
  discipline.free = releaseIdentifier;
  discipline.print = nameOf;
  discipline.close = closeNames;
  return &discipline;
}
