/** Products of small matrices, by rows, four at a time. */

export interface Size {
  readonly n: number
  readonly inputs: number
  readonly outputs: number
}

/** out[t][o] = sum over i of x[t][i] * w[o][i] */
export function multiply(
  x: Float64Array,
  w: Float64Array,
  { n, inputs, outputs }: Size,
  out: Float64Array,
): void {
  const whole = outputs - (outputs % 4)
  for (let o = 0; o < whole; o += 4) {
    const w0 = o * inputs
    for (let t = 0; t < n; t++) {
      const from = t * inputs
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      for (let i = 0; i < inputs; i++) {
        const v = x[from + i] as number
        const at = w0 + i
        a += v * (w[at] as number)
        b += v * (w[at + inputs] as number)
        c += v * (w[at + 2 * inputs] as number)
        d += v * (w[at + 3 * inputs] as number)
      }
      const to = t * outputs + o
      out[to] = a
      out[to + 1] = b
      out[to + 2] = c
      out[to + 3] = d
    }
  }
  for (let o = whole; o < outputs; o++) {
    for (let t = 0; t < n; t++) {
      let sum = 0
      for (let i = 0; i < inputs; i++) sum += (x[t * inputs + i] as number) * (w[o * inputs + i] as number)
      out[t * outputs + o] = sum
    }
  }
}

/** gradient[o][i] += sum over t of dz[t][o] * x[t][i] */
export function addOuter(
  dz: Float64Array,
  x: Float64Array,
  { n, inputs, outputs }: Size,
  gradient: Float64Array,
): void {
  let t = 0
  for (; t + 4 <= n; t += 4) {
    const x0 = t * inputs
    for (let o = 0; o < outputs; o++) {
      const z = t * outputs + o
      const a = dz[z] as number
      const b = dz[z + outputs] as number
      const c = dz[z + 2 * outputs] as number
      const d = dz[z + 3 * outputs] as number
      const to = o * inputs
      for (let i = 0; i < inputs; i++) {
        const at = x0 + i
        gradient[to + i] =
          (gradient[to + i] as number) +
          a * (x[at] as number) +
          b * (x[at + inputs] as number) +
          c * (x[at + 2 * inputs] as number) +
          d * (x[at + 3 * inputs] as number)
      }
    }
  }
  for (; t < n; t++) {
    for (let o = 0; o < outputs; o++) {
      const a = dz[t * outputs + o] as number
      const to = o * inputs
      for (let i = 0; i < inputs; i++)
        gradient[to + i] = (gradient[to + i] as number) + a * (x[t * inputs + i] as number)
    }
  }
}

/** dx[t][i] += sum over o of dz[t][o] * w[o][i] */
export function multiplyBack(
  dz: Float64Array,
  w: Float64Array,
  { n, inputs, outputs }: Size,
  dx: Float64Array,
): void {
  const whole = outputs - (outputs % 4)
  for (let t = 0; t < n; t++) {
    const to = t * inputs
    for (let o = 0; o < whole; o += 4) {
      const z = t * outputs + o
      const a = dz[z] as number
      const b = dz[z + 1] as number
      const c = dz[z + 2] as number
      const d = dz[z + 3] as number
      const w0 = o * inputs
      for (let i = 0; i < inputs; i++) {
        const at = w0 + i
        dx[to + i] =
          (dx[to + i] as number) +
          a * (w[at] as number) +
          b * (w[at + inputs] as number) +
          c * (w[at + 2 * inputs] as number) +
          d * (w[at + 3 * inputs] as number)
      }
    }
    for (let o = whole; o < outputs; o++) {
      const a = dz[t * outputs + o] as number
      for (let i = 0; i < inputs; i++) dx[to + i] = (dx[to + i] as number) + a * (w[o * inputs + i] as number)
    }
  }
}
