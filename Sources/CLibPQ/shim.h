#ifndef FOERDERBUCH_CLIBPQ_H
#define FOERDERBUCH_CLIBPQ_H

#include <libpq-fe.h>

#endif
