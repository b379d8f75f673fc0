#ifndef FOERDERBUCH_CMINIZIP_H
#define FOERDERBUCH_CMINIZIP_H

#include <unzip.h>
#include <zip.h>

#endif
