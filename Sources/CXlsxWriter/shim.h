#ifndef FOERDERBUCH_CXLSXWRITER_H
#define FOERDERBUCH_CXLSXWRITER_H

#include <xlsxwriter.h>
#include <zlib.h>

/* The style of every cell that has none of its own. It decides the unit of column widths too. The
 * library makes it when it makes the workbook, but hands it out only through a C macro. */
static inline lxw_format *foerderbuch_default_format(lxw_workbook *workbook) {
    return STAILQ_FIRST(workbook->formats);
}

/* zlib offers this as a macro only. */
static inline int foerderbuch_inflate_raw_init(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}

#endif
