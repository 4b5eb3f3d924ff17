// A count as French writes it: « 10 001 ». Only for what is counted: a port, a year or a limit stays as it is.
const grouped = new Intl.NumberFormat('fr')

export const counted = (n: number): string => grouped.format(n)
