#ifndef FOERDERBUCH_CXLSXWRITER_H
#define FOERDERBUCH_CXLSXWRITER_H

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zlib.h>

/* The style of every cell that has none of its own. It decides the unit of column widths too. The
 * library makes it when it makes the workbook, but hands it out only through a C macro. */
static inline lxw_format *foerderbuch_default_format(lxw_workbook *workbook) {
    return STAILQ_FIRST(workbook->formats);
}

/* Adds a value to what a chart's range is known to hold: text where it is not NULL, else the number.
 * A program that does not compute draws the chart from these. The library itself takes formulas for
 * zeros and, in constant-memory mode, knows no value at all. */
static inline lxw_error foerderbuch_cache_value(
    lxw_series_range *range, const char *text, double number) {
    lxw_series_data_point *point = calloc(1, sizeof *point);
    if (!point) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    point->number = number;
    if (text) {
        point->string = strdup(text);
        if (!point->string) {
            free(point);
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        }
        point->is_string = LXW_TRUE;
        range->has_string_cache = LXW_TRUE;
    }
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    range->num_data_points++;
    range->ignore_cache = LXW_TRUE;
    return LXW_NO_ERROR;
}

/* zlib offers this as a macro only. */
static inline int foerderbuch_inflate_raw_init(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}

#endif
