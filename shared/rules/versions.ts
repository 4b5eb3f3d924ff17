// Closed lists of versions and comparisons, for both sides.

/** Why a version can no longer be removed. */
export const lockReasons = ['submitted', 'adopted', 'kept'] as const

/** As what a comparison leaves. */
export const comparisonFormats = ['csv', 'ods', 'docx', 'odt'] as const
