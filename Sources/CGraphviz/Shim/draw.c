#include <gvc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "CGraphvizShim.h"
#include "identifiers.h"
#include "messages.h"

// Graphviz keeps the state of its parser, its error messages and its plugins in globals: two
// threads with a context each crash within 20 drawings. One lock, and one context, which is never
// freed: a new one costs 4 to 10 ms and leaks 4 KB.
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *context;

/// The text still to be read: a line that sets the line number, then the graph itself.
typedef struct Reader {
  const char *at;
  const char *end;
  const char *dot;
  const char *dotEnd;
} Reader;

// Line numbers run on from one text to the next, and so does the file name of a line directive.
// A directive of our own resets both, in every version; the functions that did are gone in 13.
static const char resetsTheLine[] = "\n#line 1 \"DOT\"\n";

/// Hands over the text up to the end of a line, as Graphviz's own reader of files does.
static int readLine(void *channel, char *buffer, int size) {
  Reader *reader = channel;
  if (reader->at == reader->end) {
    if (reader->end == reader->dotEnd) return 0;
    reader->at = reader->dot;
    reader->end = reader->dotEnd;
    if (reader->at == reader->end) return 0;
  }
  size_t count = (size_t)(reader->end - reader->at);
  if (count > (size_t)size) count = (size_t)size;
  const char *newline = memchr(reader->at, '\n', count);
  if (newline) count = (size_t)(newline - reader->at) + 1;
  memcpy(buffer, reader->at, count);
  reader->at += count;
  return (int)count;
}

/// Reads the only graph of a text, and all of the text: what is left would open the next text.
static Agraph_t *readGraph(const ShimRequest *request, ShimStage *stage) {
  static Agiodisc_t reading;
  reading = AgIoDisc;
  reading.afread = readLine;
  Agdisc_t discipline = AgDefaultDisc;
  discipline.id = sequentialIdentifiers();
  discipline.io = &reading;

  Reader reader = {
      .at = resetsTheLine,
      .end = resetsTheLine + sizeof resetsTheLine - 1,
      .dot = request->dot,
      .dotEnd = request->dot + request->dotLength,
  };
  Agraph_t *graph = agread(&reader, &discipline);
  if (!graph) {
    *stage = ShimStageNotRead;
    return NULL;
  }
  Agraph_t *another;
  while ((another = agread(&reader, &discipline))) {
    agclose(another);
    *stage = ShimStageSeveralGraphs;
  }
  return graph;
}

static bool isTooLarge(const ShimRequest *request, const ShimDrawing *drawing) {
  if (drawing->nodes > request->mostNodes) return true;
  return drawing->edges > request->manyEdges &&
         drawing->edges > drawing->nodes * request->mostEdgesPerNode;
}

/// Writes a laid-out graph into memory.
static bool writeGraph(Agraph_t *graph, const char *format, ShimDrawing *drawing) {
  // Graphviz 13 widened the length from unsigned int to size_t; the type of the function tells.
  __typeof__(_Generic(&gvRenderData,
      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *): (unsigned int)0,
      default: (size_t)0)) length = 0;
  char *bytes = NULL;
  int failure = gvRenderData(context, graph, format, &bytes, &length);
  if (failure || !bytes || length == 0) {
    if (bytes) gvFreeRenderData(bytes);
    return false;
  }
  drawing->bytes = bytes;
  drawing->length = length;
  return true;
}

static ShimStage draw(const ShimRequest *request, ShimDrawing *drawing) {
  ShimStage stage = ShimStageDone;
  Agraph_t *graph = readGraph(request, &stage);
  if (!graph) return stage;

  drawing->nodes = (size_t)agnnodes(graph);
  drawing->edges = (size_t)agnedges(graph);
  if (stage == ShimStageDone && isTooLarge(request, drawing)) stage = ShimStageTooLarge;
  if (stage == ShimStageDone) {
    if (request->dotsPerInch)
      agattr(graph, AGRAPH, (char *)"dpi", (char *)request->dotsPerInch);
    if (gvLayout(context, graph, "dot")) stage = ShimStageNotLaidOut;
    else if (!writeGraph(graph, request->format, drawing)) stage = ShimStageNotWritten;
    gvFreeLayout(context, graph);
  }
  agclose(graph);
  return stage;
}

ShimDrawing shimDraw(const ShimRequest *request) {
  ShimDrawing drawing = {.stage = ShimStageOutOfMemory};
  pthread_mutex_lock(&gate);
  messagesBegin();
  if (!context) context = gvContext();
  if (context) drawing.stage = draw(request, &drawing);
  if (messagesWereLost()) drawing.stage = ShimStageOutOfMemory;
  drawing.messages = messagesTake();
  pthread_mutex_unlock(&gate);
  return drawing;
}

void shimFree(ShimDrawing drawing) {
  if (drawing.bytes) gvFreeRenderData(drawing.bytes);
  free(drawing.messages);
}

bool shimCanWrite(const char *format) {
  static const char smallest[] = "digraph { a }";
  ShimRequest request = {
      .dot = smallest,
      .dotLength = sizeof smallest - 1,
      .format = format,
      .mostNodes = 1,
  };
  ShimDrawing drawing = shimDraw(&request);
  shimFree(drawing);
  return drawing.stage == ShimStageDone;
}

const char *shimVersion(void) {
  pthread_mutex_lock(&gate);
  if (!context) context = gvContext();
  const char *version = context ? gvcVersion(context) : NULL;
  pthread_mutex_unlock(&gate);
  return version;
}
