/** The middle of the values; of an even number, the upper one. */
export const median = (values: readonly number[]): number => at(values, 0.5)

/** The value below which a share of the values lies. */
export const at = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
