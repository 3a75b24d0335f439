// The little of Graphviz that Swift needs.
//
// No Graphviz header is included here: most of them do not import (macros, variadic functions,
// mutable globals), and their layout differs between versions.

#pragma once
#include <stdbool.h>
#include <stddef.h>

/// How far a drawing came.
typedef enum __attribute__((enum_extensibility(closed))) ShimStage {
  ShimStageDone,
  ShimStageOutOfMemory,
  /// The text holds no graph, or one that Graphviz cannot read.
  ShimStageNotRead,
  /// The text goes on after its first graph with another one.
  ShimStageSeveralGraphs,
  /// The graph is larger than the request allows; nothing was laid out.
  ShimStageTooLarge,
  ShimStageNotLaidOut,
  ShimStageNotWritten,
} ShimStage;

/// What to draw.
typedef struct ShimRequest {
  /// The text of one graph; it may hold any byte but NUL.
  const char *dot;
  size_t dotLength;
  /// A format Graphviz can write, such as "svg".
  const char *format;
  /// The resolution of pixel formats, as text, or NULL for Graphviz's own.
  const char *dotsPerInch;
  size_t mostNodes;
  /// Above this number of edges, the number of edges a node must not exceed `mostEdgesPerNode`.
  size_t manyEdges;
  size_t mostEdgesPerNode;
} ShimRequest;

/// What came of a request.
typedef struct ShimDrawing {
  ShimStage stage;
  size_t nodes;
  size_t edges;
  /// The drawing, or NULL.
  char *bytes;
  size_t length;
  /// Everything Graphviz said, as it said it and ended by NUL, or NULL if it said nothing.
  char *messages;
} ShimDrawing;

/// Reads, lays out and writes a graph; calls from several threads wait for each other.
///
/// Equal requests give equal bytes. The result must be given to `shimFree`.
ShimDrawing shimDraw(const ShimRequest *request);

/// Frees what a drawing holds.
void shimFree(ShimDrawing drawing);

/// Whether this installation can lay out a graph and write it in the given format.
bool shimCanWrite(const char *format);

/// The version of the library, such as "2.43.0", or NULL; it need not be freed.
const char *shimVersion(void);
