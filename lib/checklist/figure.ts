/**
 * A figure for people: cut, never rounded up, so that 84.96 reads 84.9 and a threshold is never hidden.
 * Values are exact to a millionth (see score.ts); the small addition undoes binary noise below that.
 */
export function figure(value: number, decimals: number): string {
  const unit = 10 ** decimals
  return (Math.floor(value * unit + 1e-6) / unit).toFixed(decimals)
}
