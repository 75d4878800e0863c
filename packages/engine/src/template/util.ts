import { type HostObject, type JavaValue, type Meter, toJavaString } from '@gatewright/vtl'
import { fromBase64, toBase64 } from '../base64.ts'
import { emptyBytes, payloadText } from '../bytes.ts'
import { javaBytes, urlDecode, urlEncode } from './form-encoding.ts'
import { escapeJavaScript } from './java-script-text.ts'
import { parsePayload } from './payload.ts'

const functions: Readonly<Record<string, (text: string) => JavaValue>> = {
  escapeJavaScript,
  parseJson: parsePayload,
  urlEncode,
  urlDecode,
  base64Encode: (text) => toBase64(javaBytes(text)),
  base64Decode,
}

/** `$util` of mapping templates. Every function takes the printed form of its argument. */
export const util: HostObject = {
  hostName: '$util',
  getProperty: () => undefined,
  callMethod(name: string, args: JavaValue[], meter: Meter): JavaValue | undefined {
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (run === undefined || args.length !== 1) return undefined
    const text = toJavaString(args[0] ?? '', meter)
    meter.spendText(text.length)
    const result = run(text)
    if (typeof result === 'string') meter.spendText(result.length)
    return result
  },
  toJavaString: () => '$util',
}

/** Base64 as commons-codec reads it: both alphabets, anything else skipped, the end at the first padding. */
function base64Decode(text: string): string {
  const end = text.indexOf('=')
  const digits = (end < 0 ? text : text.slice(0, end))
    .replace(/[^A-Za-z0-9+/_-]/g, '')
    .replace(/-/g, '+')
    .replace(/_/g, '/')
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits
  return payloadText(fromBase64(whole) ?? emptyBytes)
}
