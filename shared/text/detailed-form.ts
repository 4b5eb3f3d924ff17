// The legal form of an organisation beside its family: said only where it says more.

/** Null when the form is the family over again: « Association », « association ». */
export const detailedForm = (form: string | null, family: string): string | null =>
  form !== null && form.trim().localeCompare(family, 'fr', { sensitivity: 'base' }) !== 0 ? form : null
