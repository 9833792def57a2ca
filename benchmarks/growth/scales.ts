/** One axis: where a value stands, from 0 at its beginning to 1 at its end, and which values are written beside it. */
export interface Scale {
  place(value: number): number;
  readonly ticks: readonly number[];
}

/** Whole powers of ten around positive values. */
export function logarithmic(values: readonly number[]): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    place: (value) => (Math.log10(value) - low) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)),
  };
}

/** From 0 to beyond the largest value, in about five round steps. */
export function linear(values: readonly number[]): Scale {
  const most = Math.max(...values);
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const steps = Math.ceil(most / step);
  return {
    place: (value) => value / (steps * step),
    ticks: Array.from({ length: steps + 1 }, (_, index) => index * step),
  };
}
