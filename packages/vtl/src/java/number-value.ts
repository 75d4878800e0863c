/** java.lang.Double. */
export class JavaDouble {
  /** Of the type only: keeps the classes apart. */
  declare readonly javaClass: 'Double'
  constructor(readonly value: number) {}
}

/** java.lang.Float: `value` is already rounded to single precision. */
export class JavaFloat {
  /** Of the type only: keeps the classes apart. */
  declare readonly javaClass: 'Float'
  readonly value: number
  constructor(value: number) {
    this.value = Math.fround(value)
  }
}

/** java.lang.Short or Byte: results of `shortValue()` and `byteValue()`. */
export class JavaSmallInteger {
  readonly value: number
  constructor(
    readonly kind: 'Short' | 'Byte',
    value: number,
  ) {
    this.value = kind === 'Short' ? (value << 16) >> 16 : (value << 24) >> 24
  }
}

/** java.math.BigInteger. */
export class JavaBigInteger {
  /** Of the type only: keeps the classes apart. */
  declare readonly javaClass: 'BigInteger'
  constructor(readonly value: bigint) {}
}

/** java.math.BigDecimal: `unscaled` × 10^-`scale`. */
export class JavaBigDecimal {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  /** Reads decimal text (`-12.50`, `1e400`), as the Java constructor does. */
  static parse(text: string): JavaBigDecimal {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)
    if (match === null) throw new RangeError(`Not a decimal number: ${text}`)
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
    const digits = BigInt(`${whole}${fraction}` || '0')
    return new JavaBigDecimal(sign === '-' ? -digits : digits, fraction.length - Number(exponent))
  }
}
