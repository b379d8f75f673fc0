#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// A file of Schemas/ or Reports/ as it was when the program was built.
typedef struct {
  /// Path from the root of the repository, such as `Schemas/chart-of-accounts.yaml`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} foerderbuch_asset;

/// The file at `index`, counted from 0; its path is NULL behind the last one.
foerderbuch_asset foerderbuch_asset_at(int index);

#endif
