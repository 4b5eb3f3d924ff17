// When the parts of a ZIP say that they were made: never now, so that the same words give the same bytes, wherever and whenever.

/** The first instant that the format knows, by the clock here: it keeps that clock's figures, and no zone. */
export const zipDate = new Date(1980, 0, 1)
